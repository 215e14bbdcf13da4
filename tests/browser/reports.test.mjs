// The report of a period, held against a reckoning of its own over the exported file; and an agent's account, entry by entry.

import assert from "node:assert/strict";
import { test } from "node:test";
import { exported } from "./books.mjs";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { axe, house, temporary } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";

const card = (name, tail) => ({ name, salutation: `${name[0]}先生`, phone: `1390000${tail}` });

/** Two days of RB-D: new clients, one who comes again, a deal, one that is taken back. */
const DAYS = [
  { day: "2025-02-28", opens: "by-list", at: "09:00" },
  { at: "09:10", who: "one", does: "new", gets: "D +", stays: true },
  { at: "09:40", who: "one", does: "ends", registers: card("张三", "0001") },
  { at: "10:10", who: "two", does: "new", gets: "E +", stays: true },
  { at: "10:30", who: "two", does: "ends", registers: card("李四", "0002") },
  { at: "11:00", who: "two", does: "deal", stage: "contracted" },
  { at: "18:00", does: "closes" },
  { day: "2025-03-03", opens: "again", at: "09:00" },
  { at: "09:30", who: "three", does: "new", gets: "F +", stays: true },
  { at: "10:00", who: "three", does: "ends", registers: card("王五", "0003") },
  { at: "10:20", who: "four", does: "new", gets: "G +" },
];

async function arrive(t) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-02-28T08:30" });
  await clerk.found({ ...OFFICE, book: "rb-d", names: PEOPLE });
  await new Play(clerk, "D").table(DAYS);
  await clerk.clock("2025-03-03T12:00");
  return { clerk, page: clerk.page };
}

const sums = (page) =>
  page.locator(".stats.is-report .stat").evaluateAll((stats) =>
    Object.fromEntries(stats.map((stat) => [stat.querySelector("dt").textContent, stat.querySelector("dd").textContent])));
const period = (clerk, kind) => clerk.press({ act: "period", period: kind });

test("the figures of a month are those that stand in the exported file, and those of its weeks together", async (t) => {
  const { clerk, page } = await arrive(t);
  const file = await exported(clerk);
  const received = file.entries.filter(({ kind }) => kind === "visitor_received");
  const deals = file.entries.filter(({ kind }) => kind === "deal_made");
  assert.equal(received.length, 4, "the days were played");
  await clerk.go("/reports");
  await page.locator(".stats.is-report").waitFor();
  for (const [name, text] of [["from", "2025-02-01"], ["to", "2025-03-31"]]) {
    await clerk.at(name).fill(text);
    await clerk.at(name).dispatchEvent("change");
  }
  const all = await sums(page);
  assert.deepEqual([all["来访"], all["新客户"], all["成交"]], [received.length, received.length, deals.length].map(String));
  // February alone, and March alone, come to the same.
  await clerk.at("from").fill("2025-03-01");
  await clerk.at("from").dispatchEvent("change");
  const march = await sums(page);
  await period(clerk, "month");
  await clerk.press("period-before");
  const february = await sums(page);
  for (const name of ["来访", "新客户", "成交", "有效跟进"]) {
    assert.equal(Number(february[name]) + Number(march[name]), Number(all[name]), name);
  }
  assert.deepEqual(await axe(page), []);
  clerk.profile.clean();
});

test("an agent's account says every reception with its article, and adds up to his row", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/reports");
  await period(clerk, "month");
  await clerk.press("period-before");
  const row = page.locator(`[data-report="report.by_person"] ${on({ person: clerk.people[NAMES.D] })}`);
  const counted = await row.locator(".v-counted").innerText();
  await row.click();
  const account = page.locator("dialog[open]");
  await account.locator("[data-item]").first().waitFor();
  assert.match(await account.innerText(), /接待张三，计次/);
  assert.ok((await account.locator("a.cite, button.cite").count()) > 0, "by which article");
  assert.equal((await account.locator("tfoot .v-turns").innerText()).trim(), counted.trim());
  assert.deepEqual(await axe(page), []);
  clerk.profile.clean();
});
