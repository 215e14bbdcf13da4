//! What a book declares: read and refused with its place, and heard as the vocabulary is.

use crate::small::{read, small};
use rulebook::lint::lint;
use rulebook::{Book, Fact, Facts, Question, Value, rule};
use serde_json::{Value as Json, json};

pub(crate) fn text() -> Json {
    json!({"zh": "一", "en": "one"})
}

/// Adds `says` to everything declared, a book in words for a test need not.
pub(crate) fn declaring(mut document: Json, declares: &Json) -> Json {
    let mut declares = declares.clone();
    for list in declares.as_object_mut().unwrap().values_mut().filter_map(Json::as_object_mut) {
        for declared in list.values_mut().filter_map(Json::as_object_mut) {
            declared.entry("says").or_insert_with(text);
            for word in declared.get_mut("words").and_then(Json::as_array_mut).into_iter().flatten() {
                if let Json::String(name) = word {
                    *word = json!({"word": name, "says": text()});
                }
            }
        }
    }
    document["declares"] = declares;
    document
}

/// A book with one fact of every kind, a word, a column, a duty and a breach; nothing in it is idle.
pub(crate) fn everything() -> Json {
    let rules = json!({"claim": [
        {"id": "asked", "when": {"own.brochure": true, "own.mood": "bad"}, "then": {"valid": false}},
        {"id": "counted", "when": {"own.missed": {"at_least": 3}, "own.paid": {"at_most": 500}}, "then": {"valid": false}},
        {"id": "dated", "when": {"own.promised": {"over": "$week"}}, "then": {"valid": false}},
        {"id": "timed", "when": {"own.rang": {"from_hour": "18:00"}}, "then": {"valid": false}},
        {"id": "errand", "when": {"absence.reason": "own.errand"}, "then": {"valid": false}},
        {"id": "breach", "when": {"breach": "own.hid"}, "then": {"valid": false}},
    ], "registration": [
        {"id": "columns", "then": {"required": ["own.district"], "due": "end_of_day", "duties": ["own.chase"]}},
    ]});
    let week = json!({"n": 7, "unit": "day"});
    let book = small(&rules, &json!({"week": {"2000-01-01": week}}), None);
    declaring(
        book,
        &json!({
            "facts": {
                "own.brochure": {"kind": "flag"},
                "own.mood": {"kind": "word", "words": ["good", "bad"]},
                "own.missed": {"kind": "number", "source": {"count": {"of": "lost_turn", "whose": "person", "within": "$week"}}},
                "own.promised": {"kind": "day"},
                "own.rang": {"kind": "moment", "source": {"last": {"of": "call", "whose": "client", "since": "own.promised"}}},
                "own.paid": {"kind": "amount"},
            },
            "words": {"own.errand": {"of": "absence_reason", "under": "washroom"}},
            "columns": {"own.district": {"form": "text"}},
            "duties": {"own.chase": {"deadline": {"from": "own.promised", "within": "$week"}}},
            "breaches": {"own.hid": {"under": "snatching"}},
            "orders": {},
        }),
    )
}

#[test]
fn a_book_may_declare_all_of_it() {
    let book = read(&everything());
    let kinds: Vec<_> = book.declares.facts.values().map(|fact| fact.kind.name()).collect();
    assert_eq!(kinds, ["flag", "number", "word", "amount", "day", "moment"]);
    let idle = lint(&book).into_iter().filter(|found| matches!(found, rulebook::lint::Finding::Idle { .. }));
    assert_eq!(idle.collect::<Vec<_>>(), []);
    // A book without declarations is the same document as one that declares nothing, and not the same as this.
    let (mut bare, mut empty) = (small(&json!({}), &json!({}), None), small(&json!({}), &json!({}), None));
    empty["declares"] = json!({});
    bare["declares"] = Json::Null;
    assert!(Book::from_json(&bare).is_err());
    read(&empty);
}

/// Puts a value in one place of the good book (the last part of a pointer may be new) and expects a refusal with exactly
/// this place.
fn check((pointer, value, path, key): (&str, Json, &str, &str)) {
    let mut json = everything();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let place = json.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} is not in the book"));
    match place {
        Json::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        place => place[name] = value,
    }
    for read in [Book::from_json(&json), Book::from_text(&json.to_string())] {
        let Err(error) = read else { panic!("{pointer} was read") };
        assert_eq!((error.path.as_str(), error.what.key()), (path, key), "{pointer}: {error}");
    }
}

#[test]
fn hostile_names() {
    let flag = || json!({"kind": "flag", "says": text()});
    check(("/declares/facts/visit.kind", flag(), "declares.facts.visit.kind", "shape"));
    check(("/declares/facts/own.", flag(), "declares.facts.own.", "shape"));
    check(("/declares/facts/own.Loud", flag(), "declares.facts.own.Loud", "shape"));
    check(("/declares/facts/own.宣传", flag(), "declares.facts.own.宣传", "shape"));
    let long = format!("own.{}", "a".repeat(45));
    check((&format!("/declares/facts/{long}"), flag(), &format!("declares.facts.{long}"), "shape"));
    // A name stands once, whatever it names.
    let twice = json!({"says": text()});
    check(("/declares/columns/own.brochure", twice.clone(), "declares.own.brochure", "declared_twice"));
    check(("/declares/duties/own.district", twice.clone(), "declares.own.district", "declared_twice"));
    check(("/declares/orders/own.hid", twice.clone(), "declares.own.hid", "declared_twice"));
    check(("/declares/breaches/own.errand", twice, "declares.own.errand", "declared_twice"));
    check(("/declares/colours", json!({}), "declares.colours", "shape"));
}

#[test]
fn hostile_facts() {
    let at = |part: &str| format!("/declares/facts/own.mood/{part}");
    let mood = |part: &str| format!("declares.facts.own.mood{part}");
    check((&at("kind"), json!("feeling"), &mood(".kind"), "shape"));
    check((&at("words"), json!([]), &mood(".words"), "words_missing"));
    let one = json!([{"word": "good", "says": text()}]);
    check((&at("words"), one.clone(), &mood(".words"), "words_missing"));
    check(("/declares/facts/own.brochure/words", one, "declares.facts.own.brochure.words", "words_idle"));
    let with = |word: &str| json!([{"word": "good", "says": text()}, {"word": word, "says": text()}]);
    check((&at("words"), with("good"), &mood(".words[1].word"), "declared_twice"));
    check((&at("words"), with("Bad"), &mood(".words[1].word"), "bad_id"));
    check((&at("words"), with(""), &mood(".words[1].word"), "bad_id"));
    check((&at("words"), with("own.bad"), &mood(".words[1].word"), "bad_id"));
    check((&at("words"), with(&"b".repeat(49)), &mood(".words[1].word"), "bad_id"));
    check((&at("says"), json!("Stimmung"), &mood(".says"), "shape"));
    check((&at("cites"), json!(["A9"]), &mood(".cites[0]"), "no_article"));
    check((&at("default"), json!("good"), &mood(".default"), "shape"));
}

#[test]
fn hostile_sources() {
    const MISSED: &str = "/declares/facts/own.missed";
    let source = |source: Json, path: &str, key: &str| {
        check((&format!("{MISSED}/source"), source, &format!("declares.facts.own.missed{path}"), key));
    };
    let count = |part: &str, value: Json| {
        let mut records = json!({"of": "lost_turn", "whose": "person"});
        records[part] = value;
        json!({ "count": records })
    };
    source(json!({"guess": {}}), ".source", "shape");
    source(count("of", json!("yawn")), ".source.count.of", "shape");
    source(count("whose", json!("nobody")), ".source.count.whose", "shape");
    source(count("within", json!("week")), ".source.count.within", "shape");
    source(count("within", json!("$weeks")), ".source.count.within", "no_parameter");
    source(count("since", json!("own.nothing")), ".source", "undeclared");
    source(count("since", json!("visit.kind")), ".source", "mark_expected");
    source(count("before", json!("own.mood")), ".source", "mark_expected");
    source(count("only", json!({"absence.reason": "own.nothing"})), ".source", "undeclared");
    source(count("only", json!({"absence.reason": "boredom"})), ".source.count.only", "shape");
    // What is counted is a number, what is found a moment.
    check((&format!("{MISSED}/kind"), json!("day"), "declares.facts.own.missed.kind", "source_kind"));
    check(("/declares/facts/own.rang/kind", json!("day"), "declares.facts.own.rang.kind", "source_kind"));
    let circle = json!({"last": {"of": "call", "whose": "client", "since": "own.rang"}});
    check(("/declares/facts/own.rang/source", circle, "declares.facts.own.rang.source", "circle"));
    let first = json!({"first": {"of": "visit", "whose": "client", "before": "own.rang"}});
    let also = json!({"kind": "moment", "says": text(), "source": first});
    let mut two = everything();
    two["declares"]["facts"]["own.came"] = also;
    two["declares"]["facts"]["own.rang"]["source"]["last"]["since"] = json!("own.came");
    let error = Book::from_json(&two).unwrap_err();
    assert_eq!((error.path.as_str(), error.what.key()), ("declares.facts.own.came.source", "circle"));
}

#[test]
fn hostile_words_and_the_rest() {
    let word = |part: &str| format!("/declares/words/own.errand/{part}");
    check((&word("of"), json!("visit_kind"), "declares.words.own.errand.of", "no_lexicon"));
    check((&word("of"), json!("AbsenceReason"), "declares.words.own.errand.of", "no_lexicon"));
    check((&word("under"), json!("boredom"), "declares.words.own.errand.under", "no_word_of"));
    check((&word("under"), json!("own.hid"), "declares.words.own.errand.under", "no_word_of"));
    check((&word("under"), json!("own.errand"), "declares.words.own.errand.under", "circle"));
    let breach = "/declares/breaches/own.hid/under";
    check((breach, json!("boredom"), "declares.breaches.own.hid.under", "shape"));
    check((breach, json!("own.nothing"), "declares.breaches.own.hid.under", "undeclared"));
    check((breach, json!("own.hid"), "declares.breaches.own.hid.under", "circle"));
    check((
        "/declares/columns/own.district/form",
        json!("poem"),
        "declares.columns.own.district.form",
        "shape",
    ));
    let deadline = |part: &str| format!("/declares/duties/own.chase/deadline/{part}");
    let at = |part: &str| format!("declares.duties.own.chase.deadline.{part}");
    check((&deadline("from"), json!("visit.kind"), &at("from"), "mark_expected"));
    check((&deadline("from"), json!("own.nothing"), &at("from"), "undeclared"));
    check((&deadline("within"), json!("$weeks"), &at("within"), "no_parameter"));
}

#[test]
fn hostile_rules() {
    let when = |when: Json, path: &str, key: &str| {
        check(("/rules/claim/0/when", when, &format!("rules.claim[0].when{path}"), key));
    };
    when(json!({"own.nothing": true}), ".own.nothing", "no_fact");
    when(json!({"own.brochure": "yes"}), ".own.brochure", "fact_value");
    when(json!({"own.brochure": null}), ".own.brochure", "fact_value");
    when(json!({"own.brochure": {"at_least": 1}}), ".own.brochure", "no_test");
    when(json!({"own.mood": "gloomy"}), ".own.mood", "fact_value");
    when(json!({"own.missed": "¥3"}), ".own.missed", "fact_value");
    when(json!({"own.missed": {"within": "$week"}}), ".own.missed", "no_test");
    when(json!({"own.paid": 500}), ".own.paid", "fact_value");
    when(json!({"own.promised": {"from_hour": "18:00"}}), ".own.promised", "no_test");
    when(json!({"own.rang": {"from_hour": "24:00"}}), ".own.rang", "hour_expected");
    when(json!({"absence.reason": "own.nothing"}), ".absence.reason", "undeclared");
    when(json!({"absence.reason": "own.hid"}), ".absence.reason", "undeclared");
    when(json!({"breach": "own.nothing"}), ".breach", "undeclared");
    let then = |then: Json, path: &str, key: &str| {
        check(("/rules/registration/0/then", then, &format!("rules.registration[0].then{path}"), key));
    };
    then(json!({"required": ["own.nothing"]}), ".required", "undeclared");
    then(json!({"one_of": ["own.chase"]}), ".one_of", "undeclared");
    then(json!({"duties": ["own.district"]}), ".duties", "undeclared");
    let task =
        |task: &str, from: &str| json!({"deadlines": [{"task": task, "from": from, "within": "$week"}]});
    then(task("own.nothing", "date.deal"), ".deadlines", "undeclared");
    then(task("own.chase", "own.nothing"), ".deadlines[0].from", "undeclared");
    then(task("own.chase", "own.mood"), ".deadlines[0].from", "mark_expected");
    check((
        "/rules/claim/0/then",
        json!({"valid": true, "until": {"from": "own.brochure", "within": "$week"}}),
        "rules.claim[0].then.until.from",
        "mark_expected",
    ));
}

#[test]
fn what_is_declared_below_is_known_above_and_not_declared_again() {
    let below = everything();
    let above = |rules: Json| small(&json!({ "claim": rules }), &json!({}), Some(&below));
    let uses = above(
        json!([{"id": "own", "when": {"own.mood": "bad", "absence.reason": {"is_not": "own.errand"}}, "then": {"valid": true}}]),
    );
    read(&uses);
    let again = declaring(
        above(json!([])),
        &json!({"words": {"own.brochure": {"of": "purpose", "under": "browse"}}}),
    );
    let error = Book::from_json(&again).unwrap_err();
    assert_eq!((error.path.as_str(), error.what.key()), ("declares.own.brochure", "declared_twice"));
    // What is said below of a word holds above of those under it.
    let narrower = declaring(
        above(json!([])),
        &json!({"words": {"own.smoke": {"of": "absence_reason", "under": "own.errand"}}}),
    );
    let book = read(&narrower);
    let smoke =
        Facts::new().with(Fact::AbsenceReason, Fact::AbsenceReason.read(&json!("own.smoke")).unwrap());
    let ruling = rule(&book, "2025-03-03".parse().unwrap(), Question::Claim, &smoke);
    assert_eq!(ruling.steps.iter().map(|step| step.rule.0.as_str()).collect::<Vec<_>>(), ["errand"]);
}

#[test]
fn values_of_declared_facts_are_read_by_how_they_are_written() {
    let book = read(&everything());
    let check = |name: &str, json: Json, good: bool| {
        let fact = Fact::from_name(name).unwrap();
        let read = book.glossary().read(fact, &json);
        assert_eq!(read.is_ok(), good, "{name} {json}: {read:?}");
        let Ok(value) = read else { return };
        // It is written as it was read, and read again without the book at hand.
        assert_eq!(serde_json::to_value(value).unwrap(), json);
        assert_eq!(fact.read(&json), Ok(value));
        assert!(book.glossary().takes(fact, value));
    };
    check("own.brochure", json!(true), true);
    check("own.brochure", json!("true"), false);
    check("own.mood", json!("bad"), true);
    check("own.mood", json!("gloomy"), false);
    check("own.missed", json!(0), true);
    check("own.missed", json!(1_000_000), true);
    check("own.missed", json!(1_000_001), false);
    check("own.missed", json!(-1), false);
    check("own.promised", json!("2025-03-03"), true);
    check("own.promised", json!("2025-03-03T10:00"), false);
    check("own.rang", json!("2025-03-03T10:00"), true);
    check("own.rang", json!("2025-03-03"), false);
    check("own.paid", json!("¥0.05"), true);
    check("own.paid", json!("¥1200"), true);
    check("own.paid", json!("¥5.5"), false);
    check("own.paid", json!(5), false);
    check("own.paid", Json::Null, true);
    check("absence.reason", json!("own.errand"), true);
    check("absence.reason", json!("own.nothing"), false);
    check("own.nothing", json!(true), false);
    assert_eq!(book.glossary().read(Fact::Named, &Json::Null), Ok(Value::NotKnown));
}
