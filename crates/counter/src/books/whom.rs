//! Whom a card is like. Only the cards know; the core is told who.

use super::Books;
use crate::alike::{Index, Pair, Wanted, Written};
use crate::column::Columns;
use office::CustomerId;
use office::command::Alike;
use office::event::Same;
use paper::OrderedSet;
use rulebook::word::Field;

impl Books {
    /// The other customers whose cards are like what stands in these columns.
    pub fn alike(&self, but: CustomerId, texts: &[(Field, String)]) -> Alike {
        let texts = texts.iter().map(|(field, text)| (field.word(), text.as_str()));
        let mut alike = self.by_index(|index, columns| index.alike(Some(but), &Written::of(texts, columns)));
        // Records that are known to be his are no others.
        let own = self.state.records_of(but);
        for found in [&mut alike.name, &mut alike.phone, &mut alike.masked, &mut alike.id_number] {
            found.retain(|customer| !own.contains(customer));
        }
        alike
    }

    /// What the cards of two customers have in common, if both have one.
    pub fn same(&self, one: CustomerId, other: CustomerId) -> Option<Same> {
        self.by_index(|index, _| index.same(one, other))
    }

    /// The customers a search means, by name or by number.
    pub fn sought(&self, wanted: &Wanted) -> OrderedSet<CustomerId> {
        self.by_index(|index, _| index.sought(wanted).into_iter().collect())
    }

    /// The customers who are probably one person, and of whom nobody has said yet what they are to each other.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs = self.by_index(|index, _| index.pairs());
        pairs.retain(|pair| self.state.link_of(pair.one, pair.other).is_none());
        pairs
    }

    pub(crate) fn by_index<T>(&self, ask: impl FnOnce(&Index, &Columns) -> T) -> T {
        let mut likeness = self.likeness.borrow_mut();
        let (index, columns) = likeness.follow(&self.state, &self.cards, self.shelved());
        ask(index, columns)
    }
}
