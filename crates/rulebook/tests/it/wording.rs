//! What the articles of the shipped books say of the values that rest on them.

use crate::shipped::{folder, shipped};
use rulebook::Book;
use rulebook::wording::{Language, stale};
use serde_json::json;

fn every() -> Vec<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebooks");
    let folders =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    folders.filter(|id| id != "base").collect()
}

#[test]
fn no_shipped_book_says_two_things() {
    let ids = every();
    assert!(ids.len() > 30);
    for id in ids {
        assert_eq!(stale(&shipped(&id)), [], "{id}");
    }
}

#[test]
fn a_value_that_is_changed_leaves_its_article_behind() {
    let check = |id: &str, name: &str, article: &str, named: [&str; 2]| {
        let mut document = folder(id, Some(folder("base", None)));
        let values = document["parameters"][name]["values"].as_object_mut().unwrap();
        for dated in values.values_mut() {
            dated["value"] = json!({"n": 77, "unit": dated["value"]["unit"]});
        }
        let found = stale(&Book::from_json(&document).unwrap());
        let mut said = Vec::new();
        for one in found.iter().filter(|one| one.parameter == name) {
            assert_eq!(one.article.0, article);
            said.push((one.language, one.named.join(" ")));
        }
        let expected = [(Language::Chinese, named[0].to_owned()), (Language::English, named[1].to_owned())];
        assert_eq!(said, expected, "{id} {name}");
    };
    check("rb-d", "validity", "D17", ["一个月", "one month"]);
    check("rb-i", "claim", "I11.4", ["七天", "seven days"]);
    check("rb-i", "tracking", "I11", ["七天 7天", "seven days 7 days"]);
    check("rb-a", "follow_up_second", "AO5", ["7日 15日 30日", "7 days 30 days"]);
    check("rb-e", "suspension", "E23", ["一周", "one week"]);
}
