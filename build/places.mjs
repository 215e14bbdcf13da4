// Where in a library a program would stop, should it, is said by the compiler with the path of the file on the machine that built it.
// That is nobody's business and weighs a kilobyte: the program says "library" in its place. Our own files keep their names.

import { SECTION, sections } from "./wasm.mjs";

/** Files of other crates and of Rust itself. */
const LIBRARY = /(?:\/[\w.-]+)*\/registry\/src\/[\w.-]+\/[\w./+-]+?\.rs|\/rustc\/[0-9a-f]{40}\/library\/[\w./-]+?\.rs/g;

/** The wasm without such paths. Each keeps its length, for its place is known by numbers. */
export function unplaced(wasm) {
  const without = Buffer.from(wasm);
  for (const { id, begins, end } of sections(wasm)) {
    if (id !== SECTION.data) continue;
    const said = wasm.latin1Slice(begins, end).replace(LIBRARY, (path) => "library".padEnd(path.length));
    without.write(said, begins, "latin1");
  }
  return without;
}
