import { serve } from "../../build/serve.mjs";
import { openProfile, openApp, TABLET, PHONE, DESKTOP } from "./harness.mjs";
import { mkdtempSync } from "node:fs";
const [,, size="tablet", scheme="light", locale="zh-CN", ...paths] = process.argv;
const server = await serve({ dist: "dist" });
const dir = mkdtempSync("/tmp/look-");
const p = await openProfile(dir, { viewport: {tablet:TABLET,phone:PHONE,desktop:DESKTOP}[size], colorScheme: scheme, locale, reducedMotion: "reduce" });
for (const [i, path] of paths.entries()) {
  await openApp(p.page, server.url + path);
  await p.page.waitForTimeout(1500);
  await p.page.screenshot({ path: `/tmp/shot-${i}.png` });
}
console.log(p.faults);
await p.close(); await server.close();
