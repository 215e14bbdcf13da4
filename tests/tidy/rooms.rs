//! What each room may know of the others, and of the world.

use crate::house::{files, house, none, text, uses};
use crate::imports::{Programs, our_sources};
use std::collections::BTreeSet;

/// Which room may name which, as `docs/ARCHITECTURE.md` says. Below `src/` a room is a folder with the file of its name.
/// A room names only rooms that stand further up here, so that no rooms go in a circle.
const ROOMS: [(&str, &str); 29] = [
    ("paper", ""),
    ("spreadsheet", ""),
    ("journal", "paper"),
    ("rulebook", "paper"),
    ("office", "paper journal rulebook"),
    ("counter", "paper journal rulebook office"),
    ("cli", "paper journal rulebook office counter"),
    ("device", "paper"),
    ("route", ""),
    ("text", "paper rulebook"),
    ("theme", "text"),
    ("widget", "rulebook text"),
    ("book", "rulebook text widget"),
    ("desk", "paper journal rulebook office counter device text"),
    ("later", "text widget desk"),
    ("said", "counter text desk"),
    ("why", "counter route text widget desk said"),
    ("act", "paper counter route text widget book desk later said why"),
    ("list", "paper counter route text widget desk said"),
    ("print", "counter text widget desk list"),
    ("sheets", "counter spreadsheet text widget desk later list"),
    ("dialog", "paper counter route text widget desk later said why act list sheets"),
    ("keeping", "desk"),
    ("dress", "text theme desk"),
    (
        "page",
        "paper counter route text theme widget later book desk said why act list print sheets dialog keeping",
    ),
    ("shell", "paper route text widget later desk keeping"),
    ("studio", "paper rulebook route text theme widget later book desk"),
    ("app", "route text theme widget later desk keeping dress page shell studio"),
    ("main", "app"),
];

/// The room of a source: `office` for one of `crates/office`, `page` for `src/page.rs` and all in `src/page/`.
fn room(file: &str) -> &str {
    let inside = |folder| file.strip_prefix(folder).and_then(|rest: &str| rest.split(['/', '.']).next());
    inside("crates/").or_else(|| inside("src/")).unwrap_or_default()
}

/// The arrows between rooms that the table does not have.
fn strange<'a>(arrows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let may = |from: &str, to: &str| {
        ROOMS.iter().any(|(room, named)| *room == from && named.split_whitespace().any(|named| named == to))
    };
    let strange = arrows.into_iter().filter(|(from, to)| {
        let (from, to) = (room(from), room(to));
        from != to && !may(from, to)
    });
    let found: BTreeSet<String> = strange.map(|(from, to)| format!("{from} names {to}")).collect();
    Vec::from_iter(found)
}

#[test]
fn rooms_name_only_the_rooms_they_may() {
    let programs = Programs::ours();
    let arrows = programs.arrows();
    let found = strange(arrows.iter().map(|arrow| (arrow.from.as_str(), arrow.face.as_str())));
    none(&found, "a room names another that it may not know");
    let read = programs.files();
    let lost: Vec<String> = our_sources().into_keys().filter(|file| !read.contains(file.as_str())).collect();
    none(&lost, "a source belongs to no crate that is read");
}

/// The page of a source: `visits` for `src/page/visits.rs` and all in `src/page/visits/`.
fn page(file: &str) -> Option<&str> {
    let page = file.strip_prefix("src/page/")?.split(['/', '.']).next()?;
    (page != "mod").then_some(page)
}

/// The arrows from a page to another.
fn crossing<'a>(arrows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let pages = arrows.into_iter().filter_map(|(from, to)| Some((page(from)?, page(to)?)));
    let found: BTreeSet<String> =
        pages.filter(|(from, to)| from != to).map(|(from, to)| format!("{from} names {to}")).collect();
    Vec::from_iter(found)
}

#[test]
fn no_page_knows_another() {
    let programs = Programs::ours();
    let arrows = programs.arrows();
    let known = arrows.iter().filter_map(|arrow| Some((arrow.from.as_str(), arrow.home.as_deref()?)));
    none(&crossing(known), "what two pages need stands in src/dialog");
    let check =
        |from, to, expected: bool| assert_eq!(!crossing([(from, to)]).is_empty(), expected, "{from} {to}");
    check("src/page/setup/names.rs", "src/page/people/roster.rs", true);
    check("src/page/setup.rs", "src/page/people.rs", true);
    check("src/page/visits/table.rs", "src/page/visits.rs", false);
    check("src/page/visits/table.rs", "src/dialog/pairs.rs", false);
    check("src/page/mod.rs", "src/page/visits.rs", false);
}

#[test]
fn the_table_of_rooms_goes_from_the_bottom_up() {
    let mut below = BTreeSet::new();
    for (room, named) in ROOMS {
        let unknown: Vec<&str> = named.split_whitespace().filter(|named| !below.contains(named)).collect();
        assert!(unknown.is_empty(), "{room} may name what does not stand above it: {unknown:?}");
        below.insert(room);
    }
}

#[test]
fn a_strange_arrow_is_found() {
    let check =
        |from, to, expected: bool| assert_eq!(!strange([(from, to)]).is_empty(), expected, "{from} {to}");
    check("src/page/why.rs", "src/widget.rs", false);
    check("src/page/why.rs", "src/page.rs", false);
    check("src/desk.rs", "src/device/mod.rs", false);
    check("src/main.rs", "src/app.rs", false);
    check("src/app.rs", "src/studio.rs", false);
    check("crates/cli/src/play.rs", "crates/office/src/lib.rs", false);
    check("src/page/why.rs", "src/studio.rs", true);
    check("src/studio/read.rs", "src/page/mod.rs", true);
    check("src/widget/law.rs", "src/desk.rs", true);
    check("src/page/setup/first.rs", "src/device/ids.rs", true);
    check("crates/journal/src/merge.rs", "crates/office/src/lib.rs", true);
    check("crates/office/src/lib.rs", "src/page/why.rs", true);
    check("src/new/thing.rs", "src/text/mod.rs", true);
}

/// The names below a heading of a manifest.
fn section(manifest: &str, heading: &str) -> BTreeSet<String> {
    let after = manifest.lines().map(str::trim).skip_while(|line| *line != format!("[{heading}]")).skip(1);
    let lines = after.take_while(|line| !line.starts_with('['));
    let name = |line: &str| line.split(['=', '.']).next().map(|name| name.trim().to_owned());
    lines.filter(|line| line.contains('=') && !line.starts_with('#')).filter_map(name).collect()
}

#[test]
fn each_room_depends_on_what_it_may() {
    let allowed: [(&str, &[&str]); 8] = [
        ("paper/derive", &["proc-macro2", "quote", "syn"]),
        ("spreadsheet", &["calamine", "chrono", "encoding_rs", "rust_xlsxwriter"]),
        ("paper", &["paper-derive", "serde", "serde_json", "chrono"]),
        ("rulebook", &["paper", "serde", "serde_json", "chrono", "sha2"]),
        ("journal", &["paper", "serde", "serde_json", "sha2"]),
        ("office", &["paper", "journal", "rulebook", "serde", "serde_json", "chrono"]),
        ("counter", &["paper", "rulebook", "journal", "office", "serde_json", "chrono", "icu_normalizer"]),
        ("cli", &["paper", "journal", "rulebook", "office", "counter", "serde", "serde_json", "chrono"]),
    ];
    let mut found = Vec::new();
    for (room, allowed) in allowed {
        let manifest = text(&house().join("crates").join(room).join("Cargo.toml"));
        let used = section(&manifest, "dependencies");
        assert!(!used.is_empty(), "the manifest of {room} could not be read");
        found.extend(
            used.iter()
                .filter(|name| !allowed.contains(&name.as_str()))
                .map(|name| format!("{room}: {name}")),
        );
    }
    none(&found, "a room depends on something it may not");
}

#[test]
fn the_core_knows_no_clock_no_chance_no_fraction_no_unordered_map() {
    let core = files(
        &[
            "crates/paper/src",
            "crates/rulebook/src",
            "crates/journal/src",
            "crates/office/src",
            "crates/counter/src",
        ],
        &["rs"],
    );
    let words = ["HashMap", "HashSet", "f32", "f64", "SystemTime", "Instant", "rand", "thread_rng"];
    none(&uses(&core, &words), "the core is deterministic");
}

#[test]
fn the_browser_stays_in_the_shell() {
    none(&uses(&files(&["crates"], &["rs"]), &["leptos", "web_sys"]), "only src/ may touch the browser");
}

/// The version of a package in the lock file.
fn locked(lock: &str, name: &str) -> Option<String> {
    let after = lock.split(&format!("name = \"{name}\"\nversion = \"")).nth(1)?;
    after.split('"').next().map(String::from)
}

#[test]
fn versions_that_must_match_are_pinned() {
    let manifest = text(&house().join("Cargo.toml"));
    let lock = text(&house().join("Cargo.lock"));
    let mut found = Vec::new();
    for name in ["wasm-bindgen", "leptos"] {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{name} ")));
        let pinned = line.and_then(|line| line.split("\"=").nth(1)).and_then(|rest| rest.split('"').next());
        let locked = locked(&lock, name);
        if pinned.is_none() || pinned.map(String::from) != locked {
            found.push(format!("{name}: pinned {pinned:?}, locked {locked:?}"));
        }
    }
    none(&found, "pin it as \"=version\" in Cargo.toml, the same as in Cargo.lock");
}

#[test]
fn both_halves_of_wasm_bindgen_are_of_one_version() {
    let version = locked(&text(&house().join("Cargo.lock")), "wasm-bindgen");
    let binder = text(&house().join("build/bindery/Cargo.lock"));
    assert!(version.is_some(), "Cargo.lock names no wasm-bindgen");
    assert_eq!(version, locked(&binder, "wasm-bindgen-cli-support"), "build/bindery binds another version");
    let trunk = text(&house().join("Trunk.toml"));
    let said = trunk.split("wasm_bindgen = \"").nth(1).and_then(|rest| rest.split('"').next());
    assert_eq!(version.as_deref(), said, "Trunk.toml asks for another version");
}
