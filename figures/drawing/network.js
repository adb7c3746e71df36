// The picture of a network: values on its units, local derivatives and gradients on its edges.

import { each, html, set, svg, write } from "../lib/index.js";
import { brief, short } from "./matrix.js";
import { layoutOf } from "./network_layout.js";
import { listen } from "./network_pointing.js";

/**
 * @typedef {import("./network_layout.js").Kind} Kind
 * @typedef {{key: string, letter: string, kind: "value" | "local" | "gradient" | "name"}} CellSpec
 * @typedef {{numbers: Record<string, number | null>, faint: boolean, now: boolean, mark: string, label: () => string}} UnitLook
 *   null is shown as nothing; `mark` says in a word what is wrong with the unit
 * @typedef {{
 *   units: UnitLook[], weights: Float64Array, gradients: Float64Array, faint: Uint8Array, chosen: number,
 *   labeled: number[], locals: (number | null)[], different: Map<number, string>, path: number[] | null, focus: number,
 * }} Look
 *   numbers that are not there are NaN; `locals` stand on the edges to the loss; `different` gives the reader's
 *   number for each edge where it is another; `path` lists units, from the chosen edge on
 */

/** An edge is so wide (px) for each 1 of its weight's size. */
export const SCALE = 3;
const [THINNEST, THICKEST] = [0.6, 14];
/** A number on a unit has room for so many signs. */
const ROOM = 7;
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
/** Numbers stand on an edge this far along it: near the side with fewer units; of one unit's edges, beside it. */
const [NEAR, MIDDLE] = [0.27, 0.5];

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

export class NetworkPicture {
  /**
   * @param {Element} parent
   * @param {{sizes: readonly number[], narrow: boolean, label: string, names: readonly string[]} & import("./network_pointing.js").Pointing} spec
   */
  constructor(parent, spec) {
    const { sizes, narrow, label, names } = spec;
    this.sizes = sizes;
    this.narrow = narrow;
    this.layout = layoutOf(sizes, narrow);
    const { width, height, columns, shapes, ends, lossEnds, heads } = this.layout;
    this.root = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "bp-network", role: "group", "aria-label": label, "data-many": names.length > 60 });
    const scrolls = width > (narrow ? 360 : 960);
    set(this.root, { style: scrolls ? `width: ${width.toFixed(0)}px` : `max-width: ${(width * 1.2).toFixed(0)}px` });
    this.box = html("div", scrolls ? { class: "bp-scroll bp-network-box", tabindex: 0, role: "region", "aria-label": `${label}, scrolled with the arrow keys` } : { class: "bp-network-box" }, this.root);
    this.path = svg("path", { class: "bp-route" });
    const edges = svg("g", { class: "bp-weights" });
    const line = (/** @type {Float64Array} */ from, /** @type {number} */ e) =>
      svg("line", { x1: from[4 * e], y1: from[4 * e + 1], x2: from[4 * e + 2], y2: from[4 * e + 3] });
    this.edges = names.map((_, e) => line(ends, e));
    edges.append(...this.edges, ...Array.from({ length: lossEnds.length / 4 }, (_, k) => set2(line(lossEnds, k), { class: "bp-to-loss" })));
    const titles = heads.map(({ x, y, text }) => svg("text", { x, y, class: narrow ? "bp-note" : "bp-note bp-middle", text }));
    this.labels = svg("g");
    this.locals = svg("g");
    this.marks = svg("g");
    const units = svg("g");
    /** @type {{group: SVGElement, cells: Map<string, {number: SVGElement, sign: SVGElement | null}>, mark: SVGElement, tip: SVGElement}[]} */
    this.units = [...columns.flatMap((column, l) => column.map((at, j) => ({ at, l, j }))), { at: this.layout.loss, l: sizes.length, j: 0 }].map(({ at, l, j }, u) => {
      const kind = l === 0 ? "input" : l === sizes.length ? "loss" : l === sizes.length - 1 ? "output" : "hidden";
      const { width: w, height: h, cells } = shapes[kind];
      const mark = svg("text", { class: "bp-note bp-middle bp-mark", y: h / 2 + 5 });
      const tip = svg("title");
      const transform = `translate(${at.x} ${at.y})`;
      const group = svg("g", { class: "bp-unit bp-fold", transform, "data-unit": u, role: "button", tabindex: u === 0 ? 0 : -1 },
        tip,
        svg("rect", { class: "bp-halo", x: -w / 2 - 3, y: -h / 2 - 3, width: w + 6, height: h + 6, rx: 11 }),
        svg("rect", { class: "bp-body", x: -w / 2, y: -h / 2, width: w, height: h, rx: 8 }));
      // The unit's name says all this in words.
      const text = svg("g", { class: "bp-unit-text", transform, "aria-hidden": "true" });
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
      units.append(group, text);
      return { group, tip, cells: found, mark };
    });
    this.handle = svg("g", { class: "bp-handle" }, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-ink" }));
    this.root.append(this.path, edges, ...titles, units, this.locals, this.labels, this.marks, this.handle);
    parent.append(this.box);
    this.scrolls = scrolls;
    this.places = "";
    /** @type {Look["units"]} what the units are called, told when changes have stopped */
    this.called = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.calling = undefined;
    this.revealed = -1;
    this.widths = new Float64Array(names.length).fill(NaN);
    this.states = new Int8Array(names.length).fill(-1);
    this.shown = new WeakMap();
    listen(this, spec);
  }

  /**
   * The place of a pointer in the picture.
   * @param {PointerEvent | MouseEvent} event
   */
  at({ clientX, clientY }) {
    const box = this.root.getBoundingClientRect();
    const scale = this.layout.width / box.width;
    return { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale, scale };
  }

  /** @param {Look} look */
  show({ units, weights, gradients, faint, chosen, labeled, locals, different, path, focus }) {
    const near = new Set(labeled);
    this.edges.forEach((line, e) => {
      const state = faint[e] + 2 * Number(e === chosen) + 4 * Number(different.has(e)) + 8 * Number(near.has(e));
      if (this.widths[e] !== weights[e]) {
        this.widths[e] = weights[e];
        line.setAttribute("stroke-width", Math.min(THICKEST, Math.max(THINNEST, SCALE * Math.abs(weights[e]))).toFixed(2));
        set(line, { class: weights[e] < 0 ? "bp-negative" : null });
      }
      if (this.states[e] !== state) {
        this.states[e] = state;
        set(line, { "data-faint": Boolean(faint[e]), "data-chosen": e === chosen, "data-different": different.has(e), "data-near": near.has(e) });
      }
    });
    units.forEach(({ numbers, faint: later, now, mark }, u) => {
      const unit = this.units[u];
      for (const [key, { number, sign }] of unit.cells) {
        const x = numbers[key] ?? null;
        const words = x === null ? "" : tight(x);
        if (this.shown.get(number) === words) continue;
        this.shown.set(number, words);
        write(number, words);
        if (sign) set(sign, { visibility: x === null ? "hidden" : null });
      }
      const state = `${later} ${now} ${mark}`;
      if (this.shown.get(unit.mark) === state) return;
      this.shown.set(unit.mark, state);
      set(unit.group, { "data-faint": later, "data-now": now });
      set(unit.mark, { text: mark });
    });
    const first = this.called.length === 0;
    this.called = units;
    if (first) this.#call();
    else this.calling ??= setTimeout(() => this.#call(), PAUSE);
    each(this.locals, locals, () => svg("text", { class: "bp-middle bp-local-text" }), (text, x, k) => {
      const [lx, ly] = this.#on(this.layout.lossEnds, k, this.narrow ? 0.5 : 0.4);
      set(text, { x: lx, y: ly + (this.narrow ? 4 : -5), text: x === null ? "" : tight(x) });
    });
    const places = `${labeled.join()} ${focus} ${[...different.keys()].join()}`;
    const moved = places !== this.places;
    this.places = places;
    each(this.labels, labeled, () => svg("text", {}, svg("tspan", { class: "bp-local-text" }), svg("tspan", { class: "bp-gradient-text" })), (text, e) => {
      const yours = different.get(e);
      const { roomy } = this.layout;
      if (moved) {
        const [x, y, anchor] = this.#labelAt(e, focus, yours !== undefined);
        set(text, { x, y, class: `bp-${anchor} bp-on-edge` });
        set(text.children[0], { class: yours ? "bp-gradient-text" : "bp-local-text" });
        set(text.children[1], roomy ? { x: null, dy: null, dx: "0.5em" } : { x, dy: "1.1em", dx: 0 });
      }
      // Beside two gradients that differ there is no room for the weight.
      const gradient = Number.isNaN(gradients[e]) ? "" : tight(gradients[e], true);
      set(text.children[0], { text: yours ? gradient : tight(weights[e], true) });
      set(text.children[1], { text: yours ? `≠ ${yours}` : gradient });
    });
    each(this.marks, [...different.keys()].filter((e) => !labeled.includes(e)), () => svg("text", { class: "bp-middle bp-different", text: "≠" }), (text, e) => {
      const [x, y] = this.#on(this.layout.ends, e, 0.62);
      set(text, { x, y: y + 5 });
    });
    const [x, y] = this.#on(this.layout.ends, chosen, MIDDLE);
    set(this.handle, { transform: `translate(${x} ${y})` });
    if (this.scrolls && chosen !== this.revealed) {
      this.revealed = chosen;
      const [left, width] = [this.box.scrollLeft, this.box.clientWidth];
      if (x < left + 30 || x > left + width - 30) this.box.scrollTo?.({ left: x - width / 2 });
    }
    set(this.path, { d: path ? this.#route(chosen, path) : null });
  }

  /** Give the units their names, for those who do not see them. */
  #call() {
    this.calling = undefined;
    this.called.forEach(({ label }, u) => {
      const words = label();
      set(this.units[u].group, { "aria-label": words });
      set(this.units[u].tip, { text: words });
    });
  }

  /**
   * @param {Float64Array} ends
   * @param {number} e
   * @param {number} t
   */
  #on(ends, e, t) {
    const [x1, y1, x2, y2] = ends.subarray(4 * e, 4 * e + 4);
    return [Math.round((x1 + t * (x2 - x1)) * 10) / 10, Math.round((y1 + t * (y2 - y1)) * 10) / 10];
  }

  /**
   * Where the numbers of an edge stand.
   * @param {number} e
   * @param {number} focus  the unit whose edges are labeled, −1 for all
   * @param {boolean} wide  whether they take more room, since two gradients differ
   * @returns {[number, number, "start" | "middle" | "end"]}
   */
  #labelAt(e, focus, wide) {
    const [x1, y1, x2, y2] = this.layout.ends.subarray(4 * e, 4 * e + 4);
    const bias = Math.abs(x2 - x1) + Math.abs(y2 - y1) < 40;
    const { l, from, to } = this.#layersOf(e);
    // An output unit is narrower than such numbers, and its edge to the loss begins right of it.
    if (bias && this.layout.roomy) return [wide && l === this.sizes.length - 2 ? x1 : x2 + 3, y1 - 8, "start"];
    if (bias) return this.narrow ? [Math.max(x1 - 2, wide ? 28 : 0), y1 - 2, "middle"] : [x1 - 2, y1 - 2, "end"];
    if (focus < 0) {
      const early = from <= to;
      const [, y] = this.#on(this.layout.ends, e, early ? NEAR : 1 - NEAR);
      return [early ? x1 + 12 : x2 - 12, y + 4, early ? "start" : "end"];
    }
    const [x, y] = this.#on(this.layout.ends, e, this.#targetOf(e) !== focus ? 0.6 : wide && this.narrow ? NEAR : 0.38);
    return [x, this.layout.roomy ? y + 4 : y - 2, "middle"];
  }

  /** @param {number} e  the sizes of the layers that the edge joins */
  #layersOf(e) {
    let l = 0;
    for (let left = e; ; l += 1) {
      const count = this.sizes[l + 1] * (this.sizes[l] + 1);
      if (left < count) return { l, place: left, from: this.sizes[l], to: this.sizes[l + 1] };
      left -= count;
    }
  }

  /** @param {number} e  the number of the unit that the edge leads to */
  #targetOf(e) {
    const { l, place, to } = this.#layersOf(e);
    return this.sizes.slice(0, l + 1).reduce((sum, size) => sum + size, 0) + (place % to);
  }

  /**
   * A line along the chosen edge, through units, to the loss.
   * @param {number} chosen
   * @param {number[]} path
   */
  #route(chosen, path) {
    const { ends, lossEnds } = this.layout;
    const points = [...ends.subarray(4 * chosen, 4 * chosen + 4)];
    let layer = this.#layersOf(chosen).l + 1;
    let start = this.sizes.slice(1, layer + 1).reduce((sum, size, l) => sum + size * (this.sizes[l] + 1), 0);
    path.slice(1).forEach((unit, k) => {
      const [D, H] = [this.sizes[layer], this.sizes[layer + 1]];
      const edge = start + path[k] * H + unit;
      points.push(...ends.subarray(4 * edge, 4 * edge + 4));
      start += H * (D + 1);
      layer += 1;
    });
    points.push(...lossEnds.subarray(4 * path[path.length - 1]).subarray(0, 4));
    let route = "";
    for (let k = 0; k < points.length; k += 2) route += `${k ? "L" : "M"}${points[k].toFixed(1)} ${points[k + 1].toFixed(1)}`;
    return route;
  }
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {import("../lib/dom.js").Attributes} attributes
 */
function set2(element, attributes) {
  set(element, attributes);
  return element;
}
