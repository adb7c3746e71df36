// A network as the end of a web address, and back.

import { ACTIVATIONS, EXAMPLES, LAYERS, UNITS } from "./network.js";
import { entryOf, stepsOf } from "./network_names.js";

/** @typedef {import("./network.js").NetworkState} NetworkState */

const MARK = "#network&";

/** @param {number[]} numbers  every digit is kept */
const joined = (numbers) => numbers.map((x) => String(x).replace("+", "").replace(/^(-?)0\./, "$1.")).join("_");

/**
 * @param {NetworkState} state
 * @returns {string}
 */
export function written({ sizes, activation, parameters, X, y, example, batch, chosen, position, path, learning_rate: rate, seed }) {
  const { name, layer, row, column } = entryOf(chosen, sizes);
  const parts = {
    sizes: sizes.join("-"), activation, parameters: joined(sizes.slice(1).flatMap((_, l) => [...parameters[`W${l + 1}`].flat(), ...parameters[`b${l + 1}`]])),
    X: joined(X.flat()), y: y.join(""), example, gradients: batch ? "batch" : "example",
    chosen: [name.slice(0, 1) + (layer + 1), ...(row === null ? [] : [row]), column].join("."), rate, seed,
    ...(position === stepsOf(sizes).last ? {} : { step: position }), ...(path ? { path } : {}),
  };
  return MARK + Object.entries(parts).map(([key, value]) => `${key}=${value}`).join("&");
}

/**
 * @param {string} text
 * @param {string} what
 * @param {number} count
 */
function numbersIn(text, what, count) {
  const numbers = text.split("_").map((word) => (/^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/.test(word) ? Number(word) : NaN));
  if (numbers.length !== count) throw new RangeError(`it has ${numbers.length} ${what}, but should have ${count}`);
  if (!numbers.every(Number.isFinite)) throw new RangeError(`not all of its ${what} are numbers`);
  return numbers;
}

/**
 * @param {string | null} text
 * @param {string} what
 * @param {number} low
 * @param {number} high
 * @param {number} usual  where nothing is said
 */
function whole(text, what, low, high, usual) {
  if (text === null) return usual;
  const x = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(x >= low && x <= high)) throw new RangeError(`its ${what} must be a whole number from ${low} to ${high}`);
  return x;
}

/**
 * The state that an address ends in, with `problem` "", or only a problem in words; null where it is about something else.
 * @param {string} fragment
 * @returns {(Partial<NetworkState> & {problem: string}) | null}
 */
export function read(fragment) {
  if (!fragment.startsWith(MARK)) return null;
  try {
    return { ...decoded(new URLSearchParams(fragment.slice(MARK.length))), problem: "" };
  } catch (error) {
    const why = error instanceof RangeError ? error.message : "it is damaged";
    return { problem: `The link to a network could not be read: ${why}. This is the network of the page instead.` };
  }
}

/** @param {URLSearchParams} parts */
function decoded(parts) {
  const sizes = (parts.get("sizes") ?? "").split("-").map((size) => (/^\d$/.test(size) ? Number(size) : 0));
  const C = sizes[sizes.length - 1];
  if (sizes.length < 2 || sizes.length > LAYERS + 2 || sizes[0] !== 2 || (C !== 2 && C !== 3) || !sizes.every((size) => size >= 1 && size <= UNITS)) {
    throw new RangeError(`its sizes must be 2 inputs, up to ${LAYERS} hidden layers of 1 to ${UNITS} units, and 2 or 3 classes, such as 2-4-2`);
  }
  const activation = parts.get("activation") ?? "";
  if (!ACTIVATIONS.includes(activation)) throw new RangeError(`its activation must be one of ${ACTIVATIONS.join(", ")}`);
  const count = sizes.slice(1).reduce((sum, H, l) => sum + H * (sizes[l] + 1), 0);
  const flat = numbersIn(parts.get("parameters") ?? "", "parameters", count);
  /** @type {Record<string, any>} */
  const parameters = {};
  sizes.slice(1).forEach((H, l) => {
    parameters[`W${l + 1}`] = Array.from({ length: sizes[l] }, () => flat.splice(0, H));
    parameters[`b${l + 1}`] = flat.splice(0, H);
  });
  const labels = parts.get("y") ?? "";
  if (!/^\d+$/.test(labels) || labels.length > EXAMPLES) throw new RangeError(`it must have 1 to ${EXAMPLES} labels`);
  const y = [...labels].map(Number);
  if (Math.max(...y) >= C) throw new RangeError(`its labels must be from 0 to ${C - 1}`);
  const data = numbersIn(parts.get("X") ?? "", "coordinates", 2 * y.length);
  const rate = Number(parts.get("rate") ?? 0.5);
  if (!(rate >= 0.001 && rate <= 10)) throw new RangeError("its learning rate must be a number from 0.001 to 10");
  const [array, ...index] = (parts.get("chosen") ?? "").split(".");
  return {
    sizes, activation, parameters, X: y.map((_, n) => data.slice(2 * n, 2 * n + 2)), y,
    example: whole(parts.get("example"), "example", 0, y.length - 1, 0), batch: parts.get("gradients") === "batch",
    chosen: entryOf(`${array}[${index.join(", ")}]`, sizes).name,
    position: whole(parts.get("step"), "step", 0, stepsOf(sizes).last, stepsOf(sizes).last),
    path: whole(parts.get("path"), "path", 0, 200, 0), learning_rate: rate, seed: whole(parts.get("seed"), "seed", 0, 2 ** 32 - 1, 0),
  };
}
