// Offices that somebody has left: one of a few clients with their names, made at the desk, and one of as many as are asked for,
// from a file. handover.test.mjs works in them, a11y.test.mjs and shots.mjs look at the planner.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { HOUSE } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";

const CLIENTS = ["周宁", "吴桐", "郑重", "王朗", "冯远", "陈默", "褚秀", "卫平", "蒋欣", "沈明", "韩雪", "杨帆"];

/** Opens the sheet of somebody. */
export async function personSheet(clerk, name) {
  await clerk.go("/people");
  await clerk.page.locator(`.crew [data-person="${clerk.people[name]}"]`).click();
  await clerk.page.locator("dialog[open]").waitFor();
}

/** Opens the planner of somebody. */
export async function planner(clerk, name = NAMES.D) {
  await personSheet(clerk, name);
  await clerk.press("handover");
  await clerk.page.locator(".handing").waitFor();
}

/** Founds an office in which one has all the clients of a day, and leaves. */
export async function leavingOffice(clerk, clients = CLIENTS) {
  const { page } = clerk;
  await clerk.clock("2025-03-03T08:30");
  await clerk.found({ ...OFFICE, book: "rb-a", names: PEOPLE });
  for (const letter of "EFGHABC") await page.locator(`.order li${on({ person: clerk.people[NAMES[letter]] })} ${on("on-shift")}`).uncheck();
  await clerk.confirm("open-day");
  await page.waitForURL((url) => url.pathname === "/");
  for (const [n, name] of clients.entries()) {
    const at = (minutes) => clerk.clock(`2025-03-03T${String(9 + Math.floor((n * 30 + minutes) / 60)).padStart(2, "0")}:${String((n * 30 + minutes) % 60).padStart(2, "0")}`);
    await at(5);
    await clerk.confirm("new");
    await at(25);
    await page.locator(`.live-card ${on("end")}`).first().click();
    const card = { name, salutation: `${name[0]}先生`, phone: `139000010${String(n).padStart(2, "0")}` };
    for (const [field, text] of Object.entries(card)) await clerk.at(field).fill(text);
    await clerk.confirm();
  }
  await clerk.clock("2025-03-03T18:30");
  await clerk.go("/people");
  await clerk.press("close-day");
  await clerk.confirm();
  await personSheet(clerk, NAMES.D);
  await clerk.press("depart");
  await clerk.at("by").selectOption(clerk.people[NAMES.S]);
  await clerk.confirm();
  await page.locator("dialog[open]").waitFor({ state: "detached" });
}

/** The file of an office that 李明 has left, with so many clients; with `kept`, he handed nothing over. */
export function leftOffice(dir, clients, ...kept) {
  const file = path.join(dir, `left-${clients}${kept.join("")}.json`);
  execFileSync("cargo", ["run", "--quiet", "-p", "counter", "--example", "leaver", "--", String(clients), file, ...kept], { cwd: HOUSE });
  return { file, at: Date.parse(JSON.parse(readFileSync(file, "utf8")).made_at) + 3_600_000 };
}

/** What is looked at in the office of a few. */
export const LEAVING = [{ name: "handover", place: "/people", open: async (clerk) => {
  await planner(clerk);
  for (const letter of "EFG") await clerk.at({ act: "taker", person: clerk.people[NAMES[letter]] }).click();
  await clerk.press("share");
}, page: ".handing" }];
