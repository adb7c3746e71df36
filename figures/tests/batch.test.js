import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, short } from "../drawing/matrix.js";
import { NAMES, numbers, origin, rowsOf, valueOf } from "../maths/batch.js";

/**
 * @typedef {import("../maths/batch.js").Entry} Entry
 * @typedef {import("../maths/batch.js").Lit} Lit
 */

const sizes = { N: 5, D: 4, H: 3 };
/**
 * @param {number} rows
 * @param {number} columns
 */
const draw = (rows, columns) => Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => Math.sin(1 + 7 * i + 3 * j)));
const arrays = { X: draw(7, 4), W: draw(4, 4), b: draw(1, 4)[0], T: draw(7, 4).map((row) => row.map((x) => x * x)) };
const all = numbers({ ...sizes, arrays, mean: true, chosen: "Z", row: 0, column: 0 });
const entries = NAMES.flatMap((name) => rowsOf(all[name]).flatMap((line, row) => line.map((_, column) => ({ name, row, column }))));
/**
 * @param {Lit} lit
 * @param {Entry} entry
 */
const inside = (lit, entry) => lit.name === entry.name &&
  (lit.row === undefined || lit.row === entry.row) && (lit.column === undefined || lit.column === entry.column);
/** @param {Entry} entry */
const text = ({ name, row, column }) => `${name}[${row}, ${column}]`;

test("what is lit for a computed entry is what its sum is made of, no more and no less", () => {
  for (const entry of entries) {
    const { sum, uses } = origin(entry, sizes);
    if (sum.length === 0) continue;
    const factors = new Set(sum.flat().map(text));
    const lit = new Set(entries.filter((other) => uses.some((use) => inside(use, other))).map(text));
    assert.deepEqual([...lit].sort(), [...factors].sort(), text(entry));
  }
});

test("what is lit for a given entry is every entry that has it in its sum", () => {
  for (const entry of entries) {
    const { sum, uses } = origin(entry, sizes);
    if (sum.length > 0) continue;
    const users = entries.filter((other) => origin(other, sizes).sum.flat().some((factor) => text(factor) === text(entry)));
    const lit = entries.filter((other) => uses.some((use) => inside(use, other)));
    assert.deepEqual(lit.map(text), users.map(text), text(entry));
  }
});

test("the sum of an entry's terms is the entry", () => {
  for (const { name, row, column } of entries) {
    const { terms, value } = numbers({ ...sizes, arrays, mean: true, chosen: name, row, column });
    assert.ok(Math.abs(terms.reduce((a, b) => a + b, 0) - value) < 1e-14, `${name}[${row}, ${column}]`);
    assert.equal(value, valueOf(all, { name, row, column }));
  }
});

test("a number in a cell is short, and never looks like another round number or like zero", () => {
  /** @type {[number, string][]} */
  const cells = [[0.4, "0.4"], [2, "2"], [0.303, "0.30"], [-0.617, "−0.62"], [12.34, "12.3"], [-1.8000000000013, "−1.8"], [120, "120"],
    [0.0042, "4e−3"], [-1e-17, "−1e−17"], [0, "0"], [-0, "0"], [0.997, "1.00"], [123456, "1e5"]];
  for (const [x, expected] of cells) assert.equal(brief(x), expected);
  assert.deepEqual([0.303, 0.4, -2, 1.0004, 0.1 + 0.2].map(short), ["0.303", "0.4", "−2", "1.00", "0.3"]);
});
