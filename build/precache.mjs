// Closes a bundle: lists every file with its hash into the service worker, and lays compressed copies beside
// the files. `node build/precache.mjs DIR` does it again after a file of the bundle has changed.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesBelow, sha256 } from "./files.mjs";

const TEMPLATE = new URL("../public/sw.template.js", import.meta.url);
const COPY = /\.(br|gz)$/;
const WORTH_COMPRESSING = /\.(html|js|css|wasm|svg|json|webmanifest|txt)$/;
const NOT_CACHED = new Set(["sw.js", "size.json"]);

/** Returns the name of the build. */
export function closeBundle(dist) {
  for (const name of filesBelow(dist).filter((name) => COPY.test(name))) rmSync(path.join(dist, name));

  const template = readFileSync(TEMPLATE, "utf8");
  const list = filesBelow(dist)
    .filter((name) => !NOT_CACHED.has(name))
    .map((name) => [name === "index.html" ? "/" : `/${name}`, sha256(readFileSync(path.join(dist, name)))]);
  const build = sha256(JSON.stringify([template, list])).slice(0, 16);
  const worker = template
    .replace("__BUILD__", () => JSON.stringify(build))
    .replace("__PRECACHE__", () => JSON.stringify(list, null, 2));
  writeFileSync(path.join(dist, "sw.js"), worker);

  for (const name of filesBelow(dist).filter((name) => WORTH_COMPRESSING.test(name) && name !== "size.json")) {
    const file = path.join(dist, name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, brotli(bytes));
  }
  return build;
}

function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv[2]) throw new Error("usage: node build/precache.mjs DIR");
  console.log(`build ${closeBundle(process.argv[2])}`);
}
