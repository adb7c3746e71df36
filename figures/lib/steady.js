// Sentences that change must not move what stands below them.

/**
 * Let an element keep the greatest height that it has had, for as long as its width is the same.
 * @param {HTMLElement} element
 * @param {(close: () => void) => void} onClose
 */
export function steady(element, onClose) {
  let [width, most] = [0, 0];
  const watcher = globalThis.ResizeObserver && new ResizeObserver(() => {
    // With its fractions: half a pixel moves a page as well.
    const now = element.getBoundingClientRect();
    if (now.width === 0) return;
    if (now.width !== width) {
      [width, most] = [now.width, 0];
      element.style.minHeight = "";
    } else if (now.height > most) {
      most = now.height;
      element.style.minHeight = `${most}px`;
    }
  });
  watcher?.observe(element);
  onClose(() => watcher?.disconnect());
}
