//! The engine: same facts, same book, same date — same ruling.

use crate::article::ArticleId;
use crate::book::{Book, Chapter, Rule, RuleId};
use crate::condition::Truth;
use crate::effect::{Effects, Slot};
use crate::fact::{Fact, Facts};
use crate::parameter::OnDate;
use crate::period::Date;
use crate::question::Question;
use crate::ruling::{Ruling, Step};

/// How a rule stands after its condition and its exceptions have been looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// It holds.
    Holds,
    /// Its condition does not hold, or an exception sets it aside.
    Falls,
    /// Its own condition depends on an unknown fact.
    Open(Fact),
    /// It would hold, unless this exception does, which depends on an unknown fact.
    Unless(usize, Fact),
}

/// Asks the book a question on a date.
///
/// The ruling is complete when [`Ruling::settled`]; otherwise it asks for one fact, or names the rules that clash.
pub fn rule(book: &Book, on: Date, question: Question, facts: &Facts) -> Ruling {
    let empty = Chapter::default();
    let chapter = book.chapters.get(&question).unwrap_or(&empty);
    let mut facts = facts.clone();
    if facts.get(Fact::Today).is_none() {
        facts.set(Fact::Today, on);
    }
    let hearing = Hearing::new(book, on, chapter, &facts);
    let mut ruling = Ruling {
        book: book.digest.clone(),
        question,
        verdict: Effects::default(),
        cites: Vec::new(),
        steps: Vec::new(),
        facts: facts.only(|fact| chapter.mentions.contains(&fact)),
        silent: Vec::new(),
        asks: None,
        clash: Vec::new(),
    };
    for slot in question.needs().iter().chain(question.may()) {
        let needed = book.base.is_some() && question.needs().contains(slot);
        hearing.fill(*slot, needed, &mut ruling);
    }
    ruling.asks = hearing.first_asked(&ruling, question);
    if let Some(fact) = ruling.asks {
        // What is cited is what makes the desk ask.
        hearing.open_on(fact).flat_map(|rule| &rule.cites).for_each(|id| push_new(&mut ruling.cites, id));
        return ruling;
    }
    ruling.steps = hearing.steps(&ruling);
    ruling.verdict.settle(&facts, &OnDate(book, on));
    for step in &ruling.steps {
        for id in &step.cites {
            push_new(&mut ruling.cites, id);
        }
    }
    ruling
}

fn push_new(cites: &mut Vec<ArticleId>, id: &ArticleId) {
    if !cites.contains(id) {
        cites.push(id.clone());
    }
}

/// The rules of one question as they stand on given facts.
struct Hearing<'a> {
    chapter: &'a Chapter,
    stands: Vec<Stand>,
    /// Whether the rule's own condition holds, exceptions aside.
    raw: Vec<bool>,
}

/// What the rules of one layer say on one slot.
enum Say<'a> {
    Nothing,
    One(&'a Effects),
    Asks(Fact),
    Clash(Vec<RuleId>),
}

impl<'a> Hearing<'a> {
    fn new(book: &Book, on: Date, chapter: &'a Chapter, facts: &Facts) -> Self {
        let parameters = OnDate(book, on);
        let truths: Vec<_> = chapter.rules.iter().map(|rule| rule.when.holds(facts, &parameters)).collect();
        let mut stands = vec![None; truths.len()];
        for i in 0..truths.len() {
            settle(i, chapter, &truths, &mut stands);
        }
        let raw = truths.iter().map(|truth| *truth == Truth::Yes).collect();
        let stands = stands.into_iter().map(|stand| stand.unwrap_or(Stand::Falls)).collect();
        Self { chapter, stands, raw }
    }

    fn own(&self) -> std::ops::Range<usize> {
        0..self.chapter.own
    }

    fn below(&self) -> std::ops::Range<usize> {
        self.chapter.own..self.chapter.rules.len()
    }

    /// Fills a slot of the verdict. `told` says whether to tell that the book is silent on it.
    fn fill(&self, slot: Slot, told: bool, ruling: &mut Ruling) {
        let mut say = self.layer(self.own(), slot);
        let silent = matches!(say, Say::Nothing);
        if silent {
            say = self.layer(self.below(), slot);
        }
        match say {
            Say::One(_) if slot.joins() => {
                let layer = if silent { self.below() } else { self.own() };
                for i in layer.filter(|i| self.stands[*i] == Stand::Holds) {
                    ruling.verdict.join(&self.chapter.rules[i].then, slot);
                }
            }
            Say::One(effects) => {
                ruling.verdict.take(effects, slot);
                if silent && told {
                    ruling.silent.push(slot);
                }
            }
            Say::Nothing | Say::Asks(_) => {}
            Say::Clash(rules) => {
                for id in rules {
                    if !ruling.clash.contains(&id) {
                        ruling.clash.push(id);
                    }
                }
            }
        }
    }

    /// What one layer says on one slot.
    fn layer(&self, layer: std::ops::Range<usize>, slot: Slot) -> Say<'a> {
        let mut certain: Option<usize> = None;
        let mut asked: Option<Fact> = None;
        let mut clash: Vec<RuleId> = Vec::new();
        let rules = &self.chapter.rules;
        let speaks = |i: &usize| rules[*i].then.has(slot);
        for i in layer.clone().filter(speaks) {
            let sure = match self.stands[i] {
                Stand::Holds => true,
                Stand::Unless(by, _) => rules[by].then.agrees(&rules[i].then, slot),
                Stand::Falls | Stand::Open(_) => false,
            };
            match (sure, certain) {
                (true, None) => certain = Some(i),
                (true, Some(first)) if !slot.joins() && !rules[first].then.agrees(&rules[i].then, slot) => {
                    clash = vec![rules[first].id.clone(), rules[i].id.clone()];
                }
                _ => {}
            }
        }
        for i in layer.filter(speaks) {
            let same = certain.is_some_and(|first| rules[first].then.agrees(&rules[i].then, slot));
            if let (Stand::Open(fact) | Stand::Unless(_, fact), false) = (self.stands[i], same) {
                asked = Some(asked.map_or(fact, |first| first.min(fact)));
            }
        }
        match (clash.is_empty(), asked, certain) {
            // Duties of a rule that may yet hold are no reason to ask.
            (_, Some(fact), _) if !slot.joins() => Say::Asks(fact),
            (false, _, _) => Say::Clash(clash),
            (true, _, Some(i)) => Say::One(&rules[i].then),
            _ => Say::Nothing,
        }
    }

    fn first_asked(&self, ruling: &Ruling, question: Question) -> Option<Fact> {
        let asks = |slot: &Slot| {
            let own = self.layer(self.own(), *slot);
            let say = if matches!(own, Say::Nothing) { self.layer(self.below(), *slot) } else { own };
            if let Say::Asks(fact) = say { Some(fact) } else { None }
        };
        question.needs().iter().filter(|slot| !ruling.verdict.has(**slot)).filter_map(asks).min()
    }

    /// The rules that depend on an unknown fact.
    fn open_on(&self, fact: Fact) -> impl Iterator<Item = &Rule> {
        let open = move |(_, stand): &(&Rule, &Stand)| **stand == Stand::Open(fact);
        self.chapter.rules.iter().zip(&self.stands).filter(open).map(|(rule, _)| rule)
    }

    /// The rules that hold and made the verdict what it is.
    fn steps(&self, ruling: &Ruling) -> Vec<Step> {
        let rules = &self.chapter.rules;
        let step = |i: usize, rule: &Rule| {
            let own = i < self.chapter.own;
            let fills: Vec<Slot> = rule
                .then
                .slots()
                .filter(|slot| {
                    let from_own = self.own().any(|o| self.sure(o) && rules[o].then.has(*slot));
                    own == from_own && (slot.joins() || ruling.verdict.agrees(&rule.then, *slot))
                })
                .collect();
            let instead_of =
                (0..rules.len()).filter(|to| self.raw[*to] && self.chapter.exceptions[*to].contains(&i));
            (!fills.is_empty()).then(|| Step {
                rule: rule.id.clone(),
                cites: rule.cites.clone(),
                fills,
                instead_of: instead_of.map(|to| rules[to].id.clone()).collect(),
            })
        };
        rules
            .iter()
            .enumerate()
            .filter(|(i, _)| self.sure(*i))
            .filter_map(|(i, rule)| step(i, rule))
            .collect()
    }

    fn sure(&self, i: usize) -> bool {
        matches!(self.stands[i], Stand::Holds | Stand::Unless(..))
    }
}

/// Decides how rule `i` stands; the exceptions first. The book has no circles, so this ends.
fn settle(i: usize, chapter: &Chapter, truths: &[Truth], stands: &mut [Option<Stand>]) -> Stand {
    if let Some(stand) = stands[i] {
        return stand;
    }
    let mut unless: Option<(usize, Fact)> = None;
    let mut set_aside = false;
    for by in &chapter.exceptions[i] {
        match settle(*by, chapter, truths, stands) {
            Stand::Holds => set_aside = true,
            Stand::Falls => {}
            Stand::Open(fact) | Stand::Unless(_, fact) => {
                if unless.is_none_or(|(_, first)| fact < first) {
                    unless = Some((*by, fact));
                }
            }
        }
    }
    let stand = match (truths[i], set_aside, unless) {
        (Truth::No, ..) | (_, true, _) => Stand::Falls,
        (Truth::Unknown(fact), ..) => Stand::Open(fact),
        (Truth::Yes, false, Some((by, fact))) => Stand::Unless(by, fact),
        (Truth::Yes, false, None) => Stand::Holds,
    };
    stands[i] = Some(stand);
    stand
}
