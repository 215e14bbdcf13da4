//! Which cases there are: those that were raised, those that were found, and those that were ruled.

use super::Matter;
use crate::books::Books;
use crate::filter::{Chosen, Filter};
use crate::row::{Cell, Column, Row, Said, Stands, Table, Tone};
use office::ledger::Customer;
use office::state::ConflictKind;
use office::{CustomerId, Event};
use paper::OrderedSet;

/// The cases.
pub static CASES: Table = Table {
    key: "cases",
    of: "case",
    columns: &[
        Column::of("who", Stands::Name),
        Column::of("between", Stands::Text),
        Column::of("why", Stands::Text),
        Column::wide("since", Stands::Short),
        Column::of("state", Stands::State),
    ],
    cites: false,
    paper: &["who", "between", "why", "since", "state"],
};

/// Which of the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that are still to be ruled.
    Open,
    /// Those that are ruled.
    Ruled,
}

/// By what they are narrowed.
pub static FILTERS: [Filter<Which>; 2] =
    [Filter::Person("party"), Filter::Which("stands", &[(Which::Open, "open"), (Which::Ruled, "ruled")])];

/// How a case stands.
fn stands(whole: &Customer) -> (Which, &'static str, Tone) {
    match (whole.has_case(), whole.cases.last()) {
        (false, Some(_)) => (Which::Ruled, "cases.ruled", Tone::Good),
        (true, Some(_)) => (Which::Open, "cases.again", Tone::Waits),
        (_, None) => (Which::Open, "cases.raised", Tone::Waits),
    }
}

impl Books {
    /// The cases that fit what is chosen, what is open first, then as they began, the latest first.
    pub fn case_rows(&self, chosen: &Chosen<Which>) -> Vec<Row> {
        let mut rows: Vec<(Which, Row)> = self.cases();
        rows.retain(|(which, row)| {
            let parties = || match CASES.cell(row, "between") {
                Some((_, Cell { said: Said::Listed(people), .. })) => people.clone(),
                Some(_) | None => Vec::new(),
            };
            chosen.which.is_none_or(|wanted| wanted == *which)
                && chosen.person.is_none_or(|person| parties().contains(&Said::Person(person)))
        });
        rows.sort_by_key(|(which, row)| (*which == Which::Ruled, std::cmp::Reverse(row.at)));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// How many cases are still to be ruled.
    pub fn open_cases(&self) -> usize {
        self.cases().iter().filter(|(which, _)| *which == Which::Open).count()
    }

    fn cases(&self) -> Vec<(Which, Row)> {
        let mut seen = OrderedSet::new();
        let mut rows = Vec::new();
        for client in self.state.customers.keys() {
            let Some(whole) = self.state.whole(*client) else { continue };
            if (whole.cases.is_empty() && whole.brought.is_empty()) || !seen.insert(whole.id) {
                continue;
            }
            rows.push(self.written(whole));
        }
        rows.extend(self.in_conflict(&mut seen));
        rows.extend(self.found_alike(&seen));
        rows
    }

    /// A case that is written of a client.
    fn written(&self, whole: &Customer) -> (Which, Row) {
        let (which, key, tone) = stands(whole);
        let with = whole.brought.iter().rev().find_map(|brought| brought.with);
        let matter = self.matter_of(whole.id, with.filter(|_| which == Which::Open));
        let ruled = whole.cases.iter().map(|case| (case.written.stamp, case.at));
        let brought = whole.brought.iter().map(|brought| (brought.written.stamp, brought.at));
        let since = ruled.chain(brought).max().map(|(_, at)| at);
        let why = whole.brought.last().map_or(Said::Key("cases.by_ruling"), |_| Said::Key("cases.by_hand"));
        (which, Row { at: since, ..self.case_row(&matter, why, (key, tone), since) })
    }

    /// Clients whom two made theirs, or with whom two made the deal, without knowing of each other.
    fn in_conflict(&self, seen: &mut OrderedSet<CustomerId>) -> Vec<(Which, Row)> {
        let mut rows = Vec::new();
        for conflict in &self.state.conflicts {
            let why = match conflict.kind {
                ConflictKind::OwnedTwice => "cases.by_owners",
                ConflictKind::DealtTwice => "cases.by_deals",
                ConflictKind::DayOpenedTwice
                | ConflictKind::NoDayOpen
                | ConflictKind::NotOnShift
                | ConflictKind::ReceivingTwice
                | ConflictKind::NoSuchVisit
                | ConflictKind::InHouseTwice
                | ConflictKind::CreditGone => continue,
            };
            let Some(whole) = conflict.about.and_then(|about| self.state.whole(about)) else { continue };
            if seen.insert(whole.id) {
                let at = self.recorded(conflict.entry).map(|recorded| recorded.at);
                let matter = self.matter_of(whole.id, None);
                let row = self.case_row(&matter, Said::Key(why), ("cases.found", Tone::Wants), at);
                rows.push((Which::Open, row));
            }
        }
        rows
    }

    /// Two records that may be of one person, of two agents; nobody has said yet what they are to each other.
    fn found_alike(&self, seen: &OrderedSet<CustomerId>) -> Vec<(Which, Row)> {
        let apart = self.pairs().into_iter().filter_map(|pair| {
            let (one, other) = (self.agent_of(pair.one)?, self.agent_of(pair.other)?);
            let known = [pair.one, pair.other].iter().any(|id| seen.contains(id));
            (one != other && !known).then_some(pair)
        });
        let row = |pair| {
            let (one, other) = self.earlier_first(&pair);
            let came = |id| self.state.customers.get(&id).and_then(Customer::first_visit);
            let matter = self.matter_of(one, Some(other));
            let at = came(other).map(|day| day.and_time(chrono::NaiveTime::MIN));
            let why = crate::pairs::common(&pair);
            (Which::Open, self.case_row(&matter, why, ("cases.found", Tone::Wants), at))
        };
        apart.map(row).collect()
    }

    /// The two of a pair, who was here first before the other.
    fn earlier_first(&self, pair: &crate::alike::Pair) -> (CustomerId, CustomerId) {
        let came = |id: CustomerId| {
            let first = self.state.customers.get(&id).and_then(|client| client.visits.first().copied());
            first.and_then(|visit| self.state.visits.get(&visit)).map(|visit| visit.at)
        };
        let turned = came(pair.other).is_some_and(|other| came(pair.one).is_none_or(|one| other < one));
        if turned { (pair.other, pair.one) } else { (pair.one, pair.other) }
    }

    fn case_row(
        &self,
        matter: &Matter,
        why: Said,
        (state, tone): (&'static str, Tone),
        since: Option<chrono::NaiveDateTime>,
    ) -> Row {
        let (has, claims) = (self.agent_of(matter.client), matter.claimant);
        let with = matter.with.map(|with| self.client_name(with)).filter(|_| matter.with.is_some());
        let name = self.client_name(matter.client);
        let mut parties: Vec<_> = claims.into_iter().chain(has).collect();
        parties.dedup();
        let cells = vec![
            Cell { besides: with.into_iter().collect(), ..Cell::of(name) },
            Cell::of(Said::Listed(parties.into_iter().map(Said::Person).collect())),
            Cell::of(why),
            Cell::of(since.map_or(Said::Nothing, |at| Said::Day(at.date()))),
            Cell { tone, ..Cell::of(Said::Key(state)) },
        ];
        Row { at: since, ..Row::of(matter.id(), cells) }
    }

    /// Where a case was last ruled, and not taken back.
    pub(super) fn ruling_of(&self, client: CustomerId) -> Option<&office::event::Recorded> {
        let last = self.state.whole(client)?.cases.last()?.written.entry;
        let recorded = self.recorded(last)?;
        matches!(recorded.event, Event::CaseRuled { .. }).then_some(recorded)
    }
}
