// One layer for a batch, forward and backward, and what each entry is made of.

import { cut, layer, product, transposed } from "./matrix.js";

/**
 * @typedef {import("./matrix.js").Matrix} Matrix
 * @typedef {"X" | "W" | "b" | "T" | "Z" | "dZ" | "dX" | "dW" | "db"} Name
 * @typedef {{
 *   N: number, D: number, H: number, mean: boolean,
 *   chosen: Name, row: number, column: number,
 *   arrays: {X: Matrix, W: Matrix, b: number[], T: Matrix},
 * }} BatchState  the arrays are larger than the figure, and cut to its size
 * @typedef {{name: Name, row?: number, column?: number}} Lit
 *   a row, a column, or (with both) an entry; vectors have one row, 0
 * @typedef {{name: Name, row: number, column: number}} Entry
 * @typedef {{
 *   sum: Entry[][], index: string, uses: Lit[],
 * }} Origin
 *   `sum`: the factors of each term; `index`: what the sum runs over; `uses`: what made the entry, or uses it
 */

/** @type {readonly Name[]} */
export const NAMES = ["X", "W", "b", "T", "Z", "dZ", "dX", "dW", "db"];

/** @param {BatchState} state */
export function numbers(state) {
  const { N, D, H, mean, arrays } = state;
  const [X, W, b, T] = [cut(arrays.X, N, D), cut(arrays.W, D, H), arrays.b.slice(0, H), cut(arrays.T, N, H)];
  const Z = layer(X, W, b);
  const share = mean ? N : 1;
  const dZ = Z.map((row, n) => row.map((z, h) => (z - T[n][h]) / share));
  const dX = /** @type {Matrix} */ (product(dZ, transposed(W)));
  const dW = /** @type {Matrix} */ (product(transposed(X), dZ));
  const db = b.map((_, h) => dZ.reduce((sum, row) => sum + row[h], 0));
  const squares = Z.reduce((sum, row, n) => row.reduce((part, z, h) => part + (z - T[n][h]) ** 2, sum), 0);
  const all = { X, W, b, T, Z, dZ, dX, dW, db };
  const entry = inside(state, all[state.chosen]);
  return { ...all, loss: squares / (2 * share), entry, value: valueOf(all, entry), terms: terms(all, entry, share) };
}

/** @param {Matrix | number[]} A */
export function rowsOf(A) {
  return /** @type {Matrix} */ (Array.isArray(A[0]) ? A : [A]);
}

/**
 * The chosen entry; where the matrix has become too small for it, the last one.
 * @param {BatchState} state
 * @param {Matrix | number[]} A
 * @returns {Entry}
 */
function inside({ chosen, row, column }, A) {
  const rows = rowsOf(A);
  return { name: chosen, row: Math.min(row, rows.length - 1), column: Math.min(column, rows[0].length - 1) };
}

/**
 * @param {Record<Name, Matrix | number[]>} all
 * @param {Entry} entry
 */
export function valueOf(all, { name, row, column }) {
  return rowsOf(all[name])[row][column];
}

/**
 * What an entry is made of or, for what is given, where it is used.
 * @param {Entry} entry
 * @param {{N: number, D: number, H: number}} sizes
 * @returns {Origin}
 */
export function origin({ name, row, column }, { N, D, H }) {
  /**
   * @param {number} length
   * @param {(k: number) => Entry[]} factors
   */
  const over = (length, factors) => Array.from({ length }, (_, k) => factors(k));
  /**
   * @param {Name} matrix
   * @param {number} r
   * @param {number} c
   * @returns {Entry}
   */
  const at = (matrix, r, c) => ({ name: matrix, row: r, column: c });
  /** @param {...Lit} uses */
  const used = (...uses) => ({ sum: [], index: "", uses });
  switch (name) {
    case "Z": return {
      sum: [...over(D, (d) => [at("X", row, d), at("W", d, column)]), [at("b", 0, column)]],
      index: "d", uses: [{ name: "X", row }, { name: "W", column }, { name: "b", row: 0, column }],
    };
    case "dZ": return { sum: [[at("Z", row, column)], [at("T", row, column)]], index: "", uses: [{ name: "Z", row, column }, { name: "T", row, column }] };
    case "dX": return { sum: over(H, (h) => [at("dZ", row, h), at("W", column, h)]), index: "h", uses: [{ name: "dZ", row }, { name: "W", row: column }] };
    case "dW": return { sum: over(N, (n) => [at("X", n, row), at("dZ", n, column)]), index: "n", uses: [{ name: "X", column: row }, { name: "dZ", column }] };
    case "db": return { sum: over(N, (n) => [at("dZ", n, column)]), index: "n", uses: [{ name: "dZ", column }] };
    case "X": return used({ name: "Z", row }, { name: "dW", row: column });
    case "W": return used({ name: "Z", column }, { name: "dX", column: row });
    case "b": return used({ name: "Z", column });
    case "T": return used({ name: "dZ", row, column });
  }
}

/**
 * The numbers that are added up to the entry; what is given is its own only term.
 * @param {Record<Name, Matrix | number[]>} all
 * @param {Entry} entry
 * @param {number} share  what the error is divided by
 */
function terms(all, entry, share) {
  const { row, column } = entry;
  if (entry.name === "dZ") return [all.Z, all.T].map((A, i) => ((i ? -1 : 1) * rowsOf(A)[row][column]) / share);
  const sizes = { N: all.X.length, D: all.W.length, H: all.b.length };
  const { sum } = origin(entry, sizes);
  if (sum.length === 0) return [valueOf(all, entry)];
  return sum.map((factors) => factors.reduce((value, factor) => value * valueOf(all, factor), 1));
}
