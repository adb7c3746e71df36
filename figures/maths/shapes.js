// When do two shapes fit, for X @ W and for Z + b?

/**
 * @param {{left: number[], right: number[], operation: string}} state
 * @returns {{shape: number[] | null, reason: string}} the reason says why it fits, or why not
 */
export function numbers({ left, right, operation }) {
  return operation === "@" ? product(left, right) : sum(left, right);
}

/** @param {number[]} shape */
export function shapeText(shape) {
  return `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
}

/**
 * @param {number[]} left
 * @param {number[]} right
 */
function product(left, right) {
  if (left.length === 0 || right.length === 0) {
    return { shape: null, reason: "A number has no rows or columns: @ needs arrays of one axis or more; use * for a number." };
  }
  const inner = left[left.length - 1];
  const other = right.length === 1 ? right[0] : right[right.length - 2];
  if (inner !== other) {
    const what = right.length === 1 ? "entries" : "rows";
    const turned = right.length === 2 && right[1] === inner ? " The right one transposed would fit." : "";
    return { shape: null, reason: `The left one has ${inner} columns and the right one ${other} ${what}; the inner numbers must be equal.${turned}` };
  }
  const stack = broadcast(left.slice(0, -2), right.slice(0, -2));
  if (!stack.shape) return stack;
  const shape = [
    ...stack.shape,
    ...(left.length > 1 ? [left[left.length - 2]] : []),
    ...(right.length > 1 ? [right[right.length - 1]] : []),
  ];
  return { shape, reason: `The inner numbers are equal (${inner}) and are summed away; the outer ones remain.` };
}

/**
 * @param {number[]} left
 * @param {number[]} right
 */
function sum(left, right) {
  const result = broadcast(left, right);
  if (!result.shape) return result;
  const same = left.join() === right.join();
  return {
    shape: result.shape,
    reason: same ? "Equal shapes are added entry by entry." : "Compared from the right, each pair of axes is equal, or one is 1 or missing: it is repeated.",
  };
}

/**
 * @param {number[]} left
 * @param {number[]} right
 * @returns {{shape: number[] | null, reason: string}}
 */
function broadcast(left, right) {
  const length = Math.max(left.length, right.length);
  const shape = [];
  for (let i = 1; i <= length; i += 1) {
    const [a, b] = [left[left.length - i] ?? 1, right[right.length - i] ?? 1];
    if (a !== b && a !== 1 && b !== 1) {
      return { shape: null, reason: `Compared from the right, axis ${i} has ${a} on one side and ${b} on the other: they must be equal, or one of them 1.` };
    }
    shape.unshift(a === 1 ? b : a);
  }
  return { shape, reason: "" };
}
