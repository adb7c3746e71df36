// What nobody can follow at sixty times a second is drawn less often.

import { set } from "./dom.js";

/**
 * Let `show` run once in so many ms at most; the latest of what it was given is always shown in the end.
 * @template {any[]} T
 * @param {Element} element  which says by `aria-busy` that it waits
 * @param {number} pause  ms
 * @param {(...now: T) => void} show
 * @param {(close: () => void) => void} onClose
 * @returns {(...now: T) => void}
 */
export function sparingly(element, pause, show, onClose) {
  let last = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  onClose(() => clearTimeout(waiting));
  return (...now) => {
    const draw = () => {
      last = performance.now();
      set(element, { "aria-busy": null });
      show(...now);
    };
    clearTimeout(waiting);
    const left = last + pause - performance.now();
    if (left <= 0) draw();
    else {
      waiting = setTimeout(draw, left);
      set(element, { "aria-busy": "true" });
    }
  };
}
