// The service worker of Turnbook. build/precache.mjs fills in the two constants below and writes sw.js.
//
// It keeps one whole build: every file of the bundle, checked against its hash, in the cache `app-<BUILD>`.
// A page never sees files of two builds: all its files come from the cache of the worker that controls it,
// and a new build stays behind, complete and waiting, until the page says so.
//
// What the page does (src/device/service_worker.rs):
//
// 1. Registers "/sw.js" with { updateViaCache: "none" }, and calls registration.update() now and then.
// 2. Sees a new build as `registration.waiting`, at the start or after `updatefound` + state "installed" while
//    navigator.serviceWorker.controller is set. Offers it; nothing is urgent.
// 3. When the person agrees and nothing is half done, posts "SKIP_WAITING" to `registration.waiting`.
// 4. On `controllerchange` reloads once, in every tab, unless the page had no controller when it was loaded
//    (that is the very first install, which only starts to keep the files).
// 5. May post "BUILD" with a MessagePort to any worker, active or waiting, and gets { type: "BUILD", build }
//    back on that port; without a port the answer comes as a message to the page.
//
// A message is the bare string or an object with it as `type`. Anything else is ignored.

const BUILD = __BUILD__;

/** [address, SHA-256 of the content] of every file; "/" is the page itself. */
const PRECACHE = __PRECACHE__;

const CACHE = `app-${BUILD}`;
const HASHES = new Map(PRECACHE);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (HASHES.has(url.pathname)) event.respondWith(file(url.pathname));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

self.addEventListener("message", (event) => {
  switch (event.data?.type ?? event.data) {
    case "SKIP_WAITING":
      event.waitUntil(self.skipWaiting());
      break;
    case "BUILD":
      (event.ports[0] ?? event.source)?.postMessage({ type: "BUILD", build: BUILD });
      break;
  }
});

/** All files or none: one that is missing or has another content fails the install, and the old build stays. */
async function install() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(PRECACHE.map(([address]) => obtain(cache, address)));
  } catch (fault) {
    await caches.delete(CACHE);
    throw fault;
  }
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("app-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Puts the file into the cache: from the cache of the previous build if it did not change, else from the network. */
async function obtain(cache, address) {
  const kept = await caches.match(address);
  const usable = kept && (await digest(kept)) === HASHES.get(address);
  const response = usable ? kept : await fetchExactly(address);
  await cache.put(address, response.clone());
  return response;
}

async function fetchExactly(address) {
  const response = await fetch(address, { cache: "reload", credentials: "same-origin" });
  if (!response.ok || response.redirected) throw new Error(`${address}: status ${response.status}`);
  if ((await digest(response)) !== HASHES.get(address)) throw new Error(`${address} is not the file of build ${BUILD}`);
  return response;
}

/** A file of this build. One that the browser dropped is fetched again, but only with the same content. */
async function file(address) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? obtain(cache, address);
}

/** Every place of the app is the same page. */
async function page(request) {
  try {
    return await file("/");
  } catch {
    // The cache is gone and the site has moved on: step aside, or the office would never open again.
    await self.registration.unregister();
    return fetch(request);
  }
}

async function digest(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
