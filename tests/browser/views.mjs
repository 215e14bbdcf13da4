// Every page and every dialog of the app, and how a person comes to it. a11y.test.mjs and shots.mjs walk this table.

import { on } from "./clerk.mjs";

/**
 * A desk as it is on a Saturday: three receptions, one of them with an old client; somebody who went out without a word
 * and lost his turn; the table in its second round.
 */
export async function busyDesk(clerk, day = "2025-03-03") {
  const { page } = clerk;
  const at = (time) => clerk.clock(`${day}T${time}`);
  const ends = async (fields) => {
    await page.locator(`.live-card ${on("end")}`).last().click();
    for (const [field, text] of Object.entries(fields ?? {})) await clerk.at(field).fill(text);
    await clerk.confirm(fields ? "confirm" : "later");
  };
  await at("10:02");
  await clerk.confirm("new");
  await at("10:05");
  await ends({ name: "周女士", salutation: "周女士", phone: "13800001234" });
  await at("10:07");
  await clerk.confirm("new");
  await at("10:11");
  await ends();
  await at("10:12");
  await clerk.press("out");
  await page.locator('dialog[open] label.choice:has(input[name="who"])').first().click();
  await clerk.press("unnotified");
  await clerk.confirm("washroom");
  // Somebody rings, and leaves his name.
  await clerk.press("call");
  await clerk.press("nobody");
  await clerk.at("name").fill("田先生");
  await clerk.at("phone").fill("13912345620");
  await clerk.confirm();
  await clerk.said(() => page.locator(`.live-card[data-call] ${on("hang-up")}`).click());
  for (const time of ["10:16", "10:24"]) {
    await at(time);
    await clerk.confirm("new");
  }
  await at("10:31");
  await clerk.press("returning");
  await clerk.press("before");
  await clerk.pickClient("周女士");
  await clerk.confirm();
  await at("10:40");
  // What was just said has gone again by then.
  await clerk.reload();
  await clerk.at("new").waitFor();
}

const firstCard = ".live-card";
const menu = (what) => async (clerk) => {
  await clerk.page.locator(`${firstCard} ${on("more")}`).first().click();
  if (what) await clerk.press(what);
};
const press = (...acts) => async (clerk) => {
  for (const act of acts) await clerk.press(act);
};

/** Pages as they stand, then what opens on them. */
export const VIEWS = [
  { name: "reception", place: "/" },
  { name: "visits", place: "/visits" },
  { name: "calls", place: "/visits", open: press("calls"), page: "[data-calls]" },
  { name: "clients", place: "/clients" },
  { name: "calendar", place: "/clients", open: press("calendar"), page: ".month" },
  { name: "due", place: "/clients", open: press("due"), page: "[data-due], .page .empty" },
  { name: "client", place: "/clients", open: async (clerk) => clerk.page.locator("[data-client]").first().click() },
  { name: "cases", place: "/clients", open: press("cases"), page: "table.cases, .page .empty" },
  { name: "people", place: "/people" },
  { name: "reports", place: "/reports" },
  { name: "own-account", place: "/reports", open: async (clerk) => clerk.page.locator('[data-report="report.by_person"] [data-person]').first().click() },
  { name: "rulebook", place: "/rulebook" },
  { name: "data", place: "/data" },
  { name: "setup", place: "/setup" },
  { name: "arrive", place: "/", open: press("returning") },
  { name: "arrive-before", place: "/", open: press("returning", "before") },
  { name: "arrive-named", place: "/", open: press("returning", "named") },
  { name: "arrive-plain", place: "/", open: press("returning", "before", "plain") },
  { name: "heads", place: "/", open: press("heads") },
  { name: "told", place: "/", open: press("told") },
  { name: "other", place: "/", open: press("other") },
  { name: "call", place: "/", open: press("call") },
  { name: "out", place: "/", open: press("out") },
  { name: "out-why", place: "/", open: async (clerk) => {
    await clerk.press("out");
    await clerk.page.locator('dialog[open] label.choice:has(input[name="who"])').first().click();
    await clerk.press("notified");
  } },
  { name: "duty", place: "/", open: press("duty") },
  { name: "overrule", place: "/", open: press("overrule") },
  { name: "person", place: "/", open: press("hero") },
  { name: "more", place: "/", open: menu() },
  { name: "hand-over", place: "/", open: menu("hand-over") },
  { name: "help", place: "/", open: menu("help") },
  { name: "identify", place: "/", open: menu("identify") },
  { name: "register", place: "/", open: (clerk) => clerk.page.locator(`${firstCard} ${on("end")}`).first().click() },
  { name: "why", place: "/", open: (clerk) => clerk.page.locator(".hero .cite").click() },
  { name: "visit", place: "/visits", open: (clerk) => clerk.page.locator("tr[data-visit]").last().click() },
  { name: "visit-deal", place: "/visits", open: async (clerk) => {
    await clerk.page.locator("tr[data-visit]").last().click();
    await clerk.press("deal");
  } },
  ...["follow", "case", "void"].map((act) => ({ name: `visit-${act}`, place: "/visits", open: async (clerk) => {
    await clerk.page.locator("tr[data-visit]").last().click();
    await clerk.press(act);
  } })),
  ...["penalise", "depart"].map((act) => ({ name: `person-${act}`, place: "/people", open: async (clerk) => {
    await clerk.page.locator(".crew [data-person]").last().click();
    await clerk.press(act);
  } })),
  { name: "close-day", place: "/people", open: press("close-day") },
  { name: "person-edit", place: "/people", open: press("add") },
  { name: "replay", place: "/rulebook", open: async (clerk) => {
    await clerk.page.locator('a.book[data-book="rb-d"]').first().click();
    await clerk.press("replay");
    await clerk.page.locator('[data-replay="done"]').waitFor();
  } },
  { name: "book", place: "/rulebook", open: (clerk) => clerk.page.locator("a.book").first().click(), page: ".reader" },
];

export async function show(clerk, { place, open, page }) {
  await clerk.go(place);
  if (!open) return;
  await open(clerk);
  await clerk.page.locator(page ?? "dialog[open]").first().waitFor();
}

export async function leave(clerk) {
  const dialogs = clerk.page.locator("dialog[open]");
  for (let left = await dialogs.count(); left > 0; left = await dialogs.count()) {
    await clerk.page.keyboard.press("Escape");
    await dialogs.nth(left - 1).waitFor({ state: "detached" });
  }
}

/** Puts the screens into a language, by the switch of the settings. */
export async function speak(clerk, language) {
  await clerk.go("/setup");
  await clerk.page.locator(`button[lang="${language}"]`).click();
  await clerk.page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
}
