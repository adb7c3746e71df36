// Slopes multiply: a chain of three links, with every value and every slope.

import { choice, draggable, figure, format, html, numberControl, Plot, set, svg } from "../lib/index.js";
import { INPUTS, numbers, output, STEPS } from "../maths/chain.js";

/**
 * @typedef {import("../maths/chain.js").ChainState} ChainState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

const [LOW, HIGH] = [-3, 3];
const LINE = ["x", ...STEPS.map(({ name }) => name)];
/** @type {Record<string, string>} */
const WORDS = { x: "input", w1: "weight", w2: "weight", w3: "weight", u1: "w1 · x", v1: "sin(u1)", u2: "w2 · v1", v2: "exp(u2)", u3: "w3 · v2", y: "cos(u3)" };
const NODE = { width: 68, height: 74 };

/**
 * Where nodes stand: the chain in a row with its weights above, or on a phone in a column.
 * @param {boolean} narrow
 */
function places(narrow) {
  /** @type {Record<string, [number, number]>} */
  const at = {};
  LINE.forEach((name, i) => { at[name] = narrow ? [245, 44 + i * 104] : [40 + i * 113, 170]; });
  for (const weight of ["w1", "w2", "w3"]) {
    const [x, y] = at[`u${weight[1]}`];
    at[weight] = narrow ? [x - 165, y] : [x, y - 125];
  }
  return at;
}

/** @param {number} x */
const factor = (x) => (x < 0 ? `(${format(x)})` : format(x));

/**
 * @param {ChainState} now
 * @param {Numbers} n
 */
function product(now, n) {
  const slope = `dy/d${now.chosen}`;
  return `${slope} = ${n.way.map(({ local }) => factor(local)).join(" × ")} = ${format(n.gradients[now.chosen])}. ` +
    `Nudging ${now.chosen} measures ${format(n.measured)}: a difference of ${format(n.difference)}.`;
}

export default figure({
  name: "ChainExplorer",
  title: "Chain explorer",
  hint: "find weights for which dy/dw1 is 0. There is more than one way: which factor is it that vanishes?",
  traits: [...INPUTS, "chosen"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const at = places(narrow);
    const size = narrow ? [343, 720] : [758, 215];
    const drawing = svg("svg", { viewBox: `0 0 ${size.join(" ")}`, class: "bp-graph bp-chain", role: "group", "aria-label": "The chain from x to y" });
    const edges = STEPS.flatMap(({ name, operands }) => operands.map((from) => {
      const [[x1, y1], [x2, y2]] = [at[String(from)], at[name]];
      const vertical = x1 === x2;
      const [dx, dy] = vertical ? [0, NODE.height / 2] : [NODE.width / 2, 0];
      const line = svg("path", { class: "bp-line", d: `M${x1 + dx} ${y1 + dy}L${x2 - dx} ${y2 - dy}` });
      const tip = svg("path", { class: "bp-line", d: "M-8 -4.5L0 0L-8 4.5", transform: `translate(${x2 - dx} ${y2 - dy}) rotate(${vertical ? 90 : 0})` });
      const local = svg("text", {
        class: `bp-local-text ${vertical ? "bp-start" : "bp-middle"}`,
        x: vertical ? x1 + 6 : (x1 + x2) / 2, y: vertical ? (y1 + y2) / 2 + 4 : y1 - 8,
      });
      const group = svg("g", { class: "bp-edge" }, line, tip, local);
      drawing.append(group);
      return { key: `${from}.${name}`, group, local };
    }));
    const nodes = Object.entries(at).map(([name, [x, y]]) => {
      const value = svg("text", { y: 10, class: "bp-middle bp-value-text" });
      const gradient = svg("text", { y: 28, class: "bp-middle bp-gradient-text" });
      const group = svg("g", { class: "bp-node", transform: `translate(${x} ${y})`, "data-node": name },
        svg("rect", { class: "bp-halo", x: -NODE.width / 2 - 4, y: -NODE.height / 2 - 4, width: NODE.width + 8, height: NODE.height + 8, rx: 14 }),
        svg("rect", { class: "bp-body", x: -NODE.width / 2, y: -NODE.height / 2, width: NODE.width, height: NODE.height, rx: 10 }),
        svg("text", { y: -22, class: "bp-middle bp-node-name", text: name }),
        svg("text", { y: -7, class: "bp-middle bp-note", text: WORDS[name] }), value, gradient);
      drawing.append(group);
      return { name, group, value, gradient };
    });
    const told = html("p", { class: "bp-verdict bp-story" });
    const slice = new Plot(picture, {
      width: narrow ? 343 : 460, height: narrow ? 230 : 220, label: "y against what is chosen, with its tangent",
      x: { min: LOW, max: HIGH, label: "chosen" }, y: { min: -1.5, max: 1.5, label: "y" },
    });
    picture.prepend(drawing, told);
    const curve = svg("path", { class: "bp-line bp-value" });
    const tangent = svg("path", { class: "bp-line bp-gradient" });
    const dot = svg("circle", { r: 6, class: "bp-dot bp-value" });
    slice.marks.append(curve, tangent, dot);
    const axis = slice.root.querySelector(".bp-axis");

    const refresh = [choice(controls, {
      label: "Follow", options: INPUTS.map((name) => /** @type {const} */ ([name, name])),
      get: () => state.get().chosen, set: (chosen) => state.set({ chosen }),
    })];
    for (const name of INPUTS) {
      const spec = {
        label: name, min: LOW, max: HIGH, step: 0.1, get: () => state.get()[name],
        set: (/** @type {number} */ x) => state.set({ [name]: Number(x.toFixed(6)) }),
      };
      refresh.push(numberControl(controls, spec));
      let start = { x: 0, value: 0 };
      const node = /** @type {SVGGElement} */ (nodes.find((item) => item.name === name)?.group);
      refresh.push(draggable(node, {
        ...spec, label: `${name}, in the chain`,
        grab: ({ clientX }) => { start = { x: clientX, value: spec.get() }; },
        at: ({ clientX }) => start.value + (clientX - start.x) / 80,
      }));
    }

    return (/** @type {ChainState} */ now, /** @type {Numbers} */ n) => {
      const lit = new Set(n.way.map(({ from, to }) => `${from}.${to}`));
      for (const { key, group, local } of edges) {
        set(local, { text: format(n.locals[key]) });
        set(group, { "data-lit": lit.has(key) });
      }
      for (const { name, group, value, gradient } of nodes) {
        set(value, { text: format(n.values[name]) });
        set(gradient, { text: format(n.gradients[name]) });
        set(group, { "data-now": name === now.chosen });
      }
      set(told, { text: product(now, n) });
      const inputs = { x: now.x, w1: now.w1, w2: now.w2, w3: now.w3 };
      const here = n.values[now.chosen];
      set(curve, { d: slice.line(Array.from({ length: 961 }, (_, i) => {
        const to = LOW + (i * (HIGH - LOW)) / 960;
        return [to, output({ ...inputs, [now.chosen]: to })];
      })) });
      const slope = n.gradients[now.chosen];
      const reach = Math.min(1, 1 / (Math.abs(slope) + 1e-9));
      const ends = [Math.max(LOW, here - reach), Math.min(HIGH, here + reach)];
      set(tangent, { d: `M${ends.map((to) => `${slice.px(to)} ${slice.py(n.values.y + slope * (to - here))}`).join("L")}` });
      set(dot, { cx: slice.px(here), cy: slice.py(n.values.y) });
      if (axis) set(axis, { text: now.chosen });
      for (const show of refresh) show();
    };
  },
  rows: (/** @type {ChainState} */ now, /** @type {Numbers} */ n) => [
    ...Object.entries(n.values).map(([name, value]) => ({ label: `value of ${name}`, key: `values.${name}`, value })),
    ...Object.entries(n.locals).map(([key, value]) => {
      const [from, to] = key.split(".");
      return { label: `local derivative ∂${to}/∂${from}`, key: `locals.${key}`, value };
    }),
    ...Object.entries(n.gradients).map(([name, value]) => ({ label: `dy/d${name}`, key: `gradients.${name}`, value })),
    { label: `dy/d${now.chosen}, measured by nudging`, key: "measured", value: n.measured },
    { label: "difference", key: "difference", value: n.difference },
  ],
  say: (/** @type {ChainState} */ now, /** @type {Numbers} */ n) => `y is ${format(n.values.y)}. ${product(now, n)}`,
});
