//! What does not fit together as rows: when, what, who and on which device; and the sides of one, to be looked at together.

use super::{Clash, ConflictKind};
use crate::books::Books;
use crate::row::{Cell, Column, Doing, Id, Row, Said, Stands, Table, Tone};
use journal::{DeviceId, EntryId};
use office::VisitId;

/// What does not fit together.
pub static CONFLICTS: Table = Table {
    key: "conflicts",
    of: "conflict",
    columns: &[
        Column::of("time", Stands::Short),
        Column::of("what", Stands::Name),
        Column::of("who", Stands::Text),
    ],
    cites: false,
    paper: &[],
};

/// Both are looked at, and one is struck out.
const SETTLE: Doing = Doing { key: "settle", name: "conflicts.see_both" };

/// A side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The entry.
    pub entry: EntryId,
    /// What it says, when it was, and by whom and on which device it was written.
    pub says: [Said; 3],
    /// The visit it belongs to, if it belongs to one.
    pub visit: Option<VisitId>,
}

/// What a conflict is called.
pub fn called(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::DayOpenedTwice => "conflicts.day_opened_twice",
        ConflictKind::NoDayOpen => "conflicts.no_day_open",
        ConflictKind::NotOnShift => "conflicts.not_on_shift",
        ConflictKind::ReceivingTwice => "conflicts.receiving_twice",
        ConflictKind::NoSuchVisit => "conflicts.no_such_visit",
        ConflictKind::DealtTwice => "conflicts.dealt_twice",
        ConflictKind::OwnedTwice => "conflicts.owned_twice",
        ConflictKind::InHouseTwice => "conflicts.in_house_twice",
        ConflictKind::CreditGone => "conflicts.credit_gone",
    }
}

/// A device that was set back or copied, and written on twice.
fn parted(device: DeviceId) -> Row {
    let what = Cell::of(Said::Key("conflicts.parted"));
    let cells = vec![Cell::of(Said::Nothing), what, Cell::of(Said::Device(device))];
    Row { tone: Tone::Waits, ..Row::of(Id::Device(device), cells) }
}

impl Books {
    /// What does not fit together, as it was found; then the devices that were written on twice, and the entries that came under the
    /// ids of others.
    pub fn conflict_rows(&self) -> Vec<Row> {
        let found = self.state.conflicts.iter().map(|conflict| self.conflict(conflict.kind, conflict.entry));
        let parted = self.journal.parted().into_iter().map(parted);
        let usurping = self.journal.usurping();
        let what = Cell::of(Said::many("conflicts.usurping", usurping));
        let cells = vec![Cell::of(Said::Nothing), what, Cell::of(Said::Nothing)];
        let usurping = (usurping > 0).then(|| Row { tone: Tone::Waits, ..Row::of(Id::Nth(0), cells) });
        found.chain(parted).chain(usurping).collect()
    }

    fn conflict(&self, kind: ConflictKind, entry: EntryId) -> Row {
        let recorded = self.recorded(entry);
        let people = recorded.map(|recorded| self.people_of(&recorded.event)).unwrap_or_default();
        let device = self
            .writing_device(entry)
            .map(|device| Said::Of("conflicts.written_on", vec![("device", Said::Device(device))]));
        let cells = vec![
            Cell::of(recorded.map_or(Said::Nothing, |recorded| Said::Moment(recorded.at))),
            Cell::of(Said::Key(called(kind))),
            Cell {
                besides: device.into_iter().collect(),
                ..Cell::of(Said::Listed(people.into_iter().map(Said::Person).collect()))
            },
        ];
        Row { tone: Tone::Waits, acts: &[SETTLE], ..Row::of(Id::Conflict(entry, kind), cells) }
    }

    /// The sides of a conflict, to be looked at together.
    pub fn sides(&self, clash: &Clash) -> Vec<Side> {
        let side = |entry: &EntryId| {
            let at = self.recorded(*entry)?.at;
            let who = self.writer(*entry).map_or(Said::Key("shell.front_desk"), Said::Person);
            let device = self.writing_device(*entry).map_or(Said::Nothing, Said::Device);
            let written = Said::Of("conflicts.written", vec![("who", who), ("device", device)]);
            let says = [Said::Event(*entry), Said::Moment(at), written];
            Some(Side { entry: *entry, says, visit: self.visit_behind(*entry) })
        };
        clash.entries.iter().filter_map(side).collect()
    }

    /// The device on which an entry was written.
    fn writing_device(&self, entry: EntryId) -> Option<DeviceId> {
        self.journal.get(&entry).map(|entry| entry.device)
    }
}
