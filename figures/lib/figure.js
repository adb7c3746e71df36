// The frame that all figures share: something to try, the picture, controls, values, announcements.

import { button } from "./controls.js";
import { each, html, set } from "./dom.js";
import { exact } from "./format.js";
import { whenSeen } from "./sight.js";
import { State } from "./state.js";

/** Below this width (px) of the figure, pictures are drawn for a phone. */
export const NARROW = 560;
/** The polite announcement waits until changes have stopped for this long (ms). */
const PAUSE = 500;
/** A table of more rows than this is filled again when changes have stopped. */
const MANY = 200;

/**
 * @typedef {import("./state.js").Model} Model
 * @typedef {import("./state.js").Values} Values
 * @typedef {{
 *   picture: HTMLElement,
 *   controls: HTMLElement,
 *   below: HTMLElement,
 *   state: State,
 *   narrow: boolean,
 *   onClose: (callback: () => void) => void,
 * }} Frame
 * @typedef {{label: string, key: string, value: number | string | null}} Row
 *   one line of the table of values; `key` names the number in `numbers`
 * @typedef {{
 *   name: string,
 *   title: string,
 *   hint: string | ((state: any) => string),
 *   traits: readonly string[],
 *   numbers: (state: any) => any,
 *   build: (frame: Frame) => (state: any, numbers: any) => void,
 *   rows: (state: any, numbers: any) => Row[],
 *   say: (state: any, numbers: any) => string,
 *   undo?: boolean,
 *   redo?: boolean,
 *   linked?: (fragment: string) => Values | null,
 * }} Spec
 *   `numbers` is pure mathematics: every number that the figure shows, from its state.
 *   `build` makes the picture and the controls, and returns what shows a state in them.
 *   `rows` is the table of values, and `say` the sentence for those who do not see the picture.
 *   `linked` reads a state from the end of a page's address; null where that is not about this figure.
 * @typedef {{name: string, numbers: (state: any) => any, linked?: Spec["linked"],
 *   render: (context: {model: Model, el: HTMLElement}) => () => void}} Figure
 */

/**
 * Make a view, as anywidget and our own host want it.
 * @param {Spec} spec
 * @returns {Figure}
 */
export function figure(spec) {
  return {
    name: spec.name,
    numbers: spec.numbers,
    linked: spec.linked,
    render: ({ model, el }) => render(spec, model, el),
  };
}

/**
 * @param {Spec} spec
 * @param {Model} model
 * @param {HTMLElement} el
 */
function render(spec, model, el) {
  /** @type {(() => void)[]} */
  let closing = [];
  /** @type {(state: Values, numbers: any) => void} */
  let show;
  let requested = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let speaking;
  let said = "";
  let narrow = false;

  const state = new State(model, spec.traits, () => {
    requested ||= requestAnimationFrame(update);
  });
  const picture = html("div", { class: "bp-picture" });
  const controls = html("div", { class: "bp-controls" });
  const below = html("div", { class: "bp-below" });
  const body = html("tbody");
  const region = html("div", { class: "bp-scroll", tabindex: "0", role: "region", "aria-label": `${spec.title}: values` },
    html("table", {}, html("caption", { text: spec.title }), body));
  const values = html("details", { class: "bp-values", ontoggle: () => { if (values.open) fill(...latest()); } },
    html("summary", { text: "Values" }), region);
  const status = html("p", { class: "bp-said", role: "status" });

  function build() {
    for (const close of closing) close();
    closing = [];
    picture.replaceChildren();
    controls.replaceChildren();
    below.replaceChildren();
    narrow = (el.clientWidth || 720) < NARROW;
    const shown = spec.build({ picture, controls, below, state, narrow, onClose: (close) => closing.push(close) });
    const buttons = spec.undo === false ? [] : [
      button(controls, { label: "Undo", press: () => state.undo(), enabled: () => state.canUndo }),
      ...(spec.redo ? [button(controls, { label: "Redo", press: () => state.redo(), enabled: () => state.canRedo })] : []),
      button(controls, { label: "Reset", press: () => state.reset() }),
    ];
    show = (now, numbers) => {
      shown(now, numbers);
      for (const refresh of buttons) refresh();
    };
  }

  function update() {
    requested = 0;
    const [now, numbers] = latest();
    show(now, numbers);
    if (!body.firstChild) fill(now, numbers);
    else if (values.open) fillSoon(now, numbers);
    const words = spec.say(now, numbers);
    if (words === said) return;
    clearTimeout(speaking);
    // Nothing is announced on opening; what is there can be read.
    if (said) speaking = setTimeout(() => set(status, { text: words }), PAUSE);
    said = words;
  }

  /** @type {() => [Values, any]} */
  const latest = () => {
    const now = state.get();
    return [now, spec.numbers(now)];
  };
  const fill = (/** @type {Values} */ now, /** @type {any} */ numbers) => fillTable(body, spec.rows(now, numbers));
  let closeTable = () => {};
  const fillSoon = whenSeen(region, fill, (close) => { closeTable = close; }, () => body.children.length > MANY);

  el.replaceChildren(html("figure", { class: "bp", role: "group", "aria-label": spec.title, "data-figure": spec.name },
    html("p", { class: "bp-try" }, html("b", { text: "Try: " }), typeof spec.hint === "string" ? spec.hint : spec.hint(state.get())),
    picture, controls, below, values, status));
  build();
  update();

  const watcher = globalThis.ResizeObserver && new ResizeObserver(() => {
    if (el.clientWidth && (el.clientWidth < NARROW) !== narrow) {
      build();
      update();
    }
  });
  watcher?.observe(el);
  return () => {
    watcher?.disconnect();
    cancelAnimationFrame(requested);
    clearTimeout(speaking);
    for (const close of [closeTable, ...closing]) close();
    state.close();
  };
}

/**
 * @param {HTMLElement} body
 * @param {Row[]} rows
 */
function fillTable(body, rows) {
  each(body, rows,
    () => html("tr", {}, html("th", { scope: "row" }), html("td")),
    (tr, row) => {
      set(tr.children[0], { text: row.label });
      set(tr.children[1], {
        "data-key": row.key,
        text: typeof row.value === "number" ? exact(row.value) : row.value ?? "–",
      });
    });
}
