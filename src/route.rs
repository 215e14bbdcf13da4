//! The places of the app, one word each, and the way to them.

pub mod way;

use std::fmt::Display;

pub use way::{Going, Query, Way, use_way};

/// The name in the address bar of a book that the studio handed over.
pub const HANDED_OVER: &str = "handed-over";

/// A place a person can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The desk at the door: who is next.
    Reception,
    /// Today's visits, and those before.
    Visits,
    /// The clients: whose each is, and what is due for them.
    Clients,
    /// The cases: two agents have one client.
    Cases,
    /// The people who take turns.
    People,
    /// The figures of a period, and who had the turns he should have had.
    Reports,
    /// The regulation in force.
    Rulebook,
    /// Files in and out.
    Transfer,
    /// The office and this device.
    Setup,
    /// The rulebook studio, which stands alone.
    Studio,
}

impl Place {
    /// Every place; first those of the rail, in its order.
    pub const ALL: [Self; 10] = [
        Self::Reception,
        Self::Visits,
        Self::Clients,
        Self::People,
        Self::Reports,
        Self::Rulebook,
        Self::Transfer,
        Self::Setup,
        Self::Studio,
        Self::Cases,
    ];

    /// Where it stands in the address bar.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Reception => "/",
            Self::Visits => "/visits",
            Self::Clients => "/clients",
            Self::Cases => "/cases",
            Self::People => "/people",
            Self::Reports => "/reports",
            Self::Rulebook => "/rulebook",
            Self::Transfer => "/data",
            Self::Setup => "/setup",
            Self::Studio => "/studio",
        }
    }

    /// Where an article is read, in the book of this key or digest.
    pub fn article(book: &str, id: impl Display) -> String {
        format!("{}?book={book}&article={id}", Self::Rulebook.path())
    }

    /// The place at an address, a slash at its end or not; `None` where there is nothing.
    pub fn at(path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/');
        Self::ALL.into_iter().find(|place| place.path().trim_end_matches('/') == path)
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn every_place_is_found_at_its_own_path() {
        for place in Place::ALL {
            assert_eq!(Place::at(place.path()), Some(place));
            assert_eq!(Place::at(&format!("{}/", place.path())), Some(place));
        }
    }

    #[test]
    fn elsewhere_is_nowhere() {
        for path in ["/visit", "/visits/old", "/index.html"] {
            assert_eq!(Place::at(path), None, "{path}");
        }
    }
}
