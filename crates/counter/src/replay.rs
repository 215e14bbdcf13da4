//! 回放: what a book would have answered where another one did, before anybody adopts it. Every ruling that is recorded is asked for
//! again, on its day and with the facts that were seen then. What follows from another answer on the days after is not played: the
//! table stood as it stood.

use crate::books::Books;
use chrono::NaiveDateTime;
use journal::EntryId;
use rulebook::{Book, Effects, Fact, Question, Ruling, Slot, rule};
use std::ops::Range;

/// A ruling that would have come out otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Otherwise {
    /// The entry it is recorded in.
    pub entry: EntryId,
    /// When.
    pub at: NaiveDateTime,
    /// What was asked.
    pub question: Question,
    /// What was answered, of what would be answered otherwise.
    pub then: Effects,
    /// What would be answered now.
    pub now: Effects,
    /// What the book would have to know first, which nobody was asked at that time.
    pub asks: Option<Fact>,
}

/// What came of asking again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replayed {
    /// How many rulings were asked for again.
    pub asked: usize,
    /// How many of them would come out otherwise.
    pub otherwise: usize,
    /// In how many of these the book would have to know more first.
    pub unknown: usize,
    /// The latest of those that would come out otherwise, the latest first.
    pub rows: Vec<Otherwise>,
}

/// So many are kept to be read; the others are counted.
pub const MOST: usize = 200;

impl Replayed {
    /// Takes up what came of earlier entries.
    pub fn extend(&mut self, earlier: Self) {
        self.asked += earlier.asked;
        self.otherwise += earlier.otherwise;
        self.unknown += earlier.unknown;
        let room = MOST.saturating_sub(self.rows.len());
        self.rows.extend(earlier.rows.into_iter().take(room));
    }
}

/// The slots in which two answers to a question differ: those it needs; of one that needs none, those it may fill.
fn differ(question: Question, then: &Effects, now: &Effects) -> Vec<Slot> {
    let slots = if question.needs().is_empty() { question.may() } else { question.needs() };
    slots.iter().copied().filter(|slot| !then.agrees(now, *slot)).collect()
}

/// Only these slots.
fn only(effects: &Effects, slots: &[Slot]) -> Effects {
    let mut some = Effects::default();
    slots.iter().for_each(|slot| some.take(effects, *slot));
    some
}

/// A recorded ruling against what another book says to the same; nothing, where both say the same.
fn against(ruling: &Ruling, draft: &Book, entry: EntryId, at: NaiveDateTime) -> Option<Otherwise> {
    let again = rule(draft, at.date(), ruling.question, &ruling.facts);
    let (question, then) = (ruling.question, &ruling.verdict);
    if again.asks.is_some() {
        let (then, now) = (only(then, question.needs()), Effects::default());
        return Some(Otherwise { entry, at, question, then, now, asks: again.asks });
    }
    let slots = differ(question, then, &again.verdict);
    (!slots.is_empty()).then(|| Otherwise {
        entry,
        at,
        question,
        then: only(then, &slots),
        now: only(&again.verdict, &slots),
        asks: None,
    })
}

impl Books {
    /// How many entries there are to be asked for again.
    pub fn replayable(&self) -> usize {
        self.recorded.len()
    }

    /// Asks a book for the rulings of these entries again, by their place in the books; struck entries are left out. A screen goes
    /// through all of them in slices, the latest first.
    pub fn replay(&self, draft: &Book, entries: Range<usize>) -> Replayed {
        let mut replayed = Replayed::default();
        let end = entries.end.min(self.recorded.len());
        for recorded in self.recorded[entries.start.min(end)..end].iter().rev() {
            if recorded.event.law().is_none() || self.is_struck(recorded.entry) {
                continue;
            }
            for ruling in self.rulings_of(&recorded.event) {
                replayed.asked += 1;
                let Some(other) = against(&ruling, draft, recorded.entry, recorded.at) else { continue };
                replayed.otherwise += 1;
                replayed.unknown += usize::from(other.asks.is_some());
                if replayed.rows.len() < MOST {
                    replayed.rows.push(other);
                }
            }
        }
        replayed
    }
}
