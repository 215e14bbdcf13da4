// The register of calls: who rang and who answered, whom to ring back, and who came later; and a search by pinyin, a calendar of
// what lapses, and the count of what is due.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { PHONE, TABLET, axe, house, temporary } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";
import { leave } from "./views.mjs";

const card = (name, tail) => ({ name, salutation: `${name[0]}先生`, phone: `1381234${tail}` });

/** Two clients under RB-I. */
const BEFORE = [
  { day: "2025-03-03", opens: "by-list", at: "09:00" },
  { at: "09:10", who: "one", does: "new", gets: "D +", stays: true },
  { at: "09:30", who: "one", does: "ends", registers: card("张伟", "5620") },
  { at: "10:10", who: "two", does: "new", gets: "E +", stays: true },
  { at: "10:30", who: "two", does: "ends", registers: card("曾国强", "0002") },
];

async function arrive(t) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  await clerk.found({ ...OFFICE, book: "rb-i", names: PEOPLE });
  await new Play(clerk, "I").table(BEFORE);
  await clerk.clock("2025-03-03T11:00");
  return { clerk, page: clerk.page };
}

const calls = (page) => page.locator("[data-calls] tr[data-call]");
const kind = (page, which) => page.locator(on({ act: "which", which: `calls.${which}` }));
const count = async (page, which) => (await kind(page, which).locator(".num").innerText()).trim();

async function rings(clerk, name, phone) {
  await clerk.go("/");
  await clerk.press("call");
  await clerk.press("nobody");
  if (name) {
    await clerk.at("name").fill(name);
    await clerk.at("phone").fill(phone);
  }
  await clerk.confirm();
  await clerk.said(() => clerk.page.locator(`.live-card[data-call] ${on("hang-up")}`).first().click());
}

async function toCalls(clerk) {
  await clerk.go("/visits");
  await clerk.press("calls");
  await clerk.page.locator("[data-calls]").waitFor();
}

test("a call is listed, is rung back from its row, and says when he came", async (t) => {
  const { clerk, page } = await arrive(t);
  await rings(clerk, "赵先生", "13912345678");
  await rings(clerk);
  await toCalls(clerk);
  assert.equal(await calls(page).count(), 2);
  assert.match(await page.locator("[data-call-turn]").innerText(), /下一个电话由.+接听/);
  assert.ok(await page.locator("[data-call-turn] .cite").count());
  const his = calls(page).filter({ hasText: "赵先生" });
  assert.match(await his.innerText(), /139\*\*\*\*5678/);
  assert.match(await his.innerText(), /待.+跟进/);
  assert.deepEqual([await count(page, "ring_back"), await count(page, "came_later")], ["1", "0"]);
  await kind(page, "ring_back").click();
  assert.equal(await calls(page).count(), 1);
  assert.deepEqual(await axe(page), []);

  await calls(page).locator(on("ring")).click();
  await clerk.at({ act: "reached", value: "true" }).check();
  await clerk.at("call").check();
  const by = clerk.at("by");
  if ((await by.inputValue()) === "") await by.selectOption(clerk.people[NAMES.D]);
  await clerk.confirm();
  await page.locator(".page .empty").waitFor();
  await kind(page, "all_kinds").click();
  assert.equal(await calls(page).locator(on("ring")).count(), 0);

  // His card opens from the row, with the keys too.
  await his.focus();
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").filter({ hasText: "赵先生" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  for (const [query, expected] of [["zxs", 1], ["zhao", 1], ["5678", 1], ["wang", 0]]) {
    await clerk.at("search").fill(query);
    await page.waitForFunction((n) => document.querySelectorAll("[data-calls] tr[data-call]").length === n, expected);
  }
  clerk.profile.clean();
});

test("clients are found by pinyin, its initials, characters and the end of the number, at every search", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/clients");
  await page.locator(".clients tbody tr").first().waitFor();
  const finds = async (selector, query, name) => {
    await clerk.at("search").fill(query);
    await page.waitForFunction(
      ([selector, name]) => {
        const rows = [...document.querySelectorAll(selector)];
        return rows.length === 1 && rows[0].textContent.includes(name);
      },
      [selector, name],
    );
  };
  const TYPED = [["zhangw", "张伟"], ["zengg", "曾国强"], ["zw", "张伟"], ["zgq", "曾国强"], ["张", "张伟"], ["5620", "张伟"]];
  for (const [query, name] of TYPED) await finds(".clients tbody tr", query, name);
  await clerk.go("/");
  await clerk.press("returning");
  await clerk.press("before");
  for (const [query, name] of TYPED) await finds("dialog[open] .result", query, name);
  // The key that closes the dialog first empties the field.
  await clerk.at("search").fill("");
  await leave(clerk);
  await clerk.go("/visits");
  for (const [query, name] of TYPED) await finds(".visits tbody tr", query, name);
  clerk.profile.clean();
});

test("the calendar says what lapses on each day and what renews it, and is walked with the arrows", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/clients");
  await clerk.press("calendar");
  await page.locator(".month").waitFor();
  const day = (date) => page.locator(on({ act: "lapses-of", date }));
  assert.match(await day("2025-03-10").innerText(), /到期 2 位/);
  await day("2025-03-10").click();
  const rows = page.locator(".lapses tbody tr");
  assert.equal(await rows.count(), 2);
  assert.match(await rows.first().innerText(), /续期/);
  assert.match(await rows.first().innerText(), /第十一条/);
  assert.deepEqual(await axe(page), []);
  await day("2025-03-10").focus();
  for (const key of ["ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
  await page.waitForFunction(() => document.activeElement.dataset.date === "2025-03-18");
  await page.keyboard.press("PageDown");
  await page.locator(on({ month: "2025-04-01" })).waitFor();
  await page.waitForFunction(() => document.activeElement.dataset.date === "2025-04-18");
  await clerk.press("month-before");
  await page.locator(on({ month: "2025-03-01" })).waitFor();
  for (const size of [PHONE, TABLET]) {
    await page.setViewportSize(size);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide at ${size.width}`);
    const least = await page.evaluate(() => Math.min(...[...document.querySelectorAll(".month td button")].map((b) => b.getBoundingClientRect().height)));
    assert.ok(least >= 48, `${least}`);
  }
  // A follow-up from the list puts it off.
  await day("2025-03-10").click();
  await rows.filter({ hasText: "张伟" }).locator(on("follow")).click();
  await clerk.at({ act: "reached", value: "true" }).check();
  await clerk.at("call").check();
  const by = clerk.at("by");
  if ((await by.inputValue()) === "") await by.selectOption(clerk.people[NAMES.D]);
  await clerk.clock("2025-03-04T09:00");
  await clerk.confirm();
  clerk.profile.clean();
});

test("what is overdue or due today is counted beside the clients, and less once it is done", async (t) => {
  const { clerk, page } = await arrive(t);
  const badge = page.locator(on({ badge: "due" })).first();
  await clerk.clock("2025-03-10T09:00");
  await clerk.reload();
  await badge.waitFor();
  assert.equal((await badge.innerText()).trim(), "2");
  await clerk.go("/clients");
  await clerk.press("due");
  await page.locator("[data-due]").filter({ hasText: "张伟" }).locator(on("follow")).first().click();
  await clerk.at({ act: "reached", value: "true" }).check();
  await clerk.at("call").check();
  const by = clerk.at("by");
  if ((await by.inputValue()) === "") await by.selectOption(clerk.people[NAMES.D]);
  await clerk.confirm();
  await page.waitForFunction(() => document.querySelector("[data-badge=due]")?.textContent.trim() === "1");
  clerk.profile.clean();
});
