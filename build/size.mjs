// Weighs the bundle. The first load is what a tablet fetches before it can answer; it has a budget. What is fetched
// later has ceilings, or it would only be moved out of sight.
// `node build/size.mjs [DIR]` prints the table of a finished bundle and exits 1 when it is over the ceiling.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "./files.mjs";

export const FIRST_LOAD_BUDGET = 360_000;
/** Where the first load stands while it is over its budget. Over it the bundle is refused (decision 0008). */
export const FIRST_LOAD_CEILING = 359_500;
const FIRST_LOAD = [/^index\.html$/, /^assets\/app-/, /^manifest\.webmanifest$/, /^icons\/seal\.svg$/];
/** What the first load says, of which a tablet fetches one language; the rest comes with the parts. */
const FIRST_TEXTS = /^assets\/text-app-first-/;
/** The texts of all parts, in the language that takes most. */
export const REST_CEILING = 36_000;
const REST_TEXTS = /^assets\/text-app-rest-/;
/** The books in a language that writes them otherwise than their documents do; it comes with the texts of the parts. */
export const BOOKS_CEILING = 105_000;
const BOOKS_TEXTS = /^assets\/text-app-books-/;
/** What `part!` (src/later.rs) marks: the file of one part. */
export const PART_CEILING = 60_000;
/** What several parts share. */
export const SHARED_CEILING = 54_000;
/** A part that holds somebody else's library, which one button wants (decision 0032). */
export const LIBRARY_CEILING = 200_000;
const LIBRARY = /^assets\/part-office_(sheets|given)-/;
const PART = /^assets\/part-/;
const SHARED = /^assets\/part-shared-/;

/** The part that a device without an office begins with (src/app.rs). */
export const FIRST_PART = "first";
/** What such a device fetches until that stands, and a name can be written into it. */
export const FIRST_RUN_CEILING = 414_000;
/** What comes with the program and with the first part of all, whichever that is. */
const WITH_FIRST_PART = [/^assets\/rescue-/, /^assets\/rest-.*css$/];
/** What a desk has fetched as soon as it stands. */
const AT_THE_DESK = ["desk_board", "desk_pen", "desk_decisions", "desk_dialogs", "desk_sheets", "desk_why"];
/** The pages: of one more, what they are like is to be expected. */
const PAGES = ["office_visits", "office_people", "office_rulebook", "office_transfer"];

/** What a part, or what parts share, may weigh at most. */
export const ceilingOf = (file) => (SHARED.test(file) ? SHARED_CEILING : LIBRARY.test(file) ? LIBRARY_CEILING : PART_CEILING);
const WORKER_BUDGET = 350_000;
const WORKER = /^worker[^/]*\.(js|wasm)$/;

/** Weighs a bundle. `fetches` says which files each part fetches, as split.mjs found; a finished bundle has it in its size.json. */
export function weigh(dist, fetches = JSON.parse(readFileSync(path.join(dist, "size.json"), "utf8")).fetches) {
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
  const fetched = (part) => fetches[part].map((address) => address.slice(1));
  const run = new Set(fetched(FIRST_PART));
  const firstRun = files.filter(({ file, first }) => first || run.has(file) || WITH_FIRST_PART.some((is) => is.test(file)));
  const [rest, books] = [REST_TEXTS, BOOKS_TEXTS].map(heaviest);
  const build = readFileSync(path.join(dist, "sw.js"), "utf8").match(/const BUILD = "(\w+)"/)?.[1];
  const withinBudget = first.br <= FIRST_LOAD_BUDGET && worker.br <= WORKER_BUDGET;
  const budget = { first: FIRST_LOAD_BUDGET, ceiling: FIRST_LOAD_CEILING, firstRun: FIRST_RUN_CEILING, part: PART_CEILING, library: LIBRARY_CEILING, shared: SHARED_CEILING, rest: REST_CEILING, books: BOOKS_CEILING, worker: WORKER_BUDGET };
  const over = [
    [first.br, FIRST_LOAD_CEILING, "the first load"],
    [total(firstRun).br, FIRST_RUN_CEILING, "the first run of a new device"],
    ...parts.map((row) => [row.br, ceilingOf(row.file), row.file]),
    [rest.br, REST_CEILING, "what the parts say"],
    [books.br, BOOKS_CEILING, "what the books say in another script"],
    [worker.br, WORKER_BUDGET, "the worker"],
  ].filter(([weight, ceiling]) => weight > ceiling);
  const refused = over.map(([, ceiling, name]) => `${name} is over the ceiling of ${ceiling / 1000} kB`);
  const withinCeiling = refused.length === 0;
  return {
    ...{ build, budget, refused, withinBudget, withinCeiling },
    ...{ first, parts: total(parts), rest, books, worker, total: total(files) },
    firstRun: { ...total(firstRun), files: firstRun.map(({ file }) => file) },
    ...{ opened: opened(files, fetches), fetches, files },
  };
}

/** What it takes to open each part: with all it shares, and of that what a desk has not fetched before. */
function opened(files, fetches) {
  const known = new Set(AT_THE_DESK.flatMap((part) => fetches[part]));
  const weight = (addresses) => total(files.filter(({ file }) => addresses.includes(`/${file}`))).br;
  return Object.entries(fetches).map(([part, all]) => {
    const fresh = all.filter((address) => !known.has(address));
    return { part, files: all.length, own: weight(all.slice(0, 1)), all: weight(all), fresh: weight(fresh) };
  });
}

/** Writes `size.json`, prints the table, and returns the weights. */
export function report(dist, fetches) {
  const weights = weigh(dist, fetches);
  writeFileSync(path.join(dist, "size.json"), `${JSON.stringify(weights, null, 2)}\n`);
  head(`build ${weights.build}`, "raw", "gzip", "brotli");
  for (const row of weights.files.filter((row) => row.first)) line(row.file, row);
  line("first load", weights.first);
  const run = weights.files.filter(({ file, first }) => !first && weights.firstRun.files.includes(file));
  for (const row of run) line(row.file, row);
  line("first run of a new device", weights.firstRun);
  reportParts(weights);
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

/** The parts, what they share, and what one more page costs. */
function reportParts({ files, opened, parts }) {
  head("parts, in brotli", "alone", "with shared", "from a desk");
  for (const { part, own, all, fresh } of opened) cells(part, [own, all, fresh]);
  const pages = opened.filter(({ part }) => PAGES.includes(part));
  const mean = (what) => pages.reduce((sum, page) => sum + page[what], 0) / pages.length;
  cells("a page, on the average", [mean("own"), mean("all"), mean("fresh")]);
  head("what parts share", "raw", "gzip", "brotli");
  for (const row of files.filter((row) => SHARED.test(row.file))) line(row.file, row);
  line("parts, when first needed", parts);
}

const cells = (name, figures) => console.log(`  ${name.padEnd(44)}${figures.map(kb).join("")}`);
const line = (name, row) => cells(name, [row.raw, row.gz, row.br]);
const head = (title, ...columns) => console.log(`${title.padEnd(46)}${columns.map((column) => column.padStart(12)).join("")}`);
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(12);

function total(rows) {
  return rows.reduce((sum, row) => ({ raw: sum.raw + row.raw, gz: sum.gz + row.gz, br: sum.br + row.br }), { raw: 0, gz: 0, br: 0 });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = report(process.argv[2] ?? "dist").withinCeiling ? 0 : 1;
}
