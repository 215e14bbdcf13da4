//! What people read: messages in every language, and documents with their links.

use crate::house::{files, house, json, none, short, text};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The keys of a locale file, those inside one another joined by dots.
fn keys(json: &Json, path: &str, found: &mut BTreeSet<String>) {
    match json {
        Json::Object(map) => map.iter().for_each(|(key, value)| keys(value, &format!("{path}.{key}"), found)),
        _ => {
            found.insert(path.to_owned());
        }
    }
}

#[test]
fn every_language_says_everything() {
    let mut said: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for path in files(&["locales"], &["json"]) {
        let name = short(&path);
        let mut parts = name.splitn(3, '/').skip(1);
        let (Some(language), Some(file)) = (parts.next(), parts.next()) else { continue };
        let mut found = BTreeSet::new();
        keys(&json(&path), "", &mut found);
        said.entry(language.to_owned()).or_default().insert(file.to_owned(), found);
    }
    assert!(said.len() >= 3, "three languages are spoken here");
    let all: BTreeSet<(String, String)> = said.values().flatten().flat_map(pairs).collect();
    let mut found = Vec::new();
    for (language, files) in &said {
        let own: BTreeSet<(String, String)> = files.iter().flat_map(pairs).collect();
        found.extend(all.difference(&own).map(|(file, key)| format!("{language}/{file} lacks {key}")));
    }
    none(&found, "every language has the same keys");
}

fn pairs((file, keys): (&String, &BTreeSet<String>)) -> Vec<(String, String)> {
    keys.iter().map(|key| (file.clone(), key.clone())).collect()
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut found = Vec::new();
    let mut documents = files(&["docs", "crates", "rulebooks", "tests"], &["md"]);
    documents.extend(
        fs::read_dir(house())
            .expect("the house")
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "md")),
    );
    for path in &documents {
        let folder = path.parent().expect("a folder");
        for target in links(&text(path)) {
            if !folder.join(&target).exists() {
                found.push(format!("{}: {target}", short(path)));
            }
        }
    }
    let mut named = documents;
    named.extend(files(&["src", "crates", "worker"], &["rs"]));
    for path in &named {
        for target in mentions(&text(path)) {
            if !house().join(&target).exists() {
                found.push(format!("{}: {target}", short(path)));
            }
        }
    }
    none(&found, "a link leads nowhere");
}

/// The targets of Markdown links, without those to elsewhere and without the part after `#`.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    let inside = targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:"));
    inside
        .filter_map(|target| target.split('#').next())
        .filter(|path| !path.is_empty())
        .map(String::from)
        .collect()
}

/// Documents named in running text, as `docs/` and a path.
fn mentions(text: &str) -> Vec<String> {
    let part = |rest: &str| {
        let path: String =
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_./".contains(*c)).collect();
        path.strip_suffix(".md")
            .or(path.split_once(".md").map(|(path, _)| path))
            .map(|path| format!("docs/{path}.md"))
    };
    text.split("docs/").skip(1).filter_map(part).filter(|path| !path.contains("NNNN")).collect()
}
