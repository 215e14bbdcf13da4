// Reading a directory of the bundle, and the two hashes everything hangs on.

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
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
export const hashedName = (name, extension, bytes) => `${name}-${sha256(bytes).slice(0, 16)}.${extension}`;
