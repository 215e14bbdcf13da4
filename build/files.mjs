// The files of the bundle: reading a directory, the two hashes everything hangs on, and working at several at a time.

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";

/** Every file below `root`, as sorted paths relative to it, with forward slashes. */
export function filesBelow(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll(path.sep, "/"))
    .sort((a, b) => (a < b ? -1 : 1));
}

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** `name-<hash of the content>.extension` */
export const hashedName = (name, extension, bytes) => `${name}-${sha256(bytes).slice(0, 8)}.${extension}`;

/** Does `work` with each of them, with as many at a time as there are cores. */
export async function sideBySide(all, work) {
  const waiting = [...all];
  const hand = async () => {
    while (waiting.length > 0) await work(waiting.shift());
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
}
