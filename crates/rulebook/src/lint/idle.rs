//! What a book declares or gives a value, and nothing needs; and words that change nothing.

use super::finding::{Finding, Part};
use super::scope;
use crate::book::Book;
use crate::condition::Test;
use crate::declare::Source;
use crate::fact::{Domain, Fact, Value};
use crate::name::{Name, OWN};
use crate::question::Question;
use crate::word::{Breach, Lexicon, WIDENED};
use paper::OrderedSet;
use serde_json::Value as Json;

/// Parameters and declarations that nothing needs.
pub(super) fn declared(book: &Book) -> Vec<Finding> {
    let mut found = Vec::new();
    let idle = |part: Part, name: &str| Finding::Idle { part, name: name.to_owned() };
    let taken = taken(book);
    let parameters = book.parameters.keys().filter(|name| !taken.contains(name.as_str()));
    found.extend(parameters.map(|name| idle(Part::Parameter, name)));
    let named = Named::by(book);
    let declares = &book.declares;
    let parts: [(Part, Vec<Name>); 4] = [
        (Part::Fact, declares.facts.keys().copied().collect()),
        (Part::Column, declares.columns.keys().copied().collect()),
        (Part::Duty, declares.duties.keys().copied().collect()),
        (Part::Order, declares.orders.keys().copied().collect()),
    ];
    for (part, names) in parts {
        let idle_one = |name: &&Name| !named.has(**name);
        found.extend(names.iter().filter(idle_one).map(|name| idle(part, name.word())));
    }
    // What is said of a word is said of those under it: to have a name for what goes by the wider one is reason enough.
    for (part, name, lexicon, under) in words(book) {
        if !named.has(name) && !said_of(book, lexicon, name.word()) {
            found.push(idle(part, name.word()));
        }
        if let Some(under) = under
            && named.has(name)
            && !told_apart(book, lexicon, name.word(), under)
        {
            found.push(Finding::ChangesNothing { word: name, under: under.to_owned() });
        }
    }
    found
}

/// Every word the book declares, with its list and the word it stands under.
fn words(book: &Book) -> Vec<(Part, Name, Lexicon, Option<&str>)> {
    let words = book.declares.words.iter().filter_map(|(name, word)| {
        let lexicon = WIDENED.into_iter().find(|lexicon| lexicon.key() == word.of)?;
        Some((Part::Word, *name, lexicon, Some(word.under.as_str())))
    });
    let breaches = book.declares.breaches.iter();
    let breaches =
        breaches.map(|(name, breach)| (Part::Breach, *name, Breach::LEXICON, breach.under.map(Breach::word)));
    words.chain(breaches).collect()
}

/// The parameters that rules, declarations and known issues take.
fn taken(book: &Book) -> OrderedSet<&str> {
    let mut taken: OrderedSet<&str> =
        Question::ALL.iter().flat_map(|question| scope::all_parameters(book, *question)).collect();
    for fact in book.declares.facts.values() {
        let records = fact.source.as_ref().and_then(Source::records);
        taken.extend(records.and_then(|records| records.within.as_ref()).map(|name| name.0.as_str()));
    }
    for limit in book.declares.duties.values().filter_map(|duty| duty.deadline.as_ref()) {
        taken.extend(limit.within.iter().chain(&limit.before).map(|name| name.0.as_str()));
    }
    taken.extend(book.known_issues.iter().filter_map(|issue| issue.switch.as_deref()));
    taken
}

/// The names that a book gives and needs.
struct Named(OrderedSet<Name>);

impl Named {
    /// What the rules name, and what that is counted from.
    fn by(book: &Book) -> Self {
        let mut named = Self(OrderedSet::new());
        for rule in Question::ALL.iter().flat_map(|question| book.rules(*question)) {
            rule.when.each(&mut |fact, test| {
                named.fact(fact);
                if let Test::In(values) | Test::NotIn(values) = test {
                    values.iter().for_each(|value| named.value(*value));
                }
            });
            rule.then.anchors(&mut |fact| named.fact(fact));
            // Whatever effect takes names: they are written so.
            named.written(&serde_json::to_value(&rule.then).unwrap_or_default());
        }
        let mut before = 0;
        while before < named.0.len() {
            before = named.0.len();
            named.by_declarations(book);
        }
        named
    }

    /// What the declarations need that are needed themselves.
    fn by_declarations(&mut self, book: &Book) {
        let declares = &book.declares;
        for (name, fact) in &declares.facts {
            if let (true, Some(source)) = (self.has(*name), &fact.source) {
                source.marks().for_each(|mark| self.fact(mark));
                let only = source.records().into_iter().flat_map(|records| records.only.iter());
                only.for_each(|(fact, value)| {
                    self.fact(fact);
                    self.value(value);
                });
            }
        }
        for (name, duty) in &declares.duties {
            if let (true, Some(limit)) = (self.has(*name), &duty.deadline) {
                self.fact(limit.from);
            }
        }
        let words = declares.words.iter().map(|(name, word)| (*name, word.under.as_str()));
        let breaches =
            declares.breaches.iter().filter_map(|(name, breach)| Some((*name, breach.under?.word())));
        for (name, under) in words.chain(breaches) {
            if self.has(name) {
                self.0.extend(Name::find(under));
            }
        }
    }

    fn has(&self, name: Name) -> bool {
        self.0.contains(&name)
    }

    fn fact(&mut self, fact: Fact) {
        if let Fact::Own(name) = fact {
            self.0.insert(name);
        }
    }

    fn value(&mut self, value: Value) {
        if let Value::Word(word) = value {
            self.0.extend(Name::find(word));
        }
    }

    fn written(&mut self, json: &Json) {
        match json {
            Json::String(text) if text.starts_with(OWN) => self.0.extend(Name::find(text)),
            Json::Array(items) => items.iter().for_each(|item| self.written(item)),
            Json::Object(map) => map.values().for_each(|item| self.written(item)),
            Json::String(_) | Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }
}

fn is(value: Value, word: &str) -> bool {
    matches!(value, Value::Word(known) if known == word)
}

fn of_list(fact: Fact, lexicon: Lexicon) -> bool {
    matches!(fact.domain(), Domain::Words(list) if list.name == lexicon.name)
}

/// Sees what is said of the words of a list: in rules, where it holds for the words under them as well, and in counts.
fn each(book: &Book, lexicon: Lexicon, see: &mut dyn FnMut(&[Value])) {
    for rule in Question::ALL.iter().flat_map(|question| scope::rules(book, *question)) {
        rule.when.each(&mut |fact, test| match test {
            Test::In(values) | Test::NotIn(values) if of_list(fact, lexicon) => see(values),
            _ => {}
        });
    }
    let sources = book.declares.facts.values().filter_map(|fact| fact.source.as_ref()?.records());
    for (fact, value) in sources.flat_map(|records| records.only.iter()) {
        if let (true, Value::Word(word)) = (of_list(fact, lexicon), value) {
            let narrower = book.glossary().narrower(lexicon, word).into_iter().map(Value::Word);
            see(&narrower.chain([value]).collect::<Vec<_>>());
        }
    }
}

/// Whether anything is said of a word of a list.
fn said_of(book: &Book, lexicon: Lexicon, word: &str) -> bool {
    let mut said = false;
    each(book, lexicon, &mut |values| said |= values.iter().any(|value| is(*value, word)));
    said
}

/// Whether anything is said of one word of a list that is not said of the other.
fn told_apart(book: &Book, lexicon: Lexicon, one: &str, other: &str) -> bool {
    let has = |values: &[Value], word: &str| values.iter().any(|value| is(*value, word));
    let mut apart = false;
    each(book, lexicon, &mut |values| apart |= has(values, one) != has(values, other));
    apart
}
