// Weighs the bundle. The first load is what a tablet fetches before it can answer; it has a budget. What is fetched
// later has ceilings, or it would only be moved out of sight.
// `node build/size.mjs [DIR]` prints the table of a finished bundle and exits 1 when it is over the ceiling.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "./files.mjs";

export const FIRST_LOAD_BUDGET = 360_000;
/** Where the first load stands while it is over its budget. Over it the bundle is refused (decision 0008). */
export const FIRST_LOAD_CEILING = 360_000;
const FIRST_LOAD = [/^index\.html$/, /^assets\/app-/, /^manifest\.webmanifest$/, /^icons\/seal\.svg$/];
/** What the first load says, of which a tablet fetches one language; the rest comes with the parts. */
const FIRST_TEXTS = /^assets\/text-app-first-/;
/** The texts of all parts, in the language that takes most. */
export const REST_CEILING = 32_000;
const REST_TEXTS = /^assets\/text-app-rest-/;
/** The books in a language that writes them otherwise than their documents do; it comes with the texts of the parts. */
export const BOOKS_CEILING = 105_000;
const BOOKS_TEXTS = /^assets\/text-app-books-/;
/** What `part!` (src/later.rs) marks: the file of one part. Its goal is 70 kB. */
export const PART_CEILING = 76_000;
/** What three parts or more share, or two of them; its goal is 100 kB. */
export const SHARED_CEILING = 174_000;
const PART = /^assets\/part-/;

/** What a part, or what parts share, may weigh at most. */
export const ceilingOf = (file) => (/part-shared-/.test(file) ? SHARED_CEILING : PART_CEILING);
const WORKER_BUDGET = 350_000;
const WORKER = /^worker[^/]*\.(js|wasm)$/;
export function weigh(dist) {
  const files = filesBelow(dist)
    .filter((name) => !/\.(br|gz)$/.test(name) && name !== "size.json")
    .map((name) => {
      const weight = (copy) => {
        const file = path.join(dist, name + copy);
        return statSync(existsSync(file) ? file : path.join(dist, name)).size;
      };
      return { file: name, first: FIRST_LOAD.some((is) => is.test(name)), raw: weight(""), gz: weight(".gz"), br: weight(".br") };
    });
  const heaviest = (texts) => files.filter((row) => texts.test(row.file)).reduce((one, other) => (other.br > one.br ? other : one));
  heaviest(FIRST_TEXTS).first = true;
  const first = total(files.filter((row) => row.first));
  const worker = total(files.filter((row) => WORKER.test(row.file)));
  const parts = files.filter((row) => PART.test(row.file));
  const [rest, books] = [REST_TEXTS, BOOKS_TEXTS].map(heaviest);
  const build = readFileSync(path.join(dist, "sw.js"), "utf8").match(/const BUILD = "(\w+)"/)?.[1];
  const withinBudget = first.br <= FIRST_LOAD_BUDGET && worker.br <= WORKER_BUDGET;
  const budget = { first: FIRST_LOAD_BUDGET, ceiling: FIRST_LOAD_CEILING, part: PART_CEILING, rest: REST_CEILING, books: BOOKS_CEILING, worker: WORKER_BUDGET };
  const over = [
    [first.br, FIRST_LOAD_CEILING, "the first load"],
    ...parts.map((row) => [row.br, ceilingOf(row.file), row.file]),
    [rest.br, REST_CEILING, "what the parts say"],
    [books.br, BOOKS_CEILING, "what the books say in another script"],
    [worker.br, WORKER_BUDGET, "the worker"],
  ].filter(([weight, ceiling]) => weight > ceiling);
  const refused = over.map(([, ceiling, name]) => `${name} is over the ceiling of ${ceiling / 1000} kB`);
  const withinCeiling = refused.length === 0;
  return { build, budget, refused, first, parts: total(parts), rest, books, worker, total: total(files), withinBudget, withinCeiling, files };
}

/** Writes `size.json`, prints the table, and returns the weights. */
export function report(dist) {
  const weights = weigh(dist);
  writeFileSync(path.join(dist, "size.json"), `${JSON.stringify(weights, null, 2)}\n`);
  const line = (name, row) => console.log(`  ${name.padEnd(38)}${[row.raw, row.gz, row.br].map(kb).join("")}`);
  console.log(`build ${weights.build}\n  ${"".padEnd(38)}${["raw", "gzip", "brotli"].map((head) => head.padStart(12)).join("")}`);
  for (const row of weights.files.filter((row) => row.first)) line(row.file, row);
  line("first load", weights.first);
  for (const row of weights.files.filter((row) => PART.test(row.file))) line(row.file, row);
  line("parts, when first needed", weights.parts);
  line("their texts, in one language", weights.rest);
  line("the books, in another script", weights.books);
  if (weights.worker.raw > 0) line("worker, on demand", weights.worker);
  line(`all ${weights.files.length} files`, weights.total);
  const share = Math.round((weights.first.br / FIRST_LOAD_BUDGET) * 100);
  console.log(`  first load: ${share} % of the budget of ${FIRST_LOAD_BUDGET / 1000} kB brotli`);
  if (!weights.withinBudget) console.log("  OVER BUDGET");
  for (const why of weights.refused) console.log(`  REFUSED: ${why}`);
  return weights;
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);

function total(rows) {
  return rows.reduce((sum, row) => ({ raw: sum.raw + row.raw, gz: sum.gz + row.gz, br: sum.br + row.br }), { raw: 0, gz: 0, br: 0 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = report(process.argv[2] ?? "dist").withinCeiling ? 0 : 1;
}
