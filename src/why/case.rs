//! What a sheet shows of one event: its heading and the rulings behind it.

use crate::desk::Books;
use crate::said;
use crate::text::{I18n, t_string, word};
use crate::widget::article_text;
use counter::{
    book::RuleId,
    event::{Decided, Event, Reception, Recorded},
    word::Turn,
};

/// The heading for a reception.
pub(super) fn receives(i18n: I18n, books: &Books, reception: &Reception) -> String {
    let name = books.name(reception.receiver);
    match (reception.turn, reception.credit) {
        (_, Some(_)) => t_string!(i18n, why.receives_make_up, name = name),
        (Turn::Count, None) => t_string!(i18n, why.receives_counts, name = name),
        (Turn::None, None) => t_string!(i18n, why.receives_free, name = name),
        (Turn::MakeUp, None) => t_string!(i18n, why.receives, name = name),
    }
}

/// What stands on the stamp: what it does to the turn.
pub(super) fn stamp(i18n: I18n, reception: &Reception) -> &'static str {
    match (reception.turn, reception.credit) {
        (_, Some(_)) => t_string!(i18n, why.stamp_make_up),
        (Turn::Count, None) => t_string!(i18n, why.stamp_counts),
        (Turn::None, None) => t_string!(i18n, why.stamp_free),
        (Turn::MakeUp, None) => t_string!(i18n, why.stamp_owed),
    }
}

/// The heading for an event.
pub(super) fn title(i18n: I18n, books: &Books, event: &Event) -> String {
    match event {
        Event::VisitorReceived { reception, .. } => receives(i18n, books, reception),
        _ => said::sentence(i18n, books, event),
    }
}

/// The line above the heading: when, and which visit of the day.
pub(super) fn sub(i18n: I18n, books: &Books, recorded: &Recorded) -> String {
    let visit = recorded.visit();
    let visit = visit.and_then(|visit| books.state.visits.get(&visit));
    let dates = crate::text::Dates::new(i18n.get_locale(), 0);
    let mut parts = vec![dates.moment(said::local_ms(recorded.at))];
    if let Some(visit) = visit {
        parts.push(said::visitor(i18n, books, &visit.visitor));
        parts.push(t_string!(i18n, why.visit_no, number = visit.number));
    }
    parts.join(" · ")
}

/// What happened to it afterwards, or what it lacks.
pub(super) fn notes(i18n: I18n, books: &Books, recorded: &Recorded) -> Vec<String> {
    let mut notes = Vec::new();
    if books.is_struck(recorded.entry) {
        notes.push(t_string!(i18n, why.voided).to_owned());
    }
    if let Event::VisitorReceived { waited, .. } = &recorded.event {
        let visit = waited.unwrap_or(counter::VisitId(recorded.entry));
        for (by, because) in books.overruled(visit) {
            let reason = because.unwrap_or_else(|| "—".into());
            notes.push(t_string!(i18n, why.overruled, name = books.name(by), reason = reason));
        }
    }
    if let Event::Overruled { because, .. } = &recorded.event
        && let Some(reason) = books.field(Some(because), "text")
    {
        notes.push(t_string!(i18n, why.because, reason = reason));
    }
    for decided in recorded.event.said().into_iter().flat_map(|said| &said.decided) {
        notes.push(decision(i18n, books, recorded, decided));
    }
    if let Event::VisitRegistered { missing, late, .. } = &recorded.event {
        if !missing.is_empty() {
            let fields: Vec<String> = missing.iter().map(|field| word(i18n, "field", field.word())).collect();
            notes.push(t_string!(i18n, register.missing, fields = said::list(i18n, &fields)));
        }
        if *late {
            notes.push(t_string!(i18n, register.late).to_owned());
        }
    }
    notes
}

/// A decision between rules that clash: who chose which over which, and why.
fn decision(i18n: I18n, books: &Books, recorded: &Recorded, decided: &Decided) -> String {
    let digest = recorded.event.law().book();
    let says = |id: &RuleId| {
        let rule = digest.as_ref().and_then(|digest| books.book(digest)).and_then(|book| book.find_rule(id));
        rule.map_or_else(|| id.to_string(), |rule| article_text(i18n, &rule.says))
    };
    let against: Vec<String> = decided.against.iter().map(says).collect();
    t_string!(
        i18n,
        why.decided,
        name = books.name(decided.by),
        rule = says(&decided.rule),
        against = said::list(i18n, &against),
        reason = books.field(Some(&decided.because), "text").unwrap_or_else(|| "—".into())
    )
}
