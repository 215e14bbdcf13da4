//! The conventions of the house, as tests. `cargo tidy` runs them; no browser room is built for it.

use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The longest a source file may be.
const LONGEST: usize = 500;

/// The folder everything lies in.
fn house() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = here.ancestors().find(|folder| folder.join("rulebooks").is_dir());
    found.expect("the house is around this crate").to_owned()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn json(path: &Path) -> Json {
    serde_json::from_str(&text(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// All files below these folders with one of these endings, in order.
fn files(folders: &[&str], endings: &[&str]) -> Vec<PathBuf> {
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

fn short(path: &Path) -> String {
    let path = path.strip_prefix(house()).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

/// The lines of a Rust file without comments, with their numbers.
fn code(path: &Path) -> Vec<(usize, String)> {
    let cut = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    text(path).lines().map(cut).enumerate().map(|(at, line)| (at + 1, line)).collect()
}

/// Whether a word stands in a line by itself, not as a part of another.
fn names(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|found| found == word)
}

/// Fails with everything that was found.
fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// The places where one of these words is used.
fn uses(files: &[PathBuf], words: &[&str]) -> Vec<String> {
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

/// The names below a heading of a manifest.
fn section(manifest: &str, heading: &str) -> BTreeSet<String> {
    let after = manifest.lines().map(str::trim).skip_while(|line| *line != format!("[{heading}]")).skip(1);
    let lines = after.take_while(|line| !line.starts_with('['));
    let name = |line: &str| line.split(['=', '.']).next().map(|name| name.trim().to_owned());
    lines.filter(|line| line.contains('=') && !line.starts_with('#')).filter_map(name).collect()
}

#[test]
fn each_room_depends_on_what_it_may() {
    let allowed: [(&str, &[&str]); 4] = [
        ("rulebook", &["serde", "serde_json", "serde_path_to_error", "chrono", "sha2"]),
        ("journal", &["serde", "serde_json", "sha2"]),
        ("office", &["journal", "rulebook", "serde", "serde_json", "chrono"]),
        ("cli", &["journal", "rulebook", "office", "serde", "serde_json", "chrono"]),
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
    let core = files(&["crates/rulebook/src", "crates/journal/src", "crates/office/src"], &["rs"]);
    let words = ["HashMap", "HashSet", "f32", "f64", "SystemTime", "Instant", "rand", "thread_rng"];
    none(&uses(&core, &words), "the core is deterministic");
}

#[test]
fn the_browser_stays_in_the_shell() {
    none(&uses(&files(&["crates"], &["rs"]), &["leptos", "web_sys"]), "only src/ may touch the browser");
}

#[test]
fn only_the_desk_names_devices() {
    let shell = files(&["src"], &["rs"]);
    let others: Vec<PathBuf> = shell
        .into_iter()
        .filter(|path| !short(path).starts_with("src/desk") && !short(path).starts_with("src/device"))
        .collect();
    let mut found = Vec::new();
    for path in &others {
        for (number, line) in code(path) {
            let line = line.trim();
            let path_to_it = line
                .match_indices("device::")
                .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if path_to_it || names(line, "device") && (names(line, "mod") || names(line, "use")) {
                found.push(format!("{}:{number}: {line}", short(path)));
            }
        }
    }
    none(&found, "only the desk may name devices");
}

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
    let long = all.iter().map(|path| (path, length(path))).filter(|(_, lines)| *lines > LONGEST);
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

/// The one document of a book, from its folder.
fn document(name: &str) -> Json {
    let folder = house().join("rulebooks").join(name);
    let part = |file: &str| json(&folder.join(file));
    let book = part("book.json");
    let base = book.get("extends").and_then(Json::as_str).map(document);
    let (articles, parameters, rules) = (part("articles.json"), part("parameters.json"), part("rules.json"));
    rulebook::book::bundle(&rulebook::book::Parts {
        book,
        articles,
        parameters,
        declares: folder.join("declares.json").is_file().then(|| part("declares.json")),
        rules,
        known_issues: None,
        cases: None,
        base,
    })
}

#[test]
fn every_book_is_in_order_and_every_article_says_something() {
    let mut found = Vec::new();
    let mut books = 0;
    for entry in fs::read_dir(house().join("rulebooks")).expect("the rulebooks").flatten() {
        if !entry.path().join("book.json").is_file() {
            continue;
        }
        books += 1;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Reading it also checks that every rule cites articles that are there.
        let book = match rulebook::Book::from_json(&document(&name)) {
            Ok(book) => book,
            Err(e) => {
                found.push(format!("{name}: {e}"));
                continue;
            }
        };
        if book.articles.is_empty() {
            found.push(format!("{name}: no article"));
        }
        for article in &book.articles {
            let texts = [&article.number, &article.chapter, &article.title, &article.text];
            if texts.iter().any(|text| text.zh.trim().is_empty() || text.en.trim().is_empty()) {
                found.push(format!("{name}: article {} has an empty text", article.id));
            }
        }
        for rule in rulebook::Question::ALL.iter().flat_map(|question| book.rules(*question)) {
            if rule.says.zh.trim().is_empty() || rule.says.en.trim().is_empty() {
                found.push(format!("{name}: rule {} says nothing", rule.id));
            }
            if let Some(unknown) = rule.cites.iter().find(|id| book.article(id).is_none()) {
                found.push(format!("{name}: rule {} cites {unknown}, which is not there", rule.id));
            }
        }
    }
    assert!(books >= 3, "the rulebooks were not found");
    none(&found, "a book is not in order");
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
