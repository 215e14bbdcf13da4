//! The engine: same facts, same book, same date — same ruling.

use crate::condition::Truth;
use crate::effect::{Effects, Slot};
use crate::fact::Fact;
use crate::measure::join;
use crate::question::Question;
use crate::rule::{Chapter, Rule};
use crate::ruling::Step;

/// How a rule stands after its condition and its exceptions have been looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// It holds.
    Holds,
    /// Its condition does not hold, or an exception sets it aside.
    Falls,
    /// Its own condition depends on an unknown fact.
    Open(Fact),
    /// It would hold, unless this exception does, which depends on an unknown fact.
    Unless(usize, Fact),
}

/// What follows, before anybody asks why.
pub(crate) struct Answer {
    pub(crate) verdict: Effects,
    /// The needed slots that the extended book filled.
    pub(crate) silent: Vec<Slot>,
    pub(crate) asks: Option<Fact>,
    /// Rules of the chapter that hold and disagree.
    pub(crate) clash: Vec<usize>,
}

/// The rules of one question as they stand on given facts.
pub(crate) struct Hearing<'a> {
    pub(crate) chapter: &'a Chapter,
    question: Question,
    /// Whether there is a book to fall back on.
    extends: bool,
    pub(crate) stands: Vec<Stand>,
    /// Whether the rule's own condition holds, exceptions aside.
    raw: Vec<bool>,
    /// Whether the book leaves a needed slot to the book it extends.
    leans: bool,
    /// Rules that a person decided for, where they clash with others.
    chosen: &'a [usize],
}

/// What the rules of one layer say on one slot.
enum Say<'a> {
    Nothing,
    One(&'a Effects),
    Asks(Fact),
    Clash(usize, usize),
}

impl<'a> Hearing<'a> {
    pub(crate) fn new(
        chapter: &'a Chapter,
        question: Question,
        extends: bool,
        truths: &[Truth],
        chosen: &'a [usize],
    ) -> Self {
        let mut stands = vec![None; truths.len()];
        for i in 0..truths.len() {
            settle(i, chapter, truths, &mut stands);
        }
        let raw = truths.iter().map(|truth| *truth == Truth::Yes).collect();
        let stands = stands.into_iter().map(|stand| stand.unwrap_or(Stand::Falls)).collect();
        let mut hearing = Self { chapter, question, extends, stands, raw, leans: true, chosen };
        hearing.leans = question.needs().is_empty()
            || question.needs().iter().any(|s| matches!(hearing.layer(hearing.own(), *s), Say::Nothing));
        hearing
    }

    /// Whether the extended book is heard on a slot where the book itself says nothing. Who has answered all that must
    /// be answered is not spoken for besides: nobody "decides" what a book has decided. Duties come from both.
    fn falls_back(&self, slot: Slot) -> bool {
        slot.joins() || self.leans || self.question.needs().contains(&slot)
    }

    /// What follows.
    pub(crate) fn answer(&self) -> Answer {
        let mut answer =
            Answer { verdict: Effects::default(), silent: Vec::new(), asks: None, clash: Vec::new() };
        let needs = self.question.needs();
        for slot in needs.iter().chain(self.question.may()) {
            let needed = needs.contains(slot);
            if let Some(fact) = self.fill(*slot, needed && self.extends, &mut answer)
                && needed
            {
                answer.asks = Some(answer.asks.map_or(fact, |first| first.min(fact)));
            }
        }
        answer
    }

    pub(crate) fn own(&self) -> std::ops::Range<usize> {
        0..self.chapter.own
    }

    pub(crate) fn below(&self) -> std::ops::Range<usize> {
        self.chapter.own..self.chapter.rules.len()
    }

    /// Fills a slot of the verdict, or returns the fact that must be known first. `told` says whether to tell that
    /// the book is silent on it.
    fn fill(&self, slot: Slot, told: bool, answer: &mut Answer) -> Option<Fact> {
        let (layer, say) = self.speaker(slot);
        match say {
            Say::One(_) if slot.joins() => {
                for i in layer.filter(|i| self.stands[*i] == Stand::Holds) {
                    answer.verdict.join(&self.chapter.rules[i].then, slot);
                }
            }
            Say::One(effects) => {
                answer.verdict.take(effects, slot);
                if told && layer != self.own() {
                    answer.silent.push(slot);
                }
            }
            Say::Clash(one, other) => join(&mut answer.clash, &[one, other]),
            Say::Asks(fact) => return Some(fact),
            Say::Nothing => {}
        }
        None
    }

    /// The layer that speaks on a slot, and what it says: the book's own rules, and where they are silent those below.
    fn speaker(&self, slot: Slot) -> (std::ops::Range<usize>, Say<'a>) {
        match self.layer(self.own(), slot) {
            Say::Nothing if self.falls_back(slot) => (self.below(), self.layer(self.below(), slot)),
            say => (self.own(), say),
        }
    }

    /// What one layer says on one slot.
    fn layer(&self, layer: std::ops::Range<usize>, slot: Slot) -> Say<'a> {
        let mut certain: Option<usize> = None;
        let mut asked: Option<Fact> = None;
        let mut clash: Option<(usize, usize)> = None;
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
                    clash = Some((first, i));
                }
                _ => {}
            }
        }
        if let Some((one, other)) = clash
            && let Some(i) = layer.clone().find(|i| self.decides(*i, slot, (one, other)))
        {
            // A person decided for it: what else holds, or may hold, gives way.
            return Say::One(&rules[i].then);
        }
        for i in layer.filter(speaks) {
            let same = certain.is_some_and(|first| rules[first].then.agrees(&rules[i].then, slot));
            if let (Stand::Open(fact) | Stand::Unless(_, fact), false) = (self.stands[i], same) {
                asked = Some(asked.map_or(fact, |first| first.min(fact)));
            }
        }
        match (clash, asked, certain) {
            // Duties of a rule that may yet hold are no reason to ask.
            (_, Some(fact), _) if !slot.joins() => Say::Asks(fact),
            (Some((one, other)), _, _) => Say::Clash(one, other),
            (None, _, Some(i)) => Say::One(&rules[i].then),
            _ => Say::Nothing,
        }
    }

    /// Whether a rule was decided for in a clash on this slot.
    fn decides(&self, i: usize, slot: Slot, (one, other): (usize, usize)) -> bool {
        let rules = &self.chapter.rules;
        let against = [one, other].iter().any(|with| !rules[*with].then.agrees(&rules[i].then, slot));
        self.chosen.contains(&i) && rules[i].then.has(slot) && self.sure(i) && against
    }

    /// The rules that depend on an unknown fact.
    pub(crate) fn open_on(&self, fact: Fact) -> impl Iterator<Item = &Rule> {
        let open = move |(_, stand): &(&Rule, &Stand)| **stand == Stand::Open(fact);
        self.chapter.rules.iter().zip(&self.stands).filter(open).map(|(rule, _)| rule)
    }

    /// The rules that hold and made the verdict what it is, each with the slots it filled.
    pub(crate) fn parts(&self, verdict: &Effects) -> impl Iterator<Item = (usize, Vec<Slot>)> {
        let rules = &self.chapter.rules;
        let part = move |i: usize| {
            let fills = |slot: &Slot| {
                let from_own = self.own().any(|o| self.sure(o) && rules[o].then.has(*slot));
                let heard = (i < self.chapter.own) == from_own && (from_own || self.falls_back(*slot));
                let filled = match slot.joins() {
                    true => self.stands[i] == Stand::Holds,
                    false => verdict.agrees(&rules[i].then, *slot),
                };
                heard && filled
            };
            let fills: Vec<Slot> = rules[i].then.slots().filter(fills).collect();
            (!fills.is_empty()).then_some((i, fills))
        };
        (0..rules.len()).filter(|i| self.sure(*i)).filter_map(part)
    }

    pub(crate) fn steps(&self, verdict: &Effects) -> Vec<Step> {
        let rules = &self.chapter.rules;
        let step = |(i, fills): (usize, Vec<Slot>)| {
            let instead_of =
                (0..rules.len()).filter(|to| self.raw[*to] && self.chapter.exceptions[*to].contains(&i));
            Step {
                rule: rules[i].id.clone(),
                cites: rules[i].cites.clone(),
                fills,
                instead_of: instead_of.map(|to| rules[to].id.clone()).collect(),
            }
        };
        self.parts(verdict).map(step).collect()
    }

    /// Whether the rule has a say, come what may.
    pub(crate) fn sure(&self, i: usize) -> bool {
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
