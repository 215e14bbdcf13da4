//! The book opened at one question on one day. Rulings, lint and every other inquiry start here.

use crate::book::Book;
use crate::condition::{Parameters, Placed, Test, Truth};
use crate::effect::Slot;
use crate::engine::{Answer, Hearing};
use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::parameter::{AsOf, ParameterValue, Switches, TENTHS};
use crate::period::{Date, Period};
use crate::question::Question;
use crate::rule::{Chapter, RuleId};
use crate::ruling::Ruling;

static SILENT: Chapter = Chapter {
    rules: Vec::new(),
    own: 0,
    exceptions: Vec::new(),
    mentions: Vec::new(),
    clauses: Vec::new(),
    speakers: Vec::new(),
    fills: Vec::new(),
    order: Vec::new(),
    counts: false,
};

/// The parameters of a book on one date.
struct OnDate<'a>(&'a Book, Date);

impl Parameters for OnDate<'_> {
    fn number(&self, name: &str) -> Option<i64> {
        match self.0.parameter(name, self.1)?.value {
            ParameterValue::Number(n) => Some(n),
            _ => None,
        }
    }
    fn tenths(&self, name: &str) -> Option<i64> {
        let already = self.0.find_parameter(name).is_some_and(|parameter| parameter.unit == TENTHS);
        self.number(name).map(|n| if already { n } else { n.saturating_mul(10) })
    }
    fn range(&self, name: &str) -> Option<(i64, i64)> {
        match self.0.parameter(name, self.1)?.value {
            ParameterValue::Range(low, high) => Some((low, high)),
            _ => None,
        }
    }
    fn period(&self, name: &str, anchor: Date) -> Option<Period> {
        let old = self.0.find_parameter(name).is_some_and(|parameter| parameter.as_of == AsOf::Anchor);
        match self.0.parameter(name, if old { anchor } else { self.1 })?.value {
            ParameterValue::Period(period) => Some(period),
            _ => None,
        }
    }
    fn choice(&self, name: &str) -> Option<&str> {
        match &self.0.parameter(name, self.1)?.value {
            ParameterValue::Word(word) => Some(word),
            _ => None,
        }
    }
}

impl Book {
    /// The period of this name as it holds on a date, for what is counted from this anchor.
    pub fn period(&self, name: &str, on: Date, anchor: Date) -> Option<Period> {
        OnDate(self, on).period(name, anchor)
    }
}

/// The parameters of a book on one date, with some of its switches set otherwise.
pub(crate) struct Set<'a> {
    on: OnDate<'a>,
    pub(crate) switches: Switches,
}

impl Parameters for Set<'_> {
    fn number(&self, name: &str) -> Option<i64> {
        self.on.number(name)
    }
    fn tenths(&self, name: &str) -> Option<i64> {
        self.on.tenths(name)
    }
    fn range(&self, name: &str) -> Option<(i64, i64)> {
        self.on.range(name)
    }
    fn period(&self, name: &str, anchor: Date) -> Option<Period> {
        self.on.period(name, anchor)
    }
    fn choice(&self, name: &str) -> Option<&str> {
        self.switches.get(name).map(String::as_str).or_else(|| self.on.choice(name))
    }
}

/// The rules of one question as a book has them on a date.
pub(crate) struct Opened<'a> {
    pub(crate) book: &'a Book,
    pub(crate) question: Question,
    pub(crate) on: Date,
    pub(crate) chapter: &'a Chapter,
    pub(crate) parameters: Set<'a>,
    /// Rules that a person decided for, where they clash with others.
    chosen: Vec<usize>,
    /// Slots that somebody acts on, though the question does not need them.
    acts_on: &'static [Slot],
}

impl<'a> Opened<'a> {
    pub(crate) fn at(book: &'a Book, on: Date, question: Question) -> Self {
        let chapter = book.chapters.get(&question).unwrap_or(&SILENT);
        let parameters = Set { on: OnDate(book, on), switches: Switches::new() };
        Self { book, question, on, chapter, parameters, chosen: Vec::new(), acts_on: &[] }
    }

    /// The same for somebody who acts on these slots.
    pub(crate) fn acting(mut self, acts_on: &'static [Slot]) -> Self {
        self.acts_on = acts_on;
        self
    }

    /// The same where a person decided for these rules.
    pub(crate) fn deciding(mut self, chosen: &[RuleId]) -> Self {
        let rules = self.chapter.rules.iter().enumerate();
        self.chosen = rules.filter(|(_, rule)| chosen.contains(&rule.id)).map(|(i, _)| i).collect();
        self
    }

    /// The same with these switches set.
    pub(crate) fn switched(mut self, switches: &Switches) -> Self {
        self.parameters.switches.clone_from(switches);
        self
    }

    /// The day the question is asked on: as the facts say, or the day the book is opened on.
    pub(crate) fn today(&self, facts: &Facts) -> Date {
        if let Some(Value::Day(today)) = facts.get(Fact::Today) { today } else { self.on }
    }

    /// The facts with the day of the question, if none is given.
    pub(crate) fn dated(&self, facts: &Facts) -> Facts {
        let mut facts = facts.clone();
        if facts.get(Fact::Today).is_none() {
            facts.set(Fact::Today, self.on);
        }
        facts
    }

    /// Whether each rule's own condition holds on dated facts.
    pub(crate) fn truths(&self, facts: &Facts) -> Vec<Truth> {
        let seen = facts.seen(&self.chapter.mentions);
        let holds = |clause: &Placed| clause.holds(&seen, facts, &self.parameters);
        self.chapter.clauses.iter().map(holds).collect()
    }

    /// Whether one rule's own condition holds on dated facts.
    pub(crate) fn truth(&self, i: usize, facts: &Facts) -> Truth {
        self.chapter.rules[i].when.holds(facts, &self.parameters)
    }

    /// Whether a test counts by a period that is a range on some date: what lies between its ends a person decides.
    pub(crate) fn is_range(&self, test: &Test) -> bool {
        self.book.is_range(test)
    }

    /// How the rules stand when their conditions hold or not as given.
    pub(crate) fn hear(&self, truths: &[Truth]) -> Hearing<'_> {
        Hearing::new(self.chapter, self.question, self.book.base.is_some(), truths, &self.chosen)
    }

    /// What follows from dated facts, without the reasons. Limits are not yet counted.
    pub(crate) fn answer(&self, facts: &Facts) -> Answer {
        self.hear(&self.truths(facts)).answer()
    }

    /// The whole ruling.
    pub(crate) fn rule(&self, facts: &Facts) -> Ruling {
        let facts = self.dated(facts);
        let hearing = self.hear(&self.truths(&facts));
        let Answer { mut verdict, silent, asks, clash } = hearing.answer();
        let asks = self.acts_on.iter().filter_map(|slot| hearing.open(*slot)).chain(asks).min();
        // What need not be answered is, as far as it is known.
        let whole = asks.is_none() || self.question.needs().is_empty();
        let steps = if whole { hearing.steps(&verdict) } else { Vec::new() };
        let mut cites = Vec::new();
        match asks {
            // What is cited is what makes the desk ask.
            Some(fact) if steps.is_empty() => {
                hearing.open_on(fact).for_each(|rule| crate::measure::join(&mut cites, &rule.cites))
            }
            _ => steps.iter().for_each(|step| crate::measure::join(&mut cites, &step.cites)),
        }
        if self.chapter.counts {
            verdict.settle(&facts, &self.parameters);
        }
        Ruling {
            book: self.book.digest.clone(),
            question: self.question,
            verdict,
            cites,
            steps,
            facts: facts.only(|fact| self.chapter.mentions.binary_search(&fact).is_ok()),
            silent,
            asks,
            conditional: None,
            clash: clash.into_iter().map(|i| self.chapter.rules[i].id.clone()).collect(),
        }
    }
}
