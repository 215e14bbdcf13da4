//! Situations and findings in plain words.

use rulebook::{Book, Fact, Facts, RuleId, Slot, lint::Finding};

use crate::{
    book::words::{Speaker, known},
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
        // A word, a day or an amount stands bare; a number, yes or no, or that nobody knows is JSON.
        let bare = fact.read(&serde_json::Value::String(text.to_owned())).ok();
        let read = || fact.read(&serde_json::from_str(text).ok()?).ok();
        if let Some(value) = bare.or_else(read) {
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

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The desk will stop and ask a person.
    Stops,
    /// It is worth a look.
    Look,
}

/// A finding, ready to be shown.
#[derive(Clone, Debug)]
pub struct Told {
    /// How much it matters.
    pub weight: Weight,
    /// The word for its kind in data attributes.
    pub kind: &'static str,
    /// What it is.
    pub head: String,
    /// The rules that have a part in it: id and what each says.
    pub rules: Vec<(RuleId, String)>,
    /// The question it belongs to.
    pub question: Option<rulebook::Question>,
    /// The situation that shows it.
    pub witness: Option<Facts>,
}

/// A finding in plain words.
pub fn told(i18n: I18n, book: &Book, finding: &Finding) -> Told {
    let question_word = |question: rulebook::Question| word(i18n, "question", question.name());
    let rules = |ids: &[RuleId]| ids.iter().map(|id| (id.clone(), says(i18n, book, id))).collect();
    let look = |kind, head, rules, question, witness| Told {
        weight: Weight::Look,
        kind,
        head,
        rules,
        question,
        witness,
    };
    match finding {
        Finding::Clash { question, rules: ids, witness, .. } => Told {
            weight: Weight::Stops,
            kind: "clash",
            head: t_string!(i18n, studio.clash, question = question_word(*question)),
            rules: rules(ids),
            question: Some(*question),
            witness: Some(witness.clone()),
        },
        Finding::Gap { question, slot, witness, .. } => Told {
            weight: Weight::Stops,
            kind: "gap",
            head: t_string!(
                i18n,
                studio.gap,
                question = question_word(*question),
                slot = word(i18n, "slot", slot.name())
            ),
            rules: Vec::new(),
            question: Some(*question),
            witness: Some(witness.clone()),
        },
        Finding::OpenBoundary { question, fact, rules: ids, witness, .. } => Told {
            weight: Weight::Stops,
            kind: "boundary",
            head: t_string!(
                i18n,
                studio.boundary,
                question = question_word(*question),
                fact = word(i18n, "fact", fact.name())
            ),
            rules: rules(ids),
            question: Some(*question),
            witness: Some(witness.clone()),
        },
        Finding::Uncased { question, rule } => look(
            "uncased",
            t_string!(i18n, studio.uncased, question = question_word(*question)),
            rules(std::slice::from_ref(rule)),
            Some(*question),
            None,
        ),
        Finding::Unreachable { question, rule } => look(
            "unreachable",
            t_string!(i18n, studio.unreachable, question = question_word(*question)),
            rules(std::slice::from_ref(rule)),
            Some(*question),
            None,
        ),
        Finding::Undated { parameter, on } => {
            let title = known(book, parameter)
                .map_or_else(|| parameter.clone(), |known| article_text(i18n, &known.title));
            look("undated", t_string!(i18n, studio.undated, value = title, day = on), Vec::new(), None, None)
        }
        Finding::TooMany { question } => look(
            "too-many",
            t_string!(i18n, studio.too_many, question = question_word(*question)),
            Vec::new(),
            Some(*question),
            None,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rulebook::Value;

    #[test]
    fn a_situation_comes_back_from_its_line() {
        let facts = Facts::new()
            .with(Fact::VisitKind, Value::Word("new"))
            .with(Fact::Named, true)
            .with(Fact::Parties, 2)
            .with(Fact::Event, Value::NotKnown)
            .with(Fact::LastContact, chrono::NaiveDate::from_ymd_opt(2025, 3, 1).unwrap());
        assert_eq!(
            line(&facts),
            "visit.kind:new,visit.named:true,visit.parties:2,event:null,date.last_contact:2025-03-01"
        );
        assert_eq!(of_line(&line(&facts)), facts);
        assert_eq!(of_line("visit.kind:nobody,,nonsense:1"), Facts::new());
    }
}
