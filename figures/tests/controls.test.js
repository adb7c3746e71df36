import assert from "node:assert/strict";
import { test } from "node:test";

import { keyed } from "../lib/controls.js";

/**
 * @param {string} key
 * @param {number} at
 * @param {Partial<import("../lib/controls.js").NumberSpec>} spec
 */
function pressed(key, at, spec, shiftKey = false) {
  const event = /** @type {KeyboardEvent} */ ({ key, shiftKey, altKey: false, ctrlKey: false, metaKey: false });
  return keyed(event, { label: "x", min: -10, max: 10, step: 0.1, get: () => at, set: () => {}, ...spec });
}

test("arrow keys add a step, with Shift a tenth of it, and stay within bounds", () => {
  assert.equal(pressed("ArrowRight", 0.2, {}), 0.3);
  assert.equal(pressed("ArrowLeft", 0.2, {}, true), 0.19);
  assert.equal(pressed("PageUp", 9.5, {}), 10);
  assert.equal(pressed("Home", 3, {}), -10);
  assert.equal(pressed("a", 3, {}), null);
});

test("on a logarithmic scale a step is a factor", () => {
  assert.equal(pressed("ArrowUp", 1, { log: true, min: 1e-3, max: 100, step: 1 }), 10);
  assert.equal(pressed("ArrowDown", 1, { log: true, min: 1e-3, max: 100, step: 1 }), 0.1);
});

test("a whole number changes by 1 at least, and stays whole", () => {
  const spec = { log: true, integer: true, min: 1, max: 10000, step: 0.25 };
  assert.equal(pressed("ArrowRight", 1, spec), 2);
  assert.equal(pressed("ArrowRight", 1, spec, true), 2);
  assert.equal(pressed("ArrowLeft", 2, spec, true), 1);
  assert.equal(pressed("ArrowLeft", 1, spec), 1);
  assert.equal(pressed("ArrowRight", 1000, spec), 1778);
  assert.equal(pressed("ArrowRight", 1000, spec, true), 1059);
  assert.equal(pressed("ArrowRight", 4, { integer: true, min: 1, max: 7, step: 1 }, true), 5);
  assert.equal(pressed("End", 4, { integer: true, min: 1, max: 7, step: 1 }), 7);
});
