//! The index over the cards of an office with 200,000 customers. Run with `cargo bench -p counter`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark may fail loudly")]

use counter::alike::{Index, Telephone, Wanted, Written};
use counter::column::Columns;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use journal::EntryId;
use office::CustomerId;
use std::sync::LazyLock;

/// As many customers as an office has after some years, and ten times fewer.
const SIZES: [u32; 2] = [20_000, 200_000];

fn main() {
    sizes();
    divan::main();
}

/// What the index holds. Every fiftieth number is written in another way, every fiftieth is that of somebody before.
fn sizes() {
    for (size, index) in SIZES.iter().zip(&*INDEXES) {
        println!(
            "{size} customers: {} cards, {} pairs probably one person",
            index.len(),
            index.pairs().len()
        );
    }
}

static INDEXES: LazyLock<[Index; 2]> = LazyLock::new(|| SIZES.map(built));

fn index_of(size: u32) -> &'static Index {
    &INDEXES[usize::from(size == SIZES[1])]
}

fn customer(n: u32) -> CustomerId {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&n.to_be_bytes());
    CustomerId(EntryId::from_bytes(id))
}

/// The name and the number on a card.
fn texts(n: u32) -> (String, String) {
    const FAMILIES: [char; 20] = [
        '王', '李', '张', '刘', '陈', '楊', '黄', '趙', '吴', '周', '徐', '孙', '馬', '朱', '胡', '郭', '何',
        '林', '高', '罗',
    ];
    let given = |n: u32| char::from_u32(0x4e00 + n % 3_000).unwrap();
    let name = format!("{}{}{}", FAMILIES[(n % 20) as usize], given(n / 7), given(n.wrapping_mul(31)));
    let whose = if n % 50 == 1 { n / 50 } else { n };
    let number = u64::from(whose).wrapping_mul(2_654_435_761) % 1_000_000_000;
    let phone = match n % 50 {
        2 => format!("+86 13{number:09}"),
        3 => format!("13{number:09} / 0755-26961234"),
        _ => format!("13{number:09}"),
    };
    (name, phone)
}

fn written(n: u32) -> Written {
    let (name, phone) = texts(n);
    Written::of([("name", name.as_str()), ("phone", phone.as_str())], &Columns::default())
}

fn built(size: u32) -> Index {
    let mut index = Index::default();
    (0..size).for_each(|n| index.put(customer(n), written(n)));
    index
}

/// One registration against all customers. Budget: 1 ms against 200,000.
#[divan::bench(args = SIZES)]
fn alike(bencher: Bencher<'_, '_>, size: u32) {
    let index = index_of(size);
    bencher.bench(|| index.alike(Some(customer(1)), black_box(&written(3))));
}

/// The same with the number hidden.
#[divan::bench(args = SIZES)]
fn alike_masked(bencher: Bencher<'_, '_>, size: u32) {
    let index = index_of(size);
    let tail = texts(3).1;
    let masked = format!("13*****{}", &tail[7..11]);
    let card = || Written::of([("phone", masked.as_str())], &Columns::default());
    bencher.bench(|| index.alike(None, black_box(&card())));
}

/// Building the index from the cards, all at once.
#[divan::bench(args = SIZES, sample_count = 5)]
fn build(bencher: Bencher<'_, '_>, size: u32) {
    bencher.counter(ItemsCount::new(size)).bench(|| built(black_box(size)));
}

/// A card that is written anew.
#[divan::bench(args = SIZES)]
fn change(bencher: Bencher<'_, '_>, size: u32) {
    bencher
        .with_inputs(|| index_of(size).clone())
        .bench_refs(|index| index.put(customer(5), written(black_box(6))));
}

/// A search by a part of the name, over everybody. Budget: 5 ms over 200,000.
#[divan::bench(args = ["三", "8", "8000", "138 0013 8000", "zhang"])]
fn sought(bencher: Bencher<'_, '_>, query: &str) {
    bencher.bench(|| INDEXES[1].sought(&Wanted::read(black_box(query))).len());
}

/// Everybody who is probably one person with another.
#[divan::bench(args = SIZES, sample_count = 5)]
fn pairs(bencher: Bencher<'_, '_>, size: u32) {
    bencher.bench(|| index_of(size).pairs().len());
}

/// Reading a number, as it is written at best and at worst.
#[divan::bench(args = ["13800138000", "+86 138 0013 8000", "0755-26961234 转 801", "0912-345-678", "不详"])]
fn telephone(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| Telephone::read(black_box(text)).len());
}
