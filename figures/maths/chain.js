// The chain of chapter 2: three links with a weight each.

import { numbers as ofGraph } from "./graph.js";
import { centralDifference } from "./nudge.js";

export const INPUTS = ["x", "w1", "w2", "w3"];
/** @type {import("./graph.js").Step[]} */
export const STEPS = [
  { name: "u1", symbol: "*", operands: ["w1", "x"] },
  { name: "v1", symbol: "sin", operands: ["u1"] },
  { name: "u2", symbol: "*", operands: ["w2", "v1"] },
  { name: "v2", symbol: "exp", operands: ["u2"] },
  { name: "u3", symbol: "*", operands: ["w3", "v2"] },
  { name: "y", symbol: "cos", operands: ["u3"] },
];
const STEP = 1e-5;

/** @typedef {{x: number, w1: number, w2: number, w3: number, chosen: string}} ChainState */

/** @param {ChainState} state */
export function numbers({ chosen, ...inputs }) {
  const graph = ofGraph({ inputs, steps: STEPS, position: 2 * STEPS.length + 1, overwrite: false, source: chosen, path: 0, opened: [], yours: {} });
  const measured = centralDifference((at) => output({ ...inputs, [chosen]: at }), inputs[/** @type {"x"} */ (chosen)], STEP);
  return {
    values: graph.values,
    locals: Object.fromEntries(graph.edges.map(({ from, to, local }) => [`${from}.${to}`, local])),
    gradients: graph.gradients,
    /** From y back to what is chosen: the local derivatives whose product is the slope. */
    way: [...graph.paths[0].edges].reverse(),
    measured,
    difference: Math.abs(measured - graph.gradients[chosen]),
  };
}

/** @param {Record<string, number>} inputs */
export function output({ x, w1, w2, w3 }) {
  return Math.cos(w3 * Math.exp(w2 * Math.sin(w1 * x)));
}
