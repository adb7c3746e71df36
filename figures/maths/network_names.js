// The weights, biases and steps of a network, by name and by number.

/**
 * @typedef {import("./network.js").Parameters} Parameters
 * @typedef {{name: string, layer: number, row: number | null, column: number}} Entry
 *   a weight or bias; layer counts from 0, and row is null for a bias
 */

/**
 * The weight or bias of this name, such as W1[0, 2]; the first weight where there is none.
 * @param {string} name
 * @param {readonly number[]} sizes
 * @returns {Entry}
 */
export function entryOf(name, sizes) {
  const [, kind, layer, first, second] = /^([Wb])(\d+)\[(\d+)(?:, (\d+))?\]$/.exec(name) ?? [];
  const l = Number(layer) - 1;
  const [row, column] = kind === "W" ? [Number(first), Number(second)] : [null, Number(first)];
  const fits = l < sizes.length - 1 && (row ?? 0) < sizes[l] && column < sizes[l + 1] && (kind === "W") === (second !== undefined);
  return kind && fits ? { name, layer: l, row, column } : { name: "W1[0, 0]", layer: 0, row: 0, column: 0 };
}

/**
 * The names of all parameters, layer by layer.
 * @param {readonly number[]} sizes
 */
export function entryNames(sizes) {
  const key = sizes.join();
  if (known.key !== key) known = { key, names: listed(sizes) };
  return known.names;
}

let known = { key: "", names: /** @type {string[]} */ ([]) };

/** @param {readonly number[]} sizes */
function listed(sizes) {
  return sizes.slice(1).flatMap((H, l) => [
    ...Array.from({ length: sizes[l] * H }, (_, k) => `W${l + 1}[${Math.floor(k / H)}, ${k % H}]`),
    ...Array.from({ length: H }, (_, j) => `b${l + 1}[${j}]`),
  ]);
}

/**
 * The parameters with another number at an entry.
 * @param {Parameters} parameters
 * @param {Entry} entry
 * @param {number} x
 * @returns {Parameters}
 */
export function withEntry(parameters, { layer, row, column }, x) {
  const name = `${row === null ? "b" : "W"}${layer + 1}`;
  const array = parameters[name].slice();
  if (row === null) array[column] = x;
  else array[row] = array[row].map((/** @type {number} */ old, /** @type {number} */ j) => (j === column ? x : old));
  return { ...parameters, [name]: array };
}

/** @param {Parameters} parameters @param {Entry} entry @returns {number} */
export const valueOf = (parameters, { layer, row, column }) => (row === null ? parameters[`b${layer + 1}`][column] : parameters[`W${layer + 1}`][row][column]);

/**
 * The steps: `units` forward, one for the loss, and the same again.
 * @param {readonly number[]} sizes
 */
export function stepsOf(sizes) {
  const units = sizes.slice(1).reduce((sum, size) => sum + size, 0);
  return { units, turn: units + 1, last: 2 * units + 2 };
}

/**
 * What the step at `position` treats: a unit of a layer (from 0), or the loss.
 * @param {readonly number[]} sizes
 * @param {number} position
 * @returns {{kind: "start" | "unit" | "loss", back: boolean, layer: number, unit: number}}
 */
export function stepAt(sizes, position) {
  const { units, turn } = stepsOf(sizes);
  if (position === 0) return { kind: "start", back: false, layer: -1, unit: 0 };
  if (position === turn || position === turn + 1) return { kind: "loss", back: position > turn, layer: -1, unit: 0 };
  let unit = position < turn ? position - 1 : units - (position - turn - 1);
  let layer = 0;
  while (unit >= sizes[layer + 1]) unit -= sizes[(layer += 1)];
  return { kind: "unit", back: position > turn, layer, unit };
}
