//! Files that need one another. What counts as needing is said at [`crate::imports`].

use crate::house::none;
use crate::imports::{Arrow, Programs};
use std::collections::{BTreeMap, BTreeSet};

/// Files, each of which leads to every other.
type Circle = BTreeSet<String>;

/// Whom each file needs.
type Needs<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

fn needs(arrows: &BTreeSet<Arrow>) -> Needs<'_> {
    let mut needs = Needs::new();
    for arrow in arrows {
        if let Some(home) = arrow.home.as_deref().filter(|home| *home != arrow.from) {
            needs.entry(&arrow.from).or_default().insert(home);
        }
    }
    needs
}

/// The shortest ways from a file to those it leads to: each with the file before it.
fn ways<'a>(needs: &Needs<'a>, from: &'a str) -> BTreeMap<&'a str, &'a str> {
    let mut before = BTreeMap::new();
    let mut open = vec![from];
    while !open.is_empty() {
        let mut next = Vec::new();
        for file in open {
            for needed in needs.get(file).into_iter().flatten() {
                before.entry(*needed).or_insert_with(|| {
                    next.push(*needed);
                    file
                });
            }
        }
        open = next;
    }
    before
}

fn circles(needs: &Needs<'_>) -> BTreeSet<Circle> {
    let leads: BTreeMap<&str, _> = needs.keys().map(|file| (*file, ways(needs, file))).collect();
    let back = |file: &str, to: &str| leads.get(to).is_some_and(|ways| ways.contains_key(file));
    let circle = |(file, ways): (&&str, &BTreeMap<&str, &str>)| -> Circle {
        ways.keys().filter(|other| back(file, other)).map(|other| (*other).to_owned()).collect()
    };
    leads.iter().map(circle).filter(|circle| !circle.is_empty()).collect()
}

/// The shortest way round a circle from its first file.
fn way_round(needs: &Needs<'_>, circle: &Circle) -> String {
    let first = circle.first().map_or("", String::as_str);
    let ways = ways(needs, first);
    let mut round = vec![first];
    while let Some(before) = round.last().and_then(|file| ways.get(file)) {
        round.push(before);
        if *before == first {
            break;
        }
    }
    round.reverse();
    round.join(" → ")
}

#[test]
fn no_files_go_in_a_circle() {
    let arrows = Programs::ours().arrows();
    let needs = needs(&arrows);
    let listed = |circle: &Circle| circle.iter().cloned().collect::<Vec<_>>().join(" ");
    let found: Vec<String> = circles(&needs)
        .iter()
        .map(|circle| {
            format!("{}\n  of {} files: {}", way_round(&needs, circle), circle.len(), listed(circle))
        })
        .collect();
    none(&found, "files need one another: what ties them goes to a leaf");
}

#[test]
fn a_circle_is_found() {
    let check = |arrows: &[(&str, &str)], expected: &[&str]| {
        let arrow = |(from, home): &(&str, &str)| Arrow {
            from: (*from).to_owned(),
            face: (*home).to_owned(),
            home: (!home.is_empty()).then(|| (*home).to_owned()),
        };
        let arrows: BTreeSet<Arrow> = arrows.iter().map(arrow).collect();
        let needs = needs(&arrows);
        let found: Vec<String> = circles(&needs).iter().map(|circle| way_round(&needs, circle)).collect();
        assert_eq!(found, expected, "{arrows:?}");
    };
    check(&[], &[]);
    check(&[("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")], &[]);
    check(&[("a", "b"), ("b", "a")], &["a → b → a"]);
    check(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("d", "e")], &["b → c → d → b"]);
    check(&[("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")], &["a → b → a", "c → d → c"]);
    // One circle, though two ways go round.
    check(&[("a", "b"), ("b", "a"), ("b", "c"), ("c", "a")], &["a → b → a"]);
    // What is only passed on, and what a file names of itself, is no need.
    check(&[("a", ""), ("b", "a"), ("a", "a")], &[]);
}
