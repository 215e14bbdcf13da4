//! A shipped book, damaged as the input says, is refused or can be looked over; nothing panics.
#![no_main]

#[allow(dead_code)]
#[path = "../../crates/rulebook/tests/it/mutate.rs"]
mod mutate;
#[path = "../shipped.rs"]
mod shipped;

use serde_json::Value as Json;
use std::sync::LazyLock;

static DOCUMENTS: LazyLock<Vec<(String, Json)>> = LazyLock::new(shipped::documents);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut choices = mutate::Choices(bytes);
    let (_, document) = &DOCUMENTS[choices.below(DOCUMENTS.len())];
    let mut json = document.clone();
    for _ in 0..=choices.below(8) {
        mutate::damage_json(&mut json, &mut choices);
    }
    let Ok(bytes) = serde_json::to_vec(&json) else { return };
    if let Some(book) = mutate::holds_of_bytes(&bytes) {
        let _ = mutate::look_over(&book);
    }
});
