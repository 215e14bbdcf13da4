//! Documents made from the vocabulary are those that are committed.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::Path;

fn check(name: &str, made: &str, command: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(committed == made, "docs/{name} is not what `{command}` makes: run it again");
}

#[test]
fn the_schema_is_that_of_the_vocabulary() {
    let made = serde_json::to_string_pretty(&cli::schema::schema()).unwrap() + "\n";
    check("rulebook.schema.json", &made, "turnbook schema > docs/rulebook.schema.json");
}

#[test]
fn the_tables_are_those_of_the_vocabulary() {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales/zh-Hans/kinds.json");
    let terms = serde_json::from_str(&std::fs::read_to_string(sheet).unwrap()).unwrap();
    let made = cli::vocabulary::tables(&terms);
    check("vocabulary.md", &made, "turnbook vocabulary locales/zh-Hans/kinds.json > docs/vocabulary.md");
}
