// The network as a link and as a program, to be copied.

import { button, choice, html, set } from "../lib/index.js";
import { numpyCode, torchCode } from "../maths/network_code.js";
import { written } from "../maths/network_link.js";

/** @typedef {import("../maths/network.js").NetworkState} NetworkState */

/** The texts are written again when changes have stopped for this long (ms). */
const REST = 150;

/**
 * @param {HTMLElement} below
 * @param {{get: () => NetworkState}} spec
 * @returns {() => void}
 */
export function shareView(below, { get }) {
  const box = html("div", { class: "bp-share" });
  const details = html("details", { class: "bp-more", ontoggle: () => show() }, html("summary", { text: "Share and export" }), box);
  below.append(details);
  let language = "numpy";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {(() => void)[]} */
  let refresh = [];

  function build() {
    const link = html("input", { type: "text", readonly: true, "aria-label": "Link to this network", class: "bp-link" });
    const code = html("textarea", { readonly: true, rows: 14, spellcheck: "false", "aria-label": "This network as a program", class: "bp-code" });
    const said = html("span", { role: "status" });
    const onPage = below.closest("[data-backprop-figure]");
    const [first, second] = [0, 1].map(() => html("div", { class: "bp-row" }));
    box.append(first, second, code);
    button(first, { label: "Copy link", press: () => copy(link, "The link", said) });
    first.append(link, said);
    if (!onPage) first.append(html("p", { class: "bp-counted", text: "To be put behind the address of this chapter’s page." }));
    refresh = [
      choice(second, { label: "As a program", options: [["numpy", "NumPy"], ["torch", "PyTorch"]], get: () => language, set: (name) => { language = name; show(); } }),
      () => {
        const now = get();
        const address = onPage ? location.href.split("#")[0] : "";
        link.value = address + written(now);
        code.value = language === "numpy" ? numpyCode(now) : torchCode(now);
        set(said, { text: "" });
      },
    ];
    button(second, { label: "Copy code", press: () => copy(code, "The program", said) });
  }

  function show() {
    if (!details.open) return;
    if (refresh.length === 0) build();
    for (const part of refresh) part();
  }
  // While something is being dragged, nobody reads a program.
  return () => {
    if (!details.open) return;
    clearTimeout(waiting);
    waiting = setTimeout(show, REST);
  };
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} what
 * @param {HTMLElement} said
 */
async function copy(field, what, said) {
  field.select();
  let done = false;
  try {
    await navigator.clipboard.writeText(field.value);
    done = true;
  } catch {
    // Where the clipboard is not open to scripts, there is the old way, and the keyboard.
    done = document.execCommand?.("copy") ?? false;
  }
  set(said, { text: done ? `${what} is copied.` : `${what} is selected; copy it with Ctrl+C.` });
}
