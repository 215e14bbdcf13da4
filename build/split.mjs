// Splits the release of the desk: what `part!` (src/later.rs) marks becomes files of their own, fetched when needed.
//
// The compiler's wasm, with its names and relocations → wasm-split → wasm-bindgen, which sees the first part alone →
// wasm-opt, each file by itself. Nothing may shrink the wasm before it is split, or the relocations are lost; that is why
// the desk does not take what Trunk made of it.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { misplaced } from "./names.mjs";
import { shorten } from "./shorten.mjs";

const FEATURES = ["bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
// What is made of one function for many types stands together then, which compresses better; so the names go last.
const SHRINK = ["-Oz", "--reorder-functions-by-name", ...FEATURES.map((feature) => `--enable-${feature}`), "--strip-debug", "--strip-dwarf", "--strip-producers"];

/**
 * Splits the wasm at `linked` in the directory `work`. `place(name, extension, bytes)` puts a part into the bundle and
 * gives its address. Returns where the first part and the script that goes with it are.
 */
export function split(linked, work, place) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  run("wasm-split-cli", linked, work, "--target", "web", "--out-name", "app");
  const strangers = misplaced(path.join(work, "app.wasm"));
  if (strangers.length > 0) {
    throw new Error(`the first load has what belongs into a part: ${strangers.map(({ name, bytes }) => `${name} (${bytes} bytes)`).join(", ")}`);
  }
  // The parts share the table of functions, which wasm-bindgen would else make private.
  run("wasm-bindgen", path.join(work, "app.wasm"), ..."--target web --no-typescript --keep-lld-exports".split(" "), "--out-dir", work, "--out-name", "app");
  rmSync(path.join(work, "app.wasm"));
  const bound = { script: path.join(work, "app.js"), wasm: path.join(work, "app_bg.wasm") };
  const short = shorten({ script: readFileSync(bound.script, "utf8"), wasm: readFileSync(bound.wasm) });
  writeFileSync(bound.script, short.script);
  writeFileSync(bound.wasm, short.wasm);

  const loader = path.join(work, "__wasm_split.js");
  let loads = readFileSync(loader, "utf8");
  for (const name of readdirSync(work).filter((name) => name.endsWith(".wasm")).sort()) {
    const file = path.join(work, name);
    run("wasm-opt", file, "-o", file, ...SHRINK);
    if (name === "app_bg.wasm") continue;
    const asked = `new URL("./${name}", import.meta.url)`;
    if (!loads.includes(asked)) throw new Error(`the loader of wasm-split does not fetch ${name}`);
    loads = loads.replace(asked, () => JSON.stringify(place(title(name), "wasm", readFileSync(file))));
  }
  if (loads.includes("import.meta")) throw new Error("the loader of wasm-split fetches what is not there");
  writeFileSync(loader, loads);
  return bound;
}

/** `split_pages.wasm` is the part of that name; `chunk_3.wasm` is what several parts share. */
const title = (name) => name.replace(/\.wasm$/, "").replace(/^split_/, "part-").replace(/^chunk_/, "part-shared-");

/** Runs a tool and shows what it says only when it fails: wasm-split and wasm-opt complain of each other's sections. */
function run(tool, ...args) {
  try {
    execFileSync(tool, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, RUST_LOG: "error" } });
  } catch (fault) {
    throw new Error(`${tool}: ${fault.stderr || fault.message}`);
  }
}
