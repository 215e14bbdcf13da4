// The floor: a day that nobody closed, who comes late and who goes early, a client who is in the house already, and whose
// order an act was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { OFFICE } from "./day-acts.mjs";
import { axe, house, temporary } from "./harness.mjs";

const NAMES = ["安宁", "白露", "程远", "杜若"];

/** An office of four agents, a supervisor and a manager, with the day of 3 March open for the first three. */
async function office(t, { book = "rb-e", absent = [] } = {}) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  const names = [...NAMES, "沈岚 销售主管", "潘越 销售经理"];
  await clerk.found({ ...OFFICE, book, names });
  await clerk.go("/people");
  for (const name of absent) await clerk.page.locator(`.order li${on({ person: clerk.people[name] })} ${on("on-shift")}`).uncheck();
  await clerk.confirm("open-day");
  await clerk.page.locator(".queue-row[data-person]").first().waitFor();
  return clerk;
}

async function done(clerk) {
  clerk.profile.clean();
  await clerk.profile.close();
}

test("a day left open overnight is closed next morning, with an end for whatever still runs", async (t) => {
  const clerk = await office(t, { absent: ["程远", "杜若"] });
  const { page } = clerk;
  await clerk.clock("2025-03-03T16:00");
  await clerk.confirm("new");
  await clerk.clock("2025-03-03T16:05");
  await clerk.confirm("new");
  await clerk.clock("2025-03-03T16:10");
  await clerk.confirm("new");
  assert.equal(await page.locator(".live-card").count(), 3);

  await clerk.clock("2025-03-04T09:05");
  await clerk.reload();
  await page.locator("[data-left-open]").waitFor();
  const left = page.locator("[data-left]");
  assert.equal(await left.count(), 3, await page.locator("main").innerText());
  assert.deepEqual(await left.locator("input").evaluateAll((all) => all.map((input) => input.value)), ["18:00", "18:00", "18:00"]);
  assert.deepEqual(await axe(page), []);

  // An end before it began is none, and says so; another is written down.
  await left.first().locator("input").fill("15:00");
  await page.locator('[data-left-open] .error[role="alert"], main .error[role="alert"]').first().waitFor();
  assert.equal(await left.first().locator("input").getAttribute("aria-invalid"), "true");
  const whose = (await left.first().locator("span").first().innerText()).trim();
  const error = page.locator('main .error[role="alert"]').first();
  assert.ok((await error.innerText()).includes(whose), whose);
  // One that is taken out is asked for.
  await left.first().locator("input").fill("");
  await left.nth(1).locator("input").focus();
  await page.locator('main .error[role="alert"]:has-text("请填写")').waitFor();
  assert.equal(await clerk.at("close-earlier").isDisabled(), true);
  await left.first().locator("input").fill("17:20");
  await clerk.confirm("close-earlier");
  await clerk.confirm("open-again");
  await page.locator(".queue-row[data-person]").first().waitFor();
  assert.equal(await page.locator(".live-card").count(), 0);
  await clerk.go("/data");
  assert.equal(await page.locator("[data-conflict]").count(), 0);
  await done(clerk);
});

test("who comes late stands last of the round, and who goes home stands in no queue", async (t) => {
  const clerk = await office(t, { absent: ["杜若"] });
  const { page } = clerk;
  for (let n = 0; n < 3; n += 1) {
    await clerk.clock(`2025-03-03T10:0${n}`);
    await clerk.confirm("new");
    await clerk.press("end");
    await clerk.confirm("later");
  }
  const queue = await clerk.queue();
  await clerk.clock("2025-03-03T14:00");
  await clerk.go("/people");
  const row = (name) => page.locator(`[data-coming] li${on({ person: clerk.people[name] })}`);
  assert.match(await row("杜若").innerText(), /本轮最后/);
  await clerk.said(() => row("杜若").locator(on("sign-in")).click());
  await row("杜若").locator(on("sign-out")).waitFor();
  await clerk.go("/");
  assert.deepEqual(await clerk.queue(), [...queue, "杜若"]);

  await clerk.go("/people");
  await clerk.said(() => row(queue[0]).locator(on("sign-out")).click());
  await row(queue[0]).locator(on("sign-in")).waitFor();
  await clerk.go("/");
  assert.deepEqual(await clerk.queue(), [...queue.slice(1), "杜若"]);
  await done(clerk);
});
