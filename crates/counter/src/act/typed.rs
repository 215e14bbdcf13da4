//! What was typed, read.

use rulebook::fact::Domain;
use rulebook::share::Cents;
use rulebook::{Book, Fact, Value};
use serde_json::Value as Json;

/// An amount of money as it is typed: `1280000`, `1,280,000.50`, `¥128万`.
pub(super) fn cents(text: &str) -> Option<Cents> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，' | ' ' | '¥' | '￥' | '元')).collect();
    let (plain, places) = match plain.strip_suffix(['万', '萬']) {
        Some(tens) => (tens, 6),
        None => (plain.as_str(), 2),
    };
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || part.len() > places || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<places$}").parse().map(Cents).ok()
}

/// The value of a fact as it is spelled on a screen: a word, a number, a day, `true`; `null`, where nobody knows.
pub fn fact_of(book: &Book, fact: Fact, text: &str) -> Option<Value> {
    let text = text.trim();
    let json = match book.glossary().domain(fact)? {
        _ if text == "null" => return Some(Value::NotKnown),
        Domain::Count => Json::from(text.parse::<i64>().ok()?),
        Domain::Flag => Json::from(text.parse::<bool>().ok()?),
        Domain::Amount => Json::from(format!("¥{}", text.trim_start_matches('¥'))),
        Domain::Words(_) | Domain::Own | Domain::Day | Domain::Moment => text.into(),
    };
    // It is being typed: what is no value yet may become one.
    book.glossary().read(fact, &json).ok()
}

#[cfg(test)]
mod tests {
    use super::cents;
    use rulebook::share::Cents;

    #[test]
    fn money_is_read_as_it_is_typed() {
        let check =
            |text: &str, expected: Option<i64>| assert_eq!(cents(text), expected.map(Cents), "{text}");
        check("1280000", Some(128_000_000));
        check("¥1,280,000.5", Some(128_000_050));
        check("128万", Some(128_000_000));
        check("128.65 萬", Some(128_650_000));
        check("0", Some(0));
        check("", None);
        check("-5", None);
        check("12.345", None);
        check("a lot", None);
    }
}
