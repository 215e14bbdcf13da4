//! What the text of an article says of a value, against the value that rests on it: a text still says seven days after
//! the value became ten.
//!
//! Texts are read for amounts with a unit: 七天, 7 天, 15%, seven days, the 10th of the next month. A text that names
//! amounts of the kind of the value, and the value among none of them, is out of date. One that names none says nothing
//! against the value. What can be meant otherwise (第三次, "twice a day") speaks for a value, never against it.

mod amount;
mod chinese;
mod english;

use crate::article::{Article, ArticleId, Text};
use crate::book::Book;
use crate::parameter::{Parameter, ParameterValue};
use crate::period::{Date, Period, Unit};
use amount::{Amount, Of};

/// A language a book is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// A value whose article says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The parameter.
    pub parameter: String,
    /// The day from which the value holds.
    pub from: Date,
    /// The article it rests on.
    pub article: ArticleId,
    /// The language in which the article says otherwise.
    pub language: Language,
    /// What it says there, as it is written.
    pub named: Vec<String>,
}

/// Every value of the book's own whose article, of the book's own too, names another amount.
pub fn stale(book: &Book) -> Vec<Stale> {
    let mut found = Vec::new();
    for (name, parameter) in &book.parameters {
        for (from, dated) in &parameter.values {
            let Some(article) = book.articles.iter().find(|article| article.id == dated.article) else {
                continue;
            };
            found.extend(disagrees(article, parameter, &dated.value).into_iter().map(|(language, named)| {
                Stale { parameter: name.clone(), from: *from, article: article.id.clone(), language, named }
            }));
        }
    }
    found
}

/// In which languages an article names other amounts than a value that rests on it, and what it names there.
pub fn disagrees(
    article: &Article,
    parameter: &Parameter,
    value: &ParameterValue,
) -> Vec<(Language, Vec<String>)> {
    let Some((of, ends)) = wanted(parameter, value) else { return Vec::new() };
    [Language::Chinese, Language::English]
        .into_iter()
        .filter_map(|language| {
            let mut named = amounts(&article.title, language);
            named.extend(amounts(&article.text, language));
            named.retain(|amount| amount.of == of || amount.of == Of::Bare);
            let said = ends.iter().all(|end| named.iter().any(|amount| amount.n == *end));
            let mut texts: Vec<String> = Vec::new();
            for amount in named.into_iter().filter(|amount| amount.plain) {
                if !texts.contains(&amount.text) {
                    texts.push(amount.text);
                }
            }
            (!said && !texts.is_empty()).then_some((language, texts))
        })
        .collect()
}

fn amounts(text: &Text, language: Language) -> Vec<Amount> {
    match language {
        Language::Chinese => chinese::amounts(&text.zh),
        // A text that nobody has translated stands in Chinese in both.
        Language::English if text.en == text.zh => chinese::amounts(&text.en),
        Language::English => english::amounts(&text.en),
    }
}

/// What a value counts, and the ends of it: one, or two of a range.
fn wanted(parameter: &Parameter, value: &ParameterValue) -> Option<(Of, Vec<i64>)> {
    let (low, high) = match value {
        ParameterValue::Period(period) => return Some(of_period(*period)),
        ParameterValue::Number(n) => (*n, None),
        ParameterValue::Range(low, high) => (*low, Some(*high)),
        ParameterValue::Word(_) => return None,
    };
    let (of, times) = match parameter.unit.as_str() {
        "minutes" => (Of::Minutes, 1),
        "hours" => (Of::Minutes, 60),
        "clock" => (Of::Clock, 1),
        "days" => (Of::Days, 1),
        "people" | "persons" => (Of::People, 1),
        "yuan" => (Of::Yuan, 1),
        "times" => (Of::Times, 1),
        "rings" => (Of::Rings, 1),
        "points" => (Of::Points, 1),
        "columns" => (Of::Columns, 1),
        "units" => (Of::Units, 1),
        "groups" => (Of::Groups, 1),
        "turns" => (Of::Turns, 1),
        "per_mille" => (Of::Mille, 1),
        _ => return None,
    };
    Some((of, std::iter::once(low).chain(high).map(|n| n * times).collect()))
}

fn of_period(period: Period) -> (Of, Vec<i64>) {
    let (of, times) = match period.unit {
        Unit::Minute => (Of::Minutes, 1),
        Unit::Hour => (Of::Minutes, 60),
        Unit::Day => (Of::Days, 1),
        Unit::WorkingDay => (Of::WorkingDays, 1),
        Unit::Week => (Of::Days, 7),
        Unit::Month => (Of::Months, 1),
        Unit::Year => (Of::Months, 12),
        Unit::DayOfNextMonth => (Of::DayOfNextMonth, 1),
    };
    let ends = std::iter::once(period.n).chain(period.up_to);
    (of, ends.map(|n| i64::from(n) * times).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleKind;
    use paper::OrderedMap;

    fn article(zh: &str, en: &str) -> Article {
        let text = |zh: &str, en: &str| Text { zh: zh.into(), en: en.into() };
        Article {
            id: ArticleId("a".into()),
            number: text("一", "1"),
            chapter: text("", ""),
            title: text("", ""),
            text: text(zh, en),
            source: String::new(),
            kind: ArticleKind::Rule,
            why_conduct: None,
            note: None,
        }
    }

    fn parameter(unit: &str) -> Parameter {
        Parameter {
            title: Text::default(),
            unit: unit.into(),
            as_of: crate::parameter::AsOf::Today,
            choices: OrderedMap::new(),
            values: OrderedMap::new(),
        }
    }

    fn period(n: u32, up_to: Option<u32>, unit: Unit) -> ParameterValue {
        ParameterValue::Period(Period { n, up_to, unit, start_day_counted: false, last_day_included: true })
    }

    /// What is pointed out in the Chinese and in the English text.
    fn check(texts: (&str, &str), unit: &str, value: &ParameterValue, named: (&[&str], &[&str])) {
        let found = disagrees(&article(texts.0, texts.1), &parameter(unit), value);
        let of = |wanted| {
            let found = found.iter().find(|(language, _)| *language == wanted);
            found.map(|(_, named)| named.clone()).unwrap_or_default()
        };
        assert_eq!(of(Language::Chinese), named.0, "{texts:?} {value:?}");
        assert_eq!(of(Language::English), named.1, "{texts:?} {value:?}");
    }

    #[test]
    fn a_text_that_says_otherwise_is_pointed_out() {
        let ten = period(10, None, Unit::Day);
        check(("有效期七天", "Valid for seven days"), "", &ten, (&["七天"], &["seven days"]));
        check(("有效期7天", "valid for 7 days"), "", &ten, (&["7天"], &["7 days"]));
        check(("有效期十天，每周回访", "Valid for ten days"), "", &ten, (&[], &[]));
        check(("有效期十天", "Valid for seven days"), "", &ten, (&[], &["seven days"]));
        check(
            ("有效期一个月", "Valid for a month"),
            "",
            &period(2, None, Unit::Month),
            (&["一个月"], &["a month"]),
        );
        check(("半年内", "within half a year"), "", &period(6, None, Unit::Month), (&[], &[]));
        check(
            ("罚款200元", "a fine of 200 yuan"),
            "yuan",
            &ParameterValue::Number(300),
            (&["200元"], &["200 yuan"]),
        );
        check(
            ("每次罚一百元", "a hundred yuan each time"),
            "yuan",
            &ParameterValue::Number(50),
            (&["一百元"], &["a hundred yuan"]),
        );
        check(
            ("每人每天至多5组", "Nobody receives more than five groups a day"),
            "groups",
            &ParameterValue::Number(6),
            (&["5组"], &["five groups"]),
        );
        check(
            ("一个月没有跟进的", "A month without follow-up"),
            "",
            &period(2, None, Unit::Month),
            (&["一个月"], &["A month"]),
        );
        check(("至少三人", "at least three people"), "persons", &ParameterValue::Number(3), (&[], &[]));
    }

    #[test]
    fn units_that_come_to_the_same_agree() {
        check(("一周内", "within a week"), "", &period(7, None, Unit::Day), (&[], &[]));
        check(("七日内", "within seven days"), "", &period(1, None, Unit::Week), (&[], &[]));
        check(("一年内", "within a year"), "", &period(12, None, Unit::Month), (&[], &[]));
        check(("24小时", "24 hours"), "", &period(1440, None, Unit::Minute), (&[], &[]));
        check(("佣金的30%", "30% of it"), "per_mille", &ParameterValue::Number(300), (&[], &[]));
    }

    #[test]
    fn a_range_is_named_by_both_ends() {
        let range = |n, up_to| period(n, Some(up_to), Unit::Day);
        check(("30至40天", "30 to 40 days"), "", &range(30, 40), (&[], &[]));
        check(("30至40天", "30–40 days"), "", &range(30, 45), (&["30至40天"], &["30–40 days"]));
        let points = ParameterValue::Range(1, 5);
        check(("扣1—5分", "1–5 points"), "points", &points, (&[], &[]));
    }

    #[test]
    fn what_says_nothing_of_the_value_is_not_pointed_out() {
        let ten = period(10, None, Unit::Day);
        check(("有效期另行规定", "as fixed elsewhere"), "", &ten, (&[], &[]));
        check(("2025年3月1日起施行", "From 1 March 2025"), "", &ten, (&[], &[]));
        check(("三个月内", "within three months"), "", &ten, (&[], &[]));
        check(("当天、第二天、同一天", "the same day, twice a day"), "", &ten, (&[], &[]));
        check(("七个工作日", "seven working days"), "", &ten, (&[], &[]));
        check(("七天", "seven days"), "cans", &ParameterValue::Number(10), (&[], &[]));
        check(("一行30、50、100元", "30, 50 and 100 yuan"), "yuan", &ParameterValue::Number(50), (&[], &[]));
        check(("前一两天", "one or two days before"), "", &period(1, None, Unit::Day), (&[], &[]));
        check(
            ("两天前；不齐的次日补齐", "two days before; the rest the next day"),
            "",
            &period(1, None, Unit::Day),
            (&[], &[]),
        );
        check(("第三次", "the third time"), "times", &ParameterValue::Number(2), (&[], &[]));
    }

    #[test]
    fn the_hour_and_the_day_of_the_next_month() {
        let five = ParameterValue::Number(17 * 60 + 30);
        check(("17:30前、下午五点半", "before 17:30"), "clock", &five, (&[], &[]));
        check(("18点前", "before 18:00"), "clock", &five, (&["18点"], &["18:00"]));
        let tenth = period(10, None, Unit::DayOfNextMonth);
        check(("次月10日前", "by the 10th of the next month"), "", &tenth, (&[], &[]));
        check(
            ("次月5日前", "by the 5th of the next month"),
            "",
            &tenth,
            (&["5日"], &["5th of the next month"]),
        );
    }
}
