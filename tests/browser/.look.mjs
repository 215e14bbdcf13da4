import { serve } from "../../build/serve.mjs";
import { openProfile, openApp, TABLET, PHONE, DESKTOP } from "./harness.mjs";
import { mkdtempSync } from "node:fs";
const [,, size="tablet", scheme="light", locale="zh-CN", ...paths] = process.argv;
const server = await serve({ dist: "dist" });
const dir = mkdtempSync("/tmp/look-");
const p = await openProfile(dir, { viewport: {tablet:TABLET,phone:PHONE,desktop:DESKTOP}[size], colorScheme: scheme, locale, reducedMotion: "reduce" });
p.page.setDefaultTimeout(6000);
await openApp(p.page, server.url + "/studio.html");
await p.page.locator('a.book[data-book="rb-p"]').waitFor();
await p.page.locator("input[type=file]").setInputFiles("/tmp/own.json");
await p.page.locator(".studio-head").waitFor();
for (const [i, path] of paths.entries()) {
  const [url, ...clicks] = path.split("|");
  await openApp(p.page, server.url + url);
  await p.page.waitForTimeout(1200);
  for (const c of clicks) { await p.page.locator(c).first().click(); await p.page.waitForTimeout(300); }
  await p.page.waitForTimeout(1500);
  if (process.env.SAY) console.log(await p.page.locator(".studio-live").innerText().catch(() => "none"));
  await p.page.screenshot({ path: `/tmp/shot-${i}.png` });
}
console.log(p.faults);
await p.close(); await server.close();
