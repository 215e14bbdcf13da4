// Makes dist/ out of what `trunk build --release` left in target/trunk: one script, one wasm and one stylesheet
// named by their content, no inline code, a content policy, the service worker, compressed copies, the weights.
// The same input gives the same bytes. Exits 1 when the bundle is over its ceiling.

import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { hashedName } from "./files.mjs";
import { META_POLICY } from "./policy.mjs";
import { closeBundle } from "./precache.mjs";
import { report } from "./size.mjs";

const house = fileURLToPath(new URL("..", import.meta.url));
const staged = path.join(house, "target/trunk");
const fresh = path.join(house, "target/dist-fresh");
const dist = path.join(house, "dist");

rmSync(fresh, { recursive: true, force: true });
// Trunk leaves a .stage behind when a build fails.
cpSync(staged, fresh, { recursive: true, filter: (source) => path.basename(source) !== ".stage" });
mkdirSync(path.join(fresh, "assets"));

const trunkPage = readFileSync(path.join(fresh, "index.html"), "utf8");
const inline = one(/<script type="module">([\s\S]*?)<\/script>/, "the module script of Trunk");
const bindgen = one(/from '\/([^']+\.js)'/, "the script of wasm-bindgen", inline);
const wasm = one(/module_or_path: '\/([^']+\.wasm)'/, "the wasm", inline);
const sheet = one(/<link rel="stylesheet" href="\/([^"]+\.css)"/, "the stylesheet");

const wasmUrl = place("wasm", readFileSync(path.join(fresh, wasm)));
const sheetUrl = place("css", readFileSync(path.join(fresh, sheet)));
const scriptUrl = place("js", await script());
for (const name of [wasm, sheet, bindgen, "snippets"]) rmSync(path.join(fresh, name), { recursive: true, force: true });

writeFileSync(path.join(fresh, "index.html"), page());
closeBundle(fresh);
const weights = report(fresh);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
process.exitCode = weights.withinCeiling ? 0 : 1;

/** The one match of `pattern`; a silent miss here would ship a page that does not start. */
function one(pattern, what, text = trunkPage) {
  const found = [...text.matchAll(new RegExp(pattern, "g"))];
  if (found.length !== 1) throw new Error(`index.html of Trunk: expected ${what} once, found it ${found.length} times`);
  return found[0][1];
}

function place(extension, bytes) {
  const name = `assets/${hashedName("app", extension, bytes)}`;
  writeFileSync(path.join(fresh, name), bytes);
  return `/${name}`;
}

/** boot.js, the JavaScript of wasm-bindgen and its snippets, as one module. */
async function script() {
  const bundled = await build({
    entryPoints: [path.join(house, "build/boot.js")],
    alias: { "turnbook:app": path.join(fresh, bindgen) },
    define: { WASM_URL: JSON.stringify(wasmUrl) },
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "warning",
  });
  return bundled.outputFiles[0].contents;
}

function page() {
  const head = [
    `<link rel="modulepreload" href="${scriptUrl}">`,
    `<link rel="preload" href="${wasmUrl}" as="fetch" type="application/wasm" crossorigin>`,
    `<link rel="stylesheet" href="${sheetUrl}">`,
    `<script type="module" src="${scriptUrl}"></script>`,
  ];
  const made = trunkPage
    .replace(/<script type="module">[\s\S]*?<\/script>/, "")
    .replace(/<link rel="(modulepreload|preload)"[^>]*>/g, "")
    .replace(/<link rel="stylesheet"[^>]*>/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace('<meta charset="utf-8">', (charset) => `${charset}\n<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">`)
    .replace("</head>", () => `${head.join("\n")}\n</head>`)
    .replace(/^\s+/gm, "");
  if (/<script>|<script type="module">|<style|\sstyle="|\son\w+="/.test(made)) throw new Error("index.html still has inline code, which its policy forbids");
  if (!made.includes("Content-Security-Policy")) throw new Error("index.html lost its content policy");
  return made;
}
