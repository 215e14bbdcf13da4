//! How much is overdue or due today, of whoever uses the device: beside the place of the clients.

use crate::{
    desk::{Desk, use_desk},
    text::{t_string, use_i18n},
};
use counter::Now;
use leptos::prelude::*;
use std::time::Duration;

/// So many clients are looked at without a pause: some milliseconds on a slow tablet.
const AT_A_TIME: usize = 100;
/// The desk answers first.
const FIRST: Duration = Duration::from_millis(800);
/// Whatever is tapped meanwhile comes before the rest.
const THEN: Duration = Duration::from_millis(16);
/// More is not counted on a badge.
const MOST: usize = 99;

/// The badge; nothing where nothing is due.
#[component]
pub fn DueBadge() -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let count = RwSignal::new(0_usize);
    // What is looked at for an earlier moment is given up.
    let turn = StoredValue::new(0_usize);
    let of = Memo::new(move |_| (desk.read(|books| books.journal.len()), desk.operator(), desk.now().date()));
    // The hour counts too: what was due at a moment is overdue after it.
    let now = move || (of.get(), desk.now());
    Effect::new(move |before: Option<()>| {
        let (_, now) = now();
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        set_timeout(
            move || look(desk, count, (turn, mine), now),
            if before.is_some() { THEN } else { FIRST },
        );
    });
    let label = move || t_string!(i18n, shell.due_today, count = count.get());
    let said = move || if count.get() > MOST { format!("{MOST}+") } else { count.get().to_string() };
    move || {
        (count.get() > 0)
            .then(|| view! { <span class="badge" role="img" data-badge="due" aria-label=label>{said}</span> })
    }
}

/// Looks at some clients, and at the next a little later; counts once all were looked at.
fn look(desk: Desk, count: RwSignal<usize>, (turn, mine): (StoredValue<usize>, usize), now: Now) {
    // The page may be gone, or something was written since.
    if turn.try_get_value() != Some(mine) {
        return;
    }
    if desk.peek(|books| books.look_ahead(now, AT_A_TIME)) == Some(false) {
        set_timeout(move || look(desk, count, (turn, mine), now), THEN);
        return;
    }
    let of = untrack(|| desk.operator());
    let _gone = count.try_set(desk.peek(|books| books.due_by_today(of, now)).unwrap_or_default());
}
