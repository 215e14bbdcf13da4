//! The hybrid logical clock of one device.

use crate::id::DeviceId;
use crate::stamp::{Stamp, WallMs};

/// Makes stamps that only ever rise, whatever the wall clock does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    device: DeviceId,
    wall: WallMs,
    count: u16,
}

impl Clock {
    /// Starts a clock at the epoch.
    pub fn new(device: DeviceId) -> Clock {
        Clock { device, wall: WallMs(0), count: 0 }
    }

    /// Makes the next stamp, greater than every stamp made or observed before.
    ///
    /// The wall clock may stand or go back: the count rises instead, and when it is used up the next millisecond
    /// is borrowed. Only at [`WallMs::MAX`] with the count used up does the clock stand still.
    pub fn tick(&mut self, now: WallMs) -> Stamp {
        let now = now.min(WallMs::MAX);
        if now > self.wall {
            (self.wall, self.count) = (now, 0);
        } else if let Some(next) = self.count.checked_add(1) {
            self.count = next;
        } else if self.wall < WallMs::MAX {
            (self.wall, self.count) = (self.wall.plus(1), 0);
        }
        Stamp::new(self.wall, self.count, self.device)
    }

    /// Takes notice of another device's stamp, so that the next one of ours is greater.
    ///
    /// Returns false, and ignores it, when the stamp runs more than [`MAX_DRIFT_MS`](crate::MAX_DRIFT_MS) ahead
    /// of `now`: one wrong clock must not drag the others along.
    pub fn observe(&mut self, stamp: &Stamp, now: WallMs) -> bool {
        let believed = !stamp.is_ahead_of(now);
        if believed {
            self.resume(stamp);
        }
        believed
    }

    /// Takes over a stamp without doubting it: the last one this device itself has written.
    pub(crate) fn resume(&mut self, stamp: &Stamp) {
        if (stamp.wall(), stamp.count()) > (self.wall, self.count) {
            (self.wall, self.count) = (stamp.wall(), stamp.count());
        }
    }
}
