// The clients, and an agent's day of follow-ups: whose each is and up to when, what is due, done in the row where it stands.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { axe, house, temporary } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";

const card = (name, tail) => ({ name, salutation: `${name[0]}先生`, phone: `1390000${tail}` });

/** Three clients under RB-I: two registered, the third not. */
const BEFORE = [
  { day: "2025-03-03", opens: "by-list", at: "09:00" },
  { at: "09:10", who: "one", does: "new", gets: "D +", stays: true },
  { at: "09:30", who: "one", does: "ends", registers: card("张三", "0001") },
  { at: "10:10", who: "two", does: "new", gets: "E +", stays: true },
  { at: "10:30", who: "two", does: "ends", registers: card("李四", "0002") },
  { at: "10:40", who: "three", does: "new", gets: "F +" },
];

async function arrive(t) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  await clerk.found({ ...OFFICE, book: "rb-i", names: PEOPLE });
  await new Play(clerk, "I").table(BEFORE);
  await clerk.clock("2025-03-03T11:00");
  return { clerk, page: clerk.page };
}

const rows = (page, list = "") => page.locator(`${list} .clients tbody tr, ${list} .due tbody tr`);
const named = (page, name) => rows(page).filter({ hasText: name });
const kind = (page, which) => page.locator(on({ act: "which", which: `clients.${which}` }));
const dueThen = (page, when) => page.locator(on({ due: when }));

/** Writes a follow-up down in the dialog that is open. */
async function followed(clerk, { reached, note, next }) {
  await clerk.at({ act: "reached", value: String(reached) }).check();
  await clerk.at("call").check();
  if (note) await clerk.at("note").fill(note);
  if (next) await clerk.at("next").fill(next);
  const by = clerk.at("by");
  if ((await by.inputValue()) === "") await by.selectOption(clerk.people[NAMES.D]);
  const said = await clerk.confirm();
  await clerk.page.locator('[data-form="follow"]').waitFor({ state: "detached" });
  return said;
}

test("a list says whose each client is, up to when and by which article, and is narrowed in one tap", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/clients");
  await rows(page).first().waitFor();
  assert.equal(await rows(page).count(), 3);
  assert.match(await named(page, "张三").innerText(), /归杜若 · 有效至 ?3月10日 24:00 · 第十一条/);
  assert.equal((await kind(page, "unregistered").innerText()).replace(/\s+/g, " "), "登记不全 1");
  await kind(page, "unregistered").click();
  assert.equal(await rows(page).count(), 1);
  await kind(page, "lapsed").click();
  await page.locator(".page .empty").waitFor();
  await kind(page, "all_kinds").click();
  for (const [query, expected] of [["李四", 1], ["0001", 1], [NAMES.F, 1], ["王五", 0]]) {
    await clerk.at("search").fill(query);
    await page.waitForFunction((n) => document.querySelectorAll(".clients tbody tr").length === n, expected);
  }
  assert.deepEqual(await axe(page), []);
  clerk.profile.clean();
});

test("what is due is done in its row, with the next date, and what was agreed stands there on its day", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/clients");
  await clerk.press("due");
  // The one who is not registered is due since he came; the others within the week.
  await dueThen(page, "today").waitFor();
  assert.match(await dueThen(page, "today").innerText(), /补登记/);
  const later = await page.locator("[data-due]").allInnerTexts();
  assert.ok(later.join().includes("张三") && later.join().includes("李四"));
  await named(page, "张三").locator(on("follow")).click();
  assert.match(await followed(clerk, { reached: true, note: "要看样板间", next: "2025-03-05" }), /回访/);
  assert.match(await named(page, "张三").innerText(), /3月5日/);
  assert.match(await named(page, "张三").innerText(), /约好联系/);

  await clerk.clock("2025-03-05T09:10");
  await clerk.reload();
  await dueThen(page, "today").filter({ hasText: "张三" }).waitFor();
  await dueThen(page, "overdue").filter({ hasText: "补登记" }).waitFor();
  await named(page, "张三").locator(on("follow")).click();
  await followed(clerk, { reached: true, note: "来看了" });
  // Seven days from now on, by the book.
  await named(page, "张三").filter({ hasText: "3月12日" }).waitFor();

  // His card says it all, the latest first.
  await named(page, "张三").click();
  const told = await page.locator("dialog[open]").innerText();
  assert.match(told, /有效至 ?3月12日 24:00 · 第十一条/);
  assert.ok(told.indexOf("来看了") < told.indexOf("要看样板间"), told);
  assert.deepEqual(await axe(page), []);
  clerk.profile.clean();
});

test("a registration that is wanting is completed from the row, and the row has gone then", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/clients");
  await clerk.press("due");
  await dueThen(page, "today").locator(on("register")).click();
  const { name, salutation, phone } = card("王五", "0003");
  for (const [field, text] of Object.entries({ name, salutation, phone })) {
    const input = clerk.at(field);
    if (await input.count()) await input.fill(text);
  }
  await clerk.at("signature").check();
  await clerk.confirm();
  await dueThen(page, "today").waitFor({ state: "detached" });
  await named(page, "王五").waitFor();
  clerk.profile.clean();
});
