// What happens in a graph, in words and numbers.

import { format } from "../lib/index.js";
import { LISTED } from "../maths/graph.js";

/**
 * @typedef {import("../maths/graph.js").GraphState} GraphState
 * @typedef {import("../maths/graph.js").Step} Step
 * @typedef {ReturnType<typeof import("../maths/graph.js").numbers>} Numbers
 */

const INFIX = new Set(["+", "-", "*", "/"]);
/** @type {Record<string, string>} */
const SIGNS = { "*": "·", "-": "−", "/": "/", "+": "+" };

/** @param {Step} step */
export function expression({ symbol, operands }) {
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
export function story(now, n) {
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
export function pathStory(now, n) {
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

/**
 * Where the reader's own numbers are others than the graph's.
 * @param {Numbers} n
 */
export function differenceStory({ differences: found, output }) {
  if (found.length === 0) return "";
  const words = found.slice(0, 4).map(({ node, what, yours, here }) =>
    `${what === "value" ? `the value of ${node}` : `d${output}/d${node}`} is ${yours === null ? "no number" : format(yours)}, but the graph says ${format(here)}`);
  const more = found.length > words.length ? `; and ${found.length - words.length} more` : "";
  return `Your numbers differ (≠): ${words.join("; ")}${more}.`;
}
