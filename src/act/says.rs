//! What would follow, what is still open and what was done, in words.

use super::asked::question;
use crate::desk::{Books, Desk};
use crate::said::{list, sentence, visitor, visitor_of};
use crate::text::{I18n, message, t_string, word};
use counter::{
    CustomerId, Now,
    act::{About, Act, Field, Kind, Sheet, Subject, Then},
    book::Share,
    event::Event,
    shares::{Shares, Whose},
};

/// What something is done to: the line above the heading.
pub(super) fn subject(i18n: I18n, desk: Desk, subject: Subject) -> String {
    desk.read(|books| match subject {
        Subject::Visit(visit) => visitor_of(i18n, books, visit),
        Subject::Client(customer) => client(i18n, books, customer),
        Subject::Pair(one, other) => {
            format!("{} · {}", client(i18n, books, one), client(i18n, books, other))
        }
        Subject::Person(person) => books.name(person),
    })
    .unwrap_or_default()
}

/// What a client is called: by his card, else as he was when he came.
pub(super) fn client(i18n: I18n, books: &Books, customer: CustomerId) -> String {
    let came = || {
        let visit = books.state.customers.get(&customer)?.visits.last()?;
        books.state.visits.get(visit).map(|visit| visitor(i18n, books, &visit.visitor))
    };
    let unknown = || t_string!(i18n, arrival.unregistered).to_owned();
    books.customer_name(customer).or_else(came).unwrap_or_else(unknown)
}

/// The words of a field.
pub(super) fn label(
    i18n: I18n,
    (books, now): (&Books, Now),
    act: &Act,
    field: (&str, Option<About>, &Kind),
) -> String {
    let (name, about, kind) = field;
    if let Kind::Fact(fact, _) = kind {
        let book = books.book_at(now);
        return book.map(|book| question(i18n, book, *fact)).unwrap_or_default();
    }
    let about = about.map(|about| match about {
        About::Office(office) => word(i18n, "office", office.word()),
    });
    let key = match name {
        "entitled" | "doer" => format!("acts.{name}"),
        name => format!("acts.{}_{name}", act.key),
    };
    message(i18n, &key, &[("name", about.unwrap_or_default())])
}

/// What is still to be filled in, or cannot be read.
pub(super) fn wanting(i18n: I18n, desk: Desk, act: &Act, fields: &[Field]) -> String {
    // A list of questions is no question.
    let bare = |label: String| label.trim_end_matches(['？', '?']).to_owned();
    let name = |books: &Books, field: &Field| {
        label(i18n, (books, desk.now()), act, (field.name, field.about, &field.kind))
    };
    let open = desk.peek(|books| {
        let open = fields.iter().filter(|field| !field.is_done());
        open.map(|field| bare(name(books, field))).collect::<Vec<_>>()
    });
    let open = open.unwrap_or_default();
    if open.is_empty() {
        return t_string!(i18n, acts.nothing_yet).to_owned();
    }
    t_string!(i18n, acts.wanting, fields = list(i18n, &open))
}

/// What would follow.
pub(super) fn follows(i18n: I18n, desk: Desk, events: &[Event]) -> String {
    desk.peek(|books| match events {
        [] => String::new(),
        [event] => one(i18n, desk, books, event),
        several => t_string!(i18n, acts.several, count = several.len()),
    })
    .unwrap_or_default()
}

fn one(i18n: I18n, desk: Desk, books: &Books, event: &Event) -> String {
    match event {
        Event::DealMade { customer, by, stage, law, .. } => {
            let owner = books.state.whole(*customer).and_then(|customer| customer.owner());
            let rulings = desk.rulings(law);
            let shares = rulings.iter().find_map(|ruling| Shares::of(ruling, owner, *by));
            shares
                .map_or_else(|| word(i18n, "deal_stage", stage.word()), |shares| shared(i18n, books, &shares))
        }
        Event::VisitorIdentified { giver, from, .. } => {
            format!("{} · {}", books.name(*from), word(i18n, "giver", giver.word()))
        }
        Event::FollowedUp { too_late: true, .. } => t_string!(i18n, acts.follow_too_late).to_owned(),
        Event::FollowedUp { owner: Some(owner), .. } => t_string!(i18n, acts.goes, name = books.name(*owner)),
        Event::FollowedUp { effective: true, .. } => t_string!(i18n, acts.follow_counts).to_owned(),
        Event::FollowedUp { effective: false, .. } => t_string!(i18n, acts.follow_idle).to_owned(),
        Event::CaseRuled { open: true, .. } => t_string!(i18n, acts.case_open).to_owned(),
        Event::CaseRuled { owner: Some(owner), .. } => t_string!(i18n, acts.goes, name = books.name(*owner)),
        Event::Penalised { penalty, amount, until, .. } => {
            let amount = amount.map(|amount| amount.to_string());
            let until = until.map(|until| t_string!(i18n, acts.until, day = until.to_string()));
            let said = [Some(word(i18n, "penalty", penalty.word())), amount, until];
            said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Event::Voided { target, .. } => {
            let what = books.recorded(*target).map(|target| sentence(i18n, books, &target.event));
            t_string!(i18n, acts.void_says, what = what.unwrap_or_default())
        }
        Event::PersonDeparted { person, .. } => {
            let whose = books.state.customers.values().filter(|client| client.owner() == Some(*person));
            let what = sentence(i18n, books, event);
            t_string!(i18n, acts.depart_says, what = what, count = whose.count())
        }
        event => sentence(i18n, books, event),
    }
}

/// What is said when it is done.
pub(super) fn done(i18n: I18n, desk: Desk, sheet: &Sheet) -> String {
    let said = match &sheet.then {
        Then::Follows(events) => match events.as_slice() {
            [Event::Voided { .. }] => Some(t_string!(i18n, acts.void_done).to_owned()),
            [event] => desk.peek(|books| sentence(i18n, books, event)),
            several => Some(t_string!(i18n, acts.several, count = several.len())),
        },
        Then::Open | Then::Decided(_) | Then::Refused(_) => None,
    };
    said.filter(|said| !said.is_empty()).unwrap_or_else(|| t_string!(i18n, acts.done).to_owned())
}

/// Whether striking the last entry out takes back all of it.
pub(super) fn may_be_undone(events: &[Event]) -> bool {
    matches!(events, [event] if !matches!(event, Event::Voided { .. }))
}

/// How a deal is shared, in words: names and per cent.
fn shared(i18n: I18n, books: &Books, shares: &Shares) -> String {
    let name = |whose: Whose| match whose {
        Whose::Person(person) => books.name(person),
        Whose::Party(party) => word(i18n, "party", party.word()),
    };
    if let Some(whose) = shares.whole() {
        return t_string!(i18n, acts.deal_whole, name = name(whose));
    }
    let each = shares.each.iter();
    let mut parts: Vec<String> =
        each.map(|(whose, share)| format!("{} {}", name(*whose), per_cent(*share))).collect();
    if shares.rest > 0 {
        parts.push(t_string!(i18n, acts.deal_rest, rest = percent(shares.rest)));
    }
    parts.join(" · ")
}

/// A share, or the range within which the parties agree.
pub fn per_cent(share: Share) -> String {
    match share {
        Share::Exact(share) => format!("{}%", percent(share)),
        Share::Range(low, high) => format!("{}–{}%", percent(low), percent(high)),
    }
}

/// Per mille as per cent, with a decimal only where there is one.
fn percent(share: u16) -> String {
    if share.is_multiple_of(10) { (share / 10).to_string() } else { format!("{}.{}", share / 10, share % 10) }
}
