// 判单: from the files of two tablets to a decided, printed case; a conflict that both entries survive; evidence by its digest.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { exported, takeIn } from "./books.mjs";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { HOUSE, axe, house, openApp, temporary } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";

const PHONE = "13900000001";
const husband = { name: "张三", salutation: "张先生", phone: PHONE };
const wife = { name: "李四", salutation: "李女士", phone: PHONE };

const BEFORE = [
  { day: "2025-03-03", opens: "by-list", at: "09:00" },
  { at: "09:10", who: "one", does: "new", gets: "D +", stays: true },
  { at: "09:30", who: "one", does: "ends", registers: husband },
];

/** Another tablet, which joins the office by its file. */
async function joins(t, url, people, file) {
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T09:05", people });
  await openApp(clerk.page, new URL("/data", url).href);
  await takeIn(clerk, file);
  return clerk;
}

/** Two tablets: at one the husband was received, at the other, which had not heard of that number, his wife. */
async function twoTablets(t) {
  const { url } = await house(t);
  const one = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  await one.found({ ...OFFICE, book: "rb-i", names: PEOPLE });
  const play = new Play(one, "I");
  await play.table(BEFORE.slice(0, 1));
  const other = await joins(t, url, one.people, await exported(one));
  await one.go("/");
  await play.table(BEFORE.slice(1));
  await other.go("/");
  await other.clock("2025-03-03T10:00");
  // The first of the table is with the husband at the other tablet, as everybody here can see: he is called out.
  await other.press("out");
  await other.pick(NAMES.D, "who");
  await other.press("notified");
  await other.confirm("washroom");
  await other.clock("2025-03-03T10:05");
  await other.confirm("new");
  await other.clock("2025-03-03T10:30");
  await other.page.locator(`.live-card ${on("end")}`).first().click();
  for (const [field, text] of Object.entries(wife)) await other.at(field).fill(text);
  await other.confirm();
  return { one, other };
}

/** The files of both come together at the first, which looks at its cases. */
async function together(t) {
  const { one, other } = await twoTablets(t);
  await one.clock("2025-03-03T11:00");
  await takeIn(one, await exported(other));
  await one.go("/clients");
  await one.press("cases");
  return { one, page: one.page };
}

const theCase = (page) => page.locator("tr[data-case]");

test("two tablets' files become a case, which is ruled by the book, printed, and proved by its code", async (t) => {
  const { one, page } = await together(t);
  await theCase(page).first().waitFor();
  assert.equal(await theCase(page).count(), 1);
  assert.match(await theCase(page).innerText(), /张三[\s\S]*李四/);
  await theCase(page).click();
  await page.locator(".case .timeline > li").first().waitFor();
  // What they are to each other is what the book must know first: it is named, and not answered for anybody.
  assert.equal(await page.locator('[data-fact="relation"] [aria-pressed="true"]').count(), 0);
  await one.press("join");
  await one.at("spouse").check();
  await one.at("by").selectOption(one.people[NAMES.D]);
  await one.confirm();
  await page.locator('[data-term="owner"]').waitFor();
  assert.match(await page.locator('[data-term="owner"]').innerText(), new RegExp(NAMES.D));
  assert.equal(await page.locator('[data-shares="split"] > div').count(), 1);
  assert.deepEqual(await axe(page), []);
  await one.press("case");
  const said = await one.confirm();
  assert.match(said, new RegExp(`${NAMES.D}`));
  await page.locator(".case-state.is-jade").waitFor();

  // On paper: what happened, the articles, the decision, lines for signatures, and a code.
  const code = (await page.locator("[data-code]").textContent()).trim();
  assert.match(code, /^turnbook:[0-9a-f-]{36}:[0-9a-f]{64}$/);
  await page.emulateMedia({ media: "print" });
  const paper = await page.locator(".case-paper").innerText();
  for (const part of ["判单书", "张三", "第十一条", "已裁定", "提出人", "裁定人", code]) assert.ok(paper.includes(part), `${part}: ${paper}`);
  const qr = await page.locator(".case-qr").boundingBox();
  assert.ok(qr && qr.width > 60 && qr.height > 60, JSON.stringify(qr));
  await page.emulateMedia({ media: "screen" });

  // The code is held against the books here and by the program for files.
  const file = await exported(one);
  await page.locator(on("check-code")).fill(code);
  await page.locator('[data-proved="same"]').waitFor();
  await page.locator(on("check-code")).fill(code.replace(/.$/, (last) => (last === "0" ? "1" : "0")));
  await page.locator('[data-proved="differs"]').waitFor();
  const saved = path.join(temporary(t), "books.json");
  writeFileSync(saved, JSON.stringify(file));
  const verify = (...codes) => execFileSync(path.join(HOUSE, "target/debug/turnbook"), ["verify", saved, ...codes], { encoding: "utf8" });
  assert.match(verify(code), /is as it was printed/);
  assert.throws(() => verify(code.replace(/.$/, (last) => (last === "0" ? "1" : "0"))));
  one.profile.clean();
});

test("a case is raised by hand, gathers a note and a piece of evidence, and is decided against the book with a reason", async (t) => {
  const { one, page } = await together(t);
  await theCase(page).first().click();
  await page.locator(".case .timeline > li").first().waitFor();
  await one.press("bring");
  await one.confirm();
  await one.press("bring");
  await one.at("evidence").check();
  const evidence = Buffer.from("通话记录\n");
  await page.locator('dialog[open] input[type="file"]').setInputFiles({ name: "通话记录.txt", mimeType: "text/plain", buffer: evidence });
  await page.locator("dialog[open]").getByText("通话记录.txt").waitFor();
  await one.confirm();
  const digest = createHash("sha256").update(evidence).digest("hex");
  await page.locator(".case .timeline").getByText(digest.slice(0, 16)).first().waitFor();
  await page.locator(on("all-cases")).click();
  assert.match(await theCase(page).innerText(), /已提出/);
  one.profile.clean();
});

test("a conflict of which both entries are right is settled with a word, on every device", async (t) => {
  const { url } = await house(t);
  const one = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  await one.found({ ...OFFICE, book: "rb-i", names: PEOPLE });
  await new Play(one, "I").table(BEFORE.slice(0, 1));
  const other = await joins(t, url, one.people, await exported(one));
  // The same agent is given a visitor at both.
  for (const clerk of [one, other]) {
    await clerk.go("/");
    await clerk.clock(clerk === one ? "2025-03-03T09:10" : "2025-03-03T09:12");
    await clerk.confirm("new");
  }
  await one.clock("2025-03-03T10:00");
  await takeIn(one, await exported(other));
  const conflicts = (clerk) => clerk.page.locator("tr[data-conflict]");
  await conflicts(one).first().waitFor();
  await one.press("settle");
  await one.at("both").check();
  await one.at("because").fill("同一拨客户分两处登记");
  await one.at("doer").selectOption({ index: 1 });
  await one.confirm();
  await conflicts(one).first().waitFor({ state: "detached" });
  await takeIn(other, await exported(one));
  await other.page.locator("main h1").waitFor();
  assert.equal(await conflicts(other).count(), 0);
  one.profile.clean();
});
