//! What stands in a cell, in words.

use crate::desk::{Books, use_desk};
use crate::said::{clock, device, list, sentence};
use crate::text::{
    Dates, I18n, article_text, fixed, instant, mask_phone, message, t_string, tail, use_i18n, word,
};
use counter::row::{Owned, Said, yuan};

/// Something that is said in a cell, in words.
pub fn says(i18n: I18n, books: &Books, said: &Said) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::Text(text) | Said::WholePhone(text) => text.clone(),
        Said::Phone(number) => mask_phone(number),
        Said::Word(lexicon, text) => word(i18n, lexicon, text),
        Said::Key(key) => fixed(i18n, key).to_owned(),
        Said::Of(key, given) => {
            let given: Vec<_> = given.iter().map(|(name, said)| (*name, says(i18n, books, said))).collect();
            message(i18n, key, &given)
        }
        Said::Person(person) => books.name(*person),
        Said::Device(id) => device(i18n, *id),
        Said::Visit(_, at) => {
            let day = Dates::of_office(i18n.get_locale()).moment(instant(*at));
            t_string!(i18n, list.visit, day = day)
        }
        Said::Code(entry) => tail(&entry.to_string()),
        Said::People(people) => {
            people.iter().map(|person| books.name(*person)).collect::<Vec<_>>().join(" → ")
        }
        Said::Time(at) => clock(*at),
        Said::Day(day) => Dates::of_office(i18n.get_locale()).month_day(instant((*day).into())),
        Said::Moment(at) => Dates::of_office(i18n.get_locale()).moment(instant(*at)),
        Said::Until(until) => Dates::of_office(i18n.get_locale()).until(*until),
        Said::Number(n) => format!("#{n}"),
        Said::Figure(n) => Dates::of_office(i18n.get_locale()).number(*n as i64),
        Said::Money(cents) => message(i18n, "report.yuan", &[("sum", yuan(*cents))]),
        Said::Turns(turns) => turns.to_string(),
        Said::Tally(turns, _) => t_string!(i18n, list.turns_of, count = turns),
        Said::Owned(whose) => owned(i18n, books, whose),
        Said::Several(several) => all(i18n, books, several).join(" · "),
        Said::Listed(several) => list(i18n, &all(i18n, books, several)),
        Said::Event(entry) => {
            books.recorded(*entry).map(|recorded| sentence(i18n, books, &recorded.event)).unwrap_or_default()
        }
    }
}

fn all(i18n: I18n, books: &Books, several: &[Said]) -> Vec<String> {
    several.iter().map(|said| says(i18n, books, said)).collect()
}

/// Whose client somebody is, until when, and by which article.
fn owned(i18n: I18n, books: &Books, whose: &Owned) -> String {
    let until = whose.until.map(|until| match whose.lapsed {
        true => word(i18n, "standing", "lapsed"),
        false => {
            let until = Dates::of_office(i18n.get_locale()).until(until);
            t_string!(i18n, visits.claim_until, until = until)
        }
    });
    let number = whose.article.as_ref().and_then(|(book, id)| books.article(book, id));
    let by = t_string!(i18n, visits.owned_by, name = books.name(whose.by));
    let parts = [Some(by), until, number.map(|article| article_text(i18n, &article.number))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The same where it stands: it follows the language, and what is written on the cards.
pub fn spoken(said: Said) -> impl Fn() -> String + Send + Sync + 'static {
    let (i18n, desk) = (use_i18n(), use_desk());
    move || desk.read(|books| says(i18n, books, &said)).unwrap_or_default()
}
