// The texts a program is told: files of one language each, `key<tab>text` in the order of keys (src/text/sheets.rs).
//
// What the program itself says comes first, and what the page says that a new device begins with: the messages whose keys stand in
// their wasm, and what the board says of what comes about as it runs. The rest is said by the other parts, and is fetched with them. `build.rs` has refused what is missing.
//
// The books are written in simplified characters. In a language that writes others, each of their texts is the key of what
// is said instead: what the desk shows of them at once stands with the first, all else in a file of its own.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { said, saidAtOnce } from "./books.mjs";
import { traditional } from "./traditional.mjs";

const LOCALES = fileURLToPath(new URL("../locales", import.meta.url));

/** Why somebody whom nobody knows is not received and a call not answered: what the board tries can be refused for nothing else. */
const REFUSED = "no_book|not_founded|day_not_open|earlier_day_open|nobody_\\w+|not_free|asks|clash|manager_decides|needs|elsewhere";
/** What the first load says though no single key of it is in the code: why nobody is next, and the words of the vocabulary in
 *  which it says who is. Others are there when the rest is. */
const AT_ONCE = new RegExp(`^(refusal\\.(${REFUSED})$|kinds\\.(engaged|office)\\.)`);

/** How the languages that write the texts of the books otherwise do so. */
const WRITTEN = { "zh-Hant": traditional };

export const languages = () => readdirSync(LOCALES).sort();

/** The sheets of which setting up says something. What it shares with others is in their files too, with more than it says. */
const SET_UP = /^(setup|shell)\./;

/** The files of the program whose first load is `wasm`, and whose files `run` a new device begins with: a list of
 *  { language, sheets, text }. */
export function texts(wasm, run) {
  const begins = (key) => SET_UP.test(key) && run.some((file) => file.includes(key));
  const first = ({ key }) => AT_ONCE.test(key) || wasm.includes(key) || begins(key);
  return languages().flatMap((language) => {
    const all = messages(language);
    const books = booksIn(WRITTEN[language]);
    const files = [
      { language, sheets: "first", text: written([...all.filter(first), ...books.first]) },
      { language, sheets: "rest", text: written(all.filter((message) => !first(message))) },
    ];
    return books.rest.length === 0 ? files : [...files, { language, sheets: "books", text: written(books.rest) }];
  });
}

/** The texts of the books, each by itself. One that is written alike stands with the first, or would be waited for. */
function booksIn(write) {
  if (!write) return { first: [], rest: [] };
  const pair = (key) => ({ key, text: write(key) });
  const first = saidAtOnce();
  const later = said().filter((text) => !first.includes(text)).map(pair);
  return { first: first.map(pair), rest: later.filter(({ key, text }) => key !== text) };
}

function messages(language) {
  const sheets = readdirSync(path.join(LOCALES, language)).map((name) => path.basename(name, ".json"));
  return sheets.flatMap((sheet) => {
    const json = JSON.parse(readFileSync(path.join(LOCALES, language, `${sheet}.json`), "utf8"));
    return flat(sheet === "core" ? "" : `${sheet}.`, json).map(([key, text]) => ({ key, sheet, text }));
  });
}

function flat(prefix, group) {
  return Object.entries(group).flatMap(([name, said]) => (typeof said === "string" ? [[prefix + name, said]] : flat(`${prefix}${name}.`, said)));
}

/** In the order in which they are searched: that of the bytes of their keys. */
function written(messages) {
  const torn = messages.find(({ key, text }) => /[\t\n]/.test(key + text));
  if (torn) throw new Error(`a text of more than one line: ${torn.key}`);
  const lines = messages.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))).map(({ key, text }) => `${key}\t${text}\n`);
  if (lines.length === 0) throw new Error("a program says nothing: are its keys written otherwise?");
  return lines.join("");
}
