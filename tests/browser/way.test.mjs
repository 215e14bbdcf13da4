// The address bar and the links: within the app no page is loaded anew, everything else is the browser's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk } from "./clerk.mjs";
import { PHONE, house, openApp, temporary } from "./harness.mjs";

async function arrive(t, options = {}) {
  const server = await house(t);
  const clerk = await Clerk.arrive(temporary(t), server.url, { at: "2025-03-03T10:00", ...options });
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  await clerk.page.evaluate(() => (window.sameDocument = true));
  return { clerk, server, page: clerk.page, context: clerk.profile.context };
}

const link = (page, place) => page.locator(`.rail a[href="${place}"]`);
const stands = (page, place) => page.locator(`.rail a[href="${place}"][aria-current="page"]`).waitFor();

test("back and forward lead through the places, and the document stays", async (t) => {
  const { clerk, page } = await arrive(t);
  for (const place of ["/visits", "/people", "/people"]) await clerk.go(place);
  await page.goBack();
  await stands(page, "/visits");
  await page.goBack();
  await stands(page, "/");
  await clerk.at("new").waitFor();
  await page.goForward();
  await stands(page, "/visits");
  assert.equal(await page.evaluate(() => document.activeElement.id), "page", "the keyboard goes on in the page");
  assert.equal(await page.evaluate(() => window.sameDocument), true);
  clerk.profile.clean();
  await clerk.profile.close();
});

test("a link pressed with a modifier, a download and another window are the browser's", async (t) => {
  const { clerk, page, context } = await arrive(t);
  const opened = context.waitForEvent("page");
  await link(page, "/visits").click({ modifiers: ["Control"] });
  await (await opened).close();
  await stands(page, "/");
  await page.evaluate(() => {
    window.left = [];
    addEventListener("click", (event) => {
      window.left.push(!event.defaultPrevented);
      event.preventDefault();
    });
    const links = [
      { href: "/visits", target: "_blank" }, { href: "/visits", download: "visits" }, { href: "/visits", rel: "noopener external" },
      { href: "https://example.com/visits" }, { href: "mailto:desk@example.com" }, { href: "/people?who=1#last" },
    ];
    for (const one of links) {
      const link = Object.assign(document.createElement("a"), one);
      document.body.append(link);
      link.click();
      link.remove();
    }
  });
  assert.deepEqual(await page.evaluate(() => window.left), [true, true, true, true, true, false]);
  assert.equal(await page.evaluate(() => location.pathname + location.search + location.hash), "/people?who=1#last");
  assert.equal(await page.evaluate(() => window.sameDocument), true);
  await clerk.profile.close();
});

test("another look at the same thing replaces it, another thing does not", async (t) => {
  const { clerk, page } = await arrive(t);
  await clerk.go("/rulebook");
  await page.locator('main a[href*="book="]:not([rel])').first().click();
  const before = await page.evaluate(() => history.length);
  await clerk.press("parameters");
  await page.waitForFunction(() => location.search.includes("view=parameters"));
  assert.equal(await page.evaluate(() => history.length), before);
  await page.goBack();
  await page.waitForFunction(() => location.search === "");
  await stands(page, "/rulebook");
  clerk.profile.clean();
  await clerk.profile.close();
});

test("nothing at an address says so, and leads back", async (t) => {
  const { clerk, page, server } = await arrive(t, { viewport: PHONE });
  await openApp(page, `${server.url}/nowhere/at/all`);
  await page.locator("main h1").waitFor();
  assert.equal(await page.locator('.rail a[aria-current="page"]').count(), 0);
  await page.locator('main a[href="/"]').click();
  await clerk.at("new").waitFor();
  assert.equal(await page.evaluate(() => location.pathname), "/");
  clerk.profile.clean();
  await clerk.profile.close();
});
