// A gradient as a product of two given matrices: which shapes fit, and which values.

import { cut, layer, product, shapeOf, transposed } from "./matrix.js";

/**
 * @typedef {import("./matrix.js").Matrix} Matrix
 * @typedef {"X" | "W" | "dZ"} Operand
 * @typedef {{
 *   N: number, D: number, H: number, target: "dW" | "dX",
 *   left: Operand, left_transposed: boolean, right: Operand, right_transposed: boolean,
 *   arrays: {X: Matrix, W: Matrix, b: number[], dZ: Matrix},
 * }} PuzzleState  the arrays are larger than the figure, and cut to its size
 * @typedef {"no product" | "shape" | "values" | "right"} Verdict
 */

export const STEP = 1e-5;
/** What may differ, relative to the largest entry; round-off of the nudges is allowed besides. */
export const TOLERANCE = 1e-6;

/** @param {PuzzleState} state */
export function numbers(state) {
  const { N, D, H, arrays, target } = state;
  const given = { X: cut(arrays.X, N, D), W: cut(arrays.W, D, H), dZ: cut(arrays.dZ, N, H) };
  const b = arrays.b.slice(0, H);
  const left = state.left_transposed ? transposed(given[state.left]) : given[state.left];
  const right = state.right_transposed ? transposed(given[state.right]) : given[state.right];
  const measured = target === "dW"
    ? nudged(given.W, (W) => loss(given.X, W, b, given.dZ))
    : nudged(given.X, (X) => loss(X, given.W, b, given.dZ));
  const value = product(left, right);
  const Z = layer(given.X, given.W, b);
  const terms = Z.flatMap((row, n) => row.map((z, h) => Math.abs(z * given.dZ[n][h])));
  const roundOff = (4 * Number.EPSILON * terms.reduce((sum, term) => sum + term, 0)) / STEP;
  return {
    given, left, right, measured,
    loss: loss(given.X, given.W, b, given.dZ),
    product: value,
    shape: value && shapeOf(value),
    target_shape: shapeOf(measured),
    ...judged(value, measured, roundOff),
  };
}

/**
 * The loss whose gradient by Z is dZ.
 * @param {Matrix} X
 * @param {Matrix} W
 * @param {number[]} b
 * @param {Matrix} dZ
 */
function loss(X, W, b, dZ) {
  return layer(X, W, b).reduce((sum, row, n) => row.reduce((part, z, h) => part + z * dZ[n][h], sum), 0);
}

/**
 * The derivative of f by each entry of A, by central differences.
 * @param {Matrix} A
 * @param {(A: Matrix) => number} f
 */
function nudged(A, f) {
  const at = A.map((row) => [...row]);
  return A.map((row, i) => row.map((before, j) => {
    at[i][j] = before + STEP;
    const above = f(at);
    at[i][j] = before - STEP;
    const below = f(at);
    at[i][j] = before;
    return (above - below) / (2 * STEP);
  }));
}

/**
 * @param {Matrix | null} value
 * @param {Matrix} measured
 * @param {number} roundOff
 * @returns {{verdict: Verdict, largest: number | null, wrong: [number, number] | null}}
 *   the largest difference, and the first entry that is wrong
 */
function judged(value, measured, roundOff) {
  if (!value) return { verdict: "no product", largest: null, wrong: null };
  if (shapeOf(value).join() !== shapeOf(measured).join()) return { verdict: "shape", largest: null, wrong: null };
  const scale = Math.max(...value.flat().map(Math.abs), ...measured.flat().map(Math.abs));
  const allowed = TOLERANCE * scale + roundOff;
  let largest = 0;
  /** @type {[number, number] | null} */
  let wrong = null;
  value.forEach((row, i) => row.forEach((x, j) => {
    const difference = Math.abs(x - measured[i][j]);
    largest = Math.max(largest, difference);
    if (!(difference <= allowed)) wrong ??= [i, j];
  }));
  return { verdict: wrong ? "values" : "right", largest, wrong };
}
