// Drives the release bundle in a real Chromium. A test takes a `house()` (a served bundle), opens a profile on it,
// and ends with `profile.clean()`, which fails on anything the browser complained about.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chromePath } from "../../build/browser.mjs";
import { serve } from "../../build/serve.mjs";

export const HOUSE = fileURLToPath(new URL("../..", import.meta.url));
export const DIST = path.join(HOUSE, "dist");
const SHOTS = path.join(HOUSE, "tests/browser/shots");
const SHEETS = readdirSync(path.join(HOUSE, "locales/en")).map((name) => path.basename(name, ".json"));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The tablet at the entrance, which is the reference, and its neighbours. */
export const TABLET = { width: 1180, height: 820 };
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The open browsers and the profile directory of each. */
const open = new Map();

/** A new directory; when the test `t` ends, a browser still open on it is closed and the directory removed. */
export function temporary(t, name = "turnbook") {
  const dir = mkdtempSync(path.join(tmpdir(), `${name}-`));
  t.after(async () => {
    for (const [context, profile] of open) if (profile === dir) await context.close();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return dir;
}

/** A copy of the bundle, to be altered. */
export function copyOfBundle(t) {
  const dir = path.join(temporary(t, "turnbook-bundle"), "dist");
  cpSync(DIST, dir, { recursive: true });
  return dir;
}

/** Serves a bundle until the test ends. A fixed `port` keeps the origin, and with it what the browser stored. */
export async function house(t, { dist = DIST, port = 0 } = {}) {
  const server = await serve({ dist, port });
  t.after(() => server.close());
  return server;
}

/**
 * Opens Chromium on the profile directory `dir`; what the pages store there outlives the browser.
 * Gives { context, page, faults, clean(), close(), dir }.
 */
export async function openProfile(dir, { viewport = TABLET, colorScheme = "light", locale = "zh-CN", ...more } = {}) {
  const context = await chromium.launchPersistentContext(dir, {
    executablePath: chromePath(),
    args: FLAGS,
    viewport,
    colorScheme,
    locale,
    timezoneId: "Asia/Shanghai",
    ...more,
  });
  open.set(context, dir);
  context.once("close", () => open.delete(context));

  const faults = [];
  context.on("console", (message) => {
    const { url } = message.location();
    // What is no page of the app asks for an icon of its own.
    if (message.type() === "error" && !url.endsWith("/favicon.ico")) faults.push(`console: ${message.text()} (${url})`);
  });
  context.on("weberror", (fault) => faults.push(`page: ${fault.error().stack ?? fault.error()}`));
  await context.exposeBinding("turnbookKey", (_, what) => void faults.push(`a key instead of a text: ${what}`));
  await context.addInitScript((sheets) => {
    const key = new RegExp(`^\\s*(${sheets.join("|")})\\.\\w+\\s*$|⟨[\\w.]+⟩`);
    const look = (node) => {
      const words = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let word = node.nodeType === Node.TEXT_NODE ? node : words.nextNode(); word; word = words.nextNode()) {
        if (key.test(word.data)) window.turnbookKey(word.data);
      }
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) (type === "characterData" ? [target] : addedNodes).forEach(look);
    }).observe(document, { childList: true, characterData: true, subtree: true });
  }, SHEETS);
  await context.exposeBinding("turnbookViolation", (_, what) => void faults.push(`content policy: ${what}`));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.turnbookViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });

  return {
    context,
    dir,
    faults,
    page: context.pages()[0] ?? (await context.newPage()),
    /** Fails if a page logged an error, threw, or broke its content policy. */
    clean: () => assert.deepEqual(faults, []),
    close: () => context.close(),
  };
}

/** Ends the whole browser as a power cut would: SIGKILL to every process of it. The profile directory stays. */
export async function kill(context) {
  const mark = `--user-data-dir=${open.get(context)}`;
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8", maxBuffer: 1 << 26 })
    .split("\n")
    .map((row) => row.trim().match(/^(\d+)\s+(\d+)\s+(.*)$/))
    .filter(Boolean)
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args }));
  const doomed = new Set(rows.filter((row) => row.args.split(" ").includes(mark)).map((row) => row.pid));
  assert.ok(doomed.size > 0, "no process of this browser was found");
  for (let before = -1; before !== doomed.size; ) {
    before = doomed.size;
    for (const row of rows) if (doomed.has(row.parent)) doomed.add(row.pid);
  }
  const gone = new Promise((resolve) => context.once("close", resolve));
  for (const pid of doomed) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (fault) {
      if (fault.code !== "ESRCH") throw fault;
    }
  }
  await gone;
}

/** Opens `url` and waits until the app has mounted itself (`data-app-ready` on <html>). */
export async function openApp(page, url) {
  await page.goto(url);
  await ready(page);
}

export async function ready(page) {
  await page.waitForSelector("html[data-app-ready]", { state: "attached", timeout: 15_000 });
}

/** Waits until a service worker controls the page, and gives the name of its build. */
export async function workerBuild(page) {
  const controlled = page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 15_000 });
  await controlled.catch(() => assert.fail("no service worker controls the page: did the app register /sw.js?"));
  return page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = (event) => resolve(event.data.build)));
    navigator.serviceWorker.controller.postMessage("BUILD", [port2]);
    return answer;
  });
}

/** Cuts (or restores) the network of the pages. To cut off the service worker as well, close the server. */
export const goOffline = (context, offline = true) => context.setOffline(offline);

/** What axe finds wrong with the page, as one readable line each; an empty list is a pass. */
export async function axe(page, options = {}) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((given) => window.axe.run(document, given), options);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} (${violation.impact}): ${node.target.join(" ")} - ${violation.help}`),
  );
}

/** Keeps a picture of the page in tests/browser/shots/. */
export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), animations: "disabled" });
}
