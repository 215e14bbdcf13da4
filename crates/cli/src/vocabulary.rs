//! `turnbook vocabulary`: the questions, facts, effects and words with their Chinese terms, for the documentation.

use rulebook::fact::Domain;
use rulebook::measure::Kind;
use rulebook::origin::{Origin, origin};
use rulebook::supply::{OF_CLIENT, OF_DAY, OF_PERSON};
use rulebook::word::{Lexicon, Recorded, WIDENED, Whose};
use rulebook::{Fact, Question, Slot};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The tables of the vocabulary in Markdown; `terms` is the Chinese sheet of messages of the core.
pub fn tables(terms: &Json) -> String {
    let term = |kind: &str, name: &str| terms[kind][name].as_str().unwrap_or("—").to_owned();
    let mut out = String::from(
        "## Questions\n\n| Question | 中文 | What is asked | Must answer | May answer |\n|---|---|---|---|---|\n",
    );
    for question in Question::ALL {
        let slots = |slots: &[Slot]| slots.iter().map(|slot| slot.name()).collect::<Vec<_>>().join(", ");
        let (name, about) = (question.name(), question.about().trim());
        let (needs, may) = (slots(question.needs()), slots(question.may()));
        let _ = writeln!(out, "| `{name}` | {} | {about} | {needs} | {may} |", term("question", name));
    }
    out += "\n## Facts\n\nA fact is found out by the ledger, the table or the calendar, or a person is asked.\n\n\
         | Fact | 中文 | What it is | Values | Known by |\n|---|---|---|---|---|\n";
    let mut lexicons: BTreeMap<&str, Lexicon> = BTreeMap::new();
    for fact in Fact::ALL {
        let values = match fact.domain() {
            Domain::Words(lexicon) => {
                lexicons.insert(lexicon.name, lexicon);
                link(lexicon)
            }
            Domain::Flag => "yes or no".into(),
            Domain::Count => "a whole number".into(),
            Domain::Day => "a day".into(),
            Domain::Moment => "a moment".into(),
            Domain::Amount => "an amount, to the cent".into(),
            Domain::Own => "as the book declares".into(),
        };
        let (name, about) = (fact.name(), fact.about().trim());
        let known = match origin(*fact) {
            Origin::FoundOut => "found out",
            Origin::Asked => "asked",
        };
        let _ = writeln!(out, "| `{name}` | {} | {about} | {values} | {known} |", term("fact", name));
    }
    out += &supplied();
    out += "\n## Effects\n\n| Effect | 中文 | What follows | Takes |\n|---|---|---|---|\n";
    for slot in Slot::ALL {
        let kind = slot.kind();
        if let Kind::Word(lexicon) | Kind::Words(lexicon) | Kind::Shares(lexicon) | Kind::Budget(lexicon) =
            kind
        {
            lexicons.insert(lexicon.name, lexicon);
        }
        let (name, about) = (slot.name(), slot.about().trim());
        let _ = writeln!(out, "| `{name}` | {} | {about} | {} |", term("slot", name), takes(kind));
    }
    // What a book may count, and whose.
    for lexicon in [Recorded::LEXICON, Whose::LEXICON] {
        lexicons.insert(lexicon.name, lexicon);
    }
    out += "\n## Words\n";
    for lexicon in lexicons.values() {
        let _ = write!(
            out,
            "\n### {}\n\n{}{}\n\n| Word | 中文 | |\n|---|---|---|\n",
            lexicon.name,
            lexicon.about.trim(),
            if WIDENED.contains(lexicon) { " A book may declare words under these." } else { "" }
        );
        for (word, about) in lexicon.words.iter().zip(lexicon.each) {
            let _ = writeln!(out, "| `{word}` | {} | {} |", term(&lexicon.key(), word), about.trim());
        }
    }
    out
}

/// Which facts come with which question when a day is played.
fn supplied() -> String {
    let mut out = String::from(
        "\n## Facts the desk supplies\n\nWhen a day is played, the desk asks these questions by itself. A rule that looks at \
         a fact not supplied makes the desk ask for it, and lives only where it may be told. All other questions are only \
         asked in so many words, with the facts given there. `today` and `now` come with every question that counts \
         periods.\n\n`received.today` and `received.month` count every counted reception, those of own clients included; \
         `received.new_today` only those of new clients. `fewest` looks at the month and counts each reception with its \
         weight; nobody is passed then. `date.registered` is known only of who was registered.\n\nWhat stands in italics the \
         ledger finds out by itself wherever a rule looks at it; a fact that a book declares with a source comes the same way \
         with every question:\n\n",
    );
    let listed =
        |facts: &[Fact]| facts.iter().map(|fact| format!("`{}`", fact.name())).collect::<Vec<_>>().join(" ");
    let groups = [("day", OF_DAY), ("client", OF_CLIENT), ("person", OF_PERSON)].map(|(name, facts)| {
        let own: Vec<Fact> =
            facts.iter().filter(|fact| name == "day" || !OF_DAY.contains(fact)).copied().collect();
        (name, own)
    });
    for (name, facts) in &groups {
        let _ = writeln!(out, "- *{name}*: {}", listed(facts));
    }
    out.push_str(
        "\n| Question | Always supplied | Supplied where there is one | Others |\n|---|---|---|---|\n",
    );
    for question in Question::ALL {
        let Some(supply) = rulebook::supply::supply(*question) else { continue };
        let found = |fact: &Fact| groups.iter().any(|(_, facts)| facts.contains(fact));
        let told_of: Vec<Fact> = supply.known.iter().filter(|fact| !found(fact)).copied().collect();
        let finds = groups.iter().filter(|(_, facts)| facts.iter().all(|fact| supply.known.contains(fact)));
        let finds = finds.map(|(name, _)| format!("*{name}*"));
        let known: Vec<String> =
            Some(listed(&told_of)).filter(|told| !told.is_empty()).into_iter().chain(finds).collect();
        let (always, known) = (listed(supply.always), known.join(" "));
        let told = if supply.told { "may be told" } else { "—" };
        let _ = writeln!(out, "| `{}` | {always} | {known} | {told} |", question.name());
    }
    out
}

fn link(lexicon: Lexicon) -> String {
    format!("[{}](#{})", lexicon.name, lexicon.name.to_lowercase())
}

fn takes(kind: Kind) -> String {
    match kind {
        Kind::Word(lexicon) => link(lexicon),
        Kind::Words(lexicon) => format!("a list of {}", link(lexicon)),
        Kind::Flag => "yes or no".into(),
        Kind::Number => "a whole number".into(),
        Kind::Measure => "a number or `$parameter`".into(),
        Kind::Turns => "a number of turns, tenths such as `\"0.5\"`, or `$parameter`".into(),
        Kind::Shares(lexicon) => format!("shares by {}", link(lexicon)),
        Kind::Budget(lexicon) => format!("numbers by {}", link(lexicon)),
        Kind::Limit => "a limit".into(),
        Kind::Deadlines => "a list of deadlines".into(),
        Kind::Order => "the name of a declared order".into(),
        Kind::Terms => "a list of terms".into(),
    }
}
