// All figures by name, for tests and still pictures.

import { readdirSync } from "node:fs";

/** @type {Record<string, import("../lib/figure.js").Figure>} */
export const figures = {};
for (const file of readdirSync(new URL(".", import.meta.url))) {
  if (file === "index.js" || !file.endsWith(".js")) continue;
  const { default: figure } = await import(`./${file}`);
  figures[figure.name] = figure;
}
