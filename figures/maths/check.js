// A gradient check of a small ReLU network, with mistakes to choose from.

/**
 * @typedef {{X: number[][], T: number[][], W1: number[][], b1: number[], W2: number[][], b2: number[]}} Arrays
 * @typedef {{arrays: Arrays, mistake: string, step: number, precision: string, sided: string,
 *   scale: number, weight_decay: number, kink: boolean}} LabState
 * @typedef {Record<string, number[]>} Flat  parameters or gradients, each as a list in row order
 */

export const NAMES = ["W1", "b1", "W2", "b2"];
export const TOLERANCE = 1e-6;
/** The steps of the error curve: 10⁰ down to 10⁻¹², two a decade. */
export const STEPS = Array.from({ length: 25 }, (_, i) => 10 ** (-i / 2));
/** With a unit at the kink, its input is this close to 0. */
const NEAR = 3e-6;

/** @param {LabState} state */
export function numbers(state) {
  const p = parameters(state);
  const gradients = backward(state, p);
  const errors = check(state, p, gradients, state.step);
  const curve = STEPS.map((step) => Math.max(...Object.values(check(state, p, gradients, step))));
  return { loss: loss(state, p), errors, curve, passes: NAMES.every((name) => errors[name] <= TOLERANCE) };
}

/**
 * The parameters, as flat lists; with `kink`, b1 is shifted so that one unit stands at its kink.
 * @param {LabState} state
 * @returns {Flat}
 */
function parameters({ arrays, kink }) {
  const b1 = [...arrays.b1];
  if (kink) b1[0] = NEAR - arrays.X[0].reduce((sum, x, d) => sum + x * arrays.W1[d][0], 0);
  return { W1: arrays.W1.flat(), b1, W2: arrays.W2.flat(), b2: [...arrays.b2] };
}

/**
 * @param {LabState} state
 * @param {Flat} p
 */
function forward({ arrays: { X, T } }, { W1, b1, W2, b2 }) {
  const [H, C] = [b1.length, b2.length];
  const Z1 = X.map((x) => b1.map((b, h) => x.reduce((sum, value, d) => sum + value * W1[d * H + h], 0) + b));
  const A1 = Z1.map((row) => row.map((z) => Math.max(z, 0)));
  const difference = A1.map((a, n) => b2.map((b, c) => a.reduce((sum, value, h) => sum + value * W2[h * C + c], 0) + b - T[n][c]));
  return { Z1, A1, difference };
}

/** @param {number[]} list */
const squares = (list) => list.reduce((sum, x) => sum + x * x, 0);

/**
 * scale · (Σ (Z2 − T)² / (2N) + weight_decay/2 · Σ W²), rounded as `precision` says.
 * @param {LabState} state
 * @param {Flat} p
 */
function loss(state, p) {
  const { difference } = forward(state, p);
  const data = difference.reduce((sum, row) => sum + squares(row), 0) / (2 * difference.length);
  const value = state.scale * (data + (state.weight_decay / 2) * (squares(p.W1) + squares(p.W2)));
  return state.precision === "float32" ? Math.fround(value) : value;
}

/**
 * The gradients that are checked, with the chosen mistake.
 * @param {LabState} state
 * @param {Flat} p
 * @returns {Flat}
 */
function backward(state, p) {
  const { X } = state.arrays;
  const { Z1, A1, difference } = forward(state, p);
  const [N, D, H, C] = [X.length, X[0].length, p.b1.length, p.b2.length];
  const { mistake } = state;
  const share = state.scale / (mistake === "1/N missing" ? 1 : mistake === "1/N twice" ? N * N : N);
  const dZ2 = difference.map((row) => row.map((x) => x * share));
  const on = (/** @type {number} */ n, /** @type {number} */ h) =>
    (mistake === "mask from the output, >=" ? A1[n][h] >= 0 : Z1[n][h] > 0);
  const dZ1 = dZ2.map((row, n) => p.b1.map((_, h) =>
    (on(n, h) ? row.reduce((sum, x, c) => sum + x * p.W2[h * C + c], 0) : 0)));
  const decay = mistake === "weight decay forgotten" ? 0 : state.scale * state.weight_decay;
  const g = {
    W1: product(X, dZ1, D, H).map((x, i) => x + decay * p.W1[i]),
    b1: columns(dZ1),
    W2: product(A1, dZ2, H, C).map((x, i) => x + decay * p.W2[i]),
    b2: columns(dZ2),
  };
  if (mistake === "one entry of W2") g.W2[g.W2.length - 1] *= 1.01;
  if (mistake === "last bias forgotten") g.b2.fill(0);
  if (mistake === "the last example only") g.b1 = dZ1[N - 1];
  return g;
}

/**
 * A.T @ B, flat.
 * @param {number[][]} A
 * @param {number[][]} B
 * @param {number} rows
 * @param {number} width
 */
function product(A, B, rows, width) {
  return Array.from({ length: rows * width }, (_, i) => {
    const [r, c] = [Math.floor(i / width), i % width];
    return A.reduce((sum, a, n) => sum + a[r] * B[n][c], 0);
  });
}

/** @param {number[][]} rows */
function columns(rows) {
  return rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0));
}

/**
 * @param {LabState} state
 * @param {Flat} p
 * @param {Flat} gradients
 * @param {number} step
 */
function check(state, p, gradients, step) {
  const here = state.sided === "one" ? loss(state, p) : 0;
  /** @type {Record<string, number>} */
  const errors = {};
  for (const name of NAMES) {
    const measured = p[name].map((before, i) => {
      p[name][i] = before + step;
      const above = loss(state, p);
      p[name][i] = before - step;
      const slope = state.sided === "one" ? (above - here) / step : (above - loss(state, p)) / (2 * step);
      p[name][i] = before;
      return slope;
    });
    errors[name] = relativeError(gradients[name], measured);
  }
  return errors;
}

/**
 * ‖a − b‖ / (‖a‖ + ‖b‖); 0/0 is 0, and what is not finite is infinitely wrong.
 * @param {number[]} a
 * @param {number[]} b
 */
export function relativeError(a, b) {
  if (![...a, ...b].every(Number.isFinite)) return Infinity;
  const largest = Math.max(...a.map(Math.abs), ...b.map(Math.abs));
  if (largest === 0) return 0;
  const length = (/** @type {number[]} */ list) => Math.sqrt(squares(list.map((x) => x / largest)));
  return length(a.map((x, i) => x - b[i])) / (length(a) + length(b));
}
