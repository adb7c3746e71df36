// The numbers that figures show, for the tests: reads lines of JSON, {"figure", "state"},
// and answers each with the figure's numbers. What is not finite is written as a string.

import { createInterface } from "node:readline";
import { figures } from "./views/index.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { figure, state } = JSON.parse(line);
  const numbers = figures[figure].numbers(state);
  process.stdout.write(`${JSON.stringify(numbers, (_, value) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value)}\n`);
}
