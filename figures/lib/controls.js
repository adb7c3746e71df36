// Controls: native elements, one row that wraps, the same keys everywhere.

import { html, set } from "./dom.js";
import { exact, format, parse } from "./format.js";

/**
 * @typedef {{
 *   label: string,
 *   min: number, max: number,
 *   step: number,
 *   log?: boolean,
 *   integer?: boolean,
 *   get: () => number,
 *   set: (x: number) => void,
 * }} NumberSpec  `step` is what one arrow key adds (with Shift a tenth); with `log`, to log10.
 *   Whole numbers change by 1 at least.
 */

/**
 * The value after a key, or null when the key is not one that changes numbers.
 * @param {KeyboardEvent} event
 * @param {NumberSpec} spec
 */
export function keyed(event, spec) {
  const at = spec.log ? Math.log10(spec.get()) : spec.get();
  const [low, high] = spec.log ? [Math.log10(spec.min), Math.log10(spec.max)] : [spec.min, spec.max];
  const step = spec.step * (event.shiftKey ? 0.1 : 1);
  /** @type {Record<string, number>} */
  const moves = {
    ArrowRight: at + step, ArrowUp: at + step, ArrowLeft: at - step, ArrowDown: at - step,
    PageUp: at + 10 * step, PageDown: at - 10 * step, Home: low, End: high,
  };
  if (!(event.key in moves) || event.altKey || event.ctrlKey || event.metaKey) return null;
  // Decimal steps stay decimal: 0.1 + 0.2 is 0.3 here.
  const next = Number(Math.min(high, Math.max(low, moves[event.key])).toFixed(10));
  const x = spec.log ? Number((10 ** next).toPrecision(12)) : next;
  return spec.integer ? whole(x, spec) : x;
}

/**
 * The whole number next to x, and not the present one where x lies beside that.
 * @param {number} x
 * @param {NumberSpec} spec
 */
function whole(x, { get, min, max }) {
  const rounded = Math.round(x);
  const next = rounded === get() ? rounded + Math.sign(x - get()) : rounded;
  return Math.min(max, Math.max(min, next));
}

/**
 * What a slider or a drag gives, on a grid that people read.
 * @param {number} x
 * @param {NumberSpec} spec
 */
function tidied(x, spec) {
  if (spec.integer) return Math.round(spec.log ? Number(x.toPrecision(2)) : x);
  return spec.log ? Number(x.toPrecision(3)) : x;
}

/**
 * A slider and a field for the same number.
 * @param {Element} parent
 * @param {NumberSpec} spec
 * @returns {() => void} show the present value
 */
export function numberControl(parent, spec) {
  const problem = html("span", { class: "bp-problem", role: "alert" });
  const words = spec.integer ? exact : format;
  const slider = html("input", {
    type: "range", "aria-label": spec.label, step: "any",
    min: spec.log ? Math.log10(spec.min) : spec.min,
    max: spec.log ? Math.log10(spec.max) : spec.max,
    oninput: () => {
      const x = Number(slider.value);
      spec.set(tidied(spec.log ? 10 ** x : Math.round(x / spec.step) * spec.step, spec));
    },
    onkeydown: (event) => {
      const x = keyed(/** @type {KeyboardEvent} */ (event), spec);
      if (x === null) return;
      event.preventDefault();
      spec.set(x);
    },
  });
  const field = html("input", {
    // Wide enough for 1.00 × 10⁻¹²: cut off behind its first digit, that exponent is another one.
    type: "text", inputmode: "decimal", autocomplete: "off", size: spec.log ? 10 : 7,
    "aria-label": `${spec.label}, typed`,
    onchange: () => {
      const x = parse(field.value);
      const fits = x !== null && x >= spec.min && x <= spec.max && !(spec.integer && x % 1);
      set(field, { "aria-invalid": fits ? null : "true" });
      set(problem, {
        text: fits ? "" : `${spec.label} must be ${spec.integer ? "a whole" : "a"} number from ` +
          `${words(spec.min)} to ${words(spec.max)}, not “${field.value.slice(0, 20)}”.`,
      });
      if (!fits) return;
      spec.set(x);
      write();
    },
    onkeydown: (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      if (key === "Escape") write();
      if (key !== "ArrowUp" && key !== "ArrowDown") return;
      event.preventDefault();
      spec.set(/** @type {number} */ (keyed(/** @type {KeyboardEvent} */ (event), spec)));
    },
  });
  /** Write the number that holds, and take back what was said of another. */
  const write = () => {
    const x = spec.get();
    const text = words(x);
    field.dataset.shown = String(x);
    set(field, { value: text, title: exact(x), "aria-invalid": null });
    set(problem, { text: "" });
    field.value = text;
  };
  parent.append(html("div", { class: "bp-control" },
    html("span", { class: "bp-name", "aria-hidden": "true", text: spec.label }), slider, field, problem));
  return () => {
    const x = spec.get();
    const at = String(spec.log ? Math.log10(x) : x);
    if (slider.value !== at) slider.value = at;
    set(slider, { "aria-valuetext": words(x) });
    if (field.dataset.shown !== String(x)) write();
  };
}

/**
 * A choice among names.
 * @param {Element} parent
 * @param {{label: string, options: Options | (() => Options), get: () => string, set: (value: string) => void}} spec
 *   options are pairs of value and words, or a function where they change
 * @returns {() => void}
 *
 * @typedef {readonly (readonly [string, string])[]} Options
 */
export function choice(parent, spec) {
  const select = html("select", { "aria-label": spec.label, onchange: () => spec.set(select.value) });
  parent.append(html("div", { class: "bp-control" },
    html("span", { class: "bp-name", "aria-hidden": "true", text: spec.label }), select));
  let [offered, last] = ["", /** @type {Options | null} */ (null)];
  const refresh = () => {
    const options = typeof spec.options === "function" ? spec.options() : spec.options;
    if (last !== options && offered !== options.join()) {
      offered = options.join();
      select.replaceChildren(...options.map(([value, words]) =>
        html("option", { value, text: words, selected: value === spec.get() })));
    }
    last = options;
    if (select.value !== spec.get()) select.value = spec.get();
  };
  refresh();
  return refresh;
}

/**
 * A check box.
 * @param {Element} parent
 * @param {{label: string, get: () => boolean, set: (value: boolean) => void}} spec
 * @returns {() => void}
 */
export function toggle(parent, spec) {
  const box = html("input", { type: "checkbox", checked: spec.get(), onchange: () => spec.set(box.checked) });
  parent.append(html("label", { class: "bp-control bp-toggle" }, box, spec.label));
  return () => {
    if (box.checked !== spec.get()) box.checked = spec.get();
  };
}

/**
 * A button; `enabled` is asked at each update. A disabled one keeps the focus.
 * @param {Element} parent
 * @param {{label: string, press: () => void, enabled?: () => boolean, words?: () => string}} spec
 *   `words` replaces the label where it changes (Play, Pause)
 * @returns {() => void}
 */
export function button(parent, spec) {
  const enabled = () => spec.enabled?.() ?? true;
  const node = html("button", {
    type: "button", text: spec.label, onclick: () => { if (enabled()) spec.press(); },
  });
  parent.append(node);
  return () => set(node, { "aria-disabled": enabled() ? null : "true", text: spec.words?.() ?? spec.label });
}

/**
 * The place of a number on its slider; ARIA knows no numbers such as 1e-12.
 * @param {NumberSpec} spec
 * @param {number} x
 */
function scaled(spec, x) {
  return Number((spec.log ? Math.log10(x) : x).toFixed(6));
}

/**
 * Let an SVG element be dragged, and moved by keys, as a slider.
 * @param {SVGElement} node
 * @param {NumberSpec & {at: (event: PointerEvent) => number, grab?: (event: PointerEvent) => void}} spec
 *   `at`: the value under the pointer; `grab`: the drag begins
 * @returns {() => void}
 */
export function draggable(node, spec) {
  /** @param {PointerEvent} event */
  const move = (event) => {
    const x = Math.min(spec.max, Math.max(spec.min, spec.at(event)));
    spec.set(tidied(spec.log ? x : Math.round(x / spec.step * 10) / 10 * spec.step, spec));
  };
  set(node, {
    tabindex: 0, role: "slider", "aria-label": spec.label, class: `${node.getAttribute("class") ?? ""} bp-drag`,
    "aria-valuemin": scaled(spec, spec.min), "aria-valuemax": scaled(spec, spec.max),
    onpointerdown: (event) => {
      const pointer = /** @type {PointerEvent} */ (event);
      event.preventDefault();
      node.focus();
      node.setPointerCapture(pointer.pointerId);
      spec.grab?.(pointer);
    },
    onpointermove: (event) => {
      const pointer = /** @type {PointerEvent} */ (event);
      if (node.hasPointerCapture(pointer.pointerId)) move(pointer);
    },
    onkeydown: (event) => {
      const x = keyed(/** @type {KeyboardEvent} */ (event), spec);
      if (x === null) return;
      event.preventDefault();
      spec.set(x);
    },
  });
  return () => set(node, { "aria-valuenow": scaled(spec, spec.get()), "aria-valuetext": (spec.integer ? exact : format)(spec.get()) });
}
