// The units of a network: what stands on them, and what they are called.

import { set, svg, write } from "../lib/index.js";
import { brief, short } from "./matrix.js";

/**
 * @typedef {import("./network_layout.js").Kind} Kind
 * @typedef {{key: string, letter: string, kind: "value" | "local" | "gradient" | "name"}} CellSpec
 * @typedef {{numbers: Record<string, number | null>, faint: boolean, now: boolean, mark: string, label: () => string}} UnitLook
 *   null is shown as nothing; `mark` says in a word what is wrong with the unit
 * @typedef {{group: SVGElement, cells: Map<string, {number: SVGElement, sign: SVGElement | null}>, mark: SVGElement, tip: SVGElement}} Unit
 */

/** A number on a unit has room for so many signs. */
const ROOM = 7;
/** While things change, the numbers of so many units are written in a frame, in turns; the rest when there is a pause (ms). */
const [PORTION, REST] = [10, 40];
/** What units are called is told at most so often (ms). */
const PAUSE = 250;
/** @type {Record<Kind, CellSpec[]>} */
const CELLS = {
  input: [{ key: "x", letter: "", kind: "value" }, { key: "dx", letter: "", kind: "gradient" }],
  hidden: [
    { key: "z", letter: "z", kind: "value" }, { key: "slope", letter: "φ′", kind: "local" }, { key: "a", letter: "a", kind: "value" },
    { key: "da", letter: "da", kind: "gradient" }, { key: "dz", letter: "dz", kind: "gradient" },
  ],
  output: [{ key: "z", letter: "z", kind: "value" }, { key: "p", letter: "p", kind: "value" }, { key: "dz", letter: "dz", kind: "gradient" }],
  loss: [{ key: "loss", letter: "", kind: "value" }, { key: "mean", letter: "mean", kind: "value" }, { key: "dloss", letter: "", kind: "gradient" }],
};

/**
 * Three digits, or in a narrow place two decimals; what is small has a power of ten, and is never zero.
 * @param {number} x
 * @param {boolean} [narrow]
 * @returns {string}
 */
export function tight(x, narrow = false) {
  const size = Math.abs(x);
  if (size >= 0.001 && size < 0.01 && narrow) return short(Number(x.toFixed(3)));
  const words = size >= 0.001 && size < 1 && !narrow ? short(x) : brief(x);
  return narrow || words.length <= ROOM ? words : tight(x, true);
}

export class Units {
  /** @param {import("./network_layout.js").Layout} layout */
  constructor({ columns, loss, shapes }) {
    const last = columns.length - 1;
    const kindOf = (/** @type {number} */ l) => /** @type {Kind} */ (l === 0 ? "input" : l > last ? "loss" : l === last ? "output" : "hidden");
    this.root = svg("g");
    this.texts = svg("g", { "aria-hidden": "true" });
    /** @type {Unit[]} from the inputs on, the loss at the end */
    this.all = [...columns, [loss]].flatMap((column, l) => column.map((at, j) => ({ at, kind: kindOf(l), j }))).map(({ at, kind, j }, u) => {
      const { width: w, height: h, cells } = shapes[kind];
      const mark = svg("text", { class: "bp-note bp-middle bp-mark", y: h / 2 + 5 });
      const tip = svg("title");
      const transform = `translate(${at.x} ${at.y})`;
      const group = svg("g", { class: "bp-unit bp-fold", transform, "data-unit": u, role: "button", tabindex: u === 0 ? 0 : -1 },
        tip,
        svg("rect", { class: "bp-halo", x: -w / 2 - 3, y: -h / 2 - 3, width: w + 6, height: h + 6, rx: 11 }),
        svg("rect", { class: "bp-body", x: -w / 2, y: -h / 2, width: w, height: h, rx: 8 }));
      // The unit's name says all this in words.
      const text = svg("g", { class: "bp-unit-text", transform });
      const title = { input: `x${j + 1}`, output: `class ${j}`, loss: "loss", hidden: "" }[kind];
      if (title) text.append(svg("text", { y: cells.name.y + 4, class: "bp-middle bp-node-name", text: title }));
      // One text for all numbers: what is laid out again with each of them is the text.
      const all = svg("text");
      const found = new Map();
      for (const { key, letter, kind: color } of CELLS[kind]) {
        const { left, right, y } = cells[key];
        const sign = letter ? svg("text", { x: left, y: y + 4, class: "bp-note bp-start", text: letter }) : null;
        const number = svg("tspan", { x: letter ? right : 0, y: y + 4, class: `${letter ? "bp-end" : "bp-middle"} bp-${color}-text` });
        if (sign) text.append(sign);
        all.append(number);
        found.set(key, { number, sign });
      }
      text.append(all, mark);
      this.root.append(group);
      this.texts.append(text);
      return { group, tip, cells: found, mark };
    });
    /** @type {UnitLook[]} */
    this.looks = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.resting = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.calling = undefined;
    this.next = 0;
    this.shown = new WeakMap();
  }

  /**
   * @param {UnitLook[]} looks
   * @param {number} first  a unit that never waits; −1 for none
   */
  show(looks, first) {
    const fresh = this.looks.length === 0;
    this.looks = looks;
    looks.forEach(({ faint, now, mark }, u) => {
      const unit = this.all[u];
      const state = `${faint} ${now} ${mark}`;
      if (this.shown.get(unit.mark) === state) return;
      this.shown.set(unit.mark, state);
      set(unit.group, { "data-faint": faint, "data-now": now });
      set(unit.mark, { text: mark });
    });
    if (first >= 0) this.#write(first);
    this.#writeNext(fresh ? looks.length : PORTION);
    clearTimeout(this.resting);
    const waits = looks.length > PORTION && !fresh;
    if (waits) this.resting = setTimeout(() => { this.#writeNext(looks.length); this.#wait(false); }, REST);
    this.#wait(waits);
    if (fresh) this.#call();
    else this.calling ??= setTimeout(() => this.#call(), PAUSE);
  }

  /** @param {boolean} waits  whether some numbers are still to come */
  #wait(waits) {
    set(this.texts, { "aria-busy": waits ? "true" : null });
  }

  /** @param {number} count  of the units whose turn it is */
  #writeNext(count) {
    for (let k = 0; k < Math.min(count, this.all.length); k += 1) {
      this.#write(this.next);
      this.next = (this.next + 1) % this.all.length;
    }
  }

  /** @param {number} u */
  #write(u) {
    const { numbers } = this.looks[u];
    for (const [key, { number, sign }] of this.all[u].cells) {
      const x = numbers[key] ?? null;
      const words = x === null ? "" : tight(x);
      if (this.shown.get(number) === words) continue;
      this.shown.set(number, words);
      write(number, words);
      if (sign) set(sign, { visibility: x === null ? "hidden" : null });
    }
  }

  /** Give the units their names, for those who do not see them. */
  #call() {
    this.calling = undefined;
    this.looks.forEach(({ label }, u) => {
      const words = label();
      set(this.all[u].group, { "aria-label": words });
      set(this.all[u].tip, { text: words });
    });
  }
}
