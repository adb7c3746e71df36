// Matrices as lists of rows.

/** @typedef {number[][]} Matrix */

/**
 * The upper left part of a matrix.
 * @param {Matrix} A
 * @param {number} rows
 * @param {number} columns
 */
export function cut(A, rows, columns) {
  return A.slice(0, rows).map((row) => row.slice(0, columns));
}

/** @param {Matrix} A */
export function transposed(A) {
  return A[0].map((_, column) => A.map((row) => row[column]));
}

/** @param {Matrix} A */
export function shapeOf(A) {
  return [A.length, A[0].length];
}

/**
 * A @ B, or null when A has not as many columns as B has rows.
 * @param {Matrix} A
 * @param {Matrix} B
 */
export function product(A, B) {
  if (A[0].length !== B.length) return null;
  return A.map((row) => B[0].map((_, column) => row.reduce((sum, a, k) => sum + a * B[k][column], 0)));
}

/**
 * X @ W + b: the bias is added to every row.
 * @param {Matrix} X
 * @param {Matrix} W
 * @param {number[]} b
 */
export function layer(X, W, b) {
  return X.map((row) => b.map((bias, h) => row.reduce((sum, x, d) => sum + x * W[d][h], 0) + bias));
}
