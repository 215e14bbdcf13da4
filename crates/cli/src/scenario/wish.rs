//! What is expected: the words after an arrow, and lines that only look.

use super::fault::Fault;
use super::words::Words;
use super::{Column, Expect};
use rulebook::Slot;
use rulebook::measure::Share;
use rulebook::word::{CallThen, Giver, Missed, RegistrationState, Role, Turn, VisitKind};

/// What stands for a day that is counted from what is not known.
const UNKNOWN: &str = "unknown";

/// Words a line that only looks may begin with.
pub(super) const STATES: &[&str] = &[
    "queue",
    "ticks",
    "received",
    "uncounted",
    "lost",
    "granted",
    "made_up",
    "held",
    "credits",
    "unplaced",
    "call_credits",
    "calls",
    "suspended",
    "waiting",
    "serving",
    "owner",
    "kind",
    "registration",
    "serves",
    "claims",
    "filings",
    "conflicts",
    "until",
    "follow_up",
    "cited",
    "expect",
];

/// Words that only stand after an arrow.
const WISHES: &[&str] = &[
    "waits", "refused", "asks", "cites", "not", "rules", "passed", "credit", "turn", "role", "giver", "then",
    "receiver", "silent", "duties", "split", "bonus", "due", "budget", "steps", "valid", "missing", "late",
    "in", "order", "next",
];

/// Words that mean the same after a question as after anything else.
const ALWAYS: &[&str] = &[
    "refused", "cites", "not", "cited", "rules", "silent", "asks", "duties", "split", "bonus", "due",
    "budget", "steps",
];

/// Whether a line only looks.
pub(super) fn is_state(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| STATES.contains(&word))
}

/// Reads one expectation; after a question every unknown word is taken for a slot of the answer.
pub(super) fn read(line: usize, text: &str, asked: bool) -> Result<Expect, Fault> {
    let mut words = Words::new(line, text);
    let first = words.need("an expectation")?;
    let known = STATES.contains(&first) || WISHES.contains(&first);
    // A word that is no expectation of its own may name a slot of the answer.
    let answer = if asked { !ALWAYS.contains(&first) } else { !known && Slot::from_name(first).is_some() };
    let expect = if answer || first == "expect" {
        slot(&mut words, first)?
    } else if STATES.contains(&first) {
        state(&mut words, first)?
    } else if known {
        wish(&mut words, first)?
    } else if words.peek().is_none() {
        Expect::Receiver(first.to_owned())
    } else {
        return Err(Fault::unknown(line, "expectation", first, STATES.iter().chain(WISHES).copied()));
    };
    words.done()?;
    Ok(expect)
}

fn slot(words: &mut Words<'_>, first: &str) -> Result<Expect, Fault> {
    let slot = if first == "expect" { words.need("what is expected")? } else { first };
    Ok(Expect::Slot { slot: slot.to_owned(), value: words.rest() })
}

fn wish(words: &mut Words<'_>, first: &str) -> Result<Expect, Fault> {
    Ok(match first {
        "receiver" => Expect::Receiver(words.name("who receives")?),
        "waits" => Expect::Waits,
        "refused" => {
            let key = words.take().map(str::to_owned);
            Expect::Refused { key, about: words.take().map(str::to_owned) }
        }
        "asks" => Expect::Asks(words.need("the fact asked for")?.to_owned()),
        "cites" => {
            let exactly = words.takes("exactly");
            Expect::Cites { articles: some(words, "an article")?, exactly }
        }
        "not" if words.takes("cites") => Expect::NotCites(some(words, "an article")?),
        "not" if words.takes("duties") => Expect::NotDuties(some(words, "a duty")?),
        "not" if words.takes("due") => Expect::NotDue(some(words, "a task")?),
        "not" => return Err(words.fault("\"not\" goes with cites, duties or due")),
        "rules" => Expect::Rules(some(words, "a rule")?),
        "passed" => passed(words)?,
        "credit" => Expect::Credit(words.word("word", &["used", "unused"], |word| match word {
            "used" => Some(true),
            "unused" => Some(false),
            _ => None,
        })?),
        "turn" => word(words, first, Turn::WORDS)?,
        "role" => word(words, first, Role::WORDS)?,
        "giver" => word(words, first, Giver::WORDS)?,
        "then" => word(words, first, CallThen::WORDS)?,
        "silent" if words.peek().is_none() => Expect::SilentBook,
        "silent" => Expect::Silent(words.names("a slot")?),
        "steps" => Expect::Steps(some(words, "a rule")?),
        "duties" => Expect::Duties(some(words, "a duty")?),
        "split" | "bonus" => Expect::Shares { slot: first.to_owned(), shares: shares(words)? },
        "due" => due(words)?,
        "budget" => budget(words)?,
        "valid" => Expect::Valid(yes_or_no(words)?),
        "missing" => Expect::Missing(words.names("a column")?),
        "late" => Expect::Late(true),
        "in" => {
            words.expect("time")?;
            Expect::Late(false)
        }
        "order" => Expect::Order(some(words, "a name")?),
        _ => Expect::Next(some(words, "a name")?),
    })
}

fn state(words: &mut Words<'_>, first: &str) -> Result<Expect, Fault> {
    Ok(match first {
        "queue" => Expect::Queue(some(words, "a name")?),
        "ticks" => count(words, Column::Ticks)?,
        "received" => count(words, Column::Received)?,
        "uncounted" => count(words, Column::Uncounted)?,
        "lost" => count(words, Column::Lost)?,
        "granted" => count(words, Column::Granted)?,
        "made_up" => count(words, Column::MadeUp)?,
        "held" => count(words, Column::Held)?,
        "credits" => count(words, Column::Credits)?,
        "unplaced" => count(words, Column::Unplaced)?,
        "call_credits" => count(words, Column::CallCredits)?,
        "calls" => Expect::Calls(some(words, "a name")?),
        "suspended" if words.takes("nobody") => Expect::Suspended(None),
        "suspended" => {
            let name = words.name("who is suspended")?;
            words.expect("until")?;
            Expect::Suspended(Some((name, words.date()?.to_string())))
        }
        "waiting" => Expect::Waiting(none_or(words.names("a visitor")?, "nobody")),
        "serving" => {
            Expect::Serving { name: words.name("who serves")?, visitor: words.name_or_nobody("whom")? }
        }
        "owner" => {
            let client = if words.second().is_some() { Some(words.name("a client")?) } else { None };
            Expect::Owner { client, owner: words.name_or_nobody("the owner")? }
        }
        "serves" => {
            Expect::Serves { client: words.name("a client")?, by: words.name_or_nobody("who serves him")? }
        }
        "claims" => {
            let client = words.name("a client")?;
            Expect::Claims { client, claims: words.rest() }
        }
        "filings" => {
            let client = words.name("a client")?;
            Expect::Filings { client, filings: words.rest() }
        }
        "kind" => {
            let client = if words.second().is_some() { Some(words.name("a client")?) } else { None };
            Expect::Kind { client, kind: words.word("kind", VisitKind::WORDS, VisitKind::from_word)? }
        }
        "registration" => {
            let visitor = words.name("a visitor")?;
            let states = || RegistrationState::WORDS.iter().copied().chain(["invalid"]);
            let all: Vec<&str> = states().collect();
            let state = words.word("state", &all, |word| states().find(|known| *known == word))?;
            Expect::Registration { visitor, state: state.to_owned() }
        }
        "until" if words.second().is_none() => Expect::Slot { slot: first.to_owned(), value: words.rest() },
        "until" | "follow_up" => {
            let client = words.name("a client")?;
            let day = words.need("a day")?;
            Expect::Held {
                client,
                what: first.to_owned(),
                day: Some(day.to_owned()).filter(|day| day != "nothing"),
            }
        }
        "conflicts" => Expect::Conflicts(none_or(words.names("a conflict")?, "none")),
        _ => Expect::Cited(some(words, "an article")?),
    })
}

fn some(words: &mut Words<'_>, what: &str) -> Result<Vec<String>, Fault> {
    let all = words.names(what)?;
    if all.is_empty() { Err(words.fault(format!("{what} is missing here"))) } else { Ok(all) }
}

fn none_or(names: Vec<String>, none: &str) -> Vec<String> {
    if names == [none] { Vec::new() } else { names }
}

fn word(words: &mut Words<'_>, of: &str, known: &'static [&'static str]) -> Result<Expect, Fault> {
    let word = words.word(of, known, |word| known.iter().copied().find(|known| *known == word))?;
    Ok(Expect::Word { of: of.to_owned(), word: word.to_owned() })
}

fn passed(words: &mut Words<'_>) -> Result<Expect, Fault> {
    if words.takes("nobody") {
        return Ok(Expect::PassedNobody);
    }
    let name = words.name("who is passed")?;
    let missed = match words.peek() {
        None | Some("cites") => None,
        Some(_) => Some(words.word("effect", Missed::WORDS, Missed::from_word)?),
    };
    let cites = if words.takes("cites") { some(words, "an article")? } else { Vec::new() };
    Ok(Expect::Passed { name, missed, cites })
}

/// Names with a number each, or `none` for nobody at all.
fn count(words: &mut Words<'_>, column: Column) -> Result<Expect, Fault> {
    let mut of = Vec::new();
    if words.takes("none") {
        return Ok(Expect::Count { column, of });
    }
    while words.peek().is_some() {
        of.push((words.name("a name")?, words.turns("a number")?));
    }
    if of.is_empty() {
        Err(words.fault("names with a number each are missing here"))
    } else {
        Ok(Expect::Count { column, of })
    }
}

/// Shares in per cent: `owner 50% receiver 50%`, `first 30%-40%`.
fn shares(words: &mut Words<'_>) -> Result<Vec<(String, Share)>, Fault> {
    let mut shares = Vec::new();
    while words.peek().is_some() {
        let party = words.name("a party")?;
        let share = words.need("a share such as 50%")?;
        let read = match share.split_once('-') {
            None => per_cent(share).map(Share::Exact),
            Some((low, high)) => per_cent(low).zip(per_cent(high)).map(|(low, high)| Share::Range(low, high)),
        };
        let wrong = || words.fault(format!("{share:?} is not a share such as 50%"));
        shares.push((party, read.ok_or_else(wrong)?));
    }
    Ok(shares)
}

/// In per-mille.
fn per_cent(text: &str) -> Option<u16> {
    text.strip_suffix('%')?.parse::<u16>().ok().filter(|n| *n <= 100).map(|n| n * 10)
}

/// `due end_of_day`, or a task with its day: `due confirm 2025-06-19`, `due confirm 2025-06-18..2025-06-19`, `due confirm
/// unknown`.
fn due(words: &mut Words<'_>) -> Result<Expect, Fault> {
    let task = words.name("what is due")?;
    let Some(days) = words.take() else {
        return Ok(Expect::Slot { slot: "due".to_owned(), value: vec![task] });
    };
    let (opens, on) = days.split_once("..").map_or((None, days), |(from, to)| (Some(from), to));
    if let Some(wrong) = opens
        .into_iter()
        .chain([on])
        .find(|day| *day != UNKNOWN && rulebook::period::Point::read(day).is_none())
    {
        return Err(words.fault(format!("{wrong:?} is not a date YYYY-MM-DD or a moment YYYY-MM-DDThh:mm")));
    }
    Ok(Expect::Due { task, opens: opens.map(str::to_owned), on: on.to_owned() })
}

/// Amounts in yuan: `budget meal 30 lodging 300`.
fn budget(words: &mut Words<'_>) -> Result<Expect, Fault> {
    let mut amounts = Vec::new();
    while words.peek().is_some() {
        amounts.push((words.name("an expense")?, i64::from(words.count("an amount")?)));
    }
    if amounts.is_empty() {
        Err(words.fault("amounts are missing here"))
    } else {
        Ok(Expect::Budget(amounts))
    }
}

fn yes_or_no(words: &mut Words<'_>) -> Result<bool, Fault> {
    words.word("answer", &["yes", "no"], |word| match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}
