import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../build/serve.mjs";
import { Clerk } from "./clerk.mjs";
import { HOUSE, PHONE, TABLET, DESKTOP } from "./harness.mjs";
import { busyDesk, speak } from "./views.mjs";
const server = await serve({ dist: path.join(HOUSE, "target/trunk-look") });
const clerk = await Clerk.arrive(mkdtempSync(path.join(tmpdir(), "look-")), server.url, { at: "2025-03-03T10:00", bypassCSP: true });
await clerk.press("sample");
await clerk.at("new").waitFor();
await busyDesk(clerk);
await clerk.go("/visits");
const snap = (n) => clerk.page.screenshot({ path: `/tmp/look/${n}.png`, animations: "disabled" });
await clerk.page.locator("tr[data-visit]").last().click();
await clerk.page.locator("dialog[open]").waitFor();
await snap("drawer");
const acts = await clerk.page.locator("dialog[open] [data-act]").evaluateAll((l) => l.map((e) => e.dataset.act + (e.disabled ? "!" : "")));
console.log(acts.join(" "));
for (const act of process.argv[2]?.split(",") ?? ["follow", "deal", "grade", "file", "case", "void"]) {
  await clerk.press(act);
  await clerk.page.locator("dialog[open] dialog[open]").waitFor();
  console.log(act, await clerk.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120)));
  await snap(act);
  await clerk.page.keyboard.press("Escape");
  await clerk.page.locator("dialog[open] dialog[open]").waitFor({ state: "detached" });
}
await clerk.page.keyboard.press("Escape");
await clerk.go("/people");
await snap("people");
await clerk.page.locator('[data-act="edit"]').first().click();
await clerk.page.locator("dialog[open]").waitFor();
await snap("person");
for (const act of ["penalise", "proxy", "depart"]) {
  await clerk.press(act);
  await clerk.page.locator("dialog[open] dialog[open]").waitFor();
  await snap(act);
  await clerk.page.keyboard.press("Escape");
  await clerk.page.locator("dialog[open] dialog[open]").waitFor({ state: "detached" });
}
console.log(clerk.profile.faults);
await clerk.profile.close();
await server.close();
