// An old ledger of 5,000 rows, in the letters a spreadsheet saves in: taken in once, the second time nothing; handed out, opened by
// other programs with the same values; and undone as one act.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { NAMES, OFFICE } from "./day-acts.mjs";
import { axe, house, temporary } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";
import { gbk, handedOut, opened, shown } from "./tables.mjs";

const ROWS = 5000;
const phone = (n) => `139${String(10_000_000 + n * 1237).slice(-8)}`;
const masked = (number) => `${number.slice(0, 3)}****${number.slice(-4)}`;
const NAME = (n) => `${"赵钱孙李周吴郑王"[n % 8]}${["建国", "秀英", "志强", "晓梅"][n % 4]}${n}`;

/** 5,000 rows: one is doubled, two cannot be read. */
const ledger = () => {
  const row = (n) => [NAME(n), phone(n), `2024-${String(1 + (n % 12)).padStart(2, "0")}-15`, [NAMES.D, NAMES.E, "已离职"][n % 3], "朋友介绍"];
  const rows = Array.from({ length: ROWS - 3 }, (_, n) => row(n));
  rows.push([NAME(0), `+86 ${phone(0)}`, "2024-06-01", "", ""], ["甲", "", "2024-06-01", "", ""], ["乙", phone(9000), "五月", "", ""]);
  return [["客户姓名", "联系电话", "来访日期", "置业顾问", "渠道"], ...rows].map((cells) => cells.join(",")).join("\r\n");
};

async function arrive(t) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T08:30" });
  await clerk.found({ ...OFFICE, book: "rb-i", names: PEOPLE });
  clerk.page.setDefaultTimeout(60_000);
  return { clerk, page: clerk.page };
}

/** Lets the data page look into the ledger; gives the counts of its preview. */
async function looked(clerk, buffer, name = "旧台账.csv") {
  const { page } = clerk;
  await clerk.go("/data");
  await page.locator(on("old-ledger")).setInputFiles({ name, mimeType: "text/csv", buffer });
  const preview = page.locator("section[data-old]");
  await preview.waitFor();
  const sums = await preview.locator("[data-sum]").evaluateAll((all) => all.map(({ dataset }) => [dataset.sum, Number(dataset.count)]));
  return { preview, state: await preview.getAttribute("data-old"), sums: Object.fromEntries(sums) };
}

test("an old ledger in GBK comes in once, goes out as it stands, and is undone as one act", async (t) => {
  const { clerk, page } = await arrive(t);
  const file = gbk(ledger());
  const first = await looked(clerk, file);
  assert.deepEqual(first.sums, { new: ROWS - 3, here: 0, twice: 1, unread: 2 });
  const columns = await page.locator(on("column")).evaluateAll((all) => all.map(({ value }) => value));
  assert.deepEqual(columns, ["name", "phone", "day", "agent", "source"]);
  assert.match(await first.preview.innerText(), /没有电话/);
  assert.match(await first.preview.innerText(), /日期读不出/);
  assert.deepEqual(await axe(page), []);
  assert.match(await clerk.confirm(), /4,?997/);
  const again = await looked(clerk, file);
  assert.deepEqual([again.state, again.sums], ["nothing-new", { new: 0, here: ROWS - 3, twice: 1, unread: 2 }]);
  await clerk.press("cancel");
  // Nobody's clients by it.
  await clerk.go("/clients");
  await page.locator(".table.clients tbody tr").first().waitFor();
  const dir = temporary(t, "turnbook-tables");
  const out = await handedOut(page, () => clerk.press("export-sheet"), dir);
  const [{ rows }] = opened(out);
  const pairs = (rows) => rows.slice(1).map(([name, phone]) => `${name} ${phone}`).sort();
  const expected = Array.from({ length: ROWS - 3 }, (_, n) => `${NAME(n)} ${masked(phone(n))}`).sort();
  assert.deepEqual(pairs(rows.map((row) => row.map(({ value }) => value))), expected);
  assert.ok(rows.slice(1).every((row) => row[1].type === "s" && row[2].value === null));
  const csv = shown(out, dir);
  if (csv) assert.deepEqual(pairs(csv), expected);
  await clerk.said(() => clerk.press("undo"));
  await page.locator(".page .empty").waitFor();
  assert.equal((await looked(clerk, file)).sums.new, ROWS - 3);
  clerk.profile.clean();
});

test("what is no table is refused with what to do, and a column can be put right", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/data");
  const choose = (buffer, name) => page.locator(on("old-ledger")).setInputFiles({ name, mimeType: "text/plain", buffer });
  await choose(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "old.xls");
  await page.locator('[data-old="refused"]').waitFor();
  assert.match(await page.locator('[data-old="refused"]').innerText(), /另存为 .xlsx/);
  await clerk.press("close");
  const { sums } = await looked(clerk, Buffer.from("甲,乙\n张三,13900000001\n李四,13900000002\n"));
  assert.equal(sums.new, 2);
  await clerk.at({ act: "column", column: "1" }).selectOption("");
  await page.locator('[data-sum="unread"][data-count="3"]').waitFor();
  assert.ok(await clerk.at("confirm").isDisabled());
  await clerk.at({ act: "column", column: "1" }).selectOption("phone");
  await page.locator('[data-sum="new"][data-count="2"]').waitFor();
  await clerk.at("weight").selectOption({ index: 1 });
  await clerk.confirm();
  clerk.profile.clean();
});
