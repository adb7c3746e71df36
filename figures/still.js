// The first state of a figure as HTML, for readers without JavaScript and for the first paint.
// Reads lines of JSON, {"figure", "state"}, and answers each with a line of JSON, the HTML.

import { createInterface } from "node:readline";
import { parseHTML } from "linkedom";

const page = parseHTML("<!doctype html><html><body></body></html>");
Object.assign(globalThis, {
  document: page.document,
  requestAnimationFrame: () => 0,
  cancelAnimationFrame: () => {},
});
const { figures } = await import("./views/index.js");

/**
 * @param {string} name
 * @param {Record<string, any>} state
 * @param {number} width
 */
function still(name, state, width) {
  const el = page.document.createElement("div");
  Object.defineProperty(el, "clientWidth", { value: width });
  const model = { get: (/** @type {string} */ key) => state[key], set() {}, on() {}, off() {}, save_changes() {} };
  figures[name].render({ model, el: /** @type {any} */ (el) });
  // A picture that does nothing yet is not offered to the keyboard.
  for (const node of el.querySelectorAll("[tabindex]")) node.removeAttribute("tabindex");
  for (const node of el.querySelectorAll("input, select, button")) node.setAttribute("disabled", "");
  return el.innerHTML;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { figure, state } = JSON.parse(line);
  if (!(figure in figures)) throw new Error(`There is no figure ${figure}; known: ${Object.keys(figures).join(", ")}.`);
  const [wide, narrow] = [720, 343].map((width) => still(figure, state, width));
  // Ids are counted through the page; what differs in nothing else is sent once.
  const plain = (/** @type {string} */ text) => text.replace(/bp-[a-z]+-\d+/g, "");
  const html = plain(wide) === plain(narrow)
    ? `<div class="bp-still">${wide}</div>`
    : `<div class="bp-still bp-wide">${wide}</div><div class="bp-still bp-narrow">${narrow}</div>`;
  process.stdout.write(`${JSON.stringify(html)}\n`);
}
