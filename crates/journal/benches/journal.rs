//! What ten thousand entries cost: `cargo bench -p journal`.

use std::hint::black_box;

use divan::{Bencher, counter::ItemsCount};
use journal::{
    Actor, Cards, DeviceId, Documents, Draft, Entry, EntryId, Journal, OfficeId, WallMs, canonical, wire,
};
use serde_json::json;

const ENTRIES: u32 = 10_000;
const NOW: WallMs = WallMs(1_740_963_723_004);

fn main() {
    divan::main();
}

fn drafts() -> Vec<Draft> {
    let draft = |n: u32| Draft {
        id: EntryId::from_bytes(u128::from(n).to_be_bytes()),
        actor: Actor::from("agent-7"),
        kind: "visit_assigned".to_owned(),
        v: 1,
        body: json!({
            "visit": n, "agent": "agent-7", "queue": "walk-in",
            "ruling": {"verdict": "give", "cites": ["art-4", "art-4.2"], "steps": [{"key": "next", "tick": n % 50}]},
        }),
    };
    (0..ENTRIES).map(draft).collect()
}

fn empty() -> Journal {
    Journal::new(OfficeId::from_bytes([1; 16]), DeviceId::from_bytes([2; 16]))
}

fn full() -> Journal {
    let mut journal = empty();
    let entries = journal.stamp(drafts(), NOW).expect("good drafts");
    journal.admit(entries);
    journal
}

fn entries() -> Vec<Entry> {
    full().entries().cloned().collect()
}

fn file() -> String {
    wire::export(&full(), &Cards::new(), &Documents::new(), &wire::Cover::default())
}

#[divan::bench]
fn stamp_and_admit_one(bencher: Bencher<'_, '_>) {
    let mut journal = full();
    let body = drafts().remove(0).body;
    let mut n = u128::from(ENTRIES);
    bencher.bench_local(|| {
        n += 1;
        let id = EntryId::from_bytes(n.to_be_bytes());
        let draft = Draft {
            id,
            actor: Actor::from("agent-7"),
            kind: "visit_assigned".to_owned(),
            v: 1,
            body: body.clone(),
        };
        let entries = journal.stamp(vec![draft], NOW).expect("a good draft");
        journal.admit(entries)
    });
}

#[divan::bench]
fn merge(bencher: Bencher<'_, '_>) {
    let input = bencher.counter(ItemsCount::new(ENTRIES)).with_inputs(|| (empty(), entries()));
    input.bench_values(|(mut journal, entries)| {
        journal.merge(entries);
        journal
    });
}

#[divan::bench]
fn merge_again(bencher: Bencher<'_, '_>) {
    let input = bencher.counter(ItemsCount::new(ENTRIES)).with_inputs(|| (full(), entries()));
    input.bench_values(|(mut journal, entries)| {
        journal.merge(entries);
        journal
    });
}

#[divan::bench]
fn parse_stored_texts(bencher: Bencher<'_, '_>) {
    let texts: Vec<String> = entries().iter().map(Entry::to_text).collect();
    bencher
        .counter(ItemsCount::new(ENTRIES))
        .bench(|| texts.iter().map(|text| Entry::parse(text).expect("an entry")).collect::<Vec<_>>());
}

#[divan::bench]
fn export(bencher: Bencher<'_, '_>) {
    let journal = full();
    let (cards, documents, cover) = (Cards::new(), Documents::new(), wire::Cover::default());
    bencher
        .counter(ItemsCount::new(ENTRIES))
        .bench(|| wire::export(black_box(&journal), &cards, &documents, &cover));
}

#[divan::bench]
fn read_and_verify(bencher: Bencher<'_, '_>) {
    let file = file();
    bencher
        .counter(ItemsCount::new(ENTRIES))
        .bench(|| wire::read(black_box(&file), &wire::Limits::default()));
}

#[divan::bench]
fn walk_in_order(bencher: Bencher<'_, '_>) {
    let journal = full();
    bencher.counter(ItemsCount::new(ENTRIES)).bench(|| journal.entries().map(|entry| entry.seq).sum::<u64>());
}

#[divan::bench]
fn canonical_form(bencher: Bencher<'_, '_>) {
    let value = serde_json::from_str(&entries()[0].to_text()).expect("JSON");
    bencher.bench(|| canonical(black_box(&value)));
}

#[divan::bench]
fn canonical_form_by_library(bencher: Bencher<'_, '_>) {
    let value: serde_json::Value = serde_json::from_str(&entries()[0].to_text()).expect("JSON");
    bencher.bench(|| serde_json_canonicalizer::to_string(black_box(&value)));
}
