// Random numbers that JavaScript and Python draw alike: mulberry32, and Box–Muller on top of it.
// The same as backprop/widgets/random.py.

/**
 * Numbers spread evenly over (0, 1): mulberry32 by Tommy Ettinger.
 * @param {number} seed  a whole number from 0 to 2³² − 1
 * @returns {() => number}
 */
export function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
}

/**
 * Numbers with mean 0 and variance 1: Box–Muller, two numbers from two.
 * @param {number} seed
 * @returns {() => number}
 */
export function normal(seed) {
  const next = uniform(seed);
  /** @type {number | null} */
  let kept = null;
  return () => {
    if (kept !== null) {
      const second = kept;
      kept = null;
      return second;
    }
    const length = Math.sqrt(-2 * Math.log(next()));
    const angle = 2 * Math.PI * next();
    kept = length * Math.sin(angle);
    return length * Math.cos(angle);
  };
}

/**
 * The whole numbers below `length` in a random order: Fisher–Yates, from the end.
 * @param {number} seed
 * @param {number} length
 */
export function permutation(seed, length) {
  const next = uniform(seed);
  const order = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The longest stream so far, for one seed: moving a slider asks for it again. */
let kept = { seed: -1, numbers: new Float64Array(0) };

/**
 * The first `count` numbers of `normal(seed)`.
 * @param {number} seed
 * @param {number} count
 */
export function normals(seed, count) {
  if (kept.seed !== seed || kept.numbers.length < count) {
    const next = normal(seed);
    kept = { seed, numbers: Float64Array.from({ length: count }, next) };
  }
  return kept.numbers.subarray(0, count);
}
