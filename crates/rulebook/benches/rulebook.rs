//! A ruling, and lint of whole books. Run with `cargo bench -p rulebook`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use rulebook::book::{Parts, bundle};
use rulebook::lint::Run;
use rulebook::word::*;
use rulebook::{Book, Fact, Facts, Question, compare, inquiry, rule};
use serde_json::Value as Json;

fn main() {
    divan::main();
}

fn folder(id: &str, base: Option<Json>) -> Json {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rulebooks");
    let read = |name: &str| {
        let text = std::fs::read_to_string(format!("{root}/{id}/{name}.json")).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let optional =
        |name: &str| std::path::Path::new(&format!("{root}/{id}/{name}.json")).is_file().then(|| read(name));
    bundle(&Parts {
        book: read("book"),
        articles: read("articles"),
        parameters: read("parameters"),
        declares: optional("declares"),
        rules: read("rules"),
        known_issues: optional("known_issues"),
        cases: optional("cases"),
        base,
    })
}

fn shipped(id: &str) -> Book {
    let base = (id != "base").then(|| folder("base", None));
    Book::from_json(&folder(id, base)).unwrap()
}

/// A returning client whose agent is busy.
fn situation() -> Facts {
    Facts::new()
        .with(Fact::VisitKind, VisitKind::ReturnOpen)
        .with(Fact::Purpose, Purpose::Buy)
        .with(Fact::Declared, Declared::Never)
        .with(Fact::Named, false)
        .with(Fact::OwnerPresence, Presence::Serving)
        .with(Fact::OwnerTakesBoth, false)
        .with(Fact::Recognised, false)
        .with(Fact::Referral, Referral::None)
        .with(Fact::DutyShift, false)
        .with(Fact::Event, false)
        .with(Fact::Hours, Hours::In)
}

/// The question with the most rules. Budget: 20 µs.
#[divan::bench(args = ["rb-a", "rb-d", "rb-e", "rb-i"])]
fn ruling(bencher: Bencher<'_, '_>, id: &str) {
    let (book, facts) = (shipped(id), situation());
    let on = "2025-03-03".parse().unwrap();
    bencher.bench_local(|| rule(black_box(&book), on, Question::Receiver, black_box(&facts)));
}

/// Everything the desk supplies for a new client at the door.
fn new_client() -> Facts {
    Facts::new()
        .with(Fact::VisitKind, VisitKind::New)
        .with(Fact::Purpose, Purpose::Buy)
        .with(Fact::Declared, Declared::Never)
        .with(Fact::Verified, false)
        .with(Fact::Named, false)
        .with(Fact::Recall, Recall::ClaimsNew)
        .with(Fact::Invited, false)
        .with(Fact::ClientGrade, Grade::None)
        .with(Fact::People, 1)
        .with(Fact::BringsNew, false)
        .with(Fact::Recognised, false)
        .with(Fact::Referral, Referral::None)
        .with(Fact::BroughtBy, BroughtBy::Nobody)
        .with(Fact::Channel, Channel::WalkIn)
        .with(Fact::Parties, 1)
        .with(Fact::RepeatToday, false)
        .with(Fact::Hours, Hours::In)
        .with(Fact::DutyShift, false)
        .with(Fact::Event, false)
        .with(Fact::Complete, true)
        .with(Fact::OwnerTakesBoth, false)
        .with(Fact::TailFree, true)
        .with(Fact::DayKind, DayKind::Workday)
        .with(Fact::ClockMinutes, 600)
        .with(Fact::MinutesToClose, 480)
        .with(Fact::ProxyArranged, false)
        .with(Fact::WalkedToPresence, Presence::Off)
        .with(Fact::FirstPhoned, Side::Neither)
}

/// Both questions of the door: who receives, and does it count. The input: the shipped book on its base, 28 facts.
/// Budget: 3 µs together.
#[divan::bench(args = ["rb-d", "rb-i"])]
fn door(bencher: Bencher<'_, '_>, id: &str) {
    let (book, facts) = (shipped(id), new_client());
    let received = facts.clone().with(Fact::Role, Role::OnTurn).with(Fact::Roster, Hours::In);
    let received = received.with(Fact::HelpCause, HelpCause::None);
    let on = "2025-03-03".parse().unwrap();
    let both = || {
        let receiver = rule(black_box(&book), on, Question::Receiver, black_box(&facts));
        let turn = rule(black_box(&book), on, Question::Turn, black_box(&received));
        (receiver, turn)
    };
    assert!(both().0.settled() && both().1.settled());
    bencher.bench_local(both);
}

/// The smallest changes that would give another receiver, up to three at once.
#[divan::bench(args = ["rb-a", "rb-d", "rb-e", "rb-i"], sample_count = 5, sample_size = 1)]
fn flips(bencher: Bencher<'_, '_>, id: &str) {
    let (book, facts) = (shipped(id), situation());
    let on = "2025-03-03".parse().unwrap();
    bencher.bench_local(|| inquiry::flips(black_box(&book), on, Question::Receiver, black_box(&facts)));
}

/// Where two books answer differently who receives.
#[divan::bench(args = [("rb-d", "rb-i"), ("rb-d", "rb-a"), ("rb-e", "rb-k")], sample_count = 5, sample_size = 1)]
fn compare(bencher: Bencher<'_, '_>, (left, right): (&str, &str)) {
    let (left, right) = (shipped(left), shipped(right));
    let on = "2025-03-03".parse().unwrap();
    bencher.bench_local(|| compare::compare(black_box(&left), black_box(&right), on, Question::Receiver));
}

/// A whole book with its cases: every question on every combination of facts; the count is the number of combinations.
/// Budget: 20 ms for the largest.
#[divan::bench(
    args = ["base", "rb-a", "rb-b", "rb-c", "rb-d", "rb-e", "rb-g", "rb-i", "rb-j", "rb-k"],
    sample_count = 5, sample_size = 1
)]
fn lint(bencher: Bencher<'_, '_>, id: &str) {
    let book = shipped(id);
    let (_, combinations) = Run::new(&book).progress();
    let run = || {
        let mut run = Run::new(black_box(&book));
        while run.step(10_000) {}
        run.findings().len()
    };
    bencher.counter(ItemsCount::new(combinations)).bench_local(run);
}
