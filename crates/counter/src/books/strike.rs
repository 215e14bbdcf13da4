//! Striking out. What is struck out leaves no trace, so the state is derived without it: from the state as it stood before the
//! latest entries, or, where it stands before those, from the beginning.

use super::Books;
use office::{Earlier, Recorded, State};

/// How many entries the earlier state stays behind: who undoes, undoes one of the latest.
const BEHIND: usize = 64;

impl Books {
    /// Lets the earlier state, from which striking-out goes on, come nearer by at most so many entries. It takes no part in
    /// anything else, so it may be done whenever there is time. Whether it is where it should be.
    pub fn look_back(&mut self, most: usize) -> bool {
        let until = self.recorded.len().saturating_sub(BEHIND);
        let earlier = self.earlier.get_or_insert_with(|| Earlier::new(self.recorded.struck_out()));
        earlier.follow(&self.recorded, until.min(earlier.after().saturating_add(most)));
        earlier.after() >= until
    }

    /// Derives the state without what is struck out by now.
    pub(super) fn strike(&mut self) {
        let struck = self.recorded.struck_out();
        let place = |entry| self.recorded.place(entry);
        let earlier = self.earlier.take().filter(|earlier| earlier.stands(&struck, place));
        let Some(earlier) = earlier else { return self.derive_state() };
        let from = earlier.after();
        let before = std::mem::replace(&mut self.state, earlier.go_on(&self.recorded, struck));
        self.look_again(from, &before);
    }

    /// Puts right what hangs on the state, where entries from this place on now mean something else than before.
    fn look_again(&mut self, from: usize, before: &State) {
        self.likeness.get_mut().stale();
        self.clientele.get_mut().stale();
        let Some(days) = self.days.get_mut() else { return };
        for visit in self.recorded.iter().skip(from).filter_map(Recorded::visit) {
            days.settle(visit, before, &self.state);
        }
    }
}
