// What a network shows, in words and numbers.

import { exact, format } from "../lib/index.js";
import { fingerprint } from "../maths/network.js";
import { entryNames, entryOf, stepAt, stepsOf, valueOf } from "../maths/network_names.js";
import { factors, LISTED, route } from "../maths/network_paths.js";
import { short } from "./matrix.js";

/**
 * @typedef {import("../maths/network.js").NetworkState} NetworkState
 * @typedef {import("../maths/network_names.js").Entry} Entry
 * @typedef {ReturnType<typeof import("../maths/network.js").numbers>} Numbers
 * @typedef {import("../lib/figure.js").Row} Row
 */

/** Sums of more terms are not written out. */
const WRITTEN = 4;
/** So many disagreements are told, and the table has so many. */
const [TOLD, TABLED] = [3, 300];

/** @param {number} x  a factor in a product */
export const factor = (x) => (x < 0 ? `(${short(x)})` : short(x));

/**
 * @param {readonly number[]} sizes
 * @param {number} layer  0 for the inputs
 * @param {number} j
 */
export function unitName(sizes, layer, j) {
  if (layer === 0) return `x${j + 1}`;
  return layer === sizes.length - 1 ? `the unit of class ${j}` : `unit ${j + 1} of layer ${layer}`;
}

/**
 * @param {readonly number[]} sizes
 * @param {Entry} entry
 */
export function entryWords(sizes, { name, layer, row, column }) {
  const to = unitName(sizes, layer + 1, column);
  return row === null ? `${name}, the bias of ${to}` : `${name}, from ${unitName(sizes, layer, row)} to ${to}`;
}

/**
 * What the present step does.
 * @param {NetworkState} now
 * @param {Numbers} n
 */
export function story(now, n) {
  const { sizes, parameters, activation } = now;
  const { last } = stepsOf(sizes);
  const { kind, back, layer, unit } = stepAt(sizes, now.position);
  const label = now.y[now.example];
  const share = now.batch && now.y.length > 1 ? ` / ${now.y.length}` : "";
  if (kind === "start") return "The example and the weights are given; nothing has been computed. Step forward.";
  if (kind === "loss" && !back) return `The loss: p = softmax(z), and loss = −log p of class ${label} = −log ${short(n.unit.p[label])} = ${short(n.unit.loss)}.`;
  if (kind === "loss") return `Backward begins at the loss: dz = (P − Y)${share}, which is p${share}, and ${share ? `(p − 1)${share}` : "p − 1"} at class ${label}.`;
  const name = unitName(sizes, layer + 1, unit);
  const [z, W, b] = [n.unit.z[layer][unit], parameters[`W${layer + 1}`], parameters[`b${layer + 1}`][unit]];
  if (!back) {
    const terms = W.map((/** @type {number[]} */ row, /** @type {number} */ i) => `${factor(n.unit.a[layer][i])} · ${factor(row[unit])}`);
    const sum = terms.length <= WRITTEN ? [...terms, factor(b)].join(" + ") : `the sum of ${terms.length} products and ${factor(b)}`;
    const through = layer < sizes.length - 2 ? `, and a = ${activation}(z) = ${short(n.unit.a[layer + 1][unit])}` : "";
    return `Forward, ${name}: z = ${sum} = ${short(z)}${through}.`;
  }
  const dz = n.unit.dz[layer][unit];
  const slope = layer < sizes.length - 2 ? `dz = da · φ′(z) = ${factor(n.unit.dA[layer + 1]?.[unit] ?? 0)} · ${factor(n.unit.slope[layer][unit])} = ${short(dz)}` : `dz = ${short(dz)}`;
  const end = now.position === last ? " The way back is complete." : "";
  return `Backward through ${name}: ${slope}; that times ${layer === 0 ? "x" : "a"} is the gradient of each weight that leads in, and dz · W is added to the ${layer === 0 ? "dx" : "da"} before it.${end}`;
}

/**
 * The chosen weight's gradient as a sum over paths, for the example.
 * @param {NetworkState} now
 * @param {Numbers} n
 */
export function pathStory(now, n) {
  const { count, products, sum } = n.paths;
  const many = count === 1 ? "One path leads" : `${count} paths lead`;
  const terms = products.length > 1 && products.length <= 6 && count === products.length ? `${products.map(factor).join(" + ")} = ` : "";
  const total = `${many} from ${n.chosen} to the loss of this example${count > LISTED ? `, of which ${LISTED} can be lit` : ""}; the sum of their products is ${terms}${short(sum)}.${now.batch ? " The gradient for the batch is the mean of such sums over its examples." : ""}`;
  if (now.path === 0 || now.path > products.length) return total;
  const units = route(n.entry, now.sizes, now.path - 1);
  const through = units.map((j, k) => unitName(now.sizes, n.entry.layer + 1 + k, j)).join(" → ");
  return `Path ${now.path} of ${count}, ${through} → loss: ${factors(n.entry, units, n.layers, n.unit).map(factor).join(" · ")} = ${short(products[now.path - 1])}. ${total}`;
}

/**
 * The chosen weight, its gradient, and the check by nudging.
 * @param {NetworkState} now
 * @param {Numbers} n
 */
export function checkStory(now, n) {
  const of = now.batch ? "the batch’s loss" : "the loss of this example";
  const verdict = n.agrees ? "they agree"
    : `they differ by ${format(n.difference)}${now.activation === "relu" ? "; is a kink of ReLU within the nudge?" : ""}`;
  const mine = yoursAt(now, n.chosen);
  const theirs = mine === undefined ? "" : ` Your function says ${mine === null ? "no number" : format(mine)}${differs(now, n.chosen) ? ", which is off (≠)." : "."}`;
  return `${entryWords(now.sizes, n.entry)}, is ${format(n.value)}; its gradient is ${format(n.gradient)}. ` +
    `Nudged by ±10⁻⁵ it changes ${of} at the rate ${format(n.measured)}: ${verdict}.${theirs}`;
}

/** @param {NetworkState} now  whether the reader's gradients belong to what is shown */
export function fresh(now) {
  const { of } = now.yours;
  if (!of) return false;
  const here = fingerprint(now);
  return of.length === here.length && here.every((x, i) => x === of[i]);
}

/** @param {NetworkState} now */
const which = (now) => /** @type {"batch" | "example"} */ (now.batch ? "batch" : "example");

/**
 * The reader's gradient of a parameter; undefined where there is none, null where it is no number.
 * @param {NetworkState} now
 * @param {string} name
 * @returns {number | null | undefined}
 */
function yoursAt(now, name) {
  const entry = entryOf(name, now.sizes);
  const arrays = now.yours[which(now)];
  if (!fresh(now) || !arrays?.[`${entry.row === null ? "b" : "W"}${entry.layer + 1}`]) return undefined;
  return valueOf(arrays, entry);
}

/** @param {NetworkState["disagreements"][number]} found */
export const nameOf = ({ name, index }) => `${name}[${index.join(", ")}]`;

/** @param {NetworkState} now */
export const found = (now) => (fresh(now) ? now.disagreements.filter(({ of }) => of === which(now)) : []);

/** @param {NetworkState} now @param {string} name */
const differs = (now, name) => found(now).some((entry) => nameOf(entry) === name);

/** @param {number | null} x */
export const number = (x) => (x === null ? "no number" : format(x));

/** @param {string} text  Python's hyphens before digits become minus signs */
const proper = (text) => text.replace(/-(?=\d)/g, "−");

/**
 * What is to be said of the reader's own function.
 * @param {NetworkState} now
 */
export function yoursStory(now) {
  if (!now.yours.of) return [];
  if (!fresh(now)) return ["Your gradients belong to other numbers than these; in a notebook with a kernel, your function is asked again."];
  const problems = (now.yours.problems?.[which(now)] ?? []).map(proper);
  const here = found(now);
  // Gradients come from the last layer, so what is wrong there is told first.
  const names = [...new Set(here.map(({ name }) => name))].sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)));
  const told = names.map((name) => {
    const entries = here.filter((entry) => entry.name === name);
    const { sentence } = entries[0];
    // The sentence has both numbers of one entry.
    const others = entries.filter((entry) => !sentence.startsWith(`d${nameOf(entry)} `));
    const listed = others.slice(0, TOLD).map((entry) => `d${nameOf(entry)} is ${number(entry.yours)}, here ${format(entry.expected)}`);
    const more = others.length > TOLD ? [`${others.length - TOLD} more, in the table`] : [];
    return [`Your d${name} is off at ${entries.length} ${entries.length === 1 ? "entry" : "entries"} (≠).`, proper(sentence),
      ...(listed.length ? [`${[...listed, ...more].join("; ")}.`] : [])].join(" ");
  });
  const other = now.disagreements.length - here.length;
  const where = now.batch ? "For this example alone" : "For the whole batch";
  const there = other > 0 ? [`${where}, ${other} ${other === 1 ? "entry is" : "entries are"} off: switch “Gradients of”.`]
    : here.length + problems.length === 0 && now.yours.problems?.[now.batch ? "example" : "batch"]?.length ? [`${where}, something went wrong: switch “Gradients of”.`] : [];
  if (told.length + problems.length + there.length === 0) return ["Your gradients agree with these, for this example and for the batch."];
  return [...problems, ...told, ...there];
}

/**
 * Units that let no gradient through.
 * @param {NetworkState} now
 * @param {Numbers} n
 */
export function unitStory(now, n) {
  const list = (/** @type {readonly (readonly [number, number])[]} */ units) => units.map(([l, j]) => unitName(now.sizes, l, j)).join(", ");
  const parts = [];
  if (n.saturated.length) parts.push(`Saturated, so that hardly any gradient comes through (φ′ is below 5 % of its most): ${list(n.saturated)}.`);
  if (n.dead.length) parts.push(`Dead, 0 for every example of the batch, so that no gradient comes through: ${list(n.dead)}.`);
  return parts.join(" ");
}

/**
 * @param {NetworkState} now
 * @param {Numbers} n
 * @returns {Row[]}
 */
export function rows(now, n) {
  const { sizes } = now;
  const at = (/** @type {Entry} */ { row, column }) => (row === null ? `${column}` : `${row}.${column}`);
  const units = sizes.slice(1).flatMap((size, l) => Array.from({ length: size }, (_, j) => ({ l, j, name: unitName(sizes, l + 1, j), hidden: l < sizes.length - 2 })));
  const shown = which(now);
  return [
    { label: "loss of this example", key: `losses.${now.example}`, value: n.losses[now.example] },
    { label: "mean loss of the batch", key: "loss", value: n.loss },
    { label: `${n.chosen}, the chosen weight`, key: "value", value: n.value },
    { label: "its gradient", key: "gradient", value: n.gradient },
    { label: "its gradient, measured by nudging", key: "measured", value: n.measured },
    { label: "paths from it to the loss", key: "paths.count", value: n.paths.count },
    ...n.paths.products.map((product, i) => ({ label: `product of path ${i + 1}`, key: `paths.products.${i}`, value: product })),
    { label: "the sum of all paths", key: "paths.sum", value: n.paths.sum },
    ...entryNames(sizes).map((name) => {
      const entry = entryOf(name, sizes);
      return { label: entryWords(sizes, entry), key: `parameters.${name}`, value: valueOf(now.parameters, entry) };
    }),
    ...entryNames(sizes).map((name) => {
      const entry = entryOf(name, sizes);
      const key = `d${entry.row === null ? "b" : "W"}${entry.layer + 1}`;
      return { label: `gradient of ${name}`, key: `gradients.${shown}.${key}.${at(entry)}`, value: /** @type {any} */ (valueOf(gradientsBare(n.gradients[shown]), entry)) };
    }),
    ...units.flatMap(({ l, j, name, hidden }) => [
      { label: `z of ${name}`, key: `unit.z.${l}.${j}`, value: n.unit.z[l][j] },
      ...(hidden ? [
        { label: `φ′(z) of ${name}`, key: `unit.slope.${l}.${j}`, value: n.unit.slope[l][j] },
        { label: `a of ${name}`, key: `unit.a.${l + 1}.${j}`, value: n.unit.a[l + 1][j] },
        { label: `da of ${name} at this step`, key: `unit.dA.${l + 1}.${j}`, value: n.unit.dA[l + 1]?.[j] ?? null },
      ] : [
        { label: `p of ${name}`, key: `unit.p.${j}`, value: n.unit.p[j] },
        { label: `p − y of ${name}`, key: `unit.local.${j}`, value: n.unit.local[j] },
      ]),
      { label: `dz of ${name}`, key: `unit.dz.${l}.${j}`, value: n.unit.dz[l][j] },
    ]),
    ...found(now).slice(0, TABLED).map((entry) => ({
      label: `your gradient of ${nameOf(entry)}, which is off`, key: `yours.${nameOf(entry)}`, value: entry.yours === null ? "no number" : exact(entry.yours),
    })),
  ];
}

/** @param {Record<string, any>} gradients  dW1 → W1 */
const gradientsBare = (gradients) => Object.fromEntries(Object.entries(gradients).map(([name, array]) => [name.slice(1), array]));
