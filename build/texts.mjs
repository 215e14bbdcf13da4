// The texts a program is told: files of one language each, `key<tab>text` in the order of keys (src/text/sheets.rs).
//
// What the program itself says comes first: the messages whose keys stand in its wasm, and those of the core, which come
// about as it runs. The rest is said by the parts, and is fetched with them. `build.rs` has refused what is missing.

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const LOCALES = fileURLToPath(new URL("../locales", import.meta.url));

/** The sheets of which no single key is in the code. The keys of `core` are spelled as the core gives them. */
const CORE = ["core", "errors", "kinds"];
/** The words of the vocabulary that the desk shows at once. Another one is there when the rest is. */
const AT_ONCE = [
  "absence_reason", "cause", "engaged", "giver", "missed", "office", "presence", "purpose", "role", "turn", "visit_kind",
];

export const languages = () => readdirSync(LOCALES).sort();

/** The files of the program whose first part is `wasm`: a list of { language, sheets, text }. */
export function texts(wasm) {
  const first = ({ key, sheet }) => {
    if (sheet === "kinds") return AT_ONCE.includes(key.split(".")[1]);
    return CORE.includes(sheet) || wasm.includes(key);
  };
  return languages().flatMap((language) => {
    const all = messages(language);
    return [
      { language, sheets: "first", text: written(all.filter(first)) },
      { language, sheets: "rest", text: written(all.filter((message) => !first(message))) },
    ];
  });
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

/** Keys are ASCII, so this is the order in which they are searched. */
function written(messages) {
  const lines = messages.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ key, text }) => `${key}\t${text}\n`);
  if (lines.length === 0) throw new Error("a program says nothing: are its keys written otherwise?");
  return lines.join("");
}
