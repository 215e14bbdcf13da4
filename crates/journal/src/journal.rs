//! The journal of one office as one device holds it.

use paper::{Arrange, OrderedMap, OrderedSet};
use std::cmp::Reverse;

use crate::clock::Clock;
use crate::digest::{Digest, digest};
use crate::entry::{Draft, Entry, Spelling};
use crate::id::{DeviceId, EntryId, OfficeId};
use crate::json::check_value;
use crate::reason::{DraftError, Flaw, Merged};
pub(crate) use crate::series::Kept;
use crate::series::{Ids, Series};
use crate::stamp::{MAX_DRIFT_MS, Stamp, WallMs};
use crate::stamped::Stamped;
use serde_json::Value;

/// The end of a device's series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The sequence number of the last entry; 0 when there is none.
    pub seq: u64,
    /// The hash of the last entry; the genesis hash when there is none.
    pub hash: Digest,
}

/// Where a held entry lies: two candidates for one place are kept apart by their hash.
pub(crate) type HeldAt = (DeviceId, u64, Digest);

/// All entries of one office that a device has, as one unbroken series per writing device.
///
/// The series of a device that was set back or copied, and written on twice, parts into branches. All of them are kept:
/// nobody's entries are lost because somebody else's came first.
#[derive(Debug, Clone)]
pub struct Journal {
    office: OfficeId,
    device: DeviceId,
    clock: Clock,
    pub(crate) chains: OrderedMap<DeviceId, Series>,
    pub(crate) ids: Ids,
    pub(crate) held: OrderedMap<HeldAt, Kept>,
}

impl Journal {
    /// Opens an empty journal, written to by `device`.
    pub fn new(office: OfficeId, device: DeviceId) -> Journal {
        Journal {
            office,
            device,
            clock: Clock::new(device),
            chains: OrderedMap::new(),
            ids: Ids::default(),
            held: OrderedMap::new(),
        }
    }

    /// Builds the journal from stored entries in any order.
    ///
    /// Every entry is either in the journal, or held, or named in a [`Flaw`].
    pub fn restore(
        office: OfficeId,
        device: DeviceId,
        entries: impl IntoIterator<Item = Entry>,
    ) -> (Journal, Vec<Flaw>) {
        let mut journal = Journal::new(office, device);
        let batch: Vec<Kept> = entries.into_iter().map(Kept::from).collect();
        let verdict = journal.judge(&batch);
        let flaws = verdict
            .refused
            .iter()
            .map(|(at, reason)| {
                let Kept { entry: Entry { id, device, seq, .. }, hash } = &batch[*at];
                Flaw { id: *id, device: *device, seq: *seq, hash: *hash, reason: reason.clone() }
            })
            .collect();
        journal.take_in(batch, verdict);
        (journal, flaws)
    }

    /// Tells whether this device can no longer go on under its id: entries of its own are missing before others, its series
    /// has parted, or its clock once stood beyond [`WallMs::LAST`], after which nothing it writes would count. Then
    /// [`Journal::go_on_as`] another one.
    pub fn is_beside_itself(&self) -> bool {
        let far = |stamp: Stamp| stamp.wall() > WallMs::LAST;
        self.held().any(|entry| entry.device == self.device)
            || self.has_parted(self.device)
            || self.last_stamp_of(self.device).is_some_and(far)
    }

    /// Goes on under another id, which has written nothing yet. What was written stays as it is.
    pub fn go_on_as(&mut self, device: DeviceId) {
        self.device = device;
        self.clock = Clock::new(device);
    }

    /// Gives the office.
    pub fn office(&self) -> OfficeId {
        self.office
    }

    /// Gives the device that writes here.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// Turns drafts into the next entries of this device, without taking them in.
    ///
    /// Make them durable, then [`admit`](Journal::admit) them; stamp nothing else in between. When the durable
    /// write fails, drop them: nothing here has changed but the clock.
    ///
    /// # Errors
    /// [`DraftError`] for the first draft that could not be admitted later; then nothing has changed at all.
    pub fn stamp(&mut self, drafts: Vec<Draft>, now: WallMs) -> Result<Vec<Stamped>, DraftError> {
        self.stamp_as(Spelling::Long, drafts, now, |_, _| {})
    }

    /// The same with the ids of the entries spelled so. `finish` may put what is known from the stamp into the body.
    ///
    /// # Errors
    /// As [`Journal::stamp`].
    pub fn stamp_as(
        &mut self,
        spelling: Spelling,
        drafts: Vec<Draft>,
        now: WallMs,
        finish: impl Fn(&Stamp, &mut Value),
    ) -> Result<Vec<Stamped>, DraftError> {
        self.check_drafts(&drafts)?;
        let mut clock = self.clock_at(now);
        let mut last = self.last_stamp_of(self.device);
        let mut head = self.head(self.device);
        let mut entries = Vec::with_capacity(drafts.len());
        for Draft { id, actor, kind, v, mut body } in drafts {
            let stamp = clock.tick(now);
            if last.is_some_and(|last| stamp <= last) {
                return Err(DraftError::ClockExhausted);
            }
            finish(&stamp, &mut body);
            let entry = Entry {
                id,
                office: self.office,
                device: self.device,
                seq: head.seq + 1,
                stamp,
                actor,
                kind,
                v,
                body,
                prev: head.hash,
                extra: OrderedMap::new(),
                spelling,
            };
            let stamped = Stamped::new(entry);
            head = Head { seq: stamped.seq, hash: stamped.kept().hash };
            last = Some(stamp);
            entries.push(stamped);
        }
        self.clock = clock;
        Ok(entries)
    }

    fn check_drafts(&self, drafts: &[Draft]) -> Result<(), DraftError> {
        if self.held().any(|entry| entry.device == self.device) {
            return Err(DraftError::OwnSeriesBroken { missing: self.head(self.device).seq + 1 });
        }
        let mut ids = OrderedSet::new();
        for draft in drafts {
            if self.ids.rightful.contains_key(&draft.id) || !ids.insert(draft.id) {
                return Err(DraftError::IdTaken { id: draft.id });
            }
            if draft.kind.is_empty() {
                return Err(DraftError::NoKind { id: draft.id });
            }
            check_value(&draft.body).map_err(|fault| DraftError::Body { id: draft.id, fault })?;
        }
        Ok(())
    }

    /// Sets the clock past this device's own last entry and past every entry that is not too far ahead.
    fn clock_at(&self, now: WallMs) -> Clock {
        let mut clock = self.clock.clone();
        if let Some(own) = self.last_stamp_of(self.device) {
            clock.resume(&own);
        }
        let limit = now.plus(MAX_DRIFT_MS);
        for chain in self.chains.values().flat_map(Series::branches) {
            let believed = chain.partition_point(|kept| kept.entry.stamp.wall() <= limit);
            if let Some(kept) = believed.checked_sub(1).and_then(|last| chain.get(last)) {
                clock.observe(&kept.entry.stamp, now);
            }
        }
        clock
    }

    /// Takes in entries that this device has stamped and made durable.
    ///
    /// The same as [`merge`](Journal::merge), but for what is known of them already: an entry that is not the next one of the
    /// series is refused.
    pub fn admit(&mut self, entries: Vec<Stamped>) -> Merged {
        self.merge_kept(entries.into_iter().map(Kept::from).collect())
    }

    /// Unites the journal with entries of other devices, in any order, any of them more than once.
    ///
    /// The outcome depends only on the set of entries that were ever merged, as long as nobody writes two entries of one
    /// id under one device; of those the one that came first stays.
    pub fn merge(&mut self, entries: impl IntoIterator<Item = Entry>) -> Merged {
        self.merge_kept(entries.into_iter().map(Kept::from).collect())
    }

    pub(crate) fn merge_kept(&mut self, batch: Vec<Kept>) -> Merged {
        let verdict = self.judge(&batch);
        let merged = verdict.summary(self, &batch);
        self.take_in(batch, verdict);
        merged
    }

    /// Iterates over the admitted entries in the order of stamps.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        Entries::over(self.chains.values().flat_map(Series::branches))
    }

    /// The same without those whose id is another entry's: what is known by an id is what its owner wrote.
    pub fn rightful(&self) -> impl Iterator<Item = &Entry> {
        self.entries().filter(|entry| self.is_rightful(entry))
    }

    /// Tells whether an admitted entry is the one its id stands for.
    ///
    /// An id that was [drawn for its device](EntryId::of_device) belongs to the entry of that device; of two that were
    /// not, to the earlier.
    pub fn is_rightful(&self, entry: &Entry) -> bool {
        self.ids.rightful.get(&entry.id).is_some_and(|at| at.device == entry.device)
    }

    /// Counts the admitted entries that came under another entry's id. They are kept and exported.
    pub fn usurping(&self) -> usize {
        self.ids.usurping.len()
    }

    /// Iterates over the admitted entries with a later stamp than the given one, in the order of stamps.
    pub fn entries_after(&self, stamp: &Stamp) -> impl Iterator<Item = &Entry> {
        let later = |chain: &'_ [Kept]| chain.partition_point(|kept| kept.entry.stamp <= *stamp);
        Entries::over(self.chains.values().flat_map(Series::branches).map(|chain| &chain[later(chain)..]))
    }

    /// Iterates over the admitted entries of one device from a sequence number on, branch by branch, in order.
    pub fn series(&self, device: DeviceId, from: u64) -> impl Iterator<Item = &Entry> {
        let entries = self.chains.get(&device).into_iter().flat_map(Series::branches).flatten();
        entries.map(|kept| &kept.entry).filter(move |entry| entry.seq >= from)
    }

    /// Iterates over the entries kept because a gap precedes them, by device and sequence.
    pub fn held(&self) -> impl Iterator<Item = &Entry> {
        self.held.values().map(|kept| &kept.entry)
    }

    /// Gives the end of every admitted series.
    pub fn heads(&self) -> OrderedMap<DeviceId, Head> {
        self.chains.keys().map(|device| (*device, self.head(*device))).collect()
    }

    /// Gives the end of one device's series, also of a device that has written nothing; of a parted one the furthest.
    pub fn head(&self, device: DeviceId) -> Head {
        let nothing = Head { seq: 0, hash: Entry::genesis(self.office, device) };
        self.ends(device).first().copied().unwrap_or(nothing)
    }

    /// Gives the ends of all branches of a device's series, the furthest first.
    pub fn ends(&self, device: DeviceId) -> Vec<Head> {
        let branches = self.chains.get(&device).into_iter().flat_map(Series::branches);
        let ends = branches.filter_map(|branch| branch.last());
        let mut ends: Vec<Head> = ends.map(|kept| Head { seq: kept.entry.seq, hash: kept.hash }).collect();
        ends.arrange_by_key(|end| (std::cmp::Reverse(end.seq), end.hash));
        ends
    }

    /// Tells whether a device's series has parted: it was set back or copied, and written on twice.
    pub fn has_parted(&self, device: DeviceId) -> bool {
        self.chains.get(&device).is_some_and(|series| series.branches().count() > 1)
    }

    /// Lists the devices whose series have parted.
    pub fn parted(&self) -> Vec<DeviceId> {
        self.chains.keys().copied().filter(|device| self.has_parted(*device)).collect()
    }

    /// Gives an admitted entry by its id.
    pub fn get(&self, id: &EntryId) -> Option<&Entry> {
        let at = self.ids.rightful.get(id)?;
        self.chains.get(&at.device)?.get(at).map(|kept| &kept.entry)
    }

    /// Counts the admitted entries.
    pub fn len(&self) -> usize {
        self.ids.rightful.len() + self.ids.usurping.len()
    }

    /// Tells whether no entry is admitted.
    pub fn is_empty(&self) -> bool {
        self.ids.rightful.is_empty()
    }

    /// Gives a digest of the set of admitted entries: two journals have the same exactly if they hold the same set.
    ///
    /// It is the hash over the ends, which commit to everything before them.
    pub fn digest(&self) -> Digest {
        let ends = |device: &DeviceId| {
            let mut ends = self.ends(*device);
            ends.arrange_by_key(|end| end.hash);
            ends.into_iter().map(|end| format!("{device} {}", end.hash)).collect::<Vec<_>>()
        };
        let ends: Vec<String> = self.chains.keys().flat_map(ends).collect();
        digest(format!("{}\n{}", self.office, ends.join("\n")).as_bytes())
    }

    /// Tells whether any entry stands at a place of a device's series.
    pub fn is_taken(&self, device: DeviceId, seq: u64) -> bool {
        self.chains.get(&device).is_some_and(|series| series.at(seq).next().is_some())
    }

    pub(crate) fn kept_at(&self, device: DeviceId, seq: u64, hash: &Digest) -> Option<&Kept> {
        self.chains.get(&device)?.at(seq).find(|kept| kept.hash == *hash)
    }

    /// Tells whether a device has used an id.
    pub(crate) fn has_used(&self, device: DeviceId, id: &EntryId) -> bool {
        self.ids.rightful.get(id).is_some_and(|at| at.device == device)
            || self.ids.usurping.contains(&(*id, device))
    }

    pub(crate) fn last_stamp_of(&self, device: DeviceId) -> Option<Stamp> {
        let branches = self.chains.get(&device)?.branches();
        branches.filter_map(|branch| branch.last()).map(|kept| kept.entry.stamp).max()
    }
}

/// Walks all branches at once, always taking the earliest front.
struct Entries<'a> {
    // Two branches of one device may share a stamp. The earliest stands last, where it is soonest taken out.
    fronts: OrderedMap<Reverse<(Stamp, EntryId, Digest)>, &'a [Kept]>,
}

impl<'a> Entries<'a> {
    fn over(branches: impl Iterator<Item = &'a [Kept]>) -> Entries<'a> {
        let mut entries = Entries { fronts: OrderedMap::new() };
        branches.for_each(|branch| entries.wait(branch));
        entries
    }

    fn wait(&mut self, branch: &'a [Kept]) {
        if let Some(kept) = branch.first() {
            self.fronts.insert(Reverse((kept.entry.stamp, kept.entry.id, kept.hash)), branch);
        }
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = &'a Entry;

    fn next(&mut self) -> Option<&'a Entry> {
        let (_, branch) = self.fronts.pop_last()?;
        let (kept, rest) = branch.split_first()?;
        self.wait(rest);
        Some(&kept.entry)
    }
}
