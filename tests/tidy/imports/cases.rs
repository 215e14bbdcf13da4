//! The reader, tried on small sources.

use super::{Arrow, Programs, Sources};

/// A small crate. `hall` has two children; `hall` passes on what stands in `hall/queue.rs`, and all of `hall/words.rs`.
const AROUND: [(&str, &str); 7] = [
    ("a/lib.rs", "mod hall; mod gate; mod here; pub use gate::Gate;"),
    ("a/gate.rs", "pub struct Gate; pub struct Key;"),
    ("a/hall.rs", "mod queue; pub mod words; pub use queue::Row; pub use words::*; pub struct Hall;"),
    ("a/hall/queue.rs", "pub struct Row;"),
    ("a/hall/words.rs", "words! { Duty { Tidy } }"),
    ("b/lib.rs", "pub mod door;"),
    ("b/door.rs", "pub struct Door;"),
];

fn sources(files: &[(&str, &str)]) -> Sources {
    files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
}

/// The arrows of `a/here.rs`, if this stands in it.
fn arrows(here: &str) -> Vec<Arrow> {
    let mut sources = sources(&AROUND);
    sources.insert("a/here.rs".into(), here.into());
    let mut programs = Programs::default();
    programs.read("a", "a/lib.rs", &sources);
    programs.read("b", "b/lib.rs", &sources);
    programs.arrows().into_iter().filter(|arrow| arrow.from == "a/here.rs").collect()
}

#[test]
fn a_source_names_the_files_where_things_stand() {
    let check = |here: &str, homes: &str| {
        let mut found: Vec<String> = arrows(here).into_iter().filter_map(|arrow| arrow.home).collect();
        found.dedup();
        assert_eq!(found.join(" "), homes, "{here}");
    };
    // One thing, several, in braces within braces, under another name.
    check("use crate::gate::Gate;", "a/gate.rs");
    check("use super::{gate::{Gate, Key}, hall::Hall};", "a/gate.rs a/hall.rs");
    check("use {crate::gate::{self, Key as Iron}, super::hall::{Hall as _}};", "a/gate.rs a/hall.rs");
    check("pub(crate) use crate::gate::Gate;", "a/gate.rs");
    check("use ::b::door::Door;", "b/door.rs");
    check("use b::door::Door;", "b/door.rs");
    // What somebody passes on stands where it stands.
    check("use crate::Gate;", "a/gate.rs");
    check("use crate::hall::Row;", "a/hall/queue.rs");
    check("use crate::hall::Duty;", "a/hall/words.rs");
    check("use crate::hall::*;", "a/hall.rs a/hall/words.rs");
    check("use crate::hall::Duty::*;", "a/hall/words.rs");
    // A module alone is no thing; what is taken through it is.
    check("use crate::hall;", "");
    check("use crate::hall; fn f(_: hall::Row) {}", "a/hall/queue.rs");
    check("use crate::hall as room; fn f(_: room::words::Duty) {}", "a/hall/words.rs");
    // Paths without `use`, in types, calls and macros.
    check(
        "fn f(_: &crate::gate::Key) -> Vec<super::hall::Hall> { b::door::open::<u8>() }",
        "a/gate.rs a/hall.rs b/door.rs",
    );
    check(
        "fn f() { view! { <crate::gate::Gate/> }; let x = Y { ..crate::hall::of() }; }",
        "a/gate.rs a/hall.rs",
    );
    check("macro_rules! m { () => { $crate::gate::Key } }", "a/gate.rs");
    check("fn f() { use super::gate::Key; }", "a/gate.rs");
    // One module inside another: `super` is the file itself.
    check("mod inner { use super::Own; use super::super::gate::Key; } struct Own;", "a/gate.rs");
    check("use std::fmt; use leptos::gate::Gate; fn f() { Self::crate_gate(); x.b::<u8>() }", "");
    // What is not code.
    check("// use crate::gate::Gate;\n/* crate::gate /* nested */ crate::hall::Hall */", "");
    check(r###"const A: &str = "use crate::gate::Gate;"; const B: &str = r#"" crate::hall::Hall"#;"###, "");
    check(
        r#"const Q: char = '"'; const R: char = '\''; fn f<'a>(_: &'a crate::gate::Key) {} // '"'"#,
        "a/gate.rs",
    );
    check("pub(in crate::hall) struct Own;", "");
    // What only a test names.
    check("#[cfg(test)]\nmod tests { use crate::gate::Gate; fn f() { { super::hall::Hall } } }", "");
    check("#[cfg(test)] use crate::gate::{Gate, Key}; use crate::hall::Hall;", "a/hall.rs");
    check("#[cfg(not(test))] use crate::gate::Gate;", "a/gate.rs");
}

#[test]
fn a_face_is_told_from_what_it_passes_on() {
    let check = |here: &str, faces: &[(&str, Option<&str>)]| {
        let found = arrows(here);
        let found: Vec<_> = found.iter().map(|arrow| (arrow.face.as_str(), arrow.home.as_deref())).collect();
        assert_eq!(found, faces, "{here}");
    };
    check("use crate::hall::Row;", &[("a/hall.rs", Some("a/hall/queue.rs"))]);
    check("use crate::Gate;", &[("a/lib.rs", Some("a/gate.rs"))]);
    // From beside it is used, even if it is passed on as well.
    check("pub use super::gate::Gate;", &[("a/gate.rs", Some("a/gate.rs"))]);
}

#[test]
fn modules_are_found_where_rust_finds_them() {
    let check = |files: &[(&str, &str)], expected: &str| {
        let mut programs = Programs::default();
        programs.read("a", files[0].0, &sources(files));
        let arrow = |arrow: Arrow| format!("{}>{}", arrow.from, arrow.home.unwrap_or_default());
        let found: Vec<String> = programs.arrows().into_iter().map(arrow).collect();
        assert_eq!(found.join(" "), expected, "{files:?}");
    };
    // A parent that only passes on has no arrow in a circle; one that uses what it passes on has.
    check(&[("lib.rs", "mod a; pub use a::A;"), ("/a.rs", "struct A;")], "lib.rs>");
    check(&[("s/lib.rs", "mod a; pub use a::A;"), ("s/a.rs", "struct A;")], "s/lib.rs>");
    check(&[("s/lib.rs", "mod a; pub use a::A; fn f(_: A) {}"), ("s/a.rs", "struct A;")], "s/lib.rs>s/a.rs");
    check(&[("s/lib.rs", "mod a; use a::A;"), ("s/a.rs", "struct A;")], "s/lib.rs>s/a.rs");
    check(&[("s/lib.rs", "mod a; fn f() { a::go() }"), ("s/a.rs", "fn go() {}")], "s/lib.rs>s/a.rs");
    // In a folder with `mod.rs`, in one with a file beside it, and where an attribute says.
    let deep = [("s/lib.rs", "mod a;"), ("s/a/mod.rs", "mod b;"), ("s/a/b.rs", "use super::A;")];
    check(&deep, "s/a/b.rs>s/a/mod.rs");
    let beside =
        [("s/lib.rs", "mod a;"), ("s/a.rs", "mod b { mod c; }"), ("s/a/b/c.rs", "use super::super::A;")];
    check(&beside, "s/a/b/c.rs>s/a.rs");
    let elsewhere = [
        ("s/lib.rs", "mod a;"),
        ("s/a.rs", "#[path = \"d/mod.rs\"] #[allow(x)] mod d;"),
        ("s/d/mod.rs", "mod e;"),
        ("s/d/e.rs", "use crate::a::d::thrown;"),
    ];
    check(&elsewhere, "s/d/e.rs>s/d/mod.rs");
    // Names that lead to one another are followed only so far.
    let round = [
        ("s/lib.rs", "mod a; mod b;"),
        ("s/a.rs", "pub use crate::b::X;"),
        ("s/b.rs", "pub use crate::a::X;"),
    ];
    check(&round, "s/a.rs>s/b.rs s/b.rs>s/a.rs");
}
