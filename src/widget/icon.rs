//! Line icons, 24 by 24.

use leptos::prelude::*;

macro_rules! lines {
    ($($(#[$doc:meta])* $name:ident = $path:literal),+ $(,)?) => {
        /// What an icon shows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Line { $($(#[$doc])* $name),+ }
        impl Line {
            const fn path(self) -> &'static str { match self { $(Self::$name => $path),+ } }
        }
    };
}

lines! {
    /// Close.
    Cross = "M6 6l12 12M18 6L6 18",
    /// Forward.
    Forward = "M9 5l7 7-7 7",
    /// Search.
    Search = "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
    /// The telephone.
    Phone = "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2C10 20.5 3.5 14 3 6a2 2 0 0 1 2-2z",
    /// Going out.
    Out = "M14 4h5v16h-5M3 12h11M10 8l4 4-4 4",
    /// The duty shift.
    Shield = "M12 3l8 3v6c0 4.5-3.2 7.8-8 9-4.8-1.2-8-4.5-8-9V6z",
    /// Undo.
    Undo = "M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-4",
    /// Add.
    Plus = "M12 5v14M5 12h14",
    /// Done.
    Check = "M5 12.5l5 5L20 7",
    /// More.
    More = "M5 12h.01M12 12h.01M19 12h.01",
    /// Up.
    Up = "M12 19V5M6 11l6-6 6 6",
    /// Down.
    Down = "M12 5v14M6 13l6 6 6-6",
    /// Print.
    Print = "M7 9V3h10v6M7 18H4v-8h16v8h-3M7 14h10v7H7z",
    /// A day.
    Day = "M4 6h16v15H4zM4 10h16M8 3v4M16 3v4",
    /// Hand over.
    Swap = "M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4",
    /// An identity.
    Identity = "M3 5h18v14H3zM8.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 16c.4-1.7 1.5-2.5 3-2.5s2.6.8 3 2.5M14.5 10h4M14.5 14h3",
    /// Attention.
    Alert = "M12 4L2.5 20h19zM12 10v4.5M12 17.3v.01",
    /// Locked.
    Lock = "M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    /// A file.
    File = "M6 3h8l5 5v13H6zM14 3v5h5",
    /// Out of this device.
    Export = "M12 17V5M7 10l5-5 5 5M4 20h16",
    /// Into this device.
    Import = "M12 3v10M8 9l4 4 4-4M4 16v4h16v-4",
    /// Erase.
    Bin = "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6",
    /// Waiting.
    Clock = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
    /// Edit.
    Pen = "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
    /// Decide.
    Gavel = "M13 4l7 7M10 7l7 7M11.5 5.5l-4 4 7 7 4-4M9 13l-6 6",
    /// One person.
    Person = "M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.7-4 3.3-6 7-6s6.3 2 7 6",
    /// Several people.
    People = "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6M16 5.5a3 3 0 0 1 0 5.500M18 14.500c2 .8 3.200 2.600 3.500 5.500",
    /// The law.
    Scales = "M12 3v18M6 7h12M6 7l-3 7h6zM18 7l-3 7h6zM8 21h8",
    /// A device.
    Device = "M5 3h14v18H5zM11 18h2",
    /// A sheet of the register.
    Sheet = "M5 3h11l3 3v15H5zM9 9h6M9 13h6M9 17h4",
    /// Empty.
    Tray = "M3 13l3-8h12l3 8v6H3zM3 13h5l1.5 3h5L16 13h5",
}

/// An icon. It says nothing to a screen reader: the words beside it do.
#[component]
pub fn Icon(
    /// What it shows.
    line: Line,
    /// Classes besides `icon`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class=format!("icon {class}") viewBox="0 0 24 24" aria-hidden="true">
            <path d=line.path()></path>
        </svg>
    }
}
