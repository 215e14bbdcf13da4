//! What can be chosen in a field, in words.

use super::asked::{self, Choice};
use super::says::client;
use crate::desk::{Books, Desk};
use crate::said::sentence;
use crate::text::{Dates, I18n, instant, maybe, t_string, word};
use counter::{
    EntryId,
    act::{Act, Kind},
};

/// The choices of a field that is chosen and not typed.
pub(super) fn choices(i18n: I18n, desk: Desk, act: &Act, name: &str, kind: &Kind) -> Vec<Choice> {
    let own = |end: &str| maybe(i18n, &format!("acts.{}_{name}_{end}", act.key)).map(str::to_owned);
    let hint = |value: &str| own(&format!("{value}_hint")).unwrap_or_default();
    let said = |value: &str, says: String| Choice { value: value.to_owned(), says, follows: hint(value) };
    desk.read(|books| match kind {
        Kind::Word(lexicon, words) => {
            let says = |text: &&str| own(text).unwrap_or_else(|| word(i18n, lexicon, text));
            words.iter().map(|text| said(text, says(text))).collect()
        }
        Kind::Flag => {
            let says = |yes: bool| {
                own(&yes.to_string()).unwrap_or_else(|| match yes {
                    true => t_string!(i18n, acts.yes).to_owned(),
                    false => t_string!(i18n, acts.no).to_owned(),
                })
            };
            [true, false].map(|yes| said(&yes.to_string(), says(yes))).into()
        }
        Kind::Person(people) => people.iter().map(|id| said(&id.to_string(), books.name(*id))).collect(),
        Kind::Client(clients) => {
            clients.iter().map(|id| said(&id.to_string(), client(i18n, books, *id))).collect()
        }
        Kind::Entry(entries) => entries.iter().filter_map(|id| entry(i18n, books, *id)).collect(),
        Kind::Fact(fact, asked) => {
            let Some(book) = books.book_at(desk.now()) else { return Vec::new() };
            let read = asked::read(i18n, book, asked, *fact);
            let unknown = read.unknown.then(|| Choice {
                value: "null".to_owned(),
                says: t_string!(i18n, arrival.ask_unknown).to_owned(),
                follows: String::new(),
            });
            read.choices.into_iter().chain(unknown).collect()
        }
        Kind::Count | Kind::Money | Kind::Day | Kind::Text | Kind::File => Vec::new(),
    })
    .unwrap_or_default()
}

/// Something that was written, with its time.
fn entry(i18n: I18n, books: &Books, id: EntryId) -> Option<Choice> {
    let recorded = books.recorded(id)?;
    let says = sentence(i18n, books, &recorded.event);
    let follows = Dates::of_office(i18n.get_locale()).moment(instant(recorded.at));
    Some(Choice { value: id.to_string(), says, follows })
}
