//! The way from one letter of a name to the next while what was typed is used up: each letter takes itself, or the beginning of
//! how it is read. So `zhangw`, `zw`, `张w` and `张` all stand in 张伟.

use super::pinyin::Letter;

/// So many letters may be typed: a place among them is a bit, and so is their end.
pub(super) const MOST: usize = 63;

/// What is typed, and how far each of some letters leads from each of its places. No letter has the number none.
pub(super) struct Way {
    /// How many letters were typed.
    count: usize,
    /// For every letter, from every place: the places it leads to.
    steps: Vec<u64>,
}

impl Way {
    /// The way for what was typed, over letters that are numbered from one on.
    pub(super) fn of(wanted: &[char], letters: impl Iterator<Item = Letter>) -> Self {
        let count = wanted.len();
        let mut steps = vec![0; count];
        let spelled = wanted.iter().any(char::is_ascii);
        for letter in letters {
            let from = steps.len();
            steps.resize(from + count, 0);
            let steps = &mut steps[from..];
            for (at, _) in wanted.iter().enumerate().filter(|(_, typed)| **typed == letter.of) {
                steps[at] |= 2 << at;
            }
            if spelled {
                letter.read().for_each(|read| spell(wanted, read, steps));
            }
        }
        Self { count, steps }
    }

    /// Whether it leads through these letters, beginning at any of them.
    pub(super) fn is_in(&self, letters: impl Iterator<Item = u32>) -> bool {
        let end = 1 << self.count;
        let mut reached = 0_u64;
        for letter in letters {
            let steps = &self.steps[letter as usize * self.count..][..self.count];
            let mut next = steps[0];
            while reached != 0 {
                next |= steps[reached.trailing_zeros() as usize];
                reached &= reached - 1;
            }
            if next & end != 0 {
                return true;
            }
            reached = next;
        }
        false
    }
}

/// Where the beginnings of a syllable lead to.
fn spell(wanted: &[char], read: &str, steps: &mut [u64]) {
    for (at, step) in steps.iter_mut().enumerate() {
        let same = wanted[at..].iter().zip(read.chars()).take_while(|(typed, read)| **typed == *read);
        for n in 0..same.count() {
            *step |= 2 << (at + n);
        }
    }
}
