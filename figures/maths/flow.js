// A signal through many layers, and the gradient of the loss on its way back.

import { sigmoid } from "./functions.js";
import { normals } from "./random.js";

/**
 * @typedef {"tanh" | "sigmoid" | "relu"} Activation
 * @typedef {{activation: Activation, depth: number, width: number, scale: number, layer: number, seed: number}} FlowState
 * @typedef {Float64Array} Matrix  row by row
 */

export const EXAMPLES = 32;
/** An entry is saturated where |φ′(z)| is below this. */
export const SATURATED = 0.05;
export const [REACH, BINS] = [6.25, 25];

/**
 * φ and φ′; the derivative is given z, and φ(z) where that makes it cheaper.
 * @type {Record<Activation, {f: (z: number) => number, slope: (z: number, a: number) => number}>}
 */
export const ACTIVATIONS = {
  tanh: { f: Math.tanh, slope: (z, a) => 1 - a * a },
  sigmoid: { f: sigmoid, slope: (z, a) => a * sigmoid(-z) },
  relu: { f: (z) => (z > 0 ? z : 0), slope: (z) => (z > 0 ? 1 : 0) },
};

/** @param {FlowState} state */
export function numbers({ activation, depth, width, scale, layer, seed }) {
  const { f, slope } = ACTIVATIONS[activation];
  const size = EXAMPLES * width;
  const stream = normals(seed, 2 * size + depth * width * width);
  const T = stream.subarray(size, 2 * size);
  const factor = scale / Math.sqrt(width);
  /** @param {number} k  the weights of layer k, before they are scaled */
  const weights = (k) => stream.subarray(2 * size + (k - 1) * width * width, 2 * size + k * width * width);

  const [Z, A] = [[new Float64Array(0)], [stream.subarray(0, size)]];
  for (let k = 1; k <= depth; k += 1) {
    Z.push(times(A[k - 1], weights(k), width, factor));
    A.push(Z[k].map(f));
  }
  let loss = 0;
  let dA = A[depth].map((a, i) => {
    loss += ((a - T[i]) * (a - T[i])) / (2 * EXAMPLES);
    return (a - T[i]) / EXAMPLES;
  });
  /** @type {number[]} */
  const gradient = [];
  for (let k = depth; k >= 1; k -= 1) {
    const dZ = dA.map((d, i) => d * slope(Z[k][i], A[k][i]));
    gradient.unshift(length(dZ));
    if (k > 1) dA = timesTransposed(dZ, weights(k), width, factor);
  }
  const chosen = Math.min(layer, depth);
  return {
    loss,
    spread: A.map((values) => spread(values)),
    between: A.map((values) => between(values, width)),
    gradient,
    ratio: gradient[depth - 1] === 0 ? null : gradient[0] / gradient[depth - 1],
    stuck: A.slice(1).map((values, i) => (activation === "relu" ? dead(values, width) : saturated(Z[i + 1], values, slope))),
    layer: chosen,
    z_spread: spread(Z[chosen]),
    histogram: histogram(Z[chosen]),
  };
}

/**
 * factor · A @ W
 * @param {Matrix} A
 * @param {Matrix} W
 * @param {number} width
 * @param {number} factor
 */
function times(A, W, width, factor) {
  const Z = new Float64Array(A.length);
  for (let row = 0; row < A.length; row += width) {
    for (let i = 0; i < width; i += 1) {
      const a = A[row + i] * factor;
      for (let j = 0; j < width; j += 1) Z[row + j] += a * W[i * width + j];
    }
  }
  return Z;
}

/**
 * factor · dZ @ W.T
 * @param {Matrix} dZ
 * @param {Matrix} W
 * @param {number} width
 * @param {number} factor
 */
function timesTransposed(dZ, W, width, factor) {
  const dA = new Float64Array(dZ.length);
  // Four examples at a time: a sum waits for itself, four sums do not.
  for (let first = 0; first < dZ.length; first += 4 * width) {
    const [second, third, fourth] = [first + width, first + 2 * width, first + 3 * width];
    for (let i = 0; i < width; i += 1) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let j = 0; j < width; j += 1) {
        const w = W[i * width + j];
        a += dZ[first + j] * w;
        b += dZ[second + j] * w;
        c += dZ[third + j] * w;
        d += dZ[fourth + j] * w;
      }
      dA[first + i] = a * factor;
      dA[second + i] = b * factor;
      dA[third + i] = c * factor;
      dA[fourth + i] = d * factor;
    }
  }
  return dA;
}

/**
 * @param {Matrix} values
 * @param {number} [first]
 * @param {number} [step]
 */
function variance(values, first = 0, step = 1) {
  let [sum, squares] = [0, 0];
  for (let i = first; i < values.length; i += step) sum += values[i];
  const count = values.length / step;
  const mean = sum / count;
  for (let i = first; i < values.length; i += step) squares += (values[i] - mean) ** 2;
  return squares / count;
}

/** @param {Matrix} values */
const spread = (values) => Math.sqrt(variance(values));

/**
 * How far a unit's values for different examples are apart: the root of the mean variance.
 * @param {Matrix} values
 * @param {number} width
 */
function between(values, width) {
  let sum = 0;
  for (let unit = 0; unit < width; unit += 1) sum += variance(values, unit, width);
  return Math.sqrt(sum / width);
}

/** @param {Matrix} values */
function length(values) {
  let sum = 0;
  for (const x of values) sum += x * x;
  return Math.sqrt(sum);
}

/**
 * The share of entries where the activation is nearly flat.
 * @param {Matrix} Z
 * @param {Matrix} A
 * @param {(z: number, a: number) => number} slope
 */
function saturated(Z, A, slope) {
  let count = 0;
  for (let i = 0; i < Z.length; i += 1) if (slope(Z[i], A[i]) < SATURATED) count += 1;
  return count / Z.length;
}

/**
 * The share of units that are 0 for every example.
 * @param {Matrix} A
 * @param {number} width
 */
function dead(A, width) {
  let count = width;
  for (let unit = 0; unit < width; unit += 1) {
    for (let i = unit; i < A.length; i += width) {
      if (A[i] !== 0) {
        count -= 1;
        break;
      }
    }
  }
  return count / width;
}

/**
 * How many entries lie in each of 25 bins from −6.25 to 6.25; the outermost hold what lies beyond, too.
 * @param {Matrix} Z
 */
function histogram(Z) {
  const counts = new Array(BINS).fill(0);
  for (const z of Z) counts[Math.min(BINS - 1, Math.max(0, Math.floor((z + REACH) * (BINS / (2 * REACH)))))] += 1;
  return counts;
}
