import assert from "node:assert/strict";
import { test } from "node:test";

import { State } from "../lib/state.js";

/** @param {Record<string, any>} values */
function modelOf(values) {
  /** @type {Map<string, () => void>} */
  const listeners = new Map();
  let saved = 0;
  return {
    values,
    get saved() { return saved; },
    get listening() { return listeners.size; },
    get: (/** @type {string} */ name) => values[name],
    set(/** @type {string} */ name, /** @type {any} */ value) {
      values[name] = value;
      listeners.get(`change:${name}`)?.();
    },
    on: (/** @type {string} */ event, /** @type {() => void} */ callback) => void listeners.set(event, callback),
    off: (/** @type {string} */ event) => void listeners.delete(event),
    save_changes() { saved += 1; },
  };
}

test("undo goes back one gesture, reset to the beginning", () => {
  const model = modelOf({ x: 1, y: 2 });
  const state = new State(model, ["x", "y"], () => {});
  assert.equal(state.canUndo, false);
  for (const x of [1.1, 1.2, 1.3]) state.set({ x });
  state.set({ y: 5 });
  state.undo();
  assert.deepEqual(state.get(), { x: 1.3, y: 2 });
  state.undo();
  assert.deepEqual(state.get(), { x: 1, y: 2 }, "a drag is one step");
  state.set({ x: 9 });
  state.reset();
  assert.deepEqual(state.get(), { x: 1, y: 2 });
});

test("redo goes forward again, until something else is changed", () => {
  const model = modelOf({ x: 1, y: 2 });
  const state = new State(model, ["x", "y"], () => {});
  assert.equal(state.canRedo, false);
  state.redo();
  assert.deepEqual(state.get(), { x: 1, y: 2 }, "nothing to redo");
  state.set({ x: 3 });
  state.set({ y: 4 });
  state.undo();
  state.undo();
  assert.deepEqual(state.get(), { x: 1, y: 2 });
  state.redo();
  assert.deepEqual(state.get(), { x: 3, y: 2 });
  state.redo();
  assert.deepEqual(state.get(), { x: 3, y: 4 });
  assert.equal(state.canRedo, false);
  state.undo();
  state.set({ y: 9 });
  assert.equal(state.canRedo, false, "another way was taken");
  state.undo();
  state.undo();
  assert.deepEqual(state.get(), { x: 1, y: 2 });
});

test("what goes on under a name is one step of undo, whatever it changes", () => {
  const model = modelOf({ x: 1, y: 2 });
  const state = new State(model, ["x", "y"], () => {});
  state.set({ x: 2 }, "training 1");
  state.set({ x: 3, y: 3 }, "training 1");
  state.set({ x: 4 }, "training 2");
  state.undo();
  assert.deepEqual(state.get(), { x: 3, y: 3 });
  state.undo();
  assert.deepEqual(state.get(), { x: 1, y: 2 });
  assert.equal(state.canUndo, false);
});

test("Python hears of changes, and only of changes", () => {
  const model = modelOf({ x: [1, 2] });
  const state = new State(model, ["x"], () => {});
  state.set({ x: [1, 2] });
  assert.equal(model.saved, 0);
  state.set({ x: [1, 3] });
  assert.equal(model.saved, 1);
});

test("a closed figure no longer listens", () => {
  const model = modelOf({ x: 1 });
  let changes = 0;
  const state = new State(model, ["x"], () => { changes += 1; });
  model.set("x", 2);
  assert.equal(changes, 1);
  state.close();
  assert.equal(model.listening, 0);
});
