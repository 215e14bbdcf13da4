// Traditional Chinese is one script and one set of words, in what the screens say and in the books.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { said } from "../../build/books.mjs";
import { TERM, characters, terms, traditional } from "../../build/traditional.mjs";
import { notTraditional } from "./script.mjs";

const house = fileURLToPath(new URL("../..", import.meta.url));
const read = (...parts) => readFileSync(path.join(house, ...parts), "utf8");

/** What the screens say otherwise than the terms have it, and why. */
const OTHERWISE = {
  领导: "長官 or 主管, by whose they are",
  "shell.reception": "the page is named after what is done there",
  "shell.back_to_reception": "the page is named after what is done there",
};

const flat = (prefix, group) =>
  Object.entries(group).flatMap(([key, said]) => (typeof said === "string" ? [[prefix + key, said]] : flat(`${prefix}${key}.`, said)));
const sheet = (language, name) => flat(`${path.basename(name, ".json")}.`, JSON.parse(read("locales", language, name)));
/** Every message as { key, hans, hant }. */
const messages = readdirSync(path.join(house, "locales/zh-Hant")).flatMap((name) => {
  const simplified = new Map(sheet("zh-Hans", name));
  return sheet("zh-Hant", name).map(([key, hant]) => ({ key, hant, hans: simplified.get(key) }));
});
/** The Chinese column of the glossary. A term of one character is too often a part of another word. */
const glossary = read("docs/GLOSSARY.md")
  .split("\n")
  .map((line) => line.match(/^\| ([^|]*\p{Script=Han}[^|]*) \|/u)?.[1])
  .filter(Boolean)
  .flatMap((column) => column.split(" / "))
  .map((term) => term.replace(/（.*）/, "").trim())
  .filter((term) => [...term].length > 1);

test("what is not traditional is told from what is", () => {
  for (const [text, expected] of [["輪排第1條，由末位接待", ""], ["轮排第1条", "轮条"], ["湖畔里的台帳、皇后", ""], ["碁𠮷", "碁𠮷"], ["", ""]]) {
    assert.equal(notTraditional(text), expected, text);
  }
});

test("the converter says the terms, and in traditional characters what is between them", () => {
  const check = (text, expected) => assert.equal(traditional(text), expected);
  check("轮排第1条", "輪排第1條");
  check("门店默认：老客户点名，由置业顾问接待。", "門市預設：舊客戶指名，由銷售顧問接待。");
  check("公司领导出席，导出视同复制", "公司領導出席，匯出視同複製");
  check("留身份证复印件", "留身分證影本");
  check("“台账”签字后销毁", "「台帳」簽字後銷毀");
  check("第三", "第三");
  check("", "");
});

test("the terms are written in the two scripts", () => {
  for (const [simplified, term] of Object.entries(terms)) assert.equal(notTraditional(term), "", `${simplified}: ${term}`);
  for (const [other, ours] of Object.entries(characters)) assert.notEqual(other, ours);
});

test("no sheet has a character that is simplified only, or its quotation marks", () => {
  assert.ok(messages.length > 1000, `${messages.length}`);
  const found = messages.filter(({ hant }) => notTraditional(hant) || /[“”‘’]/.test(hant));
  assert.deepEqual(found.map(({ key, hant }) => `${key}: ${hant}`), []);
});

test("the sheets say the terms of the glossary, and those of the converter", () => {
  assert.ok(glossary.length > 100, `${glossary.length}`);
  const found = messages.flatMap(({ key, hans, hant }) => {
    const ours = hans.split(TERM).filter((_, at) => at % 2 === 1);
    const named = [...glossary.filter((term) => hans.includes(term)), ...ours].filter((term) => !OTHERWISE[term] && !OTHERWISE[key]);
    return named.filter((term) => !hant.includes(traditional(term))).map((term) => `${key}: ${hant}, not ${traditional(term)}`);
  });
  assert.deepEqual(found, []);
});

test("every text of every book is said in traditional characters", () => {
  const texts = said();
  assert.ok(texts.length > 3000, `${texts.length}`);
  assert.deepEqual(texts.map(traditional).filter((text) => notTraditional(text) || /[“”‘’]/.test(text)), []);
});
