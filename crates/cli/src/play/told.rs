//! Facts told on a line.

use crate::scenario::Fault;
use rulebook::{Book, Fact, Facts, Value};

/// Facts given on a line, as the book knows them.
pub(super) fn known(line: usize, book: &Book, facts: &[(String, String)]) -> Result<Facts, Fault> {
    let mut known = Facts::new();
    for (name, value) in facts {
        let names = || Fact::ALL.iter().map(|fact| fact.name());
        let fact = Fact::from_name(name).ok_or_else(|| Fault::unknown(line, "fact", name, names()))?;
        tell(line, book, &mut known, fact, value)?;
    }
    Ok(known)
}

/// Adds a fact that is told; of two values nobody could say which is meant.
pub(super) fn tell(line: usize, book: &Book, known: &mut Facts, fact: Fact, text: &str) -> Result<(), Fault> {
    if known.get(fact).is_some() {
        return Err(Fault::new(line, format!("{} stands twice", fact.name())));
    }
    known.set(fact, value_of(line, book, fact, text)?);
    Ok(())
}

fn value_of(line: usize, book: &Book, fact: Fact, text: &str) -> Result<Value, Fault> {
    let glossary = book.glossary();
    let json = crate::ask::told(glossary.domain(fact).unwrap_or(fact.domain()), text);
    glossary.read(fact, &json).map_err(|what| Fault::new(line, what.to_string()))
}
