// 回放: before a book is adopted it is asked for every ruling on record.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { axe, house, temporary } from "./harness.mjs";
import { busyDesk } from "./views.mjs";

test("a book that is not in force is asked for what is on record, and what would differ says why it came out as it did", async (t) => {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T09:30" });
  const { page } = clerk;
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  await busyDesk(clerk);
  await clerk.go("/rulebook");
  // The sample office works by RB-I; RB-D passes turns by another law.
  await page.locator('a.book[data-book="rb-d"]').first().click();
  await clerk.press("replay");
  await page.locator('[data-replay="done"]').waitFor();
  const [asked, otherwise] = (await page.locator("[data-replay] [role=status]").textContent()).match(/\d+/g).map(Number);
  assert.ok(asked > 10, `${asked} asked`);
  assert.ok(otherwise > 0 && otherwise <= asked, `${otherwise} of ${asked}`);
  assert.equal(await page.locator("[data-otherwise]").count(), otherwise);
  assert.deepEqual(await axe(page), []);
  await page.locator(on("replay-why")).first().click();
  await page.locator(".ruling").waitFor();
  clerk.profile.clean();
});
