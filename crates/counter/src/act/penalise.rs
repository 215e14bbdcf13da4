//! A breach, and what the book has for it (处罚).

use super::at::has_worker;
use super::form::Form;
use super::shape::Act;
use office::command::Penalising;
use office::{Command, Event};
use rulebook::Ruling;
use rulebook::word::{Breach, Office};

/// What somebody did, who decides, and how much where the book leaves a range.
pub static PENALISE: Act = Act {
    key: "penalise",
    offered: has_worker,
    fill: |form| {
        let person = form.at.worker()?;
        let breaches: Vec<Breach> = form.at.words();
        let breach = form.word("breach", &breaches);
        let by = form.entitled(Office::Supervisor);
        let ranges = |of: fn(&Ruling) -> bool| left_open(form).is_some_and(|rulings| rulings.iter().any(of));
        let much = ranges(|ruling| ruling.verdict.amount.as_ref().is_some_and(|much| much.range().is_some()));
        let long = ranges(|ruling| ruling.verdict.until.as_ref().is_some_and(|until| until.up_to.is_some()));
        let amount = if much { form.may_count("amount") } else { None };
        let until = if long { form.may_say_day("until") } else { None };
        let note = form.may_note("note");
        Some(Command::Penalise(Penalising { person, breach: breach?, by: by?, note, amount, until }))
    },
};

/// What the book said of it, before anything within a range was said.
fn left_open<'a>(form: &Form<'a>) -> Option<std::borrow::Cow<'a, [Ruling]>> {
    match form.followed()? {
        Event::Penalised { law, .. } => Some(law.rulings(form.at.books)),
        _ => None,
    }
}
