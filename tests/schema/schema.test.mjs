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

function document(id, folder = ["rulebooks"]) {
  const part = (name) => json(...folder, id, `${name}.json`);
  const optional = (name) => (existsSync(path.join(house, ...folder, id, `${name}.json`)) ? { [name]: part(name) } : {});
  const book = part("book");
  return {
    book,
    articles: part("articles"),
    parameters: part("parameters"),
    ...optional("declares"),
    rules: part("rules"),
    ...optional("known_issues"),
    ...optional("cases"),
    base: book.extends ? document(book.extends) : null,
  };
}

const folders = (...folder) =>
  readdirSync(path.join(house, ...folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => [entry.name, folder]);

// The books of the house, and regulations from elsewhere, which declare much of their own.
for (const [id, folder] of [...folders("rulebooks"), ...folders("tests", "trial")]) {
  test(`${id} is valid`, () => {
    const valid = validate(document(id, folder));
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

const says = { zh: "一", en: "one" };
const fact = (more) => (book) => (book.declares = { facts: { "own.it": { says, kind: "number", ...more } } });
const counts = (records) => fact({ source: { count: { of: "visit", whose: "client", ...records } } });

const good = [
  ["a declared fact", fact({ asks: says, cites: ["I1"] })],
  ["a fact of words", fact({ kind: "word", words: [{ word: "a", says }, { word: "b", says }] })],
  ["a counted fact", counts({ within: "$claim", since: "own.day", before: "date.deal", only: { "contact.kind": "own.w" } })],
  ["a time between", fact({ source: { minutes: { from: "time.filed", to: "own.at" } } })],
  ["a declared word", (book) => (book.declares = { words: { "own.w": { says, of: "absence_reason", under: "washroom" } } })],
  ["a declared column", (book) => (book.declares = { columns: { "own.c": { says, form: "telephone" } } })],
  ["a declared duty", (book) => (book.declares = { duties: { "own.d": { says, deadline: { from: "date.deal", within: "$claim" } } } })],
  ["a declared breach", (book) => (book.declares = { breaches: { "own.b": { says, under: "late" } } })],
  ["a declared order", (book) => (book.declares = { orders: { "own.o": { says } } })],
  ["a rule that looks at them", (book) => (book.rules.turn[0].when = { "own.it": { at_least: 2 }, "absence.reason": "own.w" })],
  ["a rule that demands them", (book) => (book.rules.registration[0].then = { required: ["name", "own.c"], duties: ["own.d"] })],
  ["an hour", (book) => (book.rules.turn[0].when = { now: { from_hour: "17:30", before_hour: "$nine" } })],
  ["a range of days", (book) => (Object.values(Object.values(book.parameters)[0].values)[0].value = { n: 30, up_to: 40, unit: "day" })],
  ["what nobody knows", (book) => (book.known_issues[0].witness = { "visit.named": null, "own.it": null })],
];

for (const [what, add] of good) {
  test(`${what} is valid`, () => {
    const book = structuredClone(document("rb-i"));
    add(book);
    assert.ok(validate(book), JSON.stringify(validate.errors?.slice(0, 5), null, 1));
  });
}

spoilt.push(
  ["a declared name of the vocabulary", (book) => (book.declares = { facts: { "visit.kind": { says, kind: "flag" } } })],
  ["a declared name in capitals", (book) => (book.declares = { orders: { "own.Loud": { says } } })],
  ["a declared name that is too long", (book) => (book.declares = { orders: { [`own.${"a".repeat(45)}`]: { says } } })],
  ["a fact of no kind", fact({ kind: "feeling" })],
  ["a fact nobody named", (book) => (book.declares = { facts: { "own.it": { kind: "flag" } } })],
  ["a count of what is not recorded", counts({ of: "yawn" })],
  ["a count of nobody's", counts({ whose: "nobody" })],
  ["a source of two kinds", fact({ source: { count: { of: "visit", whose: "client" }, last: { of: "visit", whose: "client" } } })],
  ["a word under a closed list", (book) => (book.declares = { words: { "own.w": { says, of: "visit_kind", under: "new" } } })],
  ["a column of no form", (book) => (book.declares = { columns: { "own.c": { says, form: "poem" } } })],
  ["a limit from a word", (book) => (book.declares = { duties: { "own.d": { says, deadline: { from: "visit.kind" } } } })],
  ["an hour that is none", (book) => (book.rules.turn[0].when = { now: { from_hour: "24:00" } })],
  ["an hour of a day", (book) => (book.rules.turn[0].when = { "date.deal": { from_hour: "17:00" } })],
  ["a rule that looks for what nobody knows", (book) => (book.rules.turn[0].when = { "visit.named": null })],
);

for (const [what, spoil] of spoilt) {
  test(`${what} is not`, () => {
    const book = structuredClone(document("rb-i"));
    spoil(book);
    assert.ok(!validate(book));
  });
}
