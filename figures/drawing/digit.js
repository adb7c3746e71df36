// Pictures of a digit's network: a grid to draw on, squares for signed numbers, bars for probabilities.

import { each, exact, format, html, set, svg } from "../lib/index.js";

const SIDE = 8;
/** What the brush leaves at a distance of so many pixels: all within 0.3, nothing beyond 1.3. */
const ink = (/** @type {number} */ distance) => Math.min(1, Math.max(0, 1.3 - distance));
/** A stroke is filled in at this distance, in pixels, where the pointer jumps. */
const SPACING = 0.25;
/** The side of a place for a square, and of the largest square in it. */
const [PLACE, LARGEST] = [20, 18];

/**
 * Where a pixel or a unit stands: [row, column].
 * @param {number} index
 */
export const place = (index) => `[${Math.floor(index / SIDE)}, ${index % SIDE}]`;

/**
 * The pixels after a touch of the brush at a point, in pixels from the top left; as fine as the data: sixteenths.
 * @param {readonly number[]} pixels
 * @param {number} x
 * @param {number} y
 */
export function brushed(pixels, x, y) {
  return pixels.map((before, i) => {
    const distance = Math.hypot((i % SIDE) + 0.5 - x, Math.floor(i / SIDE) + 0.5 - y);
    return Math.max(before, Math.round(16 * ink(distance)) / 16);
  });
}

/**
 * A panel: a picture, and below it what it is.
 * @param {Element} parent
 * @param {Element} content
 */
export function panel(parent, content) {
  const [name, note] = [html("b"), html("span")];
  parent.append(html("div", { class: "bp-panel" }, html("div", { class: "bp-caption" }, name, " ", note), content));
  return (/** @type {string} */ title, /** @type {string} */ words) => {
    set(name, { text: title });
    set(note, { text: words });
  };
}

/**
 * A grid of 8 × 8 pixels to draw on: by pointer; by keys with arrows, Space and Backspace.
 * @param {(change: (pixels: readonly number[]) => number[], begins: boolean) => void} draw
 *   `begins`: a stroke, or what a key does; what follows belongs to it
 */
export function canvas(draw) {
  const cells = Array.from({ length: SIDE * SIDE }, (_, i) =>
    html("div", { role: "gridcell", tabindex: i === 27 ? 0 : -1 }));
  const root = html("div", { class: "bp-canvas", role: "grid", "aria-label": "The picture, 8 rows of 8 pixels: Space draws, Backspace erases" });
  for (let row = 0; row < SIDE; row += 1) root.append(html("div", { role: "row" }, ...cells.slice(SIDE * row, SIDE * (row + 1))));
  /** @type {[number, number] | null} where the stroke has come to */
  let at = null;

  /** @param {PointerEvent} event @returns {[number, number]} */
  const point = ({ clientX, clientY }) => {
    const { left, top, width, height } = root.getBoundingClientRect();
    return [((clientX - left) / width) * SIDE, ((clientY - top) / height) * SIDE];
  };
  /**
   * @param {Event} event
   * @param {boolean} [begins]
   */
  const stroke = (event, begins = false) => {
    if (!at) return;
    const [from, to] = [at, point(/** @type {PointerEvent} */ (event))];
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / SPACING));
    at = to;
    draw((pixels) => {
      let now = [...pixels];
      for (let i = 1; i <= steps; i += 1) {
        now = brushed(now, from[0] + ((to[0] - from[0]) * i) / steps, from[1] + ((to[1] - from[1]) * i) / steps);
      }
      return now;
    }, begins);
  };
  const lift = () => { at = null; };
  set(root, {
    onpointerdown: (event) => {
      const pointer = /** @type {PointerEvent} */ (event);
      if (pointer.button > 0) return;
      root.setPointerCapture(pointer.pointerId);
      at = point(pointer);
      stroke(event, true);
    },
    onpointermove: (event) => stroke(event), onpointerup: lift, onpointercancel: lift,
    onkeydown: (event) => {
      const { key, ctrlKey, altKey, metaKey } = /** @type {KeyboardEvent} */ (event);
      const i = cells.indexOf(/** @type {HTMLDivElement} */ (event.target));
      if (i < 0 || ctrlKey || altKey || metaKey) return;
      const [row, column] = [Math.floor(i / SIDE), i % SIDE];
      /** @type {Record<string, number>} */
      const moves = {
        ArrowUp: row > 0 ? i - SIDE : i, ArrowDown: row < SIDE - 1 ? i + SIDE : i,
        ArrowLeft: column > 0 ? i - 1 : i, ArrowRight: column < SIDE - 1 ? i + 1 : i,
      };
      if (key in moves) {
        set(cells[i], { tabindex: -1 });
        set(cells[moves[key]], { tabindex: 0 });
        cells[moves[key]].focus();
      } else if (key === " " || key === "Enter") draw((pixels) => brushed(pixels, column + 0.5, row + 0.5), true);
      else if (key === "Backspace" || key === "Delete") draw((pixels) => pixels.map((before, k) => (k === i ? 0 : before)), true);
      else return;
      event.preventDefault();
    },
  });
  /** @type {number[]} most cells stay as they are */
  const shown = [];
  return {
    root,
    /** @param {readonly number[]} pixels */
    show: (pixels) => cells.forEach((cell, i) => {
      if (shown[i] === pixels[i]) return;
      shown[i] = pixels[i];
      set(cell, { style: `--ink:${pixels[i]}`, title: exact(pixels[i]), "aria-label": `pixel ${place(i)}: ${format(pixels[i])}` });
    }),
  };
}

/**
 * Signed numbers as squares: the larger the number, the larger its square; full for +, hollow for −.
 * @param {"value" | "gradient"} kind
 * @param {((index: number) => void) | null} [pick]
 */
export function squares(kind, pick = null) {
  const root = svg("svg", { class: `bp-squares bp-${kind}`, role: "img", "data-pick": pick ? true : null });
  const marks = svg("g");
  const chosen = svg("rect", { class: "bp-now", width: PLACE, height: PLACE, rx: 3, visibility: "hidden" });
  let columns = SIDE;
  let drawn = "";
  root.append(marks, chosen);
  if (pick) {
    set(root, {
      onclick: (event) => {
        const { clientX, clientY } = /** @type {MouseEvent} */ (event);
        const { left, top, width } = root.getBoundingClientRect();
        const size = width / columns;
        pick(Math.floor((clientY - top) / size) * columns + Math.floor((clientX - left) / size));
      },
    });
  }
  return {
    root,
    /**
     * @param {readonly number[]} values
     * @param {{label: string, stuck?: readonly number[], at?: number}} shown  `at`: the one in a frame
     */
    show(values, { label, stuck = [], at }) {
      columns = values.length / SIDE;
      set(chosen, at === undefined ? {} : { visibility: "visible", x: PLACE * (at % columns), y: PLACE * Math.floor(at / columns) });
      const key = `${values.join()} ${stuck.join()}`;
      if (drawn === key) return;
      drawn = key;
      const most = Math.max(...values.map(Math.abs));
      set(root, { viewBox: `0 0 ${PLACE * columns} ${PLACE * SIDE}`, "aria-label": label, style: `--columns:${columns}` });
      each(marks, values, () => svg("path"), (mark, x, i) => {
        const [left, top] = [PLACE * (i % columns), PLACE * Math.floor(i / columns)];
        const side = x === 0 ? 0 : Math.max(1.5, LARGEST * Math.sqrt(Math.abs(x) / most));
        const edge = (PLACE - side) / 2;
        const inner = x < 0 ? Math.max(0, side - 2) : side; // the line of a hollow one stays inside
        const off = edge + (side - inner) / 2;
        set(mark, stuck.includes(i)
          ? { class: "bp-stuck", d: `M${left + 5} ${top + 5}l10 10m0-10l-10 10` }
          : { class: x < 0 ? "bp-minus" : "bp-plus", d: side ? `M${left + off} ${top + off}h${inner}v${inner}h${-inner}z` : "" });
      });
    },
  };
}

/**
 * Ten probabilities as bars, with their numbers; the largest stands out.
 * @param {boolean} narrow
 */
export function bars(narrow) {
  const [width, height, longest] = narrow ? [165, 17, 62] : [220, 24, 110];
  const root = svg("svg", { class: "bp-bars", role: "img", viewBox: `0 0 ${width} ${10 * height}` });
  const rows = svg("g");
  root.append(rows);
  return {
    root,
    /**
     * @param {readonly number[]} probabilities
     * @param {number} guess
     */
    show(probabilities, guess) {
      set(root, { "aria-label": `Probabilities: ${probabilities.map((p, c) => `${c}: ${format(p)}`).join(", ")}` });
      each(rows, probabilities,
        (_, c) => {
          const [top, line] = [(c + 0.5) * height - 0.31 * height, (c + 0.5) * height + 4.5];
          return svg("g", {}, svg("text", { x: 2, y: line }), svg("rect", { x: 20, y: top, height: 0.62 * height }), svg("text", { y: line }));
        },
        (row, p, c) => {
          set(row, { class: c === guess ? "bp-guess" : null });
          set(row.children[0], { text: String(c) });
          set(row.children[1], { width: longest * p });
          set(row.children[2], { x: 26 + longest * p, text: format(p) });
        });
    },
  };
}
