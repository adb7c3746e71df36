// The picture of a network: values on its units, local derivatives and gradients on its edges.

import { each, html, set, svg } from "../lib/index.js";
import { layoutOf } from "./network_layout.js";
import { listen } from "./network_pointing.js";
import { tight, Units } from "./network_units.js";

/**
 * @typedef {{
 *   units: import("./network_units.js").UnitLook[], weights: Float64Array, gradients: Float64Array, faint: Uint8Array, chosen: number,
 *   labeled: number[], locals: (number | null)[], different: Map<number, string>, path: number[] | null, focus: number,
 * }} Look
 *   numbers that are not there are NaN; `locals` stand on the edges to the loss; `different` gives the reader's
 *   number for each edge where it is another; `path` lists units, from the chosen edge on
 */

/** An edge is so wide (px) for each 1 of its weight's size. */
export const SCALE = 3;
const [THINNEST, THICKEST] = [0.6, 14];
/** Numbers stand on an edge this far along it: near the side with fewer units; of one unit's edges, beside it. */
const [NEAR, MIDDLE] = [0.27, 0.5];

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
    const { width, height, ends, lossEnds, heads } = this.layout;
    // What changes with every number stands in a picture of its own, in front, so that only this is painted again.
    const scrolls = width > (narrow ? 360 : 960);
    const sheet = { viewBox: `0 0 ${width} ${height}`, style: scrolls ? `width: ${width.toFixed(0)}px` : `max-width: ${(width * 1.2).toFixed(0)}px` };
    this.root = svg("svg", { ...sheet, class: "bp-network", role: "group", "aria-label": label, "data-many": names.length > 60 });
    const front = svg("svg", { ...sheet, class: "bp-network-front" });
    this.box = html("div", scrolls ? { class: "bp-scroll bp-network-box", tabindex: 0, role: "region", "aria-label": `${label}, scrolled with the arrow keys` } : { class: "bp-network-box" }, this.root, front);
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
    this.units = new Units(this.layout);
    this.handle = svg("g", { class: "bp-handle" }, svg("circle", { r: 16, class: "bp-reach" }), svg("circle", { r: 7, class: "bp-dot bp-ink" }));
    this.lit = svg("g", { class: "bp-lit-edge" }, svg("line"));
    this.root.append(this.path, edges, ...titles, this.units.root);
    front.append(this.lit, this.units.texts, this.locals, this.labels, this.marks, this.handle);
    parent.append(this.box);
    this.scrolls = scrolls;
    this.places = "";
    this.revealed = -1;
    this.widths = new Float64Array(names.length).fill(NaN);
    this.states = new Int8Array(names.length).fill(-1);
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
    const line = this.edges[chosen];
    for (const name of ["x1", "y1", "x2", "y2", "stroke-width", "class", "data-faint"]) set(this.lit.children[0], { [name]: line.getAttribute(name) });
    this.units.show(units, focus);
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
    if (bias) return this.narrow ? [Math.max(x1 - 2, wide ? 28 : 20), y1 - 2, "middle"] : [x1 - 2, y1 - 2, "end"];
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
