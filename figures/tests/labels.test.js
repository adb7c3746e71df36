import assert from "node:assert/strict";
import { test } from "node:test";
import { along, free } from "../drawing/labels.js";

const room = { left: 0, right: 90, top: 0, bottom: 200 };

test("points along a line are on it, from end to end", () => {
  const points = along([[0, 0], [10, 20], [20, 0]]);
  assert.deepEqual([points[0], points.at(-1)], [[0, 0], [20, 0]]);
  assert.ok(points.every(([x, y]) => Math.abs(y - (x <= 10 ? 2 * x : 40 - 2 * x)) < 1e-9));
});

test("a name stands above its point, where nothing is in the way", () => {
  assert.equal(free(100, room, []), 90);
  assert.equal(free(100, room, along([[0, 100], [90, 100]])), 90);
  assert.equal(free(100, room, along([[120, 90], [200, 90]])), 90, "what lies beside is not in the way");
});

test("a line that rises through the name sends it below, and one that falls does not", () => {
  assert.equal(free(100, room, along([[0, 100], [90, 20]])), 120);
  assert.equal(free(100, room, along([[0, 100], [90, 180]])), 90);
});

test("a name stays inside, and takes the freest place where none is free", () => {
  assert.equal(free(8, room, []), 28);
  const everywhere = Array.from({ length: 40 }, (_, i) => /** @type {[number, number]} */ ([50, 5 * i]));
  assert.ok(free(100, room, everywhere) > 0);
});
