// The rulebook studio: a manager who cannot program writes what his office does, and the desk acts by it.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { DESKTOP, HOUSE, PHONE, TABLET, axe, goOffline, house, openApp, temporary } from "./harness.mjs";
import { Manager, PEOPLE, STUDIO } from "./studio-hand.mjs";

/** One document of a shipped book, as the app puts it together. */
function document(id) {
  const part = (id, name) => JSON.parse(readFileSync(path.join(HOUSE, `rulebooks/${id}/${name}.json`), "utf8"));
  const parts = (id) => Object.fromEntries(["book", "articles", "parameters", "rules"].map((name) => [name, part(id, name)]));
  return { ...parts(id), base: { ...parts("base"), base: null } };
}

/** An office that counts every reception, returning customers too, and lets registrations lapse after a month. */
function countsEverybody() {
  const book = document("rb-d");
  const returning = ["d-none-return", "d-none-own", "d-none-reorder", "d-none-recognised"];
  for (const [question, rules] of Object.entries(book.rules)) {
    book.rules[question] = rules.filter((rule) => !returning.includes(rule.id));
    for (const rule of book.rules[question]) rule.exception_to = rule.exception_to?.filter((id) => !returning.includes(id));
  }
  book.rules.turn.find((rule) => rule.id === "d-count").when = {};
  book.book.id = "own";
  book.book.title = { zh: "本案场接待制度", en: "Own regulation" };
  return book;
}

/** Keeps a document in a file of its own. */
function file(t, content, name = "book.json") {
  const made = path.join(temporary(t), name);
  writeFileSync(made, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  return made;
}

test("a manager writes two sentences by forms, adopts them, and the desk acts by them", async (t) => {
  const manager = await Manager.arrive(t, { at: "2025-02-28T09:00" });
  const { clerk, page } = manager;
  await clerk.found({ ...OFFICE, book: "rb-d", names: PEOPLE });
  await clerk.go("/rulebook");

  const began = Date.now();
  await manager.press("studio");
  await page.locator("html[data-app-ready]").waitFor({ state: "attached" });
  await manager.take(file(t, countsEverybody()));
  await page.locator(".studio-head").waitFor();

  // "Validity 10 days including the day."
  await manager.tab("values");
  await manager.press("edit-value", on({ value: "validity" }));
  await manager.fill("n", "10");
  await manager.press("unit", on({ key: "day" }));
  await manager.press("start-day", on({ key: "true" }));
  await page.locator('[data-live="example"]:has-text("10日 24:00")').waitFor();
  await manager.press("save");
  await page.locator('article[data-value="validity"] .studio-amount:has-text("10 天")').waitFor();

  // "A returning customer does not use a turn."
  await manager.tab("rules");
  await manager.press("question", on({ question: "turn" }));
  await manager.press("add-rule");
  await manager.press("add-condition");
  await manager.press("fact", on({ key: "visit.kind" }));
  for (const kind of ["return_open", "return_closed"]) await manager.press("value", on({ key: kind }));
  await manager.press("effect", on({ key: "none" }));
  await manager.press("cite", on({ key: "D44" }));
  const clash = page.locator('[data-live="clash"]');
  await clash.waitFor();
  assert.match(await clash.innerText(), /每组新客户计一次/);
  await manager.press("prefer");
  await page.locator('.studio-live [data-live="clean"]').waitFor({ timeout: 30_000 });
  assert.equal(await clash.count(), 0);
  assert.match(await page.locator(".studio-sentence").innerText(), /老客户.*不计轮次/s);
  await manager.press("save");
  await page.locator('.studio-rule[data-rule^="own-"]').waitFor();

  // To the desk, from the first of March.
  await manager.press("hand-over");
  await manager.press("confirm");
  await page.waitForURL("**/rulebook?**");
  await page.locator('dialog [data-doubts="0"]').waitFor({ timeout: 30_000 });
  await manager.fill("from", "2025-03-01");
  await clerk.at("doer").selectOption({ index: 1 });
  await clerk.confirm();
  const took = (Date.now() - began) / 1000;
  t.diagnostic(`written, checked and adopted in ${took.toFixed(1)} s by ${manager.acts} taps and entries`);
  assert.ok(manager.acts <= 40, `${manager.acts} acts`);

  // Registered on 1 March: his agent's until 10 March, 24:00, and no turn is used. On the 11th it has lapsed.
  const as = (name, tail) => ({ name, salutation: `${name[0]}女士`, phone: `1390000${tail}` });
  const play = new Play(clerk, "D");
  await clerk.go("/");
  await play.table([
    { day: "2025-03-01", opens: "by-list", at: "09:00", queue: "DEFGHABC" },
    { at: "10:00", who: "X", does: "new", gets: "D +", stays: true },
    { at: "10:30", who: "X", does: "ends", registers: as("许安", "0002"), valid: true },
    { at: "11:00", who: "Y", does: "new", gets: "E +", stays: true },
    { at: "11:30", who: "Y", does: "ends", registers: as("严冬", "0003"), valid: true },
    { at: "18:00", does: "closes" },
    { day: "2025-03-10", opens: "again", at: "09:00", queue: "FGHABCDE" },
    { at: "23:50", who: "X", does: "arrives", before: "许安", gets: "D 0", queue: "FGHABCDE" },
    { at: "23:55", does: "closes" },
    { day: "2025-03-11", opens: "again", at: "09:00", queue: "FGHABCDE" },
    { at: "10:00", who: "Y", does: "arrives", before: "严冬", gets: "F +" },
  ]);
  await manager.leave();
});

test("an article whose text says otherwise than its value is pointed out, and mended on the way", async (t) => {
  const manager = await Manager.arrive(t);
  const { page } = manager;
  await manager.open("?book=rb-i");
  await manager.press("revise");
  await page.locator(".studio-head[data-book=rb-i-own1]").waitFor();
  await manager.tab("values");
  await manager.press("edit-value", on({ value: "claim" }));
  await manager.fill("n", "10");
  const stale = page.locator('[data-live="stale"]');
  await stale.waitFor();
  assert.match(await stale.innerText(), /七天/);
  await manager.press("save");
  await manager.tab("check");
  await page.locator('[data-finding="stale"]:has-text("七天")').waitFor();
  await page.locator('[data-finding="case"]').first().waitFor();
  await page.locator('[data-finding="stale"] [data-act="mend"]').first().click();
  await manager.press("edit-article");
  const text = page.locator('dialog[open] [data-act="article-text"]');
  await text.fill((await text.inputValue()).replace("七天", "十天"));
  await page.locator('dialog[open] [data-act="article-text-other"]').fill("A claim after a deal may be made for ten days, from the day of the deal.");
  await manager.saved(page.locator(".rules-head"));
  await manager.tab("check");
  await manager.linted();
  assert.equal(await page.locator('[data-finding="stale"]').count(), 0);
  await manager.leave();
});

test("a situation becomes a case, and a case that no longer holds is found", async (t) => {
  const manager = await Manager.arrive(t);
  const { page } = manager;
  await manager.open("?book=rb-d");
  await manager.press("revise");
  await page.locator(".studio-head[data-book=rb-d-own1]").waitFor();
  await manager.tab("try");
  await page.locator('select[data-act="question"]').selectOption("next_day");
  await manager.press("as-case");
  await page.locator('[data-form="case"] [data-live="holds"]').waitFor();
  const id = await page.locator('[data-act="case-id"]').inputValue();
  await manager.saved(page.locator(`[data-case="${id}"]`));
  await page.locator(`[data-case="${id}"] [data-act="edit-case"]`).click();
  await page.locator('[data-form="case"] [data-act="case-step"]').first().click();
  await page.locator('[data-form="case"] [data-live="fails"]').waitFor();
  await manager.saved(page.locator(`[data-case="${id}"] .is-seal`));
  await manager.tab("check");
  await page.locator(`[data-finding="case"]:has-text("${id}")`).waitFor();
  await manager.leave();
});

test("an edit can be taken back and done again, and is there after a reload", async (t) => {
  const manager = await Manager.arrive(t);
  const { page } = manager;
  await manager.open("?book=rb-d&tab=values");
  await manager.press("revise");
  await page.locator(".studio-head[data-book=rb-d-own1]").waitFor();
  const copied = await manager.digest();
  await manager.tab("values");
  await manager.press("edit-value", on({ value: "validity" }));
  await manager.fill("n", "15");
  await manager.press("save");
  const amount = page.locator('article[data-value="validity"] .studio-amount');
  await page.locator('article[data-value="validity"] .studio-amount:has-text("15")').waitFor();
  const edited = await manager.digest();
  assert.notEqual(edited, copied);
  await manager.press("undo");
  await page.locator(`.studio-head[data-digest="${copied}"]`).waitFor();
  await manager.press("redo");
  await page.locator(`.studio-head[data-digest="${edited}"]`).waitFor();
  await page.reload();
  await amount.waitFor();
  assert.equal(await manager.digest(), edited);
  await manager.leave();
});

test("the largest book is checked in the browser, with progress", async (t) => {
  const manager = await Manager.arrive(t);
  await manager.open();
  const books = await manager.page.locator("a.book").evaluateAll((books) => books.map((book) => [book.dataset.book, Number(book.dataset.rules)]));
  const [largest, rules] = books.sort((a, b) => b[1] - a[1])[0];
  await manager.open(`?book=${largest}&tab=check`);
  const { ms, said } = await manager.linted();
  t.diagnostic(`${largest}, ${rules} rules: ${ms} ms (${said})`);
  assert.ok(rules > 50);
  assert.equal(await manager.page.locator('[data-finding="clash"], [data-finding="gap"]').count(), 0);
  await manager.leave();
});

test("a book that does not read is refused with its place, and nothing is lost", async (t) => {
  const manager = await Manager.arrive(t);
  const { page } = manager;
  await manager.open("?book=rb-d");
  await manager.press("revise");
  await page.locator(".studio-head[data-book=rb-d-own1]").waitFor();
  const before = await page.evaluate(() => JSON.stringify(localStorage));
  await manager.open();
  const uncited = document("rb-i");
  uncited.rules.turn[2].cites = ["I99"];
  const unknown = document("rb-i");
  unknown.rules.turn[0].when["visit.knd"] = "new";
  const text = JSON.stringify(document("rb-i"));
  for (const [content, place] of [
    [uncited, /^rules\.turn\[2\]/],
    [unknown, /^rules\.turn\[0\]\.when/],
    [text.slice(0, text.length / 2), /^/],
    ["轮值", /^/],
  ]) {
    await manager.take(file(t, content));
    const refused = page.locator('[data-import="refused"]');
    await refused.waitFor();
    assert.match(await refused.getAttribute("data-place"), place);
    assert.match(await refused.innerText(), /没有动/);
    await manager.open();
  }
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), before);
  assert.equal(await page.locator("a.book[data-book=rb-d-own1]").count(), 1);
  await manager.leave();
});

test("export and import give the same book, by its digest", async (t) => {
  const manager = await Manager.arrive(t);
  const { page } = manager;
  await manager.open("?book=rb-i");
  const digest = await manager.digest();
  const [download] = await Promise.all([page.waitForEvent("download"), manager.press("export")]);
  const kept = path.join(temporary(t), download.suggestedFilename());
  await download.saveAs(kept);
  await manager.open();
  await manager.take(kept);
  await page.locator(".studio-head").waitFor();
  assert.equal(await manager.digest(), digest);
  await manager.leave();
});

test("two books side by side show where they differ", async (t) => {
  const manager = await Manager.arrive(t);
  const { page } = manager;
  await manager.open("?book=rb-d&tab=compare&other=rb-i");
  const row = page.locator('tr[data-kind="value"][data-row="claim"]');
  await row.waitFor();
  assert.match(await row.innerText(), /7 天/);
  await page.locator('.studio-differences[data-through="true"]').waitFor({ timeout: 60_000 });
  // RB-D counts a client whom an old one brings (D49), RB-I does not (I5).
  const difference = page.locator('.studio-difference[data-question="turn"][data-slot="turn"]').first();
  assert.match(await difference.innerText(), /计/);
  await manager.leave();
});

test("a situation tried by hand shows the ruling, its steps, and what would turn it", async (t) => {
  const manager = await Manager.arrive(t);
  const { page } = manager;
  await manager.open("?book=rb-i&tab=try&question=turn");
  const know = (fact, key) => page.locator(`${on({ fact })} ${on({ key })}`).click();
  for (const [fact, key] of [
    ["visit.kind", "new"], ["visit.purpose", "buy"], ["visit.declared", "never"], ["visit.named", "no"], ["visit.referral", "none"],
    ["visit.repeat_today", "no"], ["receiver.role", "on_turn"], ["receiver.roster", "in"],
  ]) await know(fact, key);
  const verdict = page.locator(".studio-verdict");
  await page.locator('.studio-verdict[data-verdict*=\'"turn":"count"\']').waitFor();
  assert.ok(await page.locator('[data-step="i-count"]').count());
  await page.locator('[data-flip="visit.kind:return_closed"], [data-flip*="receiver.roster"]').first().locator("button").click();
  await page.locator('.studio-verdict[data-verdict*=\'"turn":"none"\']').waitFor();
  assert.match(await verdict.innerText(), /不计轮次/);
  await manager.leave();
});

test("the studio opens and saves without a network, once the desk was open", async (t) => {
  const server = await house(t);
  const clerk = await Clerk.arrive(temporary(t), server.url, { at: "2025-03-03T10:00" });
  await clerk.kept();
  await goOffline(clerk.profile.context);
  await server.close();
  const manager = new Manager(clerk);
  await manager.open();
  await manager.open("?book=rb-d&tab=check");
  await manager.linted();
  await manager.press("revise");
  await manager.page.locator(".studio-head[data-book=rb-d-own1]").waitFor();
  await manager.leave();
});

const VIEWS = [
  "", "?book=rb-d", "?book=rb-d&question=claim", "?book=rb-d&tab=rules&question=turn", "?book=rb-d&tab=values", "?book=rb-d&tab=check",
  "?book=rb-d&tab=try&question=turn&facts=visit.kind:new", "?book=rb-d&tab=compare&other=rb-i",
  "?book=own&tab=rules&question=turn&rule=d-none-out", "?book=own&tab=rules&question=turn&rule=new", "?book=own&tab=values&value=validity",
  "?book=own&tab=values&value=new", "?book=own&tab=own", "?book=own&tab=cases", "?book=own&tab=cases&case=new&question=turn&facts=visit.kind:new",
];

test("axe finds nothing in the studio, no page is wider than the screen, and targets suit a finger", async (t) => {
  const manager = await Manager.arrive(t, { reducedMotion: "reduce" });
  const { page } = manager;
  await manager.open();
  await manager.take(file(t, countsEverybody()));
  await page.locator(".studio-head").waitFor();
  const found = [];
  for (const [viewport, colorScheme] of [[TABLET, "light"], [PHONE, "dark"], [DESKTOP, "dark"]]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    for (const view of VIEWS) {
      await manager.open(view);
      if (/check|rule=d|value=validity/.test(view)) await manager.linted();
      const where = `${view} ${viewport.width} ${colorScheme}`;
      for (const fault of await axe(page)) found.push(`${where}: ${fault}`);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll("html, body, main.page")]
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map((box) => `${box.tagName} ${box.scrollWidth} in ${box.clientWidth}`));
      for (const box of wide) found.push(`${where}: ${box}`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("button, .studio a.btn, .studio-tabs a, .toggle, select, input:not([type=file], [type=checkbox])")]
          .filter((target) => target.checkVisibility() && !target.disabled)
          .map((target) => ({ box: target.getBoundingClientRect(), name: `${target.className} ${target.dataset.act ?? ""}` }))
          .filter(({ box }) => box.height < 44 || box.width < 44)
          .map(({ box, name }) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`));
      for (const target of new Set(small)) found.push(`${where}: small ${target}`);
    }
  }
  assert.deepEqual(found, []);
  await manager.leave();
});
