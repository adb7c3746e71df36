// Parameters from a seed, the same as in Python, and what stays of them when the network gets another shape.

import { uniform } from "./random.js";

/** @typedef {import("./network.js").Parameters} Parameters */

/**
 * Weights with Xavier's variance and small biases, to two decimals: uniform, as that needs no
 * function in which Python and a browser may differ.
 * @param {readonly number[]} sizes
 * @param {number} seed
 * @returns {Parameters}
 */
export function randomParameters(sizes, seed) {
  const next = uniform(seed);
  const draw = (/** @type {number} */ limit) => Math.floor((2 * next() - 1) * limit * 100 + 0.5) / 100;
  return Object.fromEntries(sizes.slice(1).flatMap((H, l) => {
    const limit = Math.sqrt(6 / (sizes[l] + H));
    const W = Array.from({ length: sizes[l] }, () => Array.from({ length: H }, () => draw(limit)));
    return [[`W${l + 1}`, W], [`b${l + 1}`, Array.from({ length: H }, () => draw(0.5))]];
  }));
}

/**
 * Parameters for other sizes: what fits is kept, hidden layers by their number and the last layer as the last.
 * @param {Parameters} old
 * @param {readonly number[]} before
 * @param {readonly number[]} sizes
 * @param {number} seed  for what is new
 * @returns {Parameters}
 */
export function fitted(old, before, sizes, seed) {
  const fresh = randomParameters(sizes, seed);
  for (let l = 1; l < sizes.length; l += 1) {
    const from = l === sizes.length - 1 ? before.length - 1 : l;
    if (l < sizes.length - 1 && l >= before.length - 1) continue;
    const [W, b] = [old[`W${from}`], old[`b${from}`]];
    fresh[`W${l}`] = fresh[`W${l}`].map((/** @type {number[]} */ row, /** @type {number} */ i) => row.map((x, j) => W[i]?.[j] ?? x));
    fresh[`b${l}`] = fresh[`b${l}`].map((/** @type {number} */ x, /** @type {number} */ j) => b[j] ?? x);
  }
  return fresh;
}
