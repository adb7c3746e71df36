// Where the name of a line can stand so that no line runs through it.

/** The room that a line needs beside the middle of a name, in px. */
const ROOM = 13;
/** Where names are tried: this far from the point that they belong to, nearest first. */
const OFFSETS = [-10, 20, -28, 38, -46, 56, -64, 74, -84, 94, -104];

/**
 * Points on a line through the given ones, close to each other.
 * @param {readonly (readonly [number, number])[]} points
 * @returns {[number, number][]}
 */
export function along(points) {
  const count = Math.max(60, points.length);
  return Array.from({ length: count + 1 }, (_, i) => {
    const at = (i / count) * (points.length - 1);
    const [[x, y], [toX, toY]] = [points[Math.floor(at)], points[Math.ceil(at)]];
    const part = at - Math.floor(at);
    return [x + part * (toX - x), y + part * (toY - y)];
  });
}

/**
 * The baseline for a name: the nearest to `y` that is free, or else the freest.
 * @param {number} y
 * @param {{left: number, right: number, top: number, bottom: number}} room  from where to where the name may stand
 * @param {readonly (readonly [number, number])[]} obstacles
 */
export function free(y, { left, right, top, bottom }, obstacles) {
  const near = obstacles.filter(([x]) => x >= left - 6 && x <= right + 6);
  let [best, widest] = [y + OFFSETS[0], -1];
  for (const baseline of OFFSETS.map((offset) => y + offset)) {
    if (baseline < top + 12 || baseline > bottom - 4) continue;
    const middle = baseline - 4;
    const room = Math.min(Infinity, ...near.map(([, at]) => Math.abs(at - middle)));
    if (room >= ROOM) return baseline;
    if (room > widest) [best, widest] = [baseline, room];
  }
  return best;
}
