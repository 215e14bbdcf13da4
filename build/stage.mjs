// Trunk's post-build hook, for the developer's loop and the release alike: joins the style files into the one
// stylesheet of the page, and leaves of the rulebooks what the app reads.

import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { filesBelow, sha256 } from "./files.mjs";
import { FIRST, REST, style } from "./style.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("stage.mjs is run by Trunk, which names the staging directory");

const release = process.env.TRUNK_PROFILE === "release";
const page = readFileSync(path.join(staging, "index.html"), "utf8");
const sheet = page.match(/href="\/?([^"]+\.css)"/)?.[1];
if (!sheet) throw new Error("index.html names no stylesheet");
// In the developer's loop nothing is fetched later.
writeFileSync(path.join(staging, sheet), await style(release ? FIRST : [...FIRST, ...REST], release));
rulebooks(path.join(staging, "rulebooks"));

/**
 * One file for each book, without the office defaults it stands on, so that the first load needs none and a tablet one.
 * `rulebooks/index.json` says what there is: the head of each book, its counts, and the digest by which it is adopted.
 */
function rulebooks(shelf) {
  const json = (folder, name) => JSON.parse(readFileSync(path.join(shelf, folder, name), "utf8"));
  const documents = new Map();
  for (const entry of readdirSync(shelf, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const files = filesBelow(path.join(shelf, entry.name)).filter((name) => name.endsWith(".json"));
    if (files.includes("book.json")) {
      documents.set(entry.name, Object.fromEntries(files.map((name) => [name.replace(".json", ""), json(entry.name, name)])));
    }
    rmSync(path.join(shelf, entry.name), { recursive: true, force: true });
  }
  const index = [...documents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, document]) => {
    writeFileSync(path.join(shelf, `${id}.json`), JSON.stringify(document));
    const base = document.book.extends ? { ...documents.get(document.book.extends), base: null } : null;
    const rules = Object.values(document.rules).reduce((sum, rules) => sum + rules.length, 0);
    const digest = sha256(JSON.stringify(inOrder({ ...document, base })));
    return { id, digest, book: document.book, articles: document.articles.length, rules };
  });
  writeFileSync(path.join(shelf, "index.json"), JSON.stringify(index));
}

/** The same JSON with its keys in order, as the digest of a book is taken of it. */
function inOrder(json) {
  if (Array.isArray(json)) return json.map(inOrder);
  if (json === null || typeof json !== "object") return json;
  return Object.fromEntries(Object.keys(json).sort().map((key) => [key, inOrder(json[key])]));
}
