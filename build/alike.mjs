// Cuts what the counter compares by out of the data of others, into crates/counter/data:
// `node build/alike.mjs PhoneNumberMetadata.xml TSCharacters.txt pinyin.txt`, of libphonenumber and of OpenCC (both Apache-2.0)
// and of pinyin-data, as the crate pinyin has it (MIT).
// Run it when they have a new edition; the tests of the counter hold the result against the whole library.

import { readFileSync, writeFileSync } from "node:fs";

/** Where visitors come from, and how long a mobile number is there; of all others only the international form is read. */
const REGIONS = ["CN", "HK", "MO", "TW"];
const INTO = new URL("../crates/counter/data/", import.meta.url);

const [plans, characters, sounds] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));

const bare = (pattern = "") => pattern.replace(/\s/g, "");

function plan(id) {
  const all = plans.match(new RegExp(`<territory id="${id}"[\\s\\S]*?</territory>`))[0].replace(/<!--[\s\S]*?-->/g, "");
  const said = (name) => bare(all.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1]);
  const part = (name) => all.match(new RegExp(`<${name}>[\\s\\S]*?</${name}>`))?.[0] ?? "";
  const pattern = (text) => bare(text.match(/<nationalNumberPattern>([\s\S]*?)<\/nationalNumberPattern>/)?.[1]);
  const kinds = ["mobile", "fixedLine", "tollFree", "premiumRate", "sharedCost", "personalNumber", "voip", "pager", "uan"];
  const lines = {
    region: id,
    country: said("countryCode"),
    abroad: said("internationalPrefix"),
    trunk: said("nationalPrefixForParsing") || said("nationalPrefix"),
    mobile: part("mobile").match(/national="(\d+)"/)[1],
    number: pattern(part("generalDesc")),
    given: kinds.map((kind) => pattern(part(kind))).filter(Boolean).join("|"),
  };
  return Object.entries(lines).map(([name, text]) => `${name} ${text}\n`).join("");
}

writeFileSync(new URL("telephones.txt", INTO), REGIONS.map(plan).join("\n"));

// The first of several is what stands for the character by itself. What is simplified is not simplified again.
const simple = new Map(
  characters.split("\n").filter((line) => /^[^#\s]+\t/.test(line)).map((line) => line.trim().split(/[\t ]/).slice(0, 2)),
);
const last = (character) => {
  for (let steps = 0; steps < 4 && simple.has(character); steps++) character = simple.get(character);
  return character;
};
const pairs = [...simple.keys()].map((from) => from + last(from)).filter((pair) => new Set(pair).size === 2);
writeFileSync(new URL("simplified.txt", INTO), pairs.sort((a, b) => a.codePointAt(0) - b.codePointAt(0)).join("\n") + "\n");

// How characters are read: in a line a character, then every way to write a syllable that it is read as. Those of GB 2312, and
// those that stand in names although they do not stand there; what is simplified before it is compared is not needed. Written so it
// is large enough to be a file of its own (build/bindery/split.patch), which only those parts fetch that search.
const IN_NAMES = `玥喆堃祎昇犇骉玹珺翀淏珵玙琭曈昕昀彧焜燚垚赟贇禕祺禛祐祾禔璟璠璐珅珑珣珧琀琎琤琬瑀瑒瑨瑭璆曌旻旸昉昳晙暐暘皞翛翙翾翚翃翯
舲芃苡菀菂姮姵娅娸婳婵媖嫄嬿妘妧婞倓倞佺佶俣俦劼勍勖呙喤堉塬夼奡奭嘏孖寘尨屾峣嵚崟廙弢弨彣惇愔慜戬抟揆攽斓朏杋枟柈桄梽椑榃槿樾橦沄沚洧洺浚浛浠浥涢湜湉溁滢漷潆潞
澍澔灏炅炘炜烜焓焯煐熜熤燊爔珽畯畹皛皙盺睿祉禤秾稑竑筠簃綦缊缦聃胤荀葳蒨蓥蔻虓裒觎訚訢诩谖谞赓跞迦逄逯邰邴郤鄢酆钊钘钰铖锳锴镆镕镛镱闫闳陟隗隺雯霈靓韫韬頔颀颉颋飏馗骎骐骢鲲鹍黉黻
黼鼐龑龢奕淼蘅茗彣惢晢晞晗晔暕暻朶栩桉梓棣榕樨橞汧泆洢涴渟溦滪澂澴瀞烎煊煦熠爽珈珂珩珮琇琛琨琪琰瑄瑗瑜瑢瑱璁璇璋璘璟瓒甡畇皓盉眭砺硕磊礽祃禧秭穆竽笙筱箐粼絮缃羿翎翕翮耘聿腾臻芷芸苒茉荞莀莙菁菡萁萤萱葭蒽蓓蓝蕊薷藜
衎袆谌谡赜轩轲辰逸遥郃郗酉釉銮钦铭锐锦闵阗霆霏靖颢飒馥骁骞骥鸣麇黛齐龢冼佘佟佴仉亓亓邝邸邬郏郜郦郧鄂闾阚阙阎隽靳鞠韦韶饶骆鲍麴麹麻黎㭎䶮`;
const marks = { ā: "a", á: "a", ǎ: "a", à: "a", ē: "e", é: "e", ě: "e", è: "e", ō: "o", ó: "o", ǒ: "o", ò: "o", ī: "i", í: "i", ǐ: "i",
  ì: "i", ū: "u", ú: "u", ǔ: "u", ù: "u", ü: "v", ǘ: "v", ǚ: "v", ǜ: "v", ǖ: "v" };
const bareSyllable = (text) => [...text.normalize("NFC")].map((letter) => marks[letter] ?? letter).join("");
/** `lv` is written `lu` where the two dots are left away, and `lyu` in a passport. */
const spellings = (syllable) => (syllable.includes("v") ? [syllable, syllable.replace("v", "u"), syllable.replace(/v$/, "yu")] : [syllable]);
const gb2312 = new Set();
for (let row = 0xb0; row < 0xf8; row++) {
  for (let cell = 0xa1; cell < 0xff; cell++) gb2312.add(new TextDecoder("gb18030").decode(Uint8Array.of(row, cell)));
}
const named = new Set([...gb2312, ...IN_NAMES.replace(/\s/g, "")].filter((character) => /\p{Script=Han}/u.test(character) && !simple.has(character)));
const read = new Map();
for (const [, code, all] of sounds.matchAll(/^U\+([0-9A-F]+): ([^ #]+)/gm)) {
  const character = String.fromCodePoint(Number.parseInt(code, 16));
  if (!named.has(character)) continue;
  for (const syllable of new Set(all.split(",").map(bareSyllable))) {
    if (/^[a-z]+$/.test(syllable)) read.set(character, [...(read.get(character) ?? []), ...spellings(syllable)]);
  }
}
const lines = [...read].sort(([one], [other]) => one.codePointAt(0) - other.codePointAt(0));
writeFileSync(new URL("pinyin.txt", INTO), lines.map(([character, all]) => `${character}${[...new Set(all)].join(" ")}\n`).join(""));
