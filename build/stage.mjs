// Trunk's post-build hook, for the developer's loop: the one stylesheet, for nothing is fetched later there, and the books.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { shelf } from "./shelf.mjs";
import { FIRST, REST, style } from "./style.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) throw new Error("stage.mjs is run by Trunk, which names the staging directory");

const page = readFileSync(path.join(staging, "index.html"), "utf8");
const sheet = page.match(/href="\/?([^"]+\.css)"/)?.[1];
if (!sheet) throw new Error("index.html names no stylesheet");
writeFileSync(path.join(staging, sheet), await style([...FIRST, ...REST], false));
shelf(path.join(staging, "rulebooks"));
