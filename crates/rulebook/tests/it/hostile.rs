use crate::shipped::folder;
use rulebook::{Book, BookError, strict};
use serde_json::{Value as Json, json};

/// A good book with two layers.
fn good() -> Json {
    let mut book = folder("rb-i", Some(folder("base", None)));
    // Cases and known issues would repeat what stands in the rules.
    for document in ["", "/base"] {
        let document = book.pointer_mut(document).and_then(Json::as_object_mut).unwrap();
        document.remove("cases");
        document.remove("known_issues");
    }
    book
}

fn refused(what: &str, read: Result<Book, BookError>, path: &str, says: &str) {
    let Err(error) = read else { panic!("{what} was read") };
    assert_eq!(error.path, path, "{what}: {error}");
    assert!(error.what.to_string().contains(says), "{what}: {error}");
    assert!(error.to_string().chars().count() < 1000, "{what}: the refusal is too long to be shown");
}

/// Puts a value in one place of a good book (`/-` after a list adds to it) and expects a refusal that names a place.
fn check((pointer, value, path, says): (&str, Json, &str, &str)) {
    let mut json = good();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer} is not in the book"));
    match parent {
        Json::Array(list) if key == "-" => list.push(value),
        Json::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        Json::Object(map) => drop(map.insert(key.to_owned(), value)),
        _ => panic!("{pointer} leads into a plain value"),
    }
    refused(pointer, Book::from_json(&json), path, says);
    refused(pointer, Book::from_bytes(&serde_json::to_vec(&json).unwrap()), path, says);
}

/// Replaces the first occurrence of a piece of a good book's text; what JSON in memory cannot show.
fn check_text((from, to, path, says): (&str, &str, &str, &str)) {
    let text = serde_json::to_string(&good()).unwrap();
    assert!(text.contains(from), "{from} is not in the book");
    refused(to, Book::from_text(&text.replacen(from, to, 1)), path, says);
}

const RULE: &str = "rules.turn[0]";

#[test]
fn wrong_shapes_name_the_place() {
    let book = good();
    let rule = book["rules"]["turn"][0].clone();
    let without = |key: &str| {
        let mut rule = rule.clone();
        rule.as_object_mut().unwrap().remove(key);
        rule
    };
    let cases = [
        ("/surprise", json!(1), "surprise", "unknown field"),
        ("/book", json!([1]), "book[0]", "invalid"),
        ("/book/format", json!("spreadsheet"), "book.format", "not a rulebook"),
        ("/book/version", json!(2), "book.format", "version 1"),
        ("/book/version", json!(70_000), "book.version", "70000"),
        ("/book/version", json!("1"), "book.version", "string"),
        ("/book/title", json!("I"), "book.title", "string"),
        ("/book/title", json!({"zh": "一"}), "book.title", "missing field `en`"),
        ("/book/in_force_from", json!("tomorrow"), "book.in_force_from", "invalid"),
        ("/articles", json!({}), "articles", "map"),
        ("/articles/1/kind", json!("advice"), "articles[1].kind", "advice"),
        ("/articles/1/number/fr", json!("un"), "articles[1].number.fr", "unknown field"),
        ("/articles/2", json!(null), "articles[2]", "null"),
        ("/parameters/claim/values/2000-01-01/value/unit", json!("fortnight"), PARAMETER_VALUE, "fortnight"),
        ("/parameters/claim/values/2000-01-01/value", json!(true), PARAMETER_VALUE, "a word is expected"),
        ("/parameters/claim/colour", json!("red"), "parameters.claim.colour", "unknown field"),
        ("/rules/weather", json!([]), "rules.weather", "no such question"),
        ("/rules/turn", json!({}), "rules.turn", "list of rules"),
        ("/rules/turn/0", json!("i-new"), RULE, "string"),
        ("/rules/turn/0", without("id"), RULE, "missing field `id`"),
        ("/rules/turn/0", without("cites"), RULE, "missing field `cites`"),
        ("/rules/turn/0", without("then"), RULE, "missing field `then`"),
        ("/rules/turn/0/cites", json!("I1"), "rules.turn[0].cites", "string"),
        ("/rules/turn/0/cites", json!([[]]), "rules.turn[0].cites[0]", "string"),
        ("/rules/turn/0/priority", json!(1), "rules.turn[0].priority", "unknown field"),
        ("/rules/turn/0/then", json!({"trun": "count"}), "rules.turn[0].then.trun", "unknown field"),
        ("/rules/turn/0/then", json!({"turn": "cuont"}), "rules.turn[0].then.turn", "cuont"),
        ("/rules/turn/0/then", json!({"turn": ["count"]}), "rules.turn[0].then.turn", "sequence"),
        // A list whose items come in the order of the fields.
        ("/rules/turn/0", json!(["i", ["I1"], {"zh": "", "en": ""}, null, {}, {}]), RULE, "not a list"),
        ("/rules/turn/0/says", json!(["是", "yes"]), RULE, "not a list"),
        ("/rules/turn/0/then", json!([null, "count"]), RULE, "not a list"),
        ("/articles/0/title", json!(["题", "title"]), "articles[0].title", "not a list"),
        (
            "/parameters/claim/values/2000-01-01/value",
            json!([7, "day"]),
            PARAMETER_VALUE,
            "a word is expected",
        ),
        ("/base/articles/0/kind", json!(3), "base.articles[0].kind", "3"),
        ("/base", json!("base"), "base", "string"),
    ];
    cases.into_iter().for_each(check);
}

const PARAMETER_VALUE: &str = "parameters.claim.values.2000-01-01.value";

#[test]
fn wrong_meanings_name_the_place() {
    let test = |test: Json| json!({"date.deal": test});
    let circle = json!(["i-none-roster"]);
    let other_kind = json!({"2001-01-01": {"value": 3, "article": "I1"}, "2002-01-01": {"value": {"n": 1, "unit": "day"}, "article": "I1"}});
    let again = good()["rules"]["turn"][1].clone();
    let last = format!("rules.turn[{}]", good()["rules"]["turn"].as_array().unwrap().len());
    let cases = [
        ("/book/id", json!("rb i"), "book.id", "no blank"),
        ("/book/id", json!("base"), "book.extends", "extends itself"),
        ("/book/extends", json!("other"), "book.extends", "extended book"),
        ("/book/extends", json!(null), "book.extends", "extended book"),
        ("/base", json!(null), "book.extends", "extended book"),
        ("/base/book/extends", json!("rb-i"), "base.book.extends", "extended book"),
        ("/base/base", good(), "base.base", "may not extend another"),
        ("/book/in_force_from", json!("2000-1-1"), "book.in_force_from", "YYYY-MM-DD"),
        ("/book/in_force_from", json!("-0044-03-15"), "book.in_force_from", "1900"),
        ("/articles/1/id", json!("I1"), "articles[1]", "stands twice"),
        ("/articles/1/id", json!(""), "articles[1].id", "1 to 64"),
        ("/parameters/claim/values", json!({}), "parameters.claim.values", "one value or more"),
        ("/parameters/claim/values", other_kind, "parameters.claim.values.2002-01-01.value", "another kind"),
        ("/parameters/claim/values/2000-01-01/article", json!("I99"), "parameters.claim.2000-01-01", "I99"),
        ("/parameters/claim/values/2000-01-01/value/n", json!(0), PARAMETER_N, "1 to 10000"),
        ("/parameters/claim/values/2000-01-01/value/n", json!(10_001), PARAMETER_N, "1 to 10000"),
        ("/parameters/claim/values/2000-1-01", json!({"value": 1, "article": "I1"}), TWICE, "YYYY-MM-DD"),
        ("/rules/turn/-", again, &last, "stands twice"),
        ("/rules/turn/0/cites", json!([]), "rules.turn[0].cites", "cites one or more"),
        ("/rules/turn/0/cites", json!(["I1", "I99"]), "rules.turn[0].cites[1]", "no article I99"),
        ("/rules/turn/0/when", json!([]), "rules.turn[0].when", "object of facts"),
        ("/rules/turn/0/when", json!({"visit.knd": "new"}), "rules.turn[0].when.visit.knd", "no fact"),
        ("/rules/turn/0/when", json!({"visit.kind": "nwe"}), "rules.turn[0].when.visit.kind", "may be"),
        ("/rules/turn/0/when", json!({"visit.kind": []}), "rules.turn[0].when.visit.kind", "empty list"),
        (
            "/rules/turn/0/when",
            json!({"visit.kind": {"is_not": []}}),
            "rules.turn[0].when.visit.kind.is_not",
            "empty",
        ),
        ("/rules/turn/0/when", json!({"any": []}), "rules.turn[0].when.any", "empty list"),
        ("/rules/turn/0/when", json!({"not": {"all": []}}), "rules.turn[0].when.not.all", "empty list"),
        (
            "/rules/turn/0/when",
            json!({"any": [{"all": {}}]}),
            "rules.turn[0].when.any[0].all",
            "list of conditions",
        ),
        ("/rules/turn/0/when", test(json!({"within": "$gone"})), WITHIN, "no parameter \"gone\""),
        ("/rules/turn/0/when", test(json!({"within": "claim"})), "rules.turn[0].when.date.deal", "$name"),
        ("/rules/turn/0/when", test(json!({"at_least": 1})), "rules.turn[0].when.date.deal", "no test"),
        ("/rules/turn/0/when", test(json!({})), "rules.turn[0].when.date.deal", "a test is expected"),
        ("/rules/turn/0/when", json!({"$gone": "keep"}), "rules.turn[0].when.$gone", "no parameter"),
        ("/rules/turn/0/when", json!({"$claim": "keep"}), "rules.turn[0].when.$claim", "a word is needed"),
        ("/rules/turn/0/when", json!({"$carry_over": "lost"}), "rules.turn[0].when.$carry_over", "choices"),
        ("/rules/turn/0/when", json!({"$carry_over": []}), "rules.turn[0].when.$carry_over", "empty"),
        (
            "/rules/turn/0/when",
            json!({"visit.parties": {"at_least": "$claim"}}),
            PARTIES,
            "is a period, a number is needed",
        ),
        ("/rules/turn/0/then", json!({}), "rules.turn[0].then", "nothing follows"),
        ("/rules/turn/0/then", json!({"answerer": "tail"}), "rules.turn[0].then.answerer", "does not answer"),
        ("/rules/make_up/0/then", json!({"cap": 0}), "rules.make_up[0].then.cap", "1 or more"),
        (
            "/rules/split/0/then",
            json!({"split": {"owner": 600, "receiver": 500}}),
            "rules.split[0].then.split",
            "1100",
        ),
        ("/rules/turn/2/exception_to", json!(["nothing"]), "rules.turn[2].exception_to", "not here"),
        ("/rules/turn/2/replaces", json!(["nothing"]), "rules.turn[2].replaces", "does not have"),
        ("/rules/turn/0/exception_to", circle, RULE, "circle"),
    ];
    cases.into_iter().for_each(check);
}

const PARAMETER_N: &str = "parameters.claim.values.2000-01-01.value.n";
const TWICE: &str = "parameters.claim.values.2000-1-01";
const WITHIN: &str = "rules.turn[0].when.date.deal.within";
const PARTIES: &str = "rules.turn[0].when.visit.parties.at_least";

#[test]
fn what_cannot_be_seen_or_carried_is_refused_where_it_stands() {
    let text = |at: &str| json!(format!("a{at}b"));
    let deep = (0..60).fold(json!(1), |inner, _| json!([inner]));
    let path = "rules.turn[0].says.zh";
    let says = "/rules/turn/0/says/zh";
    let cases = [
        (says, text("\u{202e}"), path, "U+202E"),
        (says, text("\u{2066}"), path, "U+2066"),
        (says, text("\u{200b}"), path, "U+200B"),
        (says, text("\u{200f}"), path, "U+200F"),
        (says, text("\u{feff}"), path, "U+FEFF"),
        (says, text("\0"), path, "U+0000"),
        (says, text("\u{7f}"), path, "U+007F"),
        (says, text("\u{85}"), path, "U+0085"),
        (says, text("\t"), path, "U+0009"),
        (says, text("\u{e0041}"), path, "U+E0041"),
        (says, json!("字".repeat(6000)), path, "longer than 16384 bytes"),
        (says, json!(0.5), path, "no whole number"),
        (says, json!(u64::MAX), path, "beyond"),
        (says, json!(i64::MIN), path, "beyond"),
        ("/rules/turn/0/a\u{200b}b", json!(1), "rules.turn[0].a\u{fffd}b", "U+200B"),
        ("/rules/turn/0/cites", json!(vec!["I1"; 5000]), "rules.turn[0].cites", "more than 4096"),
        (
            "/rules/turn/0/when",
            deep.clone(),
            &format!("rules.turn[0].when{}", "[0]".repeat(44)),
            "nests deeper",
        ),
        ("/parameters/claim/values/2000-01-01/value", json!(0.5), PARAMETER_VALUE, "no whole number"),
    ];
    cases.into_iter().for_each(check);
    let long = "x".repeat(200);
    check((
        &format!("/rules/turn/0/{long}"),
        json!(1),
        &format!("rules.turn[0].{}", &long[..128]),
        "128 bytes",
    ));
}

#[test]
fn conditions_nest_only_so_deep() {
    let when = (0..20).fold(json!({"visit.named": true}), |inner, _| json!({"not": inner}));
    check(("/rules/turn/0/when", when, &format!("rules.turn[0].when{}", ".not".repeat(17)), "nest deeper"));
}

#[test]
fn what_only_the_text_shows_is_refused() {
    let cases = [
        (r#"{"articles":["#, r#"{"articles":[],"articles":["#, "articles", "twice"),
        (r#""version":1"#, r#""version":1,"version":1"#, "base.book.version", "twice"),
        (r#""version":1"#, r#""vers\u0069on":1,"version":1"#, "base.book.version", "twice"),
        (r#""cites":["I"#, r#""cites":["I1"],"cites":["I"#, "rules.checklist[0].cites", "twice"),
        (r#""version":1"#, r#""version":1.0"#, "base.book.version", "no whole number"),
        (r#""version":1"#, r#""version":1e0"#, "base.book.version", "no whole number"),
        (r#""version":1"#, r#""version":-0"#, "base.book.version", "no whole number"),
        (r#""version":1"#, r#""version":1e999"#, "base.book.version", "no JSON"),
        (r#""version":1"#, r#""version":99999999999999999999"#, "base.book.version", "too large"),
        (r#""version":1"#, r#""version":01"#, "base.book.version", "no JSON"),
        (r#""version":1"#, r#""version":NaN"#, "base.book.version", "no JSON"),
        (r#""version":1"#, r#""version":1,"#, "base.book", "no JSON"),
        (r#""version":1"#, r#""version":"\ud800""#, "base.book.version", "no JSON"),
        (r#""version":1"#, "\"version\":/* one */1", "base.book.version", "no JSON"),
    ];
    cases.into_iter().for_each(check_text);
    for end in ["x", "{}", "]", "\0"] {
        let text = serde_json::to_string(&good()).unwrap() + end;
        refused("more after the end", Book::from_text(&text), "", "goes on after its end");
    }
}

#[test]
fn what_is_no_document_is_refused_as_a_whole() {
    let utf16: Vec<u8> = "{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&str, Vec<u8>, &str); 13] = [
        ("nothing", vec![], "no JSON"),
        ("blanks", vec![b' '; 100], "no JSON"),
        ("a byte-order mark", "\u{feff}{}".into(), "byte-order mark"),
        ("the mark of UTF-16", vec![0xff, 0xfe, b'{', 0], "not UTF-8 at byte 0"),
        ("UTF-16", utf16, "no JSON"),
        ("a broken character", b"{\"a\": \"\xe5\xad\"}".to_vec(), "not UTF-8 at byte 7"),
        ("half a file", serde_json::to_vec(&good()).unwrap()[..1].to_vec(), "no JSON"),
        ("a word", b"null".to_vec(), "the document: "),
        ("a list", b"[]".to_vec(), "the document: "),
        ("a hidden text", "\"\u{202e}\"".into(), "the document has a character that is not seen"),
        ("a fraction", b"0.5".to_vec(), "the document is no whole number"),
        ("an empty object", b"{}".to_vec(), "missing field"),
        ("fifty million bytes", vec![b'['; 50_000_000], "larger than 4194304 bytes"),
    ];
    for (what, bytes, says) in cases {
        refused(what, Book::from_bytes(&bytes), "", says);
    }
    refused("brackets", Book::from_bytes(&vec![b'['; 100_000]), &"[0]".repeat(48), "nests deeper than 48");
    let braces = "{\"a\":".repeat(100_000);
    refused("braces", Book::from_text(&braces), &vec!["a"; 48].join("."), "nests deeper than 48");
}

/// A book of a great many rules, made by `rule`.
fn many(count: usize, rule: impl Fn(usize) -> Json) -> Vec<u8> {
    let mut json = good();
    let says = json!({"zh": "", "en": ""});
    let mut rules: Vec<Json> = (0..count).map(rule).collect();
    for (i, rule) in rules.iter_mut().enumerate() {
        rule["id"] = format!("r{i}").into();
        rule["says"] = says.clone();
        rule["then"] = json!({"turn": "count"});
    }
    json["rules"]["turn"] = rules.into();
    serde_json::to_vec(&json).unwrap()
}

/// Bounded work: a book that took a second or more here would stop the desk, and this test with it.
#[test]
fn large_books_are_read_or_refused() {
    let plain = |_| json!({"cites": ["I1"]});
    refused("100 000 rules", Book::from_bytes(&many(100_000, plain)), "", "larger than");
    refused("10 000 rules", Book::from_bytes(&many(10_000, plain)), "rules.turn", "more than 4096");
    assert_eq!(Book::from_bytes(&many(4096, plain)).unwrap().rules(rulebook::Question::Turn).len(), 4096);
    let alternatives =
        |count| move |_| json!({"cites": ["I1"], "when": {"any": vec![json!({"visit.named": true}); count]}});
    refused(
        "10 000 ways",
        Book::from_bytes(&many(1, alternatives(10_000))),
        "rules.turn[0].when.any",
        "4096",
    );
    Book::from_bytes(&many(1, alternatives(4096))).unwrap();
    // Each rule an exception to all before it, and each to the one before it.
    let to = |from: usize, i: usize| (from..i).map(|n| format!("r{n}")).collect::<Vec<_>>();
    let all = many(700, |i| json!({"cites": ["I1"], "exception_to": to(0, i)}));
    refused("all before", Book::from_bytes(&all), RULE, "a chain of more than 32");
    let chain = |count| many(count, |i| json!({"cites": ["I1"], "exception_to": to(i.saturating_sub(1), i)}));
    refused("a long chain", Book::from_bytes(&chain(4096)), RULE, "a chain of more than 32");
    refused("one too many", Book::from_bytes(&chain(33)), RULE, "a chain of more than 32");
    Book::from_bytes(&chain(32)).unwrap();
    let ring = many(4096, |i| json!({"cites": ["I1"], "exception_to": [format!("r{}", (i + 1) % 4096)]}));
    refused("a ring", Book::from_bytes(&ring), RULE, "circle");
    // Every rule cites as much as fits.
    let cites = many(150, |_| json!({"cites": vec!["I11.4"; 3000]}));
    assert!(cites.len() < rulebook::book::LARGEST);
    Book::from_bytes(&cites).unwrap();
}

#[test]
fn good_books_are_read_the_same_from_text_and_from_memory() {
    let json = good();
    let text = serde_json::to_string_pretty(&json).unwrap();
    assert_eq!(strict::read(text.as_bytes()).unwrap(), json);
    let digest = |book: Result<Book, BookError>| book.unwrap().digest;
    assert_eq!(digest(Book::from_text(&text)), digest(Book::from_json(&json)));
    let spoken = text.replacen("\"zh\": \"", "\"zh\": \"（甲）“乙”—丙\\n丁\u{20000}🏠", 1);
    assert!(Book::from_text(&spoken).is_ok());
}
