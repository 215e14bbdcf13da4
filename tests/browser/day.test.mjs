// A day at the desk, once by each book: one load over the network, then none, through power cuts, days and devices.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Clerk } from "./clerk.mjs";
import { AFTER, BEFORE, BOOKS, DAY, NAMES, OFFICE, POSITIONS } from "./day-acts.mjs";
import { Play } from "./day-play.mjs";
import { HOUSE, goOffline, house, temporary } from "./harness.mjs";

const BEGINS = "2025-01-27T08:30";
const LINES = Object.entries(NAMES).map(([letter, name]) => [name, POSITIONS[letter]].filter(Boolean).join(" "));

for (const [letter, book] of Object.entries(BOOKS)) {
  test(`a day at the desk by ${book}: offline, three power cuts, and the file of it on another device`, async (t) => {
    const server = await house(t);
    const clerk = await cutOff(t, server);
    const other = await cutOff(t, server);
    await server.close();

    await clerk.found({ ...OFFICE, book, names: LINES });
    const play = new Play(clerk, letter);
    await play.table(BEFORE);
    const before = play.arrivals;
    await play.table(DAY);
    assert.ok(play.arrivals - before >= 40, `${play.arrivals - before} arrivals on the day`);
    assert.equal(play.cuts, 3);

    // What is in memory is what the disk gives.
    const lived = await clerk.everything();
    await clerk.reload();
    assert.deepEqual(await clerk.everything(), lived);

    await play.table(AFTER);
    const closed = await clerk.everything();
    const file = await exported(t, clerk);
    await other.clock(`${play.day}T18:35`);
    const foreign = await foreignFile(t, other);
    await joins(other, file, closed);
    await nothingNew(other, file);
    await refusals(t, other, file, foreign);
    verified(file, closed);
    for (const each of [clerk, other]) {
      each.profile.clean();
      await each.profile.close();
    }
  });
}

/** Opens the app once over the network and waits until the browser has kept it; from then on there is none. */
async function cutOff(t, server) {
  const clerk = await Clerk.arrive(temporary(t), server.url, { at: BEGINS });
  await clerk.kept();
  await goOffline(clerk.profile.context);
  return clerk;
}

async function exported(t, clerk) {
  await clerk.go("/data");
  const [download] = await Promise.all([clerk.page.waitForEvent("download"), clerk.press("export")]);
  const file = path.join(temporary(t), download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** The file of an office that has nothing to do with this one; the device is empty again afterwards. */
async function foreignFile(t, clerk) {
  await clerk.press("sample");
  await clerk.page.locator("[data-next]").first().waitFor();
  const file = await exported(t, clerk);
  // The sample office goes in one step.
  await clerk.press("erase");
  await clerk.at("sample").waitFor();
  return file;
}

async function choose(clerk, file) {
  await clerk.page.locator('input[type="file"][data-act="import"]').setInputFiles(file);
  const found = clerk.page.locator("[data-import]");
  await found.waitFor();
  return found;
}

/** A device without books joins the office by the file, and shows the same in every place. */
async function joins(clerk, file, wanted) {
  if (new URL(clerk.page.url()).pathname !== "/data") await clerk.press("import");
  const found = await choose(clerk, file);
  assert.equal(await found.getAttribute("data-import"), "ready");
  await clerk.confirm();
  assert.deepEqual(await clerk.everything(), wanted);
}

async function nothingNew(clerk, file) {
  const before = await clerk.codes();
  const found = await choose(clerk, file);
  assert.equal(await found.getAttribute("data-import"), "nothing-new");
  assert.equal(await found.locator('[data-sum="new"]').getAttribute("data-count"), "0");
  assert.equal(await clerk.at("confirm").count(), 0, "there is nothing to confirm");
  await clerk.press("cancel");
  assert.deepEqual(await clerk.codes(), before);
}

/** Altered, cut short, of another office: each is refused with its reason, and nothing has changed. */
async function refusals(t, clerk, file, foreign) {
  const before = await clerk.everything();
  const text = readFileSync(file, "utf8");
  const dir = temporary(t);
  const kept = (name, content) => {
    const made = path.join(dir, name);
    writeFileSync(made, content);
    return made;
  };
  assert.ok(text.includes('"washroom"'));
  const bad = [
    [kept("altered.json", text.replace('"washroom"', '"official"')), /改动|不符|校验/],
    [kept("short.json", text.slice(0, text.length / 2)), /不完整|读不|无法读/],
    [foreign, /另一|别的|其他|不是本/],
  ];
  for (const [each, reason] of bad) {
    await clerk.go("/data");
    const found = await choose(clerk, each);
    const said = await found.innerText();
    assert.equal(await found.getAttribute("data-import"), "refused", `${path.basename(each)}: ${said}`);
    assert.match(said, reason, path.basename(each));
    assert.match(said, /本机没有任何改动/, path.basename(each));
    await clerk.press("close");
    assert.deepEqual(await clerk.everything(), before, path.basename(each));
  }
}

/** The command-line tool, built for this machine, finds the file in order and comes to the same state. */
function verified(file, { state }) {
  const says = execFileSync("./dev", ["turnbook", "verify", file], { cwd: HOUSE, encoding: "utf8" });
  assert.match(says, /in order; every series verifies/);
  assert.equal(says.match(/^state +(\S+)$/m)?.[1], state);
}
