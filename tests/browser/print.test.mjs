// What is printed of each place is its sheet, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk } from "./clerk.mjs";
import { house, temporary } from "./harness.mjs";
import { busyDesk } from "./views.mjs";

/** Where a sheet is printed, and which. */
const SHEETS = {
  "/visits": ["visits"],
  "/visits#calls": ["calls"],
  "/clients": ["clients"],
  "/clients#due": ["due"],
  "/clients#calendar": ["lapses"],
  "/cases": ["cases"],
  "/people": ["turns"],
  "/reports": ["report", "report", "report", "report", "report", "report"],
};

test("every place prints its sheet and nothing else", async (t) => {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T09:30" });
  const { page } = clerk;
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  await busyDesk(clerk);
  for (const [place, sheets] of Object.entries(SHEETS)) {
    await page.goto(new URL(place, url).href);
    await page.locator("[data-print]").first().waitFor({ state: "attached" });
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => {
      const shown = (element) => element.getBoundingClientRect().height > 20;
      const sheets = [...document.querySelectorAll("[data-print]")];
      const others = [...document.querySelectorAll("main h1, .rail, .filters, .page-bar")];
      return { printed: sheets.filter(shown).map((sheet) => sheet.dataset.print), others: others.filter(shown).map((one) => one.className) };
    });
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(seen, { printed: sheets, others: [] }, place);
  }
  clerk.profile.clean();
});
