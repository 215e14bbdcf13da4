//! The entries of one device, and to which entry an id belongs.

use paper::{OrderedMap, OrderedSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::digest::Digest;
use crate::entry::Entry;
use crate::id::{DeviceId, EntryId};
use crate::stamp::Stamp;

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

/// The series of one device: one branch, or several where it was written on twice from one entry.
#[derive(Debug, Clone, Default)]
pub(crate) struct Series {
    // INVARIANT (unbroken series): within a branch each entry has the next sequence number, continues the one before by
    // hash, and has the later stamp; the first of a branch does so with an entry of another branch, or with the genesis.
    // No branch is empty, and none continues the last entry of another.
    branches: Vec<Vec<Kept>>,
}

/// Where an admitted entry stands. Branches are only ever added, and added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) device: DeviceId,
    branch: usize,
    index: usize,
}

impl Series {
    /// Adds an entry that continues this series.
    pub(crate) fn push(&mut self, kept: Kept) -> At {
        let device = kept.entry.device;
        let ends_before = |branch: &Vec<Kept>| branch.last().is_some_and(|last| last.hash == kept.entry.prev);
        let branch = self.branches.iter().position(ends_before).unwrap_or_else(|| {
            self.branches.push(Vec::new());
            self.branches.len() - 1
        });
        self.branches[branch].push(kept);
        At { device, branch, index: self.branches[branch].len() - 1 }
    }

    pub(crate) fn branches(&self) -> impl Iterator<Item = &[Kept]> {
        self.branches.iter().map(Vec::as_slice)
    }

    pub(crate) fn get(&self, at: &At) -> Option<&Kept> {
        self.branches.get(at.branch)?.get(at.index)
    }

    /// Iterates over the entries at one place, one for each branch that reaches it on its own.
    pub(crate) fn at(&self, seq: u64) -> impl Iterator<Item = &Kept> {
        self.branches().filter_map(move |branch| {
            let from = branch.first()?.entry.seq;
            branch.get(usize::try_from(seq.checked_sub(from)?).ok()?)
        })
    }
}

/// Which entry an id stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ids {
    // INVARIANT (ids): every admitted entry is in exactly one of the two, the best claim to each id in the first.
    pub(crate) rightful: BTreeMap<EntryId, At>,
    pub(crate) usurping: OrderedSet<(EntryId, DeviceId)>,
}

/// How good an entry's claim to its id is: that of the device it was drawn for, then the earlier one.
type Claim = (bool, Reverse<Stamp>);

pub(crate) fn claim(Kept { entry, .. }: &Kept) -> Claim {
    (entry.id.is_of(entry.device), Reverse(entry.stamp))
}

impl Ids {
    /// Gives its id to an entry that was just admitted, or puts it down as one that came under another's id.
    pub(crate) fn settle(&mut self, id: EntryId, at: At, chains: &OrderedMap<DeviceId, Series>) {
        let Some(before) = self.rightful.insert(id, at) else { return };
        let claim = |at: &At| chains.get(&at.device).and_then(|series| series.get(at)).map(claim);
        if claim(&before) > claim(&at) {
            self.rightful.insert(id, before);
            self.usurping.insert((id, at.device));
        } else {
            self.usurping.insert((id, before.device));
        }
    }
}
