// 交接: the clients of somebody who left are given to others by a plan, one by one, all to one, or evenly; written as one act, and
// taken back as one. With a few clients who have names, and with three hundred.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { NAMES } from "./day-acts.mjs";
import { PHONE, TABLET, axe, house, shot, temporary } from "./harness.mjs";
import { leavingOffice, leftOffice, planner } from "./leaver.mjs";

const rows = (page) => page.locator(".handing tbody tr");
const answer = (page) => page.locator(".handing .answer-who");
const taker = (clerk, name) => clerk.at({ act: "taker", person: clerk.people[name] });

/** To whom each client goes, as it is chosen. */
const chosen = (page) =>
  page.locator(`.handing ${on("to")}`).evaluateAll((selects) => selects.map((select) => select.selectedOptions[0].value));

/** Whose each client is, as it stands in his row. */
const owners = (page) => page.locator(".handing tbody .v-owner").allTextContents();

const count = (of, what) => of.filter((one) => one === what).length;

test("a leaver's clients are given one by one, all to one, and evenly; and taken back as one", async (t) => {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url);
  const { page } = clerk;
  await leavingOffice(clerk);
  await planner(clerk);
  const id = (letter) => clerk.people[NAMES[letter]];
  assert.equal(await rows(page).count(), 12);
  const before = await owners(page);
  assert.ok(await clerk.at("confirm").isDisabled(), "a plan of nothing is none");

  // One by one, by the keys.
  await clerk.at("to").focus();
  await clerk.at("to").selectOption(id("G"));
  assert.equal(count(await chosen(page), id("G")), 1);
  // Three that are ticked, all to one.
  for (const n of [1, 2, 3]) await rows(page).nth(n).locator(on("tick")).check();
  await taker(clerk, NAMES.H).click();
  assert.match(await clerk.at("share").textContent(), /都给何田/);
  await clerk.press("share");
  let plan = await chosen(page);
  assert.deepEqual([count(plan, id("G")), count(plan, id("H")), count(plan, "")], [1, 3, 8]);
  // And all evenly among three.
  await clerk.at("tick-all").check();
  for (const letter of "EF") await taker(clerk, NAMES[letter]).click();
  assert.match(await clerk.at("share").textContent(), /平均分给 3 人/);
  await clerk.press("share");
  plan = await chosen(page);
  assert.deepEqual(["E", "F", "H"].map((letter) => count(plan, id(letter))), [4, 4, 4]);
  // One stays.
  await rows(page).nth(0).locator(on("to")).selectOption("");
  assert.match(await answer(page).textContent(), /共分出 11 位，1 位不动/);
  assert.ok(await clerk.at("confirm").isDisabled(), "nobody decides by himself");
  await clerk.at("by").selectOption(id("S"));
  assert.deepEqual(await axe(page), []);
  // The pill of the articles is as it is everywhere.
  const small = await page.locator(".handing :is(button:not(.cite), select, a.btn, label.check):visible").evaluateAll((targets) =>
    targets.map((target) => [target.dataset.act ?? target.className, target.getBoundingClientRect()])
      .filter(([, box]) => box.height < 48 || box.width < 44).map(([act, box]) => `${act} ${box.width}×${box.height}`));
  assert.deepEqual(small, [], "every target is for a finger");
  for (const [name, viewport] of [["tablet", TABLET], ["phone", PHONE]]) {
    await page.setViewportSize(viewport);
    await shot(page, `handover-${name}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `it fits a ${name}`);
  }
  await page.setViewportSize(TABLET);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator('[data-print="leaver"]');
  assert.equal(await paper.locator("tbody tr").count(), 12);
  const signs = await paper.locator(".print-sign").textContent();
  for (const said of ["移交人 杜若", "接收人 鄂晴", "接收人 方舟", "接收人 何田"]) assert.ok(signs.includes(said), signs);
  await shot(page, "handover-paper");
  await page.emulateMedia({ media: "screen" });

  assert.match(await clerk.confirm(), /杜若的 11 位客户已分出/);
  const given = page.locator(".given li");
  await given.waitFor();
  assert.match(await given.textContent(), /鄂晴 [34] 位/);
  assert.equal((await owners(page)).filter((owner) => /鄂晴|方舟|何田/.test(owner)).length, 11);
  await shot(page, "handover-given");
  // The way back in the bar takes all of it back, and brings all of it again.
  await clerk.said(() => page.locator(`[data-toast] ${on("undo")}`).click());
  await given.waitFor({ state: "detached" });
  assert.deepEqual(await owners(page), before);
  await clerk.said(() => page.locator(`[data-toast] ${on("restore")}`).click());
  await given.waitFor();
  // Whoever comes back to it later finds the plan, and takes all of it back.
  await clerk.reload();
  await given.waitFor();
  await clerk.said(() => clerk.press("take-back"));
  await given.waitFor({ state: "detached" });
  assert.deepEqual(await owners(page), before);
  clerk.profile.clean();
});

/** Opens the file of an office that 李明 has left, and his planner. */
async function fromFile(t, clients, ...kept) {
  const dir = temporary(t);
  const office = leftOffice(dir, clients, ...kept);
  const { url } = await house(t);
  const at = new Date(office.at + 8 * 3_600_000).toISOString().slice(0, 16);
  const clerk = await Clerk.arrive(temporary(t), url, { at });
  await clerk.press("import");
  await clerk.page.locator(`input[type="file"]${on("import")}`).setInputFiles(office.file);
  await clerk.page.locator("[data-import]").waitFor();
  await clerk.confirm();
  await clerk.go("/people");
  await clerk.learnPeople();
  await planner(clerk, "李明");
  return clerk;
}

test("three hundred clients are shared out with five taps, and taken back with one", async (t) => {
  const clerk = await fromFile(t, 300);
  const { page } = clerk;
  assert.equal(await rows(page).count(), 300);
  const before = await owners(page);
  const takes = ["王芳", "陈静", "赵强"];
  for (const name of takes) await taker(clerk, name).click();
  const began = Date.now();
  await clerk.press("share");
  const plan = await chosen(page);
  t.diagnostic(`300 shared out in ${Date.now() - began} ms`);
  assert.deepEqual(takes.map((name) => count(plan, clerk.people[name])), [100, 100, 100]);
  await clerk.at("by").selectOption({ label: "钱经理" });
  const written = Date.now();
  assert.match(await clerk.confirm(), /300 位客户已分出/);
  t.diagnostic(`300 written in ${Date.now() - written} ms`);
  await page.locator(".given li").waitFor();
  assert.equal((await owners(page)).filter((owner) => /王芳|陈静|赵强/.test(owner)).length, 300);
  const back = Date.now();
  await clerk.said(() => clerk.press("take-back"));
  t.diagnostic(`300 taken back in ${Date.now() - back} ms`);
  await page.locator(".given").waitFor({ state: "detached" });
  assert.deepEqual(await owners(page), before);
  clerk.profile.clean();
});

test("where the book makes them everybody's, nothing is given and the article is named", async (t) => {
  const clerk = await fromFile(t, 3, "kept");
  const { page } = clerk;
  await page.locator(".handing .answer.is-refused").waitFor();
  assert.equal(await page.locator(".handing .answer a.cite").count(), 1);
  await taker(clerk, "王芳").click();
  assert.ok(await clerk.at("share").isDisabled());
  assert.ok(await clerk.at("to").isDisabled());
  assert.deepEqual(await axe(page), []);
  await shot(page, "handover-everybodys");
  clerk.profile.clean();
});
