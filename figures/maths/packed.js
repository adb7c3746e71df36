// The digits in little space: an arithmetic code whose model learns as it goes; figures/pack.js writes it.
// What came before in a pixel's neighborhood says what to expect of it: 17 bytes an image, where deflate takes 25.
// Whole numbers only, so that every browser reads the same.

/** @typedef {{labels: number[], pixels: number[]}} Images  64 pixels each, from 0 to 16 */

export const [VALUES, LABELS, PIXELS] = [17, 10, 64];
/** The range is widened below the one, and never exceeds the other. */
export const [LEAST, MOST] = [2 ** 24, 2 ** 32];
/** What each context may add to a frequency, and how soon it is trusted: [weight, patience]. */
const TRUST = [[4096, 12], [2048, 12], [2048, 12]];

/** @param {number} ink  white, gray or black */
const shade = (ink) => (ink + 4) >> 3;
/** @param {number} ink  0, 1 to 4, … 13 to 16 */
const quarter = (ink) => (ink + 3) >> 2;
/** @param {number} ink  0, 1 to 3, 4 to 7, … 16 */
const step = (ink) => (ink === 0 ? 0 : 1 + (ink >> 2));

/** How often each symbol followed each context. */
export class Model {
  constructor() {
    /** @type {Map<number, Uint16Array>} */
    this.counts = new Map();
    this.label = 0;
    this.pixels = new Uint8Array(PIXELS);
    /** @type {Uint16Array[]} */
    this.present = [];
    this.frequencies = new Float64Array(VALUES);
    this.total = 0;
  }

  /**
   * Set the frequencies, and their total, of what comes next: a label where `at` is −1, else the pixel `at`.
   * @param {number} at
   */
  expect(at) {
    const { frequencies } = this;
    this.present = this.#contexts(at).map((key, i) => this.#at(key * TRUST.length + i));
    for (let v = 0; v < VALUES; v += 1) frequencies[v] = at < 0 && v >= LABELS ? 0 : 1;
    this.present.forEach((counts, i) => {
      const [weight, patience] = TRUST[i];
      const seen = counts[VALUES] + patience;
      for (let v = 0; v < VALUES; v += 1) if (counts[v]) frequencies[v] += Math.floor((weight * counts[v]) / seen);
    });
    this.total = 0;
    for (let v = 0; v < VALUES; v += 1) this.total += frequencies[v];
  }

  /**
   * Learn what came.
   * @param {number} at
   * @param {number} symbol
   */
  learn(at, symbol) {
    for (const counts of this.present) {
      counts[symbol] += 1;
      counts[VALUES] += 1;
    }
    if (at < 0) this.label = symbol;
    else this.pixels[at] = symbol;
  }

  /**
   * A number for each context: labels follow labels; pixels follow those to the left and above.
   * @param {number} at
   */
  #contexts(at) {
    if (at < 0) return [this.label];
    const [row, column] = [at >> 3, at & 7];
    /**
     * @param {number} up
     * @param {number} left
     */
    const ink = (up, left) => {
      const inside = row >= up && column >= left && column - left < 8;
      return inside ? this.pixels[at - 8 * up - left] : 0;
    };
    const [left, above] = [ink(0, 1), ink(1, 0)];
    const place = LABELS * at + this.label;
    return [
      9 * place + 3 * shade(left) + shade(above),
      6 * step(left) + step(above),
      40 * (25 * quarter(left) + 5 * quarter(above) + quarter(ink(1, -1))) + 8 * quarter(ink(0, 2)) + column,
    ].map((key) => LABELS + key);
  }

  /** @param {number} key */
  #at(key) {
    const there = this.counts.get(key) ?? new Uint16Array(VALUES + 1);
    this.counts.set(key, there);
    return there;
  }
}

/**
 * Read images; the model goes on from what it has read before.
 * @param {Model} model
 * @param {string} text  base64
 * @param {number} count
 * @returns {Images}
 */
export function unpack(model, text, count) {
  const bytes = atob(text);
  let next = 0;
  const byte = () => (next < bytes.length ? bytes.charCodeAt(next++) : 0);
  let code = 0;
  for (let i = 0; i < 4; i += 1) code = code * 256 + byte();
  let range = MOST - 1;
  /** @param {number} at */
  const symbol = (at) => {
    model.expect(at);
    const { frequencies } = model;
    const share = Math.floor(range / model.total);
    let [v, below] = [0, 0];
    while (v < VALUES - 1 && (below + frequencies[v]) * share <= code) {
      below += frequencies[v];
      v += 1;
    }
    code -= below * share;
    range = frequencies[v] * share;
    while (range < LEAST) {
      code = code * 256 + byte();
      range *= 256;
    }
    model.learn(at, v);
    return v;
  };
  const images = { labels: /** @type {number[]} */ ([]), pixels: /** @type {number[]} */ ([]) };
  for (let n = 0; n < count; n += 1) {
    images.labels.push(symbol(-1));
    for (let at = 0; at < PIXELS; at += 1) images.pixels.push(symbol(at));
  }
  return images;
}
