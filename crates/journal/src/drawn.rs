//! Ids of entries that are drawn for one device, so that no other can take them.

use crate::digest::digest;
use crate::id::{DeviceId, EntryId};

impl EntryId {
    /// Draws the id for a device: its last six bytes are put in from the device and the bytes before them. So no other
    /// device can write an entry that this id belongs to, and the time and the random bytes before them stay.
    pub fn of_device(self, device: DeviceId) -> EntryId {
        let mut bytes = *self.as_bytes();
        let mark = mark(&bytes, device);
        bytes[10..].copy_from_slice(&mark);
        EntryId::from_bytes(bytes)
    }

    /// Tells whether the id was drawn for a device.
    pub fn is_of(&self, device: DeviceId) -> bool {
        self.as_bytes()[10..] == mark(self.as_bytes(), device)
    }
}

fn mark(bytes: &[u8; 16], device: DeviceId) -> [u8; 6] {
    let drawn = digest(&[&bytes[..10], device.as_bytes()].concat());
    let mut mark = [0; 6];
    mark.copy_from_slice(&drawn.as_bytes()[..6]);
    mark
}
