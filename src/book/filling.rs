//! What a rule sets, in words: a word, a list, an amount, shares, a limit, deadlines.

use rulebook::{
    Fact, Slot,
    measure::Kind,
    period::{Date, Point},
    term::Each,
};
use serde_json::Value as Json;

use super::words::{Speaker, amount, kind_of_slot, known};
use crate::text::{Dates, I18n, instant, t_string, word};

impl Speaker<'_> {
    /// The value of a slot as it stands in the document or in a verdict.
    pub fn effect(self, slot: Slot, value: &Json) -> String {
        let vocabulary = kind_of_slot(slot);
        match (slot.kind(), value) {
            (Kind::Word(_), Json::String(text)) => word(self.i18n, vocabulary, text),
            (Kind::Words(_), Json::Array(items)) => self.list(
                items.iter().map(|item| word(self.i18n, vocabulary, item.as_str().unwrap_or_default())),
            ),
            (Kind::Flag, Json::Bool(flag)) => word(self.i18n, "flag", if *flag { "yes" } else { "no" }),
            (Kind::Shares(_), Json::Object(shares)) => {
                self.list(shares.iter().map(|(party, share)| self.part(vocabulary, party, &percents(share))))
            }
            (Kind::Budget(_), Json::Object(amounts)) => {
                self.list(amounts.iter().map(|(kind, most)| self.part(vocabulary, kind, &self.measure(most))))
            }
            (Kind::Limit, limit) => self.limit(limit),
            (Kind::Deadlines, Json::Array(items)) => {
                self.list(items.iter().map(|item| {
                    self.part("duty", item["task"].as_str().unwrap_or_default(), &self.limit(item))
                }))
            }
            (Kind::Order, Json::String(name)) => word(self.i18n, "order", name),
            (Kind::Terms, Json::Array(items)) => self.list(items.iter().map(|item| self.term(item))),
            (_, other) => self.measure(other),
        }
    }

    fn list(self, items: impl Iterator<Item = String>) -> String {
        items.collect::<Vec<_>>().join(t_string!(self.i18n, rulebook.list))
    }

    /// `接待人 50%`
    fn part(self, vocabulary: &str, name: &str, value: &str) -> String {
        t_string!(self.i18n, rulebook.share, party = word(self.i18n, vocabulary, name), share = value)
    }

    /// `值班经理：按值周名册，每人一周`
    fn term(self, term: &Json) -> String {
        let of = |part: &str| term[part].as_str().unwrap_or_default();
        let length = Each::ALL.into_iter().find(|each| each.name() == of("each"));
        let (office, order) =
            (word(self.i18n, "office", of("office")), word(self.i18n, "order", of("order")));
        let each = length.map(|each| term_length(self.i18n, each)).unwrap_or_default();
        match of("from").parse() {
            Ok(day) => {
                let dates = Dates::of_office(self.i18n.get_locale());
                let day = dates.date(instant(Date::into(day)));
                t_string!(
                    self.i18n,
                    rulebook.term_from,
                    office = office,
                    order = order,
                    each = each,
                    day = day
                )
            }
            // A term without a first day is counted from when the order was set.
            Err(_) => t_string!(self.i18n, rulebook.term, office = office, order = order, each = each),
        }
    }

    /// A number, a range, or the value of the parameter that holds it.
    fn measure(self, value: &Json) -> String {
        match value {
            Json::String(text) => self.named(text),
            Json::Array(ends) => ends.iter().map(Json::to_string).collect::<Vec<_>>().join("–"),
            one => one.to_string(),
        }
    }

    /// The value of a parameter written `$name`.
    fn named(self, text: &str) -> String {
        let name = text.strip_prefix('$').unwrap_or(text);
        let found = known(self.book, name).zip(self.book.parameter(name, self.on));
        found.map_or_else(|| name.to_owned(), |(parameter, dated)| amount(self.i18n, parameter, &dated.value))
    }

    /// `最近记录日起 7 天内`; in a verdict the day itself, or the two between which it lies.
    fn limit(self, limit: &Json) -> String {
        let i18n = self.i18n;
        let dates = Dates::of_office(i18n.get_locale());
        let written = |end: &Json| {
            end.as_str().and_then(Point::read).map(|point| match point {
                Point::Day(day) => dates.date(instant(day.into())),
                Point::Moment(moment) => dates.moment(instant(moment)),
            })
        };
        if let Some(day) = written(&limit["on"]) {
            let days = written(&limit["up_to"]).map_or_else(|| day.clone(), |end| format!("{day}–{end}"));
            return t_string!(i18n, rulebook.limit_on, day = days);
        }
        let from = limit["from"].as_str().and_then(Fact::from_name);
        let from = from.map(|fact| word(i18n, "fact", fact.name())).unwrap_or_default();
        match (limit["within"].as_str(), limit["before"].as_str()) {
            (Some(name), _) => t_string!(i18n, rulebook.limit_within, from = from, period = self.named(name)),
            (None, Some(name)) => {
                t_string!(i18n, rulebook.limit_before, from = from, period = self.named(name))
            }
            (None, None) => t_string!(i18n, rulebook.limit_at, from = from),
        }
    }
}

/// How long each holds an office that goes round an order.
pub fn term_length(i18n: I18n, each: Each) -> &'static str {
    match each {
        Each::Day => t_string!(i18n, rulebook.each_day),
        Each::Week => t_string!(i18n, rulebook.each_week),
        Each::Month => t_string!(i18n, rulebook.each_month),
        Each::Quarter => t_string!(i18n, rulebook.each_quarter),
        Each::Year => t_string!(i18n, rulebook.each_year),
    }
}

/// A share in per-mille, or a range of them.
fn percents(share: &Json) -> String {
    let percent = |share: &Json| {
        let mille = share.as_u64().unwrap_or_default();
        match mille % 10 {
            0 => format!("{}%", mille / 10),
            tenth => format!("{}.{tenth}%", mille / 10),
        }
    };
    match share {
        Json::Array(ends) => ends.iter().map(percent).collect::<Vec<_>>().join("–"),
        one => percent(one),
    }
}

#[cfg(test)]
mod tests {
    use super::percents;
    use serde_json::json;

    #[test]
    fn shares_are_said_in_per_cent() {
        for (share, said) in
            [(json!(500), "50%"), (json!(335), "33.5%"), (json!(0), "0%"), (json!([300, 400]), "30%–40%")]
        {
            assert_eq!(percents(&share), said);
        }
    }
}
