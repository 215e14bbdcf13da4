// How a wasm file is laid out, as far as the build looks into it.

export const SECTION = { custom: 0, imports: 2, exports: 7, code: 10, data: 11 };

/** The sections of a file: `{ id, begins, end }` of what is in each. */
export function* sections(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const [length, begins] = number(wasm, at + 1);
    yield { id: wasm[at], begins, end: begins + length };
    at = begins + length;
  }
}

/** The number that stands at a place, and where it ends. */
export function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

/** The text that stands at a place, and where it ends. */
export function text(bytes, at) {
  const [length, begins] = number(bytes, at);
  return [bytes.toString("utf8", begins, begins + length), begins + length];
}

/** A number as it is written. */
export function numbered(value) {
  const out = [];
  do {
    out.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(out);
}

/** A text as it is written. */
export function spelled(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([numbered(bytes.length), bytes]);
}

/** A section as it is written. */
export const section = (id, content) => Buffer.concat([Buffer.from([id]), numbered(content.length), content]);

/** Where the description of an import ends that begins at a place: a function by its type, a table or a memory by its limits, a
 *  global, a tag. */
export function importEnd(bytes, at) {
  const limits = (from) => (bytes[from] & 1 ? number(bytes, number(bytes, from + 1)[1])[1] : number(bytes, from + 1)[1]);
  switch (bytes[at]) {
    case 0:
      return number(bytes, at + 1)[1];
    case 1:
      return limits(at + 2);
    case 2:
      return limits(at + 1);
    case 3:
      return at + 3;
    case 4:
      return number(bytes, at + 2)[1];
    default:
      throw new Error(`the wasm imports something of an unknown kind: ${bytes[at]}`);
  }
}

/** How many functions a file imports, and the code of each of its own. */
export function functions(wasm) {
  let imported = 0;
  const codes = [];
  for (const { id, begins } of sections(wasm)) {
    if (id === SECTION.imports) {
      let [left, at] = number(wasm, begins);
      for (; left > 0; left -= 1) {
        at = text(wasm, text(wasm, at)[1])[1];
        imported += wasm[at] === 0 ? 1 : 0;
        at = importEnd(wasm, at);
      }
    }
    if (id === SECTION.code) {
      let [left, at] = number(wasm, begins);
      for (; left > 0; left -= 1) {
        const [length, code] = number(wasm, at);
        codes.push(wasm.subarray(code, code + length));
        at = code + length;
      }
    }
  }
  return { imported, codes };
}
