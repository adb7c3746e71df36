// TeX to MathML: reads lines of JSON, {"tex", "display"}, and answers each with {"html"} or {"error"}.

import { createInterface } from "node:readline";
import temml from "temml";

for await (const line of createInterface({ input: process.stdin })) {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    answer = { html: temml.renderToString(tex, { displayMode: display, throwOnError: true, strict: true }) };
  } catch (error) {
    answer = { error: String(/** @type {Error} */ (error).message).split("\n")[0] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
