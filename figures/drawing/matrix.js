// A matrix with its numbers in brackets, its name and shape, and frames around what is lit.

import { each, exact, format, html, set } from "../lib/index.js";

/**
 * @typedef {"value" | "local" | "gradient" | "plain"} Kind
 * @typedef {{row?: number, column?: number, now?: boolean}} Frame
 *   a row, a column, or (with both) an entry; `now` is the one that is being looked at
 * @typedef {{
 *   name: string, values: number[][], kind: Kind, note?: string, frames?: Frame[],
 *   vector?: boolean, stop?: [number, number], selected?: [number, number] | null,
 * }} Shown
 *   `vector`: one row, whose entries have one index; `stop`: the entry that Tab reaches
 * @typedef {{
 *   point: (row: number, column: number) => void,
 *   leave: () => void,
 *   pick: (row: number, column: number) => void,
 *   scrub?: (row: number, column: number, start: number, moved: number) => void,
 * }} Pointing
 *   `point`: an entry is pointed at, `pick`: it is chosen, `scrub`: it is pulled sideways, by px
 */

/** A pull of fewer px is still a tap. */
const SLACK = 4;

/**
 * Three significant digits, but no zeros at the end of a number that has fewer: 0.4.
 * @param {number} x
 */
export function short(x) {
  return plain(x, format(x));
}

/**
 * A number for a cell, at most about five signs wide; what is not zero never looks like zero.
 * @param {number} x
 */
export function brief(x) {
  const size = Math.abs(x);
  if (size === 0 || (size >= 1 && size < 1e5)) return short(x);
  return size < 1 && size >= 0.01 ? plain(x, x.toFixed(2)) : x.toExponential(0).replace("e+", "e").replaceAll("-", "−");
}

/**
 * @param {number} x
 * @param {string} text
 */
function plain(x, text) {
  const cut = /^[-−]?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "").replace("-", "−") : text;
  // 0.30 stands for 0.303, and 0.3 for no other number (but for round-off).
  return Math.abs(Number(cut.replace("−", "-")) - x) <= 1e-9 * Math.abs(x) ? cut : text.replace("-", "−");
}

/**
 * @param {string} name
 * @param {number | string} row
 * @param {number | string} column
 * @param {boolean} [vector]
 */
export function entryName(name, row, column, vector = false) {
  return vector ? `${name}[${column}]` : `${name}[${row}, ${column}]`;
}

/**
 * Draw a matrix. With `pointing`, its entries can be pointed at, by mouse, touch and keys.
 * @param {Element} parent
 * @param {Pointing} [pointing]
 * @returns {(shown: Shown) => void}
 */
export function matrix(parent, pointing) {
  const cells = html("div", { class: "bp-entries", role: pointing ? "grid" : "table" });
  const frames = html("div", { class: "bp-frames", "aria-hidden": "true" });
  const name = html("b");
  const shape = html("span");
  const note = html("span", { class: "bp-formula" });
  const root = html("div", { class: "bp-matrix" },
    html("div", { class: "bp-brackets" }, cells, frames),
    html("div", { class: "bp-caption" }, name, " ", shape, note));
  parent.append(root);
  if (pointing) listen(cells, pointing);
  const role = pointing ? "gridcell" : "cell";
  /** @type {WeakMap<Element, number>} what each cell shows: most stay as they are */
  const shows = new WeakMap();
  /** @type {{stop: Element | null, selected: Element | null}} */
  const marks = { stop: null, selected: null };
  let called = "";

  return (shown) => {
    const { values, vector = false, stop = [0, 0], selected } = shown;
    const renamed = called !== shown.name;
    called = shown.name;
    const [rows, columns] = [values.length, values[0].length];
    const size = vector ? `(${columns},)` : `(${rows}, ${columns})`;
    set(root, { "data-kind": shown.kind });
    set(cells, { "aria-label": `${shown.name}, shape ${size}` });
    each(cells, values, () => html("div", { role: "row" }), (line, row, i) => {
      each(line, row, (_, j) => html("div", { role, "data-row": i, "data-column": j, tabindex: pointing && -1 }), (cell, x, j) => {
        if (shows.get(cell) === x && !renamed) return;
        shows.set(cell, x);
        const text = brief(x);
        set(cell, { text, title: exact(x), "aria-label": pointing && `${entryName(shown.name, i, j, vector)} = ${text}` });
      });
    });
    if (pointing) {
      /** @param {[number, number]} place  where the matrix has become smaller, its last row or column */
      const cellAt = ([i, j]) => cells.children[Math.min(i, rows - 1)].children[Math.min(j, columns - 1)];
      marks.stop = moveMark(marks.stop, cellAt(stop), { tabindex: 0 }, { tabindex: -1 });
      marks.selected = moveMark(marks.selected, selected ? cellAt(selected) : null, { "aria-selected": "true" }, { "aria-selected": null });
    }
    each(frames, shown.frames ?? [], () => html("div"), (frame, { row, column, now }) => set(frame, {
      class: now ? "bp-now" : null,
      style: `--row:${row ?? 0};--column:${column ?? 0};--rows:${row === undefined ? rows : 1};--columns:${column === undefined ? columns : 1}`,
    }));
    set(name, { text: shown.name });
    set(shape, { text: size });
    set(note, { text: shown.note ?? "" });
  };
}

/**
 * Take a mark from one cell and give it to another.
 * @param {Element | null} from
 * @param {Element | null} to
 * @param {import("../lib/dom.js").Attributes} on
 * @param {import("../lib/dom.js").Attributes} off
 */
function moveMark(from, to, on, off) {
  if (from && from !== to) set(from, off);
  if (to) set(to, on);
  return to;
}

/**
 * @param {HTMLElement} cells
 * @param {Pointing} pointing
 */
function listen(cells, { point, leave, pick, scrub }) {
  /** @param {Event} event @returns {[HTMLElement, number, number] | null} */
  const under = ({ target }) => {
    const cell = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[role=gridcell]"));
    return cell && [cell, Number(cell.dataset.row), Number(cell.dataset.column)];
  };
  /** @param {(row: number, column: number) => void} does */
  const at = (does) => (/** @type {Event} */ event) => {
    const found = under(event);
    if (found) does(found[1], found[2]);
  };
  /** @type {{cell: HTMLElement, row: number, column: number, x: number, start: number, moving: boolean} | null} */
  let pull = null;
  set(cells, {
    onpointerover: at(point), onfocusin: at(point), onpointerleave: leave, onfocusout: leave, onclick: at(pick),
    onkeydown: (event) => {
      const { key, ctrlKey, altKey, metaKey } = /** @type {KeyboardEvent} */ (event);
      const found = under(event);
      if (!found || altKey || metaKey) return;
      const [cell, row, column] = found;
      const [bottom, right] = [cells.children.length - 1, (cell.parentElement?.children.length ?? 1) - 1];
      /** @type {Record<string, [number, number]>} */
      const moves = {
        ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
        Home: [ctrlKey ? 0 : row, 0], End: [ctrlKey ? bottom : row, right], Enter: [row, column], " ": [row, column],
      };
      if (!(key in moves)) return;
      event.preventDefault();
      const [i, j] = [Math.min(bottom, Math.max(0, moves[key][0])), Math.min(right, Math.max(0, moves[key][1]))];
      pick(i, j);
      /** @type {HTMLElement} */ (cells.children[i].children[j]).focus();
    },
  });
  if (!scrub) return;
  set(cells, {
    class: "bp-entries bp-scrub",
    onpointerdown: (event) => {
      const found = under(event);
      const { clientX: x, pointerId } = /** @type {PointerEvent} */ (event);
      if (!found) return;
      const [cell, row, column] = found;
      cell.setPointerCapture(pointerId);
      pull = { cell, row, column, x, start: Number(cell.title.replace("−", "-")), moving: false };
    },
    onpointermove: (event) => {
      if (!pull) return;
      const moved = /** @type {PointerEvent} */ (event).clientX - pull.x;
      pull.moving ||= Math.abs(moved) > SLACK;
      if (pull.moving) scrub(pull.row, pull.column, pull.start, moved);
    },
    onpointerup: () => { pull = null; },
    onpointercancel: () => { pull = null; },
  });
}
