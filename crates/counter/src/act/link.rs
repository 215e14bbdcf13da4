//! Two records turn out to be one person's, or two persons of one household; and that they are not.

use super::at::{At, Subject};
use super::shape::Act;
use office::{Command, CustomerId, Reason};
use paper::OrderedSet;
use rulebook::word::Relation;

/// The two of a pair.
fn two(at: &At<'_>) -> Option<(CustomerId, CustomerId)> {
    match at.subject {
        Subject::Pair(one, other) => Some((one, other)),
        Subject::Client(_) | Subject::Visit(_) | Subject::Person(_) => None,
    }
}

/// What the two are to each other.
pub static JOIN: Act = Act {
    key: "join",
    offered: |at| two(at).map(|_| ()).ok_or(Reason::NoSuchCustomer),
    fill: |form| {
        let (one, other) = two(form.at)?;
        // That it is the same person is the first answer.
        let mut relations: Vec<Relation> = form.at.words();
        relations.retain(|relation| *relation != Relation::Same);
        relations.insert(0, Relation::Same);
        let relation = form.word("relation", &relations);
        let noticed = form.at.books.likely_noticed(form.at.operator, (one, other));
        let by = form.person("by", form.at.workers(None), noticed);
        let (relation, same) = (Some(relation?), form.at.books.same(one, other));
        Some(Command::Link { one, other, relation, same, by: by? })
    },
};

/// Those with whom the client is joined, each with his own record that is joined to it.
fn joined(at: &At<'_>) -> Vec<(CustomerId, CustomerId)> {
    let Some(record) = at.record() else { return Vec::new() };
    let own = at.books.state.records_of(record);
    let mut seen = OrderedSet::new();
    let pairs = at.books.state.links.iter().filter_map(|link| {
        let of = |id: &CustomerId| link.pair.beside(*id).map(|other| (*id, other));
        let (one, other) = own.iter().filter(|id| **id == record).chain(&own).find_map(of)?;
        seen.insert(other).then_some((one, other))
    });
    pairs.collect()
}

/// They are not.
pub static PART: Act = Act {
    key: "part",
    offered: |at| if joined(at).is_empty() { Err(Reason::NothingChanges) } else { Ok(()) },
    fill: |form| {
        let joined = joined(form.at);
        let other = form.client("other", joined.iter().map(|(_, other)| *other).collect());
        let by = form.person("by", form.at.workers(None), form.at.likely());
        let (one, other) = joined.into_iter().find(|(_, one)| Some(*one) == other)?;
        Some(Command::Part { one, other, by: by? })
    },
};
