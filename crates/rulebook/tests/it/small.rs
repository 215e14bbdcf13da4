//! Small books for tests: one article, no extended book unless given.

use rulebook::Book;
use serde_json::{Value as Json, json};

/// The document of a book with these rules by question, and these parameters by name and date.
pub(crate) fn small(rules: &Json, parameters: &Json, base: Option<&Json>) -> Json {
    let text = json!({"zh": "一", "en": "one"});
    let mut rules = rules.clone();
    for list in rules.as_object_mut().unwrap().values_mut() {
        for rule in list.as_array_mut().unwrap() {
            rule["cites"] = json!(["A1"]);
            rule["says"] = text.clone();
        }
    }
    let dated = |values: &Json| {
        let value = |value: &Json| json!({"value": value, "article": "A1"});
        let values: serde_json::Map<_, _> =
            values.as_object().unwrap().iter().map(|(date, v)| (date.clone(), value(v))).collect();
        json!({"title": text, "values": values})
    };
    let parameters: serde_json::Map<_, _> =
        parameters.as_object().unwrap().iter().map(|(name, v)| (name.clone(), dated(v))).collect();
    json!({
        "book": {
            "format": "turnbook-rulebook", "version": 1, "id": if base.is_some() { "small" } else { "ground" },
            "edition": "1", "title": text, "short": text, "language": "zh", "in_force_from": "2025-01-01",
            "extends": base.map(|base| base["book"]["id"].clone()), "about": text,
        },
        "articles": [{
            "id": "A1", "number": text, "chapter": text, "title": text, "text": text, "source": "test", "kind": "rule",
        }],
        "parameters": parameters,
        "rules": rules,
        "base": base,
    })
}

pub(crate) fn read(json: &Json) -> Book {
    Book::from_json(json).unwrap_or_else(|e| panic!("{e}\n{json:#}"))
}

/// A book of rules alone.
pub(crate) fn book(rules: &Json) -> Book {
    read(&small(rules, &json!({}), None))
}
