// The manager in the rulebook studio: works its forms as the clerk works the desk.

import { Clerk, on } from "./clerk.mjs";
import { NAMES, POSITIONS } from "./day-acts.mjs";
import { house, openApp, temporary } from "./harness.mjs";

export const STUDIO = "/studio";

/** The people of the days, as they are enrolled: name and position. */
export const PEOPLE = Object.entries(NAMES).map(([letter, name]) => [name, POSITIONS[letter]].filter(Boolean).join(" "));

/** The clerk's hand in the studio; it counts what it does. */
export class Manager {
  constructor(clerk) {
    this.clerk = clerk;
    this.page = clerk.page;
    this.acts = 0;
  }

  static async arrive(t, { dist, ...options } = {}) {
    const { url } = await house(t, dist && { dist });
    const clerk = await Clerk.arrive(temporary(t), url, { at: "2025-03-03T10:00", ...options });
    return new Manager(clerk);
  }

  async open(query = "") {
    await openApp(this.page, this.clerk.url + STUDIO + query);
    await this.page.locator(query ? ".studio-head, .notice" : 'a.book[data-book="rb-p"]').first().waitFor();
  }

  async press(what, more) {
    this.acts += 1;
    await this.clerk.at(what, more).click();
  }

  async fill(what, text) {
    this.acts += 1;
    await this.clerk.at(what).fill(text);
  }

  async tab(name) {
    await this.press(name);
    await this.page.waitForURL((url) => url.searchParams.get("tab") === name);
  }

  async take(file) {
    this.acts += 1;
    await this.page.locator('input[type="file"][data-act="import"]').setInputFiles(file);
  }

  /** Saves what is in the form or the dialog, and waits until it stands there. */
  async saved(there) {
    const dialog = await this.page.locator("dialog[open]").count();
    await this.press(dialog ? "confirm" : "save");
    await there.waitFor();
  }

  digest() {
    return this.page.locator(".studio-head").getAttribute("data-digest");
  }

  /** Waits until lint is through, and gives what it said. */
  async linted() {
    const progress = this.page.locator('[data-lint="done"]').first();
    await progress.waitFor({ timeout: 60_000 });
    return { ms: Number(await progress.getAttribute("data-ms")), said: await progress.innerText() };
  }

  async leave() {
    this.clerk.profile.clean();
    await this.clerk.profile.close();
  }
}
