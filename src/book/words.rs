//! Conditions, effects, periods and parameters in words.

use chrono::{Datelike, NaiveDate};
use rulebook::{
    ArticleKind, Book, Effects, Period, Slot, Value,
    book::{Parameter, ParameterValue},
    condition::{Number, Test, When},
    fact::Fact,
    period::Unit,
};

use crate::{
    text::{Dates, I18n, instant, t_string, value_of_fact, word},
    widget::article_text,
};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bit {
    /// Words.
    Text(String),
    /// The value of a parameter of the book, and what the parameter is.
    Value(String, String),
}

/// What words are made for: the language, the book and the day its parameters are taken of.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The language.
    pub i18n: I18n,
    /// The book.
    pub book: &'a Book,
    /// The day.
    pub on: NaiveDate,
}

/// Stands where a value goes while a sentence is put together.
const MARK: char = '\u{1}';

impl Speaker<'_> {
    /// The conditions that must all hold, each a sentence. None: in every case.
    pub fn conditions(self, when: &When) -> Vec<Vec<Bit>> {
        match when {
            When::All(parts) => parts.iter().map(|part| self.condition(part)).collect(),
            other => vec![self.condition(other)],
        }
    }

    fn condition(self, when: &When) -> Vec<Bit> {
        let i18n = self.i18n;
        match when {
            When::Fact(fact, test) => self.test(*fact, test),
            When::All(parts) => self.group(parts, t_string!(i18n, rulebook.both)),
            When::Any(parts) => self.group(parts, t_string!(i18n, rulebook.either)),
            When::Switch { name, values, negate } => self.switch(name, values, *negate),
            When::Not(part) => around(&t_string!(i18n, rulebook.not, value = MARK), self.condition(part)),
        }
    }

    /// A reading that may be switched: `按原文（跟进期限的起点）`.
    fn switch(self, name: &str, values: &[String], negate: bool) -> Vec<Bit> {
        let i18n = self.i18n;
        let title = known(self.book, name).map(|parameter| article_text(i18n, &parameter.title));
        let title = title.unwrap_or_else(|| name.to_owned());
        let choices = self.book.choices(name);
        let meaning = |value: &String| {
            let text = choices.and_then(|choices| choices.get(value));
            text.map_or_else(|| value.clone(), |text| article_text(i18n, text))
        };
        let words: Vec<String> = values.iter().map(meaning).collect();
        let value = vec![Bit::Text(words.join(&format!(" {} ", t_string!(i18n, rulebook.either))))];
        let sentence = match negate {
            false => t_string!(i18n, rulebook.is, fact = title, value = MARK),
            true => t_string!(i18n, rulebook.is_not, fact = title, value = MARK),
        };
        around(&sentence, value)
    }

    fn group(self, parts: &[When], between: &str) -> Vec<Bit> {
        let mut bits = Vec::new();
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                bits.push(Bit::Text(format!(" {between} ")));
            }
            bits.extend(self.condition(part));
        }
        around(&t_string!(self.i18n, rulebook.group, value = MARK), bits)
    }

    fn test(self, fact: Fact, test: &Test) -> Vec<Bit> {
        let i18n = self.i18n;
        let name = word(i18n, "fact", fact.name());
        let words = |values: &[Value]| {
            let words: Vec<String> = values.iter().map(|value| value_of_fact(i18n, fact, *value)).collect();
            vec![Bit::Text(words.join(&format!(" {} ", t_string!(i18n, rulebook.either))))]
        };
        let (sentence, value) = match test {
            Test::In(values) => (t_string!(i18n, rulebook.is, fact = name, value = MARK), words(values)),
            Test::NotIn(values) => {
                (t_string!(i18n, rulebook.is_not, fact = name, value = MARK), words(values))
            }
            Test::AtLeast(n) => {
                (t_string!(i18n, rulebook.at_least, fact = name, value = MARK), self.number(n))
            }
            Test::AtMost(n) => (t_string!(i18n, rulebook.at_most, fact = name, value = MARK), self.number(n)),
            Test::Within(name_of) => {
                (t_string!(i18n, rulebook.within, fact = name, value = MARK), self.parameter(name_of))
            }
            Test::Over(name_of) => {
                (t_string!(i18n, rulebook.over, fact = name, value = MARK), self.parameter(name_of))
            }
            Test::FromHour(n) => {
                (t_string!(i18n, rulebook.from_hour, fact = name, value = MARK), self.hour(n))
            }
            Test::BeforeHour(n) => {
                (t_string!(i18n, rulebook.before_hour, fact = name, value = MARK), self.hour(n))
            }
        };
        around(&sentence, value)
    }

    fn number(self, number: &Number) -> Vec<Bit> {
        match number {
            Number::Is(n) => vec![Bit::Text(n.to_string())],
            Number::Parameter(name) => self.parameter(name),
        }
    }

    /// An hour of the day, or the parameter that holds it as minutes since midnight.
    fn hour(self, number: &Number) -> Vec<Bit> {
        match number {
            Number::Is(n) => vec![Bit::Text(clock(*n))],
            Number::Parameter(name) => match self.book.parameter(name, self.on).map(|dated| &dated.value) {
                Some(ParameterValue::Number(n)) => {
                    let title = known(self.book, name).map(|known| article_text(self.i18n, &known.title));
                    vec![Bit::Value(clock(*n), title.unwrap_or_default())]
                }
                _ => self.parameter(name),
            },
        }
    }

    fn parameter(self, name: &str) -> Vec<Bit> {
        let Some((parameter, dated)) = known(self.book, name).zip(self.book.parameter(name, self.on)) else {
            return vec![Bit::Text(name.to_owned())];
        };
        let title = article_text(self.i18n, &parameter.title);
        vec![Bit::Value(amount(self.i18n, parameter, &dated.value), title)]
    }

    /// What follows: each slot with its value.
    pub fn effects(self, effects: &Effects) -> Vec<(String, String)> {
        let json = serde_json::to_value(effects).unwrap_or_default();
        let pair = |slot: Slot| {
            let value = json.get(slot.name()).map(|value| self.effect(slot, value)).unwrap_or_default();
            (word(self.i18n, "slot", slot.name()), value)
        };
        effects.slots().map(pair).collect()
    }
}

/// Puts the bits where the mark stands.
fn around(sentence: &str, bits: Vec<Bit>) -> Vec<Bit> {
    let (before, after) = sentence.split_once(MARK).unwrap_or((sentence, ""));
    let text = |text: &str| (!text.is_empty()).then(|| Bit::Text(text.to_owned()));
    text(before).into_iter().chain(bits).chain(text(after)).collect()
}

/// The vocabulary of a slot's words.
pub const fn kind_of_slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Owner | Slot::Rights => "owner_to",
        Slot::Taker | Slot::OwnerTurn | Slot::CallTurn => "turn",
        Slot::Call => "call_then",
        Slot::Credits => "overnight",
        Slot::Held => "held_overnight",
        Slot::Place => "latecomer",
        Slot::By | Slot::Host | Slot::Path => "office",
        Slot::Required | Slot::OneOf | Slot::Waived => "field",
        Slot::Duties => "duty",
        Slot::Split | Slot::Bonus => "party",
        Slot::Board => "board_status",
        Slot::Budget => "expense",
        other => other.name(),
    }
}

/// A parameter of a book or of the one it extends.
pub fn known<'a>(book: &'a Book, name: &str) -> Option<&'a Parameter> {
    let below = || book.base.as_deref().and_then(|base| known(base, name));
    book.parameters.get(name).or_else(below)
}

/// The value of a parameter: `7 天（当日不计，含末日）`, `3 分钟`.
pub fn amount(i18n: I18n, parameter: &Parameter, value: &ParameterValue) -> String {
    match value {
        ParameterValue::Period(period) => span(i18n, *period),
        ParameterValue::Word(word) => {
            parameter.choices.get(word).map_or_else(|| word.clone(), |text| article_text(i18n, text))
        }
        ParameterValue::Number(n) if parameter.unit == "minutes" => t_string!(i18n, rulebook.minutes, n = n),
        ParameterValue::Number(n) if parameter.unit == "per_mille" => format!("{n}‰"),
        ParameterValue::Number(n) if parameter.unit == CLOCK => clock(*n),
        ParameterValue::Number(n) => format!("{n} {}", unit(i18n, &parameter.unit)).trim_end().to_owned(),
        ParameterValue::Range(low, high) => {
            format!("{low}–{high} {}", unit(i18n, &parameter.unit)).trim_end().to_owned()
        }
    }
}

/// The unit of a number that is an hour of the day, in minutes since midnight.
pub const CLOCK: &str = "clock";

/// Minutes since midnight as an hour: `17:30`.
pub fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The unit of a number, as far as it is a word of the books.
pub fn unit(i18n: I18n, unit: &str) -> &str {
    match unit {
        "people" | "persons" => t_string!(i18n, rulebook.unit_people),
        "yuan" => t_string!(i18n, rulebook.unit_yuan),
        "days" => t_string!(i18n, rulebook.unit_days),
        "rings" => t_string!(i18n, rulebook.unit_rings),
        "points" => t_string!(i18n, rulebook.unit_points),
        "times" => t_string!(i18n, rulebook.unit_times),
        "columns" => t_string!(i18n, rulebook.unit_columns),
        "units" => t_string!(i18n, rulebook.unit_units),
        "groups" => t_string!(i18n, rulebook.unit_groups),
        "turns" => t_string!(i18n, rulebook.unit_turns),
        other => other,
    }
}

fn span(i18n: I18n, period: Period) -> String {
    let n = match period.up_to {
        Some(most) => format!("{}–{most}", period.n),
        None => period.n.to_string(),
    };
    let one = if period.up_to.is_some() { 0 } else { period.n };
    let span = match (period.unit, one) {
        (Unit::Day, 1) => t_string!(i18n, rulebook.one_day).to_owned(),
        (Unit::Day, _) => t_string!(i18n, rulebook.days, n = n),
        (Unit::Week, 1) => t_string!(i18n, rulebook.one_week).to_owned(),
        (Unit::Week, _) => t_string!(i18n, rulebook.weeks, n = n),
        (Unit::Month, 1) => t_string!(i18n, rulebook.one_month).to_owned(),
        (Unit::Month, _) => t_string!(i18n, rulebook.months, n = n),
        (Unit::Minute, _) => return t_string!(i18n, rulebook.minutes, n = n),
        (Unit::Hour, 1) => return t_string!(i18n, rulebook.one_hour).to_owned(),
        (Unit::Hour, _) => return t_string!(i18n, rulebook.hours, n = n),
        (Unit::DayOfNextMonth, _) => return t_string!(i18n, rulebook.day_of_next_month, n = n),
        (Unit::WorkingDay, 1) => t_string!(i18n, rulebook.one_working_day).to_owned(),
        (Unit::WorkingDay, _) => t_string!(i18n, rulebook.working_days, n = n),
        (Unit::Year, 1) => t_string!(i18n, rulebook.one_year).to_owned(),
        (Unit::Year, _) => t_string!(i18n, rulebook.years, n = n),
    };
    let start = match period.start_day_counted {
        true => t_string!(i18n, rulebook.start_in),
        false => t_string!(i18n, rulebook.start_out),
    };
    let last = match period.last_day_included {
        true => t_string!(i18n, rulebook.last_in),
        false => t_string!(i18n, rulebook.last_out),
    };
    t_string!(i18n, rulebook.counted, span = span, start = start, last = last)
}

/// A day as it is written beside another: with the year where that is not this one.
pub fn day(i18n: I18n, day: NaiveDate, today: NaiveDate) -> String {
    let dates = Dates::of_office(i18n.get_locale());
    let ms = instant(day.into());
    if day.year() == today.year() { dates.month_day(ms) } else { dates.date(ms) }
}

/// The chip of an article's kind: its class, its word, and what it means.
pub fn kind_chip(i18n: I18n, kind: ArticleKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        ArticleKind::Rule => {
            ("chip is-jade", t_string!(i18n, rulebook.kind_rule), t_string!(i18n, rulebook.kind_rule_hint))
        }
        ArticleKind::Record => (
            "chip is-line",
            t_string!(i18n, rulebook.kind_record),
            t_string!(i18n, rulebook.kind_record_hint),
        ),
        ArticleKind::Frame => {
            ("chip is-line", t_string!(i18n, rulebook.kind_frame), t_string!(i18n, rulebook.kind_frame_hint))
        }
        ArticleKind::Conduct => ("chip", t_string!(i18n, rulebook.kind_conduct), ""),
    }
}

#[cfg(test)]
mod tests {
    use rulebook::measure::Kind;

    use super::*;

    #[test]
    fn the_words_of_a_slot_are_looked_up_in_its_vocabulary() {
        for slot in Slot::ALL {
            if let Kind::Word(lexicon)
            | Kind::Words(lexicon)
            | Kind::Shares(lexicon)
            | Kind::Budget(lexicon) = slot.kind()
            {
                assert_eq!(kind_of_slot(*slot), lexicon.key(), "{}", slot.name());
            }
        }
    }
}
