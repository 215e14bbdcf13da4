// In which order the functions of a wasm file stand. Each is followed by the one that is most like it of those still left, so that
// what is said again is near: a hundredth to two of what the file weighs compressed. Nothing else changes.

import { SECTION, functions, numbered, section, spelled } from "./wasm.mjs";

/** So many bytes in a row that two functions have in common count as one likeness. */
const ROW = 6;
/** What more functions than these have says nothing of any two. */
const COMMON = 200;

/** The file with a name for each function by which wasm-opt puts them in order. */
export function ordered(wasm) {
  const { imported, codes } = functions(wasm);
  const places = new Map(order(codes.map(rows)).map((nth, place) => [nth, place]));
  const name = (_, nth) => Buffer.concat([numbered(imported + nth), spelled(String(places.get(nth)).padStart(6, "0"))]);
  const names = Buffer.concat([numbered(codes.length), ...codes.map(name)]);
  return Buffer.concat([wasm, section(SECTION.custom, Buffer.concat([spelled("name"), section(1, names)]))]);
}

/** What stands in a function: the hash of every `ROW` bytes in a row. */
function rows(code) {
  const rows = new Set();
  for (let at = 0; at + ROW <= code.length; at += 1) {
    let hash = 2166136261;
    for (let nth = 0; nth < ROW; nth += 1) hash = Math.imul(hash ^ code[at + nth], 16777619) >>> 0;
    rows.add(hash);
  }
  return rows;
}

/** The numbers of the functions, each followed by the likest; where none is like it, by the largest. */
function order(functions) {
  const having = new Map();
  functions.forEach((rows, nth) => {
    for (const row of rows) having.has(row) ? having.get(row).push(nth) : having.set(row, [nth]);
  });
  const left = new Set([...functions.keys()].sort((one, other) => functions[other].size - functions[one].size));
  const order = [];
  while (left.size > 0) {
    const last = functions[order.at(-1)];
    const next = (last && likest(last, functions, having, left)) ?? left.values().next().value;
    left.delete(next);
    order.push(next);
  }
  return order;
}

function likest(last, functions, having, left) {
  const alike = new Map();
  for (const row of last) {
    const others = having.get(row);
    if (others.length > COMMON) continue;
    for (const nth of others) if (left.has(nth)) alike.set(nth, (alike.get(nth) ?? 0) + 1);
  }
  let best;
  let most = 0;
  for (const [nth, rows] of alike) {
    const likeness = rows / Math.sqrt(functions[nth].size + 20);
    if (likeness > most) [best, most] = [nth, likeness];
  }
  return best;
}
