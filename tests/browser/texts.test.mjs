// What the pages say: fetched for one language, there before anything is drawn, and kept for all of them.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { tongue } from "../../src/text/tongue.js";
import { Clerk } from "./clerk.mjs";
import { DIST, HOUSE, axe, goOffline, house, openApp, openProfile, ready, shot, temporary } from "./harness.mjs";

const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];
const MISSING = '[data-notice="texts"]';

const refuse = (route) => route.abort("internetdisconnected");
const texts = (sheets, language = "*") => `**/assets/text-*-${sheets}-${language}-*.txt`;
const said = (language, sheet, key) => JSON.parse(readFileSync(path.join(HOUSE, `locales/${language}/${sheet}.json`), "utf8"))[key];

async function arrive(t, options = {}) {
  const server = await house(t);
  const clerk = await Clerk.arrive(temporary(t), server.url, { at: "2025-03-03T10:00", ...options });
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  return { clerk, server, page: clerk.page, context: clerk.profile.context };
}

test("the saved language is spoken, else the first of the browser's that there is", () => {
  const check = (saved, listed, expected) => assert.equal(tongue(saved, listed), expected, `${saved} ${listed}`);
  check(null, ["zh"], "zh-Hans");
  check(null, ["zh-CN"], "zh-Hans");
  check(null, ["zh-Hans-HK"], "zh-Hans");
  check(null, ["zh-SG"], "zh-Hans");
  check(null, ["zh-TW"], "zh-Hant");
  check(null, ["zh-HK"], "zh-Hant");
  check(null, ["zh-MO"], "zh-Hant");
  check(null, ["zh-Hant-CN"], "zh-Hant");
  check(null, ["en-US"], "en");
  check(null, ["pt-BR", "en-GB", "zh-CN"], "en");
  check(null, ["pt-BR"], "zh-Hans");
  check(null, [], "zh-Hans");
  check("zh-Hant", ["en"], "zh-Hant");
  check("pt", ["en"], "en");
});

test("every language has its files, with the same keys, and no key is in two of a program", () => {
  const files = readdirSync(path.join(DIST, "assets")).filter((name) => /^text-.*\.txt$/.test(name));
  const all = (name) => readFileSync(path.join(DIST, "assets", name), "utf8").trimEnd().split("\n").map((line) => line.split("\t")[0]);
  // A text of a book is a key where it is written otherwise than in its document; that of a message is a word.
  const isOfBook = (key) => !/^[a-z][\w.-]*$/.test(key);
  const keys = (name) => all(name).filter((key) => !isOfBook(key));
  for (const which of ["app-first", "app-rest"]) {
    const found = LANGUAGES.map((language) => files.find((name) => name.startsWith(`text-${which}-${language}-`)));
    const [one, ...others] = found.map(keys);
    assert.ok(one.length > 100, `${which}: ${one.length}`);
    for (const other of others) assert.deepEqual(other, one, which);
    assert.deepEqual(one.toSorted((a, b) => (a < b ? -1 : 1)), one, which);
  }
  const of = (which) => keys(files.find((name) => name.startsWith(`text-${which}-en-`)));
  const first = new Set(of("app-first"));
  assert.deepEqual(of("app-rest").filter((key) => first.has(key)), []);

  const [atOnce, later] = ["first", "books"].map((which) => all(files.find((name) => name.startsWith(`text-app-${which}-zh-Hant-`))));
  const books = new Set(atOnce.filter(isOfBook));
  assert.ok(books.size > 100 && later.length > 3000, `${books.size} and ${later.length}`);
  assert.deepEqual(later.filter((key) => books.has(key) || !isOfBook(key)), []);
  for (const list of [atOnce, later]) assert.deepEqual(list.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))), list);
  const others = files.filter((name) => !name.includes("-zh-Hant-")).flatMap(all);
  assert.deepEqual(others.filter(isOfBook), []);
  assert.equal(files.length, 7);
});

test("the first load asks for one language, once, and speaks it before anything is drawn", async (t) => {
  const { url } = await house(t);
  for (const [locale, language] of [["zh-CN", "zh-Hans"], ["zh-TW", "zh-Hant"], ["en-US", "en"]]) {
    const profile = await openProfile(temporary(t), { locale, serviceWorkers: "block" });
    const asked = [];
    profile.page.on("request", (request) => void asked.push(new URL(request.url()).pathname));
    await openApp(profile.page, url);
    await profile.page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
    const first = asked.filter((address) => address.includes("/text-app-first-"));
    assert.equal(first.length, 1, `${locale}: ${first}`);
    assert.match(first[0], new RegExp(`/text-app-first-${language}-[0-9a-f]{8}\\.txt$`));
    assert.deepEqual(asked.filter((address) => address.includes("/text-") && !address.includes(`-${language}-`)), []);
    await profile.page.getByText(said(language, "setup", "demo"), { exact: true }).waitFor();
    assert.deepEqual(profile.faults.filter((fault) => fault.startsWith("a key")), []);
    await profile.close();
  }
});

test("the language is switched without a network", async (t) => {
  const { clerk, page, server, context } = await arrive(t);
  await clerk.kept();
  await server.close();
  await goOffline(context);
  await clerk.go("/setup");
  for (const language of ["en", "zh-Hant", "zh-Hans"]) {
    await page.locator(`button[lang="${language}"]`).click();
    await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
    await page.getByRole("heading", { level: 1, name: said(language, "setup", "title") }).waitFor();
  }
  await page.locator('button[lang="en"]').click();
  await page.locator('html[lang="en"]').waitFor({ state: "attached" });
  await openApp(page, server.url);
  await page.locator(`.rail a[href="/visits"]`).getByText(said("en", "shell", "visits")).waitFor();
  assert.equal(await page.locator(MISSING).count(), 0);
  clerk.profile.clean();
  await clerk.profile.close();
});

test("a language that cannot be fetched says so, leaves the page as it is, and comes when it is asked for again", async (t) => {
  const { clerk, page, context } = await arrive(t, { serviceWorkers: "block" });
  await clerk.go("/setup");
  await context.route(texts("*", "en"), refuse);
  await page.locator('button[lang="en"]').click();
  await page.locator(MISSING).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans");
  assert.deepEqual(await axe(page), []);
  await shot(page, "texts-missing");
  // It is asked for, and refused, before anything else is let through.
  const refused = page.waitForEvent("requestfailed");
  await page.locator(`${MISSING} [data-act="retry"]`).click();
  await refused;
  await page.locator(MISSING).waitFor();
  await context.unroute(texts("*", "en"));
  await page.locator(`${MISSING} [data-act="retry"]`).click();
  await page.locator('html[lang="en"]').waitFor({ state: "attached" });
  assert.equal(await page.locator(MISSING).count(), 0);
  await page.getByRole("heading", { level: 1, name: said("en", "setup", "title") }).waitFor();
  await clerk.profile.close();
});

test("a program whose texts do not come says so in every language, and begins when they are asked for again", async (t) => {
  const { url } = await house(t);
  for (const [place, name] of [["/", "texts-boot"], ["/studio", "texts-boot-studio"]]) {
    const profile = await openProfile(temporary(t), { serviceWorkers: "block" });
    const { page, context } = profile;
    await context.route(texts("first"), refuse);
    await page.goto(url + place);
    const alert = page.locator(".boot-texts");
    await alert.waitFor({ state: "visible" });
    assert.deepEqual(await axe(page), []);
    await shot(page, name);
    await alert.locator('[data-act="retry"]').click();
    await alert.waitFor({ state: "visible" });
    await context.unroute(texts("first"));
    await alert.locator('[data-act="retry"]').click();
    await ready(page);
    await page.locator("h1").first().waitFor();
    await profile.close();
  }
});

test("a page whose texts do not come says so, and comes when they are asked for again", async (t) => {
  const { clerk, page, context } = await arrive(t, { serviceWorkers: "block" });
  await context.route(texts("rest"), refuse);
  await clerk.reload();
  await page.locator('.rail a[href="/visits"]').click();
  const notice = page.locator('main [data-notice="part"]');
  await notice.waitFor();
  assert.match(await notice.innerText(), new RegExp(said("zh-Hans", "shell", "retry")));
  await context.unroute(texts("rest"));
  await clerk.press("retry");
  await page.getByRole("heading", { level: 1, name: said("zh-Hans", "visits", "page") }).waitFor();
  await clerk.profile.close();
});
