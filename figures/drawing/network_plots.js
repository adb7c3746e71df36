// Beside the network: the examples in their plane, and the loss along one weight.

import { draggable, each, format, html, Plot, set, sparingly, svg } from "../lib/index.js";
import { PLANE, REACH } from "../maths/network.js";
import { regions } from "../maths/network_regions.js";
import { short } from "./matrix.js";

/**
 * @typedef {import("../maths/network.js").NetworkState} NetworkState
 * @typedef {ReturnType<typeof import("../maths/network.js").numbers>} Numbers
 */

/** The marks of the classes: a circle, a square, a triangle; sign and class are never color alone. */
const MARKS = ["M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z", "M-6 -6H6V6H-6Z", "M0 -7.5L7.5 6H-7.5Z"];
/** Tops of the loss axis: it changes in steps, so that the curve does not jump while one drags. */
const TOPS = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

let identity = 0;

/** The regions of the classes are drawn again after so long (ms) at the earliest. */
const SOON = 60;

/** @param {number} x */
const inPlane = (x) => Number(Math.max(-PLANE, Math.min(PLANE, x)).toFixed(2));

/**
 * @param {Element} parent
 * @param {{
 *   narrow: boolean, get: () => NetworkState, choose: (example: number) => void, move: (example: number, x: [number, number]) => void,
 *   onClose: (close: () => void) => void,
 * }} spec
 */
export function pointsPlot(parent, { narrow, get, choose, move, onClose }) {
  const plot = new Plot(parent, {
    width: narrow ? 343 : 350, height: 250, label: "The examples in their plane",
    x: { min: -PLANE, max: PLANE, label: "x1" }, y: { min: -PLANE, max: PLANE, label: "x2" },
  });
  const hatch = `bp-hatch-${(identity += 1)}`;
  const areas = ["bp-area", "bp-area bp-hatched"].map((name) => svg("path", { class: name }));
  set(areas[1], { fill: `url(#${hatch})` });
  const points = svg("g");
  plot.marks.append(
    svg("pattern", { id: hatch, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 2, height: 6 })),
    ...areas, points);

  /** @param {PointerEvent} event @returns {[number, number]} */
  const under = (event) => {
    const box = plot.root.getBoundingClientRect();
    const { top, bottom } = plot.inside;
    const y = ((event.clientY - box.top) / box.width) * plot.width;
    return [inPlane(plot.xAt(event)), inPlane(-PLANE + ((bottom - y) / (bottom - top)) * 2 * PLANE)];
  };
  const make = (/** @type {number[]} */ _, /** @type {number} */ i) => {
    const group = svg("g", { class: "bp-drag bp-example", role: "button", "aria-roledescription": "movable point" },
      svg("circle", { r: 16, class: "bp-reach" }), svg("path"));
    set(group, {
      onpointerdown: (event) => {
        event.preventDefault();
        group.focus();
        group.setPointerCapture(/** @type {PointerEvent} */ (event).pointerId);
        choose(i);
      },
      onpointermove: (event) => {
        const pointer = /** @type {PointerEvent} */ (event);
        if (group.hasPointerCapture(pointer.pointerId)) move(i, under(pointer));
      },
      onkeydown: (event) => {
        const { key, shiftKey } = /** @type {KeyboardEvent} */ (event);
        const by = shiftKey ? 0.01 : 0.1;
        const [dx, dy] = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] }[key] ?? [0, 0];
        if (dx === 0 && dy === 0) return;
        event.preventDefault();
        const [x1, x2] = get().X[i];
        move(i, [inPlane(x1 + dx), inPlane(x2 + dy)]);
      },
    });
    return group;
  };
  const color = sparingly(areas[0], SOON, (/** @type {NetworkState} */ { activation }, /** @type {Numbers} */ { layers }) => {
    const found = regions(layers, activation, PLANE, (x) => plot.px(x), (y) => plot.py(y));
    areas.forEach((area, k) => set(area, { d: found[k + 1] || null }));
  }, onClose);
  return (/** @type {NetworkState} */ now, /** @type {Numbers} */ n) => {
    color(now, n);
    each(points, now.X, make, (group, [x1, x2], i) => {
      set(group, {
        transform: `translate(${plot.px(x1).toFixed(1)} ${plot.py(x2).toFixed(1)})`, tabindex: i === now.example ? 0 : -1, "data-chosen": i === now.example,
        "aria-label": `example ${i}, class ${now.y[i]}: x1 ${short(x1)}, x2 ${short(x2)}; arrow keys move it`,
      });
      set(group.children[1], { d: MARKS[now.y[i]] });
    });
  };
}

/**
 * @param {Element} parent
 * @param {{narrow: boolean, value: {get: () => number, set: (x: number) => void}}} spec
 */
export function slicePlot(parent, { narrow, value }) {
  const plot = new Plot(parent, {
    width: narrow ? 343 : 350, height: 250, label: "The loss along the chosen weight",
    x: { min: -6, max: 6, label: "the chosen weight" }, y: { min: 0, max: 2, label: "loss" },
  });
  const { left, right, top, bottom } = plot.inside;
  const clip = `bp-slice-${(identity += 1)}`;
  const line = svg("path", { class: "bp-line bp-value" });
  const tangent = svg("line", { class: "bp-line bp-gradient" });
  const point = svg("g", {}, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-value" }));
  const words = ["bp-gradient-text", ""].map((name, i) => svg("text", { y: top + 14 + 17 * i, class: name }));
  plot.marks.append(
    svg("clipPath", { id: clip }, svg("rect", { x: left, y: top, width: right - left, height: bottom - top })),
    svg("g", { "clip-path": `url(#${clip})` }, line, tangent), ...words, point);
  const name = /** @type {Element} */ (plot.root.querySelector(".bp-axis"));
  const handle = draggable(point, { label: "the chosen weight, on the loss curve", min: -REACH, max: REACH, step: 0.1, ...value, at: (event) => plot.xAt(event) });
  return (/** @type {NetworkState} */ _, /** @type {Numbers} */ n) => {
    const { at, loss } = n.slice;
    const reach = at[at.length - 1];
    const highest = Math.min(Math.max(...loss), Math.max(2.5 * n.shownLoss, 1));
    const most = TOPS.find((stop) => stop >= highest) ?? highest;
    if (plot.x.max !== reach || plot.y.max !== most) {
      [plot.x.min, plot.x.max, plot.y.max] = [-reach, reach, most];
      plot.ticks();
    }
    set(name, { text: n.chosen });
    set(line, { d: plot.line(at.map((x, i) => /** @type {const} */ ([x, loss[i]]))) });
    const [low, high] = [n.value - reach, n.value + reach];
    set(tangent, {
      x1: plot.px(low), x2: plot.px(high), y1: plot.py(n.shownLoss - n.gradient * reach), y2: plot.py(n.shownLoss + n.gradient * reach),
    });
    set(point, { transform: `translate(${plot.px(n.value).toFixed(1)} ${plot.py(Math.min(most, n.shownLoss)).toFixed(1)})` });
    // Where the curve is lower, there is room.
    const atRight = loss[0] > loss[loss.length - 1];
    for (const text of words) set(text, { x: atRight ? right - 4 : left + 6, "text-anchor": atRight ? "end" : "start" });
    set(words[0], { text: `slope ${format(n.gradient)}` });
    set(words[1], { text: `measured ${format(n.measured)}${n.agrees ? "" : " ≠"}` });
    handle();
  };
}

