// Makes dist/ out of what `trunk build --release` left in target/trunk: one script, one wasm and one stylesheet named by their
// content, no inline code, a content policy, the texts (texts.mjs) and the parts (split.mjs); then the service worker,
// compressed copies, the weights.
// The same input gives the same bytes. Exits 1 when the bundle is over its ceiling.

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { hashedName } from "./files.mjs";
import { META_POLICY } from "./policy.mjs";
import { closeBundle } from "./precache.mjs";
import { report } from "./size.mjs";
import { split } from "./split.mjs";
import { REST, style } from "./style.mjs";
import { texts } from "./texts.mjs";

const house = fileURLToPath(new URL("..", import.meta.url));
const fresh = path.join(house, "target/dist-fresh");
const dist = path.join(house, "dist");
const target = process.env.CARGO_TARGET_DIR ?? path.join(house, "target");

rmSync(fresh, { recursive: true, force: true });
const linked = path.join(target, "wasm32-unknown-unknown/release/turnbook-app.wasm");
await join("app", "index.html", "target/trunk", () => split(linked, path.join(house, "target/split"), place), texts);
closeBundle(fresh);
const weights = report(fresh);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
process.exitCode = weights.withinCeiling ? 0 : 1;

/**
 * Takes in what Trunk made of the page: everything beside the page as it is, the page's own files as assets. `program`
 * gives the script and the wasm, out of those of Trunk; `says` the texts, out of the wasm.
 */
async function join(name, file, from, program, says) {
  const staged = path.join(house, from);
  const source = readFileSync(path.join(staged, "index.html"), "utf8");
  const inline = one(source, /<script type="module">([\s\S]*?)<\/script>/, "the module script of Trunk");
  const bindgen = one(inline, /from '\/([^']+\.js)'/, "the script of wasm-bindgen");
  const wasm = one(inline, /module_or_path: '\/([^']+\.wasm)'/, "the wasm");
  const sheet = one(source, /<link rel="stylesheet" href="\/([^"]+\.css)"/, "the stylesheet");
  const own = new Set(["index.html", wasm, sheet, bindgen, "snippets", ".stage"].map((own) => path.join(staged, own)));
  // Trunk leaves a .stage behind when a build fails.
  cpSync(staged, fresh, { recursive: true, filter: (source) => !own.has(source) });
  mkdirSync(path.join(fresh, "assets"), { recursive: true });
  const made = program({ script: path.join(staged, bindgen), wasm: path.join(staged, wasm) });
  const bytes = readFileSync(made.wasm);
  const wasmUrl = place(name, "wasm", bytes);
  const named = says(bytes).map(({ language, sheets, text }) => {
    const url = place(`text-${name}-${sheets}-${language}`, "txt", text);
    return `<meta name="texts-${sheets}" lang="${language}" content="${url}">`;
  });
  named.push(`<meta name="style-rest" content="${place("rest", "css", await style(REST, true))}">`);
  const sheetUrl = place(name, "css", readFileSync(path.join(staged, sheet)));
  const rescueUrl = place("rescue", "js", await bundled(path.join(house, "build/rescue-page.js")));
  const scriptUrl = place(name, "js", await script(made.script, { WASM_URL: wasmUrl, RESCUE_URL: rescueUrl }));
  writeFileSync(path.join(fresh, file), page(source, { wasmUrl, sheetUrl, scriptUrl, named }));
}

/** The one match of `pattern`; a silent miss here would ship a page that does not start. */
function one(text, pattern, what) {
  const found = [...text.matchAll(new RegExp(pattern, "g"))];
  if (found.length !== 1) throw new Error(`a page of Trunk: expected ${what} once, found it ${found.length} times`);
  return found[0][1];
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

function page(source, { wasmUrl, sheetUrl, scriptUrl, named }) {
  const head = [
    `<link rel="modulepreload" href="${scriptUrl}">`,
    `<link rel="preload" href="${wasmUrl}" as="fetch" type="application/wasm" crossorigin>`,
    `<link rel="stylesheet" href="${sheetUrl}">`,
    ...named,
    `<script type="module" src="${scriptUrl}"></script>`,
  ];
  const made = source
    .replace(/<script type="module">[\s\S]*?<\/script>/, "")
    .replace(/<link rel="(modulepreload|preload)"[^>]*>/g, "")
    .replace(/<link rel="stylesheet"[^>]*>/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace('<meta charset="utf-8">', (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">`)
    .replace("</head>", () => `${head.join("\n")}\n</head>`)
    .replace(/^\s+/gm, "");
  if (/<script>|<script type="module">|<style|\sstyle="|\son\w+="/.test(made)) throw new Error("a page still has inline code, which its policy forbids");
  if (!made.includes("Content-Security-Policy")) throw new Error("a page lost its content policy");
  return made;
}
