//! What is said of a word holds for every word declared under it: in every shipped book, for every word a book may widen.

use crate::laws::{day, questions, situations};
use crate::shipped::{folder, ids, tell};
use proptest::prelude::*;
use rulebook::fact::Domain;
use rulebook::lint::{Finding, lint};
use rulebook::word::{Breach, WIDENED};
use rulebook::{Book, Fact, Facts, Ruling, Value, rule};
use serde_json::{Value as Json, json};
use std::sync::OnceLock;

/// The name of a word declared under one of the vocabulary, or, one step further down, under that.
fn under(list: &str, word: &str, deep: bool) -> String {
    let list: String = list.split('_').filter_map(|part| part.chars().next()).collect();
    format!("own.{list}.{word}{}", if deep { ".still" } else { "" })
}

/// A book that declares two words under every word that may be widened, one under the other.
fn widened(mut document: Json) -> Book {
    let (mut words, mut breaches) = (json!({}), json!({}));
    let says = json!({"zh": "一", "en": "one"});
    for lexicon in WIDENED {
        let of = lexicon.key();
        for word in lexicon.words {
            let (name, deep) = (under(&of, word, false), under(&of, word, true));
            if lexicon.name == Breach::LEXICON.name {
                breaches[&name] = json!({"says": says, "under": word});
                breaches[&deep] = json!({"says": says, "under": name});
            } else {
                words[&name] = json!({"says": says, "of": of, "under": word});
                words[&deep] = json!({"says": says, "of": of, "under": name});
            }
        }
    }
    // What the book declares itself stays beside them.
    document["declares"]["words"] = words;
    document["declares"]["breaches"] = breaches;
    Book::from_json(&document).unwrap_or_else(|e| panic!("{e}"))
}

/// Every shipped book, as it is and widened.
fn books() -> &'static [(Book, Book)] {
    static BOOKS: OnceLock<Vec<(Book, Book)>> = OnceLock::new();
    BOOKS.get_or_init(|| {
        let base = folder("base", None);
        let with_base = ids().into_iter().map(|id| folder(&id, Some(base.clone())));
        let all = with_base.chain([base.clone()]);
        all.map(|document| (Book::from_json(&document).unwrap(), widened(document))).collect()
    })
}

/// The same situation with every word that may be one declared under it, as the picks say.
fn narrowed(facts: &Facts, picks: &[prop::sample::Index]) -> Facts {
    let narrow = |(i, (fact, value)): (usize, (Fact, Value))| {
        let (Domain::Words(lexicon), Value::Word(word)) = (fact.domain(), value) else {
            return (fact, value);
        };
        let open = WIDENED.iter().any(|open| open.name == lexicon.name);
        match picks[i % picks.len()].index(3) {
            deep @ (1 | 2) if open => {
                let name = under(&lexicon.key(), word, deep == 2);
                (fact, fact.read(&json!(name)).unwrap())
            }
            _ => (fact, value),
        }
    };
    facts.iter().enumerate().map(narrow).fold(Facts::new(), |all, (fact, value)| all.with(fact, value))
}

/// A ruling but for the book and the facts.
fn law(ruling: &Ruling) -> String {
    let mut json = serde_json::to_value(ruling).unwrap();
    let map = json.as_object_mut().unwrap();
    map.remove("book");
    map.remove("facts");
    json.to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn a_narrower_word_is_ruled_on_as_the_wider_one(
        at in 0..books().len(), question in questions(), facts in situations(3),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 16)
    ) {
        let (plain, wide) = &books()[at];
        let narrow = narrowed(&facts, &picks);
        let expected = rule(plain, day(), question, &facts);
        for facts in [&facts, &narrow] {
            prop_assert_eq!(law(&rule(wide, day(), question, facts)), law(&expected), "{}", plain.about.id);
        }
    }
}

/// What every case of a shipped book says it says of the narrower words as well.
#[test]
fn every_case_holds_for_narrower_words() {
    let mut tried = 0;
    for (plain, wide) in books() {
        for case in &plain.cases {
            for deep in [1, 2] {
                let narrow = case.facts.iter().fold(Facts::new(), |all, (fact, value)| {
                    let (Domain::Words(lexicon), Value::Word(word)) = (fact.domain(), value) else {
                        return all.with(fact, value);
                    };
                    if !WIDENED.iter().any(|open| open.name == lexicon.name) {
                        return all.with(fact, value);
                    }
                    tried += 1;
                    all.with(fact, fact.read(&json!(under(&lexicon.key(), word, deep == 2))).unwrap())
                });
                let narrow = rulebook::case::Case { facts: narrow, ..case.clone() };
                assert_eq!(narrow.check(wide), Ok(()), "{} {}", plain.about.id, case.id);
            }
        }
    }
    assert!(tried > 1000, "{tried}");
}

/// Widening brings nothing wrong into a book.
#[test]
fn widened_books_lint_clean() {
    for (_, wide) in books() {
        let told: Vec<String> =
            lint(wide).iter().filter(|found| !matches!(found, Finding::Idle { .. })).map(tell).collect();
        assert!(told.is_empty(), "{}:\n{}", wide.about.id, told.join("\n"));
    }
}

#[test]
fn a_widened_word_is_none_of_another_list() {
    let (_, wide) = &books()[0];
    let name = under("cause", "language", false);
    let takes = |fact: Fact| wide.glossary().takes(fact, Fact::Cause.read(&json!(name)).unwrap());
    assert!(takes(Fact::Cause) && !takes(Fact::AbsenceReason) && !takes(Fact::HelpCause));
}
