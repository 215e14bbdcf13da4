// Makes an ordinary export (docs/wire.md) of what stands in the database, without the app: for the page that is shown
// when the program itself has failed. What verifies is in the file; what does not is left out and counted.

const DATABASE = "turnbook";
const STORES = ["entry", "card", "erased", "document", "meta"];
const NOBODY = "00000000-0000-0000-0000-000000000000";
const DEEPEST = 64;

/** Everything in the database, a list of [key, value] for each store; a store that cannot be read is empty. */
export async function readStores(name = DATABASE) {
  const database = await asked(indexedDB.open(name));
  try {
    const stores = STORES.filter((store) => database.objectStoreNames.contains(store));
    const read = async (store) => {
      try {
        const rows = database.transaction([store]).objectStore(store);
        const [keys, values] = await Promise.all([asked(rows.getAllKeys()), asked(rows.getAll())]);
        return [store, keys.map((key, at) => [key, values[at]])];
      } catch (fault) {
        console.error(fault);
        return [store, []];
      }
    };
    return { ...Object.fromEntries(STORES.map((store) => [store, []])), ...Object.fromEntries(await Promise.all(stores.map(read))) };
  } finally {
    database.close();
  }
}

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The export of what is in order: { text, entries, cards, left }. `left` counts the rows that are not. */
export async function exportOf(stores, { office: known, madeAt = new Date() } = {}) {
  const meta = Object.fromEntries(stores.meta);
  let left = 0;
  const keep = async (rows, read) => {
    const kept = [];
    for (const row of rows) {
      const made = await read(row).catch(() => null);
      if (made) kept.push(made);
      else left += 1;
    }
    return kept;
  };
  const texts = stores.entry.map(([, text]) => text);
  const office = uuid(meta.office) ?? texts.map(officeIn).find(Boolean) ?? uuid(known);
  const read = office ? await keep(texts, (text) => entryOf(text, office)) : [];
  const { entries, devices, newer } = await seriesOf(read, office);
  left += read.length - entries.length + (office ? 0 : texts.length);
  const erased = stores.erased.map(([key]) => key).filter(isDigest).sort();
  left += stores.erased.length - erased.length;
  const cards = await keep(stores.card, ([, text]) => cardOf(text));
  const documents = await keep(stores.document, ([key, text]) => documentOf(key, text));
  const once = (rows, name) => [...new Map(rows.map((row) => [row[name], row])).values()].sort((a, b) => (a[name] < b[name] ? -1 : 1));
  const file = {
    cards: once(cards, "digest").filter((card) => !erased.includes(card.digest)),
    devices,
    documents: Object.fromEntries(documents.map(({ digest, document }) => [digest, document])),
    encryption: null,
    entries: entries.map((entry) => entry.json),
    erased,
    format: "turnbook",
    made_at: madeAt.toISOString(),
    made_by: uuid(meta.device) ?? NOBODY,
    office: office ?? NOBODY,
    version: newer ? 2 : 1,
  };
  const name = entries.map(({ json }) => json.body?.name).findLast((name) => typeof name === "string" && name);
  if (name) file.name = name;
  return { text: canonical({ ...file, digest: await sha256(canonical(file)) }), entries: entries.length, cards: file.cards.length, left };
}

const officeIn = (text) => {
  try {
    return uuid(JSON.parse(text).office);
  } catch {
    return undefined;
  }
};

/** An entry, with its place and its hash. */
async function entryOf(text, office) {
  const json = JSON.parse(text);
  if (!isPlain(json) || !Number.isSafeInteger(json.seq) || json.seq < 1) return null;
  if (!Number.isInteger(json.v) || json.v < 0 || json.v > 65535 || typeof json.kind !== "string" || !json.kind || !("body" in json)) return null;
  const short = !("office" in json);
  const stamp = stampOf(json.stamp, short);
  const id = short ? uuidOf(json.id) : uuid(json.id);
  const prev = short ? hexOf(json.prev, 32) : isDigest(json.prev) && json.prev;
  const actor = short ? json.actor === undefined || (typeof json.actor === "string" && json.actor) : typeof json.actor === "string";
  if (!stamp || !id || !prev || !actor) return null;
  if (short ? "device" in json : json.office !== office || json.device !== stamp.device) return null;
  const order = `${stamp.order} ${id}`;
  return { json, short, id, prev, device: stamp.device, seq: json.seq, order, stamp: stamp.order, hash: await sha256(canonical(json)) };
}

/**
 * The entries in the order of the file, and the record of each device. As on import, an entry is taken where the one before
 * it is; one that rests on nothing is held, and stands beyond the head.
 */
async function seriesOf(read, office) {
  const devices = [];
  const entries = [];
  let newer = false;
  const by = Map.groupBy ? Map.groupBy(read, (entry) => entry.device) : grouped(read);
  for (const [device, all] of [...by].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const genesis = await sha256(`{"device":"${device}","genesis":"turnbook","office":"${office}"}`);
    const reached = new Map([[genesis, { seq: 0, stamp: "" }]]);
    const ends = new Map();
    const ids = new Set();
    const waiting = [];
    for (const entry of [...all].sort((a, b) => a.seq - b.seq)) {
      const before = reached.get(entry.prev);
      if (ids.has(entry.id) || reached.has(entry.hash)) continue;
      if (!before || before.seq !== entry.seq - 1) {
        waiting.push(entry);
        continue;
      }
      if (entry.stamp <= before.stamp) continue;
      ids.add(entry.id);
      reached.set(entry.hash, entry);
      ends.delete(entry.prev);
      ends.set(entry.hash, entry);
      entries.push(entry);
    }
    const [head, ...forks] = [...ends.values()].sort((a, b) => b.seq - a.seq || (a.hash < b.hash ? -1 : 1));
    const end = ({ hash, seq }) => ({ hash, seq });
    const held = waiting.filter((entry) => !ids.has(entry.id) && (forks.length > 0 || entry.seq > (head?.seq ?? 0)));
    if (!head && !held.length) continue;
    entries.push(...held);
    newer ||= forks.length > 0;
    devices.push({
      ...(forks.length > 0 && { forks: forks.map(end) }),
      head: head ? end(head) : { hash: genesis, seq: 0 },
      id: device,
      key: null,
      signature: null,
    });
  }
  entries.sort((a, b) => (a.order < b.order ? -1 : 1));
  newer ||= entries.some((entry) => entry.short) || new Set(entries.map((entry) => entry.id)).size < entries.length;
  return { entries, devices, newer };
}

function grouped(read) {
  const by = new Map();
  for (const entry of read) by.set(entry.device, [...(by.get(entry.device) ?? []), entry]);
  return by;
}

async function cardOf(text) {
  const { digest, fields, kind, salt, ...more } = JSON.parse(text);
  const whole = Object.keys(more).length === 0 && typeof kind === "string" && /^[0-9a-f]{32}$/.test(salt);
  const plain = fields && isPlain(fields) && Object.values(fields).every((field) => typeof field === "string");
  return whole && plain && (await sha256(canonical({ fields, kind, salt }))) === digest ? { digest, fields, kind, salt } : null;
}

async function documentOf(key, text) {
  const document = JSON.parse(text);
  const digest = await sha256(canonical(document));
  return isPlain(document) && digest === key ? { digest, document } : null;
}

/** Whether a value is JSON of this format: whole numbers that every machine reads the same, not nested too deeply. */
function isPlain(value, depth = 0) {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value === "string") return isText(value);
  if (value === null || typeof value !== "object") return true;
  return depth < DEEPEST && Object.entries(value).every(([key, inner]) => isText(key) && isPlain(inner, depth + 1));
}

/** Half a character cannot be written in UTF-8. */
const isText = (text) => !/[\ud800-\udfff]/u.test(text);

/** Canonical JSON (RFC 8785). */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha256 = async (text) => hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
const isDigest = (text) => typeof text === "string" && /^[0-9a-f]{64}$/.test(text);
const uuid = (text) => (typeof text === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined);

/** The bytes of a base64url text as hexadecimal digits. */
function hexOf(text, bytes) {
  if (typeof text !== "string" || !/^[\w-]+$/.test(text) || text.length !== Math.ceil((bytes * 4) / 3)) return undefined;
  const read = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return read.length === bytes ? hex([...read].map((character) => character.charCodeAt(0))) : undefined;
}

const uuidOf = (text) => hexOf(text, 16)?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** The device of a stamp, and a text that sorts as the stamp does. */
function stampOf(text, short) {
  const pattern = short
    ? /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d\.\d{3}Z)-([\w-]{22})(?:-([0-9a-f]{4}))?$/
    : /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d\.\d{3}Z)-([0-9a-f]{4})-([0-9a-f-]{36})$/;
  const found = typeof text === "string" && text.match(pattern);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, ...rest] = found;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const moment = new Date(wall);
  if (year < "1970" || Number.isNaN(moment.getTime()) || moment.toISOString() !== wall) return undefined;
  const [device, count] = short ? [uuidOf(rest[0]), rest[1] ?? "0000"] : [uuid(rest[1]), rest[0]];
  return device && { device, order: `${wall}-${count}-${device}` };
}
