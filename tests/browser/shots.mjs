// Pictures of every page and dialog, in tests/browser/shots/, and the one of the readme, docs/desk.png.
//
// `node tests/browser/shots.mjs [NAME…]` takes only the views of these names.

import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../build/serve.mjs";
import { ASKS, askingOffice } from "./asks.mjs";
import { Clerk } from "./clerk.mjs";
import { DESKTOP, DIST, HOUSE, PHONE, TABLET, shot } from "./harness.mjs";
import { LEAVING, leavingOffice } from "./leaver.mjs";
import { VIEWS, busyDesk, leave, show, speak } from "./views.mjs";

const SIZES = { tablet: TABLET, phone: PHONE, desktop: DESKTOP };
const only = process.argv.slice(2);
const server = await serve({ dist: DIST });
const dir = mkdtempSync(path.join(tmpdir(), "turnbook-shots-"));
const clerk = await Clerk.arrive(dir, server.url, { at: "2025-03-03T10:00" });

await clerk.page.screenshot({ path: path.join(HOUSE, "tests/browser/shots/first-run-tablet.png"), animations: "disabled" });
await clerk.press("sample");
await clerk.at("new").waitFor();
await busyDesk(clerk);

let taken = 1;

/** Takes the views of a desk in every language, scheme and size. */
async function take(clerk, views) {
  for (const language of views.length > 0 ? ["zh-Hans", "en"] : []) {
    await speak(clerk, language);
    for (const colorScheme of ["light", "dark"]) {
      await clerk.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const [size, viewport] of Object.entries(SIZES)) {
        await clerk.page.setViewportSize(viewport);
        for (const view of views) {
          await show(clerk, view);
          await shot(clerk.page, `${view.name}-${size}-${colorScheme}-${language}`);
          taken += 1;
          await leave(clerk);
        }
      }
    }
  }
}

const chosen = ({ name }) => only.length === 0 || only.includes(name);
await take(clerk, VIEWS.filter(chosen));

const asks = mkdtempSync(path.join(tmpdir(), "turnbook-shots-"));
const asked = await Clerk.arrive(asks, server.url, { at: "2025-03-03T10:00" });
await askingOffice(asked);
await take(asked, ASKS.filter(chosen));
await asked.profile.close();

const gone = mkdtempSync(path.join(tmpdir(), "turnbook-shots-"));
const leaving = await Clerk.arrive(gone, server.url, { at: "2025-03-03T08:30" });
if (LEAVING.some(chosen)) await leavingOffice(leaving);
await take(leaving, LEAVING.filter(chosen));
await leaving.profile.close();

await speak(clerk, "zh-Hans");
await clerk.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
await clerk.page.setViewportSize(TABLET);
await clerk.go("/");
const desk = path.join(HOUSE, "docs/desk.png");
await clerk.page.screenshot({ path: desk, animations: "disabled" });
console.log(`${taken} pictures in tests/browser/shots/; docs/desk.png ${Math.round(statSync(desk).size / 1000)} kB`);
await clerk.profile.close();
await server.close();
for (const used of [dir, asks, gone]) rmSync(used, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
