//! What stands on the planner: the clients, the plan so far, what is ticked.

use crate::desk::use_desk;
use counter::handover::{Leaving, Left, Plan};
use counter::row::Row;
use counter::word::Office;
use counter::{CustomerId, PersonId};
use leptos::prelude::*;
use paper::OrderedSet;

/// The planner. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Planner {
    /// Who left.
    pub(super) person: PersonId,
    /// His clients.
    pub(super) left: Memo<Vec<Left>>,
    /// The same as rows.
    pub(super) rows: Memo<Vec<Row>>,
    /// Who may take any, with their names.
    pub(super) takers: Memo<Vec<(PersonId, String)>>,
    /// What the book says of it.
    pub(super) leaving: Memo<Option<Leaving>>,
    /// Who decides it.
    pub(super) by: RwSignal<Option<PersonId>>,
    /// To whom each goes.
    pub(super) plan: RwSignal<Plan>,
    /// The clients that are ticked.
    pub(super) ticked: RwSignal<OrderedSet<CustomerId>>,
}

impl Planner {
    /// Begins with nothing.
    pub(super) fn of(person: PersonId) -> Self {
        let desk = use_desk();
        let left = Memo::new(move |_| desk.read(|books| books.left_behind(person)).unwrap_or_default());
        let rows = Memo::new(move |_| {
            let now = desk.now();
            let rows = |left: &Vec<Left>| {
                desk.read(|books| books.handover_rows(left, &Plan::default(), now)).unwrap_or_default()
            };
            left.with(rows)
        });
        let takers = Memo::new(move |_| {
            let named = |books: &counter::Books| {
                books.takers().into_iter().map(|id| (id, books.name(id))).collect::<Vec<_>>()
            };
            desk.read(named).unwrap_or_default()
        });
        let leaving = Memo::new(move |_| {
            let now = desk.now();
            desk.read(|books| books.leaving(person, now)).flatten()
        });
        let plan = RwSignal::new(Plan::default());
        let ticked = RwSignal::new(OrderedSet::new());
        // Another tab may have given some of them away meanwhile.
        Effect::new(move |_| left.with(|left| plan.update(|plan| plan.keep(left))));
        let office = leaving.with_untracked(|leaving| leaving.as_ref().map(|leaving| leaving.by));
        let by = RwSignal::new(office.and_then(|office| desk.likely(office)));
        Self { person, left, rows, takers, leaving, by, plan, ticked }
    }

    /// The clients that are meant: those that are ticked, else all.
    pub(super) fn meant(self) -> Vec<Left> {
        let left = self.left.get();
        let ticked = self.ticked.get();
        let meant: Vec<Left> = left.iter().filter(|left| ticked.contains(&left.client)).copied().collect();
        if meant.is_empty() { left } else { meant }
    }

    /// What somebody who may take clients is called.
    pub(super) fn name(self, person: PersonId) -> String {
        let named = |takers: &Vec<(PersonId, String)>| {
            takers.iter().find(|(id, _)| *id == person).map(|(_, name)| name.clone())
        };
        self.takers.with(named).unwrap_or_default()
    }

    /// Whoever holds this office decides, or a higher one.
    pub(super) fn office(self) -> Option<Office> {
        self.leaving.with(|leaving| leaving.as_ref().map(|leaving| leaving.by))
    }

    /// Whether nothing can be given away, because the book makes them everybody's.
    pub(super) fn everybodys(self) -> bool {
        self.leaving.with(|leaving| leaving.as_ref().is_some_and(|leaving| leaving.everybodys))
    }

    /// Begins anew.
    pub(super) fn clear(self) {
        self.plan.set(Plan::default());
        self.ticked.set(OrderedSet::new());
    }
}
