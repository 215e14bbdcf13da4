// What the desk owes to whoever stands at it: answers, reasons, and no surprises.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { closeBundle } from "../../build/precache.mjs";
import { Clerk, on } from "./clerk.mjs";
import { copyOfBundle, house, openApp, temporary } from "./harness.mjs";

const PLACES = ["/", "/visits", "/people", "/rulebook", "/data", "/setup"];
const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

/** Opens the app on a new device. */
async function fresh(t, { dist, ...options } = {}) {
  const { url } = await house(t, dist && { dist });
  return Clerk.arrive(temporary(t), url, options);
}

/** The sample office, its day open. */
async function sample(t, options = {}) {
  const clerk = await fresh(t, { at: "2025-03-03T10:00", ...options });
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  return clerk;
}

async function done(clerk) {
  clerk.profile.clean();
  await clerk.profile.close();
}

/** Lets every later write fail as a full disk would, until the page is told that there is room again. */
const fillDisk = (page, full) =>
  page.evaluate((full) => {
    window.turnbookAdd ??= IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = full
      ? () => { throw new DOMException("no room", "QuotaExceededError"); }
      : window.turnbookAdd;
  }, full);

test("the first run is never empty, wherever one begins", async (t) => {
  const clerk = await fresh(t);
  for (const place of PLACES.filter((place) => place !== "/data")) {
    await openApp(clerk.page, clerk.url + place);
    await clerk.at("office-name").waitFor();
    for (const act of ["next", "sample", "import"]) assert.ok(await clerk.at(act).isVisible(), `${place}: ${act}`);
  }
  await clerk.press("import");
  await clerk.page.locator('input[type="file"]').waitFor({ state: "attached" });
  await openApp(clerk.page, `${clerk.url}/nowhere`);
  assert.ok((await clerk.page.locator("h1").first().innerText()).length > 0);
  await done(clerk);
});

test("the sample office in one tap, a reception in the next, and the way back from it", async (t) => {
  const clerk = await sample(t);
  const [first, second] = await clerk.queueIds();
  assert.equal((await clerk.desk()).next, first);

  await clerk.confirm("new");
  const after = await clerk.desk();
  assert.equal(after.going.length, 1);
  assert.equal(after.next, second);
  assert.equal(after.queue.at(-1), first);

  await clerk.clock("2025-03-03T10:01");
  await clerk.said(() => clerk.page.locator(`.bar ${on("undo")}`).click());
  const back = await clerk.desk();
  assert.deepEqual([back.next, back.going], [first, []]);
  await done(clerk);
});

test("every answer shows its articles, and why it is not somebody else", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await page.locator(".hero .cite").click();
  const sheet = page.locator("dialog.ruling");
  await sheet.waitFor();
  const laws = sheet.locator("li[data-article]");
  assert.ok((await laws.count()) >= 1);
  for (const text of await laws.locator(".laws-text").allTextContents()) assert.ok(text.trim().length > 8, text);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });

  const [, second] = await clerk.queueIds();
  await page.locator(`.queue-row${on({ person: second })}`).click();
  const why = page.locator("dialog [data-why]");
  assert.ok((await why.locator("p").innerText()).length > 4);
  await why.locator(".cite").click();
  assert.ok(await page.locator("dialog.ruling .whynot li").first().isVisible());
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  await clerk.confirm("new");
  await clerk.press("why-last");
  assert.ok((await page.locator("dialog.ruling li[data-article]").count()) >= 1);
  await done(clerk);
});

test("a second window looks on, and takes over when the first is closed", async (t) => {
  const clerk = await sample(t);
  const second = Object.assign(new Clerk(clerk.profile, clerk.url), { page: await clerk.profile.context.newPage() });
  await openApp(second.page, clerk.url);
  await second.page.locator('[data-notice="follower"]').waitFor();
  assert.ok(await second.at("new").isDisabled());

  // What the first writes it tells: the second need not read it.
  await second.desk();
  await second.page.evaluate(() => {
    window.readAgain = 0;
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, ...asked) {
      if ([stores].flat().includes("entry")) window.readAgain += 1;
      return begin.call(this, stores, ...asked);
    };
  });
  await clerk.confirm("new");
  await second.page.locator(".live-card").waitFor();
  await clerk.press("undo");
  await second.page.locator(".live-card").waitFor({ state: "detached" });
  await clerk.confirm("new");
  await second.page.locator(".live-card").waitFor();
  assert.equal(await second.page.evaluate(() => window.readAgain), 0);
  await clerk.page.close();
  await second.page.locator('[data-notice="follower"]').waitFor({ state: "detached" });
  await second.clock("2025-03-03T10:05");
  await second.confirm("new");
  assert.equal((await second.desk()).going.length, 2);
  await done(second);
});

test("what could not be written is said, changes nothing and loses nothing that was typed", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  const before = await clerk.desk();
  await fillDisk(page, true);
  await clerk.press("new");
  const trouble = page.locator('[data-toast="trouble"]');
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /没有写入.*此前的记录都在/);
  assert.ok(await page.locator(".light.is-bad").isVisible());
  assert.deepEqual(await clerk.desk(), before);

  await fillDisk(page, false);
  await clerk.clock("2025-03-03T10:01");
  await clerk.confirm("new");
  assert.equal(await page.locator(".light.is-bad").count(), 0);
  await page.locator(`.live-card ${on("end")}`).click();
  await clerk.at("name").fill("赵一");
  await clerk.at("phone").fill("13900001001");
  await fillDisk(page, true);
  await clerk.press("confirm");
  assert.match(await page.locator('dialog [role="alert"]').innerText(), /没有写入/);
  assert.equal(await clerk.at("name").inputValue(), "赵一");
  assert.equal(await clerk.at("phone").inputValue(), "13900001001");

  await fillDisk(page, false);
  await clerk.confirm();
  await page.locator(".live-card").waitFor({ state: "detached" });
  const codes = await clerk.codes();
  await clerk.reload();
  assert.deepEqual(await clerk.codes(), codes);
  await done(clerk);
});

test("an office that could not be written is not half there", async (t) => {
  const clerk = await fresh(t);
  await fillDisk(clerk.page, true);
  await clerk.press("sample");
  await clerk.page.locator(".error").waitFor();
  await clerk.reload();
  // The set-up stands again.
  await clerk.at("sample").waitFor();
  await clerk.press("sample");
  await clerk.at("new").waitFor();
  await done(clerk);
});

test("the whole of an arrival by keyboard", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  const focused = () => page.evaluate(() => document.activeElement?.dataset.act);
  const tabTo = async (act) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await focused()) === act) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`Tab does not come to ${act}`);
  };
  await clerk.said(() => page.keyboard.press("n"));
  await clerk.clock("2025-03-03T10:02");

  await page.keyboard.press("/");
  await page.locator("dialog[open]").waitFor();
  assert.equal(await focused(), "search");
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });

  await tabTo("returning");
  await page.keyboard.press("Enter");
  await tabTo("named");
  await page.keyboard.press("Enter");
  await tabTo("pick");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  const asked = await page.evaluate(() => document.activeElement.dataset.person);
  await tabTo("confirm");
  await clerk.said(() => page.keyboard.press("Enter"));
  assert.equal((await clerk.desk()).going.length, 2);
  assert.equal(asked, (await clerk.desk()).queue.at(-1));
  await done(clerk);
});

test("three languages, on every page and in the dialogs, and no message is missing", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await clerk.confirm("new");
  const look = async (where) => {
    const missing = await page.evaluate(() => {
      const attributes = [...document.querySelectorAll("*")].flatMap((node) => [...node.attributes].map(({ value }) => value));
      return [document.title, document.body.innerText, ...attributes].filter((text) => /[⟨⟩]|\{\{/.test(text));
    });
    assert.deepEqual(missing, [], where);
  };
  const titles = new Set();
  for (const language of LANGUAGES) {
    await clerk.go("/setup");
    await page.locator(`button[lang="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
    for (const place of PLACES) {
      await clerk.go(place);
      await look(`${language} ${place}`);
      titles.add(await page.title());
    }
    await clerk.go("/");
    for (const act of ["returning", "other", "call", "out", "duty", "overrule", "hero"]) {
      await clerk.press(act);
      await page.locator("dialog[open]").waitFor();
      await look(`${language} ${act}`);
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
    }
  }
  assert.ok(titles.size > PLACES.length * 2, [...titles].join(", "));
  await done(clerk);
});

test("telephone numbers are masked until somebody who may asks for them", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  // Whoever stands at the front desk is nobody in particular, and sees none.
  await clerk.go("/setup");
  await clerk.at("operator").selectOption({ label: "高岚" });
  await clerk.go("/");
  await clerk.confirm("new");
  await page.locator(`.live-card ${on("end")}`).click();
  await clerk.at("name").fill("赵一");
  await clerk.at("phone").fill("13912345678");
  await clerk.confirm();
  await clerk.go("/visits");
  const row = page.locator("tr[data-visit]");
  assert.match(await row.innerText(), /139\*+5678|139•+5678|139.{0,6}5678/);
  assert.doesNotMatch(await page.content(), /13912345678/);
  await row.click();
  assert.doesNotMatch(await page.locator("dialog[open]").innerText(), /13912345678/);
  await clerk.press("show-phone");
  assert.match(await page.locator("dialog[open]").innerText(), /13912345678/);
  await done(clerk);
});

test("a new version waits for the end of a reception, says so, and keeps the books", async (t) => {
  const dist = copyOfBundle(t);
  const clerk = await sample(t, { dist });
  const { page } = clerk;
  const old = await clerk.kept();
  await clerk.confirm("new");

  const file = path.join(dist, "index.html");
  writeFileSync(file, readFileSync(file, "utf8").replace("</head>", '<meta name="probe" content="two"></head>'));
  const build = closeBundle(dist);
  assert.notEqual(build, old);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const notice = page.locator('[data-notice="update"]');
  await notice.waitFor();
  assert.ok(await notice.locator(on("update")).isDisabled());
  assert.match(await notice.innerText(), /接待/);
  assert.equal((await clerk.desk()).going.length, 1, "nothing is interrupted");

  await page.locator(`.live-card ${on("end")}`).click();
  await clerk.clock("2025-03-03T10:10");
  await clerk.confirm("later");
  const { queue } = await clerk.desk();
  await notice.locator(`${on("update")}:enabled`).click();
  await page.locator('meta[name="probe"][content="two"]').waitFor({ state: "attached" });
  await clerk.at("new").waitFor();
  assert.equal(await clerk.kept(), build);
  assert.deepEqual((await clerk.desk()).queue, queue);
  await done(clerk);
});
