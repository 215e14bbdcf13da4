//! How a source is written.

use crate::house::{code, files, names, none, short, text};
use std::path::PathBuf;

/// The longest a source file may be.
const LONGEST: usize = 500;
/// What is one list and cannot be split: the file, and the list.
const LISTS: [(&str, &str); 1] = [("crates/office/src/event/happened.rs", "every event with its fields")];

#[test]
fn no_test_is_put_off() {
    let words = ["ignore", "should_panic"];
    let mut found = Vec::new();
    for path in files(&["src", "crates", "tests", "worker"], &["rs"]) {
        for (number, line) in code(&path) {
            let attribute =
                line.trim_start().starts_with("#[") && words.iter().any(|word| names(&line, word));
            if attribute {
                found.push(format!("{}:{number}: {}", short(&path), line.trim()));
            }
        }
    }
    none(&found, "a test runs, and says what it expects");
}

#[test]
fn files_are_short_enough_to_be_read() {
    // The scenarios of a regulation stand in one file, however many its articles need.
    let all = files(&["src", "crates", "tests", "worker"], &["rs", "mjs"]);
    let length = |path: &PathBuf| text(path).lines().count();
    let list = |path: &PathBuf| LISTS.iter().any(|(file, _)| short(path) == *file);
    let long = all.iter().map(|path| (path, length(path)));
    let long = long.filter(|(path, lines)| (*lines > LONGEST) != list(path));
    let found: Vec<String> = long.map(|(path, lines)| format!("{}: {lines} lines", short(path))).collect();
    none(&found, "split it by noun");
}

#[test]
fn files_are_named_for_things_of_the_office() {
    let forbidden = ["util", "utils", "common", "helper", "helpers", "manager", "misc"];
    let all = files(&["src", "crates", "tests", "worker"], &["rs", "mjs"]);
    let named = |path: &&PathBuf| {
        let parts: Vec<String> = short(path).split('/').map(String::from).collect();
        parts.iter().any(|part| forbidden.contains(&part.split('.').next().unwrap_or_default()))
    };
    let found: Vec<String> = all.iter().filter(named).map(|path| short(path)).collect();
    none(&found, "a room or a file is a noun of the office");
}
