// A regulation of the office's own: facts, words and columns it declares, written by forms alone, asked for at the desk.

import assert from "node:assert/strict";
import { test } from "node:test";
import { askingOffice } from "./asks.mjs";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { house, temporary } from "./harness.mjs";
import { Manager, PEOPLE } from "./studio-hand.mjs";

/** A text in both languages, in the fields of the open dialog. */
async function says(manager, what, [zh, en]) {
  await manager.fill(what, zh);
  await manager.fill(`${what}-other`, en);
}

/** An article of the office's own, from the page of articles. */
async function article(manager, [number, title, text]) {
  await manager.press("add-article");
  for (const [what, words] of Object.entries({ number, title, text })) await manager.fill(`article-${what}`, words);
  await manager.saved(manager.page.locator(`a.article:has-text("${title}")`));
}

/** Begins a rule, with its first article. */
async function rule(manager, question, cites) {
  await manager.tab("rules");
  await manager.press("question", on({ question }));
  await manager.press("add-rule");
  await manager.press("cite", on({ key: cites }));
}

/** The office's own regulation, written by forms alone from a blank book; gives the id of each thing in it. */
async function ownRegulation(manager) {
  const { page } = manager;
  await manager.press("blank");
  await page.locator(".studio-head").waitFor();
  await article(manager, ["一", "只拿楼书", "只拿一本楼书就走的，不计轮次。"]);
  await article(manager, ["二", "私事外出", "办私事离开的，轮到时轮空。"]);
  await article(manager, ["三", "意向高的", "意向高的客户，登记时要写明预算；一周内来过三次的，不再计轮次。"]);

  // A fact to be asked, written on the way to the rule that looks at it.
  await rule(manager, "turn", "own-1");
  await manager.press("add-condition");
  await manager.press("new-fact");
  await says(manager, "says", ["只拿了楼书", "Took only a brochure"]);
  await says(manager, "asks", ["他只拿了楼书吗？", "Did he only take a brochure?"]);
  await manager.press("fact-kind", on({ key: "flag" }));
  assert.match(await page.locator("[data-preview]").innerText(), /他只拿了楼书吗？[\s\S]*没人知道/);
  await manager.press("confirm");
  await page.locator('.condition[data-condition="own.took_only_a_brochure"]').waitFor();
  await manager.press("effect", on({ key: "none" }));
  assert.match(await page.locator(".studio-sentence").innerText(), /只拿了楼书：是.*不计轮次/);
  await manager.saved(page.locator('.studio-rule[data-rule="own-1"]'));

  // A word under a word, written on the way too.
  await rule(manager, "passed", "own-2");
  await manager.press("add-condition");
  await manager.press("fact", on({ key: "engaged" }));
  await manager.press("value", on({ key: "absent" }));
  await manager.press("add-condition");
  await manager.press("fact", on({ key: "absence.reason" }));
  await manager.press("value-new");
  await says(manager, "says", ["办私事", "A private errand"]);
  await manager.press("under", on({ key: "washroom" }));
  await manager.press("confirm");
  await page.locator('[data-act="value"][data-key="own.a_private_errand"][aria-pressed="true"]').waitFor();
  await manager.press("effect", on({ key: "lose" }));
  await manager.saved(page.locator('.studio-rule[data-rule="own-2"]'));

  // A fact of several words, a column, and a fact that the ledger counts, from the page of what is declared.
  await manager.tab("own");
  await manager.press("add-own", on({ part: "fact" }));
  await says(manager, "says", ["意向", "Interest"]);
  await says(manager, "asks", ["意向高不高？", "How interested is he?"]);
  await manager.press("fact-kind", on({ key: "word" }));
  await manager.fill("word-1", "高");
  await manager.fill("word-2", "一般");
  await manager.press("add-answer");
  await manager.fill("word-3", "低");
  await manager.saved(page.locator('[data-own="own.interest"]'));
  await manager.press("add-own", on({ part: "column" }));
  await says(manager, "says", ["预算", "Budget"]);
  await manager.press("form", on({ key: "number" }));
  await manager.saved(page.locator('[data-own="own.budget"]'));
  await manager.press("add-own", on({ part: "fact" }));
  await says(manager, "says", ["一周内来过几次", "Visits this week"]);
  await manager.press("how-known", on({ key: "found" }));
  await manager.press("sought", on({ key: "count" }));
  await manager.press("recorded", on({ key: "visit" }));
  await manager.press("whose", on({ key: "client" }));
  await page.locator("dialog[open] details summary").first().click();
  await manager.press("records-within-new");
  await manager.fill("title", "一周");
  await manager.fill("n", "1");
  await manager.press("unit", on({ key: "week" }));
  await manager.press("confirm");
  await page.locator('[data-act="records-within"][aria-pressed="true"]').waitFor();
  await manager.saved(page.locator('[data-own="own.visits_this_week"]'));

  await rule(manager, "registration", "own-3");
  await manager.press("add-condition");
  await manager.press("fact", on({ key: "own.interest" }));
  await manager.press("value", on({ key: "w1" }));
  for (const key of ["name", "phone", "own.budget"]) await page.locator(`[data-slot="required"] [data-key="${key}"]`).click();
  await manager.saved(page.locator('.studio-rule[data-rule="own-3"]'));
  await rule(manager, "turn", "own-3");
  await manager.press("add-condition");
  await manager.press("fact", on({ key: "own.visits_this_week" }));
  await manager.fill("number", "3");
  await manager.press("effect", on({ key: "none" }));
  await manager.saved(page.locator('.studio-rule[data-rule="own-4"]'));
}

test("a regulation with facts, a word and a column of its own is written by forms alone", async (t) => {
  const manager = await Manager.arrive(t, { at: "2025-02-28T09:00" });
  const { clerk, page } = manager;
  await clerk.found({ ...OFFICE, book: "rb-d", names: PEOPLE });
  await manager.open();
  await ownRegulation(manager);

  // The check and the handing over say the same, and nothing weighty.
  await manager.tab("check");
  await manager.linted();
  const found = async (within) =>
    (await within.locator("[data-finding] h3").allInnerTexts()).sort();
  const checked = await found(page.locator("main"));
  assert.equal(await page.locator("main .studio-finding.is-seal").count(), 0, checked.join("\n"));
  await manager.press("hand-over");
  await page.locator('dialog [data-lint="done"]').waitFor({ timeout: 60_000 });
  assert.deepEqual(await found(page.locator("dialog[open]")), checked);
  await manager.press("confirm");
  await page.waitForURL("**/rulebook?**");
  await page.locator('dialog [data-doubts="0"]').waitFor({ timeout: 30_000 });

  const { document } = await page.evaluate(() => JSON.parse(localStorage.getItem("turnbook.handed-over")));
  const { facts, words, columns } = document.declares;
  assert.deepEqual(Object.keys(facts).sort(), ["own.interest", "own.took_only_a_brochure", "own.visits_this_week"]);
  assert.deepEqual(facts["own.took_only_a_brochure"].asks, { zh: "他只拿了楼书吗？", en: "Did he only take a brochure?" });
  assert.deepEqual(facts["own.interest"].words.map(({ says }) => says.zh), ["高", "一般", "低"]);
  assert.deepEqual(facts["own.visits_this_week"].source, { count: { of: "visit", whose: "client", within: "$own-1" } });
  assert.deepEqual(words["own.a_private_errand"], {
    of: "absence_reason", under: "washroom", says: { zh: "办私事", en: "A private errand" },
  });
  assert.equal(columns["own.budget"].form, "number");
  assert.deepEqual(document.rules.registration[0].when, { "own.interest": "w1" });
  assert.deepEqual(document.rules.turn[1].when, { "own.visits_this_week": { at_least: 3 } });

  await manager.fill("from", "2025-03-01");
  await clerk.at("doer").selectOption({ index: 1 });
  await clerk.confirm();

  // The desk asks what the book looks at, and acts by the answers.
  const as = (name, tail) => ({ name, salutation: `${name[0]}女士`, phone: `1390000${tail}` });
  const [brochure, interest] = ["own.took_only_a_brochure", "own.interest"];
  await clerk.go("/");
  await new Play(clerk, "D").table([
    { day: "2025-03-01", opens: "by-list", at: "09:00", queue: "DEFGHABC" },
    // Only a brochure: no turn, and D stays at the head (own-1).
    { at: "09:10", who: "X", does: "new", told: { [brochure]: "true" }, gets: "D 0", stays: true },
    { at: "09:20", who: "X", does: "ends", registers: as("许安", "0002"), told: { [interest]: "w2" }, valid: true, queue: "DEFGHABC" },
    // High interest: the budget is to be written too (own-3), and it is not; when it is, nothing is asked again.
    { at: "10:00", who: "Y", does: "new", told: { [brochure]: "false" }, gets: "D +", stays: true, queue: "EFGHABCD" },
    { at: "10:20", who: "Y", does: "ends", registers: as("严冬", "0003"), told: { [interest]: "w1" }, valid: false },
    { at: "10:30", who: "Y", does: "registers", registers: { ...as("严冬", "0003"), "own.budget": "300" }, valid: true },
    // On a private errand when it is his turn: lost (own-2).
    { at: "11:00", does: "out", person: "E", reason: "own.a_private_errand" },
    { at: "11:05", who: "Z", does: "new", told: { [brochure]: "false" }, gets: "F +", queue: "GHABCDEF" },
  ]);
  await manager.leave();
});

test("a question says what follows, may stay open, and rules that clash are decided by whom the book entitles", async (t) => {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url);
  await askingOffice(clerk);
  const { page } = clerk;
  const asked = (fact) => page.locator(`dialog[open] [data-ask="${fact}"]`);

  // Who closes the question has received nobody.
  await clerk.press("new");
  await asked("own.brochure").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("[data-toast]:has-text('没有作答')").waitFor();
  assert.deepEqual((await clerk.desk()).going, []);

  // Two rules hold and disagree: somebody who may decides, and says why.
  const said = await clerk.said(async () => {
    await clerk.press("new");
    await asked("own.brochure").locator(on({ act: "answer", value: "true" })).click();
    assert.match(await asked("own.from").innerText(), /路过[\s\S]*不计轮次[\s\S]*看房团\s+规定互相抵触/);
    await asked("own.from").locator(on({ act: "answer", value: "tour" })).click();
    await asked("clash").waitFor();
    assert.ok(await clerk.at("confirm").isDisabled(), "nobody has decided");
    await asked("clash").locator(on({ act: "rule", value: "a-tour" })).click();
    const entitled = await clerk.at("by").locator("option").allTextContents();
    assert.deepEqual(entitled.slice(1).sort(), [NAMES.S, NAMES.P].sort());
    await clerk.at("by").selectOption(clerk.people[NAMES.S]);
    assert.ok(await clerk.at("confirm").isDisabled(), "without a reason");
    await clerk.at("because").fill("看房团约好的");
    await clerk.press("confirm");
  });
  assert.match(said, /计一次轮次/);
  await page.locator(`.queue-foot ${on("why-last")}`).click();
  const sheet = await page.locator("dialog.ruling").innerText();
  assert.match(sheet, /沈岚定依“看房团带来的，计轮次”，不依“只拿楼书的，不计轮次”：看房团约好的/);
  await page.keyboard.press("Escape");

  // A number on either side of the boundary leads elsewhere.
  const fewer = await clerk.said(async () => {
    await clerk.press("new");
    await asked("own.brochure").locator(on({ act: "answer", value: "false" })).click();
    assert.match(await asked("own.party").innerText(), /0 – 4[\s\S]*计一次轮次[\s\S]*5 起[\s\S]*不计轮次/);
    await asked("own.party").locator(on("ask-value")).fill("5");
    await asked("own.party").locator(on("answer-typed")).click();
  });
  assert.match(fewer, /不计轮次/);
  clerk.profile.clean();
  await clerk.profile.close();
});
