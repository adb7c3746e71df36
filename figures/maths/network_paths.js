// The gradient of one weight as a sum over paths, from the weight to the loss.

/**
 * @typedef {import("./network_names.js").Entry} Entry
 * @typedef {{count: number, products: number[], sum: number}} Paths  the first of the products, and the sum of all
 */

/** At most so many paths are listed; all are counted and summed. */
export const LISTED = 200;

/**
 * The units that a path goes through, one in each layer from the weight's on.
 * @param {Entry} entry
 * @param {readonly number[]} sizes
 * @param {number} path  counted from 0, the last layer fastest
 */
export function route({ layer, column }, sizes, path) {
  const units = [];
  for (let l = sizes.length - 1; l > layer + 1; l -= 1) {
    units.unshift(path % sizes[l]);
    path = Math.floor(path / sizes[l]);
  }
  return [column, ...units];
}

/**
 * The factors along a path: what the weight is multiplied by, then φ′ and a weight for each layer, at last P − Y.
 * @param {Entry} entry
 * @param {readonly number[]} units
 * @param {readonly {W: Float64Array, H: number}[]} layers
 * @param {{a: readonly ArrayLike<number>[], slope: readonly (readonly number[])[], local: readonly number[]}} unit
 */
export function factors({ layer, row }, units, layers, { a, slope, local }) {
  const found = [row === null ? 1 : a[layer][row]];
  units.slice(0, -1).forEach((unit, k) => {
    const next = layers[layer + k + 1];
    found.push(slope[layer + k][unit], next.W[unit * next.H + units[k + 1]]);
  });
  return [...found, local[units[units.length - 1]]];
}

/**
 * @param {Entry} entry
 * @param {readonly number[]} sizes
 * @param {readonly {W: Float64Array, H: number}[]} layers
 * @param {Parameters<typeof factors>[3]} unit
 * @returns {Paths}
 */
export function pathsFrom(entry, sizes, layers, unit) {
  const count = sizes.slice(entry.layer + 2).reduce((product, size) => product * size, 1);
  /** @type {number[]} */
  const products = [];
  let sum = 0;
  const last = layers.length - 1;
  // Depth first, each factor once.
  const follow = (/** @type {number} */ l, /** @type {number} */ j, /** @type {number} */ product) => {
    if (l === last) {
      const whole = product * unit.local[j];
      if (products.length < LISTED) products.push(whole);
      sum += whole;
      return;
    }
    const { W, H } = layers[l + 1];
    const through = product * unit.slope[l][j];
    for (let k = 0; k < H; k += 1) follow(l + 1, k, through * W[j * H + k]);
  };
  follow(entry.layer, entry.column, entry.row === null ? 1 : unit.a[entry.layer][entry.row]);
  return { count, products, sum };
}
