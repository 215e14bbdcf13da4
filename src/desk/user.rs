//! Who uses this device: the front desk, which is nobody in particular, unless somebody is named.

use super::device::settings::{self, Setting};
use super::{Desk, PersonId};

impl Desk {
    /// From now on this person uses the device; nobody in particular, if none is given.
    pub fn work_as(self, person: Option<PersonId>) {
        match person {
            // Where it cannot be kept, the device is the front desk again the next time.
            Some(person) => drop(settings::write(Setting::Operator, &person.to_string())),
            None => settings::forget(Setting::Operator),
        }
        self.changed();
    }
}
