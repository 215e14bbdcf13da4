//! The devices whose entries are here as rows: how much each has written, and when it last did.

use crate::books::Books;
use crate::row::{Cell, Column, Doing, Id, Row, Said, Stands, Table, Tone};
use chrono::NaiveDateTime;
use journal::{DeviceId, Head};
use std::cmp::Reverse;

/// The devices.
pub static DEVICES: Table = Table {
    key: "devices",
    of: "device",
    columns: &[
        Column::of("device", Stands::Name),
        Column::of("entries", Stands::Figure),
        Column::of("last", Stands::Short),
    ],
    cites: false,
    paper: &[],
};

/// It is called otherwise from now on.
const NAME: Doing = Doing { key: "name-device", name: "devices.rename" };

impl Books {
    /// This device first, then the others as they wrote last.
    pub fn device_rows(&self) -> Vec<Row> {
        let own = self.journal.device();
        let mut heads = self.journal.heads();
        heads.entry(own).or_insert_with(|| self.journal.head(own));
        let mut rows: Vec<Row> = heads.into_iter().map(|(device, head)| self.device(device, &head)).collect();
        rows.sort_by_key(|row| (row.id != Id::Device(own), Reverse(row.at)));
        rows
    }

    fn device(&self, device: DeviceId, head: &Head) -> Row {
        let last = self.wrote_last(device, head);
        let own = (device == self.journal.device()).then_some((Said::Key("devices.this"), Tone::Good));
        let parted = self.journal.has_parted(device).then_some((Said::Key("devices.parted"), Tone::Waits));
        let cells = vec![
            Cell { marks: own.into_iter().chain(parted).collect(), ..Cell::of(Said::Device(device)) },
            Cell::figure(usize::try_from(head.seq).unwrap_or(usize::MAX)),
            Cell::of(last.map_or(Said::Key("devices.nothing"), Said::Moment)),
        ];
        Row { at: last, acts: &[NAME], ..Row::of(Id::Device(device), cells) }
    }

    /// When a device wrote last of what is understood here.
    fn wrote_last(&self, device: DeviceId, head: &Head) -> Option<NaiveDateTime> {
        let last = self.journal.series(device, head.seq).last();
        let read = last.and_then(|entry| self.recorded.of_stamp(entry.id, entry.stamp));
        let before = || self.recorded.iter().rev().find(|recorded| recorded.stamp.device() == device);
        read.or_else(before).map(|recorded| recorded.at)
    }
}
