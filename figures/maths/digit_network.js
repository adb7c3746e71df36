// An MLP 64-H-10 on the digits, as typed arrays over a batch: backprop/network.py once more.

import { trainingDigits, testDigits } from "../data/digits.js";
import { normal, permutation } from "./random.js";

/**
 * @typedef {{label: number, pixels: number[]}} Drawing
 * @typedef {{X: Float64Array, y: Uint8Array, count: number}} Examples  X: pixels from 0 to 1, 64 a row
 * @typedef {{hidden: number, activation: string, seed: number, parameters: number[]}} Start
 * @typedef {Start & {
 *   digit: number, drawn: number[], label: string, unit: number,
 *   learning_rate: number, weight_decay: number,
 *   steps: number, running: number, history: [number, number][],
 * }} DigitState
 *   `drawn`: 64 pixels, or none where the test digit is shown; `parameters`: W1, b1, W2, b2 in row
 *   order, or none for random ones; `running`: the epoch's losses so far, times examples;
 *   `history`: loss and held-out accuracy of each epoch
 */

export const [PIXELS, CLASSES, BATCH] = [64, 10, 32];
/** A unit whose local derivative stays below this for every test digit learns nothing. */
const STUCK = 0.02;

/** @param {number} hidden */
export const sizeOf = (hidden) => PIXELS * hidden + hidden + hidden * CLASSES + CLASSES;

/**
 * Random parameters: normal, of variance 2/in for ReLU (He), 2/(in + out) for tanh (Xavier); biases 0.
 * @param {Start} start
 */
export function initial({ seed, hidden, activation }) {
  const next = normal(seed);
  const parameters = new Float64Array(sizeOf(hidden));
  /**
   * @param {number} from
   * @param {number} rows
   * @param {number} columns
   */
  const fill = (from, rows, columns) => {
    const scale = Math.sqrt(2 / (activation === "relu" ? rows : rows + columns));
    for (let i = from; i < from + rows * columns; i += 1) parameters[i] = scale * next();
  };
  fill(0, PIXELS, hidden);
  fill(PIXELS * hidden + hidden, hidden, CLASSES);
  return parameters;
}

export class Network {
  /**
   * @param {number} hidden
   * @param {string} activation
   * @param {ArrayLike<number>} parameters
   */
  constructor(hidden, activation, parameters) {
    const H = hidden;
    this.H = H;
    this.relu = activation === "relu";
    this.parameters = Float64Array.from(parameters);
    this.gradients = new Float64Array(sizeOf(H));
    const cuts = [0, PIXELS * H, PIXELS * H + H, PIXELS * H + H + H * CLASSES, sizeOf(H)];
    /** @param {Float64Array} flat @param {number} i */
    const part = (flat, i) => flat.subarray(cuts[i], cuts[i + 1]);
    this.W1 = part(this.parameters, 0);
    this.dW1 = part(this.gradients, 0);
    this.b1 = part(this.parameters, 1);
    this.db1 = part(this.gradients, 1);
    this.W2 = part(this.parameters, 2);
    this.dW2 = part(this.gradients, 2);
    this.b2 = part(this.parameters, 3);
    this.db2 = part(this.gradients, 3);
    this.Z1 = this.A1 = this.dZ1 = this.P = this.dZ2 = new Float64Array(0);
    this.#room(BATCH);
  }

  /** @param {number} N */
  #room(N) {
    if (this.A1.length >= N * this.H) return;
    const make = (/** @type {number} */ width) => new Float64Array(N * width);
    [this.Z1, this.A1, this.dZ1] = [make(this.H), make(this.H), make(this.H)];
    [this.P, this.dZ2] = [make(CLASSES), make(CLASSES)];
  }

  /**
   * Map X (N, 64) to Z1, A1 (N, H), and to P (N, 10), which holds the logits until `loss`.
   * @param {Float64Array} X
   * @param {number} N
   */
  forward(X, N) {
    this.#room(N);
    const { H, W1, b1, W2, b2, Z1, A1, P, relu } = this;
    for (let n = 0; n < N; n += 1) {
      const row = n * H;
      for (let h = 0; h < H; h += 1) Z1[row + h] = b1[h];
      for (let d = 0; d < PIXELS; d += 1) {
        const x = X[n * PIXELS + d];
        // Half of all pixels are white.
        if (x !== 0) for (let h = 0, w = d * H; h < H; h += 1) Z1[row + h] += x * W1[w + h];
      }
      const out = n * CLASSES;
      for (let c = 0; c < CLASSES; c += 1) P[out + c] = b2[c];
      for (let h = 0; h < H; h += 1) {
        const z = Z1[row + h];
        const a = relu ? (z > 0 ? z : 0) : Math.tanh(z);
        A1[row + h] = a;
        if (a !== 0) for (let c = 0, w = h * CLASSES; c < CLASSES; c += 1) P[out + c] += a * W2[w + c];
      }
    }
  }

  /**
   * Turn the logits into probabilities, and return the mean cross-entropy, without weight decay.
   * @param {ArrayLike<number>} y
   * @param {number} N
   */
  loss(y, N) {
    const { P } = this;
    let total = 0;
    for (let n = 0; n < N; n += 1) {
      const out = n * CLASSES;
      let largest = -Infinity;
      for (let c = 0; c < CLASSES; c += 1) largest = Math.max(largest, P[out + c]);
      let sum = 0;
      for (let c = 0; c < CLASSES; c += 1) sum += Math.exp(P[out + c] - largest);
      const log = largest + Math.log(sum);
      total += log - P[out + y[n]];
      for (let c = 0; c < CLASSES; c += 1) P[out + c] = Math.exp(P[out + c] - log);
    }
    return total / N;
  }

  /**
   * From P back to dZ2 = (P − Y) / N and dZ1.
   * @param {ArrayLike<number>} y
   * @param {number} N
   */
  back(y, N) {
    const { H, W2, Z1, A1, P, dZ1, dZ2, relu } = this;
    for (let i = 0; i < N * CLASSES; i += 1) dZ2[i] = P[i] / N;
    for (let n = 0; n < N; n += 1) {
      const out = n * CLASSES;
      dZ2[out + y[n]] = (P[out + y[n]] - 1) / N;
      for (let h = 0; h < H; h += 1) {
        const [i, w] = [n * H + h, h * CLASSES];
        let dA = 0;
        if (!relu || Z1[i] > 0) for (let c = 0; c < CLASSES; c += 1) dA += dZ2[out + c] * W2[w + c];
        dZ1[i] = relu ? dA : dA * (1 - A1[i] * A1[i]);
      }
    }
  }

  /**
   * The gradient of the loss with respect to the pixels of the first example.
   * @returns {number[]}
   */
  pixelGradient() {
    const { H, W1, dZ1 } = this;
    return Array.from({ length: PIXELS }, (_, d) => {
      let sum = 0;
      for (let h = 0; h < H; h += 1) sum += dZ1[h] * W1[d * H + h];
      return sum;
    });
  }

  /**
   * One gradient step on X (N, 64) and y (N,); returns the loss before it, with weight decay.
   * @param {Float64Array} X
   * @param {ArrayLike<number>} y
   * @param {number} N
   * @param {number} learningRate
   * @param {number} weightDecay
   */
  descend(X, y, N, learningRate, weightDecay) {
    const { H, W1, W2, A1, dZ1, dZ2, dW1, db1, dW2, db2, parameters, gradients } = this;
    this.forward(X, N);
    let loss = this.loss(y, N);
    this.back(y, N);
    gradients.fill(0);
    for (let n = 0; n < N; n += 1) {
      const [row, out] = [n * H, n * CLASSES];
      for (let c = 0; c < CLASSES; c += 1) db2[c] += dZ2[out + c];
      for (let h = 0; h < H; h += 1) {
        const a = A1[row + h];
        db1[h] += dZ1[row + h];
        if (a !== 0) for (let c = 0, w = h * CLASSES; c < CLASSES; c += 1) dW2[w + c] += a * dZ2[out + c];
      }
      for (let d = 0; d < PIXELS; d += 1) {
        const x = X[n * PIXELS + d];
        if (x !== 0) for (let h = 0, w = d * H; h < H; h += 1) dW1[w + h] += x * dZ1[row + h];
      }
    }
    if (weightDecay > 0) {
      for (const [W, dW] of [[W1, dW1], [W2, dW2]]) {
        let squares = 0;
        for (let i = 0; i < W.length; i += 1) {
          squares += W[i] * W[i];
          dW[i] += weightDecay * W[i];
        }
        loss += (weightDecay / 2) * squares;
      }
    }
    for (let i = 0; i < parameters.length; i += 1) parameters[i] -= learningRate * gradients[i];
    return loss;
  }
}

/** Training that can stop after each batch: the state's parameters, on their way. */
export class Training {
  /**
   * @param {DigitState} state
   * @param {Examples} examples
   */
  constructor(state, examples) {
    this.examples = examples;
    this.seed = state.seed;
    this.activation = state.activation;
    this.network = new Network(state.hidden, state.activation, parametersOf(state));
    const { steps, running, history } = progress(state);
    this.steps = steps;
    this.running = running;
    this.history = [...history];
    this.perEpoch = Math.ceil(examples.count / BATCH);
    this.epoch = -1;
    /** @type {number[]} */
    this.order = [];
    this.X = new Float64Array(BATCH * PIXELS);
    this.y = new Uint8Array(BATCH);
  }

  /**
   * Take one step; at the end of an epoch, measure the held-out accuracy.
   * @param {{learning_rate: number, weight_decay: number}} how
   */
  step({ learning_rate, weight_decay }) {
    const { X: all, y: labels, count } = this.examples;
    const epoch = Math.floor(this.steps / this.perEpoch);
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.order = permutation((this.seed + 1) * 100_003 + epoch, count);
    }
    const start = (this.steps % this.perEpoch) * BATCH;
    const rows = this.order.slice(start, start + BATCH);
    rows.forEach((row, n) => {
      this.X.set(all.subarray(row * PIXELS, (row + 1) * PIXELS), n * PIXELS);
      this.y[n] = labels[row];
    });
    this.running += rows.length * this.network.descend(this.X, this.y, rows.length, learning_rate, weight_decay);
    this.steps += 1;
    if (this.steps % this.perEpoch > 0) return;
    const { accuracy } = heldOut(this.network);
    this.history.push([this.running / count, accuracy]);
    this.running = 0;
  }

  get parameters() {
    return this.network.parameters;
  }

  /** What the figure's state is to hold now. */
  result() {
    return {
      parameters: Array.from(this.network.parameters), steps: this.steps, running: this.running, history: [...this.history],
    };
  }
}

/**
 * Loss and accuracy on the test digits, and the units that are stuck on all of them.
 * @param {Network} network
 */
export function heldOut(network) {
  const { X, y, count } = testDigits();
  const { H, relu } = network;
  network.forward(X, count);
  const stuck = Array.from({ length: H }, (_, h) => h).filter((h) => {
    for (let n = 0; n < count; n += 1) {
      const a = network.A1[n * H + h];
      if ((relu ? Number(a > 0) : 1 - a * a) >= STUCK) return false;
    }
    return true;
  });
  const loss = network.loss(y, count);
  let right = 0;
  for (let n = 0; n < count; n += 1) right += Number(largest(network.P.subarray(n * CLASSES, (n + 1) * CLASSES)) === y[n]);
  return { loss, accuracy: right / count, stuck };
}

/**
 * The index of the largest number; of several, the first.
 * @param {ArrayLike<number>} list
 */
export function largest(list) {
  let best = 0;
  for (let i = 1; i < list.length; i += 1) if (list[i] > list[best]) best = i;
  return best;
}

/** @type {{key: string, parameters: ArrayLike<number>}} */
let begun = { key: "", parameters: [] };

/**
 * The parameters of a state: its own, or the random ones of its seed where those do not fit.
 * @param {Start} state
 */
export function parametersOf(state) {
  if (state.parameters.length === sizeOf(state.hidden)) return state.parameters;
  const key = `${state.seed} ${state.hidden} ${state.activation}`;
  if (begun.key !== key) begun = { key, parameters: initial(state) };
  return begun.parameters;
}

/**
 * How far training has come; what was counted for a network of another size does not count.
 * @param {DigitState} state
 */
export function progress({ hidden, parameters, steps, running, history }) {
  return parameters.length === sizeOf(hidden) ? { steps, running, history } : { steps: 0, running: 0, history: [] };
}

/**
 * The 64 pixels that are shown, from 0 to 1.
 * @param {DigitState} state
 */
export function pixelsOf({ digit, drawn }) {
  return drawn.length ? drawn : Array.from(testDigits().X.subarray(digit * PIXELS, (digit + 1) * PIXELS));
}

/** @type {{parameters: ArrayLike<number> | null, activation: string, result: ReturnType<typeof heldOut>}} */
let measured = { parameters: null, activation: "", result: { loss: 0, accuracy: 0, stuck: [] } };

/** @param {DigitState} state */
export function numbers(state) {
  const parameters = parametersOf(state);
  const network = new Network(state.hidden, state.activation, parameters);
  if (measured.parameters !== parameters || measured.activation !== state.activation) {
    measured = { parameters, activation: state.activation, result: heldOut(network) };
  }
  const { accuracy, loss: held_out_loss, stuck } = measured.result;
  const pixels = pixelsOf(state);
  network.forward(Float64Array.from(pixels), 1);
  const logits = Array.from(network.P.subarray(0, CLASSES));
  const guess = largest(logits);
  const truth = state.drawn.length ? null : testDigits().y[state.digit];
  const label = state.label === "own" ? truth ?? guess : Number(state.label);
  const loss = network.loss([label], 1);
  network.back([label], 1);
  const unit = Math.min(state.unit, state.hidden - 1);
  return {
    pixels, logits, guess, truth, label, loss, unit,
    hidden: Array.from(network.A1.subarray(0, state.hidden)),
    probabilities: Array.from(network.P.subarray(0, CLASSES)),
    pixel_gradient: network.pixelGradient(),
    weights: Array.from({ length: PIXELS }, (_, d) => network.W1[d * state.hidden + unit]),
    bias: network.b1[unit],
    accuracy, held_out_loss, stuck,
  };
}
