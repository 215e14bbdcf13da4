use crate::shipped::folder;
use rulebook::Book;
use serde_json::{Value as Json, json};

/// Alters one place of a good book and expects a refusal that names it.
fn check(pointer: &str, value: Json, path: &str, what: &str) {
    let mut json = folder("rb-i", Some(folder("base", None)));
    *json.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not in the book")) = value;
    let error = Book::from_json(&json).expect_err(pointer);
    assert!(error.path.starts_with(path), "{error}");
    assert!(error.what.contains(what), "{error}");
}

#[test]
fn refusals_name_the_place() {
    check("/book/format", json!("spreadsheet"), "book.format", "not a rulebook");
    check("/book/extends", json!("other"), "book.extends", "extended book");
    check("/articles/1/id", json!("I1"), "articles[1]", "stands twice");
    check("/parameters/claim/values/2000-01-01/article", json!("I99"), "parameters.claim", "no article I99");
    check("/rules/turn/0/cites", json!([]), "rules.turn[0]", "cites one or more");
    check("/rules/turn/0/cites", json!(["I99"]), "rules.turn[0].cites", "no article I99");
    check("/rules/turn/0/when", json!({"visit.knd": "new"}), "rules.turn[0].when.visit.knd", "no fact");
    check("/rules/turn/0/when", json!({"visit.kind": "nwe"}), "rules.turn[0].when.visit.kind", "may be");
    check(
        "/rules/turn/0/when",
        json!({"date.deal": {"within": "$gone"}}),
        "rules.turn[0].when",
        "no parameter",
    );
    check("/rules/turn/0/then", json!({"answerer": "tail"}), "rules.turn[0].then", "does not answer");
    check("/rules/turn/0/then", json!({"trun": "count"}), "rules.turn[0]", "unknown field");
    check("/rules/turn/2/exception_to", json!(["nothing"]), "rules.turn", "not here");
    check("/rules/turn/2/exception_to", json!(["i-none-roster"]), "rules.turn", "circle");
    check("/base/rules/turn/0/cites", json!(["base.gone"]), "base.rules.turn[0].cites", "no article");
    let mut gone = folder("rb-i", Some(folder("base", None)));
    gone["rules"]["turn"][0]["replaces"] = json!(["nothing"]);
    let error = Book::from_json(&gone).unwrap_err();
    assert!(error.path == "rules.turn[0]" && error.what.contains("replaces nothing"), "{error}");
    // The exception of an exception to itself.
    let mut circle = folder("rb-i", Some(folder("base", None)));
    circle["rules"]["turn"][0]["exception_to"] = json!(["i-none-roster"]);
    assert!(Book::from_json(&circle).unwrap_err().what.contains("circle"));
}

#[test]
fn depth_and_size_are_bounded() {
    let mut when = json!({"visit.named": true});
    for _ in 0..40 {
        when = json!({"not": when});
    }
    check("/rules/turn/0/when", when, "rules.turn[0].when", "nest deeper");
    assert!(Book::from_text(&" ".repeat(rulebook::book::LARGEST + 1)).unwrap_err().what.contains("larger"));
    assert!(Book::from_text(&"[".repeat(100_000)).is_err());
}
