// Joins style files into one.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const house = fileURLToPath(new URL("..", import.meta.url));

// `url("/icons/…")` is an address of the site, not a file of this machine.
const addressesStay = {
  name: "addresses-stay",
  setup(build) {
    build.onResolve({ filter: /^\// }, (asked) => (asked.kind === "url-token" ? { path: asked.path, external: true } : null));
  },
};

/** What the first load wears, and what is fetched with the first part (src/later/sheet.js). */
export const FIRST = ["build/boot.css", "style/app.css"];
export const REST = ["style/rest.css"];

/** The bytes of one stylesheet made of these files. */
export async function style(files, minify) {
  const joined = await build({
    stdin: { contents: files.map((file) => `@import "./${file}";`).join(" "), loader: "css", resolveDir: house },
    bundle: true,
    minify,
    plugins: [addressesStay],
    write: false,
    logLevel: "warning",
  });
  return joined.outputFiles[0].contents;
}
