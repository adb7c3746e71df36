// The ways to a softmax and to its gradient, as numbers: the naive one, the safe one, and through the Jacobian.

import { each, exact, format, html, set } from "../lib/index.js";
import { matrix } from "./matrix.js";

/** @typedef {ReturnType<typeof import("../maths/softmax.js").numbers>} Numbers */

/**
 * Three digits in little room; what would take more has two, as 7.1e−3, or one, as 2e−22.
 * @param {number} x
 */
export function compact(x) {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || size === 0 || (size >= 0.01 && size < 1e5)) return format(x);
  return x.toExponential(size > 1e-10 && size < 1e10 ? 1 : 0).replace("e+", "e").replaceAll("-", "−");
}

/**
 * How the naive way fares.
 * @param {Numbers} n
 */
export function verdict({ naive, loss }) {
  if (!Number.isFinite(naive.total)) {
    return "e^z is ∞ for a z above 709, and ∞/∞ is undefined: the naive way fails. " +
      "With the largest z taken off first, no power is above 1, and the probabilities are the same.";
  }
  if (naive.total === 0) {
    return "e^z is 0 for every z, and 0/0 is undefined: the naive way fails. " +
      "With the largest z taken off first, one power is 1, and the probabilities are the same.";
  }
  if (naive.loss === Infinity) {
    return "The naive p of the right class is 0, and −log 0 is ∞. " +
      `log p = z − max − log Σ e^(z − max) is found without p: the loss is ${format(loss)}.`;
  }
  return "Here both ways agree. Adding 1 to all logits multiplies each e^z by e, and their sum too, " +
    "so no probability changes. Adding 1,000 should not change any, either.";
}

/**
 * Powers and probabilities, both ways, in a table.
 * @param {HTMLElement} parent
 * @returns {(n: Numbers) => void}
 */
export function ways(parent) {
  const body = html("tbody");
  const power = (/** @type {string} */ exponent, over = "") => html("th", { scope: "col" }, "e", html("sup", { text: exponent }), over);
  const judged = html("p");
  parent.append(html("div", { class: "bp-ways" },
    html("table", {},
      html("caption", { text: "Naive, and safe from overflow" }),
      html("thead", {}, html("tr", {}, html("th", { scope: "col", text: "class" }), power("z"), power("z", " / Σ"), power("z − max"), power("z − max", " / Σ"))),
      body),
    judged));
  return (n) => {
    const undefinedAs = n.naive.total === 0 ? "0/0" : "∞/∞";
    const lines = [
      ...n.P.map((p, c) => [String(c), n.naive.exps[c], n.naive.P[c] ?? undefinedAs, n.shifted[c], p]), ["Σ", n.naive.total, "", n.shifted_total, ""],
    ];
    each(body, lines, () => html("tr", {}, html("th", { scope: "row" }), ...[1, 2, 3, 4].map(() => html("td"))), (row, cells) =>
      cells.forEach((cell, i) => set(row.children[i], {
        text: typeof cell === "number" ? compact(cell) : cell, title: typeof cell === "number" ? exact(cell) : null, "data-undefined": cell === undefinedAs,
      })));
    set(judged, { text: verdict(n) });
  };
}

/**
 * dP @ Jacobian = dZ, to be unfolded.
 * @param {HTMLElement} picture
 * @param {boolean} narrow
 * @returns {(y: number, n: Numbers) => void}
 */
export function longWay(picture, narrow) {
  const words = html("p");
  const product = html("div", { class: "bp-matrices", "data-narrow": narrow });
  const [upstream, jacobian, result] = ["", "@", "="].map((text) => {
    const term = html("div", { class: "bp-term" }, html("span", { class: "bp-between", text }));
    product.append(term);
    return matrix(term);
  });
  picture.append(html("details", { class: "bp-long" }, html("summary", { text: "The long way: dP through the Jacobian" }), words, product));
  return (y, n) => {
    const finite = n.long[0] !== null;
    set(product, { hidden: !finite });
    set(words, {
      text: finite
        ? `dP is −1/p at the right class and 0 elsewhere. The Jacobian of softmax is diag(p) − p pᵀ. In their product, P − Y, the ${format(n.dP[y])} is gone.`
        : "−1/p of the right class is not finite in float64, so the long way ends here. The short way, P − Y, never divides.",
    });
    if (!finite) return;
    upstream({ name: "dP", values: [n.dP], kind: "gradient", vector: true });
    jacobian({ name: "dp_dz", values: n.jacobian, kind: "local", note: "diag(p) − p pᵀ" });
    result({ name: "dZ", values: [n.long.map(Number)], kind: "gradient", vector: true });
  };
}
