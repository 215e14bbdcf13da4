// Makes dist/ out of what `cargo build --release` left: one script, one wasm and one stylesheet named by their content, no inline
// code, a content policy, the texts (texts.mjs), the books (shelf.mjs) and the parts (split.mjs); then the service worker,
// compressed copies, the weights.
// The same input gives the same bytes. Exits 1 when the bundle is over its ceiling.

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { hashedName } from "./files.mjs";
import { META_POLICY } from "./policy.mjs";
import { closeBundle, compress } from "./precache.mjs";
import { shelf } from "./shelf.mjs";
import { FIRST_PART, report } from "./size.mjs";
import { split } from "./split.mjs";
import { FIRST, REST, style } from "./style.mjs";
import { texts } from "./texts.mjs";

const house = fileURLToPath(new URL("..", import.meta.url));
const fresh = path.join(house, "target/dist-fresh");
const dist = path.join(house, "dist");
const target = process.env.CARGO_TARGET_DIR ?? path.join(house, "target");
const linked = path.join(target, "wasm32-unknown-unknown/release/turnbook-app.wasm");

rmSync(fresh, { recursive: true, force: true });
mkdirSync(path.join(fresh, "assets"), { recursive: true });
for (const name of ["manifest.webmanifest", "icons"]) {
  cpSync(path.join(house, "public", name), path.join(fresh, name), { recursive: true });
}
shelf(path.join(fresh, "rulebooks"));
const { written, fetches } = await page();
writeFileSync(path.join(fresh, "index.html"), written);
closeBundle(fresh);
await compress(fresh);
const weights = report(fresh, fetches);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
process.exitCode = weights.withinCeiling ? 0 : 1;

/** index.html, with the addresses of what it is made of, which are put into the bundle; and what each part fetches. */
async function page() {
  const made = await split(linked, path.join(house, "target/split"), place);
  const wasm = readFileSync(made.wasm);
  const run = made.fetches[FIRST_PART].map((address) => readFileSync(path.join(fresh, address)));
  const wasmUrl = place("app", "wasm", wasm);
  const rescueUrl = place("rescue", "js", await bundled(path.join(house, "build/rescue-page.js")));
  const scriptUrl = place("app", "js", await script(made.script, { WASM_URL: wasmUrl, RESCUE_URL: rescueUrl }));
  const head = [
    `<link rel="modulepreload" href="${scriptUrl}">`,
    `<link rel="preload" href="${wasmUrl}" as="fetch" type="application/wasm" crossorigin>`,
    `<link rel="stylesheet" href="${place("app", "css", await style(FIRST, true))}">`,
    ...texts(wasm, run).map(({ language, sheets, text }) => {
      return `<meta name="texts-${sheets}" lang="${language}" content="${place(`text-app-${sheets}-${language}`, "txt", text)}">`;
    }),
    `<meta name="style-rest" content="${place("rest", "css", await style(REST, true))}">`,
    `<script type="module" src="${scriptUrl}"></script>`,
  ];
  const written = readFileSync(path.join(house, "index.html"), "utf8")
    .replace(/<link data-trunk [^>]*>/g, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace('<meta charset="utf-8">', (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">`)
    .replace("</head>", () => `${head.join("\n")}\n</head>`)
    .replace(/^\s+/gm, "");
  if (/<script>|<script type="module">|<style|\sstyle="|\son\w+="/.test(written)) throw new Error("the page has inline code, which its policy forbids");
  if (!written.includes("Content-Security-Policy") || !written.includes(scriptUrl)) throw new Error("the page lost its content policy or its script");
  return { written, fetches: made.fetches };
}

function place(name, extension, bytes) {
  const file = `assets/${hashedName(name, extension, bytes)}`;
  writeFileSync(path.join(fresh, file), bytes);
  return `/${file}`;
}

/** boot.js, the JavaScript of wasm-bindgen and its snippets, as one module. */
function script(bindgen, urls) {
  const define = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, JSON.stringify(url)]));
  return bundled(path.join(house, "build/boot.js"), { alias: { "turnbook:app": bindgen }, define });
}

/** A script and all it imports, as one module. */
async function bundled(entry, more = {}) {
  const made = await build({
    ...more,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "warning",
    // wasm-bindgen names the loader of the parts once for each of them.
    logOverride: { "duplicate-object-key": "silent" },
  });
  return made.outputFiles[0].contents;
}
