//! The numbers of all customers, in whose midst some digits are looked for.

use super::lines::Lines;
use office::CustomerId;

/// What stands behind a number.
const END: u8 = b'\t';

/// The numbers of each customer, one behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers(Lines<u8>);

impl Numbers {
    /// Adds the numbers of a customer who has none.
    pub(super) fn put(&mut self, customer: CustomerId, numbers: impl Iterator<Item = String>) {
        self.0.put(customer, numbers.flat_map(|number| number.into_bytes().into_iter().chain([END])));
    }

    /// Takes a customer out.
    pub(super) fn remove(&mut self, customer: CustomerId) {
        self.0.remove(customer);
    }

    /// In whose number these digits stand.
    pub(super) fn holding(&self, digits: &str) -> Vec<CustomerId> {
        let Some(first) = digits.bytes().next() else { return Vec::new() };
        let at = |line: &[u8], at: usize| line[at] == first && line[at..].starts_with(digits.as_bytes());
        let has = |line: &[u8]| (0..line.len()).any(|begin| at(line, begin));
        self.0.each().filter(|(_, line)| has(line)).map(|(customer, _)| customer).collect()
    }
}
