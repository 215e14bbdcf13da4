//! "为什么不是我": for everyone on shift.

use crate::desk::{Books, use_desk};
use crate::text::{I18n, t, t_string, use_i18n, word};
use crate::widget::article_number;
use counter::{
    PersonId,
    book::{ArticleId, BookDigest},
    event::Reception,
    floor::{WhyNot, why_not},
};
use leptos::prelude::*;

/// Why a person does not receive, in one sentence, with the articles.
pub fn why_not_me(
    i18n: I18n,
    books: &Books,
    reception: &Reception,
    person: PersonId,
) -> (String, Vec<ArticleId>) {
    let (why, cites) = why_not(reception, books, person);
    let name = books.name(reception.receiver);
    let text = match why {
        WhyNot::Receives => t_string!(i18n, why.not_me_receives).to_owned(),
        WhyNot::Off => t_string!(i18n, why.not_me_off).to_owned(),
        WhyNot::Passed { engaged, missed } => {
            let (engaged, missed) =
                (word(i18n, "engaged", engaged.word()), word(i18n, "missed", missed.word()));
            t_string!(i18n, why.not_me_passed, engaged = engaged, missed = missed)
        }
        WhyNot::NotFree(presence) => {
            t_string!(i18n, why.not_me_not_free, presence = word(i18n, "presence", presence.word()))
        }
        WhyNot::AskedFor => t_string!(i18n, why.not_me_asked_for, name = name),
        WhyNot::OwnClient => t_string!(i18n, why.not_me_own_client, name = name),
        WhyNot::Recognised => t_string!(i18n, why.not_me_recognised, name = name),
        WhyNot::NoCustomer => t_string!(i18n, why.not_me_no_customer, name = name),
        WhyNot::DutyShift => t_string!(i18n, why.not_me_duty, name = name),
        WhyNot::StandsIn => t_string!(i18n, why.not_me_stands_in, name = name),
        WhyNot::Decided => t_string!(i18n, why.not_me_decided).to_owned(),
        WhyNot::MakeUpFirst => t_string!(i18n, why.not_me_make_up_first, name = name),
        WhyNot::Behind(places) => t_string!(i18n, why.not_me_behind, name = name, places = places),
    };
    (text, cites)
}

/// The book a reception was decided by.
pub(crate) fn book_of(reception: &Reception) -> Option<BookDigest> {
    reception.law.book()
}

/// Everyone else on shift, and why not he.
#[component]
pub fn Others(
    /// The reception.
    reception: Reception,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_desk();
    let others: Vec<PersonId> = reception
        .queue
        .iter()
        .map(|seen| seen.person)
        .filter(|person| *person != reception.receiver)
        .collect();
    let count = others.len();
    let rows = move || {
        let row = |person: &PersonId| {
            let (name, (text, cites)) = desk
                .peek(|books| (books.name(*person), why_not_me(i18n, books, &reception, *person)))
                .unwrap_or_default();
            let number =
                book_of(&reception).zip(cites.first()).map(|(book, id)| article_number(i18n, &book, id));
            view! {
                <li data-person=person.to_string()>
                    <b>{name}</b>
                    <p>{text}</p>
                    {number.map(|number| view! { <span class="law">{number}</span> })}
                </li>
            }
        };
        others.iter().map(row).collect_view()
    };
    (count > 0).then(|| {
        view! {
            <h3 class="ruling-h">
                {t!(i18n, why.not_me)} <small>{t!(i18n, why.others, count = count)}</small>
            </h3>
            <ol class="whynot">{rows}</ol>
        }
    })
}
