// What a full derivative costs: multiplications and memory, four ways.
// What is counted is said in backprop/widgets/cost_explorer.py.

/**
 * @typedef {{inputs: number, outputs: number, width: number, depth: number, every: number}} CostState
 * @typedef {"differences" | "dual" | "reverse" | "checkpoints"} Way
 */

/** @type {readonly Way[]} */
export const WAYS = ["differences", "dual", "reverse", "checkpoints"];

/**
 * The multiplications of one forward pass, layer by layer.
 * @param {CostState} state
 */
function products({ inputs, outputs, width, depth }) {
  if (depth === 1) return [inputs * outputs];
  return [inputs * width, ...Array(depth - 2).fill(width * width), width * outputs];
}

/** @param {CostState} state */
export function segment({ depth, every }) {
  const size = Math.min(every, depth);
  const checkpoints = Math.ceil(depth / size);
  return { size, checkpoints, lastStart: (checkpoints - 1) * size, last: depth - (checkpoints - 1) * size };
}

/**
 * The most numbers kept at once: x, and so many hidden layers of `width`.
 * The peak is in the last segment, or, if that is short, in the one before.
 * @param {CostState} state
 */
function kept(state) {
  const { size, checkpoints, last } = segment(state);
  const inLast = checkpoints + last - 2;
  const before = checkpoints > 1 ? checkpoints + size - 3 : 0;
  return state.inputs + state.width * Math.max(inLast, before);
}

/** @param {CostState} state */
export function numbers(state) {
  const { inputs, outputs, width, depth, every } = state;
  const each = products(state);
  const forward = each.reduce((sum, product) => sum + product, 0);
  const hidden = width * (depth - 1);
  const backward = outputs * (forward + hidden);
  const { size, lastStart } = segment(state);
  let again = 0;
  for (let i = 0; i < lastStart; i += 1) if ((i + 1) % size) again += each[i];
  const operations = {
    forward,
    differences: 2 * inputs * forward,
    dual: inputs * (2 * forward + hidden),
    reverse: forward + backward,
    checkpoints: forward + again + backward,
  };
  const largest = depth > 1 ? Math.max(inputs, width) : inputs;
  const spacings = Array.from({ length: depth }, (_, i) => kept({ ...state, every: i + 1 }));
  return {
    operations,
    passes: {
      forward: 1,
      differences: operations.differences / forward,
      dual: operations.dual / forward,
      reverse: operations.reverse / forward,
      checkpoints: operations.checkpoints / forward,
    },
    recomputed: again / forward,
    memory: {
      differences: largest,
      dual: 2 * largest,
      reverse: spacings[0],
      checkpoints: spacings[Math.min(every, depth) - 1],
    },
    spacings,
    best: 1 + spacings.indexOf(Math.min(...spacings)),
  };
}
