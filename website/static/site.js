// What scrolls can be reached by keyboard; what does not scroll is no stop on the way.
(() => {
  const mark = () => {
    for (const box of document.querySelectorAll(".math-scroll, .highlight pre, .pst-scrollable-table-container, .cell_output .output")) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("load", mark);
  addEventListener("resize", mark);
})();
