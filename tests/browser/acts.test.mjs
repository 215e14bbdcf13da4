// What can be done with a client, a visit and a person: each act is opened where the office looks for it, filled in and
// carried out, and shows then what was done.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { axe, house, temporary } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";

const card = (name, tail) => ({ name, salutation: `${name[0]}先生`, phone: `1390000${tail}` });

/** What comes before: three clients, one of whom has been here and knows neither when nor by whom. */
const BEFORE = [
  { day: "2025-03-03", opens: "by-list", at: "09:00" },
  { at: "09:10", who: "one", does: "new", gets: "D +", stays: true },
  { at: "09:30", who: "one", does: "ends", registers: card("张三", "0001") },
  { at: "09:40", who: "two", does: "arrives", forgotten: true, gets: "E 0" },
  { at: "10:10", who: "three", does: "new", gets: "E +", stays: true },
  { at: "10:30", who: "three", does: "ends", registers: card("张三", "0001") },
];

/**
 * Acts in the drawer of a visit, in order: what is answered, what then stands in the answer, what is said when it is done.
 * `open` is what is asked first, with what is answered already.
 */
const ACTS = [
  { of: "one", act: "grade", check: ["a"], says: "评为", done: "评为" },
  { of: "one", act: "follow", check: [{ act: "reached", value: "false" }, "message"], says: "不算有效跟进", done: "回访" },
  { of: "one", act: "file", pick: { by: "H" }, fill: { minutes: "30" }, done: "何田报备张三" },
  { of: "one", act: "deal", check: ["subscribed"], fill: { sum: "128万" }, says: "", done: "已认购" },
  { of: "two", act: "unfound", refused: /首接|期限|未过|还没/ },
  { of: "two", act: "prove", pick: { by: "G" }, done: "高明" },
  { of: "three", act: "case", pick: { claimant: "A" }, more: { otherwise: "B" }, because: "双方书面同意", by: "P", done: "白露" },
  { of: "three", act: "withdraw", pick: { by: "S" }, done: "撤回张三的登记" },
  { of: "two", act: "identify", check: ["market_survey"], done: "同行" },
];

/** A clerk with the day as it was before. */
async function arrive(t) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  await clerk.found({ ...OFFICE, book: "rb-a", names: PEOPLE });
  const play = new Play(clerk, "D");
  await play.table(BEFORE);
  await clerk.clock("2025-03-03T10:40");
  return { clerk, play, page: clerk.page };
}

const answer = (page) => page.locator("dialog[open] .answer-who").last();
const person = (clerk, letter) => clerk.people[NAMES[letter]];

/** Fills an open act in. */
async function fill(clerk, { check = [], pick = {}, fill = {}, more = {}, by, because }) {
  for (const what of check) await clerk.at(what).check();
  for (const [field, letter] of Object.entries({ ...pick, ...more })) await clerk.at(field).selectOption(person(clerk, letter));
  for (const [field, text] of Object.entries(fill)) await clerk.at(field).fill(text);
  if (by) await clerk.at("by").selectOption(person(clerk, by));
  if (because) await clerk.at("because").fill(because);
}

/** Confirms, and waits until the dialog of the act has gone. */
async function confirm(clerk, act) {
  const said = await clerk.confirm();
  await clerk.page.locator(`[data-form="${act}"]`).waitFor({ state: "detached" });
  return said;
}

async function leave(page) {
  const open = page.locator("dialog[open]");
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await page.keyboard.press("Escape");
    await open.nth(left - 1).waitFor({ state: "detached" });
  }
}

test("what can be done with a client and a visit is done from the drawer of the visit", async (t) => {
  const { clerk, play, page } = await arrive(t);
  await clerk.go("/visits");
  for (const act of ACTS) {
    await page.locator(`tr${on({ visit: play.visits.get(act.of) })}`).click();
    await clerk.press(act.act);
    const form = page.locator(`[data-form="${act.act}"]`);
    await form.waitFor({ state: "attached" });
    assert.deepEqual(await axe(page), [], act.act);
    if (act.refused) {
      assert.ok(await clerk.at("confirm").isDisabled(), act.act);
      assert.match(await answer(page).textContent(), act.refused);
      assert.equal(await page.locator("dialog[open] .answer a.cite").count(), 1, "a refusal cites its article too");
    } else {
      await fill(clerk, act);
      const said = await answer(page).textContent();
      if (act.says) assert.ok(said.includes(act.says), `${act.act}: ${said}`);
      const done = await confirm(clerk, act.act);
      assert.ok(done.includes(act.done), `${act.act}: ${done}`);
    }
    await leave(page);
  }
  await page.locator(`tr${on({ visit: play.visits.get("one") })}`).click();
  const story = await page.locator("dialog[open]").innerText();
  for (const said of ["评为", "何田报备张三", "已认购"]) assert.ok(story.includes(said), `${said} in ${story}`);
  clerk.profile.clean();
});

test("two records are joined, and parted again from the drawer of either", async (t) => {
  const { clerk, play, page } = await arrive(t);
  await clerk.go("/visits");
  await page.locator(`#pairs ${on("join")}`).click();
  await clerk.at("same").check();
  await clerk.confirm();
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.locator(`tr${on({ visit: play.visits.get("one") })}`).click();
  await clerk.press("part");
  assert.match(await confirm(clerk, "part"), /已解除/);
  await page.locator(`dialog[open] ${on("part")}`).waitFor({ state: "detached" });
  clerk.profile.clean();
});

test("Enter goes from what is answered to what is open, and at the end it is done", async (t) => {
  const { clerk, play, page } = await arrive(t);
  await clerk.go("/visits");
  await page.locator(`tr${on({ visit: play.visits.get("one") })}`).click();
  await clerk.press("deal");
  // The first field has the focus as soon as the dialog is there.
  const focused = (act) => page.waitForFunction((act) => document.activeElement.dataset.act === act, act);
  await focused("deposit");
  await clerk.at("sum").fill("12万");
  await page.keyboard.press("Enter");
  // The stage is still open.
  await focused("deposit");
  await clerk.at("sum").fill("viel");
  await page.locator('dialog[open] [aria-invalid="true"]').waitFor();
  await clerk.at("deposit").check();
  assert.ok(await clerk.at("confirm").isDisabled(), "what cannot be read is not passed over");
  await clerk.at("sum").fill("12万");
  assert.match(await clerk.said(() => page.keyboard.press("Enter")), /已交订金/);
  clerk.profile.clean();
});

test("what can be done with a person is done from his sheet: a breach, a deputy, leaving, and his clients shared out", async (t) => {
  const { clerk, page } = await arrive(t);
  const sheet = async (letter) => {
    await clerk.go("/people");
    await page.locator(`.crew ${on({ act: "person", person: person(clerk, letter) })}`).click();
    await page.locator("dialog[open]").waitFor();
  };
  // Snatching is for the sales manager by the book: a supervisor is no longer offered.
  await sheet("D");
  await clerk.press("penalise");
  assert.ok((await clerk.at("by").locator("option").allTextContents()).includes(NAMES.S));
  await clerk.at("by").selectOption(person(clerk, "S"));
  await clerk.at("breach").selectOption("snatching");
  await page.waitForFunction(() => document.querySelector('[data-form] [data-act="by"]').options.length === 2);
  await clerk.at("by").selectOption(person(clerk, "P"));
  await clerk.at("note").fill("当着客户的面");
  assert.deepEqual(await axe(page), []);
  assert.match(await confirm(clerk, "penalise"), /抢客/);
  await clerk.press("proxy");
  await clerk.at("proxy").selectOption(person(clerk, "H"));
  assert.match(await confirm(clerk, "proxy"), /何田代理杜若/);
  await clerk.press("end_proxy");
  assert.match(await confirm(clerk, "end_proxy"), /不再由人代理/);

  // On the table nobody leaves.
  await clerk.press("depart");
  await clerk.at("by").selectOption(person(clerk, "S"));
  await page.locator("dialog[open] .answer.is-refused").waitFor();
  await leave(page);
  await clerk.clock("2025-03-03T18:30");
  await clerk.press("close-day");
  await clerk.confirm();
  await sheet("D");
  await clerk.press("depart");
  await clerk.at("by").selectOption(person(clerk, "S"));
  assert.match(await answer(page).textContent(), /名下 1 位客户/);
  assert.match(await clerk.confirm(), /杜若离职/);
  await page.locator("dialog[open]").waitFor({ state: "detached" });

  await sheet("D");
  assert.equal(await clerk.at("penalise").count(), 0, "he has left");
  // Where he left clients behind, the way to their planner stands here.
  await clerk.press("handover");
  await clerk.at("to").selectOption(person(clerk, "G"));
  await clerk.at("by").selectOption(person(clerk, "S"));
  assert.match(await clerk.confirm(), /1 位客户已分出/);
  clerk.profile.clean();
});

test("the order of calls of the day stands beside the other orders", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/people");
  const calls = page.locator(`section${on({ order: "calls" })}`);
  await calls.locator("[data-unset]").waitFor();
  await calls.locator(on("set-order")).click();
  for (const letter of ["H", "G"]) {
    await page.locator(`dialog[open] .order li${on({ person: person(clerk, letter) })} ${on("stands")}`).check();
  }
  assert.match(await clerk.confirm(), /接电顺序：何田、高明/);
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  assert.deepEqual(await calls.locator(".tomorrow li").allInnerTexts(), [NAMES.H, NAMES.G]);
  clerk.profile.clean();
});
