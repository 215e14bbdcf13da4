//! Canonical JSON against the library that implements RFC 8785, and the strict reader.

use journal::{CardRef, Digest, MAX_DEPTH, MAX_INTEGER, canonical, check_value, digest, read_value};
use proptest::prelude::*;
use serde_json::{Value, json};

fn any_value() -> impl Strategy<Value = Value> {
    let whole = MAX_INTEGER as i64;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-whole..=whole).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\u{0}-\u{7f}]{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn canonical_text_is_what_the_library_writes(value in any_value()) {
        prop_assert_eq!(canonical(&value), serde_json_canonicalizer::to_string(&value).unwrap());
    }

    #[test]
    fn the_strict_reader_reads_what_was_written(value in any_value()) {
        prop_assert_eq!(read_value(&canonical(&value)).unwrap(), value.clone());
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(canonical(&read_value(&pretty).unwrap()), canonical(&value));
    }

    #[test]
    fn the_strict_reader_never_panics(text in any::<String>()) {
        let lenient = serde_json::from_str::<Value>(&text).is_ok();
        prop_assert!(lenient || read_value(&text).is_err());
    }
}

#[test]
fn keys_stand_in_utf16_order() {
    let value =
        json!({"\u{fb33}": 1, "\u{1f600}": 2, "\u{20ac}": 3, "\r": 4, "1": 5, "\u{80}": 6, "\u{f6}": 7});
    assert_eq!(
        canonical(&value),
        "{\"\\r\":4,\"1\":5,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":3,\"\u{1f600}\":2,\"\u{fb33}\":1}"
    );
}

#[test]
fn a_known_text_has_a_known_digest() {
    assert_eq!(
        digest(b"abc").to_string(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn a_digest_has_one_spelling() {
    let good = digest(b"abc").to_string();
    assert_eq!(good.parse(), Ok(digest(b"abc")));
    for text in
        [good.to_uppercase(), good[1..].to_owned(), format!("{good}0"), good.replace('a', "g"), String::new()]
    {
        assert_eq!(text.parse::<Digest>().expect_err(&text).expected, "sha256");
        assert!(text.parse::<CardRef>().is_err());
    }
}

#[test]
fn what_another_machine_would_read_differently_is_refused() {
    let table = [
        ("{\"a\":1,\"b\":[{\"c\":1,\"\\u0063\":2}]}", "json-duplicate-key", (1, 27)),
        ("1.5", "json-number", (1, 3)),
        ("1e2", "json-number", (1, 3)),
        ("-0", "json-number", (1, 2)),
        ("[\n9007199254740992]", "json-number", (2, 16)),
        ("-9007199254740992", "json-number", (1, 17)),
        ("18446744073709551616", "json-number", (1, 20)),
        ("1e999", "json-malformed", (1, 5)),
        ("{\"a\":", "json-truncated", (1, 5)),
        ("", "json-truncated", (1, 0)),
        ("{\"a\":1} x", "json-malformed", (1, 9)),
        ("{'a':1}", "json-malformed", (1, 2)),
        ("\"\\ud800\"", "json-malformed", (1, 8)),
        ("NaN", "json-malformed", (1, 1)),
    ];
    for (text, key, place) in table {
        let fault = read_value(text).expect_err(text);
        assert_eq!((fault.key(), fault.place()), (key, place), "{text}");
    }
}

#[test]
fn nesting_has_a_bottom() {
    let nested = |depth: usize| (0..depth).fold(json!(1), |inner, _| json!([inner]));
    assert!(check_value(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(check_value(&nested(MAX_DEPTH + 1)).expect_err("too deep").key(), "json-deep");
    assert!(read_value(&canonical(&nested(MAX_DEPTH))).is_ok());
    for depth in [100, 127, 128, 1_000_000] {
        assert_eq!(read_value(&"[".repeat(depth)).expect_err("too deep").key(), "json-deep");
    }
}

#[test]
fn numbers_that_do_not_travel_are_named() {
    for value in
        [json!({"a": [1.5]}), json!(MAX_INTEGER + 1), json!(-9_007_199_254_740_992_i64), json!(u64::MAX)]
    {
        assert_eq!(check_value(&value).expect_err("does not travel").key(), "json-number");
    }
    assert!(check_value(&json!([MAX_INTEGER, -9_007_199_254_740_991_i64])).is_ok());
}
