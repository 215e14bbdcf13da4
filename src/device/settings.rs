//! Small choices of this device, in localStorage.
//!
//! Nothing here is part of the books. Where localStorage is missing, denied or full, reading answers `None`, writing
//! answers `false`, and the app goes on with its defaults.

use gloo_storage::{LocalStorage, Storage};

/// The choices that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// The language of the screens.
    Locale,
    /// Light, dark, or as the device has it.
    Theme,
    /// The person who works at this device.
    Operator,
    /// The place last looked at.
    Place,
    /// The database of the books, where it is not the usual one.
    Database,
    /// Which office lives here, and how far its books had come.
    Lived,
    /// What the devices are called here.
    Devices,
}

impl Setting {
    fn key(self) -> &'static str {
        match self {
            Self::Locale => "turnbook.locale",
            Self::Theme => "turnbook.theme",
            Self::Operator => "turnbook.operator",
            Self::Place => "turnbook.place",
            Self::Database => "turnbook.database",
            Self::Lived => "turnbook.lived",
            Self::Devices => "turnbook.devices",
        }
    }
}

/// The saved choice, if there is one that can be read.
pub(crate) fn read(setting: Setting) -> Option<String> {
    allowed().then(|| LocalStorage::get(setting.key()).ok()).flatten()
}

/// Saves a choice; tells whether it will be there next time.
pub(crate) fn write(setting: Setting, value: &str) -> bool {
    allowed() && LocalStorage::set(setting.key(), value).is_ok()
}

/// Forgets a choice.
pub(crate) fn forget(setting: Setting) {
    if allowed() {
        LocalStorage::delete(setting.key());
    }
}

/// `LocalStorage` panics where the browser denies it, so ask first.
pub(super) fn allowed() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
