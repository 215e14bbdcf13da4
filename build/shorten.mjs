// Takes out of the first part and its script what wasm-bindgen made and nobody calls, and gives what they call each other short
// names: wasm-bindgen's end in hashes, which no compression makes smaller, and stand in both files.

import { SECTION, importEnd, number, numbered, section, sections, spelled, text } from "./wasm.mjs";

/** A name of wasm-bindgen's making, as it stands in the script and in the wasm. */
const HASHED = /\b__wbg_\w+_[0-9a-f]{16}\b|\b\w*wasm_bindgen\w*h[0-9a-f]{16}(?:_\d+)?\b/g;

/** Classes for the streams of a server, which leptos brings along; there is no server. */
const CLASSES = [/^export class (IntoUnderlying\w+) \{\n[\s\S]*?^\}\nif \(Symbol\.dispose\) .*\n/gm, /^const IntoUnderlying\w+ = [\s\S]*?;\n/gm];
const THEIRS = /^(__wbg_)?intounderlying/;

/** The script and the wasm, as wasm-bindgen made them, made shorter: `{ script, wasm }` of a text and a buffer. */
export function shorten({ script, wasm }) {
  const left = CLASSES.reduce((script, unused) => script.replace(unused, ""), script);
  if (/intounderlying/i.test(left)) throw new Error("the script of wasm-bindgen calls streams of a server in a way that is not known here");
  const short = new Map();
  for (const [name] of left.matchAll(HASHED)) if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`);
  return { script: left.replace(HASHED, (name) => short.get(name)), wasm: renamed(wasm, short) };
}

/** The wasm with the names of its imports and exports changed where `short` has others. */
function renamed(wasm, short) {
  const out = [wasm.subarray(0, 8)];
  for (const { id, begins, end } of sections(wasm)) {
    const content = wasm.subarray(begins, end);
    if (id === SECTION.imports) out.push(section(id, list(content, 2, importEnd, short)));
    else if (id === SECTION.exports) out.push(section(id, list(content, 1, exportEnd, short)));
    else out.push(section(id, content));
  }
  return Buffer.concat(out);
}

const exportEnd = (bytes, at) => number(bytes, at + 1)[1];

/** A list whose items begin with `texts` texts, the last of which is renamed; `ends` says where an item does. */
function list(bytes, texts, ends, short) {
  const out = [];
  let [left, at] = number(bytes, 0);
  for (; left > 0; left -= 1) {
    const called = [];
    for (let nth = 0; nth < texts; nth += 1) {
      const [name, next] = text(bytes, at);
      called.push(name);
      at = next;
    }
    const end = ends(bytes, at);
    const name = called.pop();
    if (!THEIRS.test(name)) {
      out.push(Buffer.concat([...called, short.get(name) ?? name].map(spelled)), bytes.subarray(at, end));
    }
    at = end;
  }
  return Buffer.concat([numbered(out.length / 2), ...out]);
}
