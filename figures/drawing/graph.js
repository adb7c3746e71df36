// Where the nodes and edges of a graph stand, and their picture: values, local derivatives, gradients.

import { graphlib, layout } from "@dagrejs/dagre";
import { html, set, svg } from "../lib/index.js";

const HEIGHT = 66;
/** The width of a local derivative (px). */
const LABEL = 44;
/** @param {NodeSpec} node  its width (px) */
const width = ({ label, numbers = "" }) => Math.max(84, 7.6 * Math.max(label.length, numbers.length) + 16);
/** A graph with more edges than this is laid out once, whatever crosses. */
const UNTANGLED = 60;

/** Where a graph would be drawn smaller than this, it is scrolled instead. */
const LEGIBLE = 0.72;
/** The width (px) that a picture is drawn for, on a page and on a phone. */
const ROOM = { wide: 720, narrow: 343 };
const [SMALLEST, LARGEST, ZOOM] = [0.15, 2, 1.25];

/**
 * @typedef {{id: string, label: string, numbers?: string}} NodeSpec  numbers: the longest line below the label
 * @typedef {{id: string, from: string, to: string}} EdgeSpec
 * @typedef {"faint" | "done" | "now"} Stage  to come, done, being computed
 * @typedef {{value: string, gradient: string, forward: Stage, backward: Stage, different: boolean}} NodeLook
 *   different: the reader has another number there
 * @typedef {{local: string, forward: Stage, backward: Stage, lit: boolean}} EdgeLook
 */

export class GraphPicture {
  /**
   * @param {Element} parent
   * @param {{nodes: NodeSpec[], edges: EdgeSpec[], label: string, narrow: boolean, large: boolean}} spec
   *   narrow pictures run from top to bottom; large graphs, and those that would be too small to
   *   read, lie in a box that scrolls
   */
  constructor(parent, { nodes, edges, label, narrow, large }) {
    const graph = arranged(nodes, edges, narrow);
    const size = /** @type {{width: number, height: number}} */ (graph.graph());
    this.size = size;
    this.narrow = narrow;
    this.root = svg("svg", {
      viewBox: `0 0 ${size.width} ${size.height}`, class: "bp-graph", role: "group", "aria-label": label, style: `max-width: ${size.width * 1.15}px`,
    });
    const fits = ROOM[narrow ? "narrow" : "wide"] / size.width;
    this.scrolls = large || fits < LEGIBLE;
    this.scale = 1;
    this.box = html("div", this.scrolls ? { class: "bp-graph-box", tabindex: 0, role: "region", "aria-label": `${label}, scrolled with the arrow keys` } : {}, this.root);
    if (this.scrolls) {
      this.zoom(Math.max(LEGIBLE, Math.min(1, fits)));
      dragged(this.box);
    }
    /** @type {Map<string, {line: SVGElement, tip: SVGElement, local: SVGElement, group: SVGElement, ends: Point[]}>} */
    this.edges = new Map();
    for (const { id, from, to } of edges) {
      const { points: middle, x, y } = graph.edge({ v: from, w: to, name: id });
      // Straight where the local derivative stands.
      const points = middle.flatMap((/** @type {Point} */ point) => (Math.hypot(point.x - x, point.y - y) > 1 ? [point] : narrow
        ? [{ x, y: y - 9 }, { x, y: y + 9 }] : [{ x: x - LABEL / 2, y }, { x: x + LABEL / 2, y }]));
      points[0] = side(graph.node(from), points[1], 1, narrow);
      points[points.length - 1] = side(graph.node(to), points[points.length - 2], -1, narrow);
      const line = svg("path", { d: curve(points, narrow), class: "bp-line bp-ink" });
      const tip = svg("path", { d: "M-8 -4.5L0 0L-8 4.5", class: "bp-line bp-ink" });
      const local = svg("text", { x, y: narrow ? y + 4 : y - 6, class: "bp-middle bp-local-text" });
      const group = svg("g", { class: "bp-edge", "data-edge": id }, line, tip, local);
      this.edges.set(id, { line, tip, local, group, ends: [points[points.length - 1], points[0]] });
      this.root.append(group);
    }
    /** @type {Map<string, {group: SVGElement, value: SVGElement, gradient: SVGElement}>} */
    this.nodes = new Map();
    for (const spec of nodes) {
      const { id, label: words } = spec;
      const { x, y } = graph.node(id);
      const wide = width(spec);
      const value = svg("text", { y: 4, class: "bp-middle bp-value-text" });
      const gradient = svg("text", { y: 23, class: "bp-middle bp-gradient-text" });
      const group = svg("g", { class: "bp-node", transform: `translate(${x} ${y})`, "data-node": id },
        svg("rect", { class: "bp-halo", x: -wide / 2 - 4, y: -HEIGHT / 2 - 4, width: wide + 8, height: HEIGHT + 8, rx: 14 }),
        svg("rect", { class: "bp-body", x: -wide / 2, y: -HEIGHT / 2, width: wide, height: HEIGHT, rx: 10 }),
        svg("text", { y: -16, class: "bp-middle bp-node-name", text: words }), " ", value, " ", gradient);
      this.nodes.set(id, { group, value, gradient });
      this.root.append(group);
    }
    parent.append(this.box);
    // Its end is what a graph is about.
    const end = graph.node(nodes[nodes.length - 1].id);
    if (this.scrolls) {
      this.box.scrollTo?.({
        left: narrow ? end.x * this.scale - this.box.clientWidth / 2 : size.width,
        top: narrow ? size.height : end.y * this.scale - this.box.clientHeight / 2,
      });
    }
  }

  /**
   * Draw at this scale; the middle stays where it is.
   * @param {number} scale
   */
  zoom(scale) {
    const before = this.scale;
    this.scale = Math.min(LARGEST, Math.max(SMALLEST, scale));
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.box;
    set(this.root, { style: `width: ${(this.size.width * this.scale).toFixed(0)}px` });
    const ratio = this.scale / before;
    this.box.scrollTo?.({
      left: (scrollLeft + clientWidth / 2) * ratio - clientWidth / 2,
      top: (scrollTop + clientHeight / 2) * ratio - clientHeight / 2,
    });
  }

  zoomIn() { this.zoom(this.scale * ZOOM); }
  zoomOut() { this.zoom(this.scale / ZOOM); }
  fit() { this.zoom(Math.min(this.box.clientWidth / this.size.width, this.box.clientHeight / this.size.height)); }

  /**
   * Scroll until a node can be seen.
   * @param {string} id
   */
  reveal(id) {
    if (!this.scrolls || !this.nodes.has(id)) return;
    const [node, box] = [this.node(id).getBoundingClientRect(), this.box.getBoundingClientRect()];
    const by = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ from, /** @type {number} */ to) =>
      low < from ? low - from : high > to ? high - to : 0;
    this.box.scrollBy?.({ left: by(node.left, node.right, box.left, box.right), top: by(node.top, node.bottom, box.top, box.bottom) });
  }

  /** @param {string} id */
  node(id) {
    return /** @type {{group: SVGElement}} */ (this.nodes.get(id)).group;
  }

  /**
   * @param {Record<string, NodeLook>} nodes
   * @param {Record<string, EdgeLook>} edges
   */
  show(nodes, edges) {
    for (const [id, { value, gradient, forward, backward, different }] of Object.entries(nodes)) {
      const node = /** @type {{group: SVGElement, value: SVGElement, gradient: SVGElement}} */ (this.nodes.get(id));
      set(node.group, { "data-forward": forward, "data-now": forward === "now" || backward === "now", "data-different": different });
      set(node.value, { text: value });
      set(node.gradient, { text: gradient });
    }
    for (const [id, { local, forward, backward, lit }] of Object.entries(edges)) {
      const edge = /** @type {typeof this.edges extends Map<string, infer E> ? E : never} */ (this.edges.get(id));
      set(edge.group, { "data-forward": forward, "data-backward": backward, "data-lit": lit });
      const back = backward === "now";
      const at = edge.ends[back ? 1 : 0];
      set(edge.tip, { transform: `translate(${at.x} ${at.y}) rotate(${(this.narrow ? 90 : 0) + (back ? 180 : 0)})` });
      set(edge.local, { text: local });
    }
  }
}

/** @typedef {{x: number, y: number}} Point */

/**
 * Where all nodes and edges stand. What the layout makes of ties depends on the order in which it
 * hears of them, so where lines cross, other orders are tried, and the fewest crossings win.
 * @param {NodeSpec[]} nodes
 * @param {EdgeSpec[]} edges
 * @param {boolean} narrow
 */
function arranged(nodes, edges, narrow) {
  const [backNodes, backEdges] = [[...nodes].reverse(), [...edges].reverse()];
  let best, fewest = Infinity;
  for (const [someNodes, someEdges] of /** @type {const} */ ([[nodes, edges], [backNodes, edges], [nodes, backEdges], [backNodes, backEdges]])) {
    const graph = new graphlib.Graph({ multigraph: true })
      .setGraph({ rankdir: narrow ? "TB" : "LR", nodesep: narrow ? 16 : 18, ranksep: narrow ? 24 : 22, edgesep: 14, marginx: 10, marginy: 10 });
    for (const node of someNodes) graph.setNode(node.id, { width: width(node), height: HEIGHT });
    for (const { id, from, to } of someEdges) graph.setEdge(from, to, { width: narrow ? 50 : LABEL, height: 18, labelpos: "c" }, id);
    layout(graph);
    const crossings = edges.length > UNTANGLED ? 0 : crossed(edges.map(({ id, from, to }) => graph.edge({ v: from, w: to, name: id }).points));
    if (crossings < fewest) [best, fewest] = [graph, crossings];
    if (fewest === 0) break;
  }
  return /** @type {graphlib.Graph} */ (best);
}

/**
 * How often two of these lines cross.
 * @param {Point[][]} lines
 */
export function crossed(lines) {
  const left = (/** @type {Point} */ a, /** @type {Point} */ b, /** @type {Point} */ c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  let count = 0;
  lines.forEach((one, i) => lines.slice(i + 1).forEach((other) => {
    for (let j = 1; j < one.length; j += 1) {
      for (let k = 1; k < other.length; k += 1) {
        const [a, b, c, d] = [one[j - 1], one[j], other[k - 1], other[k]];
        if (left(a, b, c) * left(a, b, d) < 0 && left(c, d, a) * left(c, d, b) < 0) count += 1;
      }
    }
  }));
  return count;
}

/**
 * Let a box be scrolled by dragging what lies in it, as a touch screen does by itself.
 * @param {HTMLElement} box
 */
function dragged(box) {
  let from = { x: 0, y: 0, left: 0, top: 0 };
  set(box, {
    onpointerdown: (event) => {
      const { clientX: x, clientY: y, pointerType, target, pointerId } = /** @type {PointerEvent} */ (event);
      if (pointerType !== "mouse" || /** @type {Element} */ (target).closest("[tabindex]") !== box) return;
      from = { x, y, left: box.scrollLeft, top: box.scrollTop };
      box.setPointerCapture(pointerId);
    },
    onpointermove: (event) => {
      const { clientX, clientY, pointerId } = /** @type {PointerEvent} */ (event);
      if (box.hasPointerCapture(pointerId)) box.scrollTo({ left: from.left + from.x - clientX, top: from.top + from.y - clientY });
    },
  });
}

/**
 * Where an edge leaves a node (direction 1) or enters it (−1): on the side that faces the reading
 * direction, a little towards the edge's next point.
 * @param {{x: number, y: number, width: number, height: number}} node
 * @param {Point} next
 * @param {1 | -1} direction
 * @param {boolean} narrow
 * @returns {Point}
 */
function side({ x, y, width: wide, height }, next, direction, narrow) {
  const shift = (/** @type {number} */ by, /** @type {number} */ room) => Math.max(-room, Math.min(room, 0.4 * by));
  return narrow
    ? { x: x + shift(next.x - x, 0.36 * wide), y: y + (direction * height) / 2 }
    : { x: x + (direction * wide) / 2, y: y + shift(next.y - y, 0.36 * height) };
}

/**
 * A smooth line through all points, in the reading direction at each of them: so a local
 * derivative, which stands at one, is crossed by no line.
 * @param {Point[]} points
 * @param {boolean} narrow
 */
function curve(points, narrow) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  let path = `M${at(points[0].x, points[0].y)}`;
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    path += narrow ? `C${at(a.x, y)} ${at(b.x, y)} ${at(b.x, b.y)}` : `C${at(x, a.y)} ${at(x, b.y)} ${at(b.x, b.y)}`;
  }
  return path;
}
