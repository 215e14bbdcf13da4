//! What has been written down so far in the first run. Nothing of it is in the books before the last step.

use crate::{
    desk::NewPerson,
    text::{I18n, t_string},
};
use counter::{
    Minute,
    alike::fold,
    roster::{LeftOut, Roster},
    word::Office,
};
use leptos::prelude::*;

use super::people::posts;

/// What has been written down so far.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    /// The step on the screen, from 0.
    pub step: RwSignal<usize>,
    /// The name of the office.
    pub name: RwSignal<String>,
    /// When it opens, as the time field has it.
    pub opens: RwSignal<String>,
    /// When it closes.
    pub closes: RwSignal<String>,
    /// The people, in the order of the first day.
    pub people: RwSignal<Vec<NewPerson>>,
    /// Whose names were written twice, of whom one is kept.
    pub twice: RwSignal<Vec<String>>,
    /// What was written among them and became nobody.
    pub left_out: RwSignal<Vec<LeftOut>>,
    /// What is still being typed into the names.
    pub typing: RwSignal<String>,
    /// Who uses this device, by his name; the front desk, if nobody is named.
    pub user: RwSignal<Option<String>>,
    /// The id of the chosen book. None is chosen for anybody.
    pub book: RwSignal<Option<String>>,
    /// Whether one wanted to go on from this step: until then nothing is found wanting.
    pub tried: RwSignal<bool>,
    /// What went wrong, or was changed in what was typed.
    pub said: RwSignal<Option<String>>,
    /// Whether it is being written. It stays so when that went well, until the page is left.
    pub sending: RwSignal<bool>,
    /// Whether one has moved between the steps.
    pub moved: RwSignal<bool>,
}

impl Draft {
    /// An empty one.
    pub(super) fn new(sending: RwSignal<bool>) -> Self {
        Self {
            step: RwSignal::new(0),
            name: RwSignal::new(String::new()),
            opens: RwSignal::new("09:00".into()),
            closes: RwSignal::new("18:00".into()),
            people: RwSignal::new(Vec::new()),
            twice: RwSignal::new(Vec::new()),
            left_out: RwSignal::new(Vec::new()),
            typing: RwSignal::new(String::new()),
            user: RwSignal::new(None),
            book: RwSignal::new(None),
            tried: RwSignal::new(false),
            said: RwSignal::new(None),
            sending,
            moved: RwSignal::new(false),
        }
    }

    /// Goes to a step.
    pub(super) fn to(self, step: usize) {
        self.tried.set(false);
        self.said.set(None);
        self.moved.set(true);
        self.step.set(step);
    }

    /// The hours, if both fields hold a time; tracked.
    pub(super) fn hours(self) -> Option<(Minute, Minute)> {
        let minute = |text: RwSignal<String>| text.with(|text| text.parse().ok());
        minute(self.opens).zip(minute(self.closes))
    }

    /// Why the step on the screen is not finished; tracked, so that it goes as soon as it is.
    pub(super) fn unfinished(self, i18n: I18n) -> Option<String> {
        match self.step.get() {
            0 if self.name.with(|name| name.trim().is_empty()) => {
                Some(t_string!(i18n, setup.office_name_missing).to_owned())
            }
            0 if self.hours().is_none_or(|(opens, closes)| opens >= closes) => {
                Some(t_string!(i18n, setup.hours_reversed).to_owned())
            }
            1 if !self.people.with(|people| people.iter().any(takes_turns)) => {
                Some(t_string!(i18n, setup.nobody_yet).to_owned())
            }
            2 if self.book.with(Option::is_none) => Some(t_string!(i18n, setup.no_book_yet).to_owned()),
            _ => None,
        }
    }

    /// Whether one may go on from the step on the screen; from now on it is said if not.
    pub(super) fn is_finished(self, i18n: I18n) -> bool {
        self.tried.set(true);
        untrack(|| self.wrong(i18n)).is_none()
    }

    /// What there is to say below the step; tracked.
    pub(super) fn wrong(self, i18n: I18n) -> Option<String> {
        self.said.get().or_else(|| self.unfinished(i18n).filter(|_| self.tried.get()))
    }

    /// Puts what was typed on the list, and says whether all of it went there: somebody who is on it already is kept once,
    /// and told at his row; what names nobody is told below.
    pub(super) fn take_typed(self, i18n: I18n) -> bool {
        let roster = self.typing.with_untracked(|typed| Roster::read(typed, &posts()));
        let mut twice = Vec::new();
        self.people.update(|people| {
            for new in roster.people {
                match people.iter().find(|known| fold(&known.name) == fold(&new.name)) {
                    Some(known) => twice.push(known.name.clone()),
                    None => people.push(NewPerson { name: new.name, roles: vec![new.office] }),
                }
            }
        });
        self.left_out.update(|left_out| {
            left_out.extend(
                roster.left_out.into_iter().filter(|out| !left_out.contains(out)).collect::<Vec<_>>(),
            );
        });
        self.typing.set(String::new());
        let name = twice.last().cloned();
        let all = name.is_none();
        self.said.set(name.map(|name| t_string!(i18n, setup.duplicate, name = name)));
        self.twice.set(twice);
        all
    }

    /// Which place somebody has in the order, if he takes turns; tracked.
    pub(super) fn place(self, n: usize) -> Option<usize> {
        self.people.with(|people| {
            let before = people.iter().take(n + 1).filter(|person| takes_turns(person)).count();
            people.get(n).filter(|person| takes_turns(person)).map(|_| before)
        })
    }

    /// Moves somebody in the order of the first day.
    pub(super) fn swap(self, one: usize, other: usize) {
        self.people.update(|people| {
            if one.max(other) < people.len() {
                people.swap(one, other);
            }
        });
    }
}

fn takes_turns(person: &NewPerson) -> bool {
    person.roles.contains(&Office::Agent)
}
