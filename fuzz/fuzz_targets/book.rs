//! Any bytes are refused with a place, or read the same again when written out; nothing panics.
#![no_main]

#[allow(dead_code)]
#[path = "../../crates/rulebook/tests/it/mutate.rs"]
mod mutate;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = mutate::holds_of_bytes(bytes);
});
