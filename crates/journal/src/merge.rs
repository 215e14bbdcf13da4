//! The one place where it is decided whether an entry is taken in.
//!
//! [`Journal::judge`] looks and changes nothing, so that a preview and the merge itself cannot disagree.

use std::collections::{BTreeMap, BTreeSet};

use crate::digest::Digest;
use crate::id::{DeviceId, EntryId};
use crate::journal::{Head, HeldAt, Journal, Kept};
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
        new.sort_by_key(|kept| kept.entry.stamp);
        new
    }

    /// Lists the indices of the batch that change the journal: taken in or held.
    pub(crate) fn kept_indices(&self) -> BTreeSet<usize> {
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

/// The end of a series as it would be after the entries judged so far.
struct End {
    head: Head,
    stamp: Option<Stamp>,
}

/// The journal as it would be after the entries judged so far.
struct Look<'a> {
    journal: &'a Journal,
    batch: &'a [Kept],
    ends: BTreeMap<DeviceId, End>,
    placed: BTreeMap<(DeviceId, u64), Digest>,
    ids: BTreeSet<EntryId>,
    held: BTreeSet<HeldAt>,
    verdict: Verdict,
}

impl Journal {
    /// Decides about each entry of a batch. Its order does not matter.
    pub(crate) fn judge(&self, batch: &[Kept]) -> Verdict {
        let mut order: Vec<usize> = (0..batch.len()).collect();
        order.sort_by_key(|&at| {
            let kept = &batch[at];
            (kept.entry.device, kept.entry.seq, kept.hash)
        });
        let mut look = Look {
            journal: self,
            batch,
            ends: BTreeMap::new(),
            placed: BTreeMap::new(),
            ids: BTreeSet::new(),
            held: BTreeSet::new(),
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
        for source in verdict.admitted {
            let kept = match source {
                Source::Batch(at) => batch[at].take(),
                Source::Held(at) => self.held.remove(&at),
            };
            let Some(kept) = kept else { continue };
            self.ids.insert(kept.entry.id, (kept.entry.device, kept.entry.seq));
            self.chains.entry(kept.entry.device).or_default().push(kept);
        }
        for at in verdict.held {
            let Some(kept) = batch[at].take() else { continue };
            self.held.insert((kept.entry.device, kept.entry.seq, kept.hash), kept);
        }
        for (at, _) in verdict.dropped {
            self.held.remove(&at);
        }
    }
}

impl Look<'_> {
    fn place(&mut self, at: usize) {
        let batch = self.batch;
        let kept = &batch[at];
        let (device, seq) = (kept.entry.device, kept.entry.seq);
        if let Err(reason) = self.check_alone(kept) {
            self.verdict.refused.push((at, reason));
            return;
        }
        let next = self.end(device).head.seq + 1;
        if seq < next {
            if self.hash_at(device, seq) == Some(kept.hash) {
                self.verdict.same += 1;
            } else {
                self.verdict.refused.push((at, Reason::Fork { device, seq }));
            }
        } else if seq > next {
            self.hold(at, (device, seq, kept.hash));
        } else {
            match self.check_next(kept) {
                Ok(()) => {
                    self.advance(kept, Source::Batch(at));
                    self.join_held(device);
                }
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

    /// Checks an entry that stands at the very next place of its series.
    fn check_next(&self, kept: &Kept) -> Result<(), Reason> {
        let (device, seq) = (kept.entry.device, kept.entry.seq);
        let Some(end) = self.ends.get(&device) else { return Ok(()) };
        if kept.entry.prev != end.head.hash {
            return Err(Reason::ChainBreak { device, seq });
        }
        if end.stamp.is_some_and(|stamp| kept.entry.stamp <= stamp) {
            return Err(Reason::StampGoesBack { device, seq });
        }
        if self.ids.contains(&kept.entry.id) || self.journal.ids.contains_key(&kept.entry.id) {
            return Err(Reason::IdTaken);
        }
        Ok(())
    }

    fn advance(&mut self, kept: &Kept, source: Source) {
        let (device, seq) = (kept.entry.device, kept.entry.seq);
        self.ends.insert(device, End { head: Head { seq, hash: kept.hash }, stamp: Some(kept.entry.stamp) });
        self.placed.insert((device, seq), kept.hash);
        self.ids.insert(kept.entry.id);
        self.verdict.admitted.push(source);
    }

    fn hold(&mut self, at: usize, place: HeldAt) {
        if self.journal.held.contains_key(&place) || !self.held.insert(place) {
            self.verdict.same += 1;
        } else {
            self.verdict.held.push(at);
        }
    }

    /// Lets held entries join now that the place before them is filled.
    fn join_held(&mut self, device: DeviceId) {
        let journal = self.journal;
        loop {
            let seq = self.end(device).head.seq + 1;
            let places =
                (device, seq, Digest::from_bytes([0; 32]))..=(device, seq, Digest::from_bytes([255; 32]));
            for (place, kept) in journal.held.range(places) {
                let outcome = if self.placed.contains_key(&(device, seq)) {
                    Err(Reason::Fork { device, seq })
                } else {
                    self.check_next(kept)
                };
                match outcome {
                    Ok(()) => self.advance(kept, Source::Held(*place)),
                    Err(reason) => self.verdict.dropped.push((*place, reason)),
                }
            }
            if self.end(device).head.seq < seq {
                return;
            }
        }
    }

    fn end(&mut self, device: DeviceId) -> &End {
        let journal = self.journal;
        self.ends
            .entry(device)
            .or_insert_with(|| End { head: journal.head(device), stamp: journal.last_stamp_of(device) })
    }

    fn hash_at(&self, device: DeviceId, seq: u64) -> Option<Digest> {
        let placed = self.placed.get(&(device, seq)).copied();
        placed.or_else(|| self.journal.kept_at(device, seq).map(|kept| kept.hash))
    }
}
