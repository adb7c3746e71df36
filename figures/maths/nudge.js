// A slope from one nudge up and one nudge down, and its error against the step.

import { FUNCTIONS } from "./functions.js";

/** The steps of the error curve: 10⁰ down to 10⁻¹², eight a decade. */
export const STEPS = Array.from({ length: 97 }, (_, i) => 10 ** (-i / 8));

/**
 * @param {(x: number) => number} f
 * @param {number} x
 * @param {number} step
 */
export function centralDifference(f, x, step) {
  return (f(x + step) - f(x - step)) / (2 * step);
}

/**
 * @param {{function: string, x: number, step: number}} state
 */
export function numbers({ function: name, x, step }) {
  const { f, derivative } = FUNCTIONS[name];
  const slope = derivative(x);
  const secant = centralDifference(f, x, step);
  return {
    value: f(x),
    above: f(x + step),
    below: f(x - step),
    secant,
    derivative: slope,
    error: Math.abs(secant - slope),
    curve: STEPS.map((h) => Math.abs(centralDifference(f, x, h) - slope)),
  };
}
