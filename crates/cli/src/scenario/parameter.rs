//! A parameter of the book that a scenario takes otherwise.

use super::Act;
use super::fault::Fault;
use super::words::Words;
use rulebook::parameter::ParameterValue;
use rulebook::period::{Period, Unit};

/// A parameter set otherwise: a word, a number, or a period such as `10 day start_day_counted`.
pub(super) fn with(words: &mut Words<'_>) -> Result<Act, Fault> {
    let name = words.name("the name of a parameter")?;
    let name = name.strip_prefix('$').unwrap_or(&name).to_owned();
    let first = words.need("what it is to be")?;
    let value = match (ends(first), words.peek()) {
        (None, _) => ParameterValue::Word(first.to_owned()),
        (Some((n, None)), None) => ParameterValue::Number(i64::from(n)),
        (Some((n, Some(up_to))), None) => ParameterValue::Range(i64::from(n), i64::from(up_to)),
        (Some((n, up_to)), Some(_)) => ParameterValue::Period(Period { up_to, ..period(words, n)? }),
    };
    Ok(Act::With { name, value })
}

/// A number, or the two ends of a range such as `200-500`.
fn ends(text: &str) -> Option<(u32, Option<u32>)> {
    match text.split_once('-') {
        Some((low, high)) => {
            let number = |text: &str| text.parse::<u32>().ok();
            number(low).zip(number(high)).map(|(low, high)| (low, Some(high)))
        }
        None => text.parse().ok().map(|n| (n, None)),
    }
}

fn period(words: &mut Words<'_>, n: u32) -> Result<Period, Fault> {
    let of = |unit: Unit| serde_json::to_value(unit).ok().and_then(|json| json.as_str().map(str::to_owned));
    let text = words.need("a unit")?;
    let unit = Unit::ALL.into_iter().find(|unit| of(*unit).as_deref() == Some(text));
    let unit = unit.ok_or_else(|| {
        let known: Vec<String> = Unit::ALL.into_iter().filter_map(of).collect();
        Fault::unknown(words.line, "unit", text, known.iter().map(String::as_str))
    })?;
    let (mut start_day_counted, mut last_day_included) = (false, true);
    loop {
        if words.takes("start_day_counted") {
            start_day_counted = true;
        } else if words.takes("last_day_excluded") {
            last_day_included = false;
        } else {
            return Ok(Period { n, up_to: None, unit, start_day_counted, last_day_included });
        }
    }
}
