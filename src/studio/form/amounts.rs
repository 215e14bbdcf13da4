//! Amounts as people type them: a number, a range `30-40`, a share in per cent, tenths, an hour of the day.

use serde_json::{Value as Json, json};

/// What a typed amount counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Whole numbers.
    Whole,
    /// Per cent with one decimal, written down in per-mille.
    PerCent,
    /// Tenths; whole ones are written down as numbers, others as text, `"0.5"`.
    Tenths,
}

/// The amount of a text: a number, or two for a range. Nothing: there is none.
pub fn read(text: &str, scale: Scale) -> Option<Json> {
    let text = text.trim().trim_end_matches('%');
    let mut ends = text.splitn(2, ['-', '–', '—', '~', '～', '至', '到']).map(|end| one(end.trim(), scale));
    match (ends.next()?, ends.next()) {
        (Some(low), None) => Some(low),
        (Some(low), Some(Some(high))) => Some(json!([low, high])),
        _ => None,
    }
}

fn one(text: &str, scale: Scale) -> Option<Json> {
    let text = text.trim_end_matches('%');
    let tenths = || {
        let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
        let whole: u64 = whole.parse().ok().filter(|whole| *whole <= 1_000_000)?;
        let tenth: u64 = tenth.parse().ok().filter(|n| *n < 10 && tenth.len() == 1)?;
        Some(whole * 10 + tenth)
    };
    match scale {
        Scale::Whole => text.parse::<u64>().ok().map(|n| json!(n)),
        Scale::PerCent => tenths().filter(|mille| *mille <= 1000).map(|mille| json!(mille)),
        Scale::Tenths => tenths().map(|n| match n % 10 {
            0 => json!(n / 10),
            tenth => json!(format!("{}.{tenth}", n / 10)),
        }),
    }
}

/// An amount of the document as a person types it; empty for the name of a parameter.
pub fn write(json: &Json, scale: Scale) -> String {
    let one = |json: &Json| match (json.as_u64(), scale) {
        (Some(mille), Scale::PerCent) if mille % 10 == 0 => (mille / 10).to_string(),
        (Some(mille), Scale::PerCent) => format!("{}.{}", mille / 10, mille % 10),
        (Some(n), _) => n.to_string(),
        (None, _) => json.as_str().filter(|text| !text.starts_with('$')).unwrap_or_default().to_owned(),
    };
    match json {
        Json::Array(ends) => ends.iter().map(one).collect::<Vec<_>>().join("–"),
        json => one(json),
    }
}

/// Minutes since midnight of an hour `17:30`.
pub fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.trim().split_once(':')?;
    let part = |text: &str, most: i64| text.parse::<i64>().ok().filter(|n| (0..most).contains(n));
    Some(part(hour, 24)? * 60 + part(minute, 60)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_comes_back() {
        let check = |text: &str, scale: Scale, json: Option<Json>, back: &str| {
            let found = read(text, scale);
            assert_eq!(found, json, "{text}");
            assert_eq!(found.map(|json| write(&json, scale)).unwrap_or_default(), back, "{text}");
        };
        check("5", Scale::Whole, Some(json!(5)), "5");
        check(" 1 - 5 ", Scale::Whole, Some(json!([1, 5])), "1–5");
        check("30至40", Scale::Whole, Some(json!([30, 40])), "30–40");
        check("5.5", Scale::Whole, None, "");
        check("33.5", Scale::PerCent, Some(json!(335)), "33.5");
        check("30%-40%", Scale::PerCent, Some(json!([300, 400])), "30–40");
        check("101", Scale::PerCent, None, "");
        check("0.5", Scale::Tenths, Some(json!("0.5")), "0.5");
        check("2", Scale::Tenths, Some(json!(2)), "2");
        check("2.0", Scale::Tenths, Some(json!(2)), "2");
        check("0.25", Scale::Tenths, None, "");
        check("", Scale::Whole, None, "");
        check("5-", Scale::Whole, None, "");
    }

    #[test]
    fn hours() {
        assert_eq!(minutes("17:30"), Some(1050));
        assert_eq!([minutes("24:00"), minutes("x"), minutes("12")], [None, None, None]);
    }
}
