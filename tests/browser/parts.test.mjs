// What is fetched later: the desk does not need it, it says when it does not come, and it never comes from another build.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { closeBundle } from "../../build/precache.mjs";
import { ceilingOf } from "../../build/size.mjs";
import { Clerk } from "./clerk.mjs";
import { firstRun } from "./first-run.mjs";
import { DIST, axe, copyOfBundle, goOffline, house, openApp, openProfile, ready, shot, temporary } from "./harness.mjs";

const PAGES = ["/visits", "/people", "/rulebook", "/data", "/setup"];
const PARTS = "**/assets/part-*.wasm";
const MISSING = '[data-notice="part"]';

/** A clerk on a new device, with what his pages ask the network for. */
async function arrive(t, { dist = DIST, ...options } = {}) {
  const server = await house(t, { dist });
  const dir = temporary(t);
  const clerk = await Clerk.arrive(dir, server.url, { at: "2025-03-03T10:00", ...options });
  return { clerk, server, page: clerk.page, context: clerk.profile.context };
}

async function sample(clerk) {
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
}

const refuse = (route) => route.abort("internetdisconnected");

test("no part weighs more than its ceiling, and the first load has none", () => {
  const { files } = JSON.parse(readFileSync(path.join(DIST, "size.json"), "utf8"));
  const parts = files.filter(({ file }) => file.startsWith("assets/part-"));
  assert.ok(parts.length >= 2, "the release is not split");
  for (const { file, br, first } of parts) {
    assert.equal(first, false, file);
    assert.ok(br <= ceilingOf(file), `${file}: ${br} bytes of brotli, ceiling ${ceilingOf(file)}`);
  }
});

test("a new device fetches what the build says, and no more, until the name of its office can be written", async (t) => {
  const { firstRun: said, budget } = JSON.parse(readFileSync(path.join(DIST, "size.json"), "utf8"));
  const server = await house(t);
  const profile = await openProfile(temporary(t));
  const { files } = await firstRun(profile, server.url);
  // The build counts the language that takes most.
  const language = (file) => file.replace(/(text-app-first)-.*/, "$1");
  const wanted = said.files.filter((file) => !/^(manifest|icons)/.test(file)).map(language);
  assert.deepEqual(files.map(language).sort(), wanted.sort());
  assert.ok(said.br <= budget.firstRun, `${said.br} bytes of brotli`);
  profile.clean();
  await profile.close();
});

test("a new device can begin before the pen is there, and founds once it has come", async (t) => {
  const server = await house(t);
  const profile = await openProfile(temporary(t), { serviceWorkers: "block" });
  const clerk = new Clerk(profile, server.url);
  const { fetches } = JSON.parse(readFileSync(path.join(DIST, "size.json"), "utf8"));
  const later = (url) => url.pathname.includes("/part-") && !fetches.first.includes(url.pathname);
  await profile.context.route(later, refuse);
  await openApp(profile.page, server.url);
  await clerk.at("office-name").fill("云栖苑");
  await clerk.press("sample");
  await profile.page.locator("main .error").waitFor();
  await profile.context.unroute(later);
  await sample(clerk);
  await profile.close();
});

test("the desk says who is next without any part, writes nothing it cannot, and goes on where it stood", async (t) => {
  const { clerk, page, context } = await arrive(t, { serviceWorkers: "block" });
  await sample(clerk);
  const next = await page.locator(".hero-name").innerText();
  await context.route(PARTS, refuse);
  await clerk.reload();
  await clerk.at("new").waitFor();
  assert.equal(await page.locator(".hero-name").innerText(), next);
  const notice = page.locator(`main ${MISSING}`);
  await notice.waitFor();
  await clerk.press("new");
  await page.locator('[data-toast="trouble"]').waitFor();
  assert.equal(await page.locator(".hero-name").innerText(), next, "nobody was received");

  await context.unroute(PARTS);
  await clerk.press("retry");
  await page.locator(".queue").waitFor();
  await notice.waitFor({ state: "detached" });
  await clerk.confirm("new");
  assert.equal((await clerk.desk()).going.length, 1);
  await clerk.profile.close();
});

test("a page that cannot be fetched says so, in every language, and comes when it is asked for again", async (t) => {
  const { clerk, page, context } = await arrive(t, { serviceWorkers: "block" });
  await sample(clerk);
  await context.route(PARTS, refuse);
  const said = new Set();
  for (const language of ["zh-Hans", "zh-Hant", "en"]) {
    await page.evaluate((language) => localStorage.setItem("turnbook.locale", JSON.stringify(language)), language);
    await clerk.reload();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
    await page.locator('.rail a[href="/visits"]').click();
    const notice = page.locator(`main ${MISSING}`);
    await notice.waitFor();
    said.add(await notice.innerText());
    assert.deepEqual(await axe(page), []);
    await shot(page, `part-missing-${language}`);
    await page.locator('.rail a[href="/"]').click();
    await clerk.at("new").waitFor();
  }
  assert.equal(said.size, 3);

  await page.locator('.rail a[href="/visits"]').click();
  await clerk.press("retry");
  await page.locator(`main ${MISSING}`).waitFor();
  await context.unroute(PARTS);
  await clerk.press("retry");
  await page.locator("main h1").waitFor();
  assert.equal(await page.locator(MISSING).count(), 0);
  await clerk.profile.close();
});

test("a dialog that cannot be fetched says so, and comes with the next tap", async (t) => {
  const { clerk, page, context } = await arrive(t, { serviceWorkers: "block" });
  await sample(clerk);
  await context.route(PARTS, refuse);
  await clerk.reload();
  await page.locator(".hero .cite").click();
  await page.locator('[data-toast="trouble"]').waitFor();
  assert.deepEqual(await axe(page), []);
  assert.equal(await page.locator("dialog[open]").count(), 0);

  await context.unroute(PARTS);
  await page.locator(".hero .cite").click();
  await page.locator("dialog.ruling li[data-article]").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog.ruling").waitFor({ state: "detached" });
  await clerk.profile.close();
});

test("after the first visit every page and every dialog opens without a network", async (t) => {
  const { clerk, page, server, context } = await arrive(t);
  await sample(clerk);
  await clerk.kept();
  await server.close();
  await goOffline(context);
  for (const place of PAGES) {
    // A new document each time: nothing of another page is in its memory.
    await openApp(page, server.url + place);
    await page.locator("main h1").first().waitFor({ state: "attached" });
    assert.equal(await page.locator(MISSING).count(), 0, place);
  }
  await openApp(page, server.url);
  await page.locator(".hero .cite").click();
  await page.locator("dialog.ruling li[data-article]").first().waitFor();
  clerk.profile.clean();
  await clerk.profile.close();
});

/** Makes another build of the bundle: its parts and texts have other names, and those of before are gone. */
function moveOn(dist) {
  const assets = path.join(dist, "assets");
  const rename = (file, those) => {
    let text = readFileSync(file, "utf8");
    for (const name of readdirSync(assets).filter((name) => those.test(name))) {
      const other = name.replace(/-\w+\.(\w+)$/, "-0123456789abcdef.$1");
      renameSync(path.join(assets, name), path.join(assets, other));
      for (const ending of [".br", ".gz"]) rmSync(path.join(assets, name + ending));
      assert.ok(text.includes(name), name);
      text = text.replaceAll(name, other);
    }
    writeFileSync(file, text);
  };
  rename(path.join(assets, readdirSync(assets).find((name) => /^app-\w+\.js$/.test(name))), /^part-[\w-]+\.wasm$/);
  rename(path.join(dist, "index.html"), /^text-app-[\w-]+\.txt$/);
  return closeBundle(dist);
}

test("an open page takes its parts and texts from its own build, though the site has moved on", async (t) => {
  const dist = copyOfBundle(t);
  const { clerk, page } = await arrive(t, { dist });
  await sample(clerk);
  const one = await clerk.kept();
  await clerk.reload();
  await clerk.at("new").waitFor();

  const two = moveOn(dist);
  assert.notEqual(one, two);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const fresh = registration.installing ?? registration.waiting;
    if (fresh.state !== "installed") {
      await new Promise((resolve) => fresh.addEventListener("statechange", () => fresh.state === "installed" && resolve()));
    }
  });
  const asked = [];
  page.on("request", (request) => void asked.push(new URL(request.url()).pathname));
  await clerk.go("/visits");
  const parts = asked.filter((address) => address.includes("/part-"));
  assert.ok(parts.length > 0 && parts.every((address) => !address.includes("0123456789abcdef")), `${parts}`);
  await clerk.go("/setup");
  await page.locator('button[lang="zh-Hant"]').click();
  await page.locator('html[lang="zh-Hant"]').waitFor({ state: "attached" });
  const texts = asked.filter((address) => address.includes("/text-"));
  assert.ok(texts.length > 0 && texts.every((address) => !address.includes("0123456789abcdef")), `${texts}`);

  const reloaded = page.waitForEvent("load");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready).waiting.postMessage("SKIP_WAITING"));
  await reloaded;
  await ready(page);
  assert.equal(await clerk.kept(), two);
  await page.locator("main h1").first().waitFor();
  assert.equal(await page.locator(MISSING).count(), 0);
  clerk.profile.clean();
  await clerk.profile.close();
});
