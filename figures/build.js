// Build the figures: one ES module each for notebooks, classic scripts for the site (the shared part once).
// Usage: node figures/build.js NOTEBOOK_FOLDER SITE_FOLDER

import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [notebook, site] = process.argv.slice(2);
if (!notebook || !site) throw new Error("Usage: node figures/build.js NOTEBOOK_FOLDER SITE_FOLDER");

const views = (await readdir(join(here, "views"))).filter((name) => name !== "index.js" && name.endsWith(".js"));
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
  entryPoints: views.map((name) => ({ in: `register:${name}`, out: name.replace(/\.js$/, "") })),
  plugins: [{
    name: "shared-once",
    setup(builder) {
      builder.onResolve({ filter: /^register:/ }, ({ path }) => ({ path, namespace: "register" }));
      builder.onLoad({ filter: /.*/, namespace: "register" }, ({ path }) => ({
        contents: `import figure from "./views/${path.slice("register:".length)}"; backpropFigures.register(figure);`,
        resolveDir: here,
      }));
      builder.onResolve({ filter: /lib\/index\.js$/ }, () => ({ path: "shared", namespace: "shared" }));
      builder.onLoad({ filter: /.*/, namespace: "shared" }, () => ({ contents: "module.exports = backpropFigures" }));
    },
  }],
});
