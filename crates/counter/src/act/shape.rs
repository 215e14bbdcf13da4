//! An act, and its sheet.

use super::at::At;
use super::form::{Answers, Field, Form, Then};
use journal::Card;
use office::{Command, PersonId, Reason, Told};

/// Something that can be done.
pub struct Act {
    /// What it is called in the messages and in the tests.
    pub key: &'static str,
    /// Whether there is something to do it with, or why not.
    pub(super) offered: fn(&At<'_>) -> Result<(), Reason>,
    /// Its fields, and its command once they are filled in.
    pub(super) fill: fn(&mut Form<'_>) -> Option<Command>,
}

/// An act as it is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The fields.
    pub fields: Vec<Field>,
    /// What would follow.
    pub then: Then,
    /// What is sent, once it can be.
    pub draft: Option<Draft>,
}

/// What is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The command.
    pub command: Command,
    /// What was told with it.
    pub told: Told,
    /// The cards it speaks of.
    pub cards: Vec<Card>,
    /// Who does it, where the command has no place for that; else whoever uses the device.
    pub by: Option<PersonId>,
}

impl Act {
    /// Whether it is offered.
    ///
    /// # Errors
    /// There is nothing to do it with.
    pub fn offered(&self, at: &At<'_>) -> Result<(), Reason> {
        (self.offered)(at)
    }

    /// The act as it stands with these answers. Cards are sealed with this salt.
    pub fn sheet(&self, at: &At<'_>, answers: &Answers, salt: &str) -> Sheet {
        let mut seen = Vec::new();
        let mut before = None;
        loop {
            let mut form = Form::new(at, answers, salt, &seen);
            let command = (self.fill)(&mut form);
            let by = form.doer();
            let filled = form.fields.iter().all(Field::is_done);
            let Some(command) = command.filter(|_| filled) else {
                return Sheet { fields: form.fields, then: Then::Open, draft: None };
            };
            let asked = form.fields.len();
            let (told, then) = form.ask_book(&command);
            // What came of it may call for more fields: until it does not, it is gone through again.
            if before == Some(asked) {
                let sent = matches!(then, Then::Follows(_) | Then::Decided(_));
                let draft = sent.then_some(Draft { command, told, cards: form.cards, by });
                return Sheet { fields: form.fields, then, draft };
            }
            before = Some(asked);
            seen.push(then);
        }
    }
}
