// Elements: made once, then only what changed is touched.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {Record<string, string | number | boolean | null | undefined | EventListener>} Attributes
 * @typedef {Node | string | null} Child
 */

/**
 * Make an HTML element. Attributes named `on…` are listeners; false, null and undefined are left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * Make an SVG element.
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(/** @type {any} */ (document.createElementNS(SVG, tag)), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function fill(element, attributes, children) {
  set(element, attributes);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * Set attributes (only those that differ), `text` for the content, and listeners (`on…`, once).
 * @param {Element} element
 * @param {Attributes} attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (name === "text") {
      write(element, String(value));
    } else if (value === false || value === null || value === undefined) {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else {
      const text = value === true ? "" : String(value);
      if (element.getAttribute(name) !== text) element.setAttribute(name, text);
    }
  }
}

/**
 * Let an element hold this text. The node that is there is kept: a new one would cost a new layout object.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  const node = element.firstChild;
  if (node?.nodeType === 3 && node === element.lastChild) {
    if (node.nodeValue !== text) node.nodeValue = text;
  } else if (element.textContent !== text) element.textContent = text;
}

/**
 * Give `parent` one child for each item: what is there is kept, the rest is made or removed.
 * @template I
 * @template {Element} E
 * @param {Element} parent
 * @param {readonly I[]} items
 * @param {(item: I, index: number) => E} make
 * @param {(element: E, item: I, index: number) => void} update
 */
export function each(parent, items, make, update) {
  while (parent.children.length > items.length) parent.lastElementChild?.remove();
  items.forEach((item, i) => {
    if (i >= parent.children.length) parent.append(make(item, i));
    update(/** @type {E} */ (parent.children[i]), item, i);
  });
}
