// The same network as matrices, for the whole batch: forward above, backward below, layer by layer.

import { html, set } from "../lib/index.js";
import { matrix } from "./matrix.js";

/**
 * @typedef {import("../maths/network.js").NetworkState} NetworkState
 * @typedef {ReturnType<typeof import("../maths/network.js").numbers>} Numbers
 * @typedef {import("./matrix.js").Shown} Shown
 */

/** Matrices are drawn for so long (ms) in one frame; the rest follows in the next. Those out of sight wait. */
const BUDGET = 2;

/**
 * @param {HTMLElement} below
 * @param {{narrow: boolean, onClose: (close: () => void) => void}} spec
 * @returns {(now: NetworkState, n: Numbers) => void}
 */
export function matricesView(below, { narrow, onClose }) {
  const box = html("div", { class: "bp-layers" });
  const details = html("details", { class: "bp-more", ontoggle: () => ask() }, html("summary", { text: "As matrices" }), box);
  below.append(details);
  /** @type {[NetworkState, Numbers] | null} */
  let latest = null;
  let [built, frame] = ["", 0];
  /** @type {{line: Element, show: () => void}[]} what draws each matrix, and what is still to be drawn */
  let parts = [];
  let waiting = parts;
  /** @type {Set<Element>} */
  const away = new Set();
  const watcher = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) away.delete(target);
      else away.add(target);
    }
    ask();
  });
  onClose(() => {
    cancelAnimationFrame(frame);
    watcher?.disconnect();
  });

  function build(/** @type {number[]} */ sizes) {
    parts = [];
    watcher?.disconnect();
    away.clear();
    box.replaceChildren(html("p", { class: "bp-counted", text: "All examples at once: rows are examples, and the framed row is the one that the picture shows. The gradients are those of the mean loss of the batch." }));
    const last = sizes.length - 1;
    for (let k = 1; k <= last; k += 1) {
      const into = k === 1 ? "X" : `A${k - 1}`;
      const line = html("div", { class: "bp-matrices", "data-narrow": narrow });
      box.append(html("p", { class: "bp-layer-name", text: `Layer ${k}` }), line);
      const add = (/** @type {string} */ name, /** @type {Shown["kind"]} */ kind, /** @type {string} */ note, /** @type {(now: NetworkState, n: Numbers) => number[] | number[][]} */ values, /** @type {"row" | "entry" | ""} */ framed) => {
        const show = matrix(line);
        parts.push({ line, show: () => {
          const [now, n] = /** @type {[NetworkState, Numbers]} */ (latest);
          const found = values(now, n);
          const vector = !Array.isArray(found[0]);
          const { layer, row, column } = n.entry;
          const here = framed === "entry" && layer === k - 1 && vector === (row === null);
          show({
            name, kind, note, vector, values: /** @type {number[][]} */ (vector ? [found] : found),
            frames: framed === "row" ? [{ row: now.example }] : here ? [{ row: row ?? 0, column, now: true }] : [],
          });
        } });
      };
      if (k === 1) add("X", "value", "", (now) => now.X, "row");
      add(`W${k}`, "value", "", (now) => now.parameters[`W${k}`], "entry");
      add(`b${k}`, "value", "", (now) => now.parameters[`b${k}`], "entry");
      add(`Z${k}`, "value", `${into} @ W${k} + b${k}`, (_, n) => n.matrices[`Z${k}`], "row");
      if (k < last) add(`A${k}`, "value", `φ(Z${k})`, (_, n) => n.matrices[`A${k}`], "row");
      else {
        add("P", "value", `softmax(Z${k})`, (_, n) => n.matrices.P, "row");
        add("y", "plain", "", (now) => now.y, "");
      }
      line.append(html("span", { class: "bp-break" }));
      if (k < last) add(`dA${k}`, "gradient", `dZ${k + 1} @ W${k + 1}ᵀ`, (_, n) => n.matrices[`dA${k}`], "row");
      add(`dZ${k}`, "gradient", k < last ? `dA${k} * φ′(Z${k})` : "(P − Y) / N", (_, n) => n.matrices[`dZ${k}`], "row");
      add(`dW${k}`, "gradient", `${into}ᵀ @ dZ${k}`, (_, n) => n.gradients.batch[`dW${k}`], "entry");
      add(`db${k}`, "gradient", `dZ${k}.sum(axis=0)`, (_, n) => n.gradients.batch[`db${k}`], "entry");
      watcher?.observe(line);
      if (k === 1) add("dX", "gradient", "dZ1 @ W1ᵀ", (_, n) => n.matrices.dA0, "row");
    }
  }

  function ask() {
    if (!details.open || !latest) return;
    const { sizes } = latest[0];
    if (built !== sizes.join()) {
      built = sizes.join();
      build(sizes);
    }
    waiting = parts.filter(({ line }) => !away.has(line));
    if (!frame) work();
  }

  function work() {
    const start = performance.now();
    while (waiting.length > 0 && performance.now() - start < BUDGET) waiting.shift()?.show();
    frame = waiting.length > 0 ? requestAnimationFrame(work) : 0;
    set(box, { "aria-busy": waiting.length > 0 ? "true" : null });
  }

  return (now, n) => {
    latest = [now, n];
    ask();
  };
}
