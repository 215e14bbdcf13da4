//! What is written in the register, as the desk writes it.

use super::Play;
use super::cast::{OnCard, card};
use crate::scenario::{Fault, Registered};
use counter::alike::Written;
use counter::column::{Columns, Entered, Shape};
use office::Command;
use office::command::Registering;
use office::event::Same;
use paper::OrderedMap;
use rulebook::declare::Form;
use rulebook::word::Field;

impl Play<'_> {
    /// Writes an entry: in each column what the line tells, else something of its form.
    pub(super) fn register(&mut self, line: usize, entry: &Registered) -> Result<Command, Fault> {
        let Registered { by, visitor, fields, written, declined, like } = entry;
        self.cast.like(line, visitor, like)?;
        for (column, text) in written {
            self.cast.write(visitor, *column, text);
        }
        let columns = Columns::of([self.book(line)?.as_ref()]);
        let on_card = self.cast.card_of(visitor);
        // Everything is what the book declares too.
        let own = if *fields == Field::ALL { columns.declared().collect() } else { Vec::new() };
        let listed: Vec<Field> = fields.iter().copied().chain(own).collect();
        let texts = listed.iter().map(|field| (*field, text(&columns, *field, &on_card)));
        let texts: OrderedMap<Field, String> = texts.chain(written.iter().cloned()).collect();
        let entered = Entered {
            signed: listed.contains(&Field::Signature),
            confirmed: listed.contains(&Field::Confirmation),
            texts,
        };
        let filled = columns.filled(&entered);
        // His paper is compared whether or not the book has a column for it.
        let paper = (Field::IdNumber, on_card.paper);
        let compared = entered.texts.iter().map(|(field, text)| (*field, text)).chain([(paper.0, &paper.1)]);
        let compared = Written::of(compared.map(|(field, text)| (field.word(), text.as_str())), &columns);
        Ok(Command::Register(Registering {
            visit: self.cast.visit(line, visitor)?,
            card: card(visitor),
            filled,
            by: self.cast.person(line, by)?,
            declined: *declined,
            alike: Some(self.cast.alike(visitor, &compared)),
        }))
    }
}

impl Play<'_> {
    /// What the cards of two clients have in common, if both were registered here.
    pub(super) fn compared(&self, line: usize, one: &str, other: &str) -> Result<Option<Same>, Fault> {
        let state = &self.device(line)?.state;
        for name in [one, other] {
            let customer = self.cast.guest(line, name)?.customer;
            if state.customers.get(&customer).is_none_or(|found| found.registrations.is_empty()) {
                return Ok(None);
            }
        }
        Ok(self.cast.same(one, other))
    }
}

/// Something that fills a column.
fn text(columns: &Columns, column: Field, card: &OnCard) -> String {
    match columns.shape(column) {
        Shape::Name | Shape::Address => card.name.clone(),
        Shape::Of(Form::Telephone) => card.phone.clone(),
        Shape::Of(Form::IdNumber) => card.paper.clone(),
        Shape::Of(Form::Day) => "2025-01-01".to_owned(),
        Shape::Of(Form::Number | Form::Text) => "1".to_owned(),
        Shape::Signature | Shape::Tick | Shape::ByItself => String::new(),
    }
}
