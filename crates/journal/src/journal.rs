//! The journal of one office as one device holds it.

use std::collections::{BTreeMap, BTreeSet};

use crate::clock::Clock;
use crate::digest::{Digest, digest};
use crate::entry::{Draft, Entry, Spelling};
use crate::id::{DeviceId, EntryId, OfficeId};
use crate::json::check_value;
use crate::reason::{DraftError, Flaw, Merged, Reason};
use crate::stamp::{MAX_DRIFT_MS, Stamp, WallMs};
use serde_json::Value;

/// An entry with its hash, which is computed once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) entry: Entry,
    pub(crate) hash: Digest,
}

impl From<Entry> for Kept {
    fn from(entry: Entry) -> Kept {
        Kept { hash: entry.hash(), entry }
    }
}

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
#[derive(Debug, Clone)]
pub struct Journal {
    office: OfficeId,
    device: DeviceId,
    clock: Clock,
    // INVARIANT (unbroken series): `chains[d][n]` has sequence n + 1, continues `chains[d][n - 1]` by hash, and has
    // the later stamp. No chain is empty. `ids` names exactly the entries in `chains`.
    pub(crate) chains: BTreeMap<DeviceId, Vec<Kept>>,
    pub(crate) ids: BTreeMap<EntryId, (DeviceId, u64)>,
    pub(crate) held: BTreeMap<HeldAt, Kept>,
}

impl Journal {
    /// Opens an empty journal, written to by `device`.
    pub fn new(office: OfficeId, device: DeviceId) -> Journal {
        Journal {
            office,
            device,
            clock: Clock::new(device),
            chains: BTreeMap::new(),
            ids: BTreeMap::new(),
            held: BTreeMap::new(),
        }
    }

    /// Builds the journal from stored entries in any order.
    ///
    /// Every entry is either in the journal, or held, or named in a [`Flaw`]. An entry of this very device that is
    /// held is named too, with [`Reason::Gap`], because something this device wrote is lost.
    pub fn restore(
        office: OfficeId,
        device: DeviceId,
        entries: impl IntoIterator<Item = Entry>,
    ) -> (Journal, Vec<Flaw>) {
        let mut journal = Journal::new(office, device);
        let batch: Vec<Kept> = entries.into_iter().map(Kept::from).collect();
        let places: Vec<(EntryId, DeviceId, u64)> =
            batch.iter().map(|kept| (kept.entry.id, kept.entry.device, kept.entry.seq)).collect();
        let verdict = journal.judge(&batch);
        let mut flaws: Vec<Flaw> = verdict
            .refused
            .iter()
            .map(|(at, reason)| {
                let (id, device, seq) = places[*at];
                Flaw { id, device, seq, reason: reason.clone() }
            })
            .collect();
        journal.take_in(batch, verdict);
        let missing = journal.head(device).seq + 1;
        flaws.extend(journal.held().filter(|entry| entry.device == device).map(|entry| Flaw {
            id: entry.id,
            device,
            seq: entry.seq,
            reason: Reason::Gap { device, missing },
        }));
        (journal, flaws)
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
    pub fn stamp(&mut self, drafts: Vec<Draft>, now: WallMs) -> Result<Vec<Entry>, DraftError> {
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
    ) -> Result<Vec<Entry>, DraftError> {
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
                extra: BTreeMap::new(),
                spelling,
            };
            head = Head { seq: entry.seq, hash: entry.hash() };
            last = Some(stamp);
            entries.push(entry);
        }
        self.clock = clock;
        Ok(entries)
    }

    fn check_drafts(&self, drafts: &[Draft]) -> Result<(), DraftError> {
        if self.held().any(|entry| entry.device == self.device) {
            return Err(DraftError::OwnSeriesBroken { missing: self.head(self.device).seq + 1 });
        }
        let mut ids = BTreeSet::new();
        for draft in drafts {
            if self.ids.contains_key(&draft.id) || !ids.insert(draft.id) {
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
        for chain in self.chains.values() {
            let believed = chain.partition_point(|kept| kept.entry.stamp.wall() <= limit);
            if let Some(kept) = believed.checked_sub(1).and_then(|last| chain.get(last)) {
                clock.observe(&kept.entry.stamp, now);
            }
        }
        clock
    }

    /// Takes in entries that this device has stamped and made durable.
    ///
    /// The same as [`merge`](Journal::merge): an entry that is not the next one of the series is refused.
    pub fn admit(&mut self, entries: Vec<Entry>) -> Merged {
        self.merge(entries)
    }

    /// Unites the journal with entries of other devices, in any order, any of them more than once.
    ///
    /// The outcome depends only on the set of entries that were ever merged, as long as no device's series forks;
    /// of a fork the branch that came first stays.
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
        Entries { fronts: self.chains.values().filter_map(|chain| front(chain)).collect() }
    }

    /// Iterates over the admitted entries with a later stamp than the given one, in the order of stamps.
    pub fn entries_after(&self, stamp: &Stamp) -> impl Iterator<Item = &Entry> {
        let later = |chain: &'_ Vec<Kept>| chain.partition_point(|kept| kept.entry.stamp <= *stamp);
        Entries { fronts: self.chains.values().filter_map(|chain| front(&chain[later(chain)..])).collect() }
    }

    /// Iterates over the admitted entries of one device from a sequence number on, in order.
    pub fn series(&self, device: DeviceId, from: u64) -> impl Iterator<Item = &Entry> {
        let skipped = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
        self.chains.get(&device).into_iter().flatten().skip(skipped).map(|kept| &kept.entry)
    }

    /// Iterates over the entries kept because a gap precedes them, by device and sequence.
    pub fn held(&self) -> impl Iterator<Item = &Entry> {
        self.held.values().map(|kept| &kept.entry)
    }

    /// Gives the end of every admitted series.
    pub fn heads(&self) -> BTreeMap<DeviceId, Head> {
        self.chains.keys().map(|device| (*device, self.head(*device))).collect()
    }

    /// Gives the end of one device's series, also of a device that has written nothing.
    pub fn head(&self, device: DeviceId) -> Head {
        match self.chains.get(&device).and_then(|chain| chain.last()) {
            Some(kept) => Head { seq: kept.entry.seq, hash: kept.hash },
            None => Head { seq: 0, hash: Entry::genesis(self.office, device) },
        }
    }

    /// Gives an admitted entry.
    pub fn get(&self, id: &EntryId) -> Option<&Entry> {
        let (device, seq) = self.ids.get(id)?;
        self.kept_at(*device, *seq).map(|kept| &kept.entry)
    }

    /// Counts the admitted entries.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Tells whether no entry is admitted.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Gives a digest of the set of admitted entries: two journals have the same exactly if they hold the same set.
    ///
    /// It is the hash over the heads, which commit to everything before them.
    pub fn digest(&self) -> Digest {
        let heads: Vec<String> =
            self.heads().iter().map(|(device, head)| format!("{device} {}", head.hash)).collect();
        digest(format!("{}\n{}", self.office, heads.join("\n")).as_bytes())
    }

    pub(crate) fn kept_at(&self, device: DeviceId, seq: u64) -> Option<&Kept> {
        let at = usize::try_from(seq.checked_sub(1)?).ok()?;
        self.chains.get(&device)?.get(at)
    }

    pub(crate) fn last_stamp_of(&self, device: DeviceId) -> Option<Stamp> {
        self.chains.get(&device)?.last().map(|kept| kept.entry.stamp)
    }
}

fn front(chain: &[Kept]) -> Option<(Stamp, &[Kept])> {
    chain.first().map(|kept| (kept.entry.stamp, chain))
}

/// Walks all series at once, always taking the earliest front.
struct Entries<'a> {
    fronts: BTreeMap<Stamp, &'a [Kept]>,
}

impl<'a> Iterator for Entries<'a> {
    type Item = &'a Entry;

    fn next(&mut self) -> Option<&'a Entry> {
        let (_, chain) = self.fronts.pop_first()?;
        let (kept, rest) = chain.split_first()?;
        self.fronts.extend(front(rest));
        Some(&kept.entry)
    }
}
