// A small network: forward, backward, one unit at a time, and every number that its picture shows.

import { FUNCTIONS } from "./functions.js";
import { keeping } from "./kept.js";
import { entryOf, stepsOf } from "./network_names.js";
import { pathsFrom } from "./network_paths.js";

/**
 * @typedef {Record<string, any>} Parameters  W1: number[][], b1: number[], W2, …
 * @typedef {{W: Float64Array, b: Float64Array, D: number, H: number}} Layer  W is row-major, (D, H)
 * @typedef {{
 *   sizes: number[], activation: string, parameters: Parameters, X: number[][], y: number[], example: number,
 *   batch: boolean, chosen: string, position: number, path: number, learning_rate: number, seed: number,
 *   yours: Yours, disagreements: Disagreement[],
 * }} NetworkState
 *   `position` counts steps: a unit each, the loss, the loss again on the way back, and a unit each.
 *   `path` 0 lights none, k the k-th path of the chosen weight. `batch` shows the gradients of the mean loss.
 * @typedef {{of?: number[], example?: Record<string, any>, batch?: Record<string, any>, problems?: Record<string, string[]>}} Yours
 *   the gradients of the reader's function, the numbers that it was given, and what went wrong, in words
 * @typedef {{of: "example" | "batch", name: string, index: number[], yours: number | null, expected: number, sentence: string}} Disagreement
 * @typedef {import("./network_names.js").Entry} Entry
 * @typedef {{Z: Float64Array[], A: Float64Array[], P: Float64Array, losses: Float64Array}} Forward
 * @typedef {{dZ: Float64Array[], dA: Float64Array[], dW: Float64Array[], db: Float64Array[]}} Backward
 *   dA[l] belongs to what goes into layer l, so dA[0] is dX
 */

export const [LAYERS, UNITS, EXAMPLES] = [4, 8, 8];
/** Weights are set from −10 to 10, data from −3 to 3. */
export const [REACH, PLANE] = [10, 3];
/** The finite-difference check, and what it allows: a part of the two, and its own round-off. */
export const [STEP, SAME, ROUND_OFF] = [1e-5, 1e-6, 1e-8];
/** A unit is called saturated where φ′ is less than this part of the most that it can be. */
export const FLAT = 0.05;
export const ACTIVATIONS = ["tanh", "relu", "sigmoid"];
/** @type {Record<string, number>} */
const STEEPEST = { tanh: 1, sigmoid: 0.25 };
const SLICE = 61;
/** How far the curve of the loss along a weight goes; it changes in steps, so that the curve stays while one drags. */
const REACHES = [6, 12];
/** The loss along a weight is the same wherever on it the weight stands: while it is dragged, the curve is kept. */
const kept = /** @type {typeof keeping<{at: number[], loss: number[]}>} */ (keeping)();

/**
 * @param {number[]} sizes
 * @param {Parameters} parameters
 * @returns {Layer[]}
 */
export function pack(sizes, parameters) {
  return sizes.slice(1).map((H, l) => ({
    W: Float64Array.from(parameters[`W${l + 1}`].flat()), b: Float64Array.from(parameters[`b${l + 1}`]), D: sizes[l], H,
  }));
}

/**
 * @param {Layer[]} layers
 * @returns {Parameters}
 */
export function unpack(layers) {
  return Object.fromEntries(layers.flatMap(({ W, b, D, H }, l) => [[`W${l + 1}`, rows(W, D, H)], [`b${l + 1}`, Array.from(b)]]));
}

/** @param {Float64Array} flat @param {number} count @param {number} width @returns {number[][]} */
const rows = (flat, count, width) => Array.from({ length: count }, (_, i) => Array.from(flat.subarray(i * width, (i + 1) * width)));

/**
 * What goes into each layer comes out of the one before: A[0] is X. No losses without y.
 * @param {Layer[]} layers
 * @param {string} activation
 * @param {Float64Array} X  row-major
 * @param {readonly number[]} [y]
 * @param {(z: number) => number} [f]
 * @returns {Forward}
 */
export function forward(layers, activation, X, y, f = FUNCTIONS[activation].f) {
  const N = X.length / layers[0].D;
  const Z = [];
  const A = [X];
  for (const [l, { W, b, D, H }] of layers.entries()) {
    const from = A[l];
    const z = new Float64Array(N * H);
    for (let n = 0; n < N; n += 1) {
      for (let j = 0; j < H; j += 1) {
        let sum = b[j];
        for (let i = 0; i < D; i += 1) sum += from[n * D + i] * W[i * H + j];
        z[n * H + j] = sum;
      }
    }
    Z.push(z);
    if (l < layers.length - 1) A.push(z.map(f));
  }
  const last = Z[Z.length - 1];
  const P = new Float64Array(y ? last.length : 0);
  const losses = new Float64Array(y ? N : 0);
  y?.forEach((label, n) => softmax(last, P, losses, n, label, layers[layers.length - 1].H));
  return { Z, A, P, losses };
}

/**
 * The activation for many points of a curve: a browser's own tanh is right to the last digit, and three times as slow.
 * @param {string} activation
 */
export const quick = (activation) => (activation === "tanh" ? quickTanh : FUNCTIONS[activation].f);

/** @param {number} z  right to 1e-16, absolutely */
function quickTanh(z) {
  const small = Math.exp(-2 * Math.abs(z));
  return z < 0 ? (small - 1) / (small + 1) : (1 - small) / (1 + small);
}

/**
 * One row of probabilities, and its cross-entropy, without overflow.
 * @param {Float64Array} z
 * @param {Float64Array} P
 * @param {Float64Array} losses
 * @param {number} n
 * @param {number} label
 * @param {number} C
 */
function softmax(z, P, losses, n, label, C) {
  let most = -Infinity;
  for (let k = 0; k < C; k += 1) most = Math.max(most, z[n * C + k]);
  let sum = 0;
  for (let k = 0; k < C; k += 1) {
    P[n * C + k] = Math.exp(z[n * C + k] - most);
    sum += P[n * C + k];
  }
  for (let k = 0; k < C; k += 1) P[n * C + k] /= sum;
  losses[n] = Math.log(sum) + most - z[n * C + label];
}

/**
 * The gradients of the mean loss. The 1/N enters once, with the last Z.
 * @param {Layer[]} layers
 * @param {string} activation
 * @param {Forward} pass
 * @param {readonly number[]} y
 * @returns {Backward}
 */
export function backward(layers, activation, { Z, A, P }, y) {
  const { derivative } = FUNCTIONS[activation];
  const N = y.length;
  const last = layers.length - 1;
  const [dZ, dA, dW, db] = [0, 1, 2, 3].map(() => /** @type {Float64Array[]} */ (Array(layers.length)));
  dZ[last] = P.slice();
  y.forEach((label, n) => { dZ[last][n * layers[last].H + label] -= 1; });
  for (let k = 0; k < dZ[last].length; k += 1) dZ[last][k] /= N;
  for (let l = last; l >= 0; l -= 1) {
    const { W, D, H } = layers[l];
    const [g, from] = [dZ[l], A[l]];
    dW[l] = new Float64Array(D * H);
    db[l] = new Float64Array(H);
    dA[l] = new Float64Array(N * D);
    for (let n = 0; n < N; n += 1) {
      for (let j = 0; j < H; j += 1) db[l][j] += g[n * H + j];
      for (let i = 0; i < D; i += 1) {
        const a = from[n * D + i];
        let sum = 0;
        for (let j = 0; j < H; j += 1) {
          dW[l][i * H + j] += a * g[n * H + j];
          sum += g[n * H + j] * W[i * H + j];
        }
        dA[l][n * D + i] = sum;
      }
    }
    if (l > 0) dZ[l - 1] = dA[l].map((g, k) => g * derivative(Z[l - 1][k]));
  }
  return { dZ, dA, dW, db };
}

/** @param {Float64Array} x */
const mean = (x) => x.reduce((sum, value) => sum + value, 0) / x.length;

/**
 * The parameters after a number of steps down the gradient of the mean loss of the batch.
 * @param {NetworkState} state
 * @param {number} steps
 * @returns {Parameters}
 */
export function trained({ sizes, activation, parameters, X, y, learning_rate: rate }, steps) {
  const layers = pack(sizes, parameters);
  const flat = Float64Array.from(X.flat());
  for (let step = 0; step < steps; step += 1) {
    const { dW, db } = backward(layers, activation, forward(layers, activation, flat, y), y);
    layers.forEach(({ W, b }, l) => {
      for (let k = 0; k < W.length; k += 1) W[k] -= rate * dW[l][k];
      for (let k = 0; k < b.length; k += 1) b[k] -= rate * db[l][k];
    });
  }
  return unpack(layers);
}

/** @param {readonly Layer[] | Backward} from @param {Entry} entry */
const arrayOf = (from, { layer, row }) => ("dW" in from ? (row === null ? from.db : from.dW)[layer] : row === null ? from[layer].b : from[layer].W);

/**
 * The numbers that a reader's function is given, in one row: what its gradients belong to.
 * @param {NetworkState} state
 */
export function fingerprint({ sizes, activation, parameters, X, y, example }) {
  return [...sizes, ACTIVATIONS.indexOf(activation), example, ...X.flat(), ...y, ...Object.values(parameters).flat(2)];
}

/**
 * Which units have been gone through backward, and the sums that stand before them by then.
 * @param {NetworkState} state
 * @param {Layer[]} layers
 * @param {{Z: Float64Array[], dZ: Float64Array[], dA: Float64Array[]}} pass  of one example
 */
function accumulated({ sizes, position }, layers, { dZ, dA }) {
  const { turn, units } = stepsOf(sizes);
  const swept = Math.max(0, Math.min(units, position - turn - 1));
  let left = swept;
  const done = Array(layers.length).fill(0);
  for (let l = layers.length - 1; l >= 0; l -= 1) {
    done[l] = Math.min(left, layers[l].H);
    left -= done[l];
  }
  return {
    done,
    seeded: position > turn,
    dA: layers.map(({ W, D, H }, l) => (done[l] === 0 ? null : done[l] === H ? Array.from(dA[l]) : Array.from({ length: D }, (_, i) => {
      let sum = 0;
      for (let j = H - done[l]; j < H; j += 1) sum += W[i * H + j] * dZ[l][j];
      return sum;
    }))),
  };
}

/** @param {NetworkState} state */
export function numbers(state) {
  const { sizes, activation, X, y, example, batch } = state;
  const { derivative } = FUNCTIONS[activation];
  const layers = pack(sizes, state.parameters);
  const last = layers.length - 1;
  const C = sizes[last + 1];
  const N = y.length;
  const flat = Float64Array.from(X.flat());
  const pass = forward(layers, activation, flat, y);
  const back = backward(layers, activation, pass, y);
  const [one, label] = [Float64Array.from(X[example]), [y[example]]];
  const passOne = forward(layers, activation, one, label);
  const backOne = backward(layers, activation, passOne, label);
  const loss = mean(pass.losses);
  // What the switch shows: the loss of this example, or the mean over the batch.
  const [shownLoss, shownX, shownY, shown] = batch ? [loss, flat, y, back] : [passOne.losses[0], one, label, backOne];

  const chosen = entryOf(state.chosen, sizes);
  const [array, place] = [arrayOf(layers, chosen), chosen.row === null ? chosen.column : chosen.row * layers[chosen.layer].H + chosen.column];
  const value = array[place];
  const at = (/** @type {number} */ x, f = FUNCTIONS[activation].f) => {
    array[place] = x;
    return mean(forward(layers, activation, shownX, shownY, f).losses);
  };
  const measured = (at(value + STEP) - at(value - STEP)) / (2 * STEP);
  const reach = REACHES.find((least) => Math.abs(value) <= least / 1.2) ?? Math.ceil(1.2 * Math.abs(value));
  const points = Array.from({ length: SLICE }, (_, i) => -reach + (2 * reach * i) / (SLICE - 1));
  array[place] = 0;
  const slice = kept([reach, chosen.name, activation, ...(batch ? y : label), ...shownX, ...layers.flatMap(({ W, b }) => [...W, ...b])],
    () => ({ at: points, loss: points.map((x) => at(x, quick(activation))) }));
  array[place] = value;
  const gradient = arrayOf(shown, chosen)[place];
  const difference = Math.abs(measured - gradient);

  const slopes = passOne.Z.slice(0, last).map((z) => Array.from(z, derivative));
  const local = Array.from(passOne.P, (p, k) => p - (k === label[0] ? 1 : 0));
  const [saturated, dead] = [0, 1].map(() => /** @type {[number, number][]} */ ([]));
  for (let l = 0; l < last; l += 1) {
    for (let j = 0; j < sizes[l + 1]; j += 1) {
      if (activation === "relu") {
        let alive = false;
        for (let n = 0; n < N; n += 1) alive ||= pass.Z[l][n * sizes[l + 1] + j] > 0;
        if (!alive) dead.push([l + 1, j]);
      } else if (slopes[l][j] < FLAT * STEEPEST[activation]) saturated.push([l + 1, j]);
    }
  }
  // In the batch's loss each example's share is 1/N.
  const share = batch ? 1 / N : 1;
  const scaled = (/** @type {Float64Array[]} */ arrays) => arrays.map((array) => array.map((x) => x * share));
  const seen = { Z: passOne.Z, dZ: scaled(backOne.dZ), dA: scaled(backOne.dA) };
  const named = (/** @type {string} */ name, /** @type {Float64Array[]} */ arrays, /** @type {(l: number) => number} */ width, from = 1) =>
    arrays.map((array, l) => [`${name}${l + from}`, rows(array, array.length / width(l), width(l))]);
  const out = (/** @type {number} */ l) => sizes[l + 1];
  const into = (/** @type {number} */ l) => sizes[l];
  /** @param {Backward} from */
  const gradients = ({ dW, db }) => Object.fromEntries(dW.flatMap((array, l) => [[`dW${l + 1}`, rows(array, sizes[l], sizes[l + 1])], [`db${l + 1}`, Array.from(db[l])]]));
  return {
    chosen: chosen.name, entry: chosen, value, gradient, measured, difference,
    agrees: difference <= SAME * (Math.abs(measured) + Math.abs(gradient)) + ROUND_OFF * Math.max(1, shownLoss),
    loss, losses: Array.from(pass.losses), shownLoss, slice, layers,
    /** @type {Record<string, number[][]>} */
    matrices: Object.fromEntries([
      ...named("Z", pass.Z, out), ...named("A", pass.A.slice(1), out), ["P", rows(pass.P, N, C)],
      ...named("dZ", back.dZ, out), ...named("dA", back.dA, into, 0),
    ]),
    gradients: { batch: gradients(back), example: gradients(backOne) },
    unit: {
      z: passOne.Z.map((z) => Array.from(z)), a: passOne.A.map((a) => Array.from(a)), slope: slopes, p: Array.from(passOne.P), local, share, loss: passOne.losses[0],
      dz: seen.dZ.map((g) => Array.from(g)), ...accumulated(state, layers, seen),
    },
    saturated, dead,
    paths: pathsFrom(chosen, sizes, layers, { a: passOne.A, slope: slopes, local }),
  };
}
