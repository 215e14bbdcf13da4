// Lists and reports as files of tables: opened by another program, and held cell by cell against what stands on the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import path from "node:path";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { axe, house, temporary } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";
import { handedOut, headings, onScreen, opened, same, shown } from "./tables.mjs";

const card = (name, tail) => ({ name, salutation: `${name[0]}先生`, phone: `1390000${tail}` });

/** A day of RB-I; two of the names begin as a formula would. */
const DAY = [
  { day: "2025-03-03", opens: "by-list", at: "09:00" },
  { at: "09:10", who: "one", does: "new", gets: "D +", stays: true },
  { at: "09:30", who: "one", does: "ends", registers: card("=1+1", "0001") },
  { at: "10:10", who: "two", does: "new", gets: "E +", stays: true },
  { at: "10:30", who: "two", does: "ends", registers: card("@张三", "0002") },
  { at: "10:40", who: "three", does: "new", gets: "F +" },
];

async function arrive(t) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  await clerk.found({ ...OFFICE, book: "rb-i", names: PEOPLE });
  await new Play(clerk, "I").table(DAY);
  await clerk.clock("2025-03-03T11:00");
  return { clerk, page: clerk.page };
}

/** Presses the button that stands in `within`, and gives the sheets of the file, and the file. */
async function exported(t, clerk, within = "main") {
  const dir = temporary(t, "turnbook-tables");
  const button = clerk.page.locator(`${within} ${on("export-sheet")}`).first();
  const file = await handedOut(clerk.page, () => button.click(), dir);
  return { sheets: opened(file), file, dir };
}

/** Every cell of a table on the page stands in the sheet, in the same row. */
async function held(clerk, sheet, key, table) {
  const [head, ...rows] = sheet.rows;
  const heading = headings(key);
  const screen = await onScreen(table);
  assert.ok(screen.length > 0, `${sheet.name} has rows on the page`);
  assert.ok(rows.length >= screen.length, sheet.name);
  const apart = head.some(({ value }) => value === heading("phone"));
  screen.forEach((cells, nth) => {
    for (const [column, all] of Object.entries(cells)) {
      // A telephone that the list writes below the name has a column of its own.
      const text = apart && column !== "phone" ? all.replace(/\d{3}\*{4}\d{4}/, "") : all;
      const at = head.findIndex(({ value }) => value === heading(column));
      assert.notEqual(at, -1, `${sheet.name}: ${column} has a heading`);
      assert.ok(same(rows[nth][at], text), `${sheet.name} ${nth} ${column}: ${JSON.stringify(rows[nth][at])} is not ${JSON.stringify(text)}`);
    }
  });
  assert.equal(sheet.frozen, "A2");
  assert.ok(sheet.chosen.startsWith("A1:"), "rows are chosen by their headings");
  assert.ok(!sheet.rows.flat().some(({ type }) => type === "f"), "nothing reckons");
}

const cell = (sheet, row, heading) => sheet.rows[row][sheet.rows[0].findIndex(({ value }) => value === heading)];

test("the ledger goes out as it stands, typed, and nothing in it is a formula", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/visits");
  await page.locator(".table.visits tbody tr").first().waitFor();
  const { sheets, file, dir } = await exported(t, clerk);
  assert.equal(path.basename(file), "来访登记 2025-03-03.xlsx");
  await held(clerk, sheets[0], "visits", page.locator(".table.visits"));
  const [latest, second, first] = [1, 2, 3];
  assert.deepEqual(cell(sheets[0], latest, headings("visits")("number")).value, 3);
  assert.deepEqual(cell(sheets[0], first, "时间"), { type: "d", value: "2025-03-03 09:10", format: "yyyy-mm-dd hh:mm" });
  const name = headings("visits")("who");
  assert.deepEqual([first, second].map((row) => cell(sheets[0], row, name)).map(({ type, value }) => [type, value]), [["s", "=1+1"], ["s", "@张三"]]);
  // The telephone as the list shows it, and as a text.
  assert.deepEqual([cell(sheets[0], first, "手机").type, cell(sheets[0], first, "手机").value], ["s", "139****0001"]);
  const csv = shown(file, dir);
  if (csv) {
    const at = csv[0].indexOf(name);
    assert.deepEqual([csv[first][at], csv[second][at]], ["=1+1", "@张三"]);
    assert.equal(csv.length, sheets[0].rows.length);
  }
  assert.deepEqual(await axe(page), []);
  clerk.profile.clean();
});

test("clients, what is due, the account of the day, the devices and the report go out as they stand", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/clients");
  await page.locator(".table.clients tbody tr").first().waitFor();
  await held(clerk, (await exported(t, clerk)).sheets[0], "clients", page.locator(".table.clients"));
  await clerk.press("due");
  await page.locator(".table.due tbody tr").first().waitFor();
  const due = (await exported(t, clerk)).sheets[0];
  assert.equal(due.rows.length - 1, await page.locator(".table.due tbody tr").count());
  await clerk.go("/people");
  await page.locator(".table.turns tbody tr").first().waitFor();
  const account = (await exported(t, clerk)).sheets[0];
  await held(clerk, account, "turns", page.locator(".table.turns"));
  const counted = account.rows.slice(1, -1).map((_, nth) => cell(account, nth + 1, headings("turns")("ticks")));
  assert.equal(counted.reduce((sum, { value }) => sum + (value ?? 0), 0), 3, "turns are figures");
  assert.equal(cell(account, account.rows.length - 1, headings("turns")("ticks")).value, 3, "and so is their sum");
  await clerk.go("/data");
  await page.locator(".table.devices tbody tr").first().waitFor();
  const devices = page.locator(".panel:has(.table.devices)");
  await held(clerk, (await exported(t, clerk, ".panel:has(.table.devices)")).sheets[0], "devices", devices.locator(".table"));
  await clerk.go("/reports");
  await page.locator(".stats.is-report").waitFor();
  const { sheets } = await exported(t, clerk);
  const of = (key) => page.locator(`[data-report="report.${key}"] table`);
  await held(clerk, sheets[0], "report", of("by_person"));
  assert.equal(sheets.length, await page.locator("[data-report]").count());
  await page.locator(`[data-report="report.by_person"] ${on({ person: clerk.people[NAMES.D] })}`).click();
  await page.locator("dialog[open] [data-item]").first().waitFor();
  await held(clerk, (await exported(t, clerk, "dialog[open]")).sheets[0], "report", page.locator("dialog[open] table"));
  clerk.profile.clean();
});
