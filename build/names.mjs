// What is in the first part of a split release and belongs into another: found by the names of functions, which the wasm still
// has when it is split and loses afterwards.

import { readFileSync } from "node:fs";

/** Functions of these rooms and pages belong into the part of their own. */
const ELSEWHERE = /turnbook_app::(page::(visits|people|transfer|rulebook|setup|register|pairs|ending)|studio)::/;
/** The linker keeps one of several functions that do the same, under the name of any of them: such are small. */
const FOLDED = 256;

/** The functions of a wasm file that belong elsewhere: a list of `name, bytes`. */
export function misplaced(file) {
  return functions(readFileSync(file)).filter(({ name, bytes }) => bytes > FOLDED && ELSEWHERE.test(name));
}

/** Every function that is defined in a wasm file, with its name and its size. */
function functions(wasm) {
  let imported = 0;
  const sizes = [];
  const names = new Map();
  for (const { id, at, end } of sections(wasm)) {
    const read = reader(wasm, at);
    if (id === 2) imported = functionsImported(read);
    if (id === 10) for (let left = read.number(); left > 0; left -= 1) sizes.push(read.skip(read.number()));
    if (id === 0 && read.text() === "name") namesOf(read, end, names);
  }
  if (names.size === 0) throw new Error("the wasm has no names; was it stripped before it was split?");
  return sizes.map((bytes, nth) => ({ name: plain(names.get(imported + nth) ?? ""), bytes }));
}

function* sections(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const read = reader(wasm, at + 1);
    const length = read.number();
    yield { id: wasm[at], at: read.at(), end: read.at() + length };
    at = read.at() + length;
  }
}

function reader(wasm, at) {
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const skip = (bytes) => {
    at += bytes;
    return bytes;
  };
  const text = () => {
    const length = number();
    return wasm.toString("utf8", at, (at += length));
  };
  return { at: () => at, byte: () => wasm[at++], number, skip, text };
}

/** How many functions are imported. What an import is stands behind its two names. */
function functionsImported(read) {
  let functions = 0;
  const limits = () => (read.byte() & 1 ? [read.number(), read.number()] : [read.number()]);
  for (let left = read.number(); left > 0; left -= 1) {
    read.text();
    read.text();
    const kind = read.byte();
    if (kind === 0) functions += read.number() >= 0 ? 1 : 0;
    else if (kind === 1) read.skip(1), limits();
    else if (kind === 2) limits();
    else if (kind === 3) read.skip(2);
    else read.skip(1), read.number();
  }
  return functions;
}

function namesOf(read, end, names) {
  while (read.at() < end) {
    const kind = read.byte();
    const length = read.number();
    if (kind !== 1) read.skip(length);
    else for (let left = read.number(); left > 0; left -= 1) names.set(read.number(), read.text());
  }
}

/** The path in a mangled name of Rust: `_ZN3foo3bar17h…E` is `foo::bar`. */
function plain(name) {
  const parts = [];
  for (let rest = name.replace(/^_ZN/, ""); /^\d/.test(rest); ) {
    const [digits] = rest.match(/^\d+/);
    parts.push(rest.slice(digits.length, digits.length + Number(digits)));
    rest = rest.slice(digits.length + Number(digits));
  }
  return (parts.length > 0 ? parts.join("::") : name).replaceAll("..", "::");
}
