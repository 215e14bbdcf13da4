// The page that is shown when the program itself has failed: what happened, that the books are safe, the export and a
// way to begin again. It is drawn and worked without the app, which must not be trusted any more.

import { exportOf, readStores } from "./rescue.js";

const TEXTS = {
  "zh-Hans": {
    title: "程序出了错，停下了",
    safe: "已记下的都在本机，没有丢失。出错时正在做的那一步，可能没有记上。",
    next: "先重新载入；多数情况一次就好。若总是停在这里，请先导出，把文件交给能修的人，或在另一台设备上导入，接着记。不要清除浏览器数据。",
    reload: "重新载入",
    save: "导出簿子",
    saving: "正在导出",
    saved: (name, { entries, cards }) => `已交给浏览器存为 ${name}：${entries} 笔，${cards} 张资料卡。请到下载里看一眼文件在不在。`,
    left: (count) => `另有 ${count} 行读不通，没有放进文件；它们还在本机。`,
    failed: "没有导出成功，簿子没有动过。请重新载入再试。",
    what: "给修的人看",
  },
  "zh-Hant": {
    title: "程式出了錯，停下了",
    safe: "已記下的都在本機，沒有遺失。出錯時正在做的那一步，可能沒有記上。",
    next: "先重新載入；多數情況一次就好。若總是停在這裡，請先匯出，把檔案交給能修的人，或在另一台裝置上匯入，接著記。不要清除瀏覽器資料。",
    reload: "重新載入",
    save: "匯出簿子",
    saving: "正在匯出",
    saved: (name, { entries, cards }) => `已交給瀏覽器存為 ${name}：${entries} 筆，${cards} 張資料卡。請到下載裡看一眼檔案在不在。`,
    left: (count) => `另有 ${count} 列讀不通，沒有放進檔案；它們還在本機。`,
    failed: "沒有匯出成功，簿子沒有動過。請重新載入再試。",
    what: "給修的人看",
  },
  en: {
    title: "The program failed and has stopped",
    safe: "What was written is on this device; nothing of it is lost. The step that was under way may not have been written.",
    next: "Reload first; mostly that is enough. If it stops here every time, export the books, give the file to whoever mends it, or take it in on another device and go on there. Do not clear the browser's data.",
    reload: "Reload",
    save: "Export the books",
    saving: "Exporting",
    saved: (name, { entries, cards }) => `Handed to the browser as ${name}: ${entries} entries, ${cards} cards. Please look whether the file is there.`,
    left: (count) => `${count} rows could not be read and are not in the file; they are still on this device.`,
    failed: "The export did not succeed; the books were not touched. Reload and try again.",
    what: "For whoever mends it",
  },
};

/** Shows the page, with what the program said last. */
export function show(what) {
  if (document.querySelector("[data-panic]")) return;
  const lang = document.documentElement.lang;
  const texts = TEXTS[lang] ?? TEXTS["zh-Hans"];
  const made = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });
  const said = made("p", "");
  said.setAttribute("role", "status");
  const save = made("button", texts.save, { type: "button", className: "btn" });
  const reload = made("button", texts.reload, { type: "button", className: "btn is-primary" });
  save.dataset.act = "panic-export";
  reload.dataset.act = "panic-reload";
  reload.addEventListener("click", () => location.reload());
  save.addEventListener("click", async () => {
    save.disabled = true;
    said.textContent = texts.saving;
    try {
      const made = await exportOf(await readStores(database()), { office: remembered() });
      const name = `turnbook-${new Date().toISOString().slice(0, 16).replace(/[-:]/g, "").replace("T", "-")}.json`;
      hand(name, made.text);
      said.textContent = texts.saved(name, made) + (made.left > 0 ? texts.left(made.left) : "");
    } catch (fault) {
      console.error(fault);
      said.textContent = texts.failed;
    }
    save.disabled = false;
  });
  const buttons = made("div", "", { className: "btn-row" });
  buttons.append(reload, save);
  const details = made("details", "");
  details.append(made("summary", texts.what), made("pre", what.slice(0, 4000)));
  const page = made("main", "", { className: "boot panic" });
  page.dataset.panic = "";
  page.setAttribute("role", "alert");
  page.append(made("h1", texts.title), made("p", texts.safe), made("p", texts.next), buttons, said, details);
  // Above everything the app has drawn, open dialogs too, which is taken away: nobody shall tap what no longer works.
  document.body.replaceChildren(page);
  reload.focus();
}

/** What this device remembers beside the database: which office lived here, and in which database. */
function stored(key) {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

const remembered = () => stored("turnbook.lived")?.match(/[0-9a-f-]{36}/)?.[0];
const database = () => stored("turnbook.database")?.replaceAll('"', "") || undefined;

function hand(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 30_000);
}
