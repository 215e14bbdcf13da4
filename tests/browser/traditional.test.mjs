// On a Traditional screen the books are written as everything else is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { traditional } from "../../build/traditional.mjs";
import { notTraditional } from "../traditional/script.mjs";
import { Clerk } from "./clerk.mjs";
import { HOUSE, goOffline, house, openApp, shot, temporary } from "./harness.mjs";
import { VIEWS, busyDesk, leave, show } from "./views.mjs";

const json = (...parts) => JSON.parse(readFileSync(path.join(HOUSE, ...parts), "utf8"));
const number = (book, id) => traditional(json("rulebooks", book, "articles.json").find((article) => article.id === id).number.zh);
const LATER = /\/assets\/text-app-(rest|books)-/;

async function arrive(t, options = {}) {
  const server = await house(t);
  const clerk = await Clerk.arrive(temporary(t), server.url, { at: "2025-03-03T10:00", locale: "zh-TW", ...options });
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  return { clerk, server, page: clerk.page, context: clerk.profile.context };
}

/** What the page says with a character that is not traditional, or with other quotation marks; a language names itself. */
async function odd(page) {
  const said = await page.evaluate(() => {
    const texts = [];
    const own = (element) => !element.closest('[lang="zh-Hans"], option[value="zh-Hans"], script, style, noscript');
    for (const element of document.body.querySelectorAll("*")) {
      if (!own(element)) continue;
      for (const name of ["aria-label", "title", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    }
    return texts;
  });
  return said.filter((text) => notTraditional(text) || /[“”‘’]/.test(text));
}

const isTraditional = async (page, where) => assert.deepEqual(await odd(page), [], where);

/** The tabs of a book in the studio. */
async function studio(page, url, book, tabs = ["read"]) {
  for (const tab of tabs) {
    await openApp(page, `${url}/studio?book=${book}&tab=${tab}`);
    await page.locator(`.studio-head, [data-act="${tab}"]`).nth(1).waitFor();
    await isTraditional(page, `studio ${book} ${tab}`);
  }
}

/** A book on the rulebook page: its articles, one of them opened, its values, and where it is silent. */
async function reader(clerk, url, book) {
  const { page } = clerk;
  await openApp(page, `${url}/rulebook?book=${book}`);
  await page.locator('.reader [data-act="article"]').first().click();
  await page.locator(".reader .rule, .reader h2").first().waitFor();
  await isTraditional(page, `rulebook ${book}`);
}

test("every page and dialog is in traditional characters", async (t) => {
  const { clerk, page, server } = await arrive(t);
  await busyDesk(clerk);
  for (const view of VIEWS) {
    await show(clerk, view);
    await isTraditional(page, view.name);
    await leave(clerk);
  }
  await openApp(page, `${server.url}/studio`);
  await page.locator('a.book[data-book="rb-p"]').waitFor();
  await isTraditional(page, "studio");
  for (const book of ["rb-i", "ops"]) await studio(page, server.url, book, ["read", "rules", "values", "own", "cases"]);
  clerk.profile.clean();
  await clerk.profile.close();
});

test("the desk, the reasons and the books are in traditional characters without a network", async (t) => {
  const { clerk, page, context, server } = await arrive(t);
  await clerk.confirm("new");
  await clerk.kept();
  await server.close();
  await goOffline(context);
  await clerk.reload();
  const pill = page.locator(".hero .cite b");
  await pill.waitFor();
  assert.notEqual(await pill.innerText(), "");
  await isTraditional(page, "the desk");
  await page.locator(".hero .cite").click();
  await page.locator("dialog[open]").waitFor();
  await isTraditional(page, "why");
  await shot(page, "traditional-why");
  await leave(clerk);
  for (const book of ["rb-i", "rb-d"]) await reader(clerk, server.url, book);
  await shot(page, "traditional-rulebook");
  await studio(page, server.url, "rb-i");
  await shot(page, "traditional-studio");
  clerk.profile.clean();
  await clerk.profile.close();
});

test("what the desk shows of its book at once is there with the first texts", async (t) => {
  const { clerk, page, context } = await arrive(t, { serviceWorkers: "block" });
  await context.route(LATER, (route) => route.abort("internetdisconnected"));
  await clerk.reload();
  const rules = json("rulebooks", "rb-i", "rules.json");
  const numbers = ["receiver", "turn", "passed"].flatMap((question) => rules[question].flatMap((rule) => rule.cites.map((id) => number("rb-i", id))));
  const pill = await page.locator(".hero .cite b").innerText();
  assert.ok(numbers.includes(pill), `${pill} is none of ${numbers}`);
  const title = traditional(json("rulebooks", "rb-i", "book.json").title.zh);
  await page.locator('[data-act="book-in-force"]', { hasText: title }).waitFor();
  await isTraditional(page, "the desk");
  await clerk.profile.close();
});

test("a text that the office wrote itself is shown as it is written, and found by its words", async (t) => {
  const { clerk, page, server } = await arrive(t);
  await openApp(page, `${server.url}/studio?book=rb-i&tab=read`);
  const search = page.locator('input[data-act="search"]');
  const listed = () => page.locator('a.article[data-article]').count();
  await search.waitFor();
  const all = await listed();
  for (const words of ["轮", "輪"]) {
    await search.fill(words);
    await page.waitForFunction((all) => document.querySelectorAll("a.article[data-article]").length < all, all);
    assert.ok((await listed()) > 0, words);
    await search.fill("");
    await page.waitForFunction((all) => document.querySelectorAll("a.article[data-article]").length === all, all);
  }
  await clerk.press("revise");
  await page.locator(".studio-head[data-book=rb-i-own1]").waitFor();
  const title = json("rulebooks", "rb-i", "book.json").title.zh;
  assert.equal(await page.locator(".studio-title").innerText(), `${title}（本案场修订）`);
  clerk.profile.clean();
  await clerk.profile.close();
});
