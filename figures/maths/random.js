// Random numbers that the page and Python draw alike.

/** The longest stream of normal numbers so far, for one seed: moving a slider asks for it again. */
let kept = { seed: -1, numbers: new Float64Array(0) };

/**
 * The first `count` standard normal numbers of a seed's stream: mulberry32 (Tommy Ettinger), then Box and Muller.
 * @param {number} seed  a whole number from 0 to 2³² − 1
 * @param {number} count
 */
export function normals(seed, count) {
  if (kept.seed !== seed || kept.numbers.length < count) {
    kept = { seed, numbers: drawn(seed, count + (count % 2)) };
  }
  return kept.numbers.subarray(0, count);
}

/**
 * @param {number} seed
 * @param {number} count  an even number
 */
function drawn(seed, count) {
  const numbers = new Float64Array(count);
  let state = seed | 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform())); // the logarithm of 0 is not asked for
    const angle = 2 * Math.PI * uniform();
    numbers[i] = radius * Math.cos(angle);
    numbers[i + 1] = radius * Math.sin(angle);
  }
  return numbers;
}
