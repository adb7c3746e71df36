// Write figures/data/: reads {"test": {labels, pixels}, "training": …} as JSON. Usage: tools/pack_digits.py

import { readFileSync, writeFileSync } from "node:fs";
import { LEAST, Model, MOST, PIXELS } from "./maths/packed.js";

/** @typedef {import("./maths/packed.js").Images} Images */

// "!" keeps the note in what is built.
const NOTE = `/*! Handwritten digits: E. Alpaydin, C. Kaynak (1998), https://doi.org/10.24432/C50P49, CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/); packed by figures/pack.js, otherwise as they were. */
`;

/**
 * The other half of `unpack`.
 * @param {Model} model
 * @param {Images} images
 */
function pack(model, { labels, pixels }) {
  /** @type {number[]} */
  const bytes = [];
  let [low, range] = [0, MOST - 1];
  const shift = () => {
    bytes.push(Math.floor(low / LEAST));
    low = (low % LEAST) * 256;
  };
  /**
   * @param {number} at
   * @param {number} symbol
   */
  const write = (at, symbol) => {
    model.expect(at);
    const { frequencies } = model;
    const share = Math.floor(range / model.total);
    low += share * frequencies.slice(0, symbol).reduce((sum, f) => sum + f, 0);
    range = share * frequencies[symbol];
    if (low >= MOST) {
      low -= MOST;
      let i = bytes.length - 1;
      for (; bytes[i] === 255; i -= 1) bytes[i] = 0;
      bytes[i] += 1;
    }
    while (range < LEAST) {
      shift();
      range *= 256;
    }
    model.learn(at, symbol);
  };
  labels.forEach((label, n) => {
    write(-1, label);
    for (let at = 0; at < PIXELS; at += 1) write(at, pixels[n * PIXELS + at]);
  });
  for (let i = 0; i < 4; i += 1) shift();
  return Buffer.from(bytes).toString("base64");
}

const model = new Model();
for (const [name, images] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  writeFileSync(new URL(`./data/${name}_digits.js`, import.meta.url), `${NOTE}export default "${pack(model, images)}";\n`);
}
