//! The regulations that come with the house.

use crate::house::{house, json, none};
use serde_json::Value as Json;
use std::fs;

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
