// The last answer, for as long as it is asked for the same.

/**
 * A function that computes only when what the answer depends on has changed.
 * @template T
 * @returns {(of: readonly unknown[], compute: () => T) => T}
 */
export function keeping() {
  /** @type {{of: readonly unknown[], answer: T} | null} */
  let kept = null;
  return (of, compute) => {
    if (!kept || of.length !== kept.of.length || !of.every((x, i) => Object.is(x, kept?.of[i]))) kept = { of, answer: compute() };
    return kept.answer;
  };
}
