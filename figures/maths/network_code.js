// The network as a program that prints the loss and the gradients that the figure shows.

/** @typedef {import("./network.js").NetworkState} NetworkState */

const ACTIVATION = {
  numpy: {
    tanh: { f: "np.tanh(Z)", slope: "(1 - np.tanh(Z) ** 2)" },
    relu: { f: "np.maximum(Z, 0.0)", slope: "(Z > 0)" },
    sigmoid: { f: "1 / (1 + np.exp(-Z))", slope: "A * (1 - A)" },
  },
  torch: { tanh: "torch.tanh(Z)", relu: "torch.relu(Z)", sigmoid: "torch.sigmoid(Z)" },
};

/**
 * A list of floats as Python writes it; rows stand below each other.
 * @param {any} array
 * @returns {string}
 */
function literal(array, indent = 0) {
  if (!Array.isArray(array)) return Number.isInteger(array) && Math.abs(array) < 1e21 ? `${array}.0` : String(array);
  if (!Array.isArray(array[0])) return `[${array.map((x) => literal(x)).join(", ")}]`;
  return `[${array.map((/** @type {any} */ row) => literal(row)).join(`,\n${" ".repeat(indent + 1)}`)}]`;
}

/**
 * @param {NetworkState} state
 * @param {(literal: string) => string} array
 * @param {string} labels
 */
function given({ parameters, X, y, example, batch }, array, labels) {
  const lines = [`X = ${array(literal(X, 5 + array("").indexOf("(")))}`, `y = ${labels.replace("…", `[${y.join(", ")}]`)}`];
  if (!batch) lines.push(`X, y = X[${example}:${example + 1}], y[${example}:${example + 1}]  # one example; without this line, the batch`);
  for (const [name, value] of Object.entries(parameters)) lines.push(`${name} = ${array(literal(value, name.length + 4 + array("").indexOf("(")))}`);
  return lines;
}

/**
 * @param {NetworkState} state
 * @returns {string}
 */
export function numpyCode(state) {
  const last = state.sizes.length - 1;
  const { f, slope } = ACTIVATION.numpy[/** @type {"tanh" | "relu" | "sigmoid"} */ (state.activation)];
  const named = (/** @type {string} */ text, /** @type {number} */ k) => text.replaceAll("Z", `Z${k}`).replaceAll(/\bA\b/g, `A${k}`);
  const lines = ["import numpy as np", "", ...given(state, (text) => `np.array(${text})`, "np.array(…)"), "N = len(y)", "", "# forward"];
  for (let k = 1; k <= last; k += 1) {
    lines.push(`Z${k} = ${k === 1 ? "X" : `A${k - 1}`} @ W${k} + b${k}`);
    if (k < last) lines.push(`A${k} = ${named(f, k)}`);
  }
  lines.push(
    `shifted = Z${last} - Z${last}.max(axis=1, keepdims=True)`,
    "log_P = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))",
    "loss = -log_P[np.arange(N), y].mean()", "", "# backward",
    `dZ${last} = np.exp(log_P)`, `dZ${last}[np.arange(N), y] -= 1`, `dZ${last} /= N`);
  for (let k = last; k >= 1; k -= 1) {
    lines.push(`dW${k} = ${k === 1 ? "X" : `A${k - 1}`}.T @ dZ${k}`, `db${k} = dZ${k}.sum(axis=0)`);
    if (k > 1) lines.push(`dA${k - 1} = dZ${k} @ W${k}.T`, `dZ${k - 1} = dA${k - 1} * ${named(slope, k - 1)}`);
  }
  lines.push("", 'print("loss", loss)');
  for (let k = 1; k <= last; k += 1) lines.push(`print("dW${k}", dW${k}, "db${k}", db${k}, sep="\\n")`);
  return `${lines.join("\n")}\n`;
}

/**
 * @param {NetworkState} state
 * @returns {string}
 */
export function torchCode(state) {
  const last = state.sizes.length - 1;
  const f = ACTIVATION.torch[/** @type {"tanh" | "relu" | "sigmoid"} */ (state.activation)];
  const names = Object.keys(state.parameters);
  const lines = [
    "import torch", "", "torch.set_default_dtype(torch.float64)", ...given(state, (text) => `torch.tensor(${text})`, "torch.tensor(…)"),
    `for parameter in (${names.join(", ")}):`, "    parameter.requires_grad_()", "", "# forward",
  ];
  for (let k = 1; k <= last; k += 1) {
    lines.push(`Z${k} = ${k === 1 ? "X" : `A${k - 1}`} @ W${k} + b${k}`);
    if (k < last) lines.push(`A${k} = ${f.replaceAll("Z", `Z${k}`)}`);
  }
  lines.push(`loss = torch.nn.functional.cross_entropy(Z${last}, y)`, "", "# backward", "loss.backward()", "", 'print("loss", loss.item())');
  for (let k = 1; k <= last; k += 1) lines.push(`print("dW${k}", W${k}.grad, "db${k}", b${k}.grad, sep="\\n")`);
  return `${lines.join("\n")}\n`;
}
