// The digits of backprop/data: the held-out ones at once, those to train on once they are asked for.

import { Model, unpack } from "../maths/packed.js";
import test from "./test_digits.js";

/**
 * @typedef {import("../maths/packed.js").Images} Images
 * @typedef {import("../maths/digit_network.js").Examples} Examples
 */

const [HELD_OUT, TRAINING] = [360, 1437];
const model = new Model();
/** @type {Examples | null} */
let held = null;
/** @type {Promise<Examples> | null} */
let training = null;

/** @param {Images} images @returns {Examples} */
function examples({ labels, pixels }) {
  return { X: Float64Array.from(pixels, (ink) => ink / 16), y: Uint8Array.from(labels), count: labels.length };
}

export function testDigits() {
  held ??= examples(unpack(model, test, HELD_OUT));
  return held;
}

/** On the site they are a script of their own, which comes only now. */
export function trainingDigits() {
  // On the site, figures/build.js puts a promise in the place of the text.
  training ??= import("./training_digits.js").then((module) => module.default).then((packed) => {
    testDigits(); // the model has learned from these
    return examples(unpack(model, packed, TRAINING));
  });
  return training;
}
