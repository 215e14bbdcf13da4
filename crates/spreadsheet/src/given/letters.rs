//! In what letters a text is written: it says so itself, or it is UTF-8, or else what spreadsheets in Chinese save (GBK).

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text; nothing where it is none in these letters.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let (letters, bytes) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (UTF_8, rest),
        [0xff, 0xfe, rest @ ..] => (UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE, rest),
        _ => return read(UTF_8, bytes).or_else(|| read(GB18030, bytes)),
    };
    read(letters, bytes)
}

/// A text has no such byte; a picture or a program soon has.
fn read(letters: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = letters.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains('\0')).then(|| text.into_owned())
}
