// Build the figures: one ES module each for notebooks, classic scripts for the site (the shared part once).
// Usage: node figures/build.js NOTEBOOK_FOLDER SITE_FOLDER

import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [notebook, site] = process.argv.slice(2);
if (!notebook || !site) throw new Error("Usage: node figures/build.js NOTEBOOK_FOLDER SITE_FOLDER");

/** What pages load only when a figure asks for it; in notebooks it is part of the figure. */
const LATER = ["data/training_digits.js"];
const views = (await readdir(join(here, "views"))).filter((name) => name !== "index.js" && name.endsWith(".js"));
/** @param {string} path */
const stem = (path) => path.replace(/^.*\/|\.js$/g, "");
const common = {
  bundle: true, minify: true, charset: /** @type {const} */ ("utf8"), target: "es2022", logLevel: /** @type {const} */ ("warning"),
};
for (const folder of [notebook, site]) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(here, "figures.css"), join(folder, "figures.css"));
}

await build({
  ...common, format: "esm", outdir: notebook,
  entryPoints: views.map((name) => join(here, "views", name)),
});
await build({
  ...common, format: "iife", globalName: "backpropFigures",
  entryPoints: { shared: join(here, "host.js") }, outdir: site,
});
await build({
  ...common, format: "iife", outdir: site,
  entryPoints: [
    ...views.map((name) => ({ in: `register:views/${name}`, out: stem(name) })),
    ...LATER.map((path) => ({ in: `arrive:${path}`, out: stem(path) })),
  ],
  plugins: [{
    name: "shared-once",
    setup(builder) {
      builder.onResolve({ filter: /^(register|arrive):/ }, ({ path }) => ({ path, namespace: "entry" }));
      builder.onLoad({ filter: /.*/, namespace: "entry" }, ({ path }) => {
        const [way, module] = path.split(":");
        const name = way === "arrive" ? `${JSON.stringify(stem(module))}, ` : "";
        return { contents: `import it from "./${module}"; backpropFigures.${way}(${name}it);`, resolveDir: here };
      });
      builder.onResolve({ filter: /./ }, ({ path, kind }) =>
        (kind === "dynamic-import" ? { path: stem(path), namespace: "later" } : undefined));
      builder.onLoad({ filter: /.*/, namespace: "later" }, ({ path }) =>
        ({ contents: `export default backpropFigures.later(${JSON.stringify(path)})` }));
      builder.onResolve({ filter: /lib\/index\.js$/ }, () => ({ path: "shared", namespace: "shared" }));
      builder.onLoad({ filter: /.*/, namespace: "shared" }, () => ({ contents: "module.exports = backpropFigures" }));
    },
  }],
});
