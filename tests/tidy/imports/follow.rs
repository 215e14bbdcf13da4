//! Where a path leads.

use super::Programs;
use super::source::{Brought, Inside, Path};
use std::collections::BTreeSet;

/// A module of a crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) program: String,
    pub(super) module: Path,
}

impl Spot {
    fn root(program: &str) -> Self {
        Self { program: program.to_owned(), module: Path::new() }
    }

    fn child(&self, name: &str) -> Self {
        Self { program: self.program.clone(), module: [self.module.as_slice(), &[name.to_owned()]].concat() }
    }

    fn above(&self) -> Option<Self> {
        let (_, above) = self.module.split_last()?;
        Some(Self { program: self.program.clone(), module: above.to_vec() })
    }
}

/// Whose name for a thing was used, and where the thing stands.
pub(super) type Found = BTreeSet<(String, String)>;

/// How many `use`s a path is followed through. Nobody passes a thing on so often, but the `use`s may go in a circle.
const FAR: u8 = 12;

impl Programs {
    fn module(&self, spot: &Spot) -> Option<&(String, Inside)> {
        self.0.get(&spot.program)?.get(&spot.module)
    }

    /// Whether a path of this module leads to what is below it.
    pub(super) fn leads_below(&self, here: &Spot, path: &[String]) -> bool {
        let first = path.iter().find(|name| *name != "self");
        first.is_some_and(|first| self.module(&here.child(first)).is_some())
    }

    /// The files a path names.
    pub(super) fn find(&self, here: &Spot, path: &[String]) -> Found {
        self.find_within(here, path, FAR)
    }

    /// The files that `use path::*` names.
    pub(super) fn all(&self, here: &Spot, path: &[String]) -> Found {
        self.all_within(here, path, FAR)
    }

    fn find_within(&self, here: &Spot, path: &[String], far: u8) -> Found {
        let mut found = Found::new();
        let Some(far) = far.checked_sub(1) else { return found };
        for (spot, rest) in self.reach(here, path, far) {
            // A module by itself is no thing.
            let (Some((face, inside)), Some((name, after))) = (self.module(&spot), rest.split_first()) else {
                continue;
            };
            let follow =
                |brought: &Brought| self.find_within(&spot, &[brought.path.as_slice(), after].concat(), far);
            let mut homes: Found = self.brought(&spot, name).flat_map(follow).collect();
            if homes.is_empty() && !inside.words.contains(name) {
                homes = self.among_all(&spot, name, far);
            }
            if homes.is_empty() {
                found.insert((face.clone(), face.clone()));
            }
            found.extend(homes.into_iter().map(|(_, home)| (face.clone(), home)));
        }
        found
    }

    fn all_within(&self, here: &Spot, path: &[String], far: u8) -> Found {
        let Some(far) = far.checked_sub(1) else { return Found::new() };
        let mut found = self.find_within(here, path, far);
        for (spot, _) in self.reach(here, path, far).into_iter().filter(|(_, rest)| rest.is_empty()) {
            let Some((face, _)) = self.module(&spot) else { continue };
            found.insert((face.clone(), face.clone()));
            for brought in self.brought(&spot, "*").filter(|brought| brought.passed_on) {
                let more = self.all_within(&spot, &brought.path, far);
                found.extend(more.into_iter().map(|(_, home)| (face.clone(), home)));
            }
        }
        found
    }

    /// The files that may have a name of a module that brings in everything of others.
    fn among_all(&self, spot: &Spot, name: &str, far: u8) -> Found {
        let modules = self.brought(spot, "*").flat_map(|brought| self.reach(spot, &brought.path, far));
        let whole = modules.filter(|(_, rest)| rest.is_empty());
        let has = |(other, _): (Spot, Path)| {
            self.module(&other)
                .filter(|(_, inside)| inside.words.contains(name))
                .map(|(file, _)| file.clone())
        };
        whole.filter_map(has).map(|file| (file.clone(), file)).collect()
    }

    /// The `use`s that bring a name into a module.
    fn brought(&self, here: &Spot, name: &str) -> impl Iterator<Item = &Brought> {
        let all = self.module(here).map_or(&[][..], |(_, inside)| &inside.brought);
        all.iter().filter(move |brought| brought.name == name && brought.path != [name])
    }

    /// The modules a path leads to, each with what is left of the path.
    fn reach(&self, here: &Spot, path: &[String], far: u8) -> Vec<(Spot, Path)> {
        let mut reached = self.starts(here, path, far);
        for (spot, rest) in &mut reached {
            while let Some(child) = rest.first().map(|name| spot.child(name)) {
                if self.module(&child).is_none() {
                    break;
                }
                *spot = child;
                rest.remove(0);
            }
        }
        reached
    }

    /// The module in which a path begins, and the path from there; several where a name is brought in more than once.
    fn starts(&self, here: &Spot, path: &[String], far: u8) -> Vec<(Spot, Path)> {
        let (Some((first, rest)), Some(far)) = (path.split_first(), far.checked_sub(1)) else {
            return Vec::new();
        };
        match first.as_str() {
            "crate" => return vec![(Spot::root(&here.program), rest.to_vec())],
            "self" => return vec![(here.clone(), rest.to_vec())],
            "super" => {
                let Some(above) = here.above() else { return Vec::new() };
                return match rest.first() {
                    Some(next) if next == "super" => self.starts(&above, rest, far),
                    _ => vec![(above, rest.to_vec())],
                };
            }
            _ if self.module(&here.child(first)).is_some() => return vec![(here.clone(), path.to_vec())],
            _ => {}
        }
        let mut starts: Vec<(Spot, Path)> = Vec::new();
        for brought in self.brought(here, first) {
            starts.extend(self.starts(here, &[brought.path.as_slice(), rest].concat(), far));
        }
        if starts.is_empty() && self.0.contains_key(first) {
            starts.push((Spot::root(first), rest.to_vec()));
        }
        starts
    }
}
