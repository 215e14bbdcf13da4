// Cuts what the counter compares by out of the data of others, into crates/counter/data:
// `node build/alike.mjs PhoneNumberMetadata.xml TSCharacters.txt`, of libphonenumber and of OpenCC (both Apache-2.0).
// Run it when they have a new edition; the tests of the counter hold the result against the whole library.

import { readFileSync, writeFileSync } from "node:fs";

/** Where visitors come from, and how long a mobile number is there; of all others only the international form is read. */
const REGIONS = ["CN", "HK", "MO", "TW"];
const INTO = new URL("../crates/counter/data/", import.meta.url);

const [plans, characters] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));

const bare = (pattern = "") => pattern.replace(/\s/g, "");

function plan(id) {
  const all = plans.match(new RegExp(`<territory id="${id}"[\\s\\S]*?</territory>`))[0].replace(/<!--[\s\S]*?-->/g, "");
  const said = (name) => bare(all.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1]);
  const part = (name) => all.match(new RegExp(`<${name}>[\\s\\S]*?</${name}>`))?.[0] ?? "";
  const pattern = (text) => bare(text.match(/<nationalNumberPattern>([\s\S]*?)<\/nationalNumberPattern>/)?.[1]);
  const kinds = ["mobile", "fixedLine", "tollFree", "premiumRate", "sharedCost", "personalNumber", "voip", "pager", "uan"];
  const lines = {
    region: id,
    country: said("countryCode"),
    abroad: said("internationalPrefix"),
    trunk: said("nationalPrefixForParsing") || said("nationalPrefix"),
    mobile: part("mobile").match(/national="(\d+)"/)[1],
    number: pattern(part("generalDesc")),
    given: kinds.map((kind) => pattern(part(kind))).filter(Boolean).join("|"),
  };
  return Object.entries(lines).map(([name, text]) => `${name} ${text}\n`).join("");
}

writeFileSync(new URL("telephones.txt", INTO), REGIONS.map(plan).join("\n"));

// The first of several is what stands for the character by itself. What is simplified is not simplified again.
const simple = new Map(
  characters.split("\n").filter((line) => /^[^#\s]+\t/.test(line)).map((line) => line.trim().split(/[\t ]/).slice(0, 2)),
);
const last = (character) => {
  for (let steps = 0; steps < 4 && simple.has(character); steps++) character = simple.get(character);
  return character;
};
const pairs = [...simple.keys()].map((from) => from + last(from)).filter((pair) => new Set(pair).size === 2);
writeFileSync(new URL("simplified.txt", INTO), pairs.sort((a, b) => a.codePointAt(0) - b.codePointAt(0)).join("\n") + "\n");
