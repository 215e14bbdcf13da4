// One visitor in two agents' hands: told to both at entry, and listed after two tablets come together.

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { Clerk, on } from "./clerk.mjs";
import { axe, house, temporary } from "./harness.mjs";

/** Opens the app on a new device. */
async function tablet(t, url, at) {
  return Clerk.arrive(temporary(t), url, { at });
}

/** Receives the next visitor, opens his registration, and gives the agent who signs it. */
async function enters(clerk, at) {
  await clerk.clock(at);
  await clerk.confirm("new");
  await clerk.page.locator(`.live-card ${on("end")}`).last().click();
  return clerk.at("by").evaluate((select) => select.selectedOptions[0].text);
}

/** What the registration says of others who are like him. */
const told = (clerk) => clerk.page.locator('dialog [data-slot="alike"]');

async function done(...clerks) {
  for (const clerk of clerks) {
    clerk.profile.clean();
    await clerk.profile.close();
  }
}

async function exported(t, clerk) {
  await clerk.go("/data");
  const [download] = await Promise.all([clerk.page.waitForEvent("download"), clerk.press("export")]);
  const file = path.join(temporary(t), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

async function takesIn(clerk, file) {
  if (new URL(clerk.page.url()).pathname !== "/data") await (await clerk.at("import").count() ? clerk.press("import") : clerk.go("/data"));
  await clerk.page.locator('input[type="file"][data-act="import"]').setInputFiles(file);
  await clerk.page.locator('[data-import="ready"]').waitFor();
  await clerk.confirm();
}

test("the number of a colleague's client is told to both agents while it is typed, however it is written", async (t) => {
  const { url } = await house(t);
  const clerk = await tablet(t, url, "2025-03-03T10:00");
  await clerk.press("sample");
  await clerk.at("new").waitFor();

  const first = await enters(clerk, "2025-03-03T10:01");
  await clerk.at("name").fill("买买提·艾力");
  await clerk.at("phone").fill("13912345678");
  await clerk.confirm();

  const second = await enters(clerk, "2025-03-03T10:10");
  assert.notEqual(first, second);
  assert.equal(await told(clerk).locator("p").count(), 0);
  for (const [phone, says] of [
    ["+86 139 1234 5678", /电话是/],
    ["008613912345678", /电话是/],
    ["０１３９－１２３４－５６７８", /电话是/],
    ["139****5678", /可能相同/],
    ["尾号5678", /可能相同/],
  ]) {
    await clerk.at("phone").fill(phone);
    const line = told(clerk).locator("p");
    await line.filter({ hasText: says }).waitFor();
    const text = await line.innerText();
    assert.ok(text.includes(first) && text.includes(second), `${phone}: ${text}`);
  }
  await clerk.at("phone").fill("13912345679");
  await told(clerk).locator("p").waitFor({ state: "detached" });

  // A column the book demands is filled by what has its form.
  const missing = clerk.page.locator("dialog [data-answer]");
  for (const phone of ["—", "12345", "不详", "　"]) {
    await clerk.at("phone").fill(phone);
    await missing.filter({ hasText: /还缺.*电话/ }).waitFor();
  }
  await clerk.press("declined");
  assert.ok(await clerk.at("declined").isChecked());
  await clerk.confirm("later");
  await clerk.page.locator("dialog[open]").waitFor({ state: "detached" });

  // The desk and the ledger find him by one rule.
  await clerk.page.keyboard.press("/");
  for (const query of ["買買提艾力", "买买提・艾力", "139 1234 5678", "+86 13912345678", "5678", "尾号5678"]) {
    await clerk.at("search").fill(query);
    await clerk.page.locator('dialog [data-act="client"]').filter({ hasText: "买买提·艾力" }).waitFor();
  }
  // A search that is not empty would take the key for itself.
  await clerk.at("search").fill("");
  await clerk.page.keyboard.press("Escape");
  await clerk.page.locator("dialog[open]").waitFor({ state: "detached" });
  await clerk.go("/visits");
  for (const query of ["買買提艾力", "139 1234 5678", "+86 13912345678", "尾号5678"]) {
    await clerk.page.locator('main input[type="search"]').fill(query);
    await clerk.page.locator("tr[data-visit]").filter({ hasText: "买买提·艾力" }).waitFor();
    assert.equal(await clerk.page.locator("tr[data-visit]").count(), 1, query);
  }
  assert.equal(await clerk.page.locator("#pairs").count(), 0);
  await done(clerk);
});

test("the number of a colleague's client leads on: to him, to what the two are to each other, or to a case", async (t) => {
  const { url } = await house(t);
  const clerk = await tablet(t, url, "2025-03-03T10:00");
  const { page } = clerk;
  await clerk.press("sample");
  await clerk.at("new").waitFor();
  const write = async () => {
    await clerk.at("name").fill("王方");
    await clerk.at("phone").fill("１３８-0000-1234");
  };
  const top = (what) => page.locator("dialog[open]").last().locator(what);

  const first = await enters(clerk, "2025-03-03T10:01");
  await clerk.at("name").fill("王芳");
  await clerk.at("phone").fill("13800001234");
  await clerk.press("signature");
  await top("[data-answer]:not(.is-amber)").waitFor();
  await clerk.confirm();

  await enters(clerk, "2025-03-03T10:10");
  assert.equal(await top('[data-slot="ways"]').count(), 0);
  await write();
  await clerk.press("signature");
  await top("[data-answer].is-amber").waitFor();
  assert.ok(await clerk.at("way-join").isVisible(), "above the buttons, whatever is scrolled");
  assert.deepEqual(await axe(page), []);
  // To whose client he is.
  assert.ok((await clerk.at("way-over").innerText()).includes(first));
  await clerk.press("way-over");
  await page.locator(`dialog[open] ${on("colleague_client")}:checked`).waitFor();
  await top(".answer-who").filter({ hasText: first }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });

  // What was typed is still there, and is gone once he is entered.
  await page.locator(`.live-card ${on("end")}`).last().click();
  assert.equal(await clerk.at("name").inputValue(), "王方");
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await page.locator(`.live-card ${on("end")}`).last().click();
  assert.equal(await clerk.at("phone").inputValue(), "１３８-0000-1234");
  await clerk.said(() => clerk.press("way-join"));
  await page.locator('dialog[open] [data-form="join"]').waitFor();
  await clerk.at("same").check();
  assert.match(await clerk.confirm(), /王芳|王方/);
  await page.locator("dialog[open]").waitFor({ state: "detached" });

  // A third one: it is ruled whose he is.
  await enters(clerk, "2025-03-03T10:30");
  await clerk.at("name").fill("王舫");
  await clerk.at("phone").fill("13800001234");
  await clerk.said(() => clerk.press("way-case"));
  await page.locator('dialog[open] [data-form="case"]').waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });

  // Who rings is known by his number.
  await clerk.press("call");
  await clerk.at("phone").fill("13800001234");
  await clerk.at("is-client", ':has-text("王芳")').click();
  await page.locator(`${on("is-client")}[aria-pressed="true"]`).waitFor();
  await clerk.press("nobody");
  await clerk.confirm();
  await done(clerk);
});

test("two tablets that entered one visitor list him after they come together, with both agents and both visits", async (t) => {
  const { url } = await house(t);
  const door = await tablet(t, url, "2025-03-03T10:00");
  await door.press("sample");
  await door.at("new").waitFor();
  const stand = await tablet(t, url, "2025-03-03T10:00");
  await takesIn(stand, await exported(t, door));

  await door.go("/");
  const first = await enters(door, "2025-03-03T10:05");
  await door.at("name").fill("赵一");
  await door.at("phone").fill("13912345678");
  await door.confirm();

  await stand.go("/");
  await stand.clock("2025-03-03T10:06");
  await stand.confirm("new");
  const second = await enters(stand, "2025-03-03T10:07");
  assert.notEqual(first, second);
  await stand.at("name").fill("趙　一");
  await stand.at("phone").fill("+86 139-1234-5678");
  await stand.confirm();
  await stand.go("/data");
  assert.equal(await stand.page.locator("#pairs").count(), 0);

  const file = await exported(t, stand);
  await takesIn(door, file);
  await door.go("/data");
  const pair = door.page.locator("#pairs [data-pair]");
  await pair.waitFor();
  assert.equal(await pair.count(), 1);
  const text = await pair.innerText();
  for (const part of [first, second, "赵一", "电话相同", "姓名相同"]) assert.ok(text.includes(part), `${part}: ${text}`);
  assert.doesNotMatch(text, /12345678|1234-5678/);
  const links = pair.locator(on("pair-visit"));
  assert.equal(await links.count(), 2);
  const visit = await links.last().getAttribute("data-visit");
  await links.last().click();
  await door.page.locator("dialog[open]").waitFor();
  assert.equal(new URL(door.page.url()).hash, `#${visit}`);
  await door.page.keyboard.press("Escape");
  await door.page.locator("dialog[open]").waitFor({ state: "detached" });

  // The ledger lists them too, and opens either.
  await door.page.locator(`#pairs ${on("pair-visit")}`).first().click();
  await door.page.locator("dialog[open]").waitFor();
  await done(door, stand);
});
