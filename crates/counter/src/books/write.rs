//! Writing: commands are decided one after the other, and what follows becomes entries. They are taken in once they are
//! durable.

use super::{Books, law};
use crate::line::{Line, Unwritten};
use chrono::{NaiveDateTime, Timelike};
use journal::{Actor, Draft, DraftError, EntryId, Spelling, Stamp, Stamped, WallMs};
use office::decide::Decider;
use office::event::{VERSION, finish};
use office::{Command, Event, Now, Recorded, State, Told};
use std::rc::Rc;

impl Books {
    /// Decides commands one after the other and writes their entries, without taking them in. `now` is the time at the
    /// office, `wall` that of the device.
    ///
    /// # Errors
    /// The first refusal, or what the journal says; then nothing has changed.
    pub fn write<E>(
        &mut self,
        decider: Decider,
        acts: &[(Command, Told)],
        actor: &Actor,
        (now, wall): (Now, WallMs),
        mut id: impl FnMut() -> Result<EntryId, E>,
    ) -> Result<Vec<Line>, Unwritten<E>> {
        if wall > WallMs::LAST {
            return Err(Unwritten::Draft(DraftError::ClockExhausted));
        }
        let now = Now(in_seconds(now.0));
        let mut ahead: Option<State> = None;
        let (mut drafts, mut events) = (Vec::new(), Vec::new());
        for (at, (command, told)) in acts.iter().enumerate() {
            let state = ahead.as_ref().unwrap_or(&self.state);
            let book = law::in_force(state, now).and_then(|digest| self.shelf.get(digest)).map(Rc::as_ref);
            let decided = decider.decide(state, book, now, command, told);
            for event in decided.map_err(|refusal| Unwritten::Refused { at, refusal })? {
                // Nobody else can take it: it is drawn for this device.
                let id = id().map_err(Unwritten::NoId)?.of_device(self.journal.device());
                let (kind, body) = event.write(now.0, self);
                drafts.push(Draft { id, actor: actor.clone(), kind, v: VERSION, body });
                let stamp = Stamp::new(wall, 0, self.journal.device());
                let recorded = Recorded { entry: id, at: now.0, stamp, event };
                if acts.len() > 1 {
                    ahead.get_or_insert_with(|| self.state.clone()).apply(&recorded);
                }
                events.push(recorded.event);
            }
        }
        let stamped = self.journal.stamp_as(Spelling::Short, drafts, wall, finish);
        let entries = stamped.map_err(Unwritten::Draft)?.into_iter();
        Ok(entries.zip(events).map(|(entry, event)| self.line(entry, event)).collect())
    }

    fn line(&self, entry: Stamped, event: Event) -> Line {
        let recorded = Recorded::written(&entry, event);
        debug_assert!(
            match (&recorded, Recorded::read(&entry)) {
                (Some(kept), Some(read)) => kept.at == read.at && kept.event.same(&read.event, self),
                (kept, read) => kept.is_none() && read.is_none(),
            },
            "what is kept is what would be read: {recorded:?}"
        );
        Line { entry, recorded }
    }
}

/// Entries tell time in whole seconds.
fn in_seconds(at: NaiveDateTime) -> NaiveDateTime {
    at.with_nanosecond(0).unwrap_or(at)
}
