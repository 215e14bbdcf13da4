// What is in the first part of a split release and belongs into another: found by the names of functions, which the wasm still
// has when it is split and loses afterwards.

import { readFileSync } from "node:fs";
import { SECTION, functions, number, sections, text } from "./wasm.mjs";

/** Functions of these rooms and pages belong into the part of their own. */
const ELSEWHERE = /turnbook_app::(page::(visits|clients|people|transfer|reports|rulebook|setup|register|pairs|ending)|studio)::/;
/** The linker keeps one of several functions that do the same, under the name of any of them: such are small. */
const FOLDED = 256;

/** The functions of a wasm file that belong elsewhere: a list of `name, bytes`. */
export function misplaced(file) {
  return named(readFileSync(file)).filter(({ name, bytes }) => bytes > FOLDED && ELSEWHERE.test(name));
}

/** Every function that is defined in a wasm file, with its name and its size. */
function named(wasm) {
  const { imported, codes } = functions(wasm);
  const names = new Map();
  for (const { id, begins, end } of sections(wasm)) {
    if (id !== SECTION.custom) continue;
    const [title, at] = text(wasm, begins);
    if (title === "name") namesOf(wasm, at, end, names);
  }
  if (names.size === 0) throw new Error("the wasm has no names; was it stripped before it was split?");
  return codes.map((code, nth) => ({ name: plain(names.get(imported + nth) ?? ""), bytes: code.length }));
}

/** The names of functions are the part with the number 1. */
function namesOf(wasm, begins, end, names) {
  for (let at = begins; at < end; ) {
    const [length, from] = number(wasm, at + 1);
    if (wasm[at] === 1) {
      let [left, each] = number(wasm, from);
      for (; left > 0; left -= 1) {
        const [nth, called] = number(wasm, each);
        const [name, next] = text(wasm, called);
        names.set(nth, name);
        each = next;
      }
    }
    at = from + length;
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
