// Where Chromium is. The same answer for the icons, the browser tests and the benches.

import { existsSync } from "node:fs";

const KNOWN = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function chromePath() {
  const found = process.env.CHROME_PATH ?? KNOWN.find(existsSync);
  if (!found) throw new Error("no Chromium found: install it, or name it in CHROME_PATH");
  return found;
}
