//! A search as it is typed, over the customers of an office: what the index finds, and the list of clients. Run with
//! `cargo bench -p counter --bench search`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a benchmark may fail loudly")]

#[path = "../tests/it/office.rs"]
#[allow(dead_code, reason = "the office of the tests, of which little is needed here")]
mod office_at_work;

use counter::alike::{Index, Wanted, Written};
use counter::clients::Which;
use counter::column::Columns;
use counter::filter::Chosen;
use divan::{Bencher, black_box};
use journal::Card;
use office::{Command, Event, PersonId};
use office_at_work::{Device, card, customer, rb_i};
use rulebook::word::Purpose;
use std::sync::LazyLock;

/// As many customers as an office has after some years.
const CUSTOMERS: u32 = 200_000;

/// What is typed on the way to 张伟, by his name and by his number.
const TYPED: [&str; 10] =
    ["z", "zw", "zhangw", "zhangwei", "张", "张伟", "5", "5620", "13812345620", "nobody"];

const FAMILIES: &str =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍鹏辉红梅建国文斌宇浩轩子涵欣怡梓诗雨佳琪俊熙泽博思远晨曦若彤玥喆志海云龙";

fn main() {
    println!("{CUSTOMERS} customers");
    divan::main();
}

fn nth(of: &str, n: u32) -> char {
    let count = of.chars().count() as u32;
    of.chars().nth((n % count) as usize).unwrap()
}

/// Commoner names are commoner: the number is squared.
fn texts(n: u32) -> (String, String) {
    let chance = n.wrapping_mul(2_654_435_761) >> 16;
    let (family, one, other) =
        (nth(FAMILIES, (chance * chance) >> 26), nth(GIVEN, chance / 7), nth(GIVEN, n / 11));
    let name = if n % 5 < 2 { format!("{family}{one}") } else { format!("{family}{one}{other}") };
    (name, format!("13{:09}", u64::from(n) * 2_654_435_761 % 1_000_000_000))
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::default();
    for n in 0..CUSTOMERS {
        let (name, phone) = texts(n);
        let texts = [("name", name.as_str()), ("phone", phone.as_str())];
        index.put(customer(n), Written::of(texts, &Columns::default()));
    }
    index
});

/// What the index finds. Budget: 5 ms.
#[divan::bench(args = TYPED)]
fn index(bencher: Bencher<'_, '_>, query: &str) {
    let found = INDEX.sought(&Wanted::read(query)).len();
    println!("{query}: {found}");
    bencher.bench(|| INDEX.sought(&Wanted::read(black_box(query))).len());
}

/// Writes and takes in, and says who answered where a call was answered.
fn take(desk: &mut Device, command: Command, cards: Vec<Card>) -> Option<PersonId> {
    let lines = desk.write(&[command]).unwrap();
    let event = lines.last().and_then(|line| line.recorded.as_ref()).map(|recorded| recorded.event.clone());
    desk.books.take_in(lines, cards, Vec::new());
    if let Some(Event::CallAnswered { by, .. }) = event { Some(by) } else { None }
}

/// Everybody rang once and gave his name.
fn office() -> Device {
    let mut desk = Device::open(&rb_i());
    for n in 0..CUSTOMERS {
        let (name, phone) = texts(n);
        let card = card("customer", 1, &[("name", &name), ("phone", &phone)]);
        let (purpose, caller, digest) = (Purpose::Buy, Some(customer(n)), Some(card.digest));
        let answer = Command::Answer { called: None, by: None, purpose, caller, card: digest };
        let by = take(&mut desk, answer, vec![card]).unwrap();
        take(&mut desk, Command::EndCall { by }, Vec::new());
    }
    desk
}

/// The list of clients, with how many there are of each kind. Budget: 5 ms.
#[divan::bench(sample_count = 20)]
fn list(bencher: Bencher<'_, '_>) {
    let desk = office();
    for query in TYPED {
        let wanted = Chosen::<Which> { query: query.to_owned(), ..Chosen::on(desk.now.date()) };
        desk.books.client_rows(&wanted, desk.now);
        let begun = std::time::Instant::now();
        let found = desk.books.client_rows(&wanted, desk.now).all;
        println!("{query}: {found} in {:?}", begun.elapsed());
    }
    let wanted = Chosen::<Which> { query: "zw".to_owned(), ..Chosen::on(desk.now.date()) };
    bencher.bench_local(|| black_box(&desk.books).client_rows(&wanted, desk.now).all);
}
