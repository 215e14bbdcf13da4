// How long a tap takes: from the finger on 新客户到访 to the frame that shows who receives, durable on disk in between;
// the processor slowed down to a quarter. And how long the app takes to stand. Prints figures, never fails on time.
//
// Then what a new device fetches until setting up can begin, and how long that takes.
//
// `node tests/browser/bench.mjs [RECEPTIONS]` (default 120)

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../build/serve.mjs";
import { Clerk, on } from "./clerk.mjs";
import { firstRun } from "./first-run.mjs";
import { DIST, openApp, openProfile } from "./harness.mjs";

const SLOWER = 4;
const receptions = Number(process.argv[2] ?? 120);
const server = await serve({ dist: DIST });
const dir = mkdtempSync(path.join(tmpdir(), "turnbook-bench-"));

function figures(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  const ms = (time) => `${time.toFixed(1)} ms`;
  return `median ${ms(at(0.5))}  p95 ${ms(at(0.95))}  p99 ${ms(at(0.99))}  max ${ms(at(1))}`;
}

/** In the page: the next press of the button, the change of the sentence in the bar, the frame after it. */
const watchTap = () => {
  window.turnbookTap = new Promise((resolve) => {
    let pressed = 0;
    const words = () => document.querySelector('[data-toast="done"]')?.textContent;
    const before = words();
    document.querySelector('[data-act="new"]').addEventListener("pointerdown", (event) => (pressed = event.timeStamp), { once: true });
    const seen = new MutationObserver(() => {
      if (!pressed || !words() || words() === before) return;
      seen.disconnect();
      const [durable, changed] = [window.turnbookDurable - pressed, performance.now() - pressed];
      // The frame that paints the change has begun when the task after its callbacks runs.
      requestAnimationFrame(() => setTimeout(() => resolve({ durable, changed, shown: performance.now() - pressed })));
    });
    seen.observe(document.querySelector(".bar"), { childList: true, subtree: true, characterData: true });
  });
};

const entries = async (clerk) => {
  await clerk.go("/data");
  const counts = await clerk.page.locator("[data-device]").evaluateAll((rows) => rows.map((row) => Number(row.dataset.entries)));
  await clerk.go("/");
  return counts.reduce((sum, count) => sum + count, 0);
};

async function startUp(clerk, times = 9) {
  const taken = [];
  for (let run = 0; run < times; run += 1) {
    await clerk.page.goto("about:blank");
    const begun = performance.now();
    await clerk.page.goto(server.url, { waitUntil: "commit" });
    await clerk.page.locator("[data-next]").first().waitFor({ state: "attached" });
    taken.push(performance.now() - begun);
  }
  return taken;
}

// Only the date is moved, to a morning; the timers and the stopwatch of the page stay its own. Every transaction that
// writes leaves the moment at which it became durable.
const profile = await openProfile(dir, { reducedMotion: "reduce" });
await profile.context.addInitScript((shift) => {
  const now = Date.now;
  Date.now = () => now() + shift;
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...asked) {
    const transaction = begin.apply(this, asked);
    if (transaction.mode === "readwrite") transaction.addEventListener("complete", () => (window.turnbookDurable = performance.now()));
    return transaction;
  };
}, Date.parse("2025-03-03T10:00+08:00") - Date.now());
const clerk = new Clerk(profile, server.url);
await openApp(clerk.page, server.url);
clerk.page.setDefaultTimeout(30_000);
await clerk.press("sample");
await clerk.at("new").waitFor();
await clerk.kept();
const client = await clerk.profile.context.newCDPSession(clerk.page);
await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
const few = await entries(clerk);
const early = await startUp(clerk);

const taps = [];
for (let n = 0; n < receptions; n += 1) {
  await clerk.page.evaluate(watchTap);
  await clerk.press("new");
  taps.push(await clerk.page.evaluate(() => window.turnbookTap));
  // One leaves, so that the table goes round.
  await clerk.page.locator(`.live-card ${on("end")}`).first().click();
  await clerk.confirm("later");
}

const many = await entries(clerk);
const late = await startUp(clerk);
console.log(`${taps.length} receptions, ${few} to ${many} entries, the processor ${SLOWER}× slower`);
console.log(`tap → durable on disk    ${figures(taps.map(({ durable }) => durable))}`);
console.log(`tap → in the document    ${figures(taps.map(({ changed }) => changed))}`);
console.log(`tap → on the screen      ${figures(taps.map(({ shown }) => shown))}`);
console.log(`start → who is next      ${figures(early)}  (${early.length} starts, ${few} entries)`);
console.log(`start → who is next      ${figures(late)}  (${late.length} starts, ${many} entries)`);
await clerk.profile.close();
const fresh = await openProfile(path.join(dir, "fresh"));
const { files, took } = await firstRun(fresh, server.url);
const weights = JSON.parse(readFileSync(path.join(DIST, "size.json"), "utf8")).files;
const heavy = weights.filter(({ file }) => files.includes(file)).reduce((sum, { br }) => sum + br, 0);
console.log(`new device → set-up      ${took.toFixed(1)} ms, ${files.length} files, ${(heavy / 1000).toFixed(1)} kB of brotli`);
await fresh.close();
await server.close();
rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
