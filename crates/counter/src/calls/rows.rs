//! The calls as rows.

use super::came::{Call, RingBack};
use crate::books::Books;
use crate::filter::{Chosen, Filter};
use crate::ledger::{MOST, Sought};
use crate::row::{Cell, Cite, Column, Doing, Row, Said, Stands, Table, Tone};
use chrono::NaiveDate;
use journal::EntryId;
use office::{CustomerId, Event, Now, PersonId};
use rulebook::word::Turn;

/// The calls.
pub static CALLS: Table = Table {
    key: "calls",
    of: "call",
    columns: &[
        Column::of("time", Stands::Short),
        Column::of("caller", Stands::Name),
        Column::paper("phone", Stands::Short),
        Column::wide("source", Stands::Text),
        Column::of("answered_by", Stands::Text),
        Column::wide("then", Stands::Short),
        Column::wide("turn", Stands::Short),
        Column::of("came", Stands::Text),
    ],
    cites: true,
    paper: &["time", "caller", "phone", "source", "answered_by", "then", "came", "sign"],
};

/// Which of the calls, of any day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those after which somebody is to be rung back.
    RingBack,
    /// Those who rang and came later.
    CameLater,
}

impl Which {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::RingBack, Self::CameLater];

    /// The message of it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::RingBack => "calls.ring_back",
            Self::CameLater => "calls.came_later",
        }
    }
}

/// By what they are narrowed.
pub static FILTERS: [Filter<Which>; 4] =
    [Filter::Day, Filter::Person("answered_by"), Filter::Text("source"), Filter::Search];

/// Somebody is rung back.
pub const RING: Doing = Doing { key: "ring", name: "calls.ring" };

/// The calls that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The rows, the latest first, as many as are shown.
    pub rows: Vec<Row>,
    /// How many there are of the day, or of what is sought.
    pub all: usize,
    /// How many there are of each kind on any day, in the order of [`Which::ALL`].
    pub counts: [usize; 2],
}

impl Books {
    /// Every call that counts, the latest first.
    fn all_calls(&self) -> impl Iterator<Item = Call<'_>> {
        let calls = self.recorded.iter().rev().filter_map(Call::of);
        calls.filter(|call| !self.is_struck(call.recorded.entry))
    }

    /// The day of the latest call.
    pub fn latest_call(&self) -> Option<NaiveDate> {
        self.all_calls().next().map(|call| call.at().date())
    }

    /// Who rang in a call, if he is known.
    pub fn caller(&self, entry: EntryId) -> Option<CustomerId> {
        Call::of(self.recorded(entry)?)?.caller
    }

    /// Where those who rang heard of the house, each word once, in order.
    pub fn call_sources(&self) -> Vec<String> {
        let mut sources: Vec<String> = self.all_calls().filter_map(|call| self.source(&call)).collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    fn source(&self, call: &Call<'_>) -> Option<String> {
        self.customer_field(call.caller?, "source")
    }

    /// The calls that are wanted; `viewer` is who looks, and sees the numbers he may see.
    pub fn call_rows(&self, wanted: &Chosen<Which>, viewer: Option<PersonId>, now: Now) -> Found {
        let sought = Sought::read(self, &wanted.query);
        let of_day = |call: &Call<'_>| wanted.searches() || call.at().date() == wanted.date;
        let fits = |call: &Call<'_>| {
            let of = wanted.person.is_none_or(|person| [call.by, call.rings()].contains(&person));
            let from = wanted.text.as_ref().is_none_or(|text| self.source(call).as_ref() == Some(text));
            let client = call.caller.and_then(|caller| self.state.whole(caller)).map(|client| client.id);
            let means = |client| sought.means(client, Some(call.by));
            of && from && client.map_or_else(|| sought.means_agent(call.by), means)
        };
        let mut found = Found::default();
        let dated = wanted.searches() || wanted.which.is_some();
        for call in self.all_calls().filter(fits) {
            let (back, came) = (self.ring_back(&call, now).is_some(), self.came_after(&call).is_some());
            found.counts[0] += usize::from(back);
            found.counts[1] += usize::from(came);
            found.all += usize::from(of_day(&call));
            let shown = match wanted.which {
                None => of_day(&call),
                Some(Which::RingBack) => back,
                Some(Which::CameLater) => came,
            };
            if shown && found.rows.len() < MOST {
                found.rows.push(self.call_row(&call, (viewer, now), dated));
            }
        }
        found
    }

    /// The number of who rang: all of it for who may see it.
    fn number(&self, call: &Call<'_>, viewer: Option<PersonId>, now: Now) -> Option<Said> {
        let number = self.customer_field(call.caller?, "phone")?;
        let may = |viewer| call.caller.is_some_and(|caller| self.may_see_client(viewer, caller, now));
        Some(if viewer.is_some_and(may) { Said::WholePhone(number) } else { Said::Phone(number) })
    }

    fn call_row(&self, call: &Call<'_>, (viewer, now): (Option<PersonId>, Now), dated: bool) -> Row {
        let recorded = call.recorded;
        let name = call.caller.and_then(|caller| self.customer_name(caller)).map(Said::Text);
        let phone = self.number(call, viewer, now);
        let (owner, turn) = match &recorded.event {
            Event::CallAnswered { owner, turn, .. } => (*owner, *turn),
            _ => (None, None),
        };
        let wanted = call.called.map(|called| Said::naming("calls.asked_for", called));
        let owned = owner.map(|owner| Said::naming("visits.owned_by", owner));
        let back = self.ring_back(call, now);
        let cells = vec![
            Cell::of(if dated { Said::Moment(call.at()) } else { Said::Time(call.at()) }),
            Cell {
                besides: phone.clone().into_iter().collect(),
                ..Cell::of(name.unwrap_or(Said::Key("calls.unnamed")))
            },
            Cell::of(phone.unwrap_or(Said::Nothing)),
            Cell::of(self.source(call).map_or(Said::Nothing, Said::Text)),
            Cell { besides: wanted.into_iter().chain(owned).collect(), ..Cell::of(Said::Person(call.by)) },
            Cell::of(Said::Word("call_then", call.then.word())),
            turned(turn),
            self.came_of(call, back),
        ];
        let cite = self.cited(&recorded.event).map(|law| Cite { law, entry: recorded.entry });
        let acts: &'static [Doing] = if back.is_some() { &[RING] } else { &[] };
        Row { at: Some(recorded.at), cite, acts, ..Row::of(recorded.entry, cells) }
    }

    /// What came of it: the day of the visit and who received, or who is to ring back.
    fn came_of(&self, call: &Call<'_>, back: Option<RingBack>) -> Cell {
        if let Some((visit, by_number)) = self.came_after(call) {
            let received = visit.receiver().map(|by| Said::naming("calls.received_by", by));
            let marks = by_number.then_some((Said::Key("calls.same_number"), Tone::Plain));
            let besides = [Some(Said::Visit(visit.id, visit.at)), received];
            return Cell {
                besides: besides.into_iter().flatten().collect(),
                marks: marks.into_iter().collect(),
                tone: Tone::Good,
                ..Cell::of(Said::Key("calls.came_on"))
            };
        }
        let to_ring = |key| Said::naming(key, call.rings());
        match back {
            Some(RingBack::Message) => {
                Cell { tone: Tone::Wants, open: true, ..Cell::of(to_ring("calls.left_word")) }
            }
            Some(RingBack::NoResult) => {
                Cell { tone: Tone::Waits, open: true, ..Cell::of(to_ring("calls.no_result")) }
            }
            None => Cell { open: true, ..Cell::of(Said::Nothing) },
        }
    }
}

/// What a call did to the turn of who answered it.
fn turned(turn: Option<Turn>) -> Cell {
    Cell::of(turn.map_or(Said::Nothing, |turn| Said::Word("turn", turn.word())))
}
