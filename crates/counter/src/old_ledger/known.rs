//! Whom an old ledger names that is here already.

use crate::alike::{Written, fold};
use crate::books::Books;
use office::PersonId;
use rulebook::word::Field;
use std::collections::BTreeMap;

impl Books {
    /// Who works here, by the name as it is compared.
    pub(super) fn people_by_name(&self) -> BTreeMap<String, PersonId> {
        self.working().map(|person| (fold(&self.name(person)), person)).collect()
    }

    /// Whether anybody here has this number.
    pub(super) fn is_here(&self, phone: &str) -> bool {
        self.by_index(|index, columns| {
            let written = Written::of([(Field::Phone.word(), phone)], columns);
            !index.alike(None, &written).phone.is_empty()
        })
    }
}
