// A recorded expression: forward, backward one node at a time, and which part of it is in sight.

import { sigmoid } from "./functions.js";

/**
 * @typedef {{name: string, symbol: string, operands: (string | number)[]}} Step  `name = symbol(operands)`
 * @typedef {{from: string, to: string, operand: number, local: number}} Edge  one for each use of a value
 * @typedef {{
 *   inputs: Record<string, number>, steps: Step[], position: number, overwrite: boolean,
 *   source: string, path: number, opened: string[], yours: Record<string, (number | null)[]>,
 * }} GraphState
 *   `position` 0 is before anything, steps.length after the forward sweep, one more seeds the
 *   output's gradient, and each further one goes backward through one node.
 *   `opened` are the computed nodes whose operands are in sight, `yours` the value and gradient
 *   that the reader's own numbers have (null where there is none).
 * @typedef {{edges: Edge[], product: number}} Path
 * @typedef {{node: string, what: "value" | "gradient", yours: number | null, here: number}} Difference
 * @typedef {{
 *   order: string[], output: string, uses: {from: string, to: string, operand: number}[],
 *   into: Map<string, number[]>, outOf: Map<string, number[]>,
 * }} Structure  what does not change with the inputs; `into` and `outOf` hold places in `uses`
 */

/** At most so many paths are listed; all are counted. */
export const LISTED = 200;
/** The reader's numbers may differ so much from these, relative to the largest. */
const SAME = 1e-9;

/** @type {Record<string, {f: (...x: number[]) => number, slopes: (...x: number[]) => number[]}>} */
const OPERATIONS = {
  "+": { f: (a, b) => a + b, slopes: () => [1, 1] },
  "-": { f: (a, b) => a - b, slopes: () => [1, -1] },
  "*": { f: (a, b) => a * b, slopes: (a, b) => [b, a] },
  "/": { f: (a, b) => a / b, slopes: (a, b) => [1 / b, -a / b ** 2] },
  "**": { f: (a, n) => a ** n, slopes: (a, n) => [n * a ** (n - 1), NaN] },
  neg: { f: (a) => -a, slopes: () => [-1] },
  sin: { f: Math.sin, slopes: (a) => [Math.cos(a)] },
  cos: { f: Math.cos, slopes: (a) => [-Math.sin(a)] },
  exp: { f: Math.exp, slopes: (a) => [Math.exp(a)] },
  log: { f: Math.log, slopes: (a) => [1 / a] },
  tanh: { f: Math.tanh, slopes: (a) => [1 - Math.tanh(a) ** 2] },
  relu: { f: (a) => Math.max(a, 0), slopes: (a) => [a > 0 ? 1 : 0] },
  sigmoid: { f: sigmoid, slopes: (a) => [sigmoid(a) * sigmoid(-a)] },
};

/** @type {WeakMap<Step[], Structure>} */
const structures = new WeakMap();

/**
 * @param {Pick<GraphState, "inputs" | "steps">} state
 * @returns {Structure}
 */
export function structureOf({ inputs, steps }) {
  const known = structures.get(steps);
  if (known) return known;
  const order = [...Object.keys(inputs), ...steps.map(({ name }) => name)];
  /** @type {Structure} */
  const structure = { order, output: order[order.length - 1], uses: [], into: new Map(), outOf: new Map() };
  for (const name of order) {
    structure.into.set(name, []);
    structure.outOf.set(name, []);
  }
  for (const { name, operands } of steps) {
    operands.forEach((from, operand) => {
      if (typeof from !== "string") return;
      structure.into.get(name)?.push(structure.uses.length);
      structure.outOf.get(from)?.push(structure.uses.length);
      structure.uses.push({ from, to: name, operand });
    });
  }
  structures.set(steps, structure);
  return structure;
}

/** @param {GraphState} state */
export function numbers(state) {
  const structure = structureOf(state);
  const { output, uses } = structure;
  /** @type {Record<string, number>} */
  const values = { ...state.inputs };
  /** @type {Edge[]} */
  const edges = [];
  let problem = "";
  for (const { name, symbol, operands } of state.steps) {
    const { f, slopes } = OPERATIONS[symbol];
    const x = operands.map((operand) => (typeof operand === "string" ? values[operand] : operand));
    values[name] = f(...x);
    const local = slopes(...x);
    operands.forEach((operand, i) => {
      if (typeof operand !== "string") return;
      edges.push({ ...uses[edges.length], local: local[i] });
      if (!Number.isFinite(local[i])) problem ||= name;
    });
    if (!Number.isFinite(values[name])) problem ||= name;
  }
  const { gradients, pushed } = sweep(state, edges, structure);
  const { paths, count } = pathsFrom(edges, state.source, structure);
  return {
    values, edges, output, gradients, pushed, paths, count,
    sum: paths.reduce((total, { product }) => total + product, 0),
    differences: differences(state, values, edges, structure),
    problem: problem && `${problem} has no value at these inputs.`,
  };
}

/**
 * The gradients after `position` steps, and what the last one pushed along which edge.
 * @param {Pick<GraphState, "steps" | "position" | "overwrite">} state
 * @param {Edge[]} edges
 * @param {Structure} structure
 */
function sweep({ steps, position, overwrite }, edges, { output, into }) {
  /** @type {Record<string, number>} */
  const gradients = {};
  /** @type {{edge: Edge, before: number, after: number}[]} */
  let pushed = [];
  if (position > steps.length) gradients[output] = 1;
  for (let i = 0; i < position - steps.length - 1; i += 1) {
    const { name } = steps[steps.length - 1 - i];
    pushed = (into.get(name) ?? []).map((place) => {
      const edge = edges[place];
      const before = gradients[edge.from] ?? 0;
      // A node that does not reach the output has no gradient to hand on.
      const share = (gradients[name] ?? 0) * edge.local;
      gradients[edge.from] = overwrite ? share : before + share;
      return { edge, before, after: gradients[edge.from] };
    });
  }
  return { gradients, pushed };
}

/**
 * @param {Edge[]} edges
 * @param {string} source
 * @param {Structure} structure
 * @returns {{paths: Path[], count: number}}
 */
function pathsFrom(edges, source, { output, outOf }) {
  if (!source) return { paths: [], count: 0 };
  /** @type {Map<string, number>} */
  const counts = new Map([[output, 1]]);
  // The edges into a node stand in the order of the nodes, so backward each count is complete.
  for (let i = edges.length - 1; i >= 0; i -= 1) {
    const { from, to } = edges[i];
    counts.set(from, (counts.get(from) ?? 0) + (counts.get(to) ?? 0));
  }
  /** @type {Path[]} */
  const paths = [];
  // Depth first, without recursion: a path can be longer than the call stack.
  const reaching = (/** @type {string} */ node) => (outOf.get(node) ?? []).filter((place) => counts.get(edges[place].to));
  const path = [];
  const waiting = [reaching(source)];
  if (source === output) paths.push({ edges: [], product: 1 });
  while (waiting.length > 0 && paths.length < LISTED) {
    const place = waiting[waiting.length - 1].shift();
    if (place === undefined) {
      waiting.pop();
      path.pop();
      continue;
    }
    path.push(edges[place]);
    if (edges[place].to === output) paths.push({ edges: [...path], product: path.reduce((product, { local }) => product * local, 1) });
    waiting.push(reaching(edges[place].to));
  }
  return { paths, count: counts.get(source) ?? 0 };
}

/**
 * Where the reader's own numbers differ from these; nothing where the inputs are others than theirs,
 * and no gradients where all of theirs are 0: then there was no backward pass.
 * @param {GraphState} state
 * @param {Record<string, number>} values
 * @param {Edge[]} edges
 * @param {Structure} structure
 */
function differences({ inputs, steps, yours }, values, edges, structure) {
  /** @type {Difference[]} */
  const found = [];
  const names = structure.order.filter((name) => name in yours);
  if (names.length === 0 || Object.keys(inputs).some((name) => name in yours && inputs[name] !== yours[name][0])) return found;
  const { gradients } = sweep({ steps, position: 2 * steps.length + 1, overwrite: false }, edges, structure);
  const swept = names.some((name) => yours[name][1] !== 0);
  for (const [place, what, here] of /** @type {const} */ ([[0, "value", values], [1, "gradient", gradients]])) {
    if (what === "gradient" && !swept) continue;
    const scale = Math.max(...Object.values(here).map(Math.abs));
    for (const node of names) {
      const [a, b] = [yours[node][place], here[node] ?? 0];
      if (a === null || !(Math.abs(a - b) <= SAME * scale)) found.push({ node, what, yours: a, here: b });
    }
  }
  return found;
}

/**
 * The nodes in sight: the output, and the operands of opened nodes that are in sight themselves.
 * @param {GraphState} state
 * @returns {Set<string>}
 */
export function inSight(state) {
  const { output, uses, into } = structureOf(state);
  const opened = new Set(state.opened);
  const seen = new Set([output]);
  // What is added while the loop runs is visited, too.
  for (const name of seen) {
    if (opened.has(name)) for (const place of into.get(name) ?? []) seen.add(uses[place].from);
  }
  return seen;
}

/**
 * How many nodes a node is computed from that are not in sight.
 * @param {GraphState} state
 * @param {string} name
 * @param {Set<string>} sight
 */
export function hiddenBehind(state, name, sight) {
  const { uses, into } = structureOf(state);
  const seen = new Set([name]);
  for (const node of seen) for (const place of into.get(node) ?? []) seen.add(uses[place].from);
  return [...seen].filter((node) => !sight.has(node)).length;
}

/**
 * `opened` after a node has been opened, so far that at most `most` more nodes come into sight, or closed.
 * @param {GraphState} state
 * @param {string} name
 * @param {number} most
 * @returns {string[]}
 */
export function toggled(state, name, most) {
  const { order, uses, into } = structureOf(state);
  const opened = new Set(state.opened);
  if (opened.has(name)) opened.delete(name);
  else {
    const sight = inSight(state);
    const waiting = new Set([name]);
    let fresh = 0;
    for (const node of waiting) {
      const operands = (into.get(node) ?? []).map((place) => uses[place].from);
      const added = new Set(operands.filter((operand) => !sight.has(operand)));
      if (node !== name && fresh + added.size > most) continue;
      opened.add(node);
      for (const operand of operands) waiting.add(operand);
      for (const operand of added) sight.add(operand);
      fresh += added.size;
    }
  }
  return order.filter((node) => opened.has(node));
}
