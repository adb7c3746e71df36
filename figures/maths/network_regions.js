// Where in the plane the network says which class.

import { forward, quick } from "./network.js";

/** The plane is looked at in so many squares each way. */
const SQUARES = 20;

/**
 * The region of each class as the path of an SVG: whole squares in one piece a row, the rest cut at the border.
 * @param {import("./network.js").Layer[]} layers
 * @param {string} activation
 * @param {number} reach  the plane goes from −reach to reach
 * @param {(x: number) => number} px
 * @param {(y: number) => number} py
 * @returns {string[]}  none for class 0, which is what is left
 */
export function regions(layers, activation, reach, px, py) {
  const side = SQUARES + 1;
  const at = Array.from({ length: side }, (_, i) => -reach + (2 * reach * i) / SQUARES);
  const X = new Float64Array(2 * side * side);
  for (let r = 0; r < side; r += 1) for (let c = 0; c < side; c += 1) X.set([at[c], at[r]], 2 * (r * side + c));
  const { Z } = forward(layers, activation, X, undefined, quick(activation));
  const z = Z[Z.length - 1];
  const C = layers[layers.length - 1].H;
  const lead = new Float64Array(side * side);
  const [xs, ys] = [at.map(px), at.map(py)];
  return Array.from({ length: C }, (_, k) => {
    if (k === 0) return "";
    for (let p = 0; p < lead.length; p += 1) {
      let other = -Infinity;
      for (let m = 0; m < C; m += 1) if (m !== k) other = Math.max(other, z[p * C + m]);
      lead[p] = z[p * C + k] - other;
    }
    return area(lead, side, xs, ys);
  });
}

/**
 * Where a function on a grid is positive.
 * @param {Float64Array} f
 * @param {number} side
 * @param {number[]} xs
 * @param {number[]} ys
 */
function area(f, side, xs, ys) {
  let path = "";
  for (let r = 0; r + 1 < side; r += 1) {
    let whole = -1;
    for (let c = 0; c < side; c += 1) {
      const p = r * side + c;
      const corners = c + 1 < side ? [p, p + 1, p + side + 1, p + side] : [];
      const inside = corners.filter((corner) => f[corner] > 0).length;
      if (inside === 4 && whole < 0) whole = c;
      if (inside !== 4 && whole >= 0) {
        path += `M${xs[whole].toFixed(1)} ${ys[r].toFixed(1)}H${xs[c].toFixed(1)}V${ys[r + 1].toFixed(1)}H${xs[whole].toFixed(1)}Z`;
        whole = -1;
      }
      if (inside === 0 || inside === 4) continue;
      let pen = "M";
      corners.forEach((a, i) => {
        const b = corners[(i + 1) % 4];
        const point = (/** @type {number} */ t) => {
          const x = (/** @type {number} */ q) => xs[q % side];
          const y = (/** @type {number} */ q) => ys[Math.floor(q / side)];
          path += `${pen}${(x(a) + t * (x(b) - x(a))).toFixed(1)} ${(y(a) + t * (y(b) - y(a))).toFixed(1)}`;
          pen = "L";
        };
        if (f[a] > 0) point(0);
        if (f[a] > 0 !== f[b] > 0) point(f[a] / (f[a] - f[b]));
      });
      path += "Z";
    }
  }
  return path;
}
