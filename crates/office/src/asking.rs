//! The one way to ask the book.
//!
//! What the ledger knows comes in and is looked at against the table of supplies; what was told with the act, and before it
//! in the same matter, comes on top. Of what is open there is one answer each:
//!
//! - **a fact that must be known first** is a refusal that says what to ask, and under which facts;
//! - **rules that clash** are a refusal that names them and who decides, unless the act carries his decision;
//! - **what nobody knows** leaves the ruling conditional: [`Asking::stand`] takes that, and the act moves only what follows
//!   under every answer; [`Asking::ask`] takes it only where all that is acted on follows under every answer;
//! - **a range** is what the book answers; it is written down, and nothing is booked by it until the number is told.

mod acts;
mod terms;

pub(crate) use acts::looks;
pub use acts::{questions, takes, takes_of};
pub use terms::Held;

use crate::history::{self, Subject};
use crate::id::{Now, PersonId};
use crate::refusal::{Asked, Reason, Refusal};
use crate::state::State;
use crate::told::{Decided, Told};
use chrono::NaiveDate;
use rulebook::supply::supply;
use rulebook::word::{Allowed, Office};
use rulebook::{ArticleId, Book, Fact, Facts, Question, RuleId, Ruling, Slot, Value, rule_for};
use std::cell::RefCell;

/// Nothing was told before.
pub(crate) static NOTHING: Facts = Facts::new();
static UNTOLD: Told = Told::nothing();

/// The decisions that were made use of.
pub(crate) type Made = RefCell<Vec<Decided>>;

/// Somebody at the desk, about to ask.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The office.
    pub state: &'a State,
    /// The book that is asked.
    pub book: &'a Book,
    /// The time.
    pub now: Now,
    /// The day as of which it is asked.
    on: NaiveDate,
    told: &'a Told,
    made: Option<&'a Made>,
    about: Option<PersonId>,
    subject: Subject<'a>,
}

/// What each act does by an answer besides what its question needs.
pub(crate) const fn acts_on(question: Question) -> &'static [Slot] {
    match question {
        Question::Turn => &[Slot::Weight],
        Question::Handover => &[Slot::Receiver, Slot::Commission],
        Question::Identified => &[Slot::Owner],
        Question::SignOut => &[Slot::Credits, Slot::Held],
        Question::HelpEnded => &[Slot::OwnerTurn, Slot::Helped],
        Question::Call => &[Slot::CallTurn, Slot::Owner, Slot::Until],
        Question::Registration => {
            &[Slot::OneOf, Slot::Waived, Slot::Valid, Slot::Accepted, Slot::Owner, Slot::By]
        }
        Question::Filing => &[Slot::Owner, Slot::Until],
        Question::MakeUp => &[Slot::Cap, Slot::By],
        Question::Unfound => &[Slot::Penalty, Slot::Giver, Slot::Until],
        Question::Collision => &[Slot::Split, Slot::Bonus, Slot::By],
        Question::Penalty => &[Slot::Until, Slot::Amount, Slot::By],
        Question::Payout => &[Slot::Clawback],
        Question::SecondClient => &[Slot::By],
        _ => &[],
    }
}

impl<'a> Asking<'a> {
    /// Somebody who looks, with nothing told.
    pub const fn new(state: &'a State, book: &'a Book, now: Now, on: NaiveDate) -> Self {
        Self { state, book, now, on, told: &UNTOLD, made: None, about: None, subject: Subject::none() }
    }

    /// The same with what was told with the act.
    pub(crate) const fn told(mut self, told: &'a Told, made: &'a Made) -> Self {
        (self.told, self.made) = (told, Some(made));
        self
    }

    /// The same of a client and a person: what the ledger finds out of them comes by itself.
    pub(crate) const fn of(mut self, subject: Subject<'a>) -> Self {
        self.subject = subject;
        self
    }

    /// The same where it is asked about this person.
    pub(crate) const fn about(mut self, person: PersonId) -> Self {
        self.about = Some(person);
        self
    }

    /// What was told with the act.
    pub(crate) const fn facts_told(&self) -> &'a Facts {
        &self.told.facts
    }

    /// Asks, to act by the answer: nothing that is acted on is open.
    ///
    /// # Errors
    /// A fact must be known first, rules clash, or what was told does not fit.
    pub fn ask(&self, question: Question, ledger: Facts, kept: &Facts) -> Result<Ruling, Refusal> {
        let ruling = self.stand(question, ledger, kept)?;
        // Who is told what to do besides is no reason to wait.
        let besides = [Slot::Duties, Slot::Deadlines];
        match ruling.conditional.as_deref().filter(|open| !open.agrees(&ruling.verdict, &besides)) {
            Some(open) => Err(self.must_know(&ruling, open.on, true)),
            None => Ok(ruling),
        }
    }

    /// Asks, to write the answer down even if it is conditional.
    ///
    /// # Errors
    /// As [`Self::ask`], but for what nobody knows.
    pub fn stand(&self, question: Question, ledger: Facts, kept: &Facts) -> Result<Ruling, Refusal> {
        self.refused(self.answer(question, ledger, kept)?)
    }

    /// Asks, to be answered as it stands: with what was told, and what is still open in the ruling.
    ///
    /// # Errors
    /// What was told does not fit.
    pub fn answer(&self, question: Question, ledger: Facts, kept: &Facts) -> Result<Ruling, Refusal> {
        self.hear(question, &self.facts(question, ledger, kept)?)
    }

    /// A ruling on which nothing is open but what nobody knows.
    ///
    /// # Errors
    /// A fact must be known first, or rules clash.
    pub(crate) fn refused(&self, ruling: Ruling) -> Result<Ruling, Refusal> {
        if let Some(fact) = ruling.asks {
            let nobody = ruling.facts.get(fact) == Some(Value::NotKnown);
            return Err(self.must_know(&ruling, fact, nobody));
        }
        if ruling.clash.is_empty() {
            return Ok(ruling);
        }
        let (_, by, _) = self.decider()?;
        Err(Refusal::by(Reason::Clash { rules: ruling.clash.clone(), by }, &ruling))
    }

    /// Looks, for a screen: the ruling as it stands, with what it asks for or where it clashes.
    pub fn look(&self, question: Question, ledger: Facts, kept: &Facts) -> Ruling {
        check(question, &ledger);
        let mut facts = with_kept(self.book, ledger, kept);
        self.find_out(question, &mut facts);
        rule_for(self.book, self.on, question, &facts, acts_on(question), &[])
    }

    /// What the book leaves open, and must be said before its answer can be acted on.
    pub(crate) fn must_say(&self, ruling: &Ruling, fact: Fact) -> Refusal {
        self.must_know(ruling, fact, false)
    }

    fn must_know(&self, ruling: &Ruling, fact: Fact, nobody: bool) -> Refusal {
        let asked = Asked {
            question: ruling.question,
            on: self.on,
            facts: ruling.facts.clone(),
            about: self.about,
            known_by_nobody: nobody,
        };
        Refusal { asked: Some(Box::new(asked)), ..Refusal::by(Reason::Asks(fact), ruling) }
    }

    /// What the ledger knows, what was told before, and what was told now.
    fn facts(&self, question: Question, ledger: Facts, kept: &Facts) -> Result<Facts, Refusal> {
        check(question, &ledger);
        let mut facts = with_kept(self.book, ledger, kept);
        let others = self.about.filter(|_| acts::of_others(question));
        let told = match others {
            Some(person) => self.told.of.get(&person).unwrap_or(&NOTHING),
            None => &self.told.facts,
        };
        for (fact, value) in told.iter() {
            // It is told for one question of the act, and others may look away.
            let known = others.is_some() && facts.get(fact).is_some();
            if known || !looks(self.book, question, fact) {
                continue;
            }
            if facts.get(fact).is_some_and(|known| !self.fits(question, fact, known, value)) {
                return Err(Reason::ToldOtherwise(fact).into());
            }
            facts.set(fact, value);
        }
        // What is counted from a day that was told is counted from it.
        self.find_out(question, &mut facts);
        Ok(facts)
    }

    /// Adds what the ledger finds out by itself, where the book looks at it.
    fn find_out(&self, question: Question, facts: &mut Facts) {
        history::add(facts, self.state, self.book, question, self.subject, self.now);
    }

    /// Whether all that is told fits what the act itself says.
    ///
    /// # Errors
    /// A fact that does not.
    pub(crate) fn fit(&self, question: Question, says: &Facts, told: &Facts) -> Result<(), Refusal> {
        let odd = |(fact, value): &(Fact, Value)| {
            says.get(*fact).is_some_and(|known| !self.fits(question, *fact, known, *value))
        };
        told.iter().find(odd).map_or(Ok(()), |(fact, _)| Err(Reason::ToldOtherwise(fact).into()))
    }

    /// Whether what is told fits what the act itself says: a narrower word lies under the wider one, and no word is another.
    fn fits(&self, question: Question, fact: Fact, known: Value, told: Value) -> bool {
        match (known, told) {
            (Value::Word(known), Value::Word(told)) if known != told => {
                under(self.book, told, known) || (!acts::is_field(question, fact) && !is_own(told))
            }
            _ => true,
        }
    }

    /// Hears the book, with the decisions that the act carries.
    fn hear(&self, question: Question, facts: &Facts) -> Result<Ruling, Refusal> {
        let mut chosen: Vec<RuleId> = Vec::new();
        loop {
            let ruling = rule_for(self.book, self.on, question, facts, acts_on(question), &chosen);
            let decides = |one: &&Decided| ruling.clash.contains(&one.rule) && !chosen.contains(&one.rule);
            let Some(one) = self.told.decided.iter().find(decides) else { return Ok(ruling) };
            let (allowed, by, cites) = self.decider()?;
            if !allowed {
                return Err(Refusal::by(Reason::Clash { rules: ruling.clash.clone(), by }, &ruling));
            }
            self.enters(one.by, by).map_err(|refusal| Refusal { cites, ..refusal })?;
            if let Some(made) = self.made {
                let against = ruling.clash.iter().filter(|rule| **rule != one.rule).cloned().collect();
                let decided = Decided { against, ..one.clone() };
                let mut made = made.borrow_mut();
                if !made.contains(&decided) {
                    made.push(decided);
                }
            }
            chosen.push(one.rule.clone());
        }
    }

    /// Whether anybody may decide where rules clash, who, and by which articles.
    fn decider(&self) -> Result<(bool, Office, Vec<ArticleId>), Refusal> {
        let ruling = rule_for(self.book, self.on, Question::Overrule, &NOTHING, &[], &[]);
        if let Some(fact) = ruling.asks {
            return Err(self.must_know(&ruling, fact, false));
        }
        let allowed = ruling.verdict.allowed != Some(Allowed::No);
        Ok((allowed, ruling.verdict.by.unwrap_or(Office::Supervisor), ruling.cites))
    }
}

/// What was told before in the same matter says what the ledger does not know, or says it more narrowly.
fn with_kept(book: &Book, mut ledger: Facts, kept: &Facts) -> Facts {
    for (fact, value) in kept.iter() {
        let narrower = match (ledger.get(fact), value) {
            (None, _) => true,
            (Some(Value::Word(known)), Value::Word(told)) => is_own(told) && under(book, told, known),
            (Some(_), _) => false,
        };
        if narrower {
            ledger.set(fact, value);
        }
    }
    ledger
}

fn is_own(word: &str) -> bool {
    word.starts_with(rulebook::name::OWN)
}

/// Whether a word is a narrower one of another, or the same.
fn under(book: &Book, word: &str, wide: &str) -> bool {
    let glossary = book.glossary();
    word == wide || (is_own(word) && (glossary.of_vocabulary(word) == Some(wide)))
}

/// The word of the vocabulary that a word lies under, or is.
pub(crate) fn wide<'a>(book: &'a Book, word: &'a str) -> Option<&'a str> {
    book.glossary().of_vocabulary(word)
}

/// In a build for tests: what the desk passes is what the table says.
fn check(question: Question, ledger: &Facts) {
    debug_assert!(
        supply(question).is_some_and(|supply| {
            let all = supply.always.iter().all(|fact| ledger.get(*fact).is_some());
            all && ledger.iter().all(|(fact, _)| supply.gives(fact))
        }),
        "{question:?} is asked with {ledger:?}"
    );
}
