//! The one place where it is decided whether an entry is taken in.
//!
//! [`Journal::judge`] looks and changes nothing, so that a preview and the merge itself cannot disagree.

use paper::{Arrange, OrderedMap, OrderedSet};

use crate::digest::Digest;
use crate::entry::Entry;
use crate::id::{DeviceId, EntryId};
use crate::journal::{HeldAt, Journal, Kept};
use crate::reason::{Merged, Reason};
use crate::stamp::Stamp;

/// An entry to be taken in: from the batch, by its index, or from those held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Batch(usize),
    Held(HeldAt),
}

/// What is to become of a batch.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// In the order in which they join their series.
    admitted: Vec<Source>,
    pub(crate) same: usize,
    held: Vec<usize>,
    /// By index in the batch.
    pub(crate) refused: Vec<(usize, Reason)>,
    /// Formerly held, and found not to fit.
    dropped: Vec<(HeldAt, Reason)>,
    /// How many of those taken in stand where their device has written another entry.
    pub(crate) parted: OrderedMap<DeviceId, usize>,
}

impl Verdict {
    /// Lists the indices in the batch and the held entries that are new in the journal, in stamp order.
    pub(crate) fn new_entries<'a>(&self, journal: &'a Journal, batch: &'a [Kept]) -> Vec<&'a Kept> {
        let mut new: Vec<&Kept> = self
            .admitted
            .iter()
            .filter_map(|source| match source {
                Source::Batch(at) => batch.get(*at),
                Source::Held(at) => journal.held.get(at),
            })
            .collect();
        new.arrange_by_key(|kept| kept.entry.stamp);
        new
    }

    /// Lists the indices of the batch that change the journal: taken in or held.
    pub(crate) fn kept_indices(&self) -> OrderedSet<usize> {
        let admitted = self.admitted.iter().filter_map(|source| match source {
            Source::Batch(at) => Some(*at),
            Source::Held(_) => None,
        });
        admitted.chain(self.held.iter().copied()).collect()
    }

    pub(crate) fn summary(&self, journal: &Journal, batch: &[Kept]) -> Merged {
        let dropped = self.dropped.iter().filter_map(|(at, reason)| {
            let kept = journal.held.get(at)?;
            Some((kept.entry.id, reason.clone()))
        });
        let refused = self.refused.iter().map(|(at, reason)| (batch[*at].entry.id, reason.clone()));
        Merged {
            new: self.new_entries(journal, batch).iter().map(|kept| kept.entry.id).collect(),
            same: self.same,
            held: self.held.iter().map(|at| batch[*at].entry.id).collect(),
            refused: refused.chain(dropped).collect(),
        }
    }
}

/// The journal as it would be after the entries judged so far.
struct Look<'a> {
    journal: &'a Journal,
    batch: &'a [Kept],
    placed: OrderedMap<HeldAt, Stamp>,
    /// Every id that may come in, and whether it has.
    ids: OrderedMap<(DeviceId, EntryId), bool>,
    held: OrderedSet<HeldAt>,
    verdict: Verdict,
}

impl Journal {
    /// Decides about each entry of a batch. Its order does not matter.
    pub(crate) fn judge(&self, batch: &[Kept]) -> Verdict {
        let mut order: Vec<usize> = (0..batch.len()).collect();
        order.arrange_by_key(|&at| {
            let kept = &batch[at];
            (kept.entry.device, kept.entry.seq, kept.hash)
        });
        let coming = batch.iter().chain(self.held.values()).map(|kept| &kept.entry);
        let ids = coming.map(|entry| ((entry.device, entry.id), false));
        let mut look = Look {
            journal: self,
            batch,
            placed: OrderedMap::new(),
            ids: ids.collect(),
            held: OrderedSet::new(),
            verdict: Verdict::default(),
        };
        for at in order {
            look.place(at);
        }
        look.verdict
    }

    /// Does what [`Journal::judge`] decided about the same batch.
    pub(crate) fn take_in(&mut self, batch: Vec<Kept>, verdict: Verdict) {
        let mut batch: Vec<Option<Kept>> = batch.into_iter().map(Some).collect();
        let held = std::mem::take(&mut self.held).into_iter();
        let mut held: OrderedMap<HeldAt, Option<Kept>> = held.map(|(at, kept)| (at, Some(kept))).collect();
        for source in verdict.admitted {
            let kept = match source {
                Source::Batch(at) => batch[at].take(),
                Source::Held(at) => held.get_mut(&at).and_then(Option::take),
            };
            let Some(kept) = kept else { continue };
            let id = kept.entry.id;
            let at = self.chains.entry(kept.entry.device).or_default().push(kept);
            self.ids.settle(id, at, &self.chains);
        }
        for (at, _) in verdict.dropped {
            held.remove(&at);
        }
        let new = verdict.held.into_iter().filter_map(|at| batch[at].take());
        let new = new.map(|kept| ((kept.entry.device, kept.entry.seq, kept.hash), kept));
        self.held = held.into_iter().filter_map(|(at, kept)| Some((at, kept?))).chain(new).collect();
    }
}

impl Look<'_> {
    fn place(&mut self, at: usize) {
        let batch = self.batch;
        let kept = &batch[at];
        let place = (kept.entry.device, kept.entry.seq, kept.hash);
        if let Err(reason) = self.check_alone(kept) {
            self.verdict.refused.push((at, reason));
        } else if self.is_placed(&place) {
            self.verdict.same += 1;
        } else {
            match self.check_next(kept) {
                Ok(true) => {
                    self.advance(kept, Source::Batch(at));
                    self.join_held(place);
                }
                Ok(false) => self.hold(at, place),
                Err(reason) => self.verdict.refused.push((at, reason)),
            }
        }
    }

    fn check_alone(&self, kept: &Kept) -> Result<(), Reason> {
        let entry = &kept.entry;
        if entry.office != self.journal.office() {
            return Err(Reason::ForeignOffice { office: entry.office });
        }
        if entry.stamp.device() != entry.device {
            return Err(Reason::ForeignStamp { device: entry.stamp.device() });
        }
        if entry.seq == 0 {
            return Err(Reason::NoSequence);
        }
        Ok(())
    }

    /// Tells whether the entry before this one is there, so that it can be taken in; if so, checks that it fits.
    fn check_next(&self, kept: &Kept) -> Result<bool, Reason> {
        let Entry { id, device, seq, prev, stamp, .. } = &kept.entry;
        let (device, seq) = (*device, *seq);
        let first = *prev == Entry::genesis(self.journal.office(), device);
        if first != (seq == 1) {
            return Err(Reason::ChainBreak { device, seq });
        }
        let before = self.stamp_at(&(device, seq - 1, *prev));
        if before.is_some_and(|before| *stamp <= before) {
            return Err(Reason::StampGoesBack { device, seq });
        }
        // Nobody writes two entries of one id: it was altered, or rests on one that was.
        if self.ids.get(&(device, *id)) == Some(&true) || self.journal.has_used(device, id) {
            return Err(match self.is_taken(device, seq) {
                true => Reason::Fork { device, seq },
                false => Reason::IdTaken,
            });
        }
        Ok(first || before.is_some())
    }

    fn advance(&mut self, kept: &Kept, source: Source) {
        let (device, seq) = (kept.entry.device, kept.entry.seq);
        if self.is_taken(device, seq) {
            *self.verdict.parted.entry(device).or_default() += 1;
        }
        self.placed.insert((device, seq, kept.hash), kept.entry.stamp);
        self.ids.insert((device, kept.entry.id), true);
        self.verdict.admitted.push(source);
    }

    fn hold(&mut self, at: usize, place: HeldAt) {
        if self.journal.held.contains_key(&place) || !self.held.insert(place) {
            self.verdict.same += 1;
        } else {
            self.verdict.held.push(at);
        }
    }

    /// Lets held entries join now that the one before them is there.
    fn join_held(&mut self, place: HeldAt) {
        let journal = self.journal;
        let mut joined = vec![place];
        while let Some((device, seq, hash)) = joined.pop() {
            let (least, most) = (Digest::from_bytes([0; 32]), Digest::from_bytes([255; 32]));
            for (place, kept) in journal.held.range((device, seq + 1, least)..=(device, seq + 1, most)) {
                if kept.entry.prev != hash || self.is_placed(place) {
                    continue;
                }
                match self.check_next(kept) {
                    Ok(_) => {
                        self.advance(kept, Source::Held(*place));
                        joined.push(*place);
                    }
                    Err(reason) => self.verdict.dropped.push((*place, reason)),
                }
            }
        }
    }

    fn stamp_at(&self, place: &HeldAt) -> Option<Stamp> {
        let (device, seq, hash) = place;
        let placed = self.placed.get(place).copied();
        placed.or_else(|| self.journal.kept_at(*device, *seq, hash).map(|kept| kept.entry.stamp))
    }

    fn is_placed(&self, place: &HeldAt) -> bool {
        self.stamp_at(place).is_some()
    }

    fn is_taken(&self, device: DeviceId, seq: u64) -> bool {
        let (least, most) = (Digest::from_bytes([0; 32]), Digest::from_bytes([255; 32]));
        self.placed.range((device, seq, least)..=(device, seq, most)).next().is_some()
            || self.journal.is_taken(device, seq)
    }
}
