//! Whose client somebody is, until when, and by which article: in a line, wherever an owner is named.

use crate::{
    desk::Books,
    text::{Dates, I18n, instant, t_string, word},
    widget::article_text,
};
use office::decide::Claim;
use office::{CustomerId, Now};
use rulebook::period::Point;

/// The last moment of a claim: a day lasts until its midnight.
pub(super) fn point(dates: Dates, until: Point) -> String {
    match until {
        Point::Day(day) => format!("{} 24:00", dates.month_day(instant(day.and_time(Default::default())))),
        Point::Moment(at) => dates.moment(instant(at)),
    }
}

/// By which article a claim stands, or has lapsed.
fn article(i18n: I18n, books: &Books, claim: &Claim) -> Option<String> {
    let ruling = claim.law.as_ref()?;
    let article = books.article(&ruling.book, ruling.cites.first()?)?;
    Some(article_text(i18n, &article.number))
}

/// Whose client he is; nothing where he is nobody's.
pub(super) fn owned(i18n: I18n, books: &Books, customer: CustomerId, now: Now) -> Option<String> {
    let claims = books.claims(customer, now);
    let claim = claims.iter().rev().find(|claim| claim.passed.is_none())?;
    let dates = Dates::of_office(i18n.get_locale());
    let until = claim.until.map(|until| match claim.lapsed {
        true => word(i18n, "standing", "lapsed"),
        false => t_string!(i18n, visits.claim_until, until = point(dates, until)),
    });
    let whose = t_string!(i18n, visits.owned_by, name = books.name(claim.person));
    let parts = [Some(whose), until, article(i18n, books, claim)];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}
