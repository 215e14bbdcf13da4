//! What is expected: the words after an arrow, and lines that only look.

use super::fault::Fault;
use super::words::Words;
use super::{Column, Expect};
use rulebook::word::{CallThen, Giver, Missed, Role, Turn, VisitKind};

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
    "waiting",
    "serving",
    "owner",
    "kind",
    "registration",
    "conflicts",
    "cited",
    "expect",
];

/// Words that only stand after an arrow.
const WISHES: &[&str] = &[
    "waits", "refused", "asks", "cites", "not", "rules", "passed", "credit", "turn", "role", "giver", "then",
    "receiver", "silent", "duties", "split", "valid", "missing", "late", "in", "order", "next",
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
    let answer = asked
        && !matches!(first, "cites" | "not" | "cited" | "rules" | "silent" | "asks" | "duties" | "split");
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
        "not" => return Err(words.fault("\"not\" goes with cites or duties")),
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
        "silent" => Expect::Silent(words.names("a slot")?),
        "duties" => Expect::Duties(some(words, "a duty")?),
        "split" => split(words)?,
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
        "waiting" => Expect::Waiting(none_or(words.names("a visitor")?, "nobody")),
        "serving" => {
            Expect::Serving { name: words.name("who serves")?, visitor: words.name_or_nobody("whom")? }
        }
        "owner" => {
            let client = if words.second().is_some() { Some(words.name("a client")?) } else { None };
            Expect::Owner { client, owner: words.name_or_nobody("the owner")? }
        }
        "kind" => {
            let client = if words.second().is_some() { Some(words.name("a client")?) } else { None };
            Expect::Kind { client, kind: words.word("kind", VisitKind::WORDS, VisitKind::from_word)? }
        }
        "registration" => {
            let visitor = words.name("a visitor")?;
            let state = words.word("state", &["valid", "invalid", "none"], |word| {
                ["valid", "invalid", "none"].into_iter().find(|known| *known == word)
            })?;
            Expect::Registration { visitor, state: state.to_owned() }
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
        of.push((words.name("a name")?, words.count("a number")?));
    }
    if of.is_empty() {
        Err(words.fault("names with a number each are missing here"))
    } else {
        Ok(Expect::Count { column, of })
    }
}

/// Shares in per cent: `owner 50% receiver 50%`.
fn split(words: &mut Words<'_>) -> Result<Expect, Fault> {
    let mut shares = Vec::new();
    while words.peek().is_some() {
        let party = words.name("a party")?;
        let share = words.need("a share such as 50%")?;
        let read = share.strip_suffix('%').and_then(|n| n.parse::<u16>().ok()).filter(|n| *n <= 100);
        shares.push((
            party,
            read.ok_or_else(|| words.fault(format!("{share:?} is not a share such as 50%")))? * 10,
        ));
    }
    Ok(Expect::Split(shares))
}

fn yes_or_no(words: &mut Words<'_>) -> Result<bool, Fault> {
    words.word("answer", &["yes", "no"], |word| match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    })
}
