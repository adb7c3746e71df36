// Find a gradient as a product of two given matrices: first the shapes must fit, then the values.

import { entryName, matrix, short } from "../drawing/matrix.js";
import { button, choice, figure, html, numberControl, set, toggle } from "../lib/index.js";
import { numbers } from "../maths/puzzle.js";
import { shapeText } from "../maths/shapes.js";
import { shapeOf } from "../maths/matrix.js";

/**
 * @typedef {import("../maths/puzzle.js").PuzzleState} PuzzleState
 * @typedef {ReturnType<typeof numbers>} Numbers
 */

const MOST = 5;
const VERDICTS = { "no product": "Does not multiply", shape: "Wrong shape", values: "Right shape, wrong values", right: "Right" };
const TURNED = "ᵀ";

/** @param {PuzzleState} now */
const names = ({ left, left_transposed: leftTurned, right, right_transposed: rightTurned }) =>
  [left + (leftTurned ? TURNED : ""), right + (rightTurned ? TURNED : "")];

/** @param {PuzzleState} now */
const nudgedName = ({ target }) => target.slice(1);

/**
 * What there is to say of the reader's expression: of several things that are wrong, the first.
 * @param {PuzzleState} now
 * @param {Numbers} n
 */
function story(now, n) {
  const [left, right] = names(now);
  const [from, to] = [shapeOf(n.left), shapeOf(n.right)];
  const owner = nudgedName(now);
  if (n.wrong && n.product) {
    const [i, j] = n.wrong;
    return `Entry [${i}, ${j}] of the product is ${short(n.product[i][j])}, ` +
      `but nudging ${entryName(owner, i, j)} changes the loss at rate ${short(n.measured[i][j])}.`;
  }
  if (n.verdict === "right") return reason(now);
  if (!n.shape) {
    return `${left} ${shapeText(from)} has ${counted(from[1], "column")}, ${right} ${shapeText(to)} has ${counted(to[0], "row")}: ` +
      `the inner numbers, ${from[1]} and ${to[0]}, must be equal.`;
  }
  return `${left} @ ${right} is ${shapeText(n.shape)}, but ${now.target} must have the shape of ${owner}, ${shapeText(n.target_shape)}.`;
}

/**
 * Why the values fit.
 * @param {PuzzleState} now
 */
function reason(now) {
  const expression = names(now).join(" @ ");
  if (expression === "Xᵀ @ dZ") {
    return "W[d, h] multiplies X[n, d] on its way to Z[n, h]; so dW[d, h] is X[n, d] · dZ[n, h], summed over the examples n.";
  }
  if (expression === "dZ @ Wᵀ") {
    return "X[n, d] reaches each unit h through W[d, h]; so dX[n, d] is dZ[n, h] · W[d, h], summed over the units h.";
  }
  return "The values fit here, but not in general: a size of 1 can hide a transpose. Choose larger sizes and look again.";
}

/**
 * @param {number} count
 * @param {string} word
 */
const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

/**
 * @param {PuzzleState} now
 * @param {Numbers} n
 */
const spoken = (now, n) => `${names(now).join(" @ ")} for ${now.target}. ${VERDICTS[n.verdict]}. ${story(now, n)}`;

export default figure({
  name: "ShapePuzzle",
  title: "Shape puzzle",
  hint: "find dW: transpose until the shape fits. Then make the layer square, ask for dX, and see whether a fitting shape is enough.",
  traits: ["N", "D", "H", "target", "left", "left_transposed", "right", "right_transposed", "arrays"],
  numbers,
  build({ picture, controls, state, narrow }) {
    const now = () => /** @type {PuzzleState} */ (state.get());
    const rows = [0, 1].map(() => html("div", { class: "bp-matrices bp-expression", "data-narrow": narrow }));
    const told = html("p", { class: "bp-verdict" }, html("b"), html("span"));
    picture.append(...rows, told);
    const given = [0, 1, 2].map(() => matrix(rows[0]));
    // A sign stays with the matrix after it where the row wraps.
    const terms = ["", "@", "=", ""].map((text) => html("div", { class: "bp-term" }, html("span", { class: "bp-between", text })));
    const [left, right, result, target] = terms.map((term) => matrix(term));
    const nothing = html("p", { class: "bp-nothing", text: "no product" });
    rows[1].append(terms[0], terms[1], terms[2], nothing, terms[3]);
    const compared = terms[3].children[0];

    /** @type {[string, string][]} */
    const operands = ["X", "W", "dZ"].map((name) => [name, name]);
    /**
     * @param {"left" | "right"} side
     * @param {string} label
     */
    const operand = (side, label) => {
      const turned = /** @type {const} */ (`${side}_transposed`);
      return [
        choice(controls, { label, options: operands, get: () => now()[side], set: (name) => state.set({ [side]: name }) }),
        toggle(controls, { label: `transpose ${label.toLowerCase()}`, get: () => now()[turned], set: (on) => state.set({ [turned]: on }) }),
      ];
    };
    /**
     * @param {"N" | "D" | "H"} name
     */
    const size = (name) => numberControl(controls, {
      label: name, min: 1, max: MOST, step: 1, integer: true, get: () => now()[name], set: (to) => state.set({ [name]: to }),
    });
    const refresh = [
      choice(controls, { label: "Wanted", options: [["dW", "dW"], ["dX", "dX"]], get: () => now().target, set: (to) => state.set({ target: to }) }),
      ...operand("left", "Left"),
      ...operand("right", "Right"),
      size("N"), size("D"), size("H"),
      button(controls, { label: "Make the layer square", press: () => state.set({ H: now().D }), enabled: () => now().H !== now().D }),
    ];

    return (/** @type {PuzzleState} */ at, /** @type {Numbers} */ n) => {
      const { X, W, dZ } = n.given;
      given[0]({ name: "X", values: X, kind: "value", note: "given: (N, D)" });
      given[1]({ name: "W", values: W, kind: "value", note: "given: (D, H)" });
      given[2]({ name: "dZ", values: dZ, kind: "gradient", note: "given: (N, H)" });
      const [leftName, rightName] = names(at);
      const frame = n.wrong ? [{ row: n.wrong[0], column: n.wrong[1], now: true }] : [];
      left({ name: leftName, values: n.left, kind: at.left === "dZ" ? "gradient" : "value", frames: n.wrong ? [{ row: n.wrong[0] }] : [] });
      right({ name: rightName, values: n.right, kind: at.right === "dZ" ? "gradient" : "value", frames: n.wrong ? [{ column: n.wrong[1] }] : [] });
      for (const row of rows) set(row, { style: `--most:${Math.max(at.N, at.D, at.H)}` });
      set(compared, { text: n.verdict === "right" ? "=" : "≠" });
      set(terms[2], { hidden: !n.product });
      set(nothing, { hidden: Boolean(n.product) });
      if (n.product) {
        result({ name: `${leftName} @ ${rightName}`, values: n.product, kind: n.verdict === "right" ? "gradient" : "plain", frames: frame });
      }
      target({ name: at.target, values: n.measured, kind: "gradient", note: `measured: ${nudgedName(at)} nudged`, frames: frame });
      set(told.children[0], { text: `${VERDICTS[n.verdict]}. ` });
      set(told.children[1], { text: story(at, n) });
      for (const show of refresh) show();
    };
  },
  rows: (/** @type {PuzzleState} */ now, /** @type {Numbers} */ n) => [
    { label: "verdict", key: "verdict", value: n.verdict },
    { label: `shape of ${names(now).join(" @ ")}`, key: "shape", value: n.shape ? shapeText(n.shape) : "no product" },
    { label: `shape of ${now.target}`, key: "target_shape", value: shapeText(n.target_shape) },
    { label: "loss, the sum of dZ · Z", key: "loss", value: n.loss },
    { label: "largest difference", key: "largest", value: n.largest },
    ...entries("product of the two", "product", n.product ?? []),
    ...entries(`${now.target}, measured`, "measured", n.measured),
    ...Object.entries(n.given).flatMap(([name, values]) => entries(name, `given.${name}`, values)),
  ],
  say: spoken,
});

/**
 * @param {string} label
 * @param {string} key
 * @param {number[][]} values
 */
function entries(label, key, values) {
  return values.flatMap((row, i) => row.map((value, j) => ({ label: `${label}, [${i}, ${j}]`, key: `${key}.${i}.${j}`, value })));
}
