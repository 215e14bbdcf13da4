//! Makes the names of the keys of the pages, and the texts that are compiled in.
//!
//! Reads `locales/<locale>/<sheet>.json` and writes `$OUT_DIR/messages.rs`: a module `keys` with a constant for every
//! message of the pages' sheets, so that a wrong key does not compile, and a module `given` with a type for each that has
//! its placeholders as fields, so that a wrong argument does not either. Refuses to build when a language lacks a key the
//! others have, or when a message has other placeholders than its translations.
//!
//! The texts themselves are fetched (`build/texts.mjs`). `$OUT_DIR/<locale>.txt` has them for the tests and for the
//! developer's loop, in the form in which they are fetched: a line for each message, key, tab, text, in the order of keys.

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

/// The words that are recognised in every language when they are typed, whatever the screen speaks.
const TYPED: &str = "kinds.office.";

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
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let write = |name: String, text: String| {
        fs::write(Path::new(&out).join(name), text).map_err(|error| error.to_string())
    };
    for (locale, messages) in LOCALES.iter().zip(&read) {
        let lines = messages.iter().map(|(key, text)| format!("{key}\t{text}\n"));
        write(format!("{locale}.txt"), lines.collect())?;
    }
    write("messages.rs".to_owned(), typed(&read) + &keys(&read[0])? + &given(&read[0])?)
}

/// A table of the words that are recognised in every language.
fn typed(read: &[Messages]) -> String {
    let row = |key: &String| {
        let texts: Vec<&str> =
            read.iter().filter_map(|messages| messages.get(key)).map(String::as_str).collect();
        format!("    ({key:?}, {texts:?}),\n")
    };
    let rows: String = read[0].keys().filter(|key| key.starts_with(TYPED)).map(row).collect();
    format!("static TYPED: &[(&str, [&str; 3])] = &[\n{rows}];\n")
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
    modules("keys", messages, |name, key, _| format!("pub(crate) const {name}: &str = {key:?};"))
}

/// A module for each page's sheet, a type for each of its messages, with what must be given to it.
fn given(messages: &Messages) -> Result<String, String> {
    modules("given", messages, |name, _, text| {
        let names = placeholders(text).into_iter().map(|inside| inside.split('@').next().unwrap_or_default());
        let fields: BTreeSet<String> =
            names.map(|name| format!("pub(crate) {}: (), ", name.trim())).collect();
        format!("pub(crate) struct {name} {{ {} }}", String::from_iter(fields))
    })
}

fn modules(
    name: &str,
    messages: &Messages,
    item: impl Fn(&str, &str, &str) -> String,
) -> Result<String, String> {
    let mut modules = String::new();
    for sheet in pages()? {
        let prefix = format!("{sheet}.");
        let named = messages.iter().filter_map(|(key, text)| Some((key.strip_prefix(&prefix)?, key, text)));
        let items: String =
            named.map(|(name, key, text)| format!("        {}\n", item(name, key, text))).collect();
        modules.push_str(&format!("    pub(crate) mod {sheet} {{\n{items}    }}\n"));
    }
    Ok(format!(
        "#[allow(dead_code, non_upper_case_globals, non_camel_case_types, reason = \"named after the messages\")]\n\
         pub(crate) mod {name} {{\n{modules}}}\n"
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
            .map_err(|key| format!("{path}: {key} is neither a text of one line nor a group"))?;
    }
    Ok(messages)
}

fn flatten(prefix: &str, value: &Value, messages: &mut Messages) -> Result<(), String> {
    match value {
        Value::Object(group) => group.iter().try_for_each(|(key, value)| match value {
            Value::Object(_) => flatten(&format!("{prefix}{key}."), value, messages),
            _ => flatten(&format!("{prefix}{key}"), value, messages),
        }),
        Value::String(text) if !text.contains(['\n', '\t']) => {
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
