// What pointers and keys do in the picture of a network.

import { set } from "../lib/index.js";
import { nearest } from "./network_layout.js";

/**
 * @typedef {{
 *   choose: (edge: number) => void, grab: (edge: number, event: PointerEvent) => void, pull: (event: PointerEvent) => void,
 *   enter: (unit: number) => void, point: (unit: number) => void,
 * }} Pointing
 *   `choose`: an edge was tapped; `grab` and `pull`: one is dragged; `enter`: a unit was chosen; `point`: one is
 *   pointed at or has the focus, −1 for none. Units are numbered from the inputs on, the loss is the last.
 */

/**
 * @param {import("./network.js").NetworkPicture} picture
 * @param {Pointing} spec
 */
export function listen(picture, { choose, grab, pull, enter, point }) {
  const unitOf = (/** @type {Event} */ { target }) => {
    const unit = /** @type {Element} */ (target).closest("[data-unit]");
    return unit ? Number(unit.getAttribute("data-unit")) : -1;
  };
  const onHandle = (/** @type {Event} */ { target }) => Boolean(/** @type {Element} */ (target).closest(".bp-handle"));
  const under = (/** @type {MouseEvent} */ event, reach = 12) => {
    const { x, y, scale } = picture.at(event);
    return unitOf(event) >= 0 || onHandle(event) ? -1 : nearest(picture.layout.ends, { x, y }, reach * Math.max(1, scale));
  };
  let [pulling, pulled, hovered] = [false, false, -1];
  set(picture.root, {
    onpointerdown: (event) => {
      const pointer = /** @type {PointerEvent} */ (event);
      const edge = pointer.pointerType === "touch" ? -1 : under(pointer);
      if (edge < 0 || pointer.button !== 0) return;
      event.preventDefault();
      picture.root.setPointerCapture(pointer.pointerId);
      pulling = pulled = true;
      grab(edge, pointer);
      /** @type {SVGElement} */ (picture.handle).focus({ preventScroll: true });
    },
    onpointermove: (event) => {
      const pointer = /** @type {PointerEvent} */ (event);
      if (pulling) pull(pointer);
      else if (pointer.pointerType !== "touch") {
        const edge = under(pointer);
        if (edge === hovered) return;
        if (hovered >= 0) set(picture.edges[hovered], { "data-hover": null });
        hovered = edge;
        if (edge >= 0) set(picture.edges[edge], { "data-hover": true });
        set(picture.root, { "data-over": edge >= 0 });
      }
    },
    onlostpointercapture: () => { pulling = false; },
    onclick: (event) => {
      const unit = unitOf(event);
      // A drag ends in a click, too.
      if (pulled) pulled = false;
      else if (unit >= 0) enter(unit);
      else {
        const edge = under(/** @type {MouseEvent} */ (event), 18);
        if (edge >= 0) choose(edge);
      }
    },
    onpointerover: (event) => point(unitOf(event)),
    onpointerleave: () => point(-1),
    onfocusin: (event) => point(unitOf(event)),
    onfocusout: () => point(-1),
    onkeydown: (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      const unit = unitOf(event);
      if (unit < 0) return;
      if (key === "Enter" || key === " ") enter(unit);
      else {
        const next = beside(picture, unit, key);
        if (next < 0) return;
        set(picture.units.all[unit].group, { tabindex: -1 });
        set(picture.units.all[next].group, { tabindex: 0 });
        picture.units.all[next].group.focus();
      }
      event.preventDefault();
    },
  });
}

/**
 * The unit that an arrow key leads to.
 * @param {import("./network.js").NetworkPicture} picture
 * @param {number} unit
 * @param {string} key
 */
function beside(picture, unit, key) {
  const columns = [...picture.sizes, 1];
  let [l, j] = [0, unit];
  while (j >= columns[l]) j -= columns[l++];
  const moves = picture.narrow
    ? { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }
    : { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const move = /** @type {Record<string, number[]>} */ (moves)[key];
  if (!move) return -1;
  const column = Math.max(0, Math.min(columns.length - 1, l + move[0]));
  const place = Math.max(0, Math.min(columns[column] - 1, (column === l ? j : Math.round((j * (columns[column] - 1)) / Math.max(1, columns[l] - 1))) + move[1]));
  return columns.slice(0, column).reduce((sum, size) => sum + size, 0) + place;
}
