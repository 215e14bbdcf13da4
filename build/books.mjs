// What the books that come with the app say in Chinese.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "./files.mjs";

/** The questions whose answers the desk shows at once. What another cites is there when the rest is. */
const AT_ONCE = ["receiver", "turn", "passed", "make_up", "second_client"];
const SHELF = fileURLToPath(new URL("../rulebooks", import.meta.url));

/** Every text of every book, once. */
export const said = () => [...new Set(books().flatMap((parts) => parts.flatMap(({ json }) => chinese(json))))];

/** Those that the desk shows as soon as it stands: the titles, and the numbers of the articles it may cite. */
export function saidAtOnce() {
  return [...new Set(books().flatMap((parts) => {
    const part = (name) => parts.find((part) => part.name === name).json;
    const rules = AT_ONCE.flatMap((question) => part("rules.json")[question] ?? []);
    const cited = new Set(rules.flatMap((rule) => rule.cites));
    return [part("book.json").title, ...part("articles.json").filter(({ id }) => cited.has(id)).map(({ number }) => number)].flatMap(chinese);
  }))];
}

/** Each book as its files, { name, json }. */
function books() {
  const folders = readdirSync(SHELF, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name: folder }) =>
    filesBelow(path.join(SHELF, folder))
      .filter((name) => name.endsWith(".json"))
      .map((name) => ({ name, json: JSON.parse(readFileSync(path.join(SHELF, folder, name), "utf8")) })),
  );
}

/** The texts in a JSON value: a text of a book is said in both languages. */
function chinese(json) {
  if (json === null || typeof json !== "object") return [];
  if (typeof json.zh === "string") return [json.zh];
  return Object.values(json).flatMap(chinese);
}
