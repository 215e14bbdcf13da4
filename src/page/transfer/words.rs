//! Sizes and troubles as the data page says them.

use crate::{
    desk::{Desk, Trouble},
    text::I18n,
};

/// What went wrong, in a sentence.
pub(super) fn said(desk: Desk, i18n: I18n, trouble: &Trouble) -> String {
    desk.peek(|books| trouble.say(i18n, Some(books))).unwrap_or_else(|| trouble.say(i18n, None))
}

/// A number of bytes as people read it.
pub(super) fn bytes(n: u64) -> String {
    const UNITS: [&str; 4] = ["B", "kB", "MB", "GB"];
    let mut unit = 0;
    let mut tenths = n.saturating_mul(10);
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1000;
        unit += 1;
    }
    match tenths {
        0..1000 if unit > 0 => format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit]),
        _ => format!("{} {}", tenths / 10, UNITS[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_rounded_to_what_matters() {
        for (n, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 kB"),
            (96_400, "96.4 kB"),
            (964_000, "964 kB"),
            (4_200_000, "4.2 MB"),
            (1_900_000_000, "1.9 GB"),
            (64_000_000_000_000, "64000 GB"),
        ] {
            assert_eq!(bytes(n), text);
        }
    }
}
