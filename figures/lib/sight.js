// What is out of sight need not be drawn at once.

import { set } from "./dom.js";

/** What is out of sight is drawn when changes have stopped for so long (ms), or when it comes into sight. */
const REST = 150;
/** What is so near (px) to be seen counts as seen, so that scrolling meets nothing old. */
const NEAR = "200px";

/**
 * Let `show` wait for as long as nobody can see what it draws; `aria-busy` says that it waits.
 * @template {any[]} T
 * @param {Element} element
 * @param {(...now: T) => void} show
 * @param {(close: () => void) => void} onClose
 * @param {() => boolean} [slow]  whether what can be seen waits as well, since there is so much of it
 * @returns {(...now: T) => void} the same, with the latest of what it was given
 */
export function whenSeen(element, show, onClose, slow = () => false) {
  let away = false;
  /** @type {T | null} */
  let latest = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const draw = () => {
    clearTimeout(resting);
    if (!latest) return;
    const now = latest;
    latest = null;
    set(element, { "aria-busy": null });
    show(...now);
  };
  const watcher = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
    away = !entries[entries.length - 1].isIntersecting;
    if (!away && !slow()) draw();
  }, { rootMargin: NEAR });
  watcher?.observe(element);
  onClose(() => {
    clearTimeout(resting);
    watcher?.disconnect();
  });
  return (...now) => {
    latest = now;
    if (!away && !slow()) draw();
    else {
      clearTimeout(resting);
      resting = setTimeout(draw, REST);
      set(element, { "aria-busy": "true" });
    }
  };
}
