//! The engine: same facts, same book, same date — same ruling.

use crate::condition::Truth;
use crate::effect::{Effects, Slot};
use crate::fact::Fact;
use crate::measure::join;
use crate::question::Question;
use crate::rule::{Chapter, Rule, RuleId, Speakers};
use crate::ruling::Step;
use paper::Arrange;

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

impl Stand {
    /// The unknown fact on which it depends whether the rule holds.
    const fn open(self) -> Option<Fact> {
        match self {
            Self::Open(fact) | Self::Unless(_, fact) => Some(fact),
            Self::Holds | Self::Falls => None,
        }
    }
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
        let raw = truths.iter().map(|truth| *truth == Truth::Yes).collect();
        let stands = settled(chapter, truths);
        let mut hearing = Self { chapter, question, extends, stands, raw, leans: true, chosen };
        let silent =
            |speakers: &Speakers| matches!(hearing.layer(&speakers.own, speakers.slot), Say::Nothing);
        hearing.leans = question.needs().is_empty()
            || chapter.speakers.iter().filter(|speakers| speakers.needed).any(silent);
        hearing
    }

    /// Whether the extended book is heard on a slot where the book itself says nothing. Who has answered all that must
    /// be answered is not spoken for besides: nobody "decides" what a book has decided. Duties come from both.
    pub(crate) fn falls_back(&self, slot: Slot) -> bool {
        slot.joins() || self.leans || self.question.needs().contains(&slot)
    }

    /// What follows.
    pub(crate) fn answer(&self) -> Answer {
        let mut answer =
            Answer { verdict: Effects::default(), silent: Vec::new(), asks: None, clash: Vec::new() };
        // Where nothing must be answered, what a book declares it wants to know; else that anything follows is enough.
        let free = self.question.needs().is_empty();
        for speakers in &self.chapter.speakers {
            if let Some(fact) = self.fill(speakers, &mut answer)
                && (speakers.needed || (free && matches!(fact, Fact::Own(_))))
            {
                answer.asks = Some(answer.asks.map_or(fact, |first| first.min(fact)));
            }
        }
        if free && answer.asks.is_none() && answer.clash.is_empty() && answer.verdict == Effects::default() {
            // Nothing follows, unless a rule holds of which that is not known.
            answer.asks = self.stands.iter().filter_map(|stand| stand.open()).min();
        }
        answer
    }

    /// The fact that must be known before it is certain what fills a slot, needed or not.
    pub(crate) fn open(&self, slot: Slot) -> Option<Fact> {
        let speakers = self.chapter.speakers.iter().find(|speakers| speakers.slot == slot)?;
        let say = match self.layer(&speakers.own, slot) {
            Say::Nothing if self.falls_back(slot) => self.layer(&speakers.below, slot),
            say => say,
        };
        if let Say::Asks(fact) = say { Some(fact) } else { None }
    }

    pub(crate) fn own(&self) -> std::ops::Range<usize> {
        0..self.chapter.own
    }

    pub(crate) fn below(&self) -> std::ops::Range<usize> {
        self.chapter.own..self.chapter.rules.len()
    }

    /// Fills a slot of the verdict, or returns the fact that must be known first. Where the book leaves a slot the
    /// question needs to the one it extends, that is told.
    fn fill(&self, speakers: &Speakers, answer: &mut Answer) -> Option<Fact> {
        let slot = speakers.slot;
        // The book's own rules, and where they are silent those below.
        let (layer, say, own) = match self.layer(&speakers.own, slot) {
            Say::Nothing if self.falls_back(slot) => {
                (&speakers.below, self.layer(&speakers.below, slot), false)
            }
            say => (&speakers.own, say, true),
        };
        match say {
            Say::One(_) if slot.joins() => {
                for i in layer.iter().filter(|i| self.stands[**i] == Stand::Holds && !self.outvoted(**i)) {
                    answer.verdict.join(&self.chapter.rules[*i].then, slot);
                }
            }
            Say::One(effects) => {
                answer.verdict.take(effects, slot);
                if speakers.needed && self.extends && !own {
                    answer.silent.push(slot);
                }
            }
            Say::Clash(one, other) => join(&mut answer.clash, &[one, other]),
            Say::Asks(fact) => return Some(fact),
            Say::Nothing => {}
        }
        None
    }

    /// Whether the book says otherwise where a rule of the extended book answers, and hears it on nothing: then it is set
    /// aside with all it demands besides.
    pub(crate) fn outvoted(&self, i: usize) -> bool {
        if i < self.chapter.own {
            return false;
        }
        let (mut contradicted, mut heard) = (false, false);
        for slot in self.chapter.fills[i].iter().copied().filter(|slot| !slot.joins()) {
            let Some(speakers) = self.chapter.speakers.iter().find(|speakers| speakers.slot == slot) else {
                continue;
            };
            match self.layer(&speakers.own, slot) {
                Say::Nothing => heard |= self.falls_back(slot),
                Say::One(own) => contradicted |= !own.agrees(&self.chapter.rules[i].then, slot),
                Say::Asks(_) | Say::Clash(..) => {}
            }
        }
        contradicted && !heard
    }

    /// What the speakers of one layer say on a slot.
    fn layer(&self, speakers: &[usize], slot: Slot) -> Say<'a> {
        let mut certain: Option<usize> = None;
        let mut clash: Option<(usize, usize)> = None;
        let mut open = false;
        let rules = &self.chapter.rules;
        for i in speakers.iter().copied() {
            let sure = match self.stands[i] {
                Stand::Falls => continue,
                Stand::Holds => true,
                Stand::Unless(by, _) => {
                    open = true;
                    rules[by].then.agrees(&rules[i].then, slot)
                }
                Stand::Open(_) => {
                    open = true;
                    false
                }
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
            && let Some(i) = speakers.iter().find(|i| self.decides(**i, slot, (one, other)))
        {
            // A person decided for it: what else holds, or may hold, gives way.
            return Say::One(&rules[*i].then);
        }
        let asked = if open { self.asked(speakers, slot, certain) } else { None };
        match (clash, asked, certain) {
            // Duties of a rule that may yet hold are no reason to ask.
            (_, Some(fact), _) if !slot.joins() => Say::Asks(fact),
            (Some((one, other)), _, _) => Say::Clash(one, other),
            (None, _, Some(i)) => Say::One(&rules[i].then),
            _ => Say::Nothing,
        }
    }

    /// The first fact by asking order that may change what the speakers say.
    fn asked(&self, speakers: &[usize], slot: Slot, certain: Option<usize>) -> Option<Fact> {
        let rules = &self.chapter.rules;
        let open = |i: &usize| match self.stands[*i] {
            Stand::Open(fact) | Stand::Unless(_, fact) => {
                let same = certain.is_some_and(|first| rules[first].then.agrees(&rules[*i].then, slot));
                (!same).then_some(fact)
            }
            Stand::Holds | Stand::Falls => None,
        };
        speakers.iter().filter_map(open).min()
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
            let fills = |slot: &&Slot| {
                let speakers = self.chapter.speakers.iter().find(|speakers| speakers.slot == **slot);
                let from_own = speakers.is_some_and(|speakers| speakers.own.iter().any(|o| self.sure(*o)));
                let heard = (i < self.chapter.own) == from_own && (from_own || self.falls_back(**slot));
                let filled = match slot.joins() {
                    true => self.stands[i] == Stand::Holds && !self.outvoted(i),
                    false => verdict.agrees(&rules[i].then, **slot),
                };
                heard && filled
            };
            let fills: Vec<Slot> = self.chapter.fills[i].iter().filter(fills).copied().collect();
            (!fills.is_empty()).then_some((i, fills))
        };
        (0..rules.len()).filter(|i| self.sure(*i)).filter_map(part)
    }

    pub(crate) fn steps(&self, verdict: &Effects) -> Vec<Step> {
        let chapter = self.chapter;
        let step = |(i, fills): (usize, Vec<Slot>)| {
            let rule = &chapter.rules[i];
            let instead_of = |id: &RuleId| {
                let to = chapter.rules.iter().position(|rule| rule.id == *id)?;
                self.raw[to].then(|| (to, id.clone()))
            };
            let mut instead_of: Vec<_> = rule.exception_to.iter().filter_map(instead_of).collect();
            instead_of.arrange();
            Step {
                rule: rule.id.clone(),
                cites: rule.cites.clone(),
                fills,
                instead_of: instead_of.into_iter().map(|(_, id)| id).collect(),
            }
        };
        self.parts(verdict).map(step).collect()
    }

    /// Whether the rule has a say, come what may.
    pub(crate) fn sure(&self, i: usize) -> bool {
        matches!(self.stands[i], Stand::Holds | Stand::Unless(..))
    }
}

/// How every rule stands; the exceptions to a rule are looked at before it.
fn settled(chapter: &Chapter, truths: &[Truth]) -> Vec<Stand> {
    let mut stands = vec![Stand::Falls; truths.len()];
    for i in chapter.order.iter().copied() {
        let mut unless: Option<(usize, Fact)> = None;
        let mut set_aside = false;
        for by in &chapter.exceptions[i] {
            match stands[*by] {
                Stand::Holds => set_aside = true,
                Stand::Falls => {}
                Stand::Open(fact) | Stand::Unless(_, fact) => {
                    if unless.is_none_or(|(_, first)| fact < first) {
                        unless = Some((*by, fact));
                    }
                }
            }
        }
        stands[i] = match (truths[i], set_aside, unless) {
            (Truth::No, ..) | (_, true, _) => Stand::Falls,
            (Truth::Unknown(fact), ..) => Stand::Open(fact),
            (Truth::Yes, false, Some((by, fact))) => Stand::Unless(by, fact),
            (Truth::Yes, false, None) => Stand::Holds,
        };
    }
    stands
}
