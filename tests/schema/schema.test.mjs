// What an ordinary validator says of a rulebook document, the app says too: the committed schema accepts every book
// of the house, and what it refuses is refused by the reader as well (crates/rulebook/tests/it/hostile.rs).

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";

const house = fileURLToPath(new URL("../..", import.meta.url));
const json = (...parts) => JSON.parse(readFileSync(path.join(house, ...parts), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(json("docs", "rulebook.schema.json"));

function document(id) {
  const part = (name) => json("rulebooks", id, `${name}.json`);
  const optional = (name) => (existsSync(path.join(house, "rulebooks", id, `${name}.json`)) ? { [name]: part(name) } : {});
  const book = part("book");
  return {
    book,
    articles: part("articles"),
    parameters: part("parameters"),
    rules: part("rules"),
    ...optional("known_issues"),
    ...optional("cases"),
    base: book.extends ? document(book.extends) : null,
  };
}

const books = readdirSync(path.join(house, "rulebooks"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

for (const id of books) {
  test(`${id} is valid`, () => {
    const valid = validate(document(id));
    assert.ok(valid, JSON.stringify(validate.errors?.slice(0, 5), null, 1));
  });
}

const spoilt = [
  ["an unknown key", (book) => (book.colour = "red")],
  ["a missing part", (book) => delete book.articles],
  ["an unknown question", (book) => (book.rules.weather = [])],
  ["an unknown fact", (book) => (book.rules.turn[0].when = { "visit.knd": "new" })],
  ["a word that is none", (book) => (book.rules.turn[0].when = { "visit.kind": "nwe" })],
  ["a test a fact does not have", (book) => (book.rules.turn[0].when = { "visit.kind": { at_least: 2 } })],
  ["an effect that does not answer the question", (book) => (book.rules.turn[0].then = { standing: "kept" })],
  ["a word in the wrong effect", (book) => (book.rules.turn[0].then = { turn: "kept" })],
  ["a rule without an article", (book) => (book.rules.turn[0].cites = [])],
  ["a share above the whole", (book) => (book.rules.split = [{ ...book.rules.turn[0], then: { split: { owner: 1001 } } }])],
  ["a period of nothing", (book) => (Object.values(Object.values(book.parameters)[0].values)[0].value = { n: 0, unit: "day" })],
  ["conduct without a reason", (book) => Object.assign(book.articles[0], { kind: "conduct", why_conduct: undefined })],
];

for (const [what, spoil] of spoilt) {
  test(`${what} is not`, () => {
    const book = structuredClone(document("rb-i"));
    spoil(book);
    assert.ok(!validate(book));
  });
}
