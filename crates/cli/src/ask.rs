//! `turnbook ask`: one question to one book, and the ruling as JSON.

use crate::shelf::Shelf;
use rulebook::fact::Domain;
use rulebook::parameter::Switches;
use rulebook::period::Point;
use rulebook::{Date, Fact, Facts, Question, Value, rule};
use serde_json::Value as Json;
use std::io::{self, Write};

/// Asks `book question fact=value … [on=DATE] [$switch=word …]`. Returns whether the ruling is settled.
///
/// # Errors
/// What was not understood, or the ruling cannot be written.
pub fn run(shelf: &Shelf, words: &[String], out: &mut dyn Write) -> io::Result<bool> {
    let [book, question, given @ ..] = words else { return Err(wrong("a book and a question are expected")) };
    let book = shelf.book(book).map_err(|e| wrong(e.to_string()))?;
    let question = Question::from_name(question)
        .ok_or_else(|| wrong(format!("there is no question {question:?}: {}", names(Question::ALL))))?;
    let mut on: Option<Date> = None;
    let (mut facts, mut switches) = (Facts::new(), Switches::new());
    for word in given {
        let (name, value) =
            word.split_once('=').ok_or_else(|| wrong(format!("{word:?} is no fact=value")))?;
        match name.strip_prefix('$') {
            Some(switch) => drop(switches.insert(switch.to_owned(), value.to_owned())),
            None if name == "on" => {
                on = Some(value.parse().map_err(|_| wrong(format!("{value:?} is no date")))?);
            }
            None => {
                let fact =
                    Fact::from_name(name).ok_or_else(|| wrong(format!("there is no fact {name:?}")))?;
                let glossary = book.glossary();
                let json = told(glossary.domain(fact).unwrap_or(fact.domain()), value);
                facts.set(fact, glossary.read(fact, &json).map_err(|what| wrong(what.to_string()))?);
            }
        }
    }
    let book = book.reading(&switches).map_err(|name| wrong(format!("{name:?} is no switch, or not so")))?;
    // The values of parameters are those of the day the question is asked on.
    let today = facts.get(Fact::Today).or(facts.get(Fact::Now)).and_then(Value::point).map(Point::date);
    let on = on.or(today).unwrap_or(book.about.in_force_from.max(Date::default()));
    let ruling = rule(&book, on, question, &facts);
    writeln!(out, "{}", serde_json::to_string_pretty(&ruling).unwrap_or_default())?;
    Ok(ruling.settled())
}

/// A value as it is typed, as JSON: `yes`, `no`, a number, a word, a day; `?` for what nobody knows.
pub(crate) fn told(domain: Domain, value: &str) -> Json {
    match (domain, value) {
        (_, "?") => Json::Null,
        (Domain::Flag, "yes" | "true") => true.into(),
        (Domain::Flag, "no" | "false") => false.into(),
        (Domain::Count, n) => n.parse::<i64>().map_or_else(|_| n.into(), Json::from),
        (Domain::Amount, text) if !text.starts_with('¥') => format!("¥{text}").into(),
        (_, text) => text.into(),
    }
}

fn names(questions: &[Question]) -> String {
    questions.iter().map(|question| question.name()).collect::<Vec<_>>().join(", ")
}

fn wrong(what: impl Into<String>) -> io::Error {
    io::Error::other(what.into())
}
