// What whoever stands at the door counts on: nothing is answered for him, the hand goes where the eye goes, everybody in the
// house is on the screen, and a name is never cut.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { OFFICE } from "./day-acts.mjs";
import { DESKTOP, PHONE, TABLET, axe, house, temporary } from "./harness.mjs";
import { speak } from "./views.mjs";

const NAMES = ["安宁", "白露", "程远", "杜若"];
const LEADERS = ["沈岚 销售主管", "潘越 销售经理"];

/** An office with its day open at ten. */
async function office(t, { book = "rb-i", names = NAMES, ...options } = {}) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T10:00", ...options });
  await clerk.found({ ...OFFICE, book, names: [...names, ...LEADERS] });
  await clerk.confirm("open-day");
  await clerk.at("new").waitFor();
  return clerk;
}

async function done(clerk) {
  clerk.profile.clean();
  await clerk.profile.close();
}

const focused = (clerk) => clerk.page.evaluate(() => document.activeElement.dataset.act ?? document.activeElement.tagName);
const card = (clerk, act) => clerk.page.locator(`.live-card[data-visit] ${on(act)}`).last();
const leave = async (clerk) => {
  await clerk.page.keyboard.press("Escape");
  await clerk.page.locator("dialog[open]").waitFor({ state: "detached" });
};

test("no answer is given before its question, and nobody is named who decides", async (t) => {
  const clerk = await office(t);
  await clerk.confirm("new");
  const person = () => clerk.page.locator('dialog[open] label.choice:has(input[name="who"])').first();
  const dialogs = {
    "a family": () => clerk.press("heads"),
    "a channel": () => clerk.press("told"),
    "who rang": async () => (await clerk.press("returning"), clerk.press("phoned")),
    "who was recognised": async () => (await clerk.press("returning"), clerk.press("recognised")),
    "other visitors": () => clerk.press("other"),
    "a call": () => clerk.press("call"),
    "who is out": async () => (await clerk.press("out"), person().click()),
    "an overruling": () => clerk.press("overrule"),
    "a handing over": async () => (await card(clerk, "more").click(), clerk.press("hand-over")),
    "no buyer": async () => (await card(clerk, "more").click(), clerk.press("identify")),
    "a registration": () => card(clerk, "end").click(),
  };
  for (const [name, opens] of Object.entries(dialogs)) {
    await opens();
    const given = clerk.page.locator('dialog[open] :is(input:checked, [aria-pressed="true"])');
    await clerk.page.locator("dialog[open] .dialog-body").waitFor();
    assert.deepEqual(await given.evaluateAll((all) => all.map((one) => one.dataset.act)), [], name);
    assert.equal(await clerk.page.locator(`dialog[open] .answer ${on("confirm")}:enabled`).count(), 0, name);
    await leave(clerk);
  }
  // Half an answer is none: who recognised him, and not yet whom.
  await clerk.press("returning");
  await clerk.press("recognised");
  await clerk.pick("白露", "recognised");
  assert.ok(await clerk.at("confirm").isDisabled());
  assert.equal(await clerk.page.locator(`dialog[open] ${on("client")}`).count(), 0, "his own clients only, and he has none");
  await done(clerk);
});

test("the hand begins at the first field, Enter goes on and confirms, and focus is never lost", async (t) => {
  const clerk = await office(t);
  const { page } = clerk;
  await clerk.at("new").focus();
  await clerk.said(() => page.keyboard.press("Enter"));
  assert.equal(await focused(clerk), "new");

  await clerk.clock("2025-03-03T10:05");
  await card(clerk, "end").focus();
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  assert.equal(await focused(clerk), "name");
  await page.keyboard.insertText("赵一");
  await page.keyboard.press("Enter");
  assert.equal(await focused(clerk), "phone");
  await page.keyboard.insertText("13900001001");
  for (const next of ["salutation", "unit_type", "source", "signature"]) {
    await page.keyboard.press("Enter");
    assert.equal(await focused(clerk), next);
  }
  await page.keyboard.press("Enter");
  assert.ok(await clerk.at("signature").isChecked());
  await clerk.said(() => page.keyboard.press("Enter"));
  await page.waitForFunction(() => document.activeElement.dataset.act === "new");

  for (const [act, first] of [["returning", "before"], ["other", "market_survey"], ["call", "nobody"], ["heads", "people"], ["told", "called"], ["out", "pick"]]) {
    await clerk.press(act);
    await page.locator("dialog[open]").waitFor();
    assert.equal(await focused(clerk), first, act);
    await leave(clerk);
    await page.waitForFunction((act) => document.activeElement.dataset.act === act, act);
  }
  await clerk.press("returning");
  await clerk.press("named");
  await page.waitForFunction(() => document.activeElement.dataset.act === "pick");
  await page.keyboard.press("Enter");
  await clerk.said(() => page.keyboard.press("Enter"));
  await done(clerk);
});

test("fifteen receptions stand on the screen at once, and the buttons stand still", async (t) => {
  const names = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"].map((letter) => `${letter}小明`);
  const clerk = await office(t, { names });
  const { page } = clerk;
  const place = () => clerk.at("new").boundingBox().then(({ y, height }) => [y, height]);
  const still = await place();
  for (let n = 1; n <= 15; n += 1) {
    await clerk.clock(`2025-03-03T10:${String(n).padStart(2, "0")}`);
    await clerk.confirm("new");
    assert.deepEqual(await place(), still, `${n}`);
    const out = await page.locator(".live").evaluate((live) => {
      const box = live.getBoundingClientRect();
      return [...live.children].filter((card) => {
        const { top, bottom } = card.getBoundingClientRect();
        return top < box.top - 1 || bottom > box.bottom + 1;
      }).length;
    });
    assert.equal(out, 0, `${n} receptions: cards out of sight`);
  }
  assert.match(await page.locator(".live").getAttribute("aria-label"), /15/);
  // Each can be ended, and tells who it is and since when.
  const last = page.locator(".live-card").last();
  assert.match(await last.innerText(), /10:15/);
  const { height } = await last.locator(on("end")).boundingBox();
  assert.ok(height >= 48, `${height}`);
  assert.deepEqual(await axe(page), []);
  await done(clerk);
});

test("a long name is set smaller and never cut, and the reason stays", async (t) => {
  const long = ["阿卜杜热依木·买买提江·吐尔逊", "欧阳司马诸葛明月", "Alexandra Konstantinopolskaya", "欧阳明月"];
  const clerk = await office(t, { names: long });
  const { page } = clerk;
  for (let n = 0; n < long.length; n += 1) {
    for (const language of ["zh-Hans", "en"]) {
      await speak(clerk, language);
      await clerk.go("/");
      for (const viewport of [TABLET, DESKTOP, PHONE]) {
        await page.setViewportSize(viewport);
        const cut = await page.locator(".hero-main").evaluate((hero) => {
          const box = hero.getBoundingClientRect();
          const inside = (element) => {
            const { top, bottom, left, right } = element.getBoundingClientRect();
            return top >= box.top - 1 && bottom <= box.bottom + 1 && left >= box.left - 1 && right <= box.right + 1;
          };
          const name = hero.querySelector(".hero-name");
          const wide = name.scrollWidth > name.clientWidth + 1;
          return [...hero.querySelectorAll(".hero-name, .hero-why p, .hero-why .cite")].filter((one) => !inside(one)).map((one) => one.className).concat(wide ? ["wide"] : []);
        });
        assert.deepEqual(cut, [], `${long[n]} ${language} ${viewport.width}`);
      }
    }
    await page.setViewportSize(TABLET);
    await clerk.clock(`2025-03-03T10:1${n}`);
    await clerk.confirm("new");
  }
  // Nobody is free, but who will be first is named.
  assert.match((await clerk.desk()).then[0], /阿卜杜热依木/);
  await done(clerk);
});

test("above the keyboard of a tablet the search shows what it finds", async (t) => {
  const clerk = await office(t);
  const { page } = clerk;
  for (let n = 0; n < 12; n += 1) {
    await clerk.clock(`2025-03-03T10:${10 + n}`);
    await clerk.press("told");
    await clerk.at("called").fill(`第${n}位女士`);
    await clerk.said(() => page.keyboard.press("Enter"));
    await clerk.said(async () => (await card(clerk, "end").click(), clerk.press("later")));
  }
  await page.setViewportSize({ width: 1180, height: 450 });
  await clerk.press("returning");
  await clerk.press("before");
  const inSight = () => page.locator("dialog[open] .dialog-body").evaluate((body) => {
    const { bottom } = body.getBoundingClientRect();
    return [...body.querySelectorAll(".result")].filter((row) => row.getBoundingClientRect().bottom <= bottom + 1).length;
  });
  assert.ok((await inSight()) >= 3, `${await inSight()} in sight`);
  assert.equal(await page.locator("dialog[open] .answer").isVisible(), false, "there is nothing to confirm");
  // Not cut at eight without a word.
  assert.equal(await page.locator(`dialog[open] ${on("client")}`).count(), 8);
  await clerk.press("more-clients");
  assert.equal(await page.locator(`dialog[open] ${on("client")}`).count(), 12);
  await clerk.pickClient("第3位女士");
  assert.ok(await page.locator("dialog[open] .answer").isVisible());
  await clerk.confirm();
  await done(clerk);
});

test("a call is taken down, stands among what goes on, and is found again at the door", async (t) => {
  const clerk = await office(t);
  const { page } = clerk;
  await clerk.press("call");
  await clerk.press("nobody");
  await clerk.at("name").fill("赵先生");
  await clerk.at("phone").fill("139 0000 1234");
  await clerk.press({ act: "source-of", value: "online" });
  await clerk.confirm();
  const call = page.locator(".live-card[data-call]");
  await call.waitFor();
  assert.ok(!JSON.stringify(await clerk.desk()).includes("13900001234"));
  await clerk.clock("2025-03-03T10:06");
  await clerk.said(() => call.locator(on("hang-up")).click());
  await call.waitFor({ state: "detached" });

  await clerk.clock("2025-03-03T15:00");
  await clerk.press("returning");
  await clerk.press("phoned");
  await clerk.at("search").fill("1234");
  assert.match(await clerk.at("client").innerText(), /赵先生[\s\S]*来电/);
  await clerk.press("client");
  const said = await clerk.confirm();
  assert.match(said, /赵先生/);
  await card(clerk, "end").click();
  assert.equal(await clerk.at("name").inputValue(), "赵先生");
  assert.equal(await clerk.at("source").inputValue(), "线上");
  await done(clerk);
});

test("the last act stays at hand after a change of the set-up and a reload", async (t) => {
  const clerk = await office(t);
  const { page } = clerk;
  await clerk.confirm("new");
  const { last, queue } = await clerk.desk();
  await clerk.go("/people");
  await clerk.press("add");
  await clerk.at("name").fill("戊迟到");
  await clerk.confirm();
  await clerk.go("/");
  await clerk.reload();
  await clerk.at("new").waitFor();
  assert.equal((await clerk.desk()).last, last);
  assert.ok(await page.locator(`.queue-foot ${on("why-last")}`).isVisible());
  await clerk.clock("2025-03-03T10:02");
  await clerk.said(() => page.locator(`.queue-foot ${on("undo")}`).click());
  assert.notDeepEqual((await clerk.desk()).queue, queue);
  await done(clerk);
});

test("what was written with one press is undone with one, and comes back with one", async (t) => {
  const clerk = await office(t);
  const { page } = clerk;
  await clerk.confirm("new");
  const { last } = await clerk.desk();
  await clerk.clock("2025-03-03T10:20");
  await card(clerk, "end").click();
  await clerk.at("name").fill("赵先生");
  await clerk.at("phone").fill("13900139000");
  await clerk.press("signature");
  await clerk.confirm();
  const after = (await clerk.desk()).last;
  await clerk.said(() => page.locator(`.queue-foot ${on("undo")}`).click());
  assert.equal((await clerk.desk()).last, last, "the registration went with the end");
  await clerk.said(() => page.locator(`.bar ${on("restore")}`).click());
  assert.equal((await clerk.desk()).last, after);
  await done(clerk);
});

test("found to be no buyer, he is received on, and the clock of the reception goes on", async (t) => {
  const clerk = await office(t);
  await clerk.confirm("new");
  await clerk.clock("2025-03-03T10:30");
  await card(clerk, "more").click();
  await clerk.press("identify");
  await clerk.press("vendor");
  await clerk.confirm();
  assert.match((await clerk.desk()).going[0].text, /10:00/);
  await done(clerk);
});

test("a reception that is over is overruled too, by who is chosen for it", async (t) => {
  const clerk = await office(t);
  const { page } = clerk;
  await clerk.confirm("new");
  await clerk.clock("2025-03-03T10:20");
  await clerk.said(async () => (await card(clerk, "end").click(), clerk.press("later")));
  await clerk.clock("2025-03-03T10:40");
  await clerk.press("overrule");
  const over = page.locator('dialog[open] label.choice:has(input[name="visit"])');
  assert.match(await over.innerText(), /10:00 – 10:20/);
  await over.click();
  await clerk.pick("程远", "to");
  await clerk.at("reason").fill("程远的熟客");
  await clerk.press("count");
  assert.ok(await clerk.at("confirm").isDisabled(), "nobody decides");
  await clerk.decides("潘越");
  const said = await clerk.confirm();
  assert.match(said, /潘越改判/);
  assert.equal((await clerk.desk()).going.length, 0, "nothing begins again");
  assert.deepEqual(await clerk.queue(), ["安宁", "白露", "杜若", "程远"]);
  await done(clerk);
});
