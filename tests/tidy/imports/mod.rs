//! Which file names which: a small reader of `use` and of paths in Rust sources.
//!
//! It follows a path through modules, `use` and `pub use` to the file where the thing stands, also when somebody between
//! passes it on. What counts as naming a file:
//!
//! - a thing brought in from it with `use`, whether from a parent, a child, a sister or another crate;
//! - a path in the code that leads to it, in macros too: `use super::queue` alone names nothing, `queue::Row` does;
//! - `use room::*`, which names the file of the room, and those whose names it passes on with `pub use …::*`.
//!
//! What does not: `mod child;`, a visibility, comments, texts, attributes, and whatever is `#[cfg(test)]`. Where a module
//! passes on what stands below it and does not use it, that is a face: it counts between rooms and not in a circle. A
//! method of a type that comes in otherwise is not seen, nor is a name that a macro makes.

mod cases;
mod follow;
mod source;
mod tokens;

use crate::house::{files, short, text};
use follow::Spot;
use source::{Inside, Path};
use std::collections::{BTreeMap, BTreeSet};

/// The crates of the house, each with its first file. A program is named by nobody.
const PROGRAMS: [(&str, &str); 11] = [
    ("paper_derive", "crates/paper/derive/src/lib.rs"),
    ("paper", "crates/paper/src/lib.rs"),
    ("rulebook", "crates/rulebook/src/lib.rs"),
    ("journal", "crates/journal/src/lib.rs"),
    ("office", "crates/office/src/lib.rs"),
    ("counter", "crates/counter/src/lib.rs"),
    ("spreadsheet", "crates/spreadsheet/src/lib.rs"),
    ("cli", "crates/cli/src/lib.rs"),
    ("bin turnbook", "crates/cli/src/main.rs"),
    ("turnbook_app", "src/lib.rs"),
    ("bin desk", "src/main.rs"),
];

/// A file names another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Arrow {
    /// Who names.
    pub(crate) from: String,
    /// Whose name for the thing is used.
    pub(crate) face: String,
    /// Where the thing stands; `None` if it is only passed on from below.
    pub(crate) home: Option<String>,
}

/// Sources by their paths.
pub(crate) type Sources = BTreeMap<String, String>;

/// Crates that can name one another: by the name of each, its modules with their files.
#[derive(Debug, Default)]
pub(crate) struct Programs(BTreeMap<String, BTreeMap<Path, (String, Inside)>>);

/// The sources of the house, without tests and benchmarks.
pub(crate) fn our_sources() -> Sources {
    let all = files(&["src", "crates"], &["rs"]).into_iter().map(|path| (short(&path), path));
    let ours = all.filter(|(short, _)| short.starts_with("src/") || short.contains("/src/"));
    ours.map(|(short, path)| (short, text(&path))).collect()
}

impl Programs {
    /// Reads the crates of the house.
    pub(crate) fn ours() -> Self {
        let (mut programs, sources) = (Self::default(), our_sources());
        for (name, root) in PROGRAMS {
            programs.read(name, root, &sources);
        }
        programs
    }

    /// Reads the crate that begins with the file `root`.
    fn read(&mut self, name: &str, root: &str, sources: &Sources) {
        let mut modules = BTreeMap::new();
        let mut open = vec![(Path::new(), root.to_owned(), folder_of(root).to_owned())];
        while let Some((path, file, folder)) = open.pop() {
            let source = sources.get(&file).unwrap_or_else(|| panic!("{file} is a module, but no file"));
            for (inner, inside) in source::read(source) {
                let path = [path.clone(), inner.clone()].concat();
                let folder = [vec![folder.clone()], inner].concat().join("/");
                for (child, given) in &inside.children {
                    let below = format!("{folder}/{child}");
                    let (flat, deep) = (format!("{below}.rs"), format!("{below}/mod.rs"));
                    let (file, folder) = match given {
                        Some(given) => {
                            let file = format!("{}/{given}", folder_of(&file));
                            (file.clone(), folder_of(&file).to_owned())
                        }
                        None if sources.contains_key(&flat) => (flat, below),
                        None => (deep, below),
                    };
                    open.push(([path.clone(), vec![child.clone()]].concat(), file, folder));
                }
                modules.insert(path, (file.clone(), inside));
            }
        }
        self.0.insert(name.to_owned(), modules);
    }

    /// Every file that belongs to a crate.
    pub(crate) fn files(&self) -> BTreeSet<&str> {
        self.0.values().flat_map(BTreeMap::values).map(|(file, _)| file.as_str()).collect()
    }

    /// Every arrow from a file to another.
    pub(crate) fn arrows(&self) -> BTreeSet<Arrow> {
        let mut arrows = BTreeSet::new();
        for (program, modules) in &self.0 {
            for (module, (from, inside)) in modules {
                let here = Spot { program: program.clone(), module: module.clone() };
                for brought in &inside.brought {
                    let found = match brought.name.as_str() {
                        "*" => self.all(&here, &brought.path),
                        _ => self.find(&here, &brought.path),
                    };
                    let used = inside.words.contains(&brought.name);
                    let face = brought.passed_on && !used && self.leads_below(&here, &brought.path);
                    arrows.extend(found.into_iter().map(|(of, home)| Arrow {
                        from: from.clone(),
                        face: of,
                        home: (!face).then_some(home),
                    }));
                }
                for (face, home) in inside.named.iter().flat_map(|path| self.find(&here, path)) {
                    arrows.insert(Arrow { from: from.clone(), face, home: Some(home) });
                }
            }
        }
        arrows.retain(|arrow| {
            arrow.face != arrow.from || arrow.home.as_ref().is_some_and(|home| *home != arrow.from)
        });
        arrows
    }
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}
