// A signal through many layers and its gradient on the way back, layer by layer; one layer's Z under its activation.

import { along, free } from "../drawing/labels.js";
import { button, choice, draggable, each, exact, figure, format, html, numberControl, Plot, set, svg } from "../lib/index.js";
import { ACTIVATIONS, BINS, EXAMPLES, numbers, REACH, SATURATED } from "../maths/flow.js";

/**
 * @typedef {import("../maths/flow.js").FlowState} FlowState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

const SCHEMES = /** @type {const} */ ([["Xavier: 1", 1], ["He: √2", Math.SQRT2]]);
/** Below this share of the spread, a difference between examples is round-off. */
const NOISE = 1e-13;
const GRID = Array.from({ length: 251 }, (_, i) => -REACH + (i * 2 * REACH) / 250);
/** The heights between which an activation is drawn, where it is flat, and where φ and φ′ have their names. */
const DRAWN = {
  tanh: { low: -1.3, high: 1.3, flat: Math.atanh(Math.sqrt(1 - SATURATED)), phi: [6, 0.74], slope: [-2.1, 0.65] },
  sigmoid: { low: -0.15, high: 1.15, flat: Math.acosh(1 / (2 * Math.sqrt(SATURATED))) * 2, phi: [6, 0.9], slope: [1, 0.24] },
  relu: { low: -1, high: 6.5, flat: 0, phi: [4, 4.6], slope: [4.4, 1.25] },
};

/** @param {FlowState} now */
const counted = (now) => (now.activation === "relu" ? "dead units" : "saturated");

/** @param {number} x */
const percent = (x) => `${format(100 * x)} %`;

/**
 * What has become of the gradient, in a word.
 * @param {number} ratio  of the first layer's to the last one's
 */
function fate(ratio) {
  if (ratio < 1e-3) return "it vanishes";
  if (ratio < 0.1) return "it shrinks";
  if (ratio <= 10) return "it roughly keeps its size";
  return ratio <= 1e3 ? "it grows" : "it explodes";
}

/**
 * @param {FlowState} now
 * @param {Numbers} n
 */
function story({ depth }, n) {
  const end = n.spread[depth];
  const gone = n.spread.indexOf(0);
  if (gone > 0) {
    return `Every unit of layer ${gone} is dead: 0 for every example. ` +
      "Nothing goes on from there, and no gradient comes back to the layers before it.";
  }
  const forward = `Forward, the spread of A goes from ${format(n.spread[0])} to ${format(end)}` +
    (n.between[depth] < 0.01 * end ? ", hardly any of it between examples." : ".");
  if (depth === 1 || n.ratio === null) return `${forward} With one layer, there is nothing for the gradient to go through.`;
  return `${forward} Backward, the gradient of layer 1 is ${format(n.ratio)} times that of layer ${depth}: ${fate(n.ratio)}.`;
}

/**
 * @param {FlowState} now
 * @param {Numbers} n
 */
function about({ activation, width }, { layer, z_spread, gradient, stuck }) {
  const share = activation === "relu"
    ? `${exact(Math.round(stuck[layer - 1] * width))} of its ${width} units are dead: 0 for every example.`
    : `${percent(stuck[layer - 1])} of Z is saturated: there φ′(z) is below ${SATURATED}.`;
  return `Layer ${layer}: Z has a spread of ${format(z_spread)}, dZ a norm of ${format(gradient[layer - 1])}. ${share}`;
}

/**
 * Powers of ten, in wide steps, that hold all numbers: the axis seldom changes.
 * @param {Numbers} n
 */
function limits({ spread, gradient }) {
  const positive = [...spread, ...gradient].filter((x) => x > 0).map(Math.log10);
  const low = Math.min(-4, 4 * Math.floor(Math.min(...positive) / 4));
  const high = Math.max(1, 4 * Math.ceil(Math.max(...positive) / 4));
  return { min: 10 ** low, max: 10 ** high };
}

/** @param {number} depth */
function layerTicks(depth) {
  const every = depth <= 6 ? 1 : depth <= 14 ? 2 : 5;
  return Array.from({ length: Math.floor(depth / every) + 1 }, (_, i) => i * every);
}

/**
 * A line through the layers, and a dot on each.
 * @param {Plot} plot
 * @param {string} kind
 */
function track(plot, kind) {
  const line = svg("path", { class: `bp-line ${kind}` });
  const dots = svg("path", { class: `bp-line bp-dots ${kind.replace(" bp-dashed", "")}` });
  plot.marks.append(line, dots);
  return (/** @type {[number, number][]} */ points) => {
    // What is 0 has no place on a logarithmic axis.
    set(line, { d: plot.line(points.map(([x, y]) => [x, y > 0 ? y : NaN])) });
    set(dots, { d: points.filter(([, y]) => y > 0).map(([x, y]) => `M${plot.px(x).toFixed(2)} ${plot.py(y).toFixed(2)}h0`).join("") });
  };
}

export default figure({
  name: "GradientFlow",
  title: "Gradient flow",
  hint: "move the scale until both lines are level. Then choose ReLU: is it the same scale? And is there one for the sigmoid?",
  traits: ["activation", "depth", "width", "scale", "layer", "seed"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const width = narrow ? 343 : 360;
    const get = () => /** @type {FlowState} */ (state.get());
    const left = html("div", { class: "bp-column" });
    const right = html("div", { class: "bp-column" });
    const told = html("p", { class: "bp-verdict bp-flow", "data-narrow": narrow });
    picture.append(left, right, told);

    const flow = new Plot(left, {
      width, height: narrow ? 250 : 270, label: "The spread of A going forward, and the norm of dZ going backward",
      x: { min: 0, max: 12, label: "layer" }, y: { min: 1e-4, max: 10, log: true, label: "" },
    });
    const strip = new Plot(left, {
      width, height: 106, label: "The share of each layer that lets no gradient through",
      x: { min: 0, max: 12, label: "", ticks: [] }, y: { min: 0, max: 1, label: "", ticks: [0, 0.5, 1] },
    });
    strip.inside.top = 24;
    strip.inside.bottom = 96;
    strip.ticks();
    const here = [flow, strip].map((plot) => {
      const line = svg("line", { class: "bp-line bp-ink bp-here", y1: plot.inside.top, y2: plot.inside.bottom });
      plot.marks.append(line);
      return line;
    });
    const [forward, apart, backward] = [track(flow, "bp-value"), track(flow, "bp-value bp-dashed"), track(flow, "bp-gradient")];
    const mark = svg("g", {}, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-value" }));
    const labels = ["bp-value-text bp-start", "bp-value-text bp-end", "bp-gradient-text bp-end", "bp-middle"].map((kind) => svg("text", { class: kind }));
    flow.marks.append(...labels, mark);
    const shares = svg("g");
    const shareName = svg("text", { x: 2, y: 14, class: "bp-axis bp-start" });
    strip.marks.append(shares, shareName);

    const curves = new Plot(right, {
      width, height: narrow ? 250 : 270, label: "The activation, its derivative, and how Z of the chosen layer is spread below them",
      x: { min: -REACH, max: REACH, label: "z", ticks: [-6, -4, -2, 0, 2, 4, 6] }, y: { min: -1, max: 1, label: "" },
    });
    const bars = svg("g");
    const flat = svg("path", { class: "bp-line bp-ink bp-here" });
    const phi = svg("path", { class: "bp-line bp-value" });
    const slope = svg("path", { class: "bp-line bp-local" });
    const names = [svg("text", { class: "bp-value-text bp-end", text: "φ(z)" }), svg("text", { class: "bp-local-text bp-start", text: "φ′(z)" }), svg("text", { class: "bp-value-text bp-start" })];
    curves.marks.append(bars, flat, phi, slope, ...names);
    const words = html("p");
    right.append(words);
    let drawn = "";

    const layer = {
      label: "layer", min: 1, max: 30, step: 1, integer: true, get: () => Math.min(get().layer, get().depth),
      set: (/** @type {number} */ to) => state.set({ layer: Math.min(to, get().depth) }),
    };
    const refresh = [
      choice(controls, {
        label: "Activation", options: [["tanh", "tanh"], ["sigmoid", "sigmoid"], ["relu", "ReLU"]],
        get: () => get().activation, set: (activation) => state.set({ activation }),
      }),
      numberControl(controls, {
        label: "scale", min: 0.1, max: 4, step: 0.02, log: true, get: () => get().scale, set: (scale) => state.set({ scale }),
      }),
      ...SCHEMES.map(([label, scale]) => button(controls, { label, press: () => state.set({ scale }) })),
      ...(/** @type {const} */ ([["depth", 1, 30], ["width", 8, 36]])).map(([label, min, max]) => numberControl(controls, {
        label, min, max, step: 1, integer: true, get: () => get()[label], set: (to) => state.set({ [label]: to }),
      })),
      numberControl(controls, layer),
      button(controls, { label: "New weights", press: () => state.set({ seed: (get().seed + 1) % 2 ** 32 }) }),
      draggable(mark, { ...layer, label: "layer, on the curve", at: (event) => flow.xAt(event) }),
    ];

    return (/** @type {FlowState} */ now, /** @type {Numbers} */ n) => {
      const { activation, depth } = now;
      const { min, max } = limits(n);
      if (flow.y.min !== min || flow.y.max !== max || flow.x.max !== depth + 0.5) {
        Object.assign(flow.y, { min, max });
        Object.assign(flow.x, { max: depth + 0.5, ticks: layerTicks(depth) });
        strip.x.max = depth + 0.5;
        flow.ticks();
      }
      forward(n.spread.map((y, k) => [k, y]));
      apart(n.between.map((y, k) => [k, y > NOISE * n.spread[k] ? y : 0]));
      backward(n.gradient.map((y, k) => [k + 1, y]));
      const x = flow.px(n.layer);
      for (const line of here) set(line, { x1: x, x2: x });
      /** @param {number} value */
      const height = (value) => flow.py(Math.min(max, Math.max(min, value)));
      set(mark, { transform: `translate(${x} ${height(n.spread[n.layer])})` });
      label(n, height);
      set(shareName, { text: activation === "relu" ? "share of dead units" : `share of Z that is saturated: φ′(z) < ${SATURATED}` });
      const step = (strip.inside.right - strip.inside.left) / depth;
      each(shares, n.stuck, () => svg("rect", { class: "bp-bar" }), (bar, share, i) => set(bar, {
        x: strip.px(i + 1) - Math.min(7, step * 0.35), width: Math.min(14, step * 0.7),
        y: strip.py(share), height: strip.inside.bottom - strip.py(share),
      }));
      if (activation !== drawn) drawCurves(activation);
      const tallest = Math.max(...n.histogram);
      const unit = (curves.px(REACH) - curves.px(-REACH)) / BINS;
      each(bars, n.histogram, () => svg("rect", { class: "bp-count" }), (bar, count, i) => {
        const tall = (count / tallest) * 0.42 * (curves.inside.bottom - curves.inside.top);
        set(bar, { x: curves.px(-REACH) + i * unit + 0.5, width: unit - 1, y: curves.inside.bottom - tall, height: tall });
      });
      set(names[2], { x: curves.inside.left + 6, y: curves.inside.top + 12, text: `Z of layer ${n.layer}` });
      set(words, { text: about(now, n) });
      set(told, { text: story(now, n) });
      for (const show of refresh) show();
    };

    /**
     * Name the lines where they begin, and where no line runs through the name.
     * @param {Numbers} n
     * @param {(value: number) => number} height
     */
    function label({ spread, between, gradient, layer: chosen }, height) {
      const { left: start, right: end, top, bottom: floor } = flow.inside;
      const bottom = floor - 18;
      const last = spread.length - 1;
      /** @param {number[]} values @param {number} [first] */
      const line = (values, first = 0) => along(values.map((value, k) => [flow.px(k + first), height(value)]));
      const lines = [...line(spread), ...line(between), ...line(gradient, 1), /** @type {[number, number]} */ ([flow.px(chosen), height(spread[chosen])])];
      const seen = between[last] < 0.5 * spread[last] && between[last] > 0;
      const [right, left] = [{ left: end - 100, right: end, top, bottom }, { left: start + 6, right: start + 100, top, bottom }];
      set(labels[0], { x: left.left, y: free(height(spread[0]), left, lines), text: "spread of A →" });
      const y = free(height(gradient[last - 1]), right, lines);
      set(labels[2], { x: end - 2, y, text: "← norm of dZ" });
      const taken = /** @type {[number, number][]} */ ([-12, -4, 4].map((dy) => [end - 50, y + dy]));
      const below = free(height(between[last]), { ...right, left: end - 130 }, [...lines, ...taken]);
      set(labels[1], { x: end - 2, y: below, text: seen ? "between examples" : "" });
      set(labels[3], { x: flow.px(chosen), y: floor - 5, text: `layer ${chosen}` });
    }

    /** @param {import("../maths/flow.js").Activation} name */
    function drawCurves(name) {
      drawn = name;
      const { low, high, flat: at, phi: [x, y], slope: [dx, dy] } = DRAWN[name];
      const { f, slope: derivative } = ACTIVATIONS[name];
      Object.assign(curves.y, { min: low, max: high });
      curves.ticks();
      set(phi, { d: curves.line(GRID.map((z) => [z, f(z)])) });
      // The step of ReLU's derivative is no line.
      set(slope, { d: curves.line(GRID.map((z) => [z, name === "relu" && Math.abs(z) < 0.04 ? NaN : derivative(z, f(z))])) });
      const { top, bottom } = curves.inside;
      set(flat, { d: [-at, at].map((z) => `M${curves.px(z)} ${top}V${bottom}`).join("") });
      set(names[0], { x: curves.px(x), y: curves.py(y) });
      set(names[1], { x: curves.px(dx), y: curves.py(dy) });
    }
  },
  rows: (/** @type {FlowState} */ now, /** @type {Numbers} */ n) => [
    { label: "gradient of layer 1 / of the last", key: "ratio", value: n.ratio },
    { label: "loss", key: "loss", value: n.loss },
    ...n.spread.map((value, k) => ({ label: `spread of A${k}`, key: `spread.${k}`, value })),
    ...n.between.map((value, k) => ({ label: `spread of A${k} between examples`, key: `between.${k}`, value })),
    ...n.gradient.map((value, k) => ({ label: `norm of dZ${k + 1}`, key: `gradient.${k}`, value })),
    ...n.stuck.map((value, k) => ({ label: `layer ${k + 1}: ${counted(now)}, share`, key: `stuck.${k}`, value })),
    { label: `spread of Z${n.layer}`, key: "z_spread", value: n.z_spread },
    ...n.histogram.map((value, i) => ({
      label: `of ${exact(EXAMPLES * now.width)} numbers in Z${n.layer}, ${bin(i)}`, key: `histogram.${i}`, value,
    })),
  ],
  say: (/** @type {FlowState} */ now, /** @type {Numbers} */ n) => `${story(now, n)} ${about(now, n)}`,
});

/** @param {number} i */
function bin(i) {
  const [from, to] = [i, i + 1].map((edge) => exact(-REACH + (edge * 2 * REACH) / BINS));
  if (i === 0) return `below ${to}`;
  return i === BINS - 1 ? `from ${from}` : `from ${from} to ${to}`;
}
