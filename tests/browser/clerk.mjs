// Somebody at the front desk: works the pages by what is written on the buttons, and believes only what he sees.
// Every act waits for its acknowledgement: the sentence in the bar that says what was done.

import assert from "node:assert/strict";
import { goOffline, kill, openApp, openProfile, ready, workerBuild } from "./harness.mjs";

/** `data-act`, `data-person`, `data-visit` … as a selector. */
export const on = (what) =>
  Object.entries(typeof what === "string" ? { act: what } : what).map(([name, value]) => `[data-${name}="${value}"]`).join("");

const TOP = "dialog[open]:not(:has(dialog[open])), body:not(:has(dialog[open]))";
const clean = (text) => text.replace(/\s+/g, " ").trim();

/** A page of the app, and the hand that works it. */
export class Clerk {
  constructor(profile, url) {
    Object.assign(this, { profile, url, page: profile.page, people: {} });
    this.page.setDefaultTimeout(8000);
  }

  /** Opens the app on a profile directory; with `at`, the clock of the device stands there. */
  static async arrive(dir, url, { at, offline = false, people = {}, ...options } = {}) {
    const profile = await openProfile(dir, { reducedMotion: "reduce", ...options });
    const clerk = new Clerk(profile, url);
    clerk.people = people;
    if (at) await clerk.clock(at);
    if (offline) await goOffline(profile.context);
    await openApp(profile.page, url);
    await clerk.stands();
    return clerk;
  }

  /** The clock of the device is put to this moment and stands; timers go on. */
  async clock(at) {
    this.time = at;
    await this.profile.context.clock.setFixedTime(new Date(`${at}+08:00`));
  }

  /** Waits until the app can open again without a network. */
  kept() {
    return workerBuild(this.page);
  }

  /** The power is cut, and the browser opened again on the same directory, still without a network. */
  async powerCut() {
    await kill(this.profile.context);
    const again = await Clerk.arrive(this.profile.dir, this.url, { at: this.time, offline: true, people: this.people });
    Object.assign(this, again);
  }

  async reload() {
    await this.page.reload();
    await ready(this.page);
    await this.stands();
  }

  /** Waits until a page stands: the app is ready before the part of it that is shown may have been fetched. */
  stands() {
    return this.page.locator("h1").first().waitFor({ state: "attached" });
  }

  /** Goes to a place of the rail. */
  async go(path) {
    // The heading of the page that is left is no sign that the next one, which may be fetched first, stands.
    await this.page.evaluate((path) => {
      if (location.pathname === path) return;
      for (const heading of document.querySelectorAll("main.page h1")) heading.dataset.left = "";
    }, path);
    await this.page.locator(`:is(.rail, .bar-gear) a[href="${path}"]:visible`).first().click();
    await this.page.waitForFunction((path) => location.pathname === path, path);
    await this.page.locator("main.page h1:not([data-left])").first().waitFor({ state: "attached" });
  }

  /** Something to press, on the page or in the topmost dialog. */
  at(what, more = "") {
    return this.page.locator(TOP).last().locator(on(what) + more).first();
  }

  /** Presses it, and waits until what it opens is there: that may have to be fetched. */
  async press(what) {
    await this.at(what).click();
    await this.page.waitForFunction(() => new Promise((is) => {
      const drawn = () => is(!document.querySelector(".part-waits"));
      requestAnimationFrame(() => requestAnimationFrame(drawn));
    }));
  }

  /** Does something and gives the sentence by which it is acknowledged; a refusal fails. */
  async said(doing) {
    const before = await this.page.evaluate(() => document.querySelector("[data-toast]")?.textContent ?? "");
    await doing();
    const toast = await this.page.waitForFunction((before) => {
      const toast = document.querySelector("[data-toast]");
      return toast && toast.textContent !== before && { kind: toast.dataset.toast, text: toast.querySelector("span").textContent };
    }, before).then((handle) => handle.jsonValue());
    assert.equal(toast.kind, "done", toast.text);
    return toast.text;
  }

  /** Presses the one button that makes it so. */
  confirm(what = "confirm") {
    return this.said(() => this.press(what));
  }

  /** What stands on the front desk, once its parts are there. */
  async desk() {
    await this.page.locator(".hero-main").waitFor();
    if (await this.page.locator('.reception[data-state="open"]').count()) {
      await Promise.all([".queue", ".live"].map((part) => this.page.locator(part).waitFor({ state: "attached" })));
    }
    return this.page.evaluate(() => {
      const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
      return {
        next: document.querySelector("[data-next]")?.dataset.next ?? "",
        hero: text(document.querySelector(".hero-main")),
        then: [...document.querySelectorAll(".then-cell")].map(text),
        queue: [...document.querySelectorAll(".queue-list > li")].map((row) => row.dataset.person),
        rows: [...document.querySelectorAll(".queue-list > li")].map(text),
        going: [...document.querySelectorAll(".live-card[data-visit]")].map((card) => ({
          visit: card.dataset.visit,
          who: text(card.querySelector(".live-who")),
          waits: card.classList.contains("is-waiting"),
          text: text(card),
        })),
        last: text(document.querySelector(".queue-foot p")),
      };
    });
  }

  /** Everything a person could look up: the desk, the accounts, the ledger, the codes of the data page. */
  async everything() {
    await this.go("/");
    const desk = await this.desk();
    await this.go("/people");
    const accounts = await this.rows(".turns tbody tr");
    await this.go("/visits");
    const ledger = await this.rows("main tbody tr, main [data-visit]");
    const codes = await this.codes();
    await this.go("/");
    return { desk, accounts, ledger, ...codes };
  }

  async rows(selector) {
    return (await this.page.locator(selector).allTextContents()).map(clean);
  }

  /** The two codes of the data page. */
  async codes() {
    await this.go("/data");
    const card = this.page.locator('section[data-state-digest]:not([data-state-digest=""])');
    await card.waitFor();
    return card.evaluate((card) => ({ journal: card.dataset.journalDigest, state: card.dataset.stateDigest }));
  }

  /** Sets an office up through the three steps, and reads who got which id. */
  async found({ office, opens, closes, names, book }) {
    await this.at("office-name").fill(office);
    await this.at("opens").fill(opens);
    await this.at("closes").fill(closes);
    await this.press("next");
    await this.at("names").fill(names.join("\n"));
    await this.press("next");
    await this.at("search").fill("");
    const more = this.at("more-books");
    await this.page.locator("[data-book]").first().waitFor();
    if ((await this.page.locator(`[data-book="${book}"]`).count()) === 0) await more.click();
    await this.page.locator(`[data-book="${book}"]`).click();
    await this.confirm();
    await this.page.waitForURL("**/people");
    await this.learnPeople();
  }

  /** Name → id, from the order on the page of people. */
  async learnPeople() {
    const people = this.page.locator("main [data-person]:has(b)");
    await people.first().waitFor();
    const rows = await people.evaluateAll((rows) =>
      rows.map((row) => [row.querySelector("b").textContent.trim(), row.dataset.person]));
    this.people = Object.fromEntries(rows);
  }

  name(id) {
    return Object.entries(this.people).find(([, known]) => known === id)?.[0] ?? id;
  }

  async queueIds() {
    return (await this.desk()).queue;
  }

  /** The names in the order of the table. */
  async queue() {
    return (await this.desk()).queue.map((id) => this.name(id));
  }

  /** Picks a client by his name in the search. */
  async pickClient(name) {
    await this.at("search").fill(name);
    await this.at("client", `:has-text("${name}")`).click();
  }

  /** Says who decides, of the tiles of those who may. */
  decides(name) {
    return this.press({ act: "by", person: this.people[name] });
  }

  /** Picks a person among the tiles of the dialog. */
  async pick(name, group) {
    const tile = group ? `input[name="${group}"]` : 'input[data-act="pick"]';
    await this.page.locator(`dialog[open] label.choice${on({ person: this.people[name] })}:has(${tile})`).last().click();
  }
}
