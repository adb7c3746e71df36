// A gradient check as an instrument: what it sees, and when it is itself wrong.

import { choice, draggable, each, exact, figure, format, html, numberControl, Plot, set, svg, toggle } from "../lib/index.js";
import { NAMES, numbers, STEPS, TOLERANCE } from "../maths/check.js";

/**
 * @typedef {import("../maths/check.js").LabState} LabState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

const MISTAKES = [
  ["none", "none: the gradient is right"], ["mask from the output, >=", "ReLU mask from its output, >="],
  ["1/N missing", "1/N missing"], ["1/N twice", "1/N twice"], ["one entry of W2", "one entry of W2 off by 1 %"],
  ["last bias forgotten", "last bias forgotten"], ["the last example only", "b1 from the last example only"],
  ["weight decay forgotten", "weight decay forgotten"],
];
const [FLOOR, CEILING] = [1e-14, 1];

/** @param {number} error */
const verdict = (error) => (error <= TOLERANCE ? "passes" : "fails");

/** @param {number} error */
const inside = (error) => Math.min(CEILING, Math.max(FLOOR, error));

/**
 * @param {LabState} now
 * @param {Numbers} n
 */
function story(now, n) {
  const failing = NAMES.filter((name) => !(n.errors[name] <= TOLERANCE));
  const right = now.mistake === "none" || (now.mistake === "weight decay forgotten" && now.weight_decay === 0);
  if (n.passes) return right ? "All four pass, and the gradient is right." : "All four pass, although the gradient is wrong: here the check is blind.";
  const who = `${failing.join(", ")} ${failing.length === 1 ? "fails" : "fail"}`;
  return right ? `${who}, although the gradient is right: here the instrument is wrong.` : `${who}, and the gradient is wrong: caught.`;
}

export default figure({
  name: "GradientCheckLab",
  title: "Gradient check lab",
  hint: "with the right gradient, make the check fail; there are four ways. Then choose a mistake, raise the weight decay, and watch the error of W1.",
  traits: ["arrays", "mistake", "step", "precision", "sided", "scale", "weight_decay", "kink"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const [width, height] = narrow ? [343, 190] : [360, 250];
    const bars = new Plot(picture, {
      width, height, label: "The error of each parameter's gradient",
      x: { min: FLOOR, max: CEILING, log: true, label: "relative error" },
      y: { min: 0, max: 4, ticks: [], label: "" },
    });
    const limit = svg("line", { class: "bp-line bp-ink bp-dashed", x1: bars.px(TOLERANCE), x2: bars.px(TOLERANCE), y1: bars.inside.top, y2: bars.inside.bottom });
    const rows = svg("g");
    bars.marks.append(limit, svg("text", { x: bars.px(TOLERANCE) + 4, y: bars.inside.top + 2, text: "limit" }), rows);
    const curve = new Plot(picture, {
      width, height, label: "The largest error against the step",
      x: { min: 1e-12, max: 1, log: true, label: "step" }, y: { min: FLOOR, max: 3, log: true, label: "largest error" },
    });
    const line = svg("path", { class: "bp-line bp-ink" });
    const allowed = svg("path", { class: "bp-line bp-ink bp-dashed", d: `M${curve.inside.left} ${curve.py(TOLERANCE)}H${curve.inside.right}` });
    const mark = svg("g", {}, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-ink" }));
    curve.marks.append(allowed, line, mark);
    const told = html("p", { class: "bp-verdict" });
    picture.append(told);

    const step = {
      label: "step", min: 1e-12, max: 1, step: 0.25, log: true,
      get: () => state.get().step, set: (/** @type {number} */ to) => state.set({ step: to }),
    };
    /**
     * @param {string} label
     * @param {string} trait
     * @param {readonly (readonly [string, string])[]} options
     */
    const choose = (label, trait, options) => choice(controls, {
      label, options, get: () => state.get()[trait], set: (value) => state.set({ [trait]: value }),
    });
    const refresh = [
      choose("Mistake", "mistake", /** @type {[string, string][]} */ (MISTAKES)),
      numberControl(controls, step),
      draggable(mark, { ...step, label: "step, on the error curve", at: (event) => curve.xAt(event) }),
      choose("Difference", "sided", [["central", "central"], ["one", "one-sided"]]),
      choose("Precision of the loss", "precision", [["float64", "float64"], ["float32", "float32"]]),
      numberControl(controls, {
        label: "weight decay", min: 0, max: 1000, step: 0.1, get: () => state.get().weight_decay,
        set: (x) => state.set({ weight_decay: Number(x.toFixed(4)) }),
      }),
      numberControl(controls, {
        label: "scale of the loss", min: 1e-9, max: 1e9, step: 1, log: true, get: () => state.get().scale,
        set: (x) => state.set({ scale: x }),
      }),
      toggle(controls, { label: "a unit at its kink", get: () => state.get().kink, set: (kink) => state.set({ kink }) }),
    ];

    return (/** @type {LabState} */ now, /** @type {Numbers} */ n) => {
      each(rows, NAMES, () => svg("g", {}, svg("rect", { class: "bp-bar" }), svg("text", { class: "bp-end" }), svg("text")), (row, name, i) => {
        const y = bars.py(3.5 - i);
        const error = inside(n.errors[name]);
        const end = bars.px(error);
        set(row.children[0], { x: bars.inside.left, y: y + 3, width: Math.max(1, bars.px(error) - bars.inside.left), height: 8 });
        set(row.children[1], { x: bars.inside.left - 6, y: y + 11, text: name });
        set(row.children[2], { x: bars.inside.left + 4, y: y - 3, text: `${format(n.errors[name])} ${verdict(n.errors[name])}` });
      });
      set(line, { d: curve.line(STEPS.map((h, i) => [h, inside(n.curve[i])])) });
      const worst = Math.max(...NAMES.map((name) => n.errors[name]));
      set(mark, { transform: `translate(${curve.px(now.step)} ${curve.py(inside(worst))})` });
      set(told, { text: story(now, n) });
      for (const show of refresh) show();
    };
  },
  rows: (/** @type {LabState} */ now, /** @type {Numbers} */ n) => [
    { label: "loss", key: "loss", value: n.loss },
    ...NAMES.map((name) => ({ label: `error of ${name}`, key: `errors.${name}`, value: n.errors[name] })),
    ...STEPS.map((h, i) => ({ label: `largest error with step ${exact(Number(h.toPrecision(3)))}`, key: `curve.${i}`, value: n.curve[i] })),
  ],
  say: (/** @type {LabState} */ now, /** @type {Numbers} */ n) =>
    `${story(now, n)} ${NAMES.map((name) => `${name}: ${format(n.errors[name])}`).join(", ")}.`,
});
