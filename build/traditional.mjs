// Simplified Chinese in traditional characters, as the messages in locales/zh-Hant write them: by the dictionaries of OpenCC,
// and by `traditional.json`, which comes first. `terms` there are the words of the office, and what the dictionaries get wrong
// where our texts have it; `characters` are those of which we write another form than OpenCC.

import { readFileSync } from "node:fs";
import { ConverterFactory } from "opencc-js/core";
import { from, to } from "opencc-js/preset/cn2t";

export const { terms, characters } = JSON.parse(readFileSync(new URL("traditional.json", import.meta.url), "utf8"));

const convert = ConverterFactory(from.cn, to.tw);
/** Splits a text at the terms: the longest that begins where one does. Every second piece is one. */
export const TERM = any(Object.keys(terms).sort((a, b) => b.length - a.length));
const CHARACTER = any(Object.keys(characters));

export function traditional(text) {
  const written = (piece) => convert(piece).replace(CHARACTER, (character) => characters[character]);
  return text.split(TERM).map((piece, at) => (at % 2 === 1 ? terms[piece] : written(piece))).join("");
}

function any(words) {
  return new RegExp(`(${words.join("|")})`, "g");
}
