// Nudge the input of a function and watch its output: secant, tangent, and the error against the step.

import { choice, draggable, figure, format, numberControl, Plot, set, svg } from "../lib/index.js";
import { FUNCTIONS } from "../maths/functions.js";
import { numbers, STEPS } from "../maths/nudge.js";

const [LOW, HIGH] = [-3, 3];
const FLOOR = 1e-16;
const GRID = Array.from({ length: 181 }, (_, i) => LOW - 1 + (i * (HIGH - LOW + 2)) / 180);
/** @type {Record<string, [number, number]>} */
const HEIGHTS = {
  square: [-2, 9], cube: [-12, 12], sin: [-1.6, 1.6], exp: [-2, 10], tanh: [-1.6, 1.6], sigmoid: [-0.4, 1.4], relu: [-1, 3], abs: [-1, 3],
};

export default figure({
  name: "NudgeExplorer",
  title: "Nudge explorer",
  hint: "make the step smaller and smaller. The error falls, and then?",
  traits: ["function", "x", "step"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const [width, height] = narrow ? [343, 260] : [360, 290];
    const curve = new Plot(picture, {
      width, height, label: "The function, with its secant and its tangent",
      x: { min: LOW, max: HIGH, label: "x" }, y: { min: -2, max: 2, label: "f(x)" },
    });
    const errors = new Plot(picture, {
      width, height, label: "The error of the secant's slope, against the step",
      x: { min: 1e-12, max: 1, log: true, label: "step" }, y: { min: FLOOR, max: 10, log: true, label: "error of the slope" },
    });
    const clip = `bp-inside-${(identity += 1)}`;
    const { left, right, top, bottom } = curve.inside;
    curve.marks.append(svg("clipPath", { id: clip }, svg("rect", { x: left, y: top, width: right - left, height: bottom - top })));
    const drawn = svg("g", { "clip-path": `url(#${clip})` });
    const line = svg("path", { class: "bp-line bp-value" });
    const tangent = svg("line", { class: "bp-line bp-local" });
    const secant = svg("line", { class: "bp-line bp-ink bp-dashed" });
    drawn.append(line, tangent, secant);
    const nudged = [0, 1].map(() => svg("circle", { r: 5, class: "bp-dot bp-ink" }));
    const point = svg("g", {}, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-value" }));
    const words = [svg("text", { x: left + 8, y: top + 14, class: "bp-local-text" }), svg("text", { x: left + 8, y: top + 31 })];
    curve.marks.append(drawn, ...nudged, point, ...words);
    const errorLine = svg("path", { class: "bp-line bp-ink" });
    const mark = svg("g", {}, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-ink" }));
    const markWords = svg("text");
    errors.marks.append(errorLine, mark, markWords);

    const x = { label: "x", min: LOW, max: HIGH, step: 0.1, get: () => state.get().x, set: (/** @type {number} */ to) => state.set({ x: tidy(to) }) };
    const step = { label: "step", min: 1e-12, max: 1, step: 0.25, log: true, get: () => state.get().step, set: (/** @type {number} */ to) => state.set({ step: to }) };
    const refresh = [
      choice(controls, {
        label: "Function", options: Object.entries(FUNCTIONS).map(([name, { words: text }]) => /** @type {const} */ ([name, text])),
        get: () => state.get().function, set: (name) => state.set({ function: name }),
      }),
      numberControl(controls, x),
      numberControl(controls, step),
      draggable(point, { ...x, label: "x, on the curve", at: (event) => curve.xAt(event) }),
      draggable(mark, { ...step, label: "step, on the error curve", at: (event) => errors.xAt(event) }),
    ];
    let drawnFunction = "";

    return (now, n) => {
      const { f } = FUNCTIONS[now.function];
      if (now.function !== drawnFunction) {
        drawnFunction = now.function;
        [curve.y.min, curve.y.max] = HEIGHTS[now.function];
        curve.ticks();
        set(line, { d: curve.line(GRID.map((at) => [at, f(at)])) });
      }
      const [px, py] = [curve.px(now.x), curve.py(n.value)];
      set(point, { transform: `translate(${px} ${py})` });
      nudged.forEach((dot, i) => set(dot, {
        cx: curve.px(now.x + (i ? now.step : -now.step)), cy: curve.py(i ? n.above : n.below),
        visibility: now.step < 0.02 ? "hidden" : "visible",
      }));
      slopeLine(tangent, n.derivative, now.x, n.value);
      slopeLine(secant, n.secant, now.x, (n.above + n.below) / 2);
      set(words[0], { text: `tangent: slope ${format(n.derivative)}` });
      set(words[1], { text: `secant: slope ${format(n.secant)}` });
      set(errorLine, { d: errors.line(STEPS.map((h, i) => [h, Math.max(FLOOR, n.curve[i])])) });
      const [mx, my] = [errors.px(now.step), errors.py(Math.min(10, Math.max(FLOOR, n.error)))];
      set(mark, { transform: `translate(${mx} ${my})` });
      set(markWords, {
        text: `error ${format(n.error)}`, x: mx, y: my < 40 ? my + 26 : my - 14,
        class: mx > width * 0.72 ? "bp-end" : mx < width * 0.35 ? "bp-start" : "bp-middle",
      });
      for (const show of refresh) show();
    };

    /**
     * @param {SVGLineElement} node
     * @param {number} slope
     * @param {number} at
     * @param {number} value
     */
    function slopeLine(node, slope, at, value) {
      set(node, {
        x1: curve.px(LOW - 1), y1: curve.py(value + slope * (LOW - 1 - at)),
        x2: curve.px(HIGH + 1), y2: curve.py(value + slope * (HIGH + 1 - at)),
      });
    }
  },
  rows: (now, n) => [
    { label: "x", key: "x", value: now.x },
    { label: "step", key: "step", value: now.step },
    { label: "f(x)", key: "value", value: n.value },
    { label: "f(x + step)", key: "above", value: n.above },
    { label: "f(x − step)", key: "below", value: n.below },
    { label: "slope of the secant", key: "secant", value: n.secant },
    { label: "slope of the tangent", key: "derivative", value: n.derivative },
    { label: "error", key: "error", value: n.error },
  ],
  say: (now, n) =>
    `At x = ${format(now.x)} with step ${format(now.step)} the secant has slope ${format(n.secant)}, ` +
    `the tangent ${format(n.derivative)}; the error is ${format(n.error)}.`,
});

let identity = 0;

/** @param {number} x */
function tidy(x) {
  return Number(x.toFixed(6));
}
