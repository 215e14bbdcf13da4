//! Plays a scenario on the real engine: decide, record, apply — and replays it from the journal at the end.

mod answer;
mod cast;
mod device;
mod given;
mod judge;
mod outcome;
mod own;
mod perform;
mod question;
mod reception;
mod register;
mod setting;
mod told;

use crate::scenario::{Act, Expect, Fault, Given, Line, Said, Scenario};
use crate::shelf::Shelf;
use cast::Cast;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use device::Device;
use journal::EntryId;
use office::event::Place;
use office::{Command, Decided, Event, Minute, Now, PersonId, Reason, Recorded, Told, VisitId};
use outcome::Outcome;
use rulebook::parameter::ParameterValue;
use rulebook::{Book, BookDigest, Facts, RuleId, Ruling};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// One expectation that was not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line the expectation stands on.
    pub line: usize,
    /// What was expected.
    pub expected: String,
    /// What happened.
    pub got: String,
}

/// Where a scenario failed, and why. The lines after it are not played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The line.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What was not met, or what is wrong with the line.
    pub problems: Vec<Problem>,
    /// The steps of the rulings: question, rule, articles, what the rule says.
    pub because: Vec<String>,
}

/// Plays a scenario to its end.
///
/// # Errors
/// The first line on which something else happened than was expected.
pub fn play(scenario: &Scenario, shelf: &Shelf) -> Result<(), Box<Failure>> {
    let mut play = Play::new(shelf);
    for line in &scenario.lines {
        play.line(line).map_err(|wrong| Box::new(play.failure(line, wrong)))?;
    }
    play.replay().map_err(|problem| {
        let text = scenario.lines.last().map(|line| line.text.clone()).unwrap_or_default();
        Box::new(Failure { line: problem.line, text, problems: vec![problem], because: Vec::new() })
    })
}

/// What is wrong with a line: the line itself, or what happened on it.
enum Wrong {
    Fault(Fault),
    Unmet(Vec<Problem>, Box<Outcome>),
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Something that ends by itself before the next thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brief {
    Visit(VisitId),
    Call(PersonId),
}

/// The name of the first device.
const FIRST: &str = "t1";

/// A scenario being played.
struct Play<'s> {
    shelf: &'s Shelf,
    /// The book last named.
    book: Option<Rc<Book>>,
    books: BTreeMap<String, Rc<Book>>,
    /// How the book last named is taken otherwise than it is written.
    with: BTreeMap<String, ParameterValue>,
    /// The book's name on the shelf, and from when it holds.
    named: Option<(String, Option<NaiveDate>)>,
    cast: Cast,
    devices: BTreeMap<String, Device>,
    /// The device of this line.
    here: String,
    clock: NaiveDateTime,
    hours: (Minute, Minute),
    rosters: BTreeMap<PersonId, (Minute, Minute)>,
    given: Vec<(usize, Given)>,
    brief: Vec<(String, Brief)>,
    /// What the lines wrote, for undoing.
    written: Vec<(String, EntryId)>,
    cited: BTreeSet<String>,
    /// What is told with this line, until an act takes it.
    told: Told,
}

/// The books of a play by their digests.
struct Named<'a>(&'a BTreeMap<String, Rc<Book>>);

impl office::event::Shelf for Named<'_> {
    fn book(&self, digest: &BookDigest) -> Option<&Book> {
        self.0.get(&digest.0).map(Rc::as_ref)
    }
}

impl<'s> Play<'s> {
    fn new(shelf: &'s Shelf) -> Self {
        let minute = |hour| Minute::new(hour, 0).unwrap_or_else(|| Now(NaiveDateTime::default()).minute());
        let start = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
        Self {
            shelf,
            book: None,
            books: BTreeMap::new(),
            with: BTreeMap::new(),
            named: None,
            cast: Cast::default(),
            devices: BTreeMap::from([(FIRST.to_owned(), Device::new(FIRST, 1))]),
            here: FIRST.to_owned(),
            clock: start.and_time(NaiveTime::MIN),
            hours: (minute(9), minute(18)),
            rosters: BTreeMap::new(),
            given: Vec::new(),
            brief: Vec::new(),
            written: Vec::new(),
            cited: BTreeSet::new(),
            told: Told::nothing(),
        }
    }

    fn line(&mut self, line: &Line) -> Result<(), Wrong> {
        line.device.as_deref().unwrap_or(FIRST).clone_into(&mut self.here);
        self.device(line.number)?;
        self.tell_time(line)?;
        if ends_brief(&line.act) {
            self.end_brief(line.number)?;
        }
        self.told = self.told_on(line)?;
        let outcome = self.perform(line)?;
        if !std::mem::take(&mut self.told).is_nothing() {
            return Err(Fault::new(line.number, "nothing can be told here").into());
        }
        self.cited.extend(outcome.cites().into_iter().map(|article| article.0.clone()));
        if let Outcome::Done { recorded, .. } = &outcome {
            self.written.push((self.here.clone(), recorded.entry));
        }
        let mut problems = Vec::new();
        problems.extend(unforeseen(line, &outcome));
        for wish in &line.wishes {
            if let Err(got) = self.judge(wish, &outcome)? {
                problems.push(Problem { line: wish.number, expected: wish.text.clone(), got });
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(Wrong::Unmet(problems, Box::new(outcome))) }
    }

    fn failure(&self, line: &Line, wrong: Wrong) -> Failure {
        let (text, number) = (line.text.clone(), line.number);
        match wrong {
            Wrong::Fault(fault) => {
                let expected = "a line that can be played".to_owned();
                let problem = Problem { line: fault.line, expected, got: fault.to_string() };
                Failure { line: fault.line, text, problems: vec![problem], because: Vec::new() }
            }
            Wrong::Unmet(problems, outcome) => {
                let because = outcome.rulings().iter().flat_map(|ruling| self.steps(ruling)).collect();
                Failure { line: number, text, problems, because }
            }
        }
    }

    /// The steps of a ruling, one a line.
    fn steps(&self, ruling: &Ruling) -> Vec<String> {
        let question = ruling.question.name();
        let book = self.books.get(&ruling.book.0);
        let mut lines: Vec<String> = Vec::new();
        for step in &ruling.steps {
            let cites: Vec<&str> = step.cites.iter().map(|article| article.0.as_str()).collect();
            let says =
                book.and_then(|book| book.find_rule(&step.rule)).map_or("", |rule| rule.says.zh.as_str());
            lines.push(format!("{question}: {} [{}] {says}", step.rule, cites.join(" ")));
        }
        for slot in &ruling.silent {
            lines.push(format!("{question}: the book is silent on {}; office default", slot.name()));
        }
        if let Some(fact) = ruling.asks {
            lines.push(format!("{question}: asks for {}", fact.name()));
        }
        lines
    }

    fn device(&self, line: usize) -> Result<&Device, Fault> {
        let known = self.devices.keys().map(String::as_str);
        self.devices.get(&self.here).ok_or_else(|| Fault::unknown(line, "device", &self.here, known))
    }

    /// Sets the clock by the line: its own time, or a minute after the line before.
    fn tell_time(&mut self, line: &Line) -> Result<(), Fault> {
        let begun = self.clock.time() == NaiveTime::MIN;
        let next = match line.at {
            Some(minute) => Now::on(self.clock.date(), minute).0,
            None if !takes_time(&line.act) => return Ok(()),
            // The first thing of a day happens when the office opens.
            None if begun => Now::on(self.clock.date(), self.hours.0).0,
            None => self.clock + TimeDelta::minutes(1),
        };
        if next < self.clock {
            let now = format!("{:02}:{:02}", self.clock.hour(), self.clock.minute());
            return Err(Fault::new(line.number, format!("it is {now} already")));
        }
        self.clock = next;
        Ok(())
    }

    /// The book of the open day, or the book in force.
    fn book(&self, line: usize) -> Result<Rc<Book>, Fault> {
        let state = &self.device(line)?.state;
        let digest = match state.open_day() {
            Some(day) => Some(&day.book),
            None => state.book_on(self.clock.date()).map(|adoption| &adoption.book),
        };
        let known = digest.and_then(|digest| self.books.get(&digest.0)).or(self.book.as_ref());
        known.cloned().ok_or_else(|| Fault::new(line, "no book is named yet").hint("write above: book rb-d"))
    }

    /// What a line tells besides.
    fn told_on(&self, line: &Line) -> Result<Told, Fault> {
        let Said { facts, decided } = &line.said;
        if facts.is_empty() && decided.is_empty() {
            return Ok(Told::nothing());
        }
        let book = self.book(line.number)?;
        let mut besides = Told::nothing();
        for (name, value) in facts {
            // `A:fact=value` is told of A, everything else of what the line is about.
            let (of, fact) = name.split_once(':').map_or((None, &**name), |(of, fact)| (Some(of), fact));
            let known = told::known(line.number, &book, &[(fact.to_owned(), value.clone())])?;
            let facts = match of {
                None => &mut besides.facts,
                Some(of) => besides.of.entry(self.cast.person(line.number, of)?).or_default(),
            };
            known.iter().for_each(|(fact, value)| facts.set(fact, value));
        }
        let decided = decided.iter().map(|(rule, by)| {
            let (rule, by) = (RuleId(rule.clone()), self.cast.person(line.number, by)?);
            Ok(Decided { rule, against: Vec::new(), by, because: cast::card("because") })
        });
        besides.decided = decided.collect::<Result<_, Fault>>()?;
        Ok(besides)
    }

    /// Does what the line is about: with what it tells.
    fn act(&mut self, line: usize, command: &Command) -> Result<Outcome, Fault> {
        let told = std::mem::take(&mut self.told);
        self.declared(line, command)?;
        let told = self.told_of_others(line, command, told)?;
        let command = self.by_whom(line, command, &told)?;
        self.send_told(line, &command, &told)
    }

    /// What is told without a name, and is no fact of the act, answers what is then asked of somebody else: of the first
    /// of whom it is asked.
    fn told_of_others(&self, line: usize, command: &Command, told: Told) -> Result<Told, Fault> {
        let Ok(book) = self.book(line) else { return Ok(told) };
        let others = |fact| {
            !office::asking::takes(&book, command, fact) && office::asking::takes_of(&book, command, fact)
        };
        let mut left = told.facts.clone();
        let mut answered = Told {
            facts: told.facts.iter().fold(Facts::new(), |facts, (fact, value)| {
                if others(fact) {
                    facts
                } else {
                    left.unset(fact);
                    facts.with(fact, value)
                }
            }),
            ..told
        };
        while !left.is_empty() {
            let decided =
                office::decide(&self.device(line)?.state, Some(&book), Now(self.clock), command, &answered);
            let asked = decided.err().and_then(|refusal| match (refusal.reason, refusal.asked) {
                (Reason::Asks(fact), Some(asked)) => Some((fact, asked, left.get(fact)?)),
                _ => None,
            });
            let Some((fact, asked, value)) = asked.filter(|(_, asked, _)| asked.about.is_some()) else {
                break;
            };
            answered.answer(&asked, fact, value);
            left.unset(fact);
        }
        // What nobody asks is told all the same, to be refused by name.
        left.iter().for_each(|(fact, value)| answered.facts.set(fact, value));
        Ok(answered)
    }

    /// Does something else besides: nothing is told with it.
    fn send(&mut self, line: usize, command: &Command) -> Result<Outcome, Fault> {
        self.send_told(line, command, &Told::nothing())
    }

    /// Gives a command on this device, and writes what follows.
    fn send_told(&mut self, line: usize, command: &Command, told: &Told) -> Result<Outcome, Fault> {
        let book = self.book(line)?;
        let decided = office::decide(&self.device(line)?.state, Some(&book), Now(self.clock), command, told);
        let mut last = None;
        match decided {
            Err(refusal) => return Ok(Outcome::Refused(refusal)),
            Ok(events) => {
                for event in events {
                    last = Some(self.record(line, &event)?);
                }
            }
        }
        Ok(last.map_or(Outcome::Nothing, |last| {
            let rulings = last.event.law().rulings(&Named(&self.books)).into_owned();
            Outcome::Done { recorded: Box::new(last), rulings }
        }))
    }

    fn record(&mut self, line: usize, event: &Event) -> Result<Recorded, Fault> {
        let at = self.clock;
        let device = self.devices.get_mut(&self.here).ok_or_else(|| Fault::new(line, "no such device"))?;
        device.write(at, event, &Named(&self.books)).map_err(|what| Fault::new(line, what))
    }

    /// Ends what was to last only until the next thing happens.
    fn end_brief(&mut self, line: usize) -> Result<(), Fault> {
        let (now, later) =
            std::mem::take(&mut self.brief).into_iter().partition(|(device, _)| *device == self.here);
        self.brief = later;
        for (_, brief) in Vec::<(String, Brief)>::from_iter(now) {
            let Some(day) = self.device(line)?.state.open_day() else { continue };
            let command = match brief {
                Brief::Visit(visit) if day.open.contains(&visit) => Command::EndReception { visit },
                Brief::Call(by) if day.calls.contains_key(&by) => Command::EndCall { by },
                _ => continue,
            };
            self.send(line, &command)?;
        }
        Ok(())
    }

    /// A place on the table, with the roster of the person or the hours of the office.
    fn place(&self, person: PersonId) -> Place {
        let (from, to) = self.rosters.get(&person).copied().unwrap_or(self.hours);
        Place { person, from, to }
    }

    fn tomorrow(&self) -> NaiveDate {
        self.clock.date().checked_add_days(Days::new(1)).unwrap_or(self.clock.date())
    }

    /// Derives the state of every device from its journal: it must be the one that was lived.
    fn replay(&self) -> Result<(), Problem> {
        for (name, device) in &self.devices {
            if device.derived() != device.state {
                let expected = format!("the journal of {name} gives the same state again");
                return Err(Problem { line: 0, expected, got: "another state".into() });
            }
        }
        Ok(())
    }
}

/// A refusal that nobody expected, or something the program cannot do.
fn unforeseen(line: &Line, outcome: &Outcome) -> Option<Problem> {
    let expected = match &line.act {
        Act::Ask { .. } => "an answer".to_owned(),
        _ => "that it may be done".to_owned(),
    };
    let foreseen =
        line.wishes.iter().any(|wish| matches!(wish.what, Expect::Refused { .. } | Expect::Asks(_)));
    let got = match outcome {
        Outcome::Refused(refusal) if !foreseen => {
            let cites: Vec<&str> = refusal.cites.iter().map(|article| article.0.as_str()).collect();
            format!("refused: {refusal} [{}]", cites.join(" "))
        }
        Outcome::NotYet(what) => format!("not yet answered: {what}"),
        _ => return None,
    };
    Some(Problem { line: line.number, expected, got })
}

/// Whether visitors and callers who did not come to stay are gone before this happens.
const fn ends_brief(act: &Act) -> bool {
    matches!(
        act,
        Act::New { .. }
            | Act::Arrive { .. }
            | Act::Seat { .. }
            | Act::Out { .. }
            | Act::Back { .. }
            | Act::SignIn { .. }
            | Act::SignOut { .. }
            | Act::Phone { .. }
            | Act::Duty { .. }
            | Act::Event { .. }
            | Act::Close { .. }
            | Act::On { .. }
            | Act::Device { .. }
    )
}

/// Whether a line that gives no time is a minute later than the one before.
const fn takes_time(act: &Act) -> bool {
    !matches!(
        act,
        Act::Look
            | Act::Book { .. }
            | Act::With { .. }
            | Act::People { .. }
            | Act::Hours { .. }
            | Act::Roster { .. }
            | Act::Client(_)
            | Act::Open { .. }
            | Act::On { .. }
            | Act::Ask { .. }
            | Act::Do { .. }
            | Act::Device { .. }
            | Act::Merge { .. }
    )
}
