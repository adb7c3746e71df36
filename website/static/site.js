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

  // Paper cannot be unfolded: boxes and outputs are open while the page is printed.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".cell details:not([open], .bp-values), .admonition.toggle-hidden")];
    for (const box of opened) {
      if (box.localName === "details") box.open = true;
      else box.classList.remove("toggle-hidden");
    }
  });
  addEventListener("afterprint", () => {
    for (const box of opened) {
      if (box.localName === "details") box.open = false;
      else box.classList.add("toggle-hidden");
    }
    opened = [];
  });
})();
