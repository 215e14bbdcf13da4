//! Whose a customer is and was as rows: since when and until when, what did not count, and the times he was filed.

use crate::books::Books;
use crate::cited::Cited;
use crate::row::{Cell, Cite, Column, Row, Said, Stands, Table, Tone};
use crate::struck::latest_entry;
use journal::EntryId;
use office::decide::{Claim, Filed, Uncounted, Why};
use office::ledger::{Basis, Link};
use office::{CustomerId, Now, VisitId};
use rulebook::Ruling;

/// Whose he is and was.
pub static CLAIMS: Table = Table {
    key: "claims",
    of: "claim",
    columns: &[
        Column::of("who", Stands::Name),
        Column::of("until", Stands::Short),
        Column::of("ended", Stands::Text),
    ],
    cites: true,
    paper: &[],
};

fn basis(basis: Basis) -> Said {
    Said::Key(match basis {
        Basis::Reception => "visits.basis_reception",
        Basis::Registration => "visits.basis_registration",
        Basis::FollowUp => "visits.basis_follow_up",
        Basis::Origin => "visits.basis_origin",
        Basis::Ruling => "visits.basis_ruling",
        Basis::Departure => "visits.basis_departure",
        Basis::Share => "visits.basis_share",
    })
}

fn did_not_count(done: &Uncounted) -> Said {
    let why = match done.why {
        Why::NotEffective => Said::Key("visits.not_effective"),
        Why::TooLate => Said::Key("visits.not_in_time"),
        Why::Registration(state) => Said::Word("registration_state", state.word()),
    };
    let given = vec![("at", Said::Moment(done.at)), ("name", Said::Person(done.by)), ("why", why)];
    Said::Of("visits.did_not_count", given)
}

/// The articles of a ruling; the entry is the one it is of.
fn by(law: Option<&Ruling>, entry: EntryId) -> Option<Cite> {
    let articles = law?.cites.clone();
    let law = Cited { book: law?.book.clone(), articles };
    (!law.articles.is_empty()).then_some(Cite { law, entry })
}

/// A claim: who, since when and by what; until when; and besides what ended it and what did not count.
fn claim(claim: &Claim) -> Row {
    let given = vec![("day", Said::Day(claim.since.date())), ("by", basis(claim.basis))];
    let since = Said::Of("visits.claim_since", given);
    let until = claim.until.map(|until| Said::Of("visits.claim_until", vec![("until", Said::Until(until))]));
    let lapsed = claim.lapsed.then_some((Said::Word("standing", "lapsed"), Tone::Waits));
    let passed = claim.passed.map(|(at, by)| {
        Said::Of("visits.claim_passed", vec![("day", Said::Day(at.date())), ("by", basis(by))])
    });
    let cells = vec![
        Cell { besides: vec![since], ..Cell::of(Said::Person(claim.person)) },
        Cell { marks: lapsed.into_iter().collect(), ..Cell::of(until.unwrap_or(Said::Nothing)) },
        Cell {
            besides: claim.uncounted.iter().map(did_not_count).collect(),
            ..Cell::of(passed.unwrap_or(Said::Nothing))
        },
    ];
    let tone = if claim.passed.is_some() { Tone::Idle } else { Tone::Plain };
    Row { tone, cite: by(claim.law.as_ref(), claim.entry), ..Row::of(claim.entry, cells) }
}

impl Books {
    /// The claims to a customer up to now, then the times he was filed, each oldest first.
    pub fn claim_rows(&self, customer: CustomerId, now: Now) -> Vec<Row> {
        let claims = self.claims(customer, now);
        let filings = self.filings(customer, now);
        claims.iter().map(claim).chain(filings.iter().map(|filed| self.filing(filed))).collect()
    }

    /// A time he was filed, and what came of it. What was found when he came is in the entry of that visit.
    fn filing(&self, filed: &Filed) -> Row {
        let at = Said::Of("visits.filed_at", vec![("at", Said::Moment(filed.at))]);
        let until = filed.until.filter(|_| filed.valid == Some(true));
        let until = until.map(|until| Said::Of("visits.claim_until", vec![("until", Said::Until(until))]));
        let mark = match filed.valid {
            Some(true) => (Said::Key("visits.filed_valid"), Tone::Good),
            Some(false) => (Said::Key("visits.filed_void"), Tone::Waits),
            None => (Said::Key("visits.filed_open"), Tone::Plain),
        };
        let came = filed.found.and_then(|visit| self.state.visits.get(&visit)).map(latest_entry);
        let found = came.and_then(|entry| {
            let law = self.cited(&self.recorded(entry)?.event)?;
            Some(Cite { law, entry })
        });
        let cells = vec![
            Cell { besides: vec![at], ..Cell::of(Said::Person(filed.by)) },
            Cell { marks: vec![mark], cite: found, ..Cell::of(until.unwrap_or(Said::Nothing)) },
            Cell::of(Said::Nothing),
        ];
        let tone = if filed.valid == Some(false) { Tone::Idle } else { Tone::Plain };
        Row { tone, cite: by(filed.law.as_ref(), filed.entry), ..Row::of(filed.entry, cells) }
    }

    /// The ruling that says how long a claim or a filing holds that began with an entry.
    pub fn claim_law(&self, customer: CustomerId, entry: EntryId, now: Now) -> Option<Ruling> {
        let claims = self.claims(customer, now).into_iter().map(|claim| (claim.entry, claim.law));
        let filings = self.filings(customer, now).into_iter().map(|filed| (filed.entry, filed.law));
        claims.chain(filings).filter(|(of, _)| *of == entry).find_map(|(_, law)| law)
    }

    /// Who serves him, where he is nobody's performance; who is one person with him, or of his household.
    pub fn ties(&self, customer: CustomerId) -> Vec<Said> {
        let whole = self.state.whole(customer).filter(|found| found.owner().is_none());
        let served =
            whole.and_then(|found| found.server()).map(|server| Said::naming("visits.served", server));
        let own = self.state.records_of(customer);
        let named = |link: &Link| {
            let other =
                link.pair.beside(customer).or_else(|| own.iter().find_map(|id| link.pair.beside(*id)))?;
            let last = self.state.customers.get(&other).and_then(|other| other.visits.last().copied());
            let name = self.customer_name(other).map(Said::Text).or_else(|| self.visitor(last?))?;
            Some(match link.relation {
                None => Said::Of("visits.same_person", vec![("name", name)]),
                Some(relation) => {
                    let relation = Said::Word("relation", relation.word());
                    Said::Of("visits.same_household", vec![("name", name), ("relation", relation)])
                }
            })
        };
        served.into_iter().chain(self.state.links.iter().filter_map(named)).collect()
    }

    /// Who came on a visit: by his name, else by what he came for.
    fn visitor(&self, visit: VisitId) -> Option<Said> {
        let visit = self.state.visits.get(&visit)?;
        let name = self.customer_name(visit.visitor.customer);
        Some(name.map_or_else(|| self.identity(visit), Said::Text))
    }
}
