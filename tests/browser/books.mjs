// The books as they lie in the browser: read, spoilt, set back; and files that somebody has written by hand.

import { readFileSync } from "node:fs";
import { canonical } from "../../build/rescue.js";
import { createHash } from "node:crypto";
import { on } from "./clerk.mjs";

export const STORES = ["entry", "card", "erased", "document", "meta"];

/** Every row, by store: [key, value]. */
export const readRows = (page) =>
  page.evaluate(async (stores) => {
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await asked(indexedDB.open("turnbook"));
    const rows = {};
    for (const name of stores) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
      rows[name] = keys.map((key, at) => [key, values[at]]);
    }
    database.close();
    return rows;
  }, STORES);

/** Puts rows in the place of all there are. */
export const writeRows = (page, rows) =>
  page.evaluate(async (rows) => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open("turnbook");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction(Object.keys(rows), "readwrite");
    for (const [name, all] of Object.entries(rows)) {
      const store = transaction.objectStore(name);
      store.clear();
      for (const [key, value] of all) store.put(value, key);
    }
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  }, rows);

/** What stands in localStorage. */
export const readMarks = (page) => page.evaluate(() => ({ ...localStorage }));

export const writeMarks = (page, marks) =>
  page.evaluate((marks) => {
    localStorage.clear();
    for (const [key, value] of Object.entries(marks)) localStorage.setItem(key, value);
  }, marks);

/** Presses what exports, and gives the file. */
export async function fileOf(page, pressing) {
  const [download] = await Promise.all([page.waitForEvent("download"), pressing()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

/** The export of the data page. */
export async function exported(clerk) {
  await clerk.go("/data");
  return fileOf(clerk.page, () => clerk.press("export"));
}

/** Lets the data page look into a file; gives what stands in its preview. */
export async function lookInto(clerk, file) {
  const { page } = clerk;
  await clerk.go("/data");
  const buffer = Buffer.from(JSON.stringify(file));
  await page.locator(`input[type="file"]${on("import")}`).setInputFiles({ name: "books.json", mimeType: "application/json", buffer });
  const preview = page.locator("[data-import]");
  await preview.waitFor();
  return preview.evaluate((preview) => ({
    state: preview.dataset.import,
    heads: [...preview.querySelectorAll("[data-head]")].map((head) => head.dataset.head),
    sums: Object.fromEntries([...preview.querySelectorAll("[data-sum]")].map((sum) => [sum.dataset.sum, Number(sum.dataset.count)])),
    text: preview.textContent,
  }));
}

/** Takes a file in that the preview agrees to. */
export async function takeIn(clerk, file) {
  const seen = await lookInto(clerk, file);
  await clerk.said(() => clerk.page.locator(`[data-import] ${on("confirm")}`).click());
  return seen;
}

export const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** The file with the digest that fits, as whoever writes one by hand puts it in. */
export function sealed({ digest: _, ...file }) {
  return { ...file, digest: sha256(canonical(file)) };
}
