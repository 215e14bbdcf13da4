//! Codes, sizes and troubles as the data page says them.

use crate::{
    desk::{Desk, Trouble},
    text::{I18n, t_string},
};

/// A long code as people compare it: groups of four.
pub(super) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The end of an id. Its beginning is the time it was drawn at, which is much the same for all.
pub(super) fn tail(id: &str) -> String {
    let letters: Vec<char> = id.chars().filter(char::is_ascii_alphanumeric).collect();
    grouped(&letters[letters.len().saturating_sub(8)..].iter().collect::<String>())
}

/// What a device is called: as somebody named it here, else by its code; tracked.
pub(super) fn called(desk: Desk, i18n: I18n, id: &str) -> String {
    let named = || desk.device_name(id.parse().ok()?);
    desk.read(|_| named()).flatten().unwrap_or_else(|| t_string!(i18n, transfer.device, code = tail(id)))
}

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

    #[test]
    fn codes_are_grouped() {
        assert_eq!(grouped("7c1e90ab03"), "7c1e 90ab 03");
        assert_eq!(tail("019abc12-3456-7def-8123-456789abcdef"), "89ab cdef");
        assert_eq!(tail("ab"), "ab");
    }
}
