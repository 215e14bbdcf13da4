//! By which articles: those that weigh most in what was recorded, first.

use crate::books::Books;
use office::event::{Event, Reception};
use rulebook::effect::Slot;
use rulebook::{ArticleId, BookDigest, Question, Ruling};

/// Articles of a book, the weightiest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The book.
    pub book: BookDigest,
    /// Its articles; at least one.
    pub articles: Vec<ArticleId>,
}

impl Cited {
    fn of(ruling: &Ruling, articles: Vec<ArticleId>) -> Option<Self> {
        (!articles.is_empty()).then(|| Self { book: ruling.book.clone(), articles })
    }

    /// The articles that answer who receives, of a reception that is foreseen: those of the make-up where one is used, of the
    /// handing over where it was one.
    pub fn receives(reception: &Reception) -> Option<Self> {
        let rulings = reception.law.given();
        let of = |question: Question| rulings.iter().find(|ruling| ruling.question == question);
        let make_up = reception.credit.and_then(|_| of(Question::MakeUp));
        let ruling = make_up
            .or_else(|| of(Question::Handover))
            .or_else(|| of(Question::Identified))
            .or_else(|| of(Question::Receiver))
            .or_else(|| rulings.first())?;
        Self::of(ruling, ruling.cites.clone())
    }
}

/// The slots that the ledger is about.
const WEIGH: [(Question, Slot); 4] = [
    (Question::Turn, Slot::Turn),
    (Question::Handover, Slot::Giver),
    (Question::Identified, Slot::Giver),
    (Question::Receiver, Slot::Receiver),
];

/// The articles of a ruling, those first by which the slot was filled that the ledger is about.
fn weightiest(ruling: &Ruling) -> Vec<ArticleId> {
    let weighs = |slot: &Slot| WEIGH.contains(&(ruling.question, *slot));
    let step = ruling.steps.iter().find(|step| step.fills.iter().any(weighs));
    let mut cites: Vec<ArticleId> = step.map(|step| step.cites.clone()).unwrap_or_default();
    cites.extend(ruling.cites.iter().filter(|id| step.is_none_or(|step| !step.cites.contains(id))).cloned());
    cites
}

impl Books {
    /// The articles that weigh most in an event: those about the turn, else those of the first ruling.
    pub fn cited(&self, event: &Event) -> Option<Cited> {
        let rulings = event.law().rulings(self);
        let turn = [Question::Turn, Question::Handover, Question::Identified];
        let of_turn = rulings.iter().find(|ruling| turn.contains(&ruling.question));
        let first = of_turn.or_else(|| rulings.first())?;
        Cited::of(first, weightiest(first))
    }
}
