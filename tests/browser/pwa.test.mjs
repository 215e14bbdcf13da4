// The bundle as an installed, offline app: headers, first load, service worker, update, power cut.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { closeBundle } from "../../build/precache.mjs";
import {
  DIST, axe, copyOfBundle, goOffline, house, kill, openApp, openProfile, ready, shot, temporary, workerBuild,
} from "./harness.mjs";

const buildOf = (dist) => readFileSync(path.join(dist, "sw.js"), "utf8").match(/const BUILD = "(\w+)"/)[1];

/** Marks the page and its script with one word, and closes the bundle again: a build that shows when it is mixed. */
function mark(dist, word) {
  const page = path.join(dist, "index.html");
  const script = path.join(dist, "assets", readdirSync(path.join(dist, "assets")).find((name) => name.endsWith(".js")));
  writeFileSync(page, readFileSync(page, "utf8").replace("</head>", `<meta name="probe" content="${word}"></head>`));
  writeFileSync(script, `${readFileSync(script, "utf8")};document.documentElement.setAttribute("data-probe", "${word}");`);
  return closeBundle(dist);
}

const probes = (page) =>
  page.evaluate(() => [
    [...document.querySelectorAll("meta[name=probe]")].at(-1)?.content,
    document.documentElement.dataset.probe,
  ]);

test("the server sends the headers the bundle asks for", async (t) => {
  const { url } = await house(t);
  const [script, wasm] = ["js", "wasm"].map((end) => readdirSync(`${DIST}/assets`).find((name) => name.endsWith(`.${end}`)));

  const page = await fetch(url, { headers: { "Accept-Encoding": "br" } });
  assert.equal(page.status, 200);
  assert.equal(page.headers.get("cache-control"), "no-cache");
  assert.equal(page.headers.get("content-encoding"), "br");
  assert.equal(page.headers.get("x-content-type-options"), "nosniff");
  assert.equal(page.headers.get("referrer-policy"), "no-referrer");
  assert.equal(page.headers.get("cross-origin-opener-policy"), "same-origin");
  assert.match(page.headers.get("content-security-policy"), /script-src 'self' 'wasm-unsafe-eval';.*frame-ancestors 'none'/);
  assert.match(await page.text(), /http-equiv="Content-Security-Policy"/);

  const program = await fetch(`${url}/assets/${wasm}`, { headers: { "Accept-Encoding": "gzip" } });
  assert.equal(program.headers.get("content-type"), "application/wasm");
  assert.equal(program.headers.get("content-encoding"), "gzip");
  assert.match(program.headers.get("cache-control"), /immutable/);
  assert.match((await fetch(`${url}/assets/${script}`)).headers.get("content-type"), /^text\/javascript/);
  assert.match((await fetch(`${url}/manifest.webmanifest`)).headers.get("content-type"), /^application\/manifest\+json/);
  assert.equal((await fetch(`${url}/sw.js`)).headers.get("cache-control"), "no-cache");

  const again = await fetch(url, { headers: { "If-None-Match": page.headers.get("etag"), "Accept-Encoding": "br" } });
  assert.equal(again.status, 304);
});

test("places of the app answer with the page, missing files stay missing", async (t) => {
  const { url } = await house(t);
  const asPage = { headers: { Accept: "text/html" } };
  assert.equal((await fetch(`${url}/visits`, asPage)).status, 200);
  assert.equal((await fetch(`${url}/assets/app-gone.js`, asPage)).status, 404);
  assert.equal((await fetch(`${url}/visits`, { headers: { Accept: "application/json" } })).status, 404);
  assert.equal((await fetch(`${url}/..%2fpackage.json`, asPage)).status, 404);
  assert.equal((await fetch(url, { method: "POST" })).status, 405);
});

test("the first load does not grow beyond its ceiling", () => {
  const size = JSON.parse(readFileSync(path.join(DIST, "size.json"), "utf8"));
  assert.ok(size.first.br <= size.budget.ceiling, `first load: ${size.first.br} bytes of brotli, ceiling ${size.budget.ceiling}`);
  assert.ok(size.worker.br <= size.budget.worker, `worker: ${size.worker.br} bytes of brotli, budget ${size.budget.worker}`);
});

test("every listed rulebook is there, by its digest, with the defaults it stands on", () => {
  const books = JSON.parse(readFileSync(path.join(DIST, "rulebooks/index.json"), "utf8"));
  const read = (id) => JSON.parse(readFileSync(path.join(DIST, `rulebooks/${id}.json`), "utf8"));
  assert.ok(books.length >= 17, `${books.length} rulebooks are shipped`);
  for (const { id, digest, book } of books) {
    assert.match(digest, /^[0-9a-f]{64}$/);
    assert.deepEqual(read(id).book, book);
    if (book.extends) assert.equal(read(book.extends).book.id, book.extends);
  }
});

test("the manifest names icons and places that are there", () => {
  const manifest = JSON.parse(readFileSync(path.join(DIST, "manifest.webmanifest"), "utf8"));
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = readFileSync(path.join(DIST, src));
    if (type === "image/png") assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  assert.equal(manifest.start_url, "/");
  assert.deepEqual(manifest.shortcuts.map((shortcut) => shortcut.url), ["/", "/visits"]);
});

test("the first paint stands without the app, in both colour schemes, and without a script", async (t) => {
  const { url } = await house(t);
  const profile = await openProfile(temporary(t), { javaScriptEnabled: false });
  await profile.page.goto(url);
  assert.equal(await profile.page.locator(".boot-name").innerText(), "轮值簿");
  assert.match(await profile.page.locator(".boot").innerText(), /请允许本页使用 JavaScript/);
  await shot(profile.page, "boot-noscript");
  await profile.close();

  for (const colorScheme of ["light", "dark"]) {
    const waiting = await openProfile(temporary(t), { colorScheme, serviceWorkers: "block" });
    await waiting.context.route("**/*.wasm", () => {});
    await waiting.page.goto(url, { waitUntil: "commit" });
    await waiting.page.waitForSelector(".boot-name");
    assert.deepEqual(await axe(waiting.page), []);
    await shot(waiting.page, `boot-${colorScheme}`);
    waiting.clean();
    await waiting.close();
  }
});

test("a program that cannot be loaded is said, not hidden", async (t) => {
  const { url } = await house(t);
  const profile = await openProfile(temporary(t), { serviceWorkers: "block" });
  await profile.context.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "broken" }));
  await profile.page.goto(url);
  await profile.page.getByRole("alert").waitFor({ state: "visible" });
  await shot(profile.page, "boot-failed");
  await profile.close();
});

test("the page opens without a complaint and becomes ready", async (t) => {
  const { url } = await house(t);
  const profile = await openProfile(temporary(t));
  await openApp(profile.page, url);
  assert.equal(await profile.page.locator(".boot").isVisible(), false);
  profile.clean();
  await profile.close();
});

test("the app keeps itself, and opens at any place with the server gone", async (t) => {
  const server = await house(t);
  const profile = await openProfile(temporary(t));
  await openApp(profile.page, server.url);
  assert.equal(await workerBuild(profile.page), buildOf(DIST));

  await server.close();
  await goOffline(profile.context);
  await profile.page.reload();
  await ready(profile.page);
  await openApp(profile.page, `${server.url}/visits`);
  profile.clean();
  await profile.close();
});

test("a browser killed by SIGKILL opens again without a server", async (t) => {
  const server = await house(t);
  const dir = temporary(t);
  const before = await openProfile(dir);
  await openApp(before.page, server.url);
  await workerBuild(before.page);
  await before.page.evaluate(() => {
    const open = indexedDB.open("probe", 1);
    return new Promise((resolve, reject) => {
      open.onupgradeneeded = () => open.result.createObjectStore("kept");
      open.onsuccess = () => {
        const write = open.result.transaction("kept", "readwrite", { durability: "strict" });
        write.objectStore("kept").put("still here", 1);
        write.oncomplete = resolve;
        write.onabort = reject;
      };
    });
  });
  await kill(before.context);
  await server.close();

  const after = await openProfile(dir);
  await openApp(after.page, server.url);
  const kept = await after.page.evaluate(() => {
    const open = indexedDB.open("probe", 1);
    return new Promise((resolve) => {
      open.onsuccess = () => {
        const read = open.result.transaction("kept").objectStore("kept").get(1);
        read.onsuccess = () => resolve(read.result);
      };
    });
  });
  assert.equal(kept, "still here");
  after.clean();
  await after.close();
});

test("an update waits for the page, and no page ever mixes two builds", async (t) => {
  const dist = copyOfBundle(t);
  const one = mark(dist, "one");
  const server = await house(t, { dist });
  const profile = await openProfile(temporary(t));
  const { page } = profile;
  await openApp(page, server.url);
  assert.equal(await workerBuild(page), one);

  const two = mark(dist, "two");
  assert.notEqual(one, two);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const fresh = registration.installing ?? registration.waiting;
    if (fresh.state !== "installed") {
      await new Promise((resolve) => fresh.addEventListener("statechange", () => fresh.state === "installed" && resolve()));
    }
  });

  await page.reload();
  await ready(page);
  assert.deepEqual(await probes(page), ["one", "one"], "a reload stays with the old build");
  assert.equal(await workerBuild(page), one);
  assert.deepEqual((await page.evaluate(() => caches.keys())).filter((name) => name.startsWith("app-")).sort(), [one, two].map((name) => `app-${name}`).sort());

  // Once the new build has taken over, the page reloads by itself.
  const reloaded = page.waitForEvent("load");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready).waiting.postMessage("SKIP_WAITING"));
  await reloaded;
  await ready(page);
  assert.deepEqual(await probes(page), ["two", "two"]);
  assert.equal(await workerBuild(page), two);
  assert.deepEqual((await page.evaluate(() => caches.keys())).filter((name) => name.startsWith("app-")), [`app-${two}`]);
  profile.clean();
  await profile.close();
});

test("a build that arrives half or altered is refused, and the old one stays", async (t) => {
  const dist = copyOfBundle(t);
  const one = mark(dist, "one");
  const server = await house(t, { dist });
  const profile = await openProfile(temporary(t));
  await openApp(profile.page, server.url);
  assert.equal(await workerBuild(profile.page), one);

  mark(dist, "two");
  const script = path.join(dist, "assets", readdirSync(path.join(dist, "assets")).find((name) => name.endsWith(".js")));
  for (const ending of ["", ".br", ".gz"]) writeFileSync(script + ending, "// cut short");
  const state = await profile.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((resolve) => registration.addEventListener("updatefound", () => resolve(registration.installing), { once: true }));
    registration.update().catch(() => {});
    const fresh = await found;
    await new Promise((resolve) => (fresh.state === "redundant" ? resolve() : fresh.addEventListener("statechange", () => fresh.state === "redundant" && resolve())));
    return fresh.state;
  });
  assert.equal(state, "redundant");
  await profile.page.reload();
  await ready(profile.page);
  assert.deepEqual(await probes(profile.page), ["one", "one"]);
  assert.equal(await workerBuild(profile.page), one);
  await profile.close();
});
