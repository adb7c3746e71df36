import assert from "node:assert/strict";
import { test } from "node:test";

import { exact, format, parse } from "../lib/format.js";

test("numbers have three significant digits and a real minus sign", () => {
  const pairs = [
    [0, "0"], [-0, "0"], [1, "1.00"], [-0.2954, "−0.295"], [12.345, "12.3"], [999.6, "1000"], [123456, "123456"],
    [1e6, "1.00\u00a0×\u00a010⁶"], [-2.5e-7, "−2.50\u00a0×\u00a010⁻⁷"], [0.00123, "0.00123"], [NaN, "undefined"], [-Infinity, "−∞"],
  ];
  for (const [x, text] of pairs) assert.equal(format(Number(x)), text);
});

test("what is not zero never looks like zero", () => {
  for (let power = -320; power <= 300; power += 1) {
    for (const x of [10 ** power, -9.994 * 10 ** power]) {
      if (x !== 0) assert.match(format(x), /[1-9∞]/, String(x));
    }
  }
});

test("what is shown can be typed again", () => {
  for (const x of [0, 1, -0.295, 1000, 2.5e-7, -1e-12, 3.2e15]) assert.equal(parse(format(x)), x);
  for (const x of [0.1 + 0.2, -1e-300, 123456.789]) assert.equal(parse(exact(x)), x);
});

test("people type numbers in many ways, and words are no numbers", () => {
  for (const [text, x] of [["1,5", 1.5], ["−2", -2], [" 1e-5 ", 1e-5], ["3 x 10^4", 3e4]]) assert.equal(parse(String(text)), x);
  for (const text of ["", "two", "1.2.3", "NaN", "Infinity", "1 2"]) assert.equal(parse(text), null, text);
});
