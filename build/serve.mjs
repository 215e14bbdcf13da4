// Serves a bundle on this machine with the headers of build/policy.mjs: `node build/serve.mjs [DIR] [PORT]`.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "./files.mjs";
import { headersFor } from "./policy.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};
const ENCODINGS = [["br", ".br"], ["gzip", ".gz"]];

/** Starts a server; `port` 0 takes any free one. `close()` also ends the connections that are still open. */
export async function serve({ dist = "dist", port = 0 } = {}) {
  const root = path.resolve(dist);
  const server = createServer((request, response) => answer(root, request, response));
  await new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address();
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${taken}`, port: taken, close };
}

function answer(root, request, response) {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  const headers = { ...headersFor(pathname), Vary: "Accept-Encoding" };
  if (request.method !== "GET" && request.method !== "HEAD") return end(405, { ...headers, Allow: "GET, HEAD" });

  const file = find(root, pathname) ?? (isNavigation(request, pathname) ? path.join(root, "index.html") : null);
  if (!file) return end(404, { ...headers, "Cache-Control": "no-cache" });

  const accepted = String(request.headers["accept-encoding"] ?? "").split(",").map((one) => one.split(";")[0].trim());
  const [encoding, copy] = ENCODINGS.find(([name, ending]) => accepted.includes(name) && isFile(file + ending)) ?? ["", ""];
  const body = readFileSync(file + copy);
  headers["Content-Type"] = TYPES[path.extname(file)] ?? "application/octet-stream";
  headers.ETag = `"${sha256(body).slice(0, 32)}"`;
  if (encoding) headers["Content-Encoding"] = encoding;
  if (request.headers["if-none-match"] === headers.ETag) return end(304, headers);
  return end(200, { ...headers, "Content-Length": body.length }, body);

  function end(status, head, content) {
    response.writeHead(status, head).end(request.method === "HEAD" ? undefined : content);
  }
}

function find(root, pathname) {
  let wanted;
  try {
    wanted = path.join(root, decodeURIComponent(pathname === "/" ? "/index.html" : pathname));
  } catch {
    return null;
  }
  return wanted.startsWith(root + path.sep) && isFile(wanted) ? wanted : null;
}

const isFile = (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** A place of the app has no file ending; a missing file must stay missing. */
function isNavigation(request, pathname) {
  return !path.posix.basename(pathname).includes(".") && String(request.headers.accept ?? "").includes("text/html");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = process.argv[2] ?? "dist";
  let port = Number(process.argv[3] ?? 8080);
  if (!isFile(path.join(dist, "index.html"))) {
    console.error(`serve: there is no bundle in ${dist}; run ./dev build first`);
    process.exit(1);
  }
  for (;;) {
    try {
      const { url } = await serve({ dist, port });
      console.log(`Turnbook is served at ${url} (Ctrl-C ends it)`);
      break;
    } catch (fault) {
      if (fault.code !== "EADDRINUSE") throw fault;
      port += 1;
    }
  }
}
