//! Shares that cannot add up to the whole. Those that are more than the whole are refused when the book is read.

use super::finding::Finding;
use crate::book::{Book, Rule};
use crate::effect::Slot;
use crate::measure::{Share, Shares};
use crate::question::Question;
use crate::share::WHOLE;

/// The book's own rules of a question with such shares.
pub(super) fn of(book: &Book, question: Question) -> Vec<Finding> {
    let of_rule = |rule: &Rule| {
        let shares = [(Slot::Split, &rule.then.split), (Slot::Bonus, &rule.then.bonus)];
        let most = |(slot, shares): (Slot, &Option<Shares>)| Some((slot, most(shares.as_ref()?)));
        let short = shares.into_iter().filter_map(most).filter(|(_, most)| *most < u32::from(WHOLE));
        let told = |(slot, most)| Finding::Shares { question, rule: rule.id.clone(), slot, most };
        short.map(told).collect::<Vec<_>>()
    };
    book.rules(question).iter().flat_map(of_rule).collect()
}

/// What shares add up to at most; of a range its longer end.
fn most(shares: &Shares) -> u32 {
    let most = |share: &Share| match share {
        Share::Exact(share) | Share::Range(_, share) => u32::from(*share),
    };
    shares.values().map(most).sum()
}
