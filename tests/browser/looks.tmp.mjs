import { mkdtempSync } from "node:fs";
import { Clerk, on } from "./clerk.mjs";
import { serve } from "../../build/serve.mjs";
import { speak } from "./views.mjs";
import { OFFICE } from "./day-acts.mjs";
const server = await serve({ dist: "dist" });
const clerk = await Clerk.arrive(mkdtempSync("/tmp/peek-"), server.url, { at: "2025-03-03T10:00" });
const { page } = clerk;
const shot = (name) => page.screenshot({ path: `/tmp/shots/${name}.png`, animations: "disabled" });
try {
const names = ["阿卜杜热依木·买买提江·吐尔逊","Alexandra Konstantinopolskaya", ...[..."丙丁戊己庚辛壬癸子丑寅卯辰巳"].map((l) => `${l}小明`)];
await clerk.found({ ...OFFICE, book: "rb-i", names: [...names, "沈岚 销售主管", "潘越 销售经理"] });
await clerk.confirm("open-day"); await clerk.at("new").waitFor();
await shot("l0"); await page.setViewportSize({width:390,height:844}); await shot("l0p"); await page.setViewportSize({width:1180,height:820});
for (let n=1;n<=8;n++){ await clerk.clock(`2025-03-03T10:0${n}`); await clerk.confirm("new"); if(n===1) await shot("l1"); }
await clerk.press("told"); await clerk.at("called").fill("欧阳女士"); await clerk.said(()=>page.keyboard.press("Enter"));
await clerk.press("call"); await clerk.press("nobody"); await clerk.confirm();
await clerk.reload(); await clerk.at("new").waitFor();
await shot("m10");
for (let n=0;n<5;n++){ await clerk.clock(`2025-03-03T10:1${n}`); await clerk.confirm("new"); }
await clerk.clock(`2025-03-03T10:20`); await clerk.confirm("new");
await clerk.reload(); await clerk.at("new").waitFor();
await shot("m15");
await speak(clerk,"en"); await clerk.go("/"); await clerk.reload(); await clerk.at("new").waitFor(); await shot("m15en");
await page.emulateMedia({colorScheme:"dark"}); await shot("m15dark"); 
await page.setViewportSize({width:390,height:844}); await shot("m15phone"); await page.setViewportSize({width:1440,height:900}); await shot("m15desk");
await page.setViewportSize({width:1180,height:820});
await clerk.press("out"); await page.locator('dialog[open] label.choice:has(input[name="who"])').first().click(); await clerk.press("notified"); await shot("en-out"); await page.keyboard.press("Escape");
await clerk.press("other"); await shot("en-other"); await page.keyboard.press("Escape");
await clerk.press("told"); await shot("en-told"); await page.keyboard.press("Escape");
await page.setViewportSize({width:390,height:844}); await clerk.press("heads"); await shot("ph-heads"); await page.keyboard.press("Escape"); await clerk.press("call"); await shot("ph-call"); await page.keyboard.press("Escape");
} catch (e) { console.log(String(e)); await shot("fault"); }
console.log(clerk.profile.faults);
await clerk.profile.close(); await server.close();
