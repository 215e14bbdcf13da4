// Orders that a book names: set on the page of people, and followed by the day and by the offices that go round them.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { HOUSE, axe, temporary } from "./harness.mjs";
import { Manager, PEOPLE } from "./studio-hand.mjs";

/** The document of the book that is there to try named orders, as a file. */
function bookOfOrders(t) {
  const part = (folder, name) => JSON.parse(readFileSync(path.join(HOUSE, folder, `${name}.json`), "utf8"));
  const parts = (folder, names) => Object.fromEntries(names.map((name) => [name, part(folder, name)]));
  const names = ["book", "articles", "parameters", "rules"];
  const base = { ...parts("rulebooks/base", names), base: null };
  const file = path.join(temporary(t), "orders.json");
  writeFileSync(file, JSON.stringify({ ...parts("tests/scenarios/books/orders", [...names, "declares"]), base }));
  return file;
}

/** Takes the book into the studio, hands it over to the desk, and adopts it there. */
async function adopt(t, manager, from) {
  const { clerk, page } = manager;
  await manager.open();
  await manager.take(bookOfOrders(t));
  await page.locator(".studio-head").waitFor();
  await manager.press("hand-over");
  await page.locator('dialog [data-lint="done"]').waitFor({ timeout: 60_000 });
  await manager.press("confirm");
  await page.waitForURL("**/rulebook?**");
  await page.locator("dialog [data-doubts]").waitFor({ timeout: 30_000 });
  // Where the book is silent or open is no matter here.
  if (await clerk.at("sure").count()) await clerk.at("sure").check();
  await manager.fill("from", from);
  await clerk.at("doer").selectOption({ index: 1 });
  await clerk.confirm();
}

/** The section of an order on the page of people. */
const card = (clerk, order) => clerk.page.locator(`main section${on({ order })}`);

/** Opens the dialog of an order, and ticks people one after the other. */
async function tick(clerk, order, letters) {
  await clerk.press({ act: "set-order", order });
  for (const letter of letters) {
    await clerk.page.locator(`dialog[open] .order li${on({ person: clerk.people[NAMES[letter]] })} ${on("stands")}`).check();
  }
}

/** Says who sets it, and confirms; gives the sentence. */
async function set(clerk, letter) {
  await clerk.at("by").selectOption(clerk.people[NAMES[letter]]);
  const said = await clerk.confirm();
  await clerk.page.locator("dialog[open]").waitFor({ state: "detached" });
  return said;
}

test("an order that the book names is set on the page of people, and the day and the duty manager follow it", async (t) => {
  const manager = await Manager.arrive(t, { at: "2025-02-28T09:00" });
  const { clerk, page } = manager;
  await clerk.found({ ...OFFICE, book: "rb-d", names: PEOPLE });
  assert.equal(await page.locator(on("set-order")).count(), 0, "this book names no order");
  await adopt(t, manager, "2025-03-01");

  // A Monday, and an odd day.
  await clerk.clock("2025-03-03T08:30");
  await clerk.go("/people");
  const odd = card(clerk, "own.odd");
  await odd.locator("[data-unset]").waitFor();
  // What was said of the adoption has gone again by then.
  await clerk.reload();
  await odd.locator("[data-unset]").waitFor();
  assert.equal(await page.locator(on("set-order")).count(), 4);
  assert.match(await odd.innerText(), /单日名册[\s\S]*P1/);
  assert.deepEqual(await axe(page), []);

  // Nothing is set of nobody. Who is ticked first comes first, until he is moved.
  await tick(clerk, "own.odd", "");
  assert.ok(await clerk.at("confirm").isDisabled(), "nobody stands in it");
  await page.keyboard.press("Escape");
  await tick(clerk, "own.odd", "DH");
  await page.locator(`dialog[open] .order li${on({ person: clerk.people[NAMES.H] })} ${on("up")}`).click();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(
    (await clerk.at("by").locator("option").allTextContents()).slice(1).sort(),
    [NAMES.S, NAMES.P].sort(),
    "an agent sets no order",
  );
  assert.equal(await set(clerk, "S"), "沈岚排定单日名册：何田、杜若");
  await odd.locator(".tomorrow li").first().waitFor();
  assert.deepEqual(await odd.locator(".tomorrow li").allInnerTexts(), [NAMES.H, NAMES.D]);
  assert.match(await odd.innerText(), /沈岚于3月3日 周一排定/);

  // The duty manager of the week, from the day on which the order was set; another rule is for Sundays.
  await tick(clerk, "own.duty", "AB");
  assert.equal(await set(clerk, "P"), "潘越排定值班经理名册：安宁、白露");
  const duty = card(clerk, "own.duty");
  await duty.locator("[data-term]").filter({ hasText: "今天是安宁，这一轮到3月9日 周日" }).waitFor();
  await duty.locator("[data-term]").filter({ hasText: "今天没有轮到谁" }).waitFor();

  // The day begins by the order: those who stand in it, then the others. Who is on term may permit.
  const play = new Play(clerk, "D");
  await play.table([{ day: "2025-03-03", opens: "by-list", at: "09:00", queue: "HDEFGABC" }]);
  await clerk.press("out");
  await clerk.pick(NAMES.C, "who");
  const permits = await page.locator(`dialog[open] .choice${on("by")}`).allTextContents();
  assert.ok(permits.includes("安宁值班经理"), permits.join(", "));
  await clerk.decides(NAMES.A);
  await clerk.confirm("official");

  // A week later it is the next one's turn.
  await play.table([
    { at: "15:00", does: "back", person: "C" },
    { at: "18:00", does: "closes" },
  ]);
  await clerk.clock("2025-03-10T08:30");
  await clerk.go("/people");
  await duty.locator("[data-term]").filter({ hasText: "今天是白露，这一轮到3月16日 周日" }).waitFor();
  await manager.leave();
});
