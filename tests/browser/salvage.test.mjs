// The books are never lost by a bad row, a browser that throws them away, a backup of one's own, or a program that fails.

import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { canonical, exportOf } from "../../build/rescue.js";
import { exported, fileOf, lookInto, readMarks, readRows, sealed, sha256, takeIn, writeMarks, writeRows } from "./books.mjs";
import { Clerk, on } from "./clerk.mjs";
import { HOUSE, house, openApp, ready, temporary } from "./harness.mjs";

const minute = (n) => `2025-03-03T10:${String(n).padStart(2, "0")}`;

/** The sample office, its day open. */
async function sample(t, dir = temporary(t)) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(dir, url, { at: minute(0) });
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  return clerk;
}

/** Another device, which has nothing yet. */
async function another(t, url) {
  const clerk = await Clerk.arrive(temporary(t), url, { at: minute(30) });
  await openApp(clerk.page, new URL("/data", url).href);
  return clerk;
}

/** Receives visitors, one each minute from this one on. */
async function receive(clerk, from, count) {
  await clerk.go("/");
  for (let n = from; n < from + count; n += 1) {
    await clerk.clock(minute(n));
    await clerk.confirm("new");
  }
}

const received = (rows) => rows.entry.filter(([, text]) => text.includes?.('"kind":"visitor_received"')).length;
const opens = (clerk) => clerk.page.locator(`${on("new")}:enabled`).waitFor();
const notice = (clerk, name) => clerk.page.locator(`[data-notice="${name}"]`);

async function done(clerk) {
  clerk.profile.clean();
  await clerk.profile.close();
}

for (const [what, marked] of [["with all it knew", false], ["in its database alone", true]]) {
  test(`a tablet that was set back ${what} receives a visitor and takes in its own newer backup`, async (t) => {
    const clerk = await sample(t);
    const { page } = clerk;
    await receive(clerk, 1, 1);
    const [rows, marks] = [await readRows(page), await readMarks(page)];
    await receive(clerk, 2, 3);
    const backup = await exported(clerk);
    await writeRows(page, rows);
    if (!marked) await writeMarks(page, marks);
    await clerk.reload();
    await clerk.go("/");
    assert.equal((await clerk.desk()).going.length, 1);
    assert.equal(await notice(clerk, "missing").count(), marked ? 1 : 0);
    await receive(clerk, 6, 1);

    const seen = await takeIn(clerk, backup);
    assert.equal(seen.state, "ready");
    assert.deepEqual(seen.heads, marked ? [] : ["parted", "own"]);
    assert.deepEqual([seen.sums.new, seen.sums.held, seen.sums.refused], [3, undefined, undefined]);
    await clerk.reload();
    assert.equal(await page.locator("[data-trouble]").count(), 0);
    await receive(clerk, 8, 1);
    const after = await readRows(page);
    assert.equal(received(after), 6);
    const devices = new Set(after.entry.map(([key]) => key.split("/")[0]));
    assert.equal(devices.size, 2, "it goes on under another id");

    // Whoever takes both files in has the same books.
    const codes = await clerk.codes();
    const whole = await exported(clerk);
    const other = await another(t, clerk.url);
    await takeIn(other, backup);
    await takeIn(other, whole);
    assert.deepEqual(await other.codes(), codes);
    assert.deepEqual((await lookInto(clerk, await exported(other))).state, "nothing-new");
    await done(other);
    await done(clerk);
  });
}

test("a far entry of this very device is taken in, and the books open afterwards", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  const [rows, marks] = [await readRows(page), await readMarks(page)];
  await receive(clerk, 1, 3);
  const backup = await exported(clerk);
  // Of the three, the file has the last one only: as it stands in a file of somebody who has it held.
  const last = backup.entries.at(-1);
  const entries = backup.entries.slice(0, -3);
  const head = { hash: sha256(canonical(entries.at(-1))), seq: entries.at(-1).seq };
  const far = sealed({ ...backup, entries: [...entries, last], devices: [{ ...backup.devices[0], head }] });
  await writeRows(page, rows);
  await writeMarks(page, marks);
  await clerk.reload();
  const seen = await takeIn(clerk, far);
  assert.deepEqual([seen.sums.new, seen.sums.held, seen.heads], [0, 1, ["own"]]);
  await clerk.reload();
  await receive(clerk, 8, 1);
  await takeIn(clerk, backup);
  await clerk.reload();
  assert.equal(received(await readRows(page)), 4);
  assert.equal(await notice(clerk, "missing").count(), 0);
  await done(clerk);
});

test("two copies of one device end with the same books, and both say so", async (t) => {
  const dir = temporary(t);
  const one = await sample(t, dir);
  await receive(one, 1, 1);
  await one.profile.close();
  const copy = temporary(t);
  cpSync(dir, copy, { recursive: true });
  const [first, second] = [await Clerk.arrive(dir, one.url, { at: minute(5) }), await Clerk.arrive(copy, one.url, { at: minute(5) })];
  await receive(first, 6, 3);
  await receive(second, 7, 1);
  const [a, b] = [await exported(first), await exported(second)];
  assert.ok((await takeIn(first, b)).heads.includes("parted"));
  assert.ok((await takeIn(second, a)).heads.includes("parted"));
  for (const clerk of [first, second]) {
    await clerk.reload();
    await clerk.go("/data");
    await clerk.page.locator("#conflicts [data-conflict]", { hasText: "这台设备被退回过" }).waitFor();
  }
  assert.deepEqual(await first.codes(), await second.codes());
  assert.equal((await lookInto(second, await exported(first))).state, "nothing-new");
  await receive(first, 20, 1);
  await receive(second, 21, 1);
  await takeIn(second, await exported(first));
  await takeIn(first, await exported(second));
  assert.deepEqual(await first.codes(), await second.codes());
  await done(first);
  await done(second);
});

test("an entry under an id taken beforehand keeps nobody's entries out", async (t) => {
  const clerk = await sample(t);
  const before = await exported(clerk);
  await receive(clerk, 1, 3);
  const whole = await exported(clerk);
  // A ghost tablet writes the second reception before the tablet itself did, with other bytes and an earlier stamp.
  const stolen = whole.entries.find((entry) => entry.kind === "visitor_received" && entry.seq === whole.devices[0].head.seq - 1);
  const ghost = "0195aaaa-0000-7000-8000-00000000beef";
  const short = (hex) => Buffer.from(hex, "hex").toString("base64url");
  const genesis = sha256(`{"device":"${ghost}","genesis":"turnbook","office":"${whole.office}"}`);
  const stamp = stolen.stamp.replace(/-[\w-]{22}(-[0-9a-f]{4})?$/, `-${short(ghost.replaceAll("-", ""))}`);
  const entry = { ...stolen, seq: 1, prev: short(genesis), stamp, body: { ...stolen.body, zone: 481 } };
  const hash = sha256(canonical(entry));
  const sorted = (entries) => entries.sort((x, y) => (x.stamp.slice(0, 20) + x.id < y.stamp.slice(0, 20) + y.id ? -1 : 1));
  const device = { head: { hash, seq: 1 }, id: ghost, key: null, signature: null };
  const devices = [...before.devices, device].sort((x, y) => (x.id < y.id ? -1 : 1));
  const forged = sealed({ ...before, devices, entries: sorted([...before.entries, entry]) });

  const other = await another(t, clerk.url);
  await takeIn(other, forged);
  const seen = await takeIn(other, whole);
  assert.deepEqual([seen.sums.new, seen.sums.held, seen.sums.refused], [3, undefined, undefined]);
  await takeIn(clerk, forged);
  assert.deepEqual(await other.codes(), await clerk.codes());
  await other.go("/");
  assert.equal((await other.desk()).going.length, 3, "the honest three are received, and nobody else");
  await other.reload();
  await other.go("/data");
  await other.page.locator("#conflicts [data-conflict]", { hasText: "用了别的设备的编号" }).waitFor();
  assert.equal((await lookInto(clerk, await exported(other))).state, "nothing-new");
  await done(other);
  await done(clerk);
});

test("erasures stand in the preview, are agreed to by a person, can be left out and can come alone", async (t) => {
  const clerk = await sample(t);
  const whole = await exported(clerk);
  const names = whole.cards.length;
  const erased = whole.cards.map((card) => card.digest).sort();
  const alone = sealed({ ...whole, cards: [], erased });
  const queue = async () => {
    await clerk.go("/");
    return (await clerk.desk()).hero;
  };
  const before = await queue();
  const seen = await lookInto(clerk, alone);
  assert.deepEqual([seen.state, seen.sums.new, seen.sums.erases, seen.heads], ["ready", 0, names, []]);
  assert.match(seen.text, new RegExp(`${names} 张资料卡`));
  assert.ok(await clerk.page.locator(`[data-import] ${on("confirm")}`).isDisabled(), "nobody has agreed");
  await clerk.page.locator(`[data-import] ${on("cancel")}`).click();
  assert.equal(await queue(), before);

  // Together with an entry that is new: left out if nobody agrees.
  const other = await another(t, clerk.url);
  await takeIn(other, whole);
  await receive(other, 31, 1);
  const news = await exported(other);
  const both = sealed({ ...news, cards: news.cards.filter((card) => !erased.includes(card.digest)), erased });
  const mixed = await takeIn(clerk, both);
  assert.deepEqual([mixed.sums.new > 0, mixed.sums.erases], [true, names]);
  assert.equal((await readRows(clerk.page)).card.length, names);
  assert.equal((await readRows(clerk.page)).erased.length, 0);

  await lookInto(clerk, alone);
  await clerk.at("agree-erase").check();
  await clerk.said(() => clerk.page.locator(`[data-import] ${on("confirm")}`).click());
  assert.deepEqual([(await readRows(clerk.page)).card.length, (await readRows(clerk.page)).erased.length], [0, names]);
  await done(other);
  await done(clerk);
});

test("when the program fails, a page says so, and the export on it is in order", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await receive(clerk, 1, 2);
  const codes = await clerk.codes();
  const rows = await readRows(page);
  for (const fail of [
    () => queueMicrotask(() => { throw new WebAssembly.RuntimeError("unreachable"); }),
    () => void Promise.reject(new WebAssembly.RuntimeError("unreachable")),
    () => void dispatchEvent(new CustomEvent("turnbook-panic", { detail: "panicked at somewhere" })),
  ]) {
    await page.evaluate(fail);
    await page.locator("[data-panic]").waitFor();
    assert.match(await page.locator("[data-panic]").innerText(), /已记下的都在本机/);
    const file = await fileOf(page, () => page.locator(on("panic-export")).click());
    assert.equal(file.entries.length, rows.entry.length);
    const other = await another(t, clerk.url);
    await takeIn(other, file);
    assert.deepEqual(await other.codes(), codes);
    await done(other);
    await Promise.all([page.waitForEvent("load"), page.locator(on("panic-reload")).click()]);
    await ready(page);
    assert.equal(await page.locator("[data-panic]").count(), 0);
  }
  await opens(clerk).catch(() => clerk.go("/"));
  clerk.profile.faults.length = 0;
  await clerk.profile.close();
});

/** A row spoilt in one way: what is done to the rows; whether it is mended at once, so that there is nothing to tell. */
const nth = (rows, at) => rows.at(at);
const SPOILT = [
  ["an entry in the middle is altered", (rows) => (nth(rows.entry, -2)[1] = nth(rows.entry, -2)[1].replace("visitor_received", "visitor_Received"))],
  ["an entry in the middle is cut short", (rows) => (nth(rows.entry, -2)[1] = nth(rows.entry, -2)[1].slice(0, 40))],
  ["an entry in the middle is not a text", (rows) => (nth(rows.entry, -2)[1] = { seq: 1 })],
  ["an entry in the middle is empty", (rows) => (nth(rows.entry, -2)[1] = "")],
  ["an entry in the middle is gone", (rows) => void rows.entry.splice(-2, 1)],
  ["the last entry says something else", (rows) => (nth(rows.entry, -1)[1] = nth(rows.entry, -1)[1].replace("visitor_received", "visitor_Received"))],
  ["the last entry is altered", (rows) => (nth(rows.entry, -1)[1] = nth(rows.entry, -1)[1].replace('"v":2', '"v":"2"'))],
  ["the last entry is gone", (rows) => void rows.entry.pop()],
  ["the first entry is altered", (rows) => (nth(rows.entry, 0)[1] = nth(rows.entry, 0)[1].slice(1))],
  ["an entry of nobody stands among them", (rows) => void rows.entry.push(["x", "null"])],
  ["an entry stands under a number", (rows) => void rows.entry.push([7, "{}"])],
  ["two entries at one place", (rows) => void rows.entry.push([`${nth(rows.entry, -1)[0]}/x`, nth(rows.entry, -1)[1].replace('"visitor', '"visitee')]), "silent"],
  ["a card is altered", (rows) => (nth(rows.card, 0)[1] = nth(rows.card, 0)[1].replace("name", "nome"))],
  ["a card is not JSON", (rows) => (nth(rows.card, 0)[1] = "{")],
  ["a card is a number", (rows) => (nth(rows.card, 0)[1] = 7)],
  ["a card is gone", (rows) => void rows.card.shift(), "silent"],
  ["an erasure of nothing", (rows) => void rows.erased.push(["nobody", "nobody"])],
  ["the rulebook is altered", (rows) => (nth(rows.document, 0)[1] = nth(rows.document, 0)[1].replace("articles", "arTicles")), "silent"],
  ["the rulebook is not JSON", (rows) => (nth(rows.document, 0)[1] = "["), "silent"],
  ["the rulebook is gone", (rows) => void rows.document.shift(), "silent"],
  ["the device is gone", (rows) => (rows.meta = rows.meta.filter(([key]) => key !== "device")), "silent"],
  ["the device is no id", (rows) => (rows.meta = rows.meta.map(([key, text]) => [key, key === "device" ? "x" : text])), "silent"],
  ["the office is gone", (rows) => (rows.meta = rows.meta.filter(([key]) => key !== "office")), "silent"],
  ["the office is a number", (rows) => (rows.meta = rows.meta.map(([key, text]) => [key, key === "office" ? 7 : text])), "silent"],
  ["all small facts are gone", (rows) => (rows.meta = []), "silent"],
];

test("one bad row of any store: the rest opens, it is told, work goes on, and a backup mends it", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await receive(clerk, 1, 3);
  const backup = await exported(clerk);
  const [rows, marks] = [await readRows(page), await readMarks(page)];
  const aside = new URL("/icons/seal.svg", clerk.url).href;
  for (const [what, spoil, silent] of SPOILT) {
    const spoilt = structuredClone(rows);
    spoil(spoilt);
    await page.goto(aside);
    await writeRows(page, spoilt);
    await writeMarks(page, marks);
    await clerk.clock(minute(20));
    await openApp(page, clerk.url);
    await opens(clerk).catch((fault) => assert.fail(`${what}: ${fault.message}`));
    if (!silent) await notice(clerk, "missing").waitFor().catch(() => assert.fail(`${what}: nobody is told`));
    await receive(clerk, 21, 1);
    const file = await exported(clerk);
    const whole = await exportOf(await readRows(page), { office: backup.office });
    assert.equal(JSON.parse(whole.text).entries.length, file.entries.length, `${what}: both exports`);
    const seen = await lookInto(clerk, backup);
    assert.equal(seen.sums.refused, undefined, what);
    if (seen.state === "ready") await clerk.said(() => page.locator(`[data-import] ${on("confirm")}`).click());
    assert.equal(received(await readRows(page)) >= 4, true, `${what}: the backup brings everything back`);
    await clerk.reload();
    await clerk.go("/");
    await opens(clerk);
    if (what.startsWith("an entry in") || what.startsWith("the last") || what.startsWith("the first")) {
      assert.equal(await notice(clerk, "missing").count(), 0, `${what}: mended`);
    }
  }
  clerk.profile.clean();
  await clerk.profile.close();
});

test("what the browser throws away under a running page is written back from memory", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await receive(clerk, 1, 2);
  const codes = await clerk.codes();
  const session = await clerk.profile.context.newCDPSession(page);
  const origin = new URL(clerk.url).origin;
  const clear = (storageTypes) => session.send("Storage.clearDataForOrigin", { origin, storageTypes });
  const losses = [
    ["the database", () => clear("indexeddb")],
    ["all of the site's data", () => clear("all")],
    ["the rows", async () => writeRows(page, { entry: [], card: [], erased: [], document: [], meta: [] })],
    ["the last rows", async () => writeRows(page, { entry: (await readRows(page)).entry.slice(0, -2) })],
    ["the database, by another page", () => page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("turnbook").onsuccess = resolve)))],
  ];
  let taken = 0;
  for (const [what, lose] of losses) {
    await clerk.go("/");
    await lose();
    taken += 1;
    await receive(clerk, 10 + taken, 1).catch((fault) => assert.fail(`${what}: ${fault.message}`));
    await notice(clerk, "written-back").waitFor().catch(() => assert.fail(`${what}: nobody is told`));
    assert.equal(received(await readRows(page)), 2 + taken, what);
    await clerk.reload();
    await clerk.go("/");
    await opens(clerk);
    assert.equal((await clerk.desk()).going.length, 2 + taken, `${what}: after a reload`);
  }
  assert.notDeepEqual(await clerk.codes(), codes);
  clerk.profile.clean();
  await clerk.profile.close();
});

test("where memory is the last copy nobody is told to reload, and it can be exported", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await receive(clerk, 1, 2);
  const codes = await clerk.codes();
  await clerk.go("/");
  // The browser takes the database away and opens no other.
  await page.evaluate(() => {
    window.turnbookOpen = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => { throw new DOMException("gone", "UnknownError"); };
    return new Promise((resolve) => (indexedDB.deleteDatabase("turnbook").onsuccess = resolve));
  });
  await clerk.clock(minute(5));
  await clerk.press("new");
  await notice(clerk, "only-here").waitFor();
  const said = await page.locator("body").innerText();
  assert.match(said, /不要关闭，也不要重新载入/);
  assert.doesNotMatch(said, /请重新载入/);
  assert.ok(await page.locator(".light.is-bad").isVisible());
  const file = await fileOf(page, () => page.locator(on("export-now")).click());
  await page.evaluate(() => (IDBFactory.prototype.open = window.turnbookOpen));
  const other = await another(t, clerk.url);
  await takeIn(other, file);
  assert.deepEqual(await other.codes(), codes);
  await done(other);

  await clerk.press("only-here-other");
  await notice(clerk, "written-back").waitFor();
  await clerk.reload();
  assert.deepEqual(await clerk.codes(), codes);
  await clerk.profile.close();
});

test("a connection the page lost is opened again, and the act is done", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  await page.evaluate(() => {
    const transaction = IDBDatabase.prototype.transaction;
    let closed;
    // The connection that is used next is shut for good, as a browser does it.
    IDBDatabase.prototype.transaction = function (...given) {
      closed ??= this;
      if (closed === this) throw new DOMException("The database connection is closing.", "InvalidStateError");
      return transaction.apply(this, given);
    };
  });
  await receive(clerk, 1, 2);
  assert.equal((await clerk.desk()).going.length, 2);
  await clerk.reload();
  assert.equal(received(await readRows(page)), 2);
  await done(clerk);
});

test("an emptied device is not greeted as a new one", async (t) => {
  const clerk = await sample(t);
  const { page } = clerk;
  const backup = await exported(clerk);
  await page.goto(new URL("/manifest.webmanifest", clerk.url).href);
  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("turnbook").onsuccess = resolve)));
  await openApp(page, clerk.url);
  await notice(clerk, "lived").waitFor();
  assert.match(await notice(clerk, "lived").innerText(), /原来有/);
  await page.locator(on("lived-import")).click();
  await page.locator('input[type="file"]').waitFor({ state: "attached" });
  await page.locator(`input[type="file"]${on("import")}`).setInputFiles({
    name: "books.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(backup)),
  });
  await clerk.said(() => page.locator(`[data-import] ${on("confirm")}`).click());
  await clerk.reload();
  assert.equal(await notice(clerk, "lived").count(), 0);
  await clerk.profile.close();
});

test("the export without the app is the export of the app", async () => {
  for (const version of ["v1", "v2"]) {
    const file = JSON.parse(readFileSync(path.join(HOUSE, `crates/journal/tests/golden/export-${version}.json`), "utf8"));
    const stores = {
      entry: file.entries.map((entry, at) => [String(at), JSON.stringify(entry)]),
      card: file.cards.map((card) => [card.digest, JSON.stringify(card)]),
      erased: file.erased.map((digest) => [digest, digest]),
      document: Object.entries(file.documents).map(([digest, document]) => [digest, JSON.stringify(document)]),
      meta: [["office", file.office], ["device", file.made_by]],
    };
    const made = await exportOf(stores, { madeAt: new Date(file.made_at) });
    const { name: _, ...expected } = file;
    assert.deepEqual(JSON.parse(made.text), sealed(expected), version);
    assert.equal(made.left, 0);
    // What is spoilt is left out and counted, and the rest is in order.
    const half = String.fromCharCode(0xd800);
    for (const bad of ["", "null", "{", "7", JSON.stringify({ ...file.entries[0], body: 0.5 }), JSON.stringify({ ...file.entries[0], kind: half })]) {
      const spoilt = await exportOf({ ...stores, entry: [...stores.entry, ["bad", bad]], card: [...stores.card, ["bad", bad]] }, {});
      assert.equal(spoilt.left, 2, bad);
      assert.equal(spoilt.entries, made.entries);
    }
  }
});
