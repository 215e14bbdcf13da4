import { mkdtempSync } from "node:fs";
import { Clerk, on } from "./clerk.mjs";
import { serve } from "../../build/serve.mjs";
const server = await serve({ dist: "/work/w-door/dist" });
const clerk = await Clerk.arrive(mkdtempSync("/tmp/peek-"), server.url, { at: "2025-03-03T10:00" });
const { page } = clerk;
const shot = (name) => page.screenshot({ path: `/tmp/shots/${name}.png`, animations: "disabled" });
try {
await clerk.press("sample"); await clerk.at("new").waitFor();
await shot("desk0");
await clerk.press("heads"); await page.locator("dialog[open]").waitFor(); await shot("heads"); await page.keyboard.press("Escape");
await clerk.press("told"); await page.locator("dialog[open]").waitFor(); await shot("told");
await page.keyboard.insertText("王女士"); await clerk.said(() => page.keyboard.press("Enter")); 
await clerk.clock("2025-03-03T10:05"); await clerk.confirm("new");
await clerk.clock("2025-03-03T10:07"); await clerk.press("call"); await page.locator("dialog[open]").waitFor(); await shot("call"); await clerk.press("nobody"); await clerk.at("name").fill("赵先生"); await clerk.at("phone").fill("13900001234"); await clerk.at({act:"source-of", value:"online"}).click(); await shot("call2"); await clerk.confirm();
await shot("desk1");
await clerk.press("other"); await page.locator("dialog[open]").waitFor(); await shot("other"); await page.keyboard.press("Escape");
await clerk.press("out"); await page.locator("dialog[open]").waitFor(); await page.locator('dialog[open] label.choice:has(input[name="who"])').first().click(); await shot("out1"); await clerk.press("unnotified"); await shot("out2"); await page.keyboard.press("Escape");
await clerk.press("overrule"); await page.locator("dialog[open]").waitFor(); await shot("overrule"); await page.keyboard.press("Escape");
await clerk.press("returning"); await clerk.press("phoned"); await shot("phoned"); await page.keyboard.press("Escape");
await page.setViewportSize({width:1180,height:450}); await clerk.press("returning"); await clerk.press("before"); await shot("search450"); await page.keyboard.press("Escape"); await page.setViewportSize({width:1180,height:820});
await page.locator(`.live-card ${on("end")}`).first().click(); await page.locator("dialog[open]").waitFor(); await shot("register"); await page.keyboard.press("Escape");
} catch (e) { console.log(String(e)); await shot("fault"); }
console.log(clerk.profile.faults);
await clerk.profile.close(); await server.close();
