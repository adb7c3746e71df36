// What figures share. On the site this part is loaded once.

export { button, choice, draggable, keyed, numberControl, toggle } from "./controls.js";
export { each, html, set, svg, write } from "./dom.js";
export { figure } from "./figure.js";
export { exact, format, parse } from "./format.js";
export { Plot } from "./plot.js";
export { whenSeen } from "./sight.js";
export { sparingly } from "./sparingly.js";
export { steady } from "./steady.js";
