// Type two shapes, see the shape of the product, or the reason why there is none.

import { choice, each, figure, html, set, svg } from "../lib/index.js";
import { numbers, shapeText } from "../maths/shapes.js";

const MOST_AXES = 4;
const MOST = 999;
/** Pictures draw at most this many rows and columns; more are hinted at. */
const CELLS = 12;

/**
 * @param {string} text
 * @returns {number[] | null}
 */
function parseShape(text) {
  const inside = text.trim().replace(/^[([]/, "").replace(/[)\]]$/, "").trim();
  if (inside === "") return [];
  const parts = inside.split(/[\s,×x]+/).filter((part) => part !== "");
  if (parts.length > MOST_AXES || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) < 1)) return null;
  return parts.map(Number);
}

/**
 * @param {HTMLElement} parent
 * @param {string} label
 * @param {() => number[]} get
 * @param {(shape: number[]) => void} write
 */
function shapeField(parent, label, get, write) {
  const problem = html("span", { class: "bp-problem", role: "alert" });
  const field = html("input", {
    type: "text", size: 9, autocomplete: "off", spellcheck: "false", "aria-label": `${label} shape`,
    oninput: () => {
      const shape = parseShape(field.value);
      set(field, { "aria-invalid": shape ? null : "true" });
      set(problem, { text: shape ? "" : `A shape is up to ${MOST_AXES} whole numbers from 1 to ${MOST}, such as 7, 6.` });
      if (shape) write(shape);
    },
  });
  parent.append(html("div", { class: "bp-control" },
    html("span", { class: "bp-name", "aria-hidden": "true", text: label }), field, problem));
  return () => {
    const shown = parseShape(field.value);
    if (field.value !== "" && shown && shown.join() === get().join()) return;
    if (document.activeElement === field && shown === null) return;
    field.value = get().join(", ");
    set(field, { value: field.value, "aria-invalid": null });
    set(problem, { text: "" });
  };
}

/**
 * A matrix as a grid: the last two axes, with its shape below.
 * @param {number[]} shape
 */
function grid(shape) {
  const [rows, columns] = shape.length === 0 ? [1, 1] : shape.length === 1 ? [1, shape[0]] : shape.slice(-2);
  const [r, c] = [Math.min(rows, CELLS), Math.min(columns, CELLS)];
  return { rows: r, columns: c, cut: r < rows || c < columns };
}

export default figure({
  name: "ShapeCalculator",
  title: "Shape calculator",
  hint: "swap the two shapes, then make them fit again by changing one number.",
  traits: ["left", "right", "operation"],
  numbers,
  build({ picture, controls, state }) {
    const size = 12;
    const drawing = svg("svg", { viewBox: "0 0 520 190", class: "bp-shapes", "aria-hidden": "true" });
    const [left, right, result] = [0, 1, 2].map(() => {
      const cells = svg("g", { class: "bp-cells" });
      const label = svg("text", { class: "bp-middle bp-shape" });
      drawing.append(cells, label);
      return { cells, label };
    });
    const sign = svg("text", { class: "bp-middle bp-sign" });
    const equals = svg("text", { class: "bp-middle bp-sign", text: "=" });
    drawing.append(sign, equals);
    const verdict = html("p", { class: "bp-verdict" });
    picture.append(drawing, verdict);
    const refresh = [
      shapeField(controls, "Left", () => state.get().left, (shape) => state.set({ left: shape })),
      choice(controls, {
        label: "Operation", options: [["@", "@  matrix product"], ["+", "+  with broadcasting"]],
        get: () => state.get().operation, set: (operation) => state.set({ operation }),
      }),
      shapeField(controls, "Right", () => state.get().right, (shape) => state.set({ right: shape })),
    ];

    /**
     * @param {typeof left} place
     * @param {number[] | null} shape
     * @param {number} center
     * @param {(row: number, column: number, g: ReturnType<typeof grid>) => boolean} lit
     */
    function drawGrid(place, shape, center, lit) {
      const g = grid(shape ?? []);
      const cells = shape ? Array.from({ length: g.rows * g.columns }, (_, i) => i) : [];
      const [x0, y0] = [center - (g.columns * size) / 2, 80 - (g.rows * size) / 2];
      each(place.cells, cells, () => svg("rect", { width: size - 2, height: size - 2 }), (rect, i) => {
        const [row, column] = [Math.floor(i / g.columns), i % g.columns];
        set(rect, { x: x0 + column * size, y: y0 + row * size, class: lit(row, column, g) ? "bp-lit" : null });
      });
      set(place.label, { x: center, y: 180, text: shape ? shapeText(shape) + (g.cut ? " …" : "") : "no result" });
    }

    return (now, { shape, reason }) => {
      const isProduct = now.operation === "@";
      drawGrid(left, now.left, 95, (row) => isProduct && row === 0);
      drawGrid(right, now.right, 265, (row, column, g) => isProduct && (now.right.length < 2 || column === 0) && g.rows > 0);
      drawGrid(result, shape, 435, (row, column) => isProduct && row === 0 && column === 0);
      set(sign, { x: 180, y: 86, text: now.operation });
      set(equals, { x: 350, y: 86, text: shape ? "=" : "≠" });
      set(verdict, { text: reason });
      for (const show of refresh) show();
    };
  },
  rows: (now, { shape, reason }) => [
    { label: "left", key: "left", value: shapeText(now.left) },
    { label: "right", key: "right", value: shapeText(now.right) },
    { label: `left ${now.operation} right`, key: "shape", value: shape ? shapeText(shape) : "no result" },
    { label: "why", key: "reason", value: reason },
  ],
  say: (now, { shape, reason }) =>
    `${shapeText(now.left)} ${now.operation} ${shapeText(now.right)} ${shape ? `is ${shapeText(shape)}` : "does not fit"}. ${reason}`,
});
