// The first run of a new device: what it asks for until the first view of setting up stands.

import { openApp } from "./harness.mjs";

/** Opens the app on a device that has nothing yet. Gives the files asked for before a name can be written, as the bundle names
 *  them, and how long that took. What the browser fetches for itself, as the icon of the tab, is not among them. */
export async function firstRun({ page, context }, url) {
  await context.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[data-act="office-name"]')) return;
      seen.disconnect();
      window.turnbookBegun = performance.now();
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await openApp(page, url);
  await page.waitForFunction(() => window.turnbookBegun !== undefined);
  // An entry is made when its file has come: what was on its way at that moment is waited for.
  await page.waitForLoadState("networkidle");
  const { asked, took } = await page.evaluate(() => {
    const entries = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < window.turnbookBegun);
    return { asked: entries.map(({ name }) => new URL(name).pathname), took: window.turnbookBegun };
  });
  const own = /^\/(manifest\.webmanifest|icons\/)/;
  const files = ["index.html", ...asked.filter((address) => !own.test(address)).map((address) => address.slice(1))];
  return { files: [...new Set(files)].sort(), took };
}
