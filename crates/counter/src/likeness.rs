//! The index over the cards follows the books when it is asked: what was written since is looked at again, and nothing else.

use crate::alike::{Index, Written};
use crate::column::Columns;
use journal::{CardRef, Cards};
use office::{CustomerId, State};
use paper::OrderedSet;
use rulebook::Book;
use std::collections::BTreeMap;

/// The index over the cards, and how far it has come.
pub(crate) struct Likeness {
    index: Index,
    columns: Columns,
    /// The card by which each is in it.
    of: BTreeMap<CustomerId, CardRef>,
    /// Who was written of since.
    behind: OrderedSet<CustomerId>,
    /// Whether anybody may have been: the state was derived anew, or a book came in.
    stale: bool,
}

impl Default for Likeness {
    fn default() -> Self {
        Self {
            index: Index::default(),
            columns: Columns::default(),
            of: BTreeMap::new(),
            behind: OrderedSet::new(),
            stale: true,
        }
    }
}

impl Likeness {
    /// What was written speaks of these customers.
    pub(crate) fn behind(&mut self, customers: impl IntoIterator<Item = CustomerId>) {
        if !self.stale {
            self.behind.extend(customers);
        }
    }

    /// Anybody's card may be another now.
    pub(crate) fn stale(&mut self) {
        self.stale = true;
    }

    /// The index over these cards, with the columns of these books.
    pub(crate) fn follow<'a>(
        &mut self,
        state: &State,
        cards: &Cards,
        books: impl Iterator<Item = &'a Book>,
    ) -> (&Index, &Columns) {
        let card = |customer: CustomerId| {
            let card = state.customers.get(&customer).and_then(|customer| customer.card);
            card.and_then(|card| cards.get(&card))
        };
        if self.stale {
            let columns = Columns::of(books);
            if columns != self.columns {
                *self = Self { columns, ..Self::default() };
            }
            let all = state.customers.keys().chain(self.of.keys());
            let changed = all.filter(|id| card(**id).map(|card| &card.digest) != self.of.get(id));
            self.behind = changed.copied().collect();
            self.stale = false;
        }
        for customer in std::mem::take(&mut self.behind) {
            match card(customer) {
                Some(card) => {
                    let texts = card.fields.iter().map(|(field, text)| (field.as_str(), text.as_str()));
                    self.index.put(customer, Written::of(texts, &self.columns));
                    self.of.insert(customer, card.digest);
                }
                None => {
                    self.index.remove(customer);
                    self.of.remove(&customer);
                }
            }
        }
        (&self.index, &self.columns)
    }
}
