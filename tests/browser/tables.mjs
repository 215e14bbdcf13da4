// Files of tables, as other programs open them: openpyxl, and LibreOffice where it is installed. `./dev test` fetches the first.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { HOUSE } from "./harness.mjs";

const TOOLS = process.env.TURNBOOK_TOOLS ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), ".cache"), "turnbook");
const ENV = { ...process.env, PYTHONPATH: path.join(TOOLS, "python"), PYTHONIOENCODING: "utf8" };
const LARGEST = 1 << 28;

/** What openpyxl finds in a file: sheets of rows of `{ type, value, format }`. */
export const opened = (file) =>
  JSON.parse(execFileSync("python3", [path.join(HOUSE, "tests/browser/opened.py"), file], { env: ENV, encoding: "utf8", maxBuffer: LARGEST }));

/** The rows of the first sheet as LibreOffice shows them, or nothing where it is not installed. */
export function shown(file, work) {
  const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find(existsSync);
  if (!office) return null;
  const filter = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false";
  const home = `-env:UserInstallation=file://${path.join(work, "office")}`;
  execFileSync(office, [home, "--headless", "--convert-to", filter, "--outdir", work, file], { stdio: "ignore" });
  const text = readFileSync(path.join(work, `${path.basename(file, ".xlsx")}.csv`), "utf8");
  return text.trimEnd().split("\n").map((line) => line.split("\t").map((cell) => cell.replace(/^"(.*)"$/, "$1").replaceAll('""', '"')));
}

/** A text in the letters that a spreadsheet in Chinese saves it in. */
export const gbk = (text) =>
  execFileSync("python3", ["-c", "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf8').encode('gbk'))"], { input: text, maxBuffer: LARGEST });

/** Presses what hands the list out, and gives where the file is. */
export async function handedOut(page, pressing, dir) {
  const [download] = await Promise.all([page.waitForEvent("download"), pressing()]);
  const file = path.join(dir, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** What the columns of a table are called in a file, by their keys. */
export function headings(table) {
  const read = (name) => JSON.parse(readFileSync(path.join(HOUSE, "locales/zh-Hans", `${name}.json`), "utf8"));
  const [words, { article }] = [read(table), read("list")];
  return (key) => (key === "cite" ? article : (words[`${key}_paper`] ?? words[key]));
}

/** The rows of a table on the screen: of every cell, by its column, what can be read there; its buttons are none of it. */
export const onScreen = (table) =>
  table.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) => Object.fromEntries([...row.cells].flatMap((cell) => {
      const key = cell.className.match(/(?:^|\s)v-([a-z_]+)/)?.[1];
      const strokes = cell.querySelector("[aria-label]")?.ariaLabel;
      return key && key !== "acts" ? [[key, strokes ?? cell.textContent]] : [];
    }))));

const bare = (text) => String(text ?? "").replace(/[\s·]/g, "");

/** Whether a cell of a file is what a list shows: a text as it stands there, a figure, or a moment of which the list says less. */
export function same(cell, text) {
  const [value, shown] = [cell?.value ?? null, bare(text)];
  if (value === null) return shown === "" || shown === "—";
  if (cell.type === "n") return Number(shown.replace(/[^\d.-]/g, "")) === value;
  if (cell.type !== "d") return bare(value) === shown;
  const [, month, day, time] = value.match(/^\d+-(\d+)-(\d+) (.*)$/);
  const says = [time, `${Number(month)}月${Number(day)}日`];
  return says.some((said) => shown.includes(said));
}

