import assert from "node:assert/strict";
import { test } from "node:test";

import { numbers } from "../maths/network.js";
import { entryOf, valueOf, withEntry } from "../maths/network_names.js";

/** @typedef {import("../maths/network.js").NetworkState} NetworkState */

const sizes = [2, 3, 2];
/** @type {NetworkState} */
const state = {
  sizes, activation: "tanh", X: [[1.4, -1], [-0.5, 0.8], [0.3, 0.2]], y: [0, 1, 1], example: 0, batch: false,
  parameters: { W1: [[0.3, -0.8, 0.5], [0.9, 0.4, -0.6]], b1: [0.1, -0.2, 0.3], W2: [[0.7, -0.4], [0.2, 0.6], [-0.5, 0.8]], b2: [0.05, -0.15] },
  chosen: "W1[0, 1]", position: 9, path: 0, learning_rate: 0.5, seed: 0, yours: {}, disagreements: [],
};

/** @param {NetworkState} now */
function right(now) {
  const { slice } = numbers(now);
  for (const i of [0, 17, 40, 60]) {
    const there = { ...now, parameters: withEntry(now.parameters, entryOf(now.chosen, sizes), slice.at[i]) };
    assert.ok(Math.abs(numbers(there).shownLoss - slice.loss[i]) <= 1e-12, `at ${slice.at[i]} of ${now.chosen}`);
  }
  return slice;
}

test("the loss along a weight is kept while the weight is dragged, and for nothing else", () => {
  const dragged = { ...state, parameters: withEntry(state.parameters, entryOf(state.chosen, sizes), 2.5) };
  assert.equal(valueOf(dragged.parameters, entryOf(state.chosen, sizes)), 2.5);
  assert.equal(numbers(state).slice, numbers(dragged).slice);
  const changes = [
    {}, { batch: true }, { example: 2 }, { y: [1, 1, 1] }, { X: [[1.4, -0.9], ...state.X.slice(1)] }, { activation: "sigmoid" }, { chosen: "b1[1]" },
    { chosen: "W2[2, 0]" }, { parameters: withEntry(state.parameters, entryOf("W2[0, 1]", sizes), -3) }, { parameters: withEntry(state.parameters, entryOf("b1[2]", sizes), 1) },
  ];
  for (const change of changes) {
    right(state);
    right({ ...state, ...change });
    right({ ...state, batch: true });
    right({ ...state, batch: true, ...change });
  }
  const none = { ...state, parameters: { ...state.parameters, b1: [0, 0, 0] } };
  for (const chosen of ["b1[0]", "b1[1]", "b1[2]"]) right({ ...none, chosen });
  right(state);
  const far = { ...state, parameters: withEntry(state.parameters, entryOf(state.chosen, sizes), 9) };
  assert.ok(right(far).at[60] > 9);
});
