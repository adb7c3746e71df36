// A plot: two scales, their ticks, and lines in between.

import { each, set, svg } from "./dom.js";
import { format, powerOfTen } from "./format.js";

/**
 * @typedef {{min: number, max: number, log?: boolean, label: string, ticks?: number[]}} Axis
 */

export class Plot {
  /**
   * @param {Element} parent
   * @param {{width: number, height: number, x: Axis, y: Axis, label: string}} options
   */
  constructor(parent, { width, height, x, y, label }) {
    this.width = width;
    this.height = height;
    this.x = x;
    this.y = y;
    this.inside = { left: 46, right: width - 12, top: 12, bottom: height - 40 };
    this.grid = svg("g", { class: "bp-grid" });
    this.xTicks = svg("g", { class: "bp-ticks" });
    this.yTicks = svg("g", { class: "bp-ticks" });
    this.marks = svg("g");
    this.root = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label, class: "bp-plot" },
      this.grid, this.xTicks, this.yTicks,
      svg("text", { x: (this.inside.left + this.inside.right) / 2, y: height - 5, class: "bp-axis", text: x.label }),
      svg("text", { x: 2, y: 9, class: "bp-axis bp-start", text: y.label }),
      this.marks);
    parent.append(this.root);
    this.ticks();
  }

  /** @param {number} value */
  px(value) {
    return this.inside.left + share(this.x, value) * (this.inside.right - this.inside.left);
  }

  /** @param {number} value */
  py(value) {
    return this.inside.bottom - share(this.y, value) * (this.inside.bottom - this.inside.top);
  }

  /**
   * The value on the horizontal axis under a pointer.
   * @param {PointerEvent} event
   */
  xAt(event) {
    const box = this.root.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * this.width;
    const part = (at - this.inside.left) / (this.inside.right - this.inside.left);
    const { min, max, log } = this.x;
    return log ? min * (max / min) ** part : min + part * (max - min);
  }

  /** Draw the ticks again, after an axis has changed. */
  ticks() {
    const { left, right, top, bottom } = this.inside;
    const xs = tickValues(this.x);
    const ys = tickValues(this.y);
    each(this.xTicks, xs, () => svg("text"), (node, v) =>
      set(node, { x: this.px(v), y: bottom + 16, class: "bp-middle", text: tickText(this.x, v) }));
    each(this.yTicks, ys, () => svg("text"), (node, v) =>
      set(node, { x: left - 6, y: this.py(v) + 4, class: "bp-end", text: tickText(this.y, v) }));
    each(this.grid, [...xs.map((v) => [this.px(v), top, this.px(v), bottom]), ...ys.map((v) => [left, this.py(v), right, this.py(v)])],
      () => svg("line"), (node, [x1, y1, x2, y2]) => set(node, { x1, y1, x2, y2 }));
  }

  /**
   * The path of a line through points; what lies outside is cut off a little beyond the frame.
   * @param {readonly (readonly [number, number])[]} points
   */
  line(points) {
    let path = "";
    let pen = "M";
    for (const [x, y] of points) {
      if (!Number.isFinite(y)) {
        pen = "M";
        continue;
      }
      const height = Math.min(this.inside.bottom + 30, Math.max(this.inside.top - 30, this.py(y)));
      path += `${pen}${this.px(x).toFixed(2)} ${height.toFixed(2)}`;
      pen = "L";
    }
    return path;
  }
}

/**
 * @param {Axis} axis
 * @param {number} value
 */
function share({ min, max, log }, value) {
  return log ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
}

/** @param {Axis} axis */
function tickValues({ min, max, log, ticks }) {
  if (ticks) return ticks;
  const values = [];
  if (log) {
    const [low, high] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)];
    const every = Math.max(1, Math.ceil((high - low) / 5));
    for (let power = low; power <= high; power += every) values.push(10 ** power);
    return values;
  }
  const rough = (max - min) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  for (let i = Math.ceil(min / step - 1e-9); i * step <= max + 1e-9 * step; i += 1) values.push(i * step);
  return values;
}

/**
 * @param {Axis} axis
 * @param {number} value
 */
function tickText({ log }, value) {
  if (log && (value < 0.05 || value > 500)) return powerOfTen(Math.round(Math.log10(value)));
  return format(Number(value.toPrecision(6))).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
