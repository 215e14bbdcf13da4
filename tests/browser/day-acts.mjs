// The days of day.test.mjs as tables of acts, one line an act.
//
// The receivers are worked out by hand from the books, not taken from the app. People stand for their place on the day
// of the test: A is the first of its table, H the last. "D" is RB-D (fifty-one articles), "I" is RB-I (thirteen).
//
//   gets "C +"   C receives and it counts: a tick, and he stands behind those with fewer ticks
//   gets "C 0"   C receives and it does not count: he keeps his place
//   gets "C m"   C receives on a make-up: no further tick
//   queue        the table from its head: by ticks, then by the order of the day
//
// One value is for both books, { D, I } one for each. A visitor leaves at once unless he `stays`.

export const BOOKS = { D: "rb-d", I: "rb-i" };

/** In the order in which they are enrolled: it makes A the first of the table of 3 March (see below). */
export const NAMES = {
  D: "杜若", E: "鄂晴", F: "方舟", G: "高明", H: "何田", A: "安宁", B: "白露", C: "程远", S: "沈岚", P: "潘越",
};
export const POSITIONS = { S: "销售主管", P: "项目经理" };
export const OFFICE = { office: "云栖售楼部", opens: "09:00", closes: "18:00" };

const as = (name, tail) => ({ name, salutation: `${name[0]}女士`, phone: `1390000${tail}` });

// --- Before: what the ledger holds when the day begins ------------------------------------------------------------
//
// 27 January, order as enrolled: D E F G H A B C. One new client, so D is the last who had a turn, and both books go on
// behind him (D7; RB-I is silent, the office default says the same): 1 March is E F G H A B C D. Four more, the last to
// H: 3 March is A B C D E F G H.

export const BEFORE = [
  { day: "2025-01-27", opens: "by-list", at: "09:00" },
  { at: "10:00", who: "L", does: "new", gets: "D +", stays: true },
  { at: "10:30", who: "L", does: "ends", registers: as("陆明", "0001") },
  { at: "18:00", does: "closes" },

  { day: "2025-03-01", opens: "again", at: "09:00" },
  { at: "10:00", who: "X", does: "new", gets: "E +", stays: true },
  { at: "10:30", who: "X", does: "ends", registers: as("许安", "0002") },
  { at: "11:00", who: "Y", does: "new", gets: "F +", stays: true },
  { at: "11:30", who: "Y", does: "ends", registers: as("严冬", "0003") },
  { at: "13:00", who: "Z", does: "new", gets: "G +", stays: true },
  { at: "13:30", who: "Z", does: "ends", registers: as("章雨", "0004") },
  { at: "15:00", who: "W", does: "new", gets: "H +", stays: true },
  { at: "15:30", who: "W", does: "ends", registers: as("温良", "0005") },
  { at: "16:00", who: "Y", does: "deal", stage: "contracted" },
  { at: "16:10", who: "Z", does: "deal", stage: "paid" },
  { at: "16:20", who: "Z", does: "deal", stage: "returned" },
  { at: "18:00", does: "closes" },
];

// --- The day --------------------------------------------------------------------------------------------------------

export const DAY = [
  { day: "2025-03-03", opens: "again", at: "08:30", queue: "ABCDEFGH" },

  // Before the office and the roster begin nothing is counted (D43; I2).
  { at: "08:40", who: "N0", does: "new", gets: "A 0", queue: "ABCDEFGH" },
  // In order: the head receives and goes to the last place (D27; I1).
  { at: "09:05", who: "N1", does: "new", gets: "A +", stays: true },
  { at: "09:10", who: "N2", does: "new", gets: "B +", stays: true },
  { at: "09:12", who: "N1", does: "ends", registers: as("赵一", "1001"), valid: true },
  { at: "09:15", who: "N2", does: "ends", registers: { name: "钱二" }, valid: false },
  // He asks for D, who is free: D receives, a new client counts for whoever receives him (D12; I1).
  { at: "09:20", who: "N3", does: "arrives", named: "D", gets: "D +", queue: "CEFGHABD" },
  // X is E's client of 1 March, within the month of D17 and the seven days of I11: E receives, not counted (D44; I4b).
  { at: "09:30", who: "X", does: "arrives", before: "许安", gets: "E 0", stays: true },
  { at: "09:35", who: "N4", does: "new", gets: "C +", queue: "EFGHABCD" },
  // E is head and receives his own client. By D11 he loses this round, by I4b he is owed a make-up; F receives.
  { at: "09:40", who: "N5", does: "new", gets: "F +", stays: true, power: "cut" },
  { at: "09:45", who: "X", does: "ends" },
  { at: "09:46", who: "N5", does: "ends" },
  // RB-I: E's make-up comes first (I4b). RB-D: nothing is owed, G is head.
  { at: "09:50", who: "N6", does: "new", gets: { D: "G +", I: "E m" }, queue: { D: "HABCDEFG", I: "GHABCDEF" } },
  // Y has bought: his agent F receives, not counted (D17 D44; I9 I4a).
  { at: "10:00", who: "Y", does: "arrives", before: "严冬", gets: "F 0" },
  // Z gave his unit back and asks for nobody: he is new again, by turn (D13; I1).
  { at: "10:05", who: "Z", does: "arrives", before: "章雨", gets: { D: "H +", I: "G +" } },
  // L was here five weeks ago and nobody wrote a line since: lapsed (D17; I11), by turn. RB-D: all have one tick, so A.
  { at: "10:10", who: "L", does: "arrives", before: "陆明", gets: { D: "A +", I: "H +" } },
  // W brings a friend who asks for nobody. D13: by turn, and it counts (D49). I5: W's agent H, not counted.
  { at: "10:15", who: "R1", does: "arrives", referred: "温良", gets: { D: "B +", I: "H 0" } },
  // Y brings a friend who asks for Y's agent F: F receives; it counts by D49, and does not by I5.
  { at: "10:20", who: "R2", does: "arrives", referred: "严冬", asks: true, gets: { D: "F +", I: "F 0" } },
  // A peer says so at the door. D29: counts like anybody. I13: the last in the queue, H, not counted.
  { at: "10:25", who: "V1", does: "other", purpose: "market_survey", gets: { D: "C +", I: "H 0" } },
  // RB-D is now D E G H (one tick) A B C F (two), its last is F. Vendor, press, peddler go to the last (D29; I13).
  { at: "10:28", who: "V2", does: "other", purpose: "vendor", gets: { D: "F 0", I: "H 0" } },
  { at: "10:30", who: "V3", does: "other", purpose: "media", gets: { D: "F 0", I: "H 0" } },
  { at: "10:32", who: "V4", does: "other", purpose: "peddle", gets: { D: "F 0", I: "H 0" } },
  // Guests of the company: the head receives without a turn (D45); I13 names them with those who do not buy.
  { at: "10:34", who: "V5", does: "other", purpose: "official_tour", by: "developer_leader", gets: { D: "D 0", I: "H 0" } },
  { at: "10:36", who: "V6", does: "other", purpose: "affiliate", gets: { D: "D 0", I: "H 0" } },
  // Taking a leaflet, passing by, and a peddler who does not say so: each a turn like any other (D29; I1).
  { at: "10:38", who: "V7", does: "other", purpose: "take_material", gets: { D: "D +", I: "A +" } },
  { at: "10:40", who: "V8", does: "other", purpose: "pass_by", declared: "never", gets: { D: "E +", I: "B +" } },
  {
    at: "10:42", who: "V9", does: "other", purpose: "peddle", declared: "never", gets: { D: "G +", I: "C +" },
    queue: { D: "HABCDEFG", I: "DEFGHABC" },
  },
  // Found to sell something in minute two: the last takes over, the first keeps his place (D29 D44; I13).
  { at: "10:45", who: "N7", does: "new", gets: { D: "H +", I: "D +" }, stays: true },
  { at: "10:47", who: "N7", does: "found", purpose: "vendor", gets: { D: "G 0", I: "C 0" }, queue: { D: "HABCDEFG", I: "DEFGHABC" } },
  // In minute twelve: the same by RB-D; by I13 the receiver goes on and is owed a make-up, which comes next.
  { at: "10:50", who: "N8", does: "new", gets: { D: "H +", I: "D +" }, stays: true },
  { at: "11:02", who: "N8", does: "found", purpose: "media", gets: { D: "G 0", I: "D 0" }, queue: { D: "HABCDEFG", I: "EFGHABCD" } },
  { at: "11:05", who: "N9", does: "new", gets: { D: "H +", I: "D m" }, queue: { D: "ABCDEFGH", I: "EFGHABCD" } },
  // Three families together are one group and one turn (D50; RB-I knows only the group).
  { at: "11:10", who: "N10", does: "arrives", parties: 3, gets: { D: "A +", I: "E +" } },
  // He rang before. Without a name by turn (D39; I1), with a name to the one he names.
  { at: "11:15", who: "N11", does: "arrives", phoned: "nobody", gets: { D: "B +", I: "F +" } },
  { at: "11:20", who: "N12", does: "arrives", phoned: "G", gets: "G +", queue: { D: "CDEFHABG", I: "HABCDEFG" } },
  // Met outside, names nobody: by turn.
  { at: "11:22", who: "N12a", does: "arrives", channel: "outreach", gets: { D: "C +", I: "H +" } },
  // E sees his client X at the door (D14; RB-I: his own agent all the same).
  { at: "11:25", who: "X", does: "arrives", recognised: "E", client: "许安", gets: "E 0" },
  // The new client of this morning comes again: A, not counted (D44; I6).
  { at: "11:30", who: "N1", does: "arrives", before: "赵一", gets: "A 0", queue: { D: "DEFHABCG", I: "ABCDEFGH" } },

  // The telephone: the last in the queue (D38); RB-I is silent, the office default is the first who is free.
  { at: "11:35", does: "call", gets: { D: "G", I: "A" } },
  { at: "11:37", does: "hangs-up", who: { D: "G", I: "A" } },
  { at: "11:40", who: "N13", does: "new", gets: { D: "D +", I: "A +" }, stays: true },
  { at: "11:42", does: "call", asks: { D: "D", I: "A" }, gets: { D: "G", I: "B" } },
  { at: "11:43", does: "hangs-up", who: { D: "G", I: "B" } },

  // Somebody asks for E; then X comes while his agent E is receiving and entrusts nobody: the last who is free (D15; I8).
  { at: "11:44", who: "N14", does: "arrives", named: "E", gets: "E +", stays: true },
  { at: "11:46", who: "X", does: "arrives", before: "许安", gets: { D: "G 0", I: "H 0" }, stays: true },
  { at: "11:48", who: "N15", does: "new", gets: { D: "F +", I: "B +" } },
  { at: "11:50", who: "X", does: "ends" },
  { at: "11:51", who: "N14", does: "ends" },
  { at: "11:52", who: "N13", does: "ends", registers: as("孙三", "1002"), valid: true },
  // The same, and E entrusts the head. Passed while he helps, RB-D holds his turn (D15), RB-I makes it up (I9).
  { at: "11:55", who: "N16", does: "arrives", named: "E", gets: "E +", stays: true, queue: { D: "HABCDFGE", I: "CDFGHABE" } },
  { at: "11:57", who: "X", does: "arrives", before: "许安", entrusted: { D: "H", I: "C" }, gets: { D: "H 0", I: "C 0" }, stays: true },
  { at: "11:59", who: "N17", does: "new", gets: { D: "A +", I: "D +" }, queue: { D: "HBCDFGAE", I: "FGHABCDE" } },
  { at: "12:01", who: "X", does: "ends" },
  { at: "12:02", who: "N16", does: "ends" },
  { at: "12:03", who: "N18", does: "new", gets: { D: "H +", I: "C m" }, queue: { D: "BCDFGHAE", I: "FGHABCDE" } },
  // The noon duty shift: the duty person receives. RB-D counts nothing (D48). RB-I has no duty shift: who receives is the
  // office default's to say, but a new client is one turn (I1).
  { at: "12:05", does: "duty", person: "E" },
  { at: "12:10", who: "N19", does: "new", gets: { D: "E 0", I: "E +" } },
  { at: "12:20", does: "duty-ends" },

  // Three are out: A without a word, B on an errand that S approved, C on leave and said so.
  // Passed, RB-D: A and C lose the turn, B is owed one that S must place (D9 D8). RB-I: A loses, B and C are kept (I3).
  { at: "13:00", does: "out", person: "A", reason: "washroom", told: false },
  { at: "13:01", does: "out", person: "B", reason: "official", approved: "S" },
  { at: "13:02", does: "out", person: "C", reason: "personal_leave", told: true, power: "cut" },
  { at: "13:05", who: "N20", does: "new", gets: { D: "D +", I: "F +" } },
  { at: "13:10", who: "N21", does: "new", gets: { D: "F +", I: "G +" } },
  { at: "13:15", who: "N22", does: "new", gets: { D: "G +", I: "H +" } },
  { at: "13:20", who: "N23", does: "new", gets: { D: "H +", I: "D +" }, queue: { D: "ABCDEFGH", I: "BCFGHADE" } },
  { at: "13:25", who: "N24", does: "new", gets: { D: "D +", I: "F +" }, queue: { D: "EFGHABCD", I: "BCGHADFE" } },
  { at: "13:30", does: "back", person: "A" },
  { at: "13:31", does: "back", person: "B" },
  { at: "13:32", does: "back", person: "C" },
  { at: "13:35", does: "places", person: "B", only: "D" },
  { at: "13:40", who: "N25", does: "new", gets: { D: "B m", I: "B +" }, queue: { D: "EFGHABCD", I: "CGHABDFE" } },

  // Only when he has left it is found out what he sells: the turn stays used (D29; I13).
  { at: "13:45", who: "N26", does: "new", gets: { D: "E +", I: "C +" } },
  { at: "13:55", who: "N26", does: "found-later", purpose: "vendor", queue: { D: "FGHABCDE", I: "GHABCDFE" } },
  // He turns out to be E's client X: handed over, and whoever received keeps his place (D12; I9).
  { at: "14:00", who: "N27", does: "new", gets: { D: "F +", I: "G +" }, stays: true },
  { at: "14:03", who: "N27", does: "handed", client: "许安", gets: "E 0", queue: { D: "FGHABCDE", I: "GHABCDFE" } },
  // S decides otherwise, in writing (D4; office default): A receives and it counts for him.
  { at: "14:10", who: "N28", does: "new", gets: { D: "F +", I: "G +" }, stays: true },
  {
    at: "14:12", who: "N28", does: "overruled", to: "A", by: "S", because: "老人行动不便，安宁会方言", gets: "A +",
    queue: { D: "FGHBCDEA", I: "GHBCDFAE" },
  },
  // A large party: B helps. Passed meanwhile, he is owed a turn by I9; RB-D comes to him only afterwards.
  { at: "14:20", who: "N29", does: "new", gets: { D: "F +", I: "G +" }, stays: true },
  { at: "14:22", who: "N29", does: "helped", person: "B" },
  { at: "14:25", who: "N30", does: "new", gets: { D: "G +", I: "H +" } },
  { at: "14:26", who: "N31", does: "new", gets: { D: "H +", I: "C +" } },
  { at: "14:27", who: "N29", does: "help-ends", person: "B" },
  { at: "14:28", who: "N29", does: "ends" },
  { at: "14:30", who: "N32", does: "new", gets: { D: "B +", I: "B m" }, queue: { D: "CDEFGHAB", I: "DFGHABCE" } },
  // A slip of the finger, taken back.
  { at: "14:35", who: "N33", does: "new", gets: { D: "C +", I: "D +" }, stays: true },
  { at: "14:36", does: "undo", queue: { D: "CDEFGHAB", I: "DFGHABCE" } },
  { at: "14:40", who: "N34", does: "new", gets: { D: "C +", I: "D +" } },
  // He insists on C: C receives without a turn, the turn of the first stays used (D16; office default).
  { at: "15:00", who: "N35", does: "new", gets: { D: "D +", I: "F +" }, stays: true },
  { at: "15:03", who: "N35", does: "handed", cause: "client_insists", to: "C", gets: "C 0", queue: { D: "EFGHABCD", I: "GHABCDEF" } },
  { at: "15:10", who: "V10", does: "other", purpose: "find_person", gets: { D: "D 0", I: "F 0" } },
  { at: "15:12", who: "V11", does: "other", purpose: "after_sale", gets: { D: "E +", I: "G +" } },
  // A major event: the manager decides (D5; office default), P assigns D.
  { at: "15:20", does: "event" },
  { at: "15:22", who: "N36", does: "assigned", to: "D", by: "P", gets: "D +", queue: { D: "FGHABCED", I: "HABCEFGD" } },
  { at: "15:25", does: "event" },
  // Three at once when the power goes.
  { at: "15:30", who: "N37", does: "new", gets: { D: "F +", I: "H +" }, stays: true },
  { at: "15:32", who: "N38", does: "new", gets: { D: "G +", I: "A +" }, stays: true },
  {
    at: "15:34", who: "N39", does: "new", gets: { D: "H +", I: "B +" }, stays: true, power: "cut",
    queue: { D: "ABCEFGHD", I: "CEFGHABD" },
  },
  { at: "15:40", who: "N37", does: "ends", registers: as("周四", "1003"), valid: true },
  { at: "15:41", who: "N38", does: "ends" },
  { at: "15:42", who: "N39", does: "ends" },
  { at: "15:50", who: "N40", does: "new", gets: { D: "A +", I: "C +" } },
  // He has been here, he says, and knows neither when nor by whom: neither book has a rule for that, so by turn.
  { at: "15:55", who: "N40a", does: "arrives", forgotten: true, gets: { D: "B +", I: "E +" } },
  // The ledger: the incomplete registration is completed, X is rung up, N1 buys, and so does X, with H, E not reached.
  // RB-I: half each on the same day (I9). RB-D says nothing: the whole is the owner's.
  { at: "16:00", who: "N2", does: "registers", registers: as("钱二", "1004"), valid: true },
  { at: "16:05", who: "X", does: "follow", by: "E" },
  { at: "16:10", who: "N1", does: "deal", stage: "contracted" },
  // Whoever is on site has been reached; E is not.
  { at: "16:12", does: "out", person: "E", reason: "official", approved: "S" },
  { at: "16:15", who: "X", does: "deal", stage: "subscribed", by: "H", reached: false, says: { D: "鄂晴", I: "50%" } },
  { at: "16:20", does: "back", person: "E" },
  // After hours (D43; I2): received, not counted.
  { at: "18:20", who: "N41", does: "new", gets: { D: "C 0", I: "F 0" }, queue: { D: "CEFGHABD", I: "FGHABCDE" } },
  // B had the last turn by RB-D, E by RB-I: tomorrow goes on behind them (D7; office default).
  { at: "18:30", does: "closes", tomorrow: { D: "CDEFGHAB", I: "FGHABCDE" } },
];

// --- The day after: only A and B are on shift ---------------------------------------------------------------------

export const AFTER = [
  { day: "2025-03-04", opens: "planned", only_here: "AB", at: "08:50", queue: "AB" },
  { at: "09:05", who: "N50", does: "new", gets: "A +", stays: true },
  { at: "09:10", who: "N51", does: "new", gets: "B +", stays: true },
  // Everybody is receiving. D30: one looks after both. I7: without the project manager's permission the visitor waits.
  { at: "09:15", who: "N52", does: "new", gets: { D: "A +", I: "waits" }, stays: true },
  { at: "09:16", who: "N53", does: "new", gets: "waits", only: "I", stays: true },
  { at: "09:17", who: "N53", does: "leaves", only: "I" },
  { at: "09:18", who: "N54", does: "permitted", person: "B", by: "P", gets: "B +", only: "I", stays: true },
  { at: "09:25", who: "N50", does: "ends" },
  { at: "09:26", who: "N52", does: "seated", gets: "A +", only: "I", stays: true },
  { at: "09:30", who: "N52", does: "ends" },
  { at: "09:31", who: "N54", does: "ends", only: "I" },
  { at: "09:32", who: "N51", does: "ends" },
  // Nobody is there: the visitor waits, and goes to the first who is back. B, who is resting, loses the turn (D9).
  { at: "09:40", does: "out", person: "A", reason: "washroom", told: false, only: "D" },
  { at: "09:41", does: "out", person: "B", reason: "rest", told: true, only: "D" },
  { at: "09:45", who: "N55", does: "new", gets: "waits", only: "D", stays: true },
  { at: "09:50", does: "back", person: "A", only: "D" },
  { at: "09:51", who: "N55", does: "seated", gets: "A +", only: "D" },
  { at: "18:30", does: "closes" },
];
