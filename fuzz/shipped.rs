//! The documents of the shipped books.

use rulebook::book::{Parts, bundle};
use serde_json::Value as Json;
use std::fs;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../rulebooks");

fn document(id: &str) -> Json {
    let read = |name: &str| -> Json {
        let text = fs::read_to_string(format!("{ROOT}/{id}/{name}.json")).expect("a file of a book");
        serde_json::from_str(&text).expect("JSON")
    };
    let book = read("book");
    let base = book["extends"].as_str().map(document);
    let (articles, parameters, rules) = (read("articles"), read("parameters"), read("rules"));
    bundle(&Parts { book, articles, parameters, rules, base })
}

/// Every shipped book with its id, in order.
pub fn documents() -> Vec<(String, Json)> {
    let entries = fs::read_dir(ROOT).expect("the rulebooks").flatten();
    let mut ids: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    ids.sort();
    ids.into_iter().map(|id| (id.clone(), document(&id))).collect()
}
