//! What the columns of an old ledger are.

use super::heading::says;
use super::shape::{day, name, phone};
use super::what::What;
use crate::alike::fold;
use office::PersonId;
use std::collections::BTreeMap;

/// So many rows are looked at.
const LOOKED_AT: usize = 500;

/// What each column is: by its heading; what no heading says, by the shape of most of what stands in it.
pub(super) fn columns(
    head: Option<&Vec<String>>,
    body: &[Vec<String>],
    people: &BTreeMap<String, PersonId>,
) -> Vec<Option<What>> {
    let looked_at = body.get(..LOOKED_AT).unwrap_or(body);
    let wide = looked_at.iter().chain(head).map(Vec::len).max().unwrap_or_default();
    let mut columns = vec![None; wide];
    // Of two columns with one heading the first is meant, and the other is none.
    let mut spoken_for = vec![false; wide];
    for (nth, heading) in head.into_iter().flatten().enumerate() {
        let what = says(heading);
        if let Some(spoken_for) = spoken_for.get_mut(nth) {
            *spoken_for = what.is_some();
        }
        if what.is_none_or(|what| !columns.contains(&Some(what)))
            && let Some(column) = columns.get_mut(nth)
        {
            *column = what;
        }
    }
    let person = |text: &str| people.contains_key(&fold(text));
    // Names of the office look like names of clients, so they are sought first.
    by_shape((&mut columns, &spoken_for), looked_at, What::Phone, &phone);
    by_shape((&mut columns, &spoken_for), looked_at, What::Day, &|text| day(text).is_some());
    by_shape((&mut columns, &spoken_for), looked_at, What::Agent, &person);
    by_shape((&mut columns, &spoken_for), looked_at, What::Name, &name);
    columns
}

/// The column most of which is so, if none is it by its heading.
fn by_shape(
    (columns, spoken_for): (&mut [Option<What>], &[bool]),
    rows: &[Vec<String>],
    what: What,
    so: &dyn Fn(&str) -> bool,
) {
    if columns.contains(&Some(what)) {
        return;
    }
    let count = |nth: usize, so: &dyn Fn(&str) -> bool| {
        rows.iter().filter_map(|row| row.get(nth)).filter(|cell| !cell.is_empty() && so(cell)).count()
    };
    let taken = columns.iter().zip(spoken_for).map(|(what, spoken_for)| what.is_some() || *spoken_for);
    let open = taken.enumerate().filter(|(_, taken)| !taken).map(|(nth, _)| nth);
    let most = open.map(|nth| (nth, count(nth, so), count(nth, &|_| true)));
    // More than half, or it is chance; of several the first.
    let best = most.filter(|(_, fit, filled)| fit * 2 > *filled);
    let best = best.max_by_key(|(nth, fit, _)| (*fit, std::cmp::Reverse(*nth)));
    if let Some(column) = best.and_then(|(nth, ..)| columns.get_mut(nth)) {
        *column = Some(what);
    }
}
