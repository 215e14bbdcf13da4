// Closes a bundle: lists every file with its hash into the service worker, and lays compressed copies beside the files.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { filesBelow, sha256, sideBySide } from "./files.mjs";

const TEMPLATE = new URL("../public/sw.template.js", import.meta.url);
const COPY = /\.(br|gz)$/;
const WORTH_COMPRESSING = /\.(html|js|css|wasm|svg|json|webmanifest|txt)$/;
const NOT_CACHED = new Set(["sw.js", "size.json"]);

/** Writes the service worker, and takes away the compressed copies, which may be of other bytes. Returns the name of the build. */
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
  return build;
}

/** Lays a copy beside each file that is worth it, for servers that can send it. */
export async function compress(dist) {
  await sideBySide(filesBelow(dist).filter((name) => WORTH_COMPRESSING.test(name)), async (name) => {
    const file = path.join(dist, name);
    const bytes = readFileSync(file);
    writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    writeFileSync(`${file}.br`, await brotli(bytes));
  });
}

function brotli(bytes) {
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
