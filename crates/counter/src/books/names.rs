//! What the cards say.

use super::Books;
use journal::CardRef;
use office::{CustomerId, PersonId};

impl Books {
    /// What the office is called.
    pub fn office_name(&self) -> Option<String> {
        self.state.about.as_ref().map(|about| about.name.clone())
    }

    /// The name on a person's card.
    pub fn name(&self, person: PersonId) -> String {
        let card = self.state.people.get(&person).map(|person| &person.card);
        self.field(card, "name").unwrap_or_else(|| "—".into())
    }

    /// The name on a customer's card; of who gave only a form of address, that.
    pub fn customer_name(&self, customer: CustomerId) -> Option<String> {
        self.customer_field(customer, "name").or_else(|| self.customer_field(customer, "salutation"))
    }

    /// A field of a customer's card.
    pub fn customer_field(&self, customer: CustomerId, field: &str) -> Option<String> {
        let card = self.state.customers.get(&customer).and_then(|customer| customer.card.as_ref());
        self.field(card, field)
    }

    /// A field of any card.
    pub fn field(&self, card: Option<&CardRef>, field: &str) -> Option<String> {
        let value = card.and_then(|card| self.cards.get(card))?.fields.get(field)?;
        Some(value.clone()).filter(|value| !value.is_empty())
    }
}
