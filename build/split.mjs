// Splits the release of the desk: what `part!` (src/later.rs) marks becomes files of their own, fetched when needed.
//
// The compiler's wasm, with its names and relocations → wasm-cut → wasm-bind (both are build/bindery), which sees the first
// part alone → wasm-opt, each file by itself. Nothing may shrink the wasm before it is split, or the relocations are lost.

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { sideBySide } from "./files.mjs";
import { misplaced } from "./names.mjs";
import { ordered } from "./order.mjs";
import { unplaced } from "./places.mjs";
import { shorten } from "./shorten.mjs";

const FEATURES = ["bulk-memory", "bulk-memory-opt", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const STRIP = [...FEATURES.map((feature) => `--enable-${feature}`), "--strip-debug", "--strip-dwarf", "--strip-producers"];

/**
 * Splits the wasm at `linked` in the directory `work`. `place(name, extension, bytes)` puts a part into the bundle and
 * gives its address. Returns where the first load and the script that goes with it are, and the addresses of what each part
 * fetches: itself and what it shares.
 */
export async function split(linked, work, place) {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  await run("wasm-cut", linked, work, "app");
  const strangers = misplaced(path.join(work, "app.wasm"));
  if (strangers.length > 0) {
    throw new Error(`the first load has what belongs into a part: ${strangers.map(({ name, bytes }) => `${name} (${bytes} bytes)`).join(", ")}`);
  }
  // The parts share the table of functions, which would else be made private.
  await run("wasm-bind", path.join(work, "app.wasm"), "--target=web", "--no-typescript", "--keep-lld-exports", `--out-dir=${work}`, "--out-name=app");
  rmSync(path.join(work, "app.wasm"));
  const bound = { script: path.join(work, "app.js"), wasm: path.join(work, "app_bg.wasm") };
  const short = shorten({ script: readFileSync(bound.script, "utf8"), wasm: readFileSync(bound.wasm) });
  writeFileSync(bound.script, short.script);
  writeFileSync(bound.wasm, short.wasm);

  const parts = readdirSync(work).filter((name) => name.endsWith(".wasm")).sort();
  await sideBySide(parts, (name) => shrink(path.join(work, name)));

  const loader = path.join(work, "__wasm_split.js");
  let loads = readFileSync(loader, "utf8");
  const needs = needed(loads);
  const placed = new Map();
  for (const name of parts.filter((name) => name !== "app_bg.wasm")) {
    placed.set(name, place(title(name), "wasm", readFileSync(path.join(work, name))));
  }
  loads = loads.replace(FETCHES, (_, name) => {
    const address = placed.get(name);
    if (!address) throw new Error(`the loader of the parts fetches what is not there: ${name}`);
    return `fetching(${JSON.stringify(address)})`;
  });
  const left = Array.from(placed).find(([, address]) => !loads.includes(address));
  if (left || loads.includes("import.meta")) throw new Error(`the loader of the parts does not fetch ${left}`);
  writeFileSync(loader, `${FETCHING}${loads}`);
  const fetches = Object.fromEntries(Object.entries(needs).map(([part, files]) => [part, files.map((name) => placed.get(name))]));
  return { ...bound, fetches };
}

/** How the loader fetches a file: the same words for each. */
const FETCHES = /\(\) => \{\s+const src = fetch\(new URL\("\.\/(\w+\.wasm)", import\.meta\.url\)\);\s+src\.catch\(\(\) => \{\}\);\s+return async \(imports\) => \(WebAssembly\.instantiateStreaming\(src, imports\)\);\s+\}/g;
/** The same, said once. A file that does not come is told where it is waited for. */
const FETCHING = `const fetching = (address) => () => {
  const file = fetch(address);
  file.catch(() => {});
  return (imports) => WebAssembly.instantiateStreaming(file, imports);
};
`;

/** The files of each part, as the loader has them: `__wasm_split_load_PART = …"./FILE.wasm"…, [__chunk_3, __chunk_7]`. */
function needed(loads) {
  const [, ...parts] = loads.split("export const __wasm_split_load_");
  return Object.fromEntries(
    parts.map((load) => {
      const [file] = load.match(/(?<="\.\/)\w+\.wasm(?=")/) ?? [];
      const shared = Array.from(load.matchAll(/__(chunk_\d+)\b/g), ([, chunk]) => `${chunk}.wasm`);
      return [load.match(/^\w+/)[0], file ? [file, ...shared] : shared];
    }),
  );
}

/** `split_pages.wasm` is the part of that name; `chunk_3.wasm` is what several parts share. */
const title = (name) => name.replace(/\.wasm$/, "").replace(/^split_/, "part-").replace(/^chunk_/, "part-shared-");

/** In a file of fewer bytes no order of its functions is worth the time. */
const ORDERED_FROM = 60_000;

/** Makes a file small, then puts its functions in an order in which it compresses well. */
async function shrink(file) {
  await run("wasm-opt", file, "-o", file, "-Oz", ...STRIP);
  const small = unplaced(readFileSync(file));
  writeFileSync(file, small.length < ORDERED_FROM ? small : ordered(small));
  if (small.length < ORDERED_FROM) return;
  await run("wasm-opt", file, "-o", file, "--reorder-functions-by-name", ...STRIP);
}

/** Runs a tool and shows what it says only when it fails: they complain of each other's sections. */
async function run(tool, ...args) {
  try {
    await promisify(execFile)(tool, args, { maxBuffer: Infinity });
  } catch (fault) {
    throw new Error(`${tool}: ${fault.stderr || fault.message}`);
  }
}
