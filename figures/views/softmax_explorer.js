// Logits that can be dragged, their probabilities, and the arrows P − Y; the ways to compute them beside it.

import { compact, longWay, verdict, ways } from "../drawing/softmax_ways.js";
import { button, choice, draggable, each, exact, figure, format, html, numberControl, Plot, set, svg } from "../lib/index.js";
import { LARGEST, numbers, STEP } from "../maths/softmax.js";

/**
 * @typedef {import("../maths/softmax.js").SoftmaxState} SoftmaxState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

const MOST = 5;
/** How far the axis of logits may reach, and what of it stays free at both ends. */
const REACHES = [5, 10, 20, 50, 100, 200, 500, 1000, LARGEST];
const FREE = 1.2;
/** An arrow of length 1 on the logits, in px. */
const ARROW = 70;

/** @param {number} x */
const signed = (x) => (x > 0 ? `+${format(x)}` : format(x));

/** @param {number} x */
const compactSigned = (x) => (x > 0 ? `+${compact(x)}` : compact(x));

/** @param {number} count */
const classes = (count) => Array.from({ length: count }, (_, c) => /** @type {[string, string]} */ ([String(c), `class ${c}`]));

/**
 * What is to be seen, one sentence each.
 * @param {SoftmaxState} now
 * @param {Numbers} n
 */
function sentences({ y, chosen, learning_rate: rate }, n) {
  const terms = n.dZ.map((d, c) => (c === 0 ? format(d) : `${d < 0 ? "−" : "+"} ${format(Math.abs(d))}`)).join(" ");
  return [
    `Class ${y} is right and gets p = ${format(n.P[y])}, so the loss is −log p = ${format(n.loss)}.`,
    `The arrows are dZ = P − Y. Descent goes against them: it pushes the logit of class ${y} up and each other one down, by its own p.`,
    `They add up to nothing: ${terms} = 0.`,
    `A step with learning rate ${format(rate)} leads to the dashed marks, and the loss to ${format(n.next_loss)}.`,
    `dZ of class ${chosen} is ${signed(n.dZ[chosen])}; nudging that logit by ±${exact(STEP)} says ${signed(n.measured)}: ` +
      `a difference of ${format(n.error)}.`,
  ];
}

export default figure({
  name: "SoftmaxExplorer",
  title: "Softmax explorer",
  hint: "pull one logit up and watch the others' probabilities. Then take steps, and last add 1,000 to all logits: what changes, and what does not?",
  traits: ["logits", "y", "chosen", "learning_rate"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const get = () => /** @type {SoftmaxState} */ (state.get());
    const [width, height] = narrow ? [343, 300] : [360, 320];
    const plots = [
      new Plot(picture, {
        width, height, label: "The logits, with dZ as arrows", x: { min: -0.5, max: 2.5, label: "", ticks: [] }, y: { min: -6, max: 6, label: "z" },
      }),
      new Plot(picture, {
        width, height, label: "The probabilities P, the one-hot label Y, and arrows from Y to P",
        x: { min: -0.5, max: 2.5, label: "", ticks: [] }, y: { min: 0, max: 1, label: "P" },
      }),
    ];
    for (const plot of plots) {
      plot.inside.bottom = height - 72;
      plot.ticks();
    }
    const [logits, shares] = plots.map((plot, i) => {
      const marks = svg("g");
      const rows = [["z", "dZ"], ["P", "Y", "P − Y"]][i].map((text, row) => svg("text", { x: 2, y: height - 34 + 16 * row, class: "bp-axis bp-start", text }));
      plot.marks.append(marks, ...rows);
      return marks;
    });
    const zero = svg("line", { class: "bp-line bp-ink bp-here" });
    const legend = svg("g", { class: "bp-pass" }, svg("path", { class: "bp-line bp-gradient" }), svg("text", { class: "bp-gradient-text bp-start", text: "1" }));
    const { inside } = plots[0];
    set(legend.children[0], { d: arrow(inside.left + 6, inside.top + 4 + ARROW, inside.top + 4) });
    set(legend.children[1], { x: inside.left + 13, y: inside.top + 12 });
    const grips = svg("g");
    plots[0].marks.append(zero, legend, grips);

    const told = html("p", { class: "bp-steps" });
    const words = html("div", { class: "bp-pair", "data-narrow": narrow }, told);
    picture.append(words);
    const [showWays, showLongWay] = [ways(words), longWay(picture, narrow)];

    /** @type {number} the axis of logits reaches from −reach to reach; it does not shrink while a logit is pulled */
    let reach = REACHES[0];
    let held = false;
    const hold = { onpointerdown: () => { held = true; }, onpointerup: () => { held = false; }, onpointercancel: () => { held = false; } };

    /**
     * @param {number} c
     * @param {number} to
     */
    function change(c, to) {
      const z = Number(Math.min(LARGEST, Math.max(-LARGEST, to)).toFixed(6));
      state.set({ logits: get().logits.map((old, i) => (i === c ? z : old)), chosen: c });
    }
    /** @param {number} added  to all logits */
    const shift = (added) => ({
      press: () => state.set({ logits: get().logits.map((z) => Number((z + added).toFixed(6))) }),
      enabled: () => get().logits.every((z) => Math.abs(z + added) <= LARGEST),
    });

    const handles = classes(MOST).map(([, words], c) => {
      const node = svg("g", hold, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-value" }));
      const refresh = draggable(node, {
        label: `logit of ${words}`, min: -LARGEST, max: LARGEST, step: 0.1, get: () => get().logits[c], set: (to) => change(c, to),
        grab: () => state.set({ chosen: c }),
        at: (event) => {
          const box = plots[0].root.getBoundingClientRect();
          const part = (inside.bottom - ((event.clientY - box.top) / box.height) * height) / (inside.bottom - inside.top);
          return Math.min(reach, Math.max(-reach, (2 * part - 1) * FREE * reach));
        },
      });
      return { node, refresh };
    });

    const refresh = [
      choice(controls, {
        label: "Classes", options: ["3", "4", "5"].map((count) => /** @type {const} */ ([count, count])), get: () => String(get().logits.length),
        set: (words) => {
          const count = Number(words);
          const { logits: old, y, chosen } = get();
          state.set({ logits: [...old, 0, 0].slice(0, count), y: Math.min(y, count - 1), chosen: Math.min(chosen, count - 1) });
        },
      }),
      choice(controls, { label: "Right class", options: () => classes(get().logits.length), get: () => String(get().y), set: (c) => state.set({ y: Number(c) }) }),
      choice(controls, { label: "Logit of", options: () => classes(get().logits.length), get: () => String(get().chosen), set: (c) => state.set({ chosen: Number(c) }) }),
      numberControl(controls, {
        label: "logit", min: -LARGEST, max: LARGEST, step: 0.1, get: () => get().logits[get().chosen], set: (to) => change(get().chosen, to),
      }),
    ];
    // The slider spans what the axis spans; typed, a logit may go beyond.
    const slider = /** @type {HTMLElement} */ (controls.lastElementChild?.querySelector("input[type=range]"));
    set(slider, hold);
    refresh.push(
      numberControl(controls, {
        label: "learning rate", min: 0.01, max: 100, step: 0.1, log: true, get: () => get().learning_rate, set: (to) => state.set({ learning_rate: to }),
      }),
      button(controls, { label: "Take a step", press: () => state.set({ logits: numbers(get()).next }) }),
      button(controls, { label: "Add 1 to all", ...shift(1) }),
      button(controls, { label: "Add 1,000", ...shift(1000) }),
      button(controls, { label: "Subtract 1,000", ...shift(-1000) }),
    );

    return (/** @type {SoftmaxState} */ now, /** @type {Numbers} */ n) => {
      const count = now.logits.length;
      const wanted = REACHES.find((most) => now.logits.every((z) => Math.abs(z) <= most)) ?? LARGEST;
      reach = held ? Math.max(reach, wanted) : wanted;
      set(slider, { min: -reach, max: reach });
      Object.assign(plots[0].y, { min: -FREE * reach, max: FREE * reach, ticks: [-reach, -reach / 2, 0, reach / 2, reach] });
      for (const plot of plots) {
        set(plot.root, { "data-tight": narrow && count === MOST });
        plot.x.max = count - 0.5;
        plot.ticks();
      }
      drawLogits(now, n);
      drawShares(now, n);
      if (grips.children.length !== count) grips.replaceChildren(...handles.slice(0, count).map(({ node }) => node));
      for (const { refresh: show } of handles.slice(0, count)) show();
      each(told, sentences(now, n), () => html("span"), (node, text) => set(node, { text }));
      showWays(n);
      showLongWay(now.y, n);
      for (const show of refresh) show();
    };

    /**
     * @param {SoftmaxState} now
     * @param {Numbers} n
     */
    function drawLogits({ logits: Z, y, chosen }, n) {
      const plot = plots[0];
      const half = Math.min(20, (plot.px(1) - plot.px(0)) * 0.24);
      const { top, bottom, left, right } = inside;
      set(zero, { x1: left, x2: right, y1: plot.py(0), y2: plot.py(0) });
      each(logits, Z, () => svg("g", { class: "bp-pass" }, svg("rect", { class: "bp-chosen" }), svg("rect", { class: "bp-value-bar" }), svg("path", { class: "bp-line bp-ink bp-dashed" }),
        svg("path", { class: "bp-line bp-gradient" }), ...["bp-middle", "bp-middle bp-value-text", "bp-middle bp-gradient-text"].map((kind) => svg("text", { class: kind }))), (node, z, c) => {
        const [x, end] = [plot.px(c) - half / 2, plot.py(z)];
        const [shade, bar, mark, push, name, value, slope] = node.children;
        set(shade, { x: plot.px(c - 0.5) + 2, width: plot.px(1) - plot.px(0) - 4, y: bottom + 4, height: height - bottom - 6, visibility: c === chosen ? "visible" : "hidden" });
        set(bar, { x: x - half, width: 2 * half, y: Math.min(end, plot.py(0)), height: Math.abs(end - plot.py(0)) });
        set(mark, { d: `M${x - half - 4} ${Math.min(bottom, Math.max(top, plot.py(n.next[c])))}h${2 * half + 8}` });
        const long = ARROW * n.dZ[c];
        const from = Math.min(bottom + Math.min(0, long), Math.max(top + Math.max(0, long), end));
        set(push, { d: arrow(x + half + 10, from, from - long) });
        set(name, { x: plot.px(c), y: height - 52, text: c === y ? `${c} = y` : c, class: `bp-middle ${c === y ? "bp-right-class" : ""}` });
        set(value, { x: plot.px(c), y: height - 34, text: compact(z) });
        set(slope, { x: plot.px(c), y: height - 18, text: compactSigned(n.dZ[c]) });
        set(handles[c].node, { transform: `translate(${x} ${end})` });
      });
    }

    /**
     * @param {SoftmaxState} now
     * @param {Numbers} n
     */
    function drawShares({ y }, n) {
      const plot = plots[1];
      const half = Math.min(20, (plot.px(1) - plot.px(0)) * 0.24);
      each(shares, n.P, () => svg("g", {}, svg("rect", { class: "bp-value-bar" }), svg("path", { class: "bp-target" }), svg("path", { class: "bp-line bp-gradient" }),
        ...["", "bp-value-text", "", "bp-gradient-text"].map((kind) => svg("text", { class: `bp-middle ${kind}` }))), (node, p, c) => {
        const x = plot.px(c) - half / 2;
        const [bar, target, gap, name, share, label, slope] = node.children;
        const right = c === y ? 1 : 0;
        set(bar, { x: x - half, width: 2 * half, y: plot.py(p), height: plot.py(0) - plot.py(p) });
        set(target, { d: `M${x - half} ${plot.py(0)}V${plot.py(right)}H${x + half}V${plot.py(0)}` });
        set(gap, { d: arrow(x + half + 10, plot.py(right), plot.py(p)) });
        [c === y ? `${c} = y` : c, compact(p), right, compactSigned(n.dZ[c])].forEach((text, row) =>
          set([name, share, label, slope][row], { x: plot.px(c), y: height - 52 + [0, 18, 34, 50][row], text }));
        set(name, { class: `bp-middle ${c === y ? "bp-right-class" : ""}` });
      });
    }
  },
  rows: (/** @type {SoftmaxState} */ now, /** @type {Numbers} */ n) => [
    { label: "loss", key: "loss", value: n.loss },
    { label: "loss, the naive way", key: "naive.loss", value: n.naive.loss },
    { label: "loss after a step", key: "next_loss", value: n.next_loss },
    { label: "sum of dZ", key: "sum", value: n.sum },
    { label: `dZ of class ${now.chosen}, by nudging`, key: "measured", value: n.measured },
    { label: "difference from dZ", key: "error", value: n.error },
    ...now.logits.flatMap((z, c) => [
      { label: `class ${c}: z`, key: `z.${c}`, value: z },
      { label: `class ${c}: p`, key: `P.${c}`, value: n.P[c] },
      { label: `class ${c}: log p`, key: `log_P.${c}`, value: n.log_P[c] },
      { label: `class ${c}: dZ = P − Y`, key: `dZ.${c}`, value: n.dZ[c] },
      { label: `class ${c}: z after a step`, key: `next.${c}`, value: n.next[c] },
      { label: `class ${c}: e^z`, key: `naive.exps.${c}`, value: n.naive.exps[c] },
      { label: `class ${c}: e^z / Σ`, key: `naive.P.${c}`, value: n.naive.P[c] ?? "undefined" },
      { label: `class ${c}: e^(z − max)`, key: `shifted.${c}`, value: n.shifted[c] },
      { label: `class ${c}: dP`, key: `dP.${c}`, value: n.dP[c] },
      { label: `class ${c}: dZ, the long way`, key: `long.${c}`, value: n.long[c] ?? "undefined" },
      ...n.jacobian[c].map((value, j) => ({ label: `∂p${c}/∂z${j}`, key: `jacobian.${c}.${j}`, value })),
    ]),
  ],
  say: (/** @type {SoftmaxState} */ now, /** @type {Numbers} */ n) => {
    const [first, , ...rest] = sentences(now, n);
    return [first, ...rest, verdict(n)].join(" ");
  },
});

/**
 * The path of an upright arrow; one that is too short for a head is a stroke.
 * @param {number} x
 * @param {number} from
 * @param {number} to
 */
function arrow(x, from, to) {
  const long = Math.abs(to - from);
  const [wide, head] = [Math.min(4, long / 2), Math.sign(from - to) * Math.min(6, long / 2)];
  return `M${x} ${from}V${to}${long < 2 ? "" : `M${x - wide} ${to + head}L${x} ${to}L${x + wide} ${to + head}`}`;
}
