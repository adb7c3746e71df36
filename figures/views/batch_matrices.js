// A layer for a batch, forward and backward: point at any number and see what made it.

import { entryName, matrix, short } from "../drawing/matrix.js";
import { each, figure, format, html, numberControl, set, toggle } from "../lib/index.js";
import { NAMES, numbers, origin, rowsOf, valueOf } from "../maths/batch.js";

/**
 * @typedef {import("../maths/batch.js").BatchState} BatchState
 * @typedef {import("../maths/batch.js").Name} Name
 * @typedef {import("../maths/batch.js").Entry} Entry
 * @typedef {import("../maths/batch.js").Lit} Lit
 * @typedef {ReturnType<typeof numbers>} Numbers
 * @typedef {"X" | "W" | "b"} Input
 * @typedef {{text: string, kind: string | null}} Piece  of the sum; `kind` is its color
 */

const [LARGEST, MOST] = [9, { N: 7, D: 4, H: 4 }];
/** An entry that is pulled sideways by this many px changes by 0.1. */
const PULL = 6;
/** More columns than these stand side by side only where there is room. */
const MANY = 11;
/** The picture: forward above, backward below, each gradient under what it belongs to. */
const FORWARD = [["forward →"], ["X"], ["W", "b"], ["Z"], ["T"]];
const WIDE = [...FORWARD, ["← backward"], ["dX"], ["dW", "db"], ["dZ"], ["loss"]];
const NARROW = [...FORWARD, ["backward"], ["dZ"], ["loss"], ["dX"], ["dW", "db"]];
/** @type {Record<string, string>} */
const FORMULAS = { Z: "X @ W + b", dX: "dZ @ Wᵀ", dW: "Xᵀ @ dZ", db: "dZ.sum(axis=0)" };

/** @param {Name} name */
const isVector = (name) => name === "b" || name === "db";
/** @param {Name} name */
const isInput = (name) => name === "X" || name === "W" || name === "b";
/** @param {Name} name */
const kind = (name) => (name.startsWith("d") ? "gradient" : "value");
/** @param {Entry} entry */
const called = ({ name, row, column }) => entryName(name, row, column, isVector(name));
/** @param {number} x */
const factor = (x) => (x < 0 ? `(${short(x)})` : short(x));

/**
 * The sum behind the chosen entry, in symbols and in numbers.
 * @param {BatchState} now
 * @param {Numbers} n
 * @returns {{symbols: string, pieces: Piece[]}}
 */
function written(now, n) {
  const { entry, value } = n;
  const { row, column } = entry;
  const { sum } = origin(entry, now);
  const own = kind(entry.name);
  /** @param {Entry} part @returns {Piece} */
  const number = (part) => ({ text: factor(valueOf(n, part)), kind: kind(part.name) });
  const symbols = {
    Z: `Σ over d of X[${row}, d] · W[d, ${column}], plus b[${column}]`,
    dZ: `(Z[${row}, ${column}] − T[${row}, ${column}])${now.mean ? " / N" : ""}`,
    dX: `Σ over h of dZ[${row}, h] · W[${column}, h]`,
    dW: `Σ over n of X[n, ${row}] · dZ[n, ${column}]`,
    db: `Σ over n of dZ[n, ${column}]`,
  }[/** @type {string} */ (entry.name)];
  /** @type {Piece[]} */
  const pieces = [];
  /** @param {string} text */
  const sign = (text) => pieces.push({ text, kind: null });
  if (entry.name === "dZ") {
    sign("= (");
    pieces.push(number(sum[0][0]));
    sign(" − ");
    pieces.push(number(sum[1][0]));
    sign(now.mean ? `) / ${now.N}` : ")");
  } else {
    sum.forEach((factors, k) => {
      sign(k === 0 ? "= " : " + ");
      factors.forEach((part, i) => {
        if (i) sign("\u00a0·\u00a0");
        pieces.push(number(part));
      });
    });
  }
  sign(" = ");
  pieces.push({ text: short(value), kind: own });
  return { symbols: symbols ? `${called(entry)} = ${symbols}` : called(entry), pieces };
}

/**
 * What to notice about the chosen entry.
 * @param {BatchState} now
 * @param {Entry} entry
 */
function remark({ N, mean }, { name, row, column }) {
  switch (name) {
    case "Z": return `Example ${row} alone; b[${column}] is added here as in every row of the column.`;
    case "dZ": return mean ? "The loss is a mean over the batch: its 1/N enters here." : "The loss is a sum over the batch: no 1/N here.";
    case "dX": return `One term for each unit; dX[${row}, ${column}] sees example ${row} alone.`;
    case "dW": return N === 1 ? "One example, one term: Xᵀ @ dZ is an outer product." : `One term for each of the ${N} examples: the product Xᵀ @ dZ adds them up.`;
    case "db": return `b[${column}] was added to every row, so its gradient adds up the rows${N === 1 ? ", here one" : ""}.`;
    case "X": return `It is a factor in row ${row} of Z, and in row ${column} of dW.`;
    case "W": return `It is a factor in column ${column} of Z, for every example, and in column ${row} of dX.`;
    case "b": return `It is added to every row of Z, in column ${column}.`;
    case "T": return `It is what Z[${row}, ${column}] should be; only dZ[${row}, ${column}] uses it.`;
  }
}

/**
 * @param {BatchState} now
 * @param {Numbers} n
 */
function story(now, n) {
  const { symbols, pieces } = written(now, n);
  return `${symbols} ${pieces.map(({ text }) => text).join("").trim()}. ${remark(now, n.entry)}`;
}

export default figure({
  name: "BatchMatrices",
  title: "A layer for a batch",
  hint: "point at the numbers of dW, one after the other: which numbers made each of them? Then raise N and look again.",
  traits: ["N", "D", "H", "mean", "chosen", "row", "column", "arrays"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const get = () => /** @type {BatchState} */ (state.get());
    /** @type {Entry | null} what is pointed at, until the pointer or the focus leaves it */
    let pointed = null;
    /** @type {Entry} the input that the control changes: the one chosen last */
    let edited = { name: "W", row: 1, column: 0 };
    let last = "";
    /** @type {Partial<Record<Name, [number, number]>>} where Tab enters each matrix */
    const stops = {};

    const board = html("div", { class: "bp-matrices bp-board", "data-narrow": narrow });
    const sum = html("p", { class: "bp-sum", "data-narrow": narrow }, html("span"), " ", html("span"), html("span", { class: "bp-remark" }));
    const loss = html("p", { class: "bp-loss" }, html("b", { text: "loss" }), html("span"), html("span", { class: "bp-formula" }));
    /** @type {Map<Name, ReturnType<typeof matrix>>} */
    const drawn = new Map();
    for (const names of narrow ? NARROW : WIDE) {
      const place = html("div", { class: "bp-place" });
      board.append(place);
      if (names[0] === "loss") place.append(loss);
      if (/ward/.test(names[0])) set(place, { class: `bp-way${names[0].startsWith("←") ? " bp-back" : ""}`, text: names[0] });
      for (const name of NAMES.filter((known) => names.includes(known))) {
        drawn.set(name, matrix(place, {
          point: (row, column) => point({ name, row, column }),
          leave: () => point(null),
          pick: (row, column) => choose({ name, row, column }),
          ...(isInput(name) && { scrub: (row, column, start, moved) => {
            choose({ name, row, column });
            change({ name, row, column }, start + Math.round(moved / PULL) * 0.1);
          } }),
        }));
      }
    }
    picture.append(html("div", { class: "bp-room" }, board), sum);

    /** @param {Entry} entry */
    function choose({ name, row, column }) {
      state.set({ chosen: name, row, column });
    }
    /** @param {Entry | null} entry */
    function point(entry) {
      pointed = entry;
      draw();
    }
    /**
     * @param {Entry} entry
     * @param {number} to
     */
    function change({ name, row, column }, to) {
      const { arrays } = get();
      const x = Number(Math.min(LARGEST, Math.max(-LARGEST, to)).toFixed(6));
      const before = arrays[/** @type {Input} */ (name)];
      const rows = rowsOf(before).map((line, i) => line.map((old, j) => (i === row && j === column ? x : old)));
      state.set({ arrays: { ...arrays, [name]: isVector(name) ? rows[0] : rows } });
    }

    const sizes = /** @type {const} */ (["N", "D", "H"]).map((name) => numberControl(controls, {
      label: name, min: 1, max: MOST[name], step: 1, integer: true, get: () => get()[name], set: (to) => state.set({ [name]: to }),
    }));
    const mean = toggle(controls, { label: "1/N: the loss is a mean", get: () => get().mean, set: (on) => state.set({ mean: on }) });
    const entry = {
      label: called(edited), min: -LARGEST, max: LARGEST, step: 0.1,
      get: () => valueOf(/** @type {any} */ (get().arrays), edited), set: (/** @type {number} */ to) => change(edited, to),
    };
    const entryControl = numberControl(controls, entry);
    const entryBox = /** @type {Element} */ (controls.lastElementChild);

    function rename() {
      entry.label = called(edited);
      set(entryBox.children[0], { text: entry.label });
      set(entryBox.children[1], { "aria-label": entry.label });
      set(entryBox.children[2], { "aria-label": `${entry.label}, typed` });
    }

    function draw() {
      const at = get();
      const now = pointed ? { ...at, chosen: pointed.name, row: pointed.row, column: pointed.column } : at;
      const n = numbers(now);
      const lit = origin(n.entry, now).uses;
      const shown = n.entry;
      for (const name of NAMES) {
        const frames = lit.filter((use) => use.name === name);
        drawn.get(name)?.({
          name, values: rowsOf(n[name]), kind: kind(name), vector: isVector(name),
          note: name === "dZ" ? (now.mean ? "(Z − T) / N" : "Z − T") : FORMULAS[name] ?? "",
          frames: shown.name === name ? [...frames, { row: shown.row, column: shown.column, now: true }] : frames,
          stop: stops[name], selected: at.chosen === name ? [at.row, at.column] : null,
        });
      }
      const { symbols, pieces } = written(now, n);
      set(sum.children[0], { text: symbols });
      each(sum.children[1], pieces, () => html("span"), (span, { text, kind: color }) => set(span, { text, "data-kind": color }));
      set(sum.children[2], { text: remark(now, n.entry) });
      const columns = narrow ? Math.max(now.D, now.H) + now.H : now.D + 3 * now.H;
      set(board, { style: `--count:${columns}`, "data-many": columns > MANY });
      set(sum, { style: `--terms:${Math.max(now.N, now.D + 1, now.H)}` });
      set(loss.children[1], { text: ` = ${format(n.loss)}` });
      set(loss.children[2], { text: `Σ (Z − T)² / ${now.mean ? "(2N)" : "2"}` });
    }

    return (/** @type {BatchState} */ now, /** @type {Numbers} */ n) => {
      const chosen = `${now.chosen} ${now.row} ${now.column}`;
      if (chosen !== last) {
        last = chosen;
        pointed = null;
        stops[now.chosen] = [n.entry.row, n.entry.column];
        if (isInput(now.chosen)) edited = n.entry;
      }
      const rows = rowsOf(n[edited.name]);
      if (edited.row >= rows.length || edited.column >= rows[0].length) {
        edited = { name: edited.name, row: Math.min(edited.row, rows.length - 1), column: Math.min(edited.column, rows[0].length - 1) };
      }
      rename();
      draw();
      for (const show of [...sizes, mean, entryControl]) show();
    };
  },
  rows: (/** @type {BatchState} */ now, /** @type {Numbers} */ n) => [
    { label: "loss", key: "loss", value: n.loss },
    { label: `the chosen entry, ${called(n.entry)}`, key: "value", value: n.value },
    ...n.terms.map((value, k) => ({ label: `its term ${k}`, key: `terms.${k}`, value })),
    ...NAMES.flatMap((name) => rowsOf(n[name]).flatMap((line, row) => line.map((value, column) => ({
      label: entryName(name, row, column, isVector(name)),
      key: isVector(name) ? `${name}.${column}` : `${name}.${row}.${column}`, value,
    })))),
  ],
  say: story,
});
