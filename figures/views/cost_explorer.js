// What the full derivative of a network costs: operations and memory, four ways, and the checkpoints' spacing.

import { draggable, each, exact, figure, format, html, numberControl, Plot, set, svg } from "../lib/index.js";
import { numbers, segment, WAYS } from "../maths/cost.js";

/**
 * @typedef {import("../maths/cost.js").CostState} CostState
 * @typedef {ReturnType<typeof numbers>} Numbers
 * @typedef {"inputs" | "outputs" | "width" | "depth"} Size
 */

const NAMES = {
  differences: "finite differences", dual: "forward mode", reverse: "reverse mode", checkpoints: "reverse, with checkpoints",
};
const COUNTED = "Counted are multiplications by W and by φ′(z), and the numbers that go into layers; not additions, φ and φ′ themselves, " +
  "weights, or gradients on their way back. The derivative is with respect to the inputs: in training, the inputs of the loss are the parameters.";

/**
 * @param {number} count
 * @param {string} word
 */
const many = (count, word) => `${exact(count)} ${word}${count === 1 ? "" : "s"}`;

/**
 * Who wins, and why.
 * @param {CostState} now
 * @param {Numbers} n
 */
function winner({ inputs, outputs }, { operations, passes }) {
  const first = `${many(inputs, "input")}, ${many(outputs, "output")}. Reverse mode goes forward once, and back once for each output: ` +
    `${format(passes.reverse)} forward passes in all. Forward mode makes a double pass, value and derivative, for each input: ` +
    `${format(passes.dual)}. Finite differences make two plain ones: ${format(passes.differences)}, and are only approximate.`;
  const [ahead, behind] = [Math.min(operations.reverse, operations.dual), Math.max(operations.reverse, operations.dual)];
  if (ahead === behind) return `${first} A tie.`;
  const factor = `by a factor of ${format(behind / ahead)}`;
  if (operations.dual < operations.reverse) return `${first} More outputs than inputs: forward mode wins ${factor}.`;
  if (outputs >= inputs) return `${first} Reverse mode still wins, ${factor}: going back is cheaper than a pass of dual numbers.`;
  return `${first} Reverse mode wins ${factor}.`;
}

/**
 * What checkpoints give, and take.
 * @param {CostState} now
 * @param {Numbers} n
 */
function trade(now, { memory, recomputed }) {
  const { size, checkpoints } = segment(now);
  if (size === 1) return "A checkpoint at every layer keeps everything: nothing is saved, nothing recomputed.";
  if (checkpoints === 1) return "With x as the only checkpoint the whole network is one segment: nothing is saved.";
  return `Checkpoints every ${size} layers keep ${exact(memory.checkpoints)} numbers instead of ${exact(memory.reverse)}, ` +
    `for ${format(recomputed)} of a forward pass more.`;
}

/**
 * Bars on a log scale, one for each way.
 * @param {HTMLElement} picture
 * @param {{width: number, label: string, axis: string, max: number, words: (x: number) => string}} options
 */
function bars(picture, { width, label, axis, max, words }) {
  const plot = new Plot(picture, {
    width, height: 222, label, x: { min: 1, max, log: true, label: axis }, y: { min: 0, max: 4, ticks: [], label: "" },
  });
  plot.inside.left = 14;
  plot.ticks();
  const rows = svg("g");
  plot.marks.append(rows);
  return (/** @type {Record<string, number>} */ values) =>
    each(rows, WAYS, () => svg("g", {}, svg("rect", { class: "bp-bar" }), svg("text")), (row, way, i) => {
      const y = plot.py(4 - i) + 4;
      set(row.children[0], { x: plot.inside.left, y: y + 18, width: Math.max(2, plot.px(values[way]) - plot.inside.left), height: 12 });
      set(row.children[1], { x: plot.inside.left, y: y + 13, text: `${NAMES[way]}: ${words(values[way])}` });
    });
}

/**
 * Whole ticks for a range of counts.
 * @param {number} min
 * @param {number} max
 */
function wholeTicks(min, max) {
  const power = 10 ** Math.floor(Math.log10((max - min) / 4));
  const step = Math.max(1, power * ([1, 2, 5].find((factor) => 4 * factor * power >= max - min) ?? 10));
  return Array.from({ length: Math.floor(max / step) - Math.ceil(min / step) + 1 }, (_, i) => (Math.ceil(min / step) + i) * step);
}

export default figure({
  name: "CostExplorer",
  title: "Cost explorer",
  hint: "raise the outputs until forward mode wins. Then make the network 100 layers deep: which spacing of checkpoints keeps the fewest numbers?",
  traits: ["inputs", "outputs", "width", "depth", "every"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const width = narrow ? 343 : 360;
    const operations = bars(picture, {
      width, label: "Multiplications of the four ways, in forward passes", axis: "multiplications, in forward passes (log scale)",
      max: 1e5, words: (x) => `${format(x)} forward passes`,
    });
    const memory = bars(picture, {
      width, label: "Memory of the four ways", axis: "memory: numbers kept at once (log scale)",
      max: 1e6, words: (x) => many(x, "number"),
    });
    const told = [html("p", { class: narrow ? "bp-winner bp-tall" : "bp-winner" }), html("p")];
    picture.append(told[0]);
    const curve = new Plot(picture, {
      width, height: 222, label: "Memory against the spacing of checkpoints",
      x: { min: 1, max: 2, log: true, label: "layers from one checkpoint to the next" }, y: { min: 0, max: 1, label: "numbers kept, with checkpoints" },
    });
    curve.inside.left = 54;
    const root = svg("line", { class: "bp-dashed bp-root", y1: curve.inside.top, y2: curve.inside.bottom });
    const rootWords = svg("text", { class: "bp-start", y: curve.inside.top + 12 });
    const line = svg("path", { class: "bp-line bp-ink" });
    const mark = svg("g", {}, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-ink" }));
    curve.marks.append(root, line, rootWords, mark);
    const strip = svg("svg", { viewBox: `0 0 ${width} 92`, class: "bp-strip", "aria-hidden": "true" });
    const cells = svg("g");
    const stripWords = [0, 1, 2].map((i) => svg("text", { x: i === 2 ? width : 0, y: [12, 84, 84][i], class: i === 2 ? "bp-end" : "bp-start" }));
    strip.append(cells, ...stripWords);
    picture.append(html("div", { class: "bp-aside" }, strip, told[1]), html("p", { class: "bp-counted", text: COUNTED }));

    /** @param {Size} name @param {number} max */
    const size = (name, max) => numberControl(controls, {
      label: name, min: 1, max, step: name === "depth" ? 1 : 0.25, log: name !== "depth", integer: true,
      get: () => state.get()[name], set: (to) => state.set({ [name]: to }),
    });
    /** @param {string} label */
    const spacing = (label) => ({
      label, min: 1, step: 1, integer: true,
      get max() { return state.get().depth; },
      get: () => segment(/** @type {CostState} */ (state.get())).size,
      set: (/** @type {number} */ to) => state.set({ every: to }),
    });
    const refresh = [
      size("inputs", 10_000), size("outputs", 10_000), size("width", 1000), size("depth", 200),
      numberControl(controls, spacing("keep every")),
      draggable(mark, Object.assign(spacing("spacing of checkpoints, on the curve"), { at: (/** @type {PointerEvent} */ event) => curve.xAt(event) })),
    ];
    const slider = /** @type {Element} */ (controls.lastElementChild?.querySelector("input"));

    return (/** @type {CostState} */ now, /** @type {Numbers} */ n) => {
      operations(n.passes);
      memory(n.memory);
      const [low, high] = [Math.min(...n.spacings), Math.max(...n.spacings)];
      const room = Math.max(2, high - low) * 0.2;
      curve.x.max = Math.max(2, now.depth);
      curve.x.ticks = [1, 2, 5, 10, 20, 50, 100, 200].filter((tick) => tick <= curve.x.max);
      [curve.y.min, curve.y.max] = [Math.max(0, low - room), high + room];
      curve.y.ticks = wholeTicks(curve.y.min, curve.y.max);
      curve.ticks();
      set(line, { d: curve.line(n.spacings.map((kept, i) => [i + 1, kept])) });
      const middle = curve.px(Math.sqrt(now.depth));
      set(root, { x1: middle, x2: middle });
      set(rootWords, { x: middle + 5, text: `√${now.depth} = ${format(Math.sqrt(now.depth))}` });
      const chosen = segment(now);
      set(mark, { transform: `translate(${curve.px(chosen.size)} ${curve.py(n.memory.checkpoints)})`, "aria-valuemax": now.depth });
      set(slider, { max: now.depth });
      drawStrip(now);
      [winner(now, n), trade(now, n)].forEach((text, i) => set(told[i], { text }));
      for (const show of refresh) show();
    };

    /**
     * The values that go into the layers, and which of them are there when most are.
     * @param {CostState} now
     */
    function drawStrip(now) {
      const { size: length, checkpoints, last, lastStart } = segment(now);
      const start = checkpoints > 1 && length > last + 1 ? lastStart - length : lastStart;
      const pitch = Math.min(24, width / now.depth);
      each(cells, Array(now.depth).fill(0), () => svg("rect"), (cell, _, i) => {
        const kind = i <= start && i % length === 0 ? "checkpoint" : i > start && i < start + length ? "segment" : "dropped";
        const height = { checkpoint: 40, segment: 20, dropped: 4 }[kind];
        set(cell, { x: i * pitch, y: 64 - height, width: Math.max(0.8, pitch - (pitch > 4 ? 2 : 0.5)), height, class: `bp-${kind}` });
      });
      const inSegment = Math.min(length, now.depth - start) - 1;
      set(stripWords[0], { text: `Kept: ${many(start / length + 1, "checkpoint")} (tall), ${exact(inSegment)} more (low)` });
      set(stripWords[1], { text: "x" });
      set(stripWords[2], { x: now.depth * pitch, text: now.depth > 2 ? `z${now.depth - 1}` : "" });
    }
  },
  rows: (/** @type {CostState} */ now, /** @type {Numbers} */ n) => [
    ...WAYS.map((way) => ({ label: `${NAMES[way]}: forward passes`, key: `passes.${way}`, value: n.passes[way] })),
    { label: "one forward pass: multiplications", key: "operations.forward", value: n.operations.forward },
    ...WAYS.map((way) => ({ label: `${NAMES[way]}: multiplications`, key: `operations.${way}`, value: n.operations[way] })),
    { label: "recomputed: forward passes", key: "recomputed", value: n.recomputed },
    ...WAYS.map((way) => ({ label: `${NAMES[way]}: numbers kept`, key: `memory.${way}`, value: n.memory[way] })),
    { label: "the spacing that keeps fewest", key: "best", value: n.best },
    ...n.spacings.map((kept, i) => ({ label: `numbers kept with a checkpoint every ${many(i + 1, "layer")}`, key: `spacings.${i}`, value: kept })),
  ],
  say: (/** @type {CostState} */ now, /** @type {Numbers} */ n) => `${winner(now, n)} ${trade(now, n)}`,
});
