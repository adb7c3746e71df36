// Softmax and cross-entropy of one example: the long way, the short way, and the way that does not overflow.

/**
 * @typedef {{logits: number[], y: number, chosen: number, learning_rate: number}} SoftmaxState
 */

/** The largest logit, and the nudge of the finite difference. */
export const [LARGEST, STEP] = [2000, 1e-5];

/** @param {SoftmaxState} state */
export function numbers({ logits, y, chosen, learning_rate: rate }) {
  const shifted = shift(logits);
  const log_P = logSoftmax(logits);
  const P = log_P.map(Math.exp);
  const dZ = P.map((p, c) => p - (c === y ? 1 : 0));
  const dP = P.map((p, c) => (c === y ? -1 / p : 0));
  const jacobian = P.map((p, i) => P.map((q, j) => (i === j ? p : 0) - p * q));
  const exps = logits.map(Math.exp);
  const total = exps.reduce((sum, e) => sum + e, 0);
  const measured = difference(logits, y, chosen);
  const next = logits.map((z, c) => Math.min(LARGEST, Math.max(-LARGEST, z - rate * dZ[c])));
  return {
    P, log_P, dZ, dP, jacobian, measured, next,
    loss: -log_P[y],
    sum: dZ.reduce((sum, d) => sum + d, 0),
    long: P.map((_, j) => (Number.isFinite(dP[y]) ? dP.reduce((sum, d, i) => sum + d * jacobian[i][j], 0) : null)),
    shifted: shifted.map(Math.exp),
    shifted_total: shifted.reduce((sum, z) => sum + Math.exp(z), 0),
    naive: { exps, total, P: exps.map((e) => defined(e / total)), loss: defined(-Math.log(exps[y] / total)) },
    error: Math.abs(measured - dZ[chosen]),
    next_loss: -logSoftmax(next)[y],
  };
}

/** @param {number[]} logits */
function shift(logits) {
  const largest = Math.max(...logits);
  return logits.map((z) => z - largest);
}

/** @param {number[]} logits */
function logSoftmax(logits) {
  const shifted = shift(logits);
  const total = Math.log(shifted.reduce((sum, z) => sum + Math.exp(z), 0));
  return shifted.map((z) => z - total);
}

/**
 * The slope of the loss along one logit, from a nudge up and a nudge down.
 * @param {number[]} logits
 * @param {number} y
 * @param {number} chosen
 */
function difference(logits, y, chosen) {
  const [above, below] = [STEP, -STEP].map((nudge) => -logSoftmax(logits.map((z, c) => (c === chosen ? z + nudge : z)))[y]);
  return (above - below) / (2 * STEP);
}

/**
 * Null for what is undefined, such as ∞/∞ or 0/0.
 * @param {number} x
 */
function defined(x) {
  return Number.isNaN(x) ? null : x;
}
