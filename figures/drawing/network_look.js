// From the numbers of a network to what stands on its units and edges.

import { format } from "../lib/index.js";
import { tight } from "./network_units.js";
import { entryNames, stepAt, stepsOf } from "../maths/network_names.js";
import { route } from "../maths/network_paths.js";
import { found, nameOf, unitName } from "./network_words.js";

/**
 * @typedef {import("../maths/network.js").NetworkState} NetworkState
 * @typedef {ReturnType<typeof import("../maths/network.js").numbers>} Numbers
 * @typedef {import("./network.js").Look} Look
 */

/**
 * The edges of a unit, numbered from the inputs on: those that lead in with its bias, and those that lead out.
 * @param {readonly number[]} sizes
 * @param {number} unit
 */
export function edgesOf(sizes, unit) {
  /** @type {{into: number[], out: number[]}} */
  const edges = { into: [], out: [] };
  let [l, j, start] = [0, unit, 0];
  while (l < sizes.length && j >= sizes[l]) {
    j -= sizes[l];
    if (l > 0) start += sizes[l] * (sizes[l - 1] + 1);
    l += 1;
  }
  if (l >= sizes.length) return edges;
  if (l > 0) {
    for (let i = 0; i <= sizes[l - 1]; i += 1) edges.into.push(start + i * sizes[l] + j);
    start += sizes[l] * (sizes[l - 1] + 1);
  }
  if (l + 1 < sizes.length) for (let k = 0; k < sizes[l + 1]; k += 1) edges.out.push(start + j * sizes[l + 1] + k);
  return edges;
}

/**
 * @param {NetworkState} now
 * @param {Numbers} n
 * @param {{all: boolean, pointed: number}} view  whether every edge can be labeled, and the unit that is pointed at
 * @returns {Look}
 */
export function lookOf(now, n, { all, pointed }) {
  const { sizes, position } = now;
  const { turn, last } = stepsOf(sizes);
  const step = stepAt(sizes, position);
  const names = entryNames(sizes);
  const share = n.unit.share;
  let [before, computed] = [sizes[0], 0];
  /** @type {Look["units"]} */
  const units = Array.from({ length: sizes[0] }, (_, i) => {
    const numbers = { x: n.unit.a[0][i], dx: n.unit.dA[0]?.[i] ?? null };
    return { numbers, faint: false, now: false, mark: "", label: () => told(`x${i + 1}`, numbers) };
  });
  const faint = new Uint8Array(names.length);
  const gradients = new Float64Array(names.length).fill(NaN);
  const weights = new Float64Array(names.length);
  const shown = n.gradients[now.batch ? "batch" : "example"];
  /** @type {Map<string, string>} */
  const marks = new Map();
  for (const [l, j] of n.saturated) marks.set(`${l} ${j}`, "⊣ saturated");
  for (const [l, j] of n.dead) marks.set(`${l} ${j}`, "✕ dead");
  let e = 0;
  for (let l = 0; l < sizes.length - 1; l += 1) {
    const [D, H] = [sizes[l], sizes[l + 1]];
    const [W, b, dW, db] = [now.parameters[`W${l + 1}`], now.parameters[`b${l + 1}`], shown[`dW${l + 1}`], shown[`db${l + 1}`]];
    for (let j = 0; j < H; j += 1) {
      const there = position > computed + j;
      // The way back goes through a layer from its last unit to its first.
      const passed = H - j <= n.unit.done[l];
      for (let i = 0; i <= D; i += 1) {
        const at = e + i * H + j;
        faint[at] = there ? 0 : 1;
        weights[at] = i < D ? W[i][j] : b[j];
        if (passed) gradients[at] = i < D ? dW[i][j] : db[j];
      }
      const hidden = l < sizes.length - 2;
      const seeded = hidden ? passed : n.unit.seeded;
      /** @type {Record<string, number | null>} */
      const numbers = { z: there ? n.unit.z[l][j] : null, dz: seeded ? n.unit.dz[l][j] : null };
      if (hidden) {
        Object.assign(numbers, { a: there ? n.unit.a[l + 1][j] : null, slope: there ? n.unit.slope[l][j] : null, da: n.unit.dA[l + 1]?.[j] ?? null });
      } else numbers.p = position >= turn ? n.unit.p[j] : null;
      const mark = (there && marks.get(`${l + 1} ${j}`)) || "";
      units.push({
        numbers, faint: !there, now: step.kind === "unit" && step.layer === l && step.unit === j, mark,
        label: () => told(unitName(sizes, l + 1, j), numbers) + (mark && `, ${mark.slice(2)}`),
      });
    }
    e += H * (D + 1);
    computed += H;
    before += H;
  }
  const numbers = { loss: position >= turn ? n.unit.loss : null, mean: position >= turn && now.batch ? n.loss : null, dloss: n.unit.seeded ? share : null };
  units.push({ numbers, faint: position < turn, now: step.kind === "loss", mark: "", label: () => told("loss", numbers) });

  const chosen = names.indexOf(n.chosen);
  const different = new Map(found(now).map((entry) => [names.indexOf(nameOf(entry)), entry.yours === null ? "no number" : tight(entry.yours, true)]));
  // Of a large network the edges of one unit are labeled: the one that is pointed at, that is treated now, or that the chosen weight leads to.
  const firstOf = (/** @type {number} */ layer) => sizes.slice(0, layer + 1).reduce((sum, size) => sum + size, 0);
  const treated = step.kind === "unit" && position < last ? firstOf(step.layer) + step.unit : firstOf(n.entry.layer) + n.entry.column;
  const focus = all ? -1 : pointed >= 0 && pointed < before ? pointed : treated;
  const { into, out } = edgesOf(sizes, focus);
  return {
    units, weights, gradients, faint, chosen, different, focus,
    labeled: all ? names.map((_, k) => k) : [...new Set([...into, ...out, chosen])],
    locals: n.unit.local.map((x) => (position >= turn ? x : null)),
    path: now.path > 0 && now.path <= n.paths.products.length ? route(n.entry, sizes, now.path - 1) : null,
  };
}

const SPOKEN = /** @type {Record<string, string>} */ ({ x: "value", slope: "φ′", loss: "value", mean: "mean of the batch", dloss: "gradient" });

/** @param {string} name @param {Record<string, number | null>} numbers */
function told(name, numbers) {
  return [name, ...Object.entries(numbers).filter(([, x]) => x !== null).map(([key, x]) => `${SPOKEN[key] ?? key} ${format(/** @type {number} */ (x))}`)].join(", ");
}
