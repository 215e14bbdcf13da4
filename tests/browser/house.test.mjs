// The house around the desk: setting up, who uses the device, days gone by, what does not fit together, paper, files.

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { fileOf, lookInto, takeIn } from "./books.mjs";
import { Clerk, on } from "./clerk.mjs";
import { house, openProfile, temporary } from "./harness.mjs";

async function fresh(t, { url, ...options } = {}) {
  return Clerk.arrive(temporary(t), url ?? (await house(t)).url, { at: "2025-03-03T10:00", ...options });
}

async function sample(t, options) {
  const clerk = await fresh(t, options);
  await clerk.press("sample");
  await clerk.at("new").waitFor();
  return clerk;
}

async function done(...clerks) {
  for (const clerk of clerks) {
    clerk.profile.clean();
    await clerk.profile.close();
  }
}

/** The actors of all entries of a file, each once; what nobody in particular wrote names none. */
const actors = (file) => [...new Set(file.entries.map(({ actor }) => actor ?? ""))];

const SHEET = [
  "序号\t姓名\t性别\t岗位\t座机转分机\t状态",
  "1\t高岚\t女\t案场经理\t8001-12\t在职",
  "2\t林嘉禾\t女\t见习置业顾问\t8001-13\t在职",
  "3\t何俊\t男\t置业顾问\t8001-14\t离职",
].join("\n");

test("an office is set up with Enter, from a sheet, by a book that was read first, and the device is nobody's", async (t) => {
  const clerk = await fresh(t);
  const { page } = clerk;
  const error = page.locator(".setup .error");

  // What is wanting is said once one wants to go on, and goes when it is written.
  assert.equal(await error.count(), 0);
  await clerk.at("office-name").press("Enter");
  await error.waitFor();
  await clerk.at("office-name").fill("湖畔里");
  await error.waitFor({ state: "detached" });
  await clerk.at("office-name").press("Enter");

  await clerk.at("names").fill(SHEET);
  const names = () => page.locator(".names [data-name]").evaluateAll((rows) => rows.map((row) => row.dataset.name));
  assert.deepEqual(await names(), ["高岚", "林嘉禾"]);
  assert.match(await page.locator('[data-name="高岚"]').innerText(), /经理/);
  assert.match(await page.locator("[data-left-out]").textContent(), /何俊.*离职/s, "what was left out is shown");
  // Several on one line; then the order of the first day, by hand.
  await clerk.at("names").fill("吴晓彤 周若溪");
  await clerk.press("add");
  assert.deepEqual(await names(), ["高岚", "林嘉禾", "吴晓彤", "周若溪"]);
  await page.locator(`[data-name="周若溪"] ${on("up")}`).click();
  assert.deepEqual(await names(), ["高岚", "林嘉禾", "周若溪", "吴晓彤"]);
  assert.equal(await clerk.at("user").inputValue(), "", "nobody is named unless somebody says so");
  // An empty line finishes the list.
  await clerk.at("names").press("Enter");

  const books = () => page.locator("[data-book]").evaluateAll((rows) => rows.map((row) => row.dataset.book));
  await page.locator("[data-book]").first().waitFor();
  const short = await books();
  assert.ok(short.length <= 6 && short[0] === "rb-i", `${short}`);
  await clerk.at({ act: "point", question: "call" }).click();
  await page.locator('[data-book="rb-d"]').waitFor();
  await clerk.at("search").fill("没有这样的制度");
  await page.locator("[data-book]").first().waitFor({ state: "detached" });
  await clerk.at("search").fill("");
  await page.locator(`.book-choice:has([data-book="rb-d"]) ${on("read")}`).click();
  await page.locator("dialog[open] [data-article]").first().waitFor();
  await clerk.press("choose-book");
  assert.ok(await page.locator('[data-book="rb-d"] input').isChecked());
  await clerk.confirm();
  await page.waitForURL("**/people");
  await page.locator(`${on("user")} .is-desk`).waitFor();
  await clerk.go("/data");
  assert.deepEqual(actors(await fileOf(page, () => clerk.press("export"))), [""], "nobody decided in another's name");
  await done(clerk);
});

test("who uses the device stands in the bar, and what is done is written in his name", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.press("user");
  await clerk.at("operator").selectOption({ label: "高岚" });
  await page.locator(`${on("user")} small`, { hasText: "高岚" }).waitFor();
  await clerk.go("/");
  await clerk.confirm("new");
  await clerk.go("/data");
  const file = await fileOf(page, () => clerk.press("export"));
  assert.equal(actors(file).length, 2);
  await done(clerk);
});

test("what was undone by mistake is brought back where it was undone", async (t) => {
  const clerk = await sample(t);
  await clerk.confirm("new");
  await clerk.said(() => clerk.press("undo"));
  assert.equal((await clerk.desk()).going.length, 0);
  await clerk.said(() => clerk.press("restore"));
  assert.equal((await clerk.desk()).going.length, 1);
  // What is struck out and stays so says who did it.
  await clerk.said(() => clerk.page.locator(`.queue-foot ${on("undo")}`).first().click());
  await clerk.go("/visits");
  await clerk.page.locator('details[data-act="struck"] summary').click();
  assert.match(await clerk.page.locator(".struck tr[data-entry]").innerText(), /前台（不指明）作废/);
  await done(clerk);
});

test("a file is said to be there once it was read back, and only then the device can be erased", async (t) => {
  const clerk = await fresh(t);
  const { page } = clerk;
  await clerk.found({ office: "湖畔里", opens: "09:00", closes: "18:00", names: ["林嘉禾", "陈思远"], book: "rb-i" });
  await clerk.go("/data");
  const save = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), clerk.press("export")]);
    const file = path.join(temporary(t), download.suggestedFilename());
    await download.saveAs(file);
    return file;
  };
  const choose = (file) => page.locator(on("see-file")).setInputFiles(file);
  const seen = page.locator('[data-seen="true"]');
  const old = await save();
  await page.locator('[data-seen="false"]').waitFor();
  assert.ok(await clerk.at("erase").isDisabled(), "nobody has seen the file");
  await choose(old);
  await seen.waitFor();
  await page.locator(`${on("erase")}:enabled`).waitFor();

  await clerk.go("/people");
  await clerk.confirm("open-day");
  await clerk.go("/data");
  await page.locator(`${on("erase")}:disabled`).waitFor();
  const now = await save();
  await choose(old);
  await page.locator('[data-toast="trouble"]').waitFor();
  assert.ok(await clerk.at("erase").isDisabled(), "not everything is in that file");
  await choose(now);
  await seen.waitFor();
  await clerk.press("erase");
  assert.ok(await clerk.at("confirm").isDisabled(), "before the name is typed");
  await clerk.at("office-name").fill("湖畔里");
  await clerk.press("confirm");
  await clerk.at("sample").waitFor();

  // The sample office goes in one step.
  await clerk.press("sample");
  await clerk.at("new").waitFor();
  await clerk.go("/data");
  await clerk.press("erase");
  await clerk.at("sample").waitFor();
  await clerk.reload();
  await clerk.at("sample").waitFor();
  await done(clerk);
});

test("a conflict is settled where it stands: both entries are shown, and one is struck out by somebody who says why", async (t) => {
  const { url } = await house(t);
  const first = await sample(t, { url });
  const other = await fresh(t, { url });
  await other.press("import");
  await takeIn(other, await fileOf(first.page, async () => {
    await first.go("/data");
    await first.press("export");
  }));
  for (const [clerk, at] of [[first, "2025-03-03T10:05"], [other, "2025-03-03T10:06"]]) {
    await clerk.clock(at);
    await clerk.go("/");
    await clerk.confirm("new");
  }
  await other.go("/data");
  const file = await fileOf(other.page, () => other.press("export"));
  await lookInto(first, file);
  await first.confirm();
  const row = first.page.locator("[data-conflict]");
  assert.equal(await row.count(), 1);
  // The devices are called as people call them.
  const theirs = first.page.locator("[data-device]").last();
  await theirs.locator(on("name-device")).click();
  await first.at("name").fill("外展车");
  await first.press("confirm");
  await first.page.locator("[data-device]", { hasText: "外展车" }).waitFor();

  await row.locator(on("settle")).click();
  const sides = first.page.locator(".clash-side");
  assert.equal(await sides.count(), 2);
  assert.match(await sides.allInnerTexts().then((texts) => texts.join(" ")), /外展车/);
  await sides.first().locator("label.choice").click();
  assert.ok(await first.at("confirm").isDisabled(), "before somebody decides and says why");
  await first.at("doer").selectOption({ label: "高岚" });
  await first.at("because").fill("那边没有看到已在接待");
  await first.confirm();
  await row.waitFor({ state: "detached" });
  await done(first, other);
});

test("whose table it is is said on a device that joined, until somebody receives there", async (t) => {
  const { url } = await house(t);
  const first = await sample(t, { url });
  const other = await fresh(t, { url });
  await other.press("import");
  await first.go("/data");
  await takeIn(other, await fileOf(first.page, () => first.press("export")));
  await other.page.locator('[data-notice="elsewhere"]').waitFor();
  assert.equal(await first.page.locator('[data-notice="elsewhere"]').count(), 0);
  await other.press("take-over");
  await other.page.locator('[data-notice="elsewhere"]').waitFor({ state: "detached" });
  await done(first, other);
});

test("whose client he is stands in the ledger, until when and by which article", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.confirm("new");
  await page.locator(`.live-card ${on("end")}`).click();
  await clerk.at("name").fill("周女士");
  await clerk.at("phone").fill("13800001234");
  await clerk.confirm();
  await clerk.go("/visits");
  assert.match(await page.locator("[data-owned]").innerText(), /归林嘉禾 · 有效至 .* · 第十一条/);
  await done(clerk);
});

test("any day can be looked at: by the calendar, by the latest days, and everybody's account of it", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.confirm("new");
  await clerk.page.locator(`.live-card ${on("end")}`).click();
  await clerk.clock("2025-03-03T10:20");
  await clerk.confirm("later");
  await clerk.go("/people");
  const first = () => page.locator(".turns tbody tr").first().locator("td").allInnerTexts();
  const account = await first();
  await clerk.press("close-day");
  await clerk.confirm();
  await clerk.clock("2025-03-06T09:00");
  await clerk.reload();

  await clerk.go("/visits");
  await clerk.at("day").fill("2025-03-03");
  await page.locator("tr[data-visit]").waitFor();
  await clerk.press("day-after");
  await page.locator("tr[data-visit]").waitFor({ state: "detached" });
  await clerk.at({ act: "latest-day", date: "2025-03-03" }).click();
  await page.locator("tr[data-visit]").waitFor();

  await clerk.go("/people");
  assert.equal(await page.locator(".turns tbody tr").count(), 0, "today has not been opened");
  await clerk.at({ act: "latest-day", date: "2025-03-03" }).click();
  await page.locator('[data-past="2025-03-03"]').waitFor();
  // What is owed is owed now, and no part of that day.
  assert.deepEqual(await first(), account.slice(0, -1));
  await done(clerk);
});

test("the ledger on paper is a form: office, day, ruled columns, signatures, no marks of the screen", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.confirm("new");
  await clerk.go("/visits");
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator('.print-sheet[data-print="visits"]');
  assert.ok(await sheet.isVisible());
  assert.ok(!(await page.locator("table.visits").isVisible()) && !(await page.locator(".bar").isVisible()));
  const text = await sheet.innerText();
  for (const part of ["湖畔里售楼部", "2025", "签名", "值班", "主管"]) assert.ok(text.includes(part), part);
  assert.equal(await sheet.locator(".chip, .cite, svg").count(), 0);
  assert.equal(await sheet.locator("tbody tr").count(), 1);
  const ruled = await sheet.locator("tbody td").first().evaluate((cell) => getComputedStyle(cell).borderTopStyle);
  assert.equal(ruled, "solid");
  await done(clerk);
});

test("the turn table on paper is the same form: strokes and times, nothing where there is nothing, signatures", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.confirm("new");
  await clerk.go("/people");
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator('.print-sheet[data-print="turns"]');
  assert.ok(await sheet.isVisible());
  const text = await sheet.innerText();
  for (const part of ["客户轮值表", "湖畔里售楼部", "共 1 组", "红笔为空轮", "签名", "值班", "主管"]) assert.ok(text.includes(part), part);
  const [first, second] = await sheet.locator("tbody tr").all();
  const cells = (row) => row.locator("td, th").allInnerTexts();
  assert.deepEqual((await cells(first)).filter((_, n) => n !== 1), ["1", "", "10:00", "", "", "", ""]);
  assert.deepEqual((await cells(second)).slice(2), ["", "", "", "", "", ""]);
  assert.ok((await first.locator("svg .is-on").count()) === 1);
  await done(clerk);
});

test("the keys go from row to row and open one; the calls of the day stand beside the visits", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.confirm("new");
  await clerk.confirm("new");
  await clerk.press("call");
  await clerk.press("nobody");
  await clerk.at("name").fill("赵先生");
  await clerk.at("phone").fill("139 0000 1234");
  await clerk.press({ act: "source-of", value: "online" });
  await clerk.confirm();
  await clerk.go("/visits");
  const rows = page.locator("tr[data-visit]");
  await rows.first().focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await rows.nth(1).evaluate((row) => row === document.activeElement), true);
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  assert.equal(await rows.nth(1).getAttribute("aria-selected"), "true");
  await page.keyboard.press("Escape");
  await clerk.press("calls");
  const calls = page.locator("[data-calls] tr[data-call]");
  await calls.waitFor();
  assert.equal(await calls.count(), 1);
  const call = await calls.innerText();
  assert.ok(call.includes("赵先生") && call.includes("139****1234"), call);
  await calls.locator(".cite").click();
  await page.locator("dialog[open].ruling").waitFor();
  await done(clerk);
});

test("what may hold the books up is said, and they open by themselves once it lets go", async (t) => {
  const { url } = await house(t);
  const profile = await openProfile(temporary(t));
  const other = await profile.context.newPage();
  await other.goto(`${url}/manifest.webmanifest`);
  // A window that holds the database, and one that wants it gone: whoever comes next stands in line.
  await other.evaluate(() => new Promise((held) => {
    const opening = indexedDB.open("turnbook", 1);
    opening.onsuccess = () => {
      window.held = opening.result;
      indexedDB.deleteDatabase("turnbook");
      held();
    };
  }));
  await profile.page.goto(url);
  await profile.page.locator('[data-notice="opening"]').waitFor({ timeout: 15_000 });
  await other.close();
  await profile.page.locator(on("sample")).waitFor({ timeout: 15_000 });
  profile.clean();
  await profile.close();
});

test("the reasons say what decided, apart from what is to be done besides", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.confirm("new");
  await clerk.press("why-last");
  const laws = page.locator("dialog[open].ruling .laws-role");
  await laws.first().waitFor();
  const roles = await laws.allInnerTexts();
  assert.ok(roles[0].includes("接待人") && roles[0].includes("轮次"), `${roles}`);
  assert.deepEqual(roles.slice(1), ["客户归属", "客户归属"]);
  // What is cited can be read.
  const cited = page.locator("dialog[open].ruling").locator(on("article")).first();
  const article = await cited.locator("xpath=..").getAttribute("data-article");
  await cited.click();
  await page.locator(`.rules-head[data-article="${article}"]`).waitFor();
  await done(clerk);
});

test("the shelf of the regulations is grouped and searched", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.go("/rulebook");
  const shelf = (name) => page.locator(`[data-shelf="${name}"]`);
  await shelf("ByTurns").waitFor();
  assert.equal(await shelf("OfOffice").locator("[data-book]").count(), 1);
  assert.equal(await shelf("NoTurns").getAttribute("open"), null, "what an office seldom wants is folded away");
  await clerk.at("search-books").fill("投诉");
  await page.locator('[data-book="cs-1"]').waitFor();
  assert.ok(await page.locator('[data-book="cs-1"]').isVisible());
  assert.equal(await page.locator('[data-book="rb-d"]').count(), 0);
  await done(clerk);
});
