// Renders the PNG icons from public/icons/seal.svg: `node build/icons.mjs`. The results are committed,
// so nobody needs this before the seal changes.

import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { chromePath } from "./browser.mjs";

const icons = new URL("../public/icons/", import.meta.url);
const svg = await readFile(new URL("seal.svg", icons), "utf8");
const ground = svg.match(/fill="(#\w+)"/)[1];
const seal = svg.match(/<g id="seal">[\s\S]*<\/g>/)[0];

// A mask may cut away all but the middle circle of 80 %, so there the seal shrinks on a full-bleed ground.
const bleed = (scale) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect width="512" height="512" fill="${ground}"/>
  <g transform="translate(256 256) scale(${scale}) translate(-256 -256)">${seal}</g></svg>`;

const files = [
  ["seal-192.png", 192, svg],
  ["seal-512.png", 512, svg],
  ["seal-maskable-192.png", 192, bleed(0.72)],
  ["seal-maskable-512.png", 512, bleed(0.72)],
  ["apple-touch-icon.png", 180, bleed(0.94)],
];

const browser = await chromium.launch({ executablePath: chromePath(), args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, size, source] of files) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
  await page.screenshot({ path: new URL(name, icons).pathname, omitBackground: true });
  await page.close();
  console.log(name);
}
await browser.close();
