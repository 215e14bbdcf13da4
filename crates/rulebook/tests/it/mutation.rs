use crate::declared::everything;
use crate::mutate::{Choices, damage_bytes, damage_json, holds_of_bytes, look_over};
use crate::shipped::{folder, ids};
use rulebook::Book;
use serde_json::Value as Json;

/// The documents of all shipped books, the office defaults first: they are the shortest.
fn documents() -> Vec<Json> {
    let base = folder("base", None);
    let books = ids().into_iter().map(|id| folder(&id, Some(base.clone())));
    [base.clone(), everything()].into_iter().chain(books).collect()
}

/// The bytes of decision number `n` (splitmix64), always the same.
fn decisions(n: u64) -> Vec<u8> {
    let word = |i: u64| {
        let mut z = (n * 64 + i).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)).to_le_bytes()
    };
    (0..8).flat_map(word).collect()
}

#[test]
fn damaged_bytes_are_refused_or_read_the_same_again() {
    let mut read = 0;
    let documents = documents();
    for n in 0..1200 {
        let document = &documents[if n % 4 == 0 { n % documents.len() } else { n % 2 }];
        let mut bytes = serde_json::to_vec(document).unwrap();
        let decisions = decisions(n as u64);
        let mut choices = Choices(&decisions);
        for _ in 0..=choices.below(3) {
            damage_bytes(&mut bytes, &mut choices);
        }
        read += usize::from(holds_of_bytes(&bytes).is_some());
    }
    // Some damage falls into running text and does no harm; otherwise the test would see refusals alone.
    assert!((50..1100).contains(&read), "{read}");
}

#[test]
fn damaged_documents_are_refused_or_looked_over() {
    let (mut read, mut found, mut adopted) = (0, 0, 0);
    let documents = documents();
    for n in 0..2000 {
        let mut json = documents[if n % 4 == 0 { n % documents.len() } else { n % 2 }].clone();
        let decisions = decisions(1 << 32 | n as u64);
        let mut choices = Choices(&decisions);
        for _ in 0..=choices.below(3) {
            damage_json(&mut json, &mut choices);
        }
        if let Some(book) = holds_of_bytes(&serde_json::to_vec(&json).unwrap()) {
            read += 1;
            found += usize::from(look_over(&book) > 0);
        } else if let Ok(book) = Book::adopted(&json) {
            // What was adopted is not looked through again: whatever it says, it is asked without harm.
            adopted += 1;
            look_over(&book);
        }
    }
    assert!(adopted > 20, "{adopted} were refused and could have been adopted");
    assert!((50..1100).contains(&read) && found > 10, "{read} were read, {found} not in order");
}
