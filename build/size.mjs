// Weighs the bundle. The first load is what a tablet fetches before it can answer; it has a budget. What is fetched
// later has ceilings, or it would only be moved out of sight.
// `node build/size.mjs [DIR]` prints the table of a finished bundle and exits 1 when it is over the ceiling.

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "./files.mjs";

export const FIRST_LOAD_BUDGET = 350_000;
/** Where the first load stands while it is over its budget. Over it the bundle is refused (decision 0008). */
export const FIRST_LOAD_CEILING = 648_000;
const FIRST_LOAD = [/^index\.html$/, /^assets\/app-/, /^manifest\.webmanifest$/, /^icons\/seal\.svg$/];
/** What `part!` (src/later.rs) marks: the file of one part, or of what several share. */
export const PART_CEILING = 243_000;
const PART = /^assets\/part-/;
const WORKER_BUDGET = 350_000;
const WORKER = /^worker[^/]*\.(js|wasm)$/;
/** The rulebook studio is fetched in the background after the first start, and opened by those who change a book. */
export const STUDIO_CEILING = 647_000;
const STUDIO = /^(studio\.html|assets\/studio-.*)$/;

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
  const first = total(files.filter((row) => row.first));
  const worker = total(files.filter((row) => WORKER.test(row.file)));
  const parts = files.filter((row) => PART.test(row.file));
  const studio = total(files.filter((row) => STUDIO.test(row.file)));
  const build = readFileSync(path.join(dist, "sw.js"), "utf8").match(/const BUILD = "(\w+)"/)?.[1];
  const withinBudget = first.br <= FIRST_LOAD_BUDGET && worker.br <= WORKER_BUDGET;
  const budget = { first: FIRST_LOAD_BUDGET, ceiling: FIRST_LOAD_CEILING, part: PART_CEILING, worker: WORKER_BUDGET, studio: STUDIO_CEILING };
  const over = [
    [first.br, FIRST_LOAD_CEILING, "the first load"],
    ...parts.map((row) => [row.br, PART_CEILING, row.file]),
    [studio.br, STUDIO_CEILING, "the studio"],
    [worker.br, WORKER_BUDGET, "the worker"],
  ].filter(([weight, ceiling]) => weight > ceiling);
  const refused = over.map(([, ceiling, name]) => `${name} is over the ceiling of ${ceiling / 1000} kB`);
  const withinCeiling = refused.length === 0;
  return { build, budget, refused, first, parts: total(parts), worker, studio, total: total(files), withinBudget, withinCeiling, files };
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
  if (weights.worker.raw > 0) line("worker, on demand", weights.worker);
  line("studio, on demand", weights.studio);
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
