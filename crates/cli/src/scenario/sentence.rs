//! What happens: the sentences of the language.

use super::arrival::{about, purpose, reached};
use super::fault::{Fault, nearest};
use super::register::registered;
use super::words::Words;
use super::{Act, Agreement, Given, Opening, Said};
use rulebook::word::{
    AbsenceReason, Breach, Cause, ContactKind, DealStage, Declared, Grade, Office, Party, Purpose, Turn,
};

/// Words a sentence may begin with.
const KEYWORDS: &[&str] = &[
    "book",
    "with",
    "people",
    "teams",
    "receptionist",
    "supervisor",
    "manager",
    "project_manager",
    "hours",
    "roster",
    "client",
    "open",
    "close",
    "on",
    "new",
    "seat",
    "all",
    "phone",
    "call",
    "order",
    "proxy",
    "hand",
    "join",
    "household",
    "part",
    "share",
    "duty",
    "event",
    "undo",
    "ask",
    "do",
    "device",
    "merge",
    "scenario",
];

/// Words that follow a name.
const VERBS: &[&str] = &[
    "arrives",
    "leaves",
    "ends",
    "out",
    "back",
    "hangs",
    "helped",
    "helps",
    "is",
    "insists",
    "says",
    "found",
    "places",
    "overrules",
    "registers",
    "follows",
    "tries",
    "closes",
    "gives",
    "claims",
    "penalised",
    "proves",
    "unfound",
    "objects",
    "withdraws",
    "departs",
    "files",
    "graded",
    "signs",
];

/// Sentences with which nothing is told.
const PLAIN: &[&str] = &["ask", "do", "with"];

/// Words kept for readings other than the book's own.
const RESERVED: &[&str] = &["instead"];

pub(super) fn read(line: usize, text: &str) -> Result<(Act, Said), Fault> {
    let mut words = Words::new(line, text);
    let first = words.peek().unwrap_or_default();
    // A question has its own facts, and what the engine cannot do is written in plain words.
    let said = if PLAIN.contains(&first) { Said::default() } else { words.said()? };
    if RESERVED.contains(&first) {
        return Err(
            words.fault(format!("{first:?} is reserved for other readings of a book, and not yet in use"))
        );
    }
    let act = if KEYWORDS.contains(&first) {
        words.take();
        told(&mut words, first)?
    } else if words.second().is_some_and(|verb| VERBS.contains(&verb)) {
        let (name, verb) = (words.name("a name")?, words.need("a verb")?);
        deed(&mut words, name, verb)?
    } else {
        return Err(unknown(&words, first));
    };
    words.done()?;
    Ok((act, said))
}

fn unknown(words: &Words<'_>, first: &str) -> Fault {
    let fault = words.fault(format!("this sentence is not understood: it begins with {first:?}"));
    let keywords = KEYWORDS.iter().copied().chain(super::wish::STATES.iter().copied());
    let verb = words.second().and_then(|second| nearest(second, VERBS.iter().copied()));
    match (nearest(first, keywords), verb) {
        (Some(keyword), _) => fault.hint(format!("did you mean {keyword:?}?")),
        (None, Some(verb)) => fault.hint(format!("did you mean \"{first} {verb}\"?")),
        _ => fault.hint(format!(
            "begin with a name and one of {}, or with one of {}",
            VERBS.join(", "),
            KEYWORDS.join(", ")
        )),
    }
}

/// A sentence that begins with a keyword.
fn told(words: &mut Words<'_>, keyword: &str) -> Result<Act, Fault> {
    Ok(match keyword {
        "book" => {
            let name = words.name("the name of a book")?;
            let from = if words.takes("from") { Some(words.date()?) } else { None };
            Act::Book { name, from }
        }
        "with" => super::parameter::with(words)?,
        "people" | "teams" => people(words, Office::Agent)?,
        "receptionist" => people(words, Office::Receptionist)?,
        "supervisor" => people(words, Office::Supervisor)?,
        "manager" => people(words, Office::SalesManager)?,
        "project_manager" => people(words, Office::ProjectManager)?,
        "hours" => {
            let (from, to) = words.hours()?;
            Act::Hours { from, to }
        }
        "roster" => {
            let name = words.name("whose roster")?;
            let (from, to) = words.hours()?;
            Act::Roster { name, from, to }
        }
        "client" => Act::Client(client(words)?),
        "open" => open(words)?,
        "close" => close(words)?,
        "on" => Act::On { date: words.date()?, left_open: words.takes("left open") },
        "new" => Act::New { visitor: words.name("the visitor's name")?, about: about(words)? },
        "seat" => Act::Seat { visitor: words.name("who waits")?, about: about(words)? },
        "all" => {
            words.expect("end")?;
            Act::EndAll
        }
        "phone" => phone(words)?,
        "proxy" => {
            words.expect("of")?;
            let of = words.name("whose deputy")?;
            words.expect("is")?;
            Act::Proxy { of, proxy: words.name_or_nobody("the deputy")? }
        }
        "call" => {
            words.expect("order")?;
            Act::CallOrder { names: words.names("a name")? }
        }
        "order" => {
            let name = words.name("the name of an order")?;
            words.expect("is")?;
            let people = words.names_before("a name", &["by"])?;
            let by = if words.takes("by") { Some(words.name("who sets it")?) } else { None };
            Act::Order { name, people, by }
        }
        "hand" => hand(words)?,
        "join" => super::household::link(words, false)?,
        "household" => super::household::link(words, true)?,
        "part" => super::household::part(words)?,
        "share" => super::household::share(words)?,
        "duty" => Act::Duty { name: words.name_or_nobody("who is on duty")? },
        "event" => Act::Event { on: words.word("state", &["on", "off"], on_or_off)? },
        "undo" => Act::Undo { what: words.take().map(str::to_owned) },
        "ask" => ask(words)?,
        "do" => Act::Do { what: words.rest().join(" ") },
        "device" => Act::Device { name: words.name("the device's name")? },
        _ => Act::Merge { names: words.names("a device")? },
    })
}

/// A sentence that begins with a name.
fn deed(words: &mut Words<'_>, name: String, verb: &str) -> Result<Act, Fault> {
    Ok(match verb {
        "arrives" => Act::Arrive { visitor: name, about: about(words)? },
        "leaves" => Act::Leave { visitor: name },
        "ends" => Act::End { name },
        "out" => out(words, name)?,
        "back" => Act::Back { name },
        "hangs" => {
            words.expect("up")?;
            Act::HangUp { name }
        }
        "helped" => Act::Settle { helper: name, visitor: words.name("whom he helped with")? },
        "helps" => {
            let visitor = words.name("whom he helps with")?;
            Act::Help { helper: name, visitor, by: by_whom(words)? }
        }
        "is" => {
            let found = Some(words.name("whose client he is")?);
            let to = if words.takes("to") { Some(words.name("to whom he goes")?) } else { None };
            Act::HandOver { visitor: name, to, cause: Cause::ColleagueClient, found, by: by_whom(words)? }
        }
        "insists" => {
            words.expect("on")?;
            let to = Some(words.name("on whom he insists")?);
            Act::HandOver { visitor: name, to, cause: Cause::ClientInsists, found: None, by: by_whom(words)? }
        }
        "says" | "found" => identify(words, name)?,
        "places" => Act::Place { by: name, whose: words.name("whose make-up")? },
        "overrules" => overrule(words, name)?,
        "registers" => {
            let visitor = words.name("who is registered")?;
            Act::Register(registered(words, name, visitor)?)
        }
        "follows" => {
            words.expect("up")?;
            follow_up(words, name, true)?
        }
        "tries" => follow_up(words, name, false)?,
        "closes" => deal(words, name)?,
        "gives" => {
            words.expect("back")?;
            let by = if words.takes("to") { words.name("with whom")? } else { name.clone() };
            let (stage, agreed) = (DealStage::Returned, Agreement::default());
            Act::Deal { by, client: name, stage, owner_reachable: None, sum: None, agreed }
        }
        "penalised" => penalised(words, name)?,
        "proves" => Act::Prove { by: name, client: words.name("a client")? },
        "objects" => super::household::object(words, name)?,
        "withdraws" => Act::Withdraw { by: name, visitor: words.name("whose registration")? },
        "departs" => {
            words.expect("by")?;
            let by = words.name("who decides")?;
            let to = if words.takes("to") { Some(words.name("who has his clients")?) } else { None };
            Act::Depart { name, by, to }
        }
        "signs" => {
            if words.takes("out") {
                return Ok(Act::SignOut { name });
            }
            words.expect("in")?;
            Act::SignIn { name }
        }
        "graded" => {
            let grade = words.word("grade", Grade::WORDS, Grade::from_word)?;
            words.expect("by")?;
            Act::Grade { by: words.name("who grades him")?, client: name, grade }
        }
        "files" => {
            let client = words.name("a client")?;
            let minutes = if words.peek().is_some() { Some(ahead(words)?) } else { None };
            Act::File { by: name, client, minutes }
        }
        "unfound" => Act::Unfound { client: name },
        _ => Act::Claim { by: name, client: words.name("a client")? },
    })
}

/// `30 minutes before`, or `after`, which is no minute before.
fn ahead(words: &mut Words<'_>) -> Result<i64, Fault> {
    let minutes = i64::from(words.count("the minutes")?);
    words.expect("minutes")?;
    let sign = words.word("word", &["before", "after"], |word| match word {
        "before" => Some(1),
        "after" => Some(0),
        _ => None,
    })?;
    Ok(minutes * sign)
}

/// `close all`, `close A 17:30 N2 17:00`: with the ends of what still runs or waits.
fn close(words: &mut Words<'_>) -> Result<Act, Fault> {
    let mut ends = Vec::new();
    let all = words.takes("all");
    while words.peek().is_some() {
        ends.push((words.name("what ended")?, words.time()?));
    }
    Ok(Act::Close { ends, all })
}

fn people(words: &mut Words<'_>, office: Office) -> Result<Act, Fault> {
    let names = words.names("a name")?;
    if names.is_empty() {
        return Err(words.fault("a name is missing here"));
    }
    Ok(Act::People { names, office })
}

fn on_or_off(word: &str) -> Option<bool> {
    match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn client(words: &mut Words<'_>) -> Result<Given, Fault> {
    let name = words.name("the client's name")?;
    words.expect("of")?;
    let owner = words.name("whose client he is")?;
    let mut given =
        Given { name, owner, deal: DealStage::None, visited: None, last: None, record: None, dealt: None };
    while let Some(word) = words.take() {
        match word {
            "open" => given.deal = DealStage::None,
            "closed" => given.deal = DealStage::Contracted,
            "returned" => given.deal = DealStage::Returned,
            "visited" => given.visited = Some(words.date()?),
            "last" => given.last = Some(words.date()?),
            "record" => given.record = Some(words.date()?),
            "deal" => given.dealt = Some(words.date()?),
            "lapsed" => {
                let fault = words.fault("whether a client has lapsed is for the book to say");
                return Err(fault.hint("write: open last YYYY-MM-DD"));
            }
            other => {
                let known = ["open", "closed", "returned", "visited", "last", "record", "deal"];
                return Err(Fault::unknown(words.line, "word about a client", other, known));
            }
        }
    }
    Ok(given)
}

fn open(words: &mut Words<'_>) -> Result<Act, Fault> {
    let day = match words.peek() {
        Some("next") => {
            words.take();
            Opening::Next
        }
        Some(word) if word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('-') => {
            Opening::On(words.date()?)
        }
        _ => Opening::Today,
    };
    let names = words.names_before("a name", &["without"])?;
    let without = if words.takes("without") { words.names("a name")? } else { Vec::new() };
    if !names.is_empty() && !without.is_empty() {
        return Err(words.fault("either say who is there, or who is not"));
    }
    Ok(Act::Open { day, names, without })
}

fn phone(words: &mut Words<'_>) -> Result<Act, Fault> {
    words.expect("rings")?;
    let (mut called, mut taken_by, mut caller) = (None, None, None);
    let (mut stays, mut purpose) = (false, Purpose::Buy);
    loop {
        if words.takes("for") {
            called = Some(words.name("for whom")?);
        } else if words.takes("says") {
            purpose = super::arrival::purpose(words)?;
        } else if words.takes("taken by") {
            taken_by = Some(words.name("who takes it")?);
        } else if words.takes("by") {
            caller = Some(words.name("who rings")?);
        } else if words.takes("stays") {
            stays = true;
        } else {
            return Ok(Act::Phone { called, purpose, taken_by, caller, stays });
        }
    }
}

fn hand(words: &mut Words<'_>) -> Result<Act, Fault> {
    let visitor = words.name("who is handed over")?;
    let to = if words.takes("to") { Some(words.name("to whom he goes")?) } else { None };
    words.expect("because")?;
    let cause = words.word("cause", Cause::WORDS, Cause::from_word)?;
    let found = if words.takes("client") { Some(words.name("which client he is")?) } else { None };
    Ok(Act::HandOver { visitor, to, cause, found, by: by_whom(words)? })
}

/// `by S`: who ordered or permitted it.
fn by_whom(words: &mut Words<'_>) -> Result<Option<String>, Fault> {
    if words.takes("by") { words.name("who ordered or permitted it").map(Some) } else { Ok(None) }
}

fn identify(words: &mut Words<'_>, visitor: String) -> Result<Act, Fault> {
    let purpose = purpose(words)?;
    let (mut declared, mut minutes, mut verified) = (Declared::During, None, true);
    loop {
        if words.takes("minute") {
            minutes = Some(i64::from(words.count("the minute")?));
        } else if words.takes("unverified") {
            verified = false;
        } else if words.takes("gone") {
            declared = Declared::AfterLeft;
        } else {
            let by = by_whom(words)?;
            return Ok(Act::Identify { visitor, purpose, declared, minutes, verified, by });
        }
    }
}

fn out(words: &mut Words<'_>, name: String) -> Result<Act, Fault> {
    let reason = words.word("reason", AbsenceReason::WORDS, AbsenceReason::from_word)?;
    let told = words.takes("told");
    let approved_by = if words.takes("approved by") { Some(words.name("who approved it")?) } else { None };
    Ok(Act::Out { name, reason, told, approved_by })
}

fn follow_up(words: &mut Words<'_>, by: String, reached: bool) -> Result<Act, Fault> {
    let client = words.name("a client")?;
    let mut kind = ContactKind::Call;
    if words.takes("by") {
        kind = words.word("kind of contact", ContactKind::WORDS, ContactKind::from_word)?;
    }
    let recorded = !words.takes("unrecorded");
    Ok(Act::FollowUp { by, client, kind, reached, recorded })
}

fn penalised(words: &mut Words<'_>, name: String) -> Result<Act, Fault> {
    words.expect("for")?;
    let breach = words.word("breach", Breach::WORDS, Breach::from_word)?;
    words.expect("by")?;
    let by = words.name("who decides")?;
    let amount = if words.takes("amount") { Some(words.count("how much")?) } else { None };
    let until = if words.takes("until") { Some(words.date()?) } else { None };
    Ok(Act::Penalise { name, breach, by, amount, until })
}

fn facts(words: &mut Words<'_>) -> Vec<(String, String)> {
    std::iter::from_fn(|| words.fact()).collect()
}

fn overrule(words: &mut Words<'_>, by: String) -> Result<Act, Fault> {
    let visitor = words.name("whose reception")?;
    words.expect("to")?;
    let to = words.name("to whom he goes")?;
    let turn =
        if words.takes("turn") { words.word("turn", Turn::WORDS, Turn::from_word)? } else { Turn::Count };
    Ok(Act::Overrule { by, visitor, to, turn })
}

fn deal(words: &mut Words<'_>, by: String) -> Result<Act, Fault> {
    let client = words.name("a client")?;
    let (mut stage, mut owner_reachable, mut sum) = (DealStage::Contracted, None, None);
    let mut agreed = Agreement::default();
    while words.peek().is_some() {
        if words.takes("agreed") {
            agreed = agreement(words)?;
        } else if words.takes("sum") {
            sum = Some(words.count("the sum in yuan")?);
        } else if words.takes("owner") {
            owner_reachable = Some(reached(words)?);
        } else {
            stage = words.word("stage", DealStage::WORDS, DealStage::from_word)?;
        }
    }
    Ok(Act::Deal { by, client, stage, owner_reachable, sum, agreed })
}

/// `agreed owner 35% receiver 65%`, `agreed payout 40%`, each with `by S`.
fn agreement(words: &mut Words<'_>) -> Result<Agreement, Fault> {
    let mut agreed = Agreement::default();
    loop {
        if words.takes("by") {
            agreed.by = Some(words.name("who said so")?);
        } else if words.takes("payout") {
            agreed.payout = Some(per_cent(words)?);
        } else if let Some(party) = words.peek().and_then(Party::from_word) {
            words.take();
            agreed.shares.push((party, per_cent(words)?));
        } else {
            return Ok(agreed);
        }
    }
}

/// A share such as `35%`, in per-mille.
fn per_cent(words: &mut Words<'_>) -> Result<u16, Fault> {
    let word = words.need("a share such as 35%")?;
    let share = word.strip_suffix('%').and_then(|n| n.parse::<u16>().ok()).filter(|n| *n <= 100);
    share.map(|n| n * 10).ok_or_else(|| words.fault(format!("{word:?} is no share such as 35%")))
}

fn ask(words: &mut Words<'_>) -> Result<Act, Fault> {
    let question = words.name("a question")?;
    let facts = facts(words);
    if let Some(word) = words.peek() {
        let fault = words.fault(format!("{word:?} is not a fact"));
        return Err(fault.hint(format!("write: ask {question} fact=value …")));
    }
    Ok(Act::Ask { question, facts })
}
