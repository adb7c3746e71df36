// Where the units and edges of a network stand: from left to right, on a phone from top to bottom.

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {{left: number, right: number, y: number}} Cell  a letter at the left, its number at the right
 * @typedef {"input" | "hidden" | "output" | "loss"} Kind
 * @typedef {{width: number, height: number, cells: Record<string, Cell>}} Shape
 * @typedef {{
 *   width: number, height: number, columns: Point[][], loss: Point, shapes: Record<Kind, Shape>, all: boolean, roomy: boolean,
 *   ends: Float64Array, lossEnds: Float64Array, heads: (Point & {text: string})[],
 * }} Layout
 *   `ends` holds x1, y1, x2, y2 of each weight and bias, in the order of `entryNames`, and `lossEnds` those from
 *   the output units to the loss; with `all`, there is room for the numbers on every edge,
 *   and if it is `roomy` they stand side by side
 */

const ROOM = { wide: 720, narrow: 343 };
/** With so many hidden layers the parts of a unit stand side by side; with more, one below the other. */
const SPACIOUS = 1;
/** So many edges can carry their numbers, between layers of at most so many units. */
const [LABELED, BESIDE] = [26, 4];
const GAP = { least: 62, most: 160, narrow: 96 };

/** @param {string[]} names @param {number} left @param {number} first @param {number} [line] */
const stack = (names, left, first, line = 15) => Object.fromEntries(names.map((name, i) => [name, { left, right: -left, y: first + i * line }]));

/** @type {Record<Kind, Shape>} */
const COMPACT = {
  input: { width: 64, height: 60, cells: stack(["name", "x", "dx"], -28, -16, 16) },
  hidden: { width: 80, height: 84, cells: stack(["z", "slope", "a", "da", "dz"], -35, -30) },
  output: { width: 80, height: 74, cells: stack(["name", "z", "p", "dz"], -35, -23, 16) },
  loss: { width: 88, height: 74, cells: stack(["name", "loss", "mean", "dloss"], -38, -23, 16) },
};
/** @type {Record<Kind, Shape>} */
const SIDE_BY_SIDE = {
  ...COMPACT,
  hidden: {
    width: 168, height: 68,
    cells: {
      z: { left: -76, right: -6, y: -19 }, a: { left: 6, right: 76, y: -19 }, slope: { left: -33, right: 33, y: 1 },
      dz: { left: -76, right: -6, y: 21 }, da: { left: 6, right: 76, y: 21 },
    },
  },
};

/**
 * @param {readonly number[]} sizes
 * @param {boolean} narrow
 * @returns {Layout}
 */
export function layoutOf(sizes, narrow) {
  const last = sizes.length - 1;
  const shapes = narrow || last - 1 > SPACIOUS ? COMPACT : SIDE_BY_SIDE;
  const count = sizes.slice(1).reduce((sum, size, l) => sum + size * (sizes[l] + 1), 0);
  const all = !narrow && count <= LABELED && Math.max(...sizes) <= BESIDE;
  const kinds = sizes.map((_, l) => /** @type {Kind} */ (l === 0 ? "input" : l === last ? "output" : "hidden"));
  const along = (/** @type {Kind} */ kind) => (narrow ? shapes[kind].height : shapes[kind].width);
  const across = (/** @type {Kind} */ kind) => (narrow ? shapes[kind].width : shapes[kind].height);
  const margin = narrow ? { start: 20, end: 6, side: 6 } : { start: 4, end: 4, side: 30 };
  const taken = kinds.reduce((sum, kind) => sum + along(kind), 0) + along("loss") + margin.start + margin.end;
  const lossGap = narrow ? 52 : all ? 66 : 50;
  const gap = narrow ? GAP.narrow
    : Math.max(GAP.least, Math.min(GAP.most, (ROOM.wide - taken - lossGap) / last));
  const pitch = (/** @type {Kind} */ kind) => across(kind) + (narrow ? 4 : kind === "hidden" && shapes === SIDE_BY_SIDE ? 24 : 8);
  const widest = Math.max(...kinds.map((kind, l) => sizes[l] * pitch(kind)), across("loss"), narrow ? ROOM.narrow - 2 * margin.side : 250);
  const total = widest + 2 * margin.side - (narrow ? 0 : 22);
  const middle = narrow ? total / 2 : widest / 2 + margin.side;
  const point = (/** @type {number} */ a, /** @type {number} */ c) => (narrow ? { x: c, y: a } : { x: a, y: c });

  let at = margin.start;
  /** @type {Point[][]} */
  const columns = [];
  /** @type {Layout["heads"]} */
  const heads = [];
  kinds.forEach((kind, l) => {
    const a = at + along(kind) / 2;
    // Units that are fewer stand further apart, but not so far that they lose each other.
    const step = Math.max(pitch(kind), Math.min(pitch(kind) * 2.8, widest / sizes[l]));
    columns.push(Array.from({ length: sizes[l] }, (_, j) => point(a, middle + (j - (sizes[l] - 1) / 2) * step)));
    const text = l === 0 ? "X" : l === last ? `Z${l}, P` : `Z${l}, A${l}`;
    // On a phone the numbers of the first bias stand between this and the unit.
    heads.push(narrow ? { x: 2, y: l === 0 ? at - 6 : at - 36, text } : { x: a, y: 12, text });
    if (l < last) heads.push(narrow ? { x: 2, y: at + along(kind) + gap / 2 - 8, text: `W${l + 1}, b${l + 1}` } : { x: at + along(kind) + gap / 2, y: 12, text: `W${l + 1}, b${l + 1}` });
    at += along(kind) + (l === last ? lossGap : gap);
  });
  const loss = point(at + along("loss") / 2, middle);
  const length = at + along("loss") + margin.end;

  const half = (/** @type {Kind} */ kind) => along(kind) / 2;
  /** @param {Point} from @param {Kind} a @param {Point} to @param {Kind} b */
  const edge = (from, a, to, b) => (narrow ? [from.x, from.y + half(a), to.x, to.y - half(b)] : [from.x + half(a), from.y, to.x - half(b), to.y]);
  const ends = [];
  for (let l = 0; l < last; l += 1) {
    for (const from of columns[l]) for (const to of columns[l + 1]) ends.push(...edge(from, kinds[l], to, kinds[l + 1]));
    const { width, height } = shapes[kinds[l + 1]];
    // A bias comes in at the corner, on an edge of its own.
    for (const { x, y } of columns[l + 1]) {
      ends.push(...(narrow
        ? [x - width / 2 + 8, y - height / 2 - 17, x - width / 2 + 12, y - height / 2]
        : [x - width / 2 - 20, y - height / 2 + 1, x - width / 2, y - height / 2 + 10]));
    }
  }
  const lossEnds = columns[last].flatMap((from) => edge(from, "output", loss, "loss"));
  return {
    width: narrow ? total : length, height: narrow ? length : total, columns, loss, shapes, all, roomy: !narrow && gap > 100,
    ends: Float64Array.from(ends), lossEnds: Float64Array.from(lossEnds), heads,
  };
}

/**
 * The edge next to a point, or −1 when none is nearer than `reach`.
 * @param {Float64Array} ends
 * @param {Point} point
 * @param {number} reach
 */
export function nearest(ends, { x, y }, reach) {
  let [found, best] = [-1, reach * reach];
  for (let e = 0; e < ends.length; e += 4) {
    const [x1, y1, dx, dy] = [ends[e], ends[e + 1], ends[e + 2] - ends[e], ends[e + 3] - ends[e + 1]];
    const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
    const away = (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2;
    if (away < best) [found, best] = [e / 4, away];
  }
  return found;
}
