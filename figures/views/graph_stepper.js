// An expression as a graph: forward and backward one node at a time, and one path at a time.

import { button, choice, draggable, figure, format, html, numberControl, set, toggle } from "../lib/index.js";
import { GraphPicture } from "../drawing/graph.js";
import { LISTED, numbers } from "../maths/graph.js";

/**
 * @typedef {import("../maths/graph.js").GraphState} GraphState
 * @typedef {import("../maths/graph.js").Step} Step
 * @typedef {import("../maths/graph.js").Edge} Edge
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

const [LOW, HIGH] = [-10, 10];
/** Play moves one node in this time (ms). */
const BEAT = 900;
const INFIX = new Set(["+", "-", "*", "/"]);
/** @type {Record<string, string>} */
const SIGNS = { "*": "·", "-": "−", "/": "/", "+": "+" };

/** @param {Edge} edge */
const edgeId = ({ from, to, operand }) => `${from}.${to}.${operand}`;

/** @param {Step} step */
function expression({ symbol, operands }) {
  const words = operands.map((operand) => (typeof operand === "number" ? short(operand) : operand));
  if (INFIX.has(symbol)) return `${words[0]} ${SIGNS[symbol]} ${words[1]}`;
  if (symbol === "**") return operands[1] === 2 ? `${words[0]}²` : `${words[0]}^${words[1]}`;
  if (symbol === "neg") return `−${words[0]}`;
  return `${symbol === "sigmoid" ? "σ" : symbol}(${words[0]})`;
}

/** @param {number} x */
const short = (x) => (Number.isInteger(x) && Math.abs(x) < 1000 ? String(x).replace("-", "−") : format(x));

/** @param {number} x  a factor in a product */
const factor = (x) => (x < 0 ? `(${format(x)})` : format(x));

/**
 * What the present step does, in words and numbers.
 * @param {GraphState} now
 * @param {Numbers} n
 */
function story(now, n) {
  const { steps, position } = now;
  const { output } = n;
  if (n.problem) return `${n.problem} Change an input, or undo.`;
  if (position === 0) return "The inputs are given; nothing has been computed. Step forward.";
  if (position <= steps.length) {
    const step = steps[position - 1];
    return `Forward: ${step.name} = ${expression(step)} = ${format(n.values[step.name])}.`;
  }
  if (position === steps.length + 1) return `Backward begins: d${output}/d${output} = 1.`;
  const pushes = n.pushed.map(({ edge, before, after }) => {
    const product = `${factor(n.gradients[edge.to] ?? 0)} × ${factor(edge.local)}`;
    const slope = `d${output}/d${edge.from}`;
    if (before === 0) return `${slope} = ${product} = ${format(after)}`;
    return now.overwrite
      ? `${slope} = ${product} = ${format(after)}, and the ${format(before)} that stood there is lost`
      : `${slope} = ${format(before)} + ${product} = ${format(after)}`;
  });
  const name = steps[2 * steps.length + 1 - position].name;
  return `Backward through ${name}: ${pushes.join("; ") || "it uses no other node"}.`;
}

/**
 * @param {GraphState} now
 * @param {Numbers} n
 */
function pathStory(now, n) {
  if (!now.source) return "";
  const slope = `d${n.output}/d${now.source}`;
  if (n.count === 0) return `No path leads from ${now.source} to ${n.output}: ${slope} = 0.`;
  const many = n.count > LISTED ? ` (the first ${LISTED} of them)` : "";
  const sum = `${n.count === 1 ? "One path" : `${n.count} paths`}${many}: ${slope} = ` +
    (n.paths.length > 1 && n.paths.length <= 6 ? `${n.paths.map(({ product }) => factor(product)).join(" + ")} = ` : "") + `${format(n.sum)}.`;
  const path = n.paths[now.path];
  if (!path || path.edges.length === 0) return sum;
  const way = [now.source, ...path.edges.map(({ to }) => to)].join(" → ");
  return `Path ${now.path + 1}, ${way}: ${path.edges.map(({ local }) => factor(local)).join(" × ")} = ${format(path.product)}. ${sum}`;
}

export default figure({
  name: "GraphStepper",
  title: "Graph stepper",
  hint: "step back to the beginning, then forward node by node. At the end, replace += by = and watch a gradient go wrong.",
  traits: ["inputs", "steps", "position", "overwrite", "source", "path"],
  numbers,
  build({ picture, controls, state, narrow, onClose }) {
    const first = /** @type {GraphState} */ (state.get());
    const n0 = numbers(first);
    const { steps } = first;
    const last = 2 * steps.length + 1;
    const names = Object.keys(n0.values);
    const graph = new GraphPicture(picture, {
      narrow, label: `The graph of ${n0.output}`,
      nodes: names.map((id) => {
        const step = steps.find(({ name }) => name === id);
        return { id, label: step ? `${id} = ${expression(step)}` : id };
      }),
      edges: n0.edges.map((edge) => ({ id: edgeId(edge), from: edge.from, to: edge.to })),
    });
    const told = html("p", { class: "bp-verdict bp-story" });
    const pathTold = html("p", { class: "bp-verdict bp-story" });
    picture.append(told, pathTold);

    /** @type {ReturnType<typeof setInterval> | undefined} */
    let playing;
    const stop = () => {
      clearInterval(playing);
      playing = undefined;
    };
    onClose(stop);
    /** @param {number} to */
    const go = (to) => state.set({ position: Math.max(0, Math.min(last, to)) });
    const position = () => state.get().position;
    const pathCount = () => numbers(/** @type {GraphState} */ (state.get())).paths.length;
    const beat = () => {
      go(position() + 1);
      if (position() >= last) stop();
    };
    const play = () => {
      if (playing) stop();
      else {
        if (position() >= last) go(0);
        playing = setInterval(beat, BEAT);
      }
      refreshPlay();
    };
    const refresh = [
      button(controls, { label: "Step back", press: () => { stop(); go(position() - 1); }, enabled: () => position() > 0 }),
      button(controls, { label: "Step forward", press: () => { stop(); go(position() + 1); }, enabled: () => position() < last }),
    ];
    const refreshPlay = button(controls, { label: "Play", words: () => (playing ? "Pause" : "Play"), press: play });
    refresh.push(refreshPlay);
    refresh.push(toggle(controls, {
      label: "= instead of +=", get: () => state.get().overwrite, set: (overwrite) => state.set({ overwrite }),
    }));
    refresh.push(choice(controls, {
      label: "Paths from", options: [["", "no node"], .../** @type {[string, string][]} */ (names.map((name) => [name, name]))],
      get: () => state.get().source, set: (source) => state.set({ source, path: 0 }),
    }));
    refresh.push(button(controls, {
      label: "Next path", enabled: () => pathCount() > 1,
      press: () => state.set({ path: (state.get().path + 1) % pathCount() }),
    }));
    for (const name of Object.keys(first.inputs)) {
      const spec = {
        label: name, min: LOW, max: HIGH, step: 0.1, get: () => state.get().inputs[name],
        set: (/** @type {number} */ x) => state.set({ inputs: { ...state.get().inputs, [name]: Number(x.toFixed(6)) } }),
      };
      refresh.push(numberControl(controls, spec));
      let start = { x: 0, value: 0 };
      refresh.push(draggable(graph.node(name), {
        ...spec, label: `${name}, in the graph`,
        grab: ({ clientX }) => { start = { x: clientX, value: spec.get() }; },
        at: ({ clientX }) => start.value + (clientX - start.x) / 60,
      }));
    }

    return (/** @type {GraphState} */ now, /** @type {Numbers} */ n) => {
      const { length } = steps;
      /** @type {Record<string, number>} when a node is gone backward through */
      const turn = Object.fromEntries(steps.map(({ name }, i) => [name, 2 * length + 1 - i]));
      const computed = new Map(names.map((name) => [name, steps.findIndex((step) => step.name === name) + 1]));
      const path = now.path < n.paths.length ? n.paths[now.path] : undefined;
      const lit = new Set(now.source ? path?.edges.map(edgeId) : []);
      /** @param {string} name @returns {import("../drawing/graph.js").Stage} */
      const forward = (name) => {
        const when = /** @type {number} */ (computed.get(name));
        return when > now.position ? "faint" : when === now.position && when > 0 ? "now" : "done";
      };
      graph.show(
        Object.fromEntries(names.map((name) => [name, {
          value: forward(name) === "faint" ? "?" : format(n.values[name]),
          gradient: name in n.gradients ? format(n.gradients[name]) : "",
          forward: forward(name),
          backward: turn[name] === now.position || (now.position === length + 1 && name === n.output) ? "now" : "done",
        }])),
        Object.fromEntries(n.edges.map((edge) => [edgeId(edge), {
          local: forward(edge.to) === "faint" ? "" : format(edge.local),
          forward: forward(edge.to),
          backward: turn[edge.to] === now.position ? "now" : turn[edge.to] < now.position ? "done" : "faint",
          lit: lit.has(edgeId(edge)),
        }])),
      );
      set(told, { text: story(now, n) });
      set(pathTold, { text: pathStory(now, n) });
      for (const show of refresh) show();
    };
  },
  rows: (/** @type {GraphState} */ now, /** @type {Numbers} */ n) => [
    ...Object.entries(n.values).map(([name, value]) => ({ label: `value of ${name}`, key: `values.${name}`, value })),
    ...n.edges.map((edge) => ({ label: `local derivative ∂${edge.to}/∂${edge.from}`, key: `locals.${edgeId(edge)}`, value: edge.local })),
    ...Object.keys(n.values).map((name) => ({ label: `d${n.output}/d${name} at this step`, key: `gradients.${name}`, value: n.gradients[name] ?? null })),
    ...(now.source ? [
      { label: `paths from ${now.source}`, key: "count", value: n.count },
      ...n.paths.slice(0, 12).map(({ product }, i) => ({ label: `product of path ${i + 1}`, key: `products.${i}`, value: product })),
      { label: "their sum", key: "sum", value: n.sum },
    ] : []),
  ],
  say: (now, n) => `${story(now, n)} ${pathStory(now, n)}`.trim(),
});
