//! Makes the table of all messages, and the names of the keys of the pages.
//!
//! Reads `locales/<locale>/<sheet>.json` and writes `$OUT_DIR/messages.rs`: a table sorted by key, and a module `keys`
//! with a constant for every message of the pages' sheets, so that a wrong key does not compile. Refuses to build when a
//! language lacks a key the others have, or when a message has other placeholders than its translations.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use serde_json::Value;

/// In the order of `Locale`.
const LOCALES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// The sheets whose keys are only known at run time. What the core says stands under the key the core gives.
const CORE: [(&str, &str); 3] = [("core", ""), ("errors", "errors."), ("kinds", "kinds.")];

/// The sheets of the studio. They stand in a table of their own, so that the desk does not carry them.
const STUDIO: [&str; 2] = ["studio.", "fault."];

type Messages = BTreeMap<String, String>;

fn main() -> Result<(), String> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    // The release of the desk is split at the symbols of its last link.
    let wasm = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    if wasm && env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rustc-link-arg-bin=turnbook-app=--emit-relocs");
    }
    let read: Vec<Messages> = LOCALES.iter().map(|locale| read_locale(locale)).collect::<Result<_, _>>()?;
    compare(&read)?;
    let of_studio = |key: &str| STUDIO.iter().any(|sheet| key.starts_with(sheet));
    let table = table("MESSAGES", &read, |key| !of_studio(key)) + &table("STUDIO_MESSAGES", &read, of_studio);
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join("messages.rs"), table + &keys(&read[0])?)
        .map_err(|error| error.to_string())
}

/// A table sorted by key of the messages that are wanted in it.
fn table(name: &str, read: &[Messages], wanted: impl Fn(&str) -> bool) -> String {
    let row = |key: &String| {
        let texts: Vec<&str> =
            read.iter().filter_map(|messages| messages.get(key)).map(String::as_str).collect();
        format!("    ({key:?}, {texts:?}),\n")
    };
    let rows: String = read[0].keys().filter(|key| wanted(key)).map(row).collect();
    format!("static {name}: Table = &[\n{rows}];\n")
}

/// The sheets of the pages: all the others.
fn pages() -> Result<BTreeSet<String>, String> {
    let folder = format!("locales/{}", LOCALES[0]);
    let files = fs::read_dir(&folder).map_err(|error| format!("{folder}: {error}"))?;
    let sheet = |file: fs::DirEntry| file.file_name().to_str()?.strip_suffix(".json").map(String::from);
    let sheets = files.filter_map(Result::ok).filter_map(sheet);
    Ok(sheets.filter(|sheet| CORE.iter().all(|(core, _)| core != sheet)).collect())
}

/// A module for each page's sheet, a constant for each of its messages.
fn keys(messages: &Messages) -> Result<String, String> {
    let mut modules = String::new();
    for sheet in pages()? {
        let prefix = format!("{sheet}.");
        let names = messages.keys().filter_map(|key| key.strip_prefix(&prefix));
        let names: String = names
            .map(|name| format!("        pub(crate) const {name}: &str = \"{prefix}{name}\";\n"))
            .collect();
        modules.push_str(&format!("    pub(crate) mod {sheet} {{\n{names}    }}\n"));
    }
    Ok(format!(
        "#[allow(dead_code, non_upper_case_globals, reason = \"named after the messages\")]\n\
         pub(crate) mod keys {{\n{modules}}}\n"
    ))
}

fn read_locale(locale: &str) -> Result<Messages, String> {
    let mut messages = Messages::new();
    let pages = pages()?;
    let pages = pages.iter().map(|sheet| (sheet.as_str(), format!("{sheet}.")));
    let core = CORE.iter().map(|(sheet, prefix)| (*sheet, (*prefix).to_owned()));
    for (sheet, prefix) in core.chain(pages) {
        let path = format!("locales/{locale}/{sheet}.json");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        let value: Value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        flatten(&prefix, &value, &mut messages)
            .map_err(|key| format!("{path}: {key} is neither a text nor a group"))?;
    }
    Ok(messages)
}

fn flatten(prefix: &str, value: &Value, messages: &mut Messages) -> Result<(), String> {
    match value {
        Value::Object(group) => group.iter().try_for_each(|(key, value)| match value {
            Value::Object(_) => flatten(&format!("{prefix}{key}."), value, messages),
            _ => flatten(&format!("{prefix}{key}"), value, messages),
        }),
        Value::String(text) => {
            messages.insert(prefix.to_owned(), text.clone());
            Ok(())
        }
        _ => Err(prefix.to_owned()),
    }
}

fn compare(read: &[Messages]) -> Result<(), String> {
    let every: BTreeSet<&String> = read.iter().flat_map(Messages::keys).collect();
    for key in every {
        let mut first = None;
        for (locale, messages) in LOCALES.iter().zip(read) {
            let text = messages.get(key).ok_or_else(|| format!("locales/{locale}: {key} is missing"))?;
            let found = placeholders(text);
            if *first.get_or_insert_with(|| found.clone()) != found {
                return Err(format!("locales/{locale}: {key} has other placeholders than its translations"));
            }
        }
    }
    Ok(())
}

/// The names between `{{` and `}}`.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name.trim()).collect()
}
