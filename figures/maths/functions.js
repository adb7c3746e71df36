// The functions of chapter 1, and their derivatives; at a kink the derivative is 0.

/** @param {number} x */
export const sigmoid = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** @type {Record<string, {words: string, f: (x: number) => number, derivative: (x: number) => number}>} */
export const FUNCTIONS = {
  square: { words: "x²", f: (x) => x ** 2, derivative: (x) => 2 * x },
  cube: { words: "x³", f: (x) => x ** 3, derivative: (x) => 3 * x ** 2 },
  sin: { words: "sin x", f: Math.sin, derivative: Math.cos },
  exp: { words: "eˣ", f: Math.exp, derivative: Math.exp },
  tanh: { words: "tanh x", f: Math.tanh, derivative: (x) => 1 - Math.tanh(x) ** 2 },
  sigmoid: { words: "σ(x)", f: sigmoid, derivative: (x) => sigmoid(x) * sigmoid(-x) },
  relu: { words: "ReLU(x)", f: (x) => Math.max(x, 0), derivative: (x) => (x > 0 ? 1 : 0) },
  abs: { words: "|x|", f: Math.abs, derivative: Math.sign },
};
