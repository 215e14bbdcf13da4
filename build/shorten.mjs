// Takes out of the first part and its script what wasm-bindgen made and nobody calls, and gives what they call each other short
// names: wasm-bindgen's end in hashes, which no compression makes smaller, and stand in both files.

const IMPORTS = 2;
const EXPORTS = 7;
/** A name of wasm-bindgen's making, as it stands in the script and in the wasm. */
const HASHED = /\b__wbg_\w+_[0-9a-f]{16}\b|\b\w*wasm_bindgen\w*h[0-9a-f]{16}\b/g;

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
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [length, begins] = number(wasm, at + 1);
    const body = wasm.subarray(begins, begins + length);
    const changed = id === IMPORTS ? texts(body, 2, importSkip, short) : id === EXPORTS ? texts(body, 1, exportSkip, short) : body;
    out.push(Buffer.from([id]), leb(changed.length), changed);
    at = begins + length;
  }
  return Buffer.concat(out);
}

/** A list whose items begin with `names` texts, the last of which is renamed; `skip` says where the rest of an item ends. */
function texts(body, names, skip, short) {
  const [count, begins] = number(body, 0);
  const out = [];
  let at = begins;
  for (let item = 0; item < count; item += 1) {
    const named = [];
    let last;
    for (let nth = 1; nth <= names; nth += 1) {
      const [length, from] = number(body, at);
      last = body.toString("utf8", from, from + length);
      const to = Buffer.from((nth === names && short.get(last)) || last);
      named.push(leb(to.length), to);
      at = from + length;
    }
    const end = skip(body, at);
    if (!THEIRS.test(last)) out.push(Buffer.concat([...named, body.subarray(at, end)]));
    at = end;
  }
  return Buffer.concat([leb(out.length), ...out]);
}

const exportSkip = (body, at) => number(body, at + 1)[1];

/** What is imported: a function by its type, a table or a memory by its limits, a global, a tag. */
function importSkip(body, at) {
  const limits = (from) => (body[from] & 1 ? number(body, number(body, from + 1)[1])[1] : number(body, from + 1)[1]);
  switch (body[at]) {
    case 0:
      return number(body, at + 1)[1];
    case 1:
      return limits(at + 2);
    case 2:
      return limits(at + 1);
    case 3:
      return at + 3;
    case 4:
      return number(body, at + 2)[1];
    default:
      throw new Error(`the wasm imports something of an unknown kind: ${body[at]}`);
  }
}

/** The number that stands at a place, and where it ends. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function leb(value) {
  const out = [];
  do {
    out.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(out);
}
