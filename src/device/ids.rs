//! Names nobody else will ever give: ids of offices, devices, entries and people, and salts.

use std::cell::Cell;

use uuid::Builder;

use super::clock::now_ms;

/// The device has no source of randomness, so nothing may be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoRandomness;

thread_local! {
    /// The millisecond in the last id.
    static LAST: Cell<u64> = const { Cell::new(0) };
}

/// A new id that sorts by time (UUID version 7), and after every id this page has made: people who are enrolled
/// together keep the order in which they were written down.
pub(crate) fn new_id() -> Result<String, NoRandomness> {
    let now = u64::try_from(now_ms()).unwrap_or_default();
    let ms = now.max(LAST.get() + 1);
    LAST.set(ms);
    Ok(Builder::from_unix_timestamp_millis(ms, &random()?).into_uuid().to_string())
}

/// A salt for a card: sixteen bytes, in hex.
pub(crate) fn new_salt() -> Result<String, NoRandomness> {
    Ok(hex(&random::<16>()?))
}

fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_lower_case_pairs() {
        assert_eq!(hex(&[0x00, 0x0f, 0xa9, 0xff]), "000fa9ff");
    }

    #[test]
    fn salts_are_sixteen_bytes_and_differ() {
        let salts = [new_salt(), new_salt()];
        assert!(salts.iter().all(|salt| salt.as_ref().is_ok_and(|salt| salt.len() == 32)));
        assert_ne!(salts[0], salts[1]);
    }
}
