// A recorded expression: forward, and backward one node at a time.

import { sigmoid } from "./functions.js";

/**
 * @typedef {{name: string, symbol: string, operands: (string | number)[]}} Step  `name = symbol(operands)`
 * @typedef {{from: string, to: string, operand: number, local: number}} Edge  one for each use of a value
 * @typedef {{inputs: Record<string, number>, steps: Step[], position: number, overwrite: boolean, source: string, path: number}} GraphState
 *   `position` 0 is before anything, steps.length after the forward sweep, one more seeds the
 *   output's gradient, and each further one goes backward through one node.
 * @typedef {{edges: Edge[], product: number}} Path
 */

/** At most so many paths are listed; all are counted. */
export const LISTED = 200;

/** @type {Record<string, {f: (...x: number[]) => number, slopes: (...x: number[]) => number[]}>} */
const OPERATIONS = {
  "+": { f: (a, b) => a + b, slopes: () => [1, 1] },
  "-": { f: (a, b) => a - b, slopes: () => [1, -1] },
  "*": { f: (a, b) => a * b, slopes: (a, b) => [b, a] },
  "/": { f: (a, b) => a / b, slopes: (a, b) => [1 / b, -a / b ** 2] },
  "**": { f: (a, n) => a ** n, slopes: (a, n) => [n * a ** (n - 1), NaN] },
  neg: { f: (a) => -a, slopes: () => [-1] },
  sin: { f: Math.sin, slopes: (a) => [Math.cos(a)] },
  cos: { f: Math.cos, slopes: (a) => [-Math.sin(a)] },
  exp: { f: Math.exp, slopes: (a) => [Math.exp(a)] },
  log: { f: Math.log, slopes: (a) => [1 / a] },
  tanh: { f: Math.tanh, slopes: (a) => [1 - Math.tanh(a) ** 2] },
  relu: { f: (a) => Math.max(a, 0), slopes: (a) => [a > 0 ? 1 : 0] },
  sigmoid: { f: sigmoid, slopes: (a) => [sigmoid(a) * sigmoid(-a)] },
};

/** @param {GraphState} state */
export function numbers(state) {
  /** @type {Record<string, number>} */
  const values = { ...state.inputs };
  /** @type {Edge[]} */
  const edges = [];
  let problem = "";
  for (const { name, symbol, operands } of state.steps) {
    const { f, slopes } = OPERATIONS[symbol];
    const x = operands.map((operand) => (typeof operand === "string" ? values[operand] : operand));
    values[name] = f(...x);
    const local = slopes(...x);
    operands.forEach((operand, i) => {
      if (typeof operand !== "string") return;
      edges.push({ from: operand, to: name, operand: i, local: local[i] });
      if (!Number.isFinite(local[i])) problem ||= name;
    });
    if (!Number.isFinite(values[name])) problem ||= name;
  }
  const order = Object.keys(values);
  const output = order[order.length - 1];
  const { gradients, pushed } = sweep(state, edges, output);
  const { paths, count } = pathsFrom(edges, state.source, output);
  return {
    values, edges, output, gradients, pushed, paths, count,
    sum: paths.reduce((total, { product }) => total + product, 0),
    problem: problem && `${problem} has no value at these inputs.`,
  };
}

/**
 * The gradients after `position` steps, and what the last one pushed along which edge.
 * @param {GraphState} state
 * @param {Edge[]} edges
 * @param {string} output
 */
function sweep({ steps, position, overwrite }, edges, output) {
  /** @type {Record<string, number>} */
  const gradients = {};
  /** @type {{edge: Edge, before: number, after: number}[]} */
  let pushed = [];
  if (position > steps.length) gradients[output] = 1;
  for (let i = 0; i < position - steps.length - 1; i += 1) {
    const { name } = steps[steps.length - 1 - i];
    pushed = edges.filter((edge) => edge.to === name).map((edge) => {
      const before = gradients[edge.from] ?? 0;
      // A node that does not reach the output has no gradient to hand on.
      const share = (gradients[name] ?? 0) * edge.local;
      gradients[edge.from] = overwrite ? share : before + share;
      return { edge, before, after: gradients[edge.from] };
    });
  }
  return { gradients, pushed };
}

/**
 * @param {Edge[]} edges
 * @param {string} source
 * @param {string} output
 * @returns {{paths: Path[], count: number}}
 */
function pathsFrom(edges, source, output) {
  if (!source) return { paths: [], count: 0 };
  /** @type {Map<string, number>} */
  const counts = new Map([[output, 1]]);
  // The edges into a node stand in the order of the nodes, so backward each count is complete.
  for (const { from, to } of [...edges].reverse()) counts.set(from, (counts.get(from) ?? 0) + (counts.get(to) ?? 0));
  /** @type {Path[]} */
  const paths = [];
  /**
   * @param {string} node
   * @param {Edge[]} path
   * @param {number} product
   */
  const walk = (node, path, product) => {
    if (paths.length >= LISTED) return;
    if (node === output) paths.push({ edges: path, product });
    for (const edge of edges) {
      if (edge.from === node && counts.get(edge.to)) walk(edge.to, [...path, edge], product * edge.local);
    }
  };
  walk(source, [], 1);
  return { paths, count: counts.get(source) ?? 0 };
}
