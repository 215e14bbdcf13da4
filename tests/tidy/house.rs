//! Where the files of the house are, and what stands in them.

use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder everything lies in.
pub(crate) fn house() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().find(|folder| folder.join("rulebooks").is_dir());
    found.expect("the house is around this crate").to_owned()
}

pub(crate) fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub(crate) fn json(path: &Path) -> Json {
    serde_json::from_str(&text(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// All files below these folders with one of these endings, in order.
pub(crate) fn files(folders: &[&str], endings: &[&str]) -> Vec<PathBuf> {
    fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                walk(&path, endings, found);
            } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in folders {
        walk(&house().join(folder), endings, &mut found);
    }
    found.sort();
    found
}

pub(crate) fn short(path: &Path) -> String {
    let path = path.strip_prefix(house()).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

/// The lines of a Rust file without comments, with their numbers.
pub(crate) fn code(path: &Path) -> Vec<(usize, String)> {
    let cut = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    text(path).lines().map(cut).enumerate().map(|(at, line)| (at + 1, line)).collect()
}

/// Whether a word stands in a line by itself, not as a part of another.
pub(crate) fn names(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|found| found == word)
}

/// Fails with everything that was found.
pub(crate) fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// The places where one of these words is used.
pub(crate) fn uses(files: &[PathBuf], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files {
        for (number, line) in code(path) {
            for word in words.iter().filter(|word| names(&line, word)) {
                found.push(format!("{}:{number}: {word}", short(path)));
            }
        }
    }
    found
}
