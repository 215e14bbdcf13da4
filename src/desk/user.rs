//! This device: who uses it, which is nobody in particular unless somebody is named; what its people call it and the others;
//! and which build runs on it.

use super::device::service_worker;
use super::device::settings::{self, Setting};
use super::{Desk, PersonId};
use journal::DeviceId;
use paper::OrderedMap;

/// The names of devices as they are kept: a line each, its id and what it is called.
fn names() -> OrderedMap<String, String> {
    let text = settings::read(Setting::Devices).unwrap_or_default();
    let line = |line: &str| line.split_once(' ').map(|(id, name)| (id.to_owned(), name.to_owned()));
    text.lines().filter_map(line).collect()
}

/// What a device is called here; nothing, if nobody has named it.
pub fn device_name(device: DeviceId) -> Option<String> {
    names().get(&device.to_string()).cloned()
}

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

    /// Names a device, for this device only; without a name it goes by its code again.
    pub fn name_device(self, device: DeviceId, name: &str) -> bool {
        let mut names = names();
        match name.trim() {
            "" => drop(names.remove(&device.to_string())),
            name => drop(names.insert(device.to_string(), name.to_owned())),
        }
        let lines: Vec<String> = names.iter().map(|(id, name)| format!("{id} {name}")).collect();
        let kept = settings::write(Setting::Devices, &lines.join("\n"));
        self.changed();
        kept
    }

    /// The build that runs here; nothing where none is kept, as in the developer's loop.
    pub async fn build(self) -> Option<String> {
        service_worker::build().await
    }
}
