// Whether everybody can use it: axe on every page and dialog, room at every size, targets for fingers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ASKS, askingOffice } from "./asks.mjs";
import { Clerk } from "./clerk.mjs";
import { DESKTOP, PHONE, TABLET, axe, house, temporary } from "./harness.mjs";
import { VIEWS, busyDesk, leave, show, speak } from "./views.mjs";

/** Pages in both languages and schemes; dialogs in one of each pair. */
const RUNS = [
  { language: "zh-Hans", colorScheme: "light", dialogs: true },
  { language: "zh-Hans", colorScheme: "dark", dialogs: false },
  { language: "en", colorScheme: "light", dialogs: false },
  { language: "en", colorScheme: "dark", dialogs: true },
];

async function sample(t, options = {}) {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T10:00", ...options });
  await clerk.at("sample").click();
  await clerk.at("new").waitFor();
  return clerk;
}

test("axe finds nothing, on any page or dialog, light and dark, in Chinese and English", async (t) => {
  const clerk = await sample(t);
  await busyDesk(clerk);
  const found = [];
  for (const { language, colorScheme, dialogs } of RUNS) {
    await speak(clerk, language);
    await clerk.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const view of VIEWS.filter((view) => dialogs || !view.open)) {
      await show(clerk, view);
      for (const fault of await axe(clerk.page)) found.push(`${view.name} ${language} ${colorScheme}: ${fault}`);
      await leave(clerk);
    }
  }
  assert.deepEqual(found, []);
  await clerk.profile.close();
});

test("axe finds nothing where the book asks, and the questions fit a phone and a finger", async (t) => {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url);
  await askingOffice(clerk);
  const found = [];
  for (const [viewport, colorScheme] of [[TABLET, "light"], [PHONE, "dark"]]) {
    await clerk.page.setViewportSize(viewport);
    await clerk.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const view of ASKS) {
      await show(clerk, view);
      const where = `${view.name} ${viewport.width}`;
      for (const fault of await axe(clerk.page)) found.push(`${where}: ${fault}`);
      const small = await clerk.page.locator("dialog[open] :is(button, input, select):visible").evaluateAll((targets) =>
        targets.map((target) => target.getBoundingClientRect()).filter((box) => box.height < 44 || box.width < 44).length);
      if (small > 0) found.push(`${where}: ${small} targets are small`);
      await leave(clerk);
    }
  }
  assert.deepEqual(found, []);
  await clerk.profile.close();
});

test("axe finds nothing on the three steps of the set-up", async (t) => {
  const { url } = await house(t);
  const clerk = await Clerk.arrive(temporary(t), url);
  const look = async (step) => assert.deepEqual(await axe(clerk.page), [], step);
  await look("office");
  await clerk.at("office-name").fill("云栖售楼部");
  await clerk.press("next");
  await clerk.at("names").fill("安宁\n白露\n");
  await clerk.page.locator(".names [data-name]").first().waitFor();
  await look("people");
  await clerk.press("next");
  await clerk.page.locator("[data-book]").first().waitFor();
  await look("book");
  await clerk.profile.close();
});

test("the desk with eight people and three receptions stands on the tablet without scrolling", async (t) => {
  const clerk = await sample(t, { viewport: TABLET });
  await busyDesk(clerk);
  for (const language of ["zh-Hans", "en"]) {
    await speak(clerk, language);
    await clerk.go("/");
    const { going, queue } = await clerk.desk();
    assert.deepEqual([going.length, queue.length], [3, 8]);
    const scrolls = await clerk.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("main.page, main.page *")]
        .filter((box) => box === document.documentElement || /auto|scroll/.test(getComputedStyle(box).overflowY))
        .filter((box) => box.scrollHeight > box.clientHeight + 1)
        .map((box) => `${box.tagName} ${box.className}: ${box.scrollHeight} in ${box.clientHeight}`));
    assert.deepEqual(scrolls, [], language);
    const cut = await clerk.page.evaluate(() =>
      [...document.querySelectorAll(".hero-name, .queue-row, .live-card, .act, .tool")]
        .filter((box) => box.getBoundingClientRect().bottom > innerHeight + 1 || box.getBoundingClientRect().right > innerWidth + 1)
        .map((box) => box.className));
    assert.deepEqual(cut, [], language);
  }
  await clerk.profile.close();
});

test("in a low window the name and its article are whole, and the acts in sight", async (t) => {
  const clerk = await sample(t, { viewport: TABLET });
  await busyDesk(clerk);
  const cut = [];
  for (const language of ["zh-Hans", "en"]) {
    await speak(clerk, language);
    await clerk.go("/");
    await clerk.desk();
    for (const [width, height] of [[1366, 657], [1280, 720], [1180, 680], [1024, 768], [1024, 690], [1024, 600]]) {
      await clerk.page.setViewportSize({ width, height });
      const found = await clerk.page.evaluate(() => {
        const box = document.querySelector(".hero-main").getBoundingClientRect();
        const inside = (part) => part.top >= box.top && part.bottom <= box.bottom;
        const heros = [...document.querySelectorAll(".hero-slip, .hero-name, .hero-why, .hero-why .cite")];
        const acts = [...document.querySelectorAll(".act, .tool")];
        return [
          ...heros.filter((part) => !inside(part.getBoundingClientRect())),
          ...acts.filter((part) => part.getBoundingClientRect().bottom > innerHeight),
        ].map((part) => part.className);
      });
      for (const part of found) cut.push(`${part} ${language} ${width}×${height}`);
    }
  }
  assert.deepEqual(cut, []);
  await clerk.profile.close();
});

test("no page is wider than the screen", async (t) => {
  const clerk = await sample(t, { viewport: PHONE });
  await busyDesk(clerk);
  const wide = [];
  for (const language of ["zh-Hans", "en"]) {
    await speak(clerk, language);
    for (const viewport of [PHONE, TABLET, DESKTOP]) {
      await clerk.page.setViewportSize(viewport);
      for (const view of VIEWS.filter((view) => !view.open || view.page || viewport === PHONE)) {
        await show(clerk, view);
        const boxes = await clerk.page.evaluate(() =>
          [...document.querySelectorAll("html, body, main.page, dialog[open], dialog[open] .dialog-body")]
            .filter((box) => box.scrollWidth > box.clientWidth + 1)
            .map((box) => `${box.tagName}.${box.className} ${box.scrollWidth} in ${box.clientWidth}`));
        for (const box of boxes) wide.push(`${view.name} ${language} ${viewport.width}: ${box}`);
        await leave(clerk);
      }
    }
  }
  assert.deepEqual(wide, []);
  await clerk.profile.close();
});

test("what is pressed on the desk is large enough for a finger", async (t) => {
  const clerk = await sample(t);
  await busyDesk(clerk);
  await clerk.go("/");
  const small = [];
  for (const viewport of [TABLET, PHONE]) {
    await clerk.page.setViewportSize(viewport);
    const found = await clerk.page.evaluate(() => {
      // A pill in a line of text may look smaller than it is: what counts is where a finger finds it.
      const finds = (target, x, y) => {
        const hit = document.elementFromPoint(x, y);
        return !hit || target.contains(hit);
      };
      return [...document.querySelectorAll("main.page button, main.page a[href], .rail a[href]")]
        .filter((target) => target.checkVisibility() && !target.disabled)
        .map((target) => {
          target.scrollIntoView({ block: "nearest" });
          const { x, y, width, height } = target.getBoundingClientRect();
          const [cx, cy] = [x + width / 2, y + height / 2];
          const tall = height >= 44 || (finds(target, cx, cy - 21) && finds(target, cx, cy + 21));
          const broad = width >= 44 || (finds(target, cx - 21, cy) && finds(target, cx + 21, cy));
          return tall && broad ? null : `${target.className} ${target.dataset.act ?? ""} ${Math.round(width)}×${Math.round(height)}`;
        })
        .filter(Boolean);
    });
    for (const each of new Set(found)) small.push(`${viewport.width}: ${each}`);
  }
  assert.deepEqual(small, []);
  await clerk.profile.close();
});
