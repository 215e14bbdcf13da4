//! Canonical JSON after RFC 8785: the one spelling of a value that is hashed.
//!
//! Written by hand because the library form of it takes fifteen times as long per entry, and rounds large whole
//! numbers in silence. The tests hold it against that library.

use paper::Arrange;
use std::fmt::Write as _;

use serde_json::Value;

/// Writes the canonical text of a value: no spaces, keys in UTF-16 order, shortest escapes.
///
/// This is RFC 8785 for every value that [`check_value`](crate::check_value) lets through, which is every value
/// that can enter a journal. A fraction or a whole number beyond ±(2^53 − 1) is written as `serde_json` spells it.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write_value(&mut text, value);
    text
}

pub(crate) fn write_value(text: &mut String, value: &Value) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => write_display(text, number),
        Value::String(string) => write_string(text, string),
        Value::Array(items) => write_list(text, items, write_value),
        Value::Object(map) => {
            let mut members: Vec<(&str, &Value)> =
                map.iter().map(|(key, item)| (key.as_str(), item)).collect();
            write_members(text, &mut members, |text, item| write_value(text, item));
        }
    }
}

/// Writes a list, each item by the given hand.
pub(crate) fn write_list<T>(
    text: &mut String,
    items: impl IntoIterator<Item = T>,
    mut item_by: impl FnMut(&mut String, T),
) {
    text.push('[');
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        item_by(text, item);
    }
    text.push(']');
}

/// Writes an object, putting its members in canonical order first.
pub(crate) fn write_members<T>(
    text: &mut String,
    members: &mut [(&str, T)],
    mut item_by: impl FnMut(&mut String, &T),
) {
    // `serde_json` may keep keys in order of insertion when another crate turns that on, so the order is made here.
    members.arrange_by(|(a, _), (b, _)| in_utf16_order(a, b));
    text.push('{');
    for (at, (key, item)) in members.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        write_string(text, key);
        text.push(':');
        item_by(text, item);
    }
    text.push('}');
}

fn in_utf16_order(a: &str, b: &str) -> std::cmp::Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// Writes a quoted string.
pub(crate) fn write_string(text: &mut String, string: &str) {
    text.push('"');
    let mut plain_from = 0;
    for (at, byte) in string.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        text.push_str(&string[plain_from..at]);
        plain_from = at + 1;
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            0x08 => text.push_str("\\b"),
            0x09 => text.push_str("\\t"),
            0x0a => text.push_str("\\n"),
            0x0c => text.push_str("\\f"),
            0x0d => text.push_str("\\r"),
            _ => write_display(text, format_args!("\\u{byte:04x}")),
        }
    }
    text.push_str(&string[plain_from..]);
    text.push('"');
}

/// Writes the text of a number or an id, which needs no escape.
pub(crate) fn write_display(text: &mut String, item: impl std::fmt::Display) {
    let written = write!(text, "{item}");
    debug_assert!(written.is_ok(), "a String takes every text");
}

/// Writes an id in quotes.
pub(crate) fn write_quoted(text: &mut String, item: impl std::fmt::Display) {
    text.push('"');
    write_display(text, item);
    text.push('"');
}
