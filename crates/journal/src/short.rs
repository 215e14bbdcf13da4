//! The short spelling of ids and hashes: base64url (RFC 4648, section 5) without padding.
//!
//! Sixteen bytes take 22 characters instead of 36, thirty-two take 43 instead of 64. There is one spelling for each id: a
//! last character with bits that stand for nothing is refused.

use std::fmt;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes that are written in the short spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short<const N: usize>(pub(crate) [u8; N]);

impl<const N: usize> fmt::Display for Short<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [0_u8; 44];
        let mut written = 0;
        for three in self.0.chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - three.len()));
            for at in 0..=three.len() {
                digits[written] = ALPHABET[(bits >> (18 - 6 * at) & 63) as usize];
                written += 1;
            }
        }
        f.write_str(std::str::from_utf8(&digits[..written]).map_err(|_| fmt::Error)?)
    }
}

fn sextet(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

/// Reads exactly `N` bytes from their only short spelling.
pub(crate) fn read_short<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let mut filled = 0;
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for digit in four {
            bits = bits << 6 | sextet(*digit)?;
        }
        bits <<= 6 * (4 - four.len());
        let whole = four.len().checked_sub(1)?;
        let three = bits.to_be_bytes();
        let (here, rest) = three[1..].split_at(whole);
        if rest.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.get_mut(filled..filled + whole)?.copy_from_slice(here);
        filled += whole;
    }
    (filled == N).then_some(bytes)
}
