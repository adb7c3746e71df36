import assert from "node:assert/strict";
import { test } from "node:test";
import { crossed } from "../drawing/graph.js";

/** @param {[number, number][]} points */
const line = (...points) => points.map(([x, y]) => ({ x, y }));

test("lines that cross are counted, and those that meet or run beside each other are not", () => {
  const rising = line([0, 0], [10, 10]);
  assert.equal(crossed([rising, line([0, 10], [10, 0])]), 1);
  assert.equal(crossed([rising, line([0, 10], [4, 10], [10, 0], [12, 0])]), 1, "a bent one, in one of its parts");
  assert.equal(crossed([rising, line([0, 5], [10, 15])]), 0);
  assert.equal(crossed([rising, line([10, 10], [20, 0])]), 0, "they meet at an end");
  assert.equal(crossed([rising, line([0, 10], [10, 0]), line([0, 8], [10, 2])]), 3, "every pair of lines");
});
