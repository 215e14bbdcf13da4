// Trunk's post-build hook, for the developer's loop and the release alike: joins the style files into the one
// stylesheet of the page (the studio has sheets of its own besides), and leaves of the rulebooks what the app reads.

import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { filesBelow } from "./files.mjs";

const house = fileURLToPath(new URL("..", import.meta.url));
const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("stage.mjs is run by Trunk, which names the staging directory");

// `url("/icons/…")` is an address of the site, not a file of this machine.
const addressesStay = {
  name: "addresses-stay",
  setup(build) {
    build.onResolve({ filter: /^\// }, (asked) => (asked.kind === "url-token" ? { path: asked.path, external: true } : null));
  },
};

const studio = path.basename(process.env.TRUNK_HTML_FILE ?? "") === "studio.html";
await style(studio ? ["build/boot.css", "style/app.css", "style/studio.css"] : ["build/boot.css", "style/app.css"]);
if (!studio) rulebooks(path.join(staging, "rulebooks"));

async function style(sheets) {
  const page = readFileSync(path.join(staging, "index.html"), "utf8");
  const sheet = page.match(/href="\/?([^"]+\.css)"/)?.[1];
  if (!sheet) throw new Error("index.html names no stylesheet");
  const joined = await build({
    stdin: { contents: sheets.map((sheet) => `@import "./${sheet}";`).join(" "), loader: "css", resolveDir: house },
    bundle: true,
    minify: process.env.TRUNK_PROFILE === "release",
    plugins: [addressesStay],
    write: false,
    logLevel: "warning",
  });
  writeFileSync(path.join(staging, sheet), joined.outputFiles[0].contents);
}

/** Cases stay at home. `rulebooks/index.json` tells the app which books there are, and of which files. */
function rulebooks(shelf) {
  const books = [];
  for (const entry of readdirSync(shelf, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    const folder = path.join(shelf, entry.name);
    rmSync(path.join(folder, "cases"), { recursive: true, force: true });
    const files = filesBelow(folder).filter((name) => name.endsWith(".json"));
    if (files.includes("book.json")) books.push({ folder: entry.name, files });
  }
  writeFileSync(path.join(shelf, "index.json"), JSON.stringify(books));
}
