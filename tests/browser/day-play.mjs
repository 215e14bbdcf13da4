// Plays the tables of day-acts.mjs at the front desk.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { NAMES } from "./day-acts.mjs";
import { on } from "./clerk.mjs";

const words = JSON.parse(readFileSync(new URL("../../locales/zh-Hans/arrival.json", import.meta.url), "utf8"));
const TURNS = { "+": words.turn_counts, 0: words.turn_free, m: words.turn_make_up };

/** A table being played by one book: "D" or "I". */
export class Play {
  constructor(clerk, book) {
    Object.assign(this, { clerk, book, visits: new Map(), customers: new Map(), arrivals: 0, cuts: 0 });
  }

  /** The value of this book, where the two differ. */
  mine(value) {
    return value !== null && typeof value === "object" && this.book in value ? value[this.book] : value;
  }

  name(letter) {
    const letters = this.mine(letter);
    return letters && NAMES[letters];
  }

  async table(acts) {
    for (const act of acts) {
      if (act.only && act.only !== this.book) continue;
      try {
        await this.act(act);
      } catch (fault) {
        fault.message = `${this.day} ${act.at} ${act.who ?? ""} ${act.does ?? "opens"} (${this.book}): ${fault.message}`;
        throw fault;
      }
    }
  }

  async act(act) {
    const { clerk } = this;
    if (act.day) this.day = act.day;
    await clerk.clock(`${this.day}T${act.at}`);
    const before = act.power ? await this.reckon() : null;
    if (act.day) await this.opens(act);
    else await this[act.does.replace(/-(.)/g, (_, letter) => letter.toUpperCase())](act);
    if (before) await this.cut(before);
    if (act.queue) assert.deepEqual(await clerk.queue(), [...this.mine(act.queue)].map((letter) => NAMES[letter]), "the table");
  }

  // --- the power ----------------------------------------------------------------------------------------------------

  /** What is written before the act after which the power goes. */
  async reckon() {
    const all = await this.clerk.everything();
    return { ...all, entries: await this.entries() };
  }

  async entries() {
    await this.clerk.go("/data");
    const counts = await this.clerk.page.locator("[data-device] .v-entries").evaluateAll((cells) => cells.map((cell) => Number(cell.textContent.replace(/\D/g, ""))));
    await this.clerk.go("/");
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** SIGKILL at once after the acknowledgement: nothing that was acknowledged is missing afterwards. */
  async cut(before) {
    const seen = await this.clerk.desk();
    await this.clerk.powerCut();
    await this.clerk.page.locator("[data-next]").first().waitFor({ state: "attached" });
    assert.deepEqual(await this.clerk.desk(), seen, "the desk after the power came back");
    const after = await this.reckon();
    assert.equal(after.entries, before.entries + 1, "one entry more");
    assert.notEqual(after.state, before.state);
    const [missing] = before.ledger.filter((row) => !after.ledger.some((other) => other.slice(0, 12) === row.slice(0, 12)));
    assert.equal(missing, undefined, "a row of the ledger is gone");
    this.cuts += 1;
  }

  // --- days ---------------------------------------------------------------------------------------------------------

  async opens({ opens, only_here: here }) {
    const { clerk } = this;
    if (opens === "again") {
      await clerk.go("/");
      await clerk.confirm("open-again");
    } else {
      await clerk.go("/people");
      for (const letter of here ? Object.keys(NAMES).filter((letter) => letter < "I" && !here.includes(letter)) : []) {
        await clerk.page.locator(`.order li${on({ person: clerk.people[NAMES[letter]] })} ${on("on-shift")}`).uncheck();
      }
      await clerk.confirm("open-day");
      await clerk.page.waitForURL((url) => url.pathname === "/");
    }
    await clerk.page.locator(".queue-row[data-person]").first().waitFor();
    this.visits.clear();
  }

  async closes({ tomorrow }) {
    const { clerk } = this;
    await clerk.go("/people");
    await clerk.press("close-day");
    await clerk.confirm();
    if (tomorrow) {
      const order = await clerk.rows(".tomorrow li");
      assert.deepEqual(order, [...this.mine(tomorrow)].map((letter) => NAMES[letter]), "tomorrow's order");
    }
    await clerk.go("/");
    await clerk.page.locator('[data-state="closed"]').waitFor();
  }

  // --- arrivals -----------------------------------------------------------------------------------------------------

  /** Does something, and answers what the book then asks: fact → what is tapped, or typed where it is a number. */
  async answering(told, doing) {
    const { clerk } = this;
    await doing();
    for (const [fact, answer] of Object.entries(told ?? {})) {
      const asked = clerk.page.locator(`dialog[open] [data-ask="${fact}"]`);
      await asked.waitFor();
      if (typeof answer === "number") {
        await asked.locator(on("ask-value")).fill(String(answer));
        await asked.locator(on("answer-typed")).click();
      } else {
        await asked.locator(on({ act: "answer", value: answer })).click();
      }
      await asked.waitFor({ state: "detached" });
    }
  }

  /** Does what brings a visitor in, and looks who received him. */
  async received({ who, gets, stays, told }, doing, { seats = false } = {}) {
    const { clerk } = this;
    const known = new Set(seats ? [] : (await clerk.desk()).going.map((card) => card.visit));
    const said = await clerk.said(() => this.answering(told, doing));
    const wanted = this.mine(gets);
    const waits = wanted === "waits";
    const receiver = waits ? "" : this.name(wanted[0]);
    const { going } = await clerk.desk();
    const cards = going.filter((card) => (seats ? card.visit === this.visits.get(who) : !known.has(card.visit)));
    assert.equal(cards.length, 1, `one reception more: ${JSON.stringify(cards)}`);
    assert.equal(cards[0].waits, waits, cards[0].text);
    if (!waits) {
      assert.equal(cards[0].who, receiver, said);
      assert.ok(said.includes(receiver) && said.includes(TURNS[wanted[2]]), `${said}: expected ${receiver} ${TURNS[wanted[2]]}`);
    }
    this.visits.set(who, cards[0].visit);
    if (!seats) this.arrivals += 1;
    if (!stays) await this.ends({ who });
  }

  card(who) {
    return this.clerk.page.locator(`.live-card${on({ visit: this.visits.get(who) })}`);
  }

  new(act) {
    return this.received(act, () => this.clerk.press("new"));
  }

  async arrives(act) {
    const { clerk } = this;
    await clerk.press("returning");
    if (act.before) {
      await clerk.press("before");
      await clerk.pickClient(act.before);
    } else if (act.named) {
      await clerk.press("named");
      await clerk.pick(this.name(act.named));
    } else if (act.phoned) {
      await clerk.press("phoned");
      await (act.phoned === "nobody" ? clerk.press("nobody") : clerk.pick(this.name(act.phoned)));
    } else if (act.referred) {
      await clerk.press("referred");
      await clerk.pickClient(act.referred);
      await clerk.press(act.asks ? "asks-owner" : "nobody");
    } else if (act.recognised) {
      await clerk.press("recognised");
      await clerk.pick(this.name(act.recognised));
      await clerk.pickClient(act.client);
    } else if (act.forgotten) {
      await clerk.press("forgotten");
    } else {
      await clerk.press("before");
      await clerk.press("plain");
    }
    if (act.channel) await clerk.at("channel").selectOption(act.channel);
    if (act.parties) await clerk.at("parties").fill(String(act.parties));
    if (act.entrusted) await clerk.pick(this.name(act.entrusted), "designated");
    else if (await clerk.at("not-both").count()) await clerk.press("not-both");
    await this.received(act, () => clerk.press("confirm"));
  }

  async other(act) {
    const { clerk } = this;
    await clerk.press("other");
    await clerk.at(act.purpose).check();
    if (act.declared) await clerk.at(act.declared).check();
    if (act.by) await clerk.at("brought-by").selectOption(act.by);
    await this.received(act, () => clerk.press("confirm"));
  }

  /** Nobody is free, and the project manager lets somebody take a second one. */
  async permitted(act) {
    const { clerk } = this;
    await clerk.press("second");
    await clerk.pick(this.name(act.person), "permitted");
    await clerk.decides(this.name(act.by));
    await this.received(act, () => clerk.press("confirm"));
  }

  /** At a major event the manager assigns. */
  async assigned(act) {
    const { clerk } = this;
    await clerk.press("new");
    await clerk.pick(this.name(act.to), "assigned");
    await clerk.decides(this.name(act.by));
    await this.received(act, () => clerk.press("confirm"));
  }

  seated(act) {
    return this.received(act, () => this.card(act.who).locator(on("seat")).click(), { seats: true });
  }

  leaves({ who }) {
    return this.clerk.said(() => this.card(who).locator(on("left")).click());
  }

  // --- during a reception ---------------------------------------------------------------------------------------------

  async ends({ who, registers, valid, told }) {
    const { clerk } = this;
    const end = this.card(who).locator(on("end"));
    const dialog = clerk.page.locator("dialog[open]");
    const asks = async () => {
      await end.click();
      await Promise.race([dialog.waitFor(), this.card(who).waitFor({ state: "detached" })]);
      return dialog.isVisible();
    };
    if (registers) {
      assert.ok(await asks(), "the register is asked for");
      await this.fill(registers);
      await clerk.said(() => this.answering(told, () => clerk.press("confirm")));
    } else {
      await clerk.said(async () => {
        if (await asks()) await clerk.press("later");
      });
    }
    await this.card(who).waitFor({ state: "detached" });
    if (valid !== undefined) await this.registered(who, valid);
  }

  /** Writes the columns, and whoever received him signs. */
  async fill(fields) {
    for (const [field, text] of Object.entries(fields)) await this.clerk.at(field).fill(text);
    await this.clerk.at("signature").check();
  }

  async menu(who, what) {
    await this.card(who).locator(on("more")).click();
    await this.clerk.press(what);
  }

  /** After an act in the menu of a reception: who receives now. */
  async changed({ who, gets, stays }) {
    await this.clerk.confirm();
    const card = (await this.clerk.desk()).going.find(({ visit }) => visit === this.visits.get(who));
    assert.equal(card?.who, this.name(this.mine(gets)[0]));
    if (!stays) await this.ends({ who });
  }

  async found(act) {
    await this.menu(act.who, "identify");
    await this.clerk.at(act.purpose).check();
    // Where an article wants somebody who found it right, he is named: nobody is by himself.
    const ordered = this.clerk.at("ordered-by");
    if (await ordered.count()) await ordered.selectOption(this.clerk.people[this.name("P")]);
    await this.changed(act);
  }

  async handed(act) {
    const { clerk } = this;
    await this.menu(act.who, "hand-over");
    await clerk.at(act.cause ?? "colleague_client").check();
    await (act.client ? clerk.pickClient(act.client) : clerk.pick(this.name(act.to), "to"));
    await this.changed(act);
  }

  async overruled(act) {
    const { clerk } = this;
    await this.menu(act.who, "overrule");
    await clerk.pick(this.name(act.to), "to");
    await clerk.at("reason").fill(act.because);
    await clerk.decides(this.name(act.by));
    await clerk.press(act.gets[2] === "+" ? "count" : "none");
    await this.changed(act);
  }

  async helped({ who, person }) {
    await this.menu(who, "help");
    await this.clerk.pick(this.name(person), "helper");
    await this.clerk.confirm();
  }

  async helpEnds({ who, person }) {
    await this.card(who).locator(on("more")).click();
    await this.clerk.confirm({ act: "end-help", person: this.clerk.people[this.name(person)] });
  }

  undo() {
    return this.clerk.said(() => this.clerk.page.locator(`.queue-foot ${on("undo")}`).click());
  }

  // --- the floor ------------------------------------------------------------------------------------------------------

  async out({ person, reason, told = true, approved }) {
    const { clerk } = this;
    await clerk.press("out");
    await clerk.pick(this.name(person), "who");
    if (approved) await clerk.decides(this.name(approved));
    else await clerk.press(told ? "notified" : "unnotified");
    if (!(await clerk.at(reason).isVisible())) await clerk.press("more-reasons");
    await clerk.confirm(reason);
  }

  async back({ person }) {
    await this.clerk.press("out");
    await this.clerk.confirm({ act: "back", person: this.clerk.people[this.name(person)] });
  }

  async call({ asks, gets }) {
    const { clerk } = this;
    await clerk.press("call");
    if (asks) {
      await clerk.pick(this.name(asks), "called");
    } else {
      await clerk.press("nobody");
    }
    const said = await clerk.confirm();
    assert.ok(said.includes(this.name(gets)), `${said}: expected ${this.name(gets)}`);
  }

  async hangsUp({ who }) {
    const card = this.clerk.page.locator(on({ call: this.clerk.people[this.name(who)] }));
    await this.clerk.said(() => card.locator(on("hang-up")).click());
  }

  async duty({ person }) {
    await this.clerk.press("duty");
    await this.clerk.pick(this.name(person), "duty");
    await this.clerk.confirm();
  }

  async dutyEnds() {
    await this.clerk.press("duty");
    await this.clerk.confirm("duty-end");
  }

  async event() {
    await this.clerk.press("duty");
    await this.clerk.confirm("event");
  }

  async places({ person }) {
    const { clerk } = this;
    await clerk.page.locator(`.queue-row${on({ person: clerk.people[this.name(person)] })}`).click();
    await clerk.decides(NAMES.S);
    await clerk.confirm("place");
    await clerk.page.keyboard.press("Escape");
  }

  // --- the ledger -----------------------------------------------------------------------------------------------------

  async drawer(who) {
    await this.clerk.go("/visits");
    await this.clerk.page.locator(`tr${on({ visit: this.visits.get(who) })}`).click();
  }

  async leaveDrawer() {
    const { page } = this.clerk;
    if (await page.locator("dialog[open]").count()) await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await this.clerk.go("/");
  }

  async foundLater({ who, purpose }) {
    await this.drawer(who);
    await this.clerk.press("identify");
    await this.clerk.at(purpose).check();
    await this.clerk.confirm();
    await this.leaveDrawer();
  }

  async registers({ who, registers, valid, told }) {
    await this.drawer(who);
    await this.clerk.press("register");
    await this.fill(registers);
    await this.clerk.said(() => this.answering(told, () => this.clerk.press("confirm")));
    await this.leaveDrawer();
    if (valid !== undefined) await this.registered(who, valid);
  }

  /** How the ledger marks a registration: in seal red where something is wanting. */
  async registered(who, valid) {
    const { clerk } = this;
    await clerk.go("/visits");
    const chip = clerk.page.locator(`tr${on({ visit: this.visits.get(who) })} .v-registered .chip`);
    const marked = await chip.evaluate((chip) => chip.classList.contains("is-seal"));
    assert.equal(!marked, valid, await chip.textContent());
    await clerk.go("/");
  }

  async follow({ who, by }) {
    await this.drawer(who);
    await this.clerk.press("follow");
    await this.clerk.at({ act: "reached", value: "true" }).check();
    await this.clerk.at("call").check();
    await this.clerk.at("by").selectOption(this.clerk.people[this.name(by)]);
    await this.clerk.confirm();
    await this.leaveDrawer();
  }

  async deal({ who, stage, by, reached, says }) {
    const { clerk } = this;
    await this.drawer(who);
    await clerk.press("deal");
    await clerk.at(stage).check();
    if (by) await clerk.at("by").selectOption(clerk.people[this.name(by)]);
    // What the book must know is asked in the dialog, where it is not on the table.
    const asked = clerk.page.locator('dialog[open] [data-ask="owner.reachable"] [data-value="false"]');
    if (reached === false) {
      await asked.or(clerk.page.locator('dialog[open] [data-act="confirm"]:enabled')).first().waitFor();
      if (await asked.count()) await asked.check();
    }
    if (says) {
      const answer = await clerk.page.locator("dialog[open] dialog[open] .answer-who").textContent();
      assert.ok(answer.includes(this.mine(says)), answer);
    }
    await clerk.confirm();
    await this.leaveDrawer();
  }
}
