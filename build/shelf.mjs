// The books as the app reads them: one file for each, without the office defaults it stands on, so that the first load needs
// none and a tablet one. `index.json` says what there is: the head of each book, its counts, the questions it answers, and the digest by which it is
// adopted.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow, sha256 } from "./files.mjs";

const RULEBOOKS = fileURLToPath(new URL("../rulebooks", import.meta.url));

/** Writes the shelf into the directory `into`. */
export function shelf(into) {
  mkdirSync(into, { recursive: true });
  const json = (folder, name) => JSON.parse(readFileSync(path.join(RULEBOOKS, folder, name), "utf8"));
  const documents = new Map();
  for (const { name: folder } of readdirSync(RULEBOOKS, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const files = filesBelow(path.join(RULEBOOKS, folder)).filter((name) => name.endsWith(".json"));
    if (!files.includes("book.json")) continue;
    documents.set(folder, Object.fromEntries(files.map((name) => [name.replace(".json", ""), json(folder, name)])));
  }
  const index = [...documents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, document]) => {
    writeFileSync(path.join(into, `${id}.json`), JSON.stringify(document));
    const base = document.book.extends ? { ...documents.get(document.book.extends), base: null } : null;
    const rules = Object.values(document.rules).reduce((sum, rules) => sum + rules.length, 0);
    const digest = sha256(JSON.stringify(inOrder({ ...document, base })));
    return { id, digest, book: document.book, articles: document.articles.length, rules, questions: Object.keys(document.rules) };
  });
  writeFileSync(path.join(into, "index.json"), JSON.stringify(index));
}

/** The same JSON with its keys in order, as the digest of a book is taken of it. */
function inOrder(json) {
  if (Array.isArray(json)) return json.map(inOrder);
  if (json === null || typeof json !== "object") return json;
  return Object.fromEntries(Object.keys(json).sort().map((key) => [key, inOrder(json[key])]));
}
