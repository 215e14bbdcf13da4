//! The fields of an act, as they are asked for one after the other, and what was answered.

use super::at::At;
use super::typed::{cents, fact_of};
use journal::{Card, CardRef, EntryId};
use office::{Asked, Command, CustomerId, Event, PersonId, Reason, Refusal, Told};
use paper::OrderedMap;
use rulebook::share::Cents;
use rulebook::word::{Office, Word};
use rulebook::{Fact, Value};

/// What was answered, by field, as it is spelled. An empty text is an answer: that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(OrderedMap<String, String>);

impl Answers {
    /// What was answered in a field, as it is spelled.
    pub fn of(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Answers a field.
    pub fn set(&mut self, key: &str, text: String) {
        self.0.insert(key.to_owned(), text);
    }
}

/// What can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of a lexicon.
    Word(String, Vec<&'static str>),
    /// A person.
    Person(Vec<PersonId>),
    /// A client.
    Client(Vec<CustomerId>),
    /// Something that was written.
    Entry(Vec<EntryId>),
    /// Yes or no.
    Flag,
    /// A number.
    Count,
    /// An amount of money.
    Money,
    /// A day.
    Day,
    /// A text, kept on a card.
    Text,
    /// A file, of which the digest and the name are kept on a card: `<sha-256 in hex> <name>`.
    File,
    /// What the book must know.
    Fact(Fact, Box<Asked>),
}

impl Kind {
    /// Whether a text is an answer.
    fn reads(&self, text: &str) -> bool {
        match self {
            Self::Word(_, of) => of.contains(&text),
            Self::Person(of) => of.iter().any(|id| id.to_string() == text),
            Self::Client(of) => of.iter().any(|id| id.to_string() == text),
            Self::Entry(of) => of.iter().any(|id| id.to_string() == text),
            Self::Flag => text.parse::<bool>().is_ok(),
            Self::Count => text.parse::<i64>().is_ok(),
            Self::Money => cents(text).is_some(),
            Self::Day => text.parse::<chrono::NaiveDate>().is_ok(),
            Self::File => is_file(text),
            Self::Text | Self::Fact(..) => true,
        }
    }
}

/// Whom or what the words of a field speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Who holds this office, or a higher one.
    Office(Office),
}

/// A field as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which; on one sheet, no two are called the same.
    pub key: String,
    /// The words of it.
    pub name: &'static str,
    /// Whom they speak of.
    pub about: Option<About>,
    /// What can be answered.
    pub kind: Kind,
    /// Whether nothing is done without it.
    pub wanted: bool,
    /// What was answered and can be read, or what is most likely.
    pub value: Option<String>,
    /// Whether what was answered cannot be read.
    pub wrong: bool,
}

impl Field {
    /// One that is wanted.
    fn of(name: &'static str, kind: Kind) -> Self {
        Self { key: name.to_owned(), name, about: None, kind, wanted: true, value: None, wrong: false }
    }

    /// Whether nothing is wanting here.
    pub fn is_done(&self) -> bool {
        !self.wrong && (!self.wanted || self.value.is_some())
    }
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// Some fields are open.
    Open,
    /// This would follow.
    Follows(Vec<Event>),
    /// Rules clash: somebody decides, and says why, when it is confirmed.
    Decided(Refusal),
    /// It is refused.
    Refused(Refusal),
}

/// The fields of an act, while it goes through them.
pub(super) struct Form<'a> {
    /// Where it is done.
    pub(super) at: &'a At<'a>,
    answers: &'a Answers,
    salt: &'a str,
    seen: &'a [Then],
    pub(super) fields: Vec<Field>,
    pub(super) cards: Vec<Card>,
}

impl<'a> Form<'a> {
    /// With what came of the act so far, as it stood before a field that only that calls for.
    pub(super) const fn new(at: &'a At<'a>, answers: &'a Answers, salt: &'a str, seen: &'a [Then]) -> Self {
        Self { at, answers, salt, seen, fields: Vec::new(), cards: Vec::new() }
    }

    /// Asks for something. Gives the answer, or what is most likely.
    fn put(&mut self, field: Field, likely: Option<String>) -> Option<String> {
        let text = match self.answers.0.get(&field.key) {
            Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            None => likely,
        };
        let value = text.clone().filter(|text| field.kind.reads(text));
        self.fields.push(Field { wrong: text.is_some() && value.is_none(), value: value.clone(), ..field });
        value
    }

    fn ask(&mut self, name: &'static str, kind: Kind, likely: Option<String>) -> Option<String> {
        self.put(Field::of(name, kind), likely)
    }

    /// The same where it can be left out.
    fn may_ask(&mut self, name: &'static str, kind: Kind) -> Option<String> {
        self.put(Field { wanted: false, ..Field::of(name, kind) }, None)
    }

    /// A word.
    pub(super) fn word<T: Word>(&mut self, name: &'static str, of: &[T]) -> Option<T> {
        let words = of.iter().map(|word| word.spelling()).collect();
        self.ask(name, Kind::Word(T::LEXICON.key(), words), None).and_then(|word| T::spelled(&word))
    }

    /// A person.
    pub(super) fn person(
        &mut self,
        name: &'static str,
        of: Vec<PersonId>,
        likely: Option<PersonId>,
    ) -> Option<PersonId> {
        let likely = likely.map(|person| person.to_string());
        self.ask(name, Kind::Person(of), likely).and_then(|id| id.parse().ok())
    }

    /// A person, if somebody is to be named.
    pub(super) fn may_name(&mut self, name: &'static str, of: Vec<PersonId>) -> Option<PersonId> {
        self.may_ask(name, Kind::Person(of)).and_then(|id| id.parse().ok())
    }

    /// Somebody who holds an office: the one the book was found to want, else the least it may want.
    pub(super) fn entitled(&mut self, least: Office) -> Option<PersonId> {
        let office = self.needs().unwrap_or(least);
        let (books, now) = (self.at.books, self.at.now);
        let likely = books.likely(self.at.operator, office, now).map(|person| person.to_string());
        let (key, about) = ("by".to_owned(), Some(About::Office(office)));
        let field = Field { key, about, ..Field::of("entitled", Kind::Person(books.holders(now, office))) };
        self.put(field, likely).and_then(|id| id.parse().ok())
    }

    /// The same where the book turned out to want somebody.
    pub(super) fn entitled_if_needed(&mut self) -> Option<PersonId> {
        self.needs().and_then(|office| self.entitled(office))
    }

    /// Who does an act that is written in the name of whoever does it: asked where no field of it says so, and nobody in
    /// particular unless somebody is named.
    pub(super) fn doer(&mut self) -> Option<PersonId> {
        let operator = self.at.operator.filter(|operator| self.at.books.works_here(*operator));
        if self.fields.iter().any(|field| matches!(field.name, "by" | "entitled")) {
            return operator;
        }
        let field = Field { wanted: false, ..Field::of("doer", Kind::Person(self.at.workers(None))) };
        self.put(field, operator.map(|operator| operator.to_string())).and_then(|id| id.parse().ok())
    }

    /// A client; the only one, where there is but one.
    pub(super) fn client(&mut self, name: &'static str, of: Vec<CustomerId>) -> Option<CustomerId> {
        let likely = only(&of).map(|id| id.to_string());
        self.ask(name, Kind::Client(of), likely).and_then(|id| id.parse().ok())
    }

    /// Something that was written; the only thing, where there is but one and `one` says that it is plain.
    pub(super) fn entry(&mut self, name: &'static str, of: Vec<EntryId>, one: bool) -> Option<EntryId> {
        let likely = only(&of).filter(|_| one).map(|id| id.to_string());
        self.ask(name, Kind::Entry(of), likely).and_then(|id| id.parse().ok())
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, name: &'static str) -> Option<bool> {
        self.ask(name, Kind::Flag, None).and_then(|yes| yes.parse().ok())
    }

    /// A number, if there is one to say.
    pub(super) fn may_count(&mut self, name: &'static str) -> Option<i64> {
        self.may_ask(name, Kind::Count).and_then(|n| n.parse().ok())
    }

    /// A day, if there is one to say.
    pub(super) fn may_say_day(&mut self, name: &'static str) -> Option<chrono::NaiveDate> {
        self.may_ask(name, Kind::Day).and_then(|day| day.parse().ok())
    }

    /// A sum, if it is told.
    pub(super) fn may_sum(&mut self, name: &'static str) -> Option<Cents> {
        self.may_ask(name, Kind::Money).and_then(|sum| cents(&sum))
    }

    /// A reason, on a card.
    pub(super) fn reason(&mut self, name: &'static str) -> Option<CardRef> {
        let text = self.ask(name, Kind::Text, None)?;
        self.sealed([("text".to_owned(), text)].into())
    }

    /// A note, on a card, if there is one.
    pub(super) fn may_note(&mut self, name: &'static str) -> Option<CardRef> {
        let text = self.may_ask(name, Kind::Text)?;
        self.sealed([("text".to_owned(), text)].into())
    }

    /// What a file is and proves, and its digest, on one card; either may be left out, not both.
    pub(super) fn evidence(&mut self, text: &'static str, file: &'static str) -> Option<CardRef> {
        let said = self.may_ask(text, Kind::Text).map(|text| ("text".to_owned(), text));
        let named = self.may_ask(file, Kind::File).map(|file| ("file".to_owned(), file));
        let fields: OrderedMap<String, String> = said.into_iter().chain(named).collect();
        if fields.is_empty() { None } else { self.sealed(fields) }
    }

    /// A note and the day that was agreed on, on one card, if there is either.
    pub(super) fn may_note_with_day(&mut self, name: &'static str, day: &'static str) -> Option<CardRef> {
        let text = self.may_ask(name, Kind::Text).map(|text| ("text".to_owned(), text));
        let day = self.may_ask(day, Kind::Day).map(|on| (day.to_owned(), on));
        let fields: OrderedMap<String, String> = text.into_iter().chain(day).collect();
        if fields.is_empty() { None } else { self.sealed(fields) }
    }

    fn sealed(&mut self, fields: OrderedMap<String, String>) -> Option<CardRef> {
        // Without a salt nothing is written: the field stays open.
        let Ok(card) = Card::seal("reason", self.salt, fields) else {
            return None;
        };
        let digest = card.digest;
        self.cards.push(card);
        Some(digest)
    }

    /// What came of the act before the fields that only that calls for.
    pub(super) fn followed(&self) -> Option<&'a Event> {
        self.seen.iter().find_map(|then| match then {
            Then::Follows(events) => events.first(),
            Then::Open | Then::Decided(_) | Then::Refused(_) => None,
        })
    }

    /// Whether it was refused for this reason.
    pub(super) fn refused(&self, for_this: fn(&Reason) -> bool) -> bool {
        self.seen.iter().any(|then| matches!(then, Then::Refused(refusal) if for_this(&refusal.reason)))
    }

    /// The office that the book wants.
    fn needs(&self) -> Option<Office> {
        self.seen.iter().rev().find_map(|then| match then {
            Then::Refused(Refusal { reason: Reason::Needs(office), .. }) => Some(*office),
            Then::Open | Then::Follows(_) | Then::Decided(_) | Then::Refused(_) => None,
        })
    }

    /// Asks the book; what it must know first becomes a field.
    pub(super) fn ask_book(&mut self, command: &Command) -> (Told, Then) {
        let mut told = Told::nothing();
        loop {
            let refusal = match self.at.foresee(command, &told) {
                Ok(events) => return (told, Then::Follows(events)),
                Err(refusal) => refusal,
            };
            let (fact, asked) = match (&refusal.reason, &refusal.asked) {
                (Reason::Asks(fact), Some(asked)) => (*fact, asked.clone()),
                (Reason::Clash { .. }, _) => return (told, Then::Decided(refusal)),
                _ => return (told, Then::Refused(refusal)),
            };
            let about = asked.about.map(|person| format!(" {person}")).unwrap_or_default();
            let key = format!("fact {}{about}", fact.name());
            // What was answered and is asked again cannot be done so.
            if self.fields.iter().any(|field| field.key == key) {
                return (told, Then::Refused(refusal));
            }
            match self.tell(key, fact, asked.clone()) {
                Some(value) => told.answer(&asked, fact, value),
                None => return (told, Then::Open),
            }
        }
    }

    fn tell(&mut self, key: String, fact: Fact, asked: Box<Asked>) -> Option<Value> {
        let field = Field { key, ..Field::of(fact.name(), Kind::Fact(fact, asked)) };
        let text = self.put(field, None)?;
        let value = self.at.books.book_at(self.at.now).and_then(|book| fact_of(book, fact, &text));
        if let (None, Some(field)) = (value, self.fields.last_mut()) {
            (field.value, field.wrong) = (None, true);
        }
        value
    }
}

/// Whether a text names a file by its digest.
fn is_file(text: &str) -> bool {
    let digest = text.split(' ').next().unwrap_or_default();
    digest.len() == 64 && digest.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn only<T: Copy>(of: &[T]) -> Option<T> {
    match of {
        [one] => Some(*one),
        _ => None,
    }
}
