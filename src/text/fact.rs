//! The value of a fact in words.

use rulebook::{Fact, Value};

use super::{Dates, I18n, instant, kind_of_fact, t_string, word};

/// The value of a fact: a word by what it says, a day as it is written, an amount as money.
pub fn value_of_fact(i18n: I18n, fact: Fact, value: Value) -> String {
    let dates = || Dates::of_office(i18n.get_locale());
    match value {
        Value::Word(text) => kind_of_fact(fact).map_or_else(|| text.into(), |kind| word(i18n, &kind, text)),
        Value::Flag(flag) => word(i18n, "flag", if flag { "yes" } else { "no" }),
        Value::Count(count) => count.to_string(),
        Value::Day(day) => dates().date(instant(day.into())),
        Value::Moment(moment) => paper::date::write_minute(moment).replace('T', " "),
        Value::Amount(sum) => dates().money(sum.0),
        Value::NotKnown => t_string!(i18n, rulebook.not_known).to_owned(),
    }
}
