// How long a tap takes: from the finger on 新客户到访 to the frame that shows who receives, durable on disk in between; how
// long a tap on 撤销 takes; how long the app takes to stand, and how much memory it holds then. The processor slowed down to a
// quarter; with the sample office, and with one of as many entries as are asked for. Prints figures, never fails on time.
//
// Then what a new device fetches until setting up can begin, and how long that takes.
//
// `node tests/browser/bench.mjs [RECEPTIONS] [ENTRIES | EXPORT.json] [BUNDLE…]` (default 120, 20,000, dist/); several bundles are
// measured one after the other, office by office, so that their figures can be compared.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../build/serve.mjs";
import { Clerk, on } from "./clerk.mjs";
import { firstRun } from "./first-run.mjs";
import { DIST, HOUSE, openApp, openProfile } from "./harness.mjs";

const SLOWER = 4;
const UNDONE = 20;
const receptions = Number(process.argv[2] ?? 120);
const asked = process.argv[3] ?? "20000";
const bundles = process.argv.length > 4 ? process.argv.slice(4) : [DIST];
const work = mkdtempSync(path.join(tmpdir(), "turnbook-bench-"));

function figures(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  const ms = (time) => `${time.toFixed(1)} ms`;
  return `median ${ms(at(0.5))}  p95 ${ms(at(0.95))}  p99 ${ms(at(0.99))}  max ${ms(at(1))}  (${times.length})`;
}

/** An export of an office of so many entries, whose day has just been opened; or the one that is given. */
function madeOffice() {
  const given = asked.endsWith(".json");
  const file = given ? asked : path.join(work, "office.json");
  if (!given) {
    const making = ["run", "--release", "--quiet", "-p", "office", "--example", "export", "--", asked, file];
    console.log(execFileSync("cargo", making, { cwd: HOUSE, encoding: "utf8" }).trim());
  }
  return { file, at: Date.parse(JSON.parse(readFileSync(file, "utf8")).made_at) + 3_600_000 };
}

/** In the page: the next press of a button, the change of the sentence in the bar, the frame after it. */
const watchTap = (button) => {
  window.turnbookTap = new Promise((resolve) => {
    let pressed = 0;
    const words = () => document.querySelector("[data-toast]")?.textContent;
    const before = words();
    const press = (event) => (pressed = event.timeStamp);
    document.querySelector(button).addEventListener("pointerdown", press, { once: true });
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

/** In the page, before anything of it runs: the date is moved, the timers and the stopwatch stay its own; every transaction
 * that writes leaves the moment at which it became durable, and the wasm its memory. */
const watchPage = (shift) => {
  const now = Date.now;
  Date.now = () => now() + shift;
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...asked) {
    const transaction = begin.apply(this, asked);
    if (transaction.mode === "readwrite") transaction.addEventListener("complete", () => (window.turnbookDurable = performance.now()));
    return transaction;
  };
  const make = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...asked) => {
    const made = await make.apply(WebAssembly, asked);
    const memory = Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory);
    if (memory) window.turnbookMemory ??= memory;
    return made;
  };
};

class Bench {
  /** Opens a bundle, with the sample office or with the one in a file. */
  static async open(dist, office) {
    const server = await serve({ dist });
    const dir = mkdtempSync(path.join(work, "profile-"));
    const profile = await openProfile(dir, { reducedMotion: "reduce" });
    const at = office?.at ?? Date.parse("2025-03-03T10:00+08:00");
    await profile.context.addInitScript(watchPage, at - Date.now());
    const clerk = new Clerk(profile, server.url);
    await openApp(clerk.page, server.url);
    clerk.page.setDefaultTimeout(60_000);
    const bench = Object.assign(new Bench(), { server, clerk, page: clerk.page });
    await bench.found(office);
    await clerk.at("new").waitFor();
    await clerk.kept();
    bench.client = await profile.context.newCDPSession(clerk.page);
    await bench.client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    return bench;
  }

  async found(office) {
    await this.clerk.press(office ? "import" : "sample");
    if (!office) return;
    await this.page.locator(`input[type="file"]${on("import")}`).setInputFiles(office.file);
    await this.page.locator("[data-import]").waitFor();
    await this.clerk.confirm();
    await this.clerk.go("/");
  }

  async entries() {
    await this.clerk.go("/data");
    const counts = await this.page.locator("[data-device] .v-entries").evaluateAll((cells) => cells.map((cell) => Number(cell.textContent.replace(/\D/g, ""))));
    await this.clerk.go("/");
    await this.clerk.at("new").waitFor();
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async startUp(times) {
    const taken = [];
    for (let run = 0; run < times; run += 1) {
      await this.page.goto("about:blank");
      const begun = performance.now();
      await this.page.goto(this.server.url, { waitUntil: "commit" });
      await this.page.locator("[data-next]").first().waitFor({ state: "attached" });
      taken.push(performance.now() - begun);
    }
    await this.clerk.desk();
    return taken;
  }

  async memory() {
    await this.client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await this.client.send("Runtime.getHeapUsage");
    const wasm = await this.page.evaluate(() => window.turnbookMemory?.buffer.byteLength ?? 0);
    const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
    return `wasm ${mb(wasm)}, script ${mb(usedSize)}`;
  }

  async tap(button) {
    await this.page.evaluate(watchTap, button);
    await this.page.locator(button).first().click();
    return this.page.evaluate(() => window.turnbookTap);
  }

  async receive(times) {
    const taps = [];
    for (let n = 0; n < times; n += 1) {
      taps.push(await this.tap(on("new")));
      // One leaves, so that the table goes round.
      await this.page.locator(`.live-card ${on("end")}`).first().click();
      await this.clerk.confirm("later");
    }
    return taps;
  }

  async undo(times) {
    const taps = [];
    for (let n = 0; n < times; n += 1) taps.push(await this.tap(`.queue-foot ${on("undo")}`));
    return taps;
  }

  async close() {
    await this.clerk.profile.close();
    await this.server.close();
  }
}

function tell(title, taps) {
  console.log(`${title} → durable on disk    ${figures(taps.map(({ durable }) => durable))}`);
  console.log(`${title} → in the document    ${figures(taps.map(({ changed }) => changed))}`);
  console.log(`${title} → on the screen      ${figures(taps.map(({ shown }) => shown))}`);
}

async function measure(dist, office) {
  const bench = await Bench.open(dist, office);
  const few = await bench.entries();
  const early = await bench.startUp(9);
  const held = await bench.memory();
  const taps = await bench.receive(receptions);
  const undone = await bench.undo(UNDONE);
  const many = await bench.entries();
  const late = await bench.startUp(9);
  console.log(`\n${dist}: ${receptions} receptions, ${few} to ${many} entries, the processor ${SLOWER}× slower`);
  tell("tap ", taps);
  tell("undo", undone);
  console.log(`start → who is next      ${figures(early)}  ${few} entries`);
  console.log(`start → who is next      ${figures(late)}  ${many} entries`);
  console.log(`memory once it stands    ${held}  ${few} entries`);
  await bench.close();
}

async function measureFirstRun(dist) {
  const server = await serve({ dist });
  const fresh = await openProfile(mkdtempSync(path.join(work, "fresh-")));
  const { files, took } = await firstRun(fresh, server.url);
  const weights = JSON.parse(readFileSync(path.join(dist, "size.json"), "utf8")).files;
  const heavy = weights.filter(({ file }) => files.includes(file)).reduce((sum, { br }) => sum + br, 0);
  console.log(`\n${dist}: new device → set-up  ${took.toFixed(1)} ms, ${files.length} files, ${(heavy / 1000).toFixed(1)} kB of brotli`);
  await fresh.close();
  await server.close();
}

try {
  for (const office of [undefined, ...(asked === "0" ? [] : [madeOffice()])]) {
    for (const dist of bundles) await measure(dist, office);
  }
  for (const dist of bundles) await measureFirstRun(dist);
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
