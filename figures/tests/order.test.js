import assert from "node:assert/strict";
import { test } from "node:test";

import { order } from "../maths/order.js";

const ANSWERS = ["yes", "no", "only on Sundays"];

test("every answer is shown once, in an order that does not change", () => {
  for (const question of ["Does it?", "Did it?", ""]) {
    const places = order(question, ANSWERS);
    assert.deepEqual([...places].sort(), [0, 1, 2]);
    assert.deepEqual(order(question, ANSWERS), places);
  }
  assert.deepEqual(order("Does it?", ["same", "same"]), [0, 1]);
});

test("the order in which the author wrote the answers leaves no trace", () => {
  const shown = (/** @type {string[]} */ answers) => order("Does it?", answers).map((i) => answers[i]);
  assert.deepEqual(shown(ANSWERS), shown([...ANSWERS].reverse()));
});

test("the answer that is written first is shown first in a third of the questions", () => {
  const first = [0, 0, 0];
  for (let i = 0; i < 3000; i += 1) first[order(`Question ${i}`, ANSWERS).indexOf(0)] += 1;
  for (const count of first) assert.ok(Math.abs(count - 1000) < 100, String(first));
});
