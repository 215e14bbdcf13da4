//! Situations and findings in plain words.

use rulebook::{Book, Fact, Facts, Period, RuleId, Slot, book::ParameterValue};

use crate::{
    book::words::{Speaker, day},
    desk::today,
    text::{I18n, t_string, value_of_fact, word},
    widget::article_text,
};

/// A situation, fact by fact: its name, and what it is.
pub fn facts(i18n: I18n, facts: &Facts) -> Vec<(String, String)> {
    let told = facts.iter().filter(|(fact, _)| !matches!(fact, Fact::Today | Fact::Now));
    told.map(|(fact, value)| (word(i18n, "fact", fact.name()), value_of_fact(i18n, fact, value))).collect()
}

/// A situation as one line, to be handed to the page that tries it: `visit.kind:new,hours:in`.
pub fn line(facts: &Facts) -> String {
    let pair = |(fact, value): (Fact, rulebook::Value)| {
        let value = serde_json::to_value(value).unwrap_or_default();
        format!("{}:{}", fact.name(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    };
    facts
        .iter()
        .filter(|(fact, _)| !matches!(fact, Fact::Today | Fact::Now))
        .map(pair)
        .collect::<Vec<_>>()
        .join(",")
}

/// The situation of a line; what does not read is left out.
pub fn of_line(line: &str) -> Facts {
    let mut facts = Facts::new();
    for pair in line.split(',') {
        let Some((name, text)) = pair.split_once(':') else { continue };
        let Some(fact) = Fact::from_name(name) else { continue };
        // A number, yes or no, or that nobody knows is JSON; a word, a day or an amount stands bare.
        let json = serde_json::from_str(text).ok().and_then(|json| fact.read(&json).ok());
        let bare = || fact.read(&serde_json::Value::String(text.to_owned())).ok();
        if let Some(value) = json.or_else(bare) {
            facts.set(fact, value);
        }
    }
    facts
}

/// What a rule says.
pub fn says(i18n: I18n, book: &Book, id: &RuleId) -> String {
    book.find_rule(id).map_or_else(|| id.to_string(), |rule| article_text(i18n, &rule.says))
}

/// The verdict, slot by slot.
pub fn verdict(i18n: I18n, book: &Book, effects: &rulebook::Effects) -> Vec<(String, String)> {
    Speaker { i18n, book, on: today() }.effects(effects)
}

/// Slots by name, as a list.
pub fn slots(i18n: I18n, slots: &[Slot]) -> String {
    let names: Vec<String> = slots.iter().map(|slot| word(i18n, "slot", slot.name())).collect();
    names.join(t_string!(i18n, rulebook.list))
}

/// What a period means, by an example: from the first of this month to the last valid moment.
pub fn example(i18n: I18n, value: &ParameterValue) -> Option<String> {
    let ParameterValue::Period(period) = value else { return None };
    let today = today();
    let from = chrono::Datelike::with_day(&today, 1).unwrap_or(today);
    let last = |period: Period| Some(day(i18n, period.last_day(from)?, today));
    let short = last(period.short())?;
    let last = match period.up_to {
        Some(_) => format!("{short}–{}", last(period.long())?),
        None => short,
    };
    Some(t_string!(i18n, studio.example, from = day(i18n, from, today), last = last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulebook::Value;

    #[test]
    fn a_situation_comes_back_from_its_line() {
        let own = |name: &str| Fact::Own(rulebook::Name::read(name).expect("a name"));
        let facts = Facts::new()
            .with(own("own.brochure"), true)
            .with(own("own.party"), 5)
            .with(Fact::VisitKind, Value::Word("new"))
            .with(Fact::Named, true)
            .with(Fact::Parties, 2)
            .with(Fact::Event, Value::NotKnown)
            .with(Fact::LastContact, chrono::NaiveDate::from_ymd_opt(2025, 3, 1).expect("a day"));
        assert_eq!(
            line(&facts),
            "visit.kind:new,visit.named:true,visit.parties:2,event:null,date.last_contact:2025-03-01,own.brochure:true,own.party:5"
        );
        assert_eq!(of_line(&line(&facts)), facts);
        assert_eq!(of_line("visit.kind:nobody,,nonsense:1"), Facts::new());
    }
}
