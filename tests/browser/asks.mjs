// An office whose regulation asks what no page knows of: a fact that is tapped, one of words, a number, and rules that
// clash. a11y.test.mjs and shots.mjs look at its dialogs.

import { readFileSync } from "node:fs";
import path from "node:path";
import { on } from "./clerk.mjs";
import { HOUSE, openApp } from "./harness.mjs";
import { PEOPLE } from "./studio-hand.mjs";

const part = (id, name) => JSON.parse(readFileSync(path.join(HOUSE, `rulebooks/${id}/${name}.json`), "utf8"));
const parts = (id) => Object.fromEntries(["book", "articles", "parameters", "rules"].map((name) => [name, part(id, name)]));
const text = (zh, en) => ({ zh, en });

const BROCHURE = "own.brochure";
const FROM = "own.from";
const PARTY = "own.party";

function rule(id, article, says, when, then) {
  return { id, cites: [article], says, when, then };
}

/** The regulation, as one document. */
export function document() {
  const book = {
    ...part("base", "book"),
    id: "asks",
    title: text("云栖售楼部接待细则", "Reception rules of Yunqi"),
    extends: "base",
  };
  const article = (id, number, title, words) => ({ id, number, title, text: words, chapter: text("接待", "Reception"), source: "云栖售楼部", kind: "rule" });
  const articles = [
    article("A1", text("第一条", "Art. 1"), text("只拿楼书", "Only a brochure"), text("只拿一本楼书就走的，不计轮次。", "Who only takes a brochure uses no turn.")),
    article("A2", text("第二条", "Art. 2"), text("大客户团", "Large parties"), text("五人以上同来的，不计轮次。", "Five or more together use no turn.")),
    article("A3", text("第三条", "Art. 3"), text("看房团", "Coach tours"), text("看房团带来的，一律计轮次。", "Whoever a tour brings uses a turn.")),
  ];
  const facts = {
    [BROCHURE]: { says: text("只拿了楼书", "Took only a brochure"), asks: text("他只拿了楼书吗？", "Did he only take a brochure?"), kind: "flag", cites: ["A1"] },
    [FROM]: {
      says: text("怎么来的", "How he came"), asks: text("他是怎么来的？", "How did he come?"), kind: "word", cites: ["A3"],
      words: [
        { word: "street", says: text("路过", "Walked in") },
        { word: "tour", says: text("看房团", "With a tour") },
        { word: "friend", says: text("朋友带来", "With a friend") },
      ],
    },
    [PARTY]: { says: text("同来几人", "How many came together"), asks: text("同来的有几个人？", "How many came together?"), kind: "number", cites: ["A2"] },
  };
  const turn = [
    rule("a-brochure", "A1", text("只拿楼书的，不计轮次", "Only a brochure: no turn"), { [BROCHURE]: true }, { turn: "none" }),
    rule("a-tour", "A3", text("看房团带来的，计轮次", "Brought by a tour: a turn"), { [BROCHURE]: true, [FROM]: "tour" }, { turn: "count" }),
    rule("a-party", "A2", text("五人以上同来的，不计轮次", "Five or more together: no turn"), { [BROCHURE]: false, [PARTY]: { at_least: 5 } }, { turn: "none" }),
  ];
  return { book, articles, parameters: {}, rules: { turn }, declares: { facts }, base: { ...parts("base"), base: null } };
}

/** Founds an office, adopts the regulation and opens its first day. */
export async function askingOffice(clerk) {
  const { page } = clerk;
  await clerk.clock("2025-02-28T09:00");
  await clerk.found({ office: "云栖售楼部", opens: "09:00", closes: "18:00", book: "rb-d", names: PEOPLE });
  await page.evaluate((handed) => localStorage.setItem("turnbook.handed-over", JSON.stringify(handed)), {
    document: document(), clashes: 0, gaps: 0, others: 0,
  });
  await openApp(page, `${clerk.url}/rulebook?book=handed-over&adopt=now`);
  await clerk.at("from").fill("2025-03-03");
  await clerk.at("doer").selectOption({ index: 1 });
  await clerk.confirm();
  await clerk.clock("2025-03-03T10:00");
  await clerk.go("/people");
  await clerk.confirm("open-day");
  await clerk.go("/");
}

const tap = (fact, value) => async (clerk) => {
  await clerk.page.locator(`[data-ask="${fact}"] ${on({ act: "answer", value })}`).click();
};

/** Goes through the questions one after the other. */
const through = (...steps) => async (clerk) => {
  await clerk.press("new");
  for (const step of steps) await step(clerk);
};

/** What opens on the desk of that office. */
export const ASKS = [
  { name: "asks-desk", place: "/" },
  { name: "asks-tapped", place: "/", open: through() },
  { name: "asks-word", place: "/", open: through(tap(BROCHURE, "true")) },
  { name: "asks-number", place: "/", open: through(tap(BROCHURE, "false")) },
  { name: "asks-clash", place: "/", open: through(tap(BROCHURE, "true"), tap(FROM, "tour")) },
];
