//! Whom a card is like.

use counter::alike::{Index, Match, Pair, Wanted, Written};
use counter::column::Columns;
use journal::EntryId;
use office::CustomerId;
use office::command::Alike;

fn customer(n: u8) -> CustomerId {
    CustomerId(EntryId::from_bytes([n; 16]))
}

/// A card in a line: `name | phone | identity number`.
fn card(line: &str) -> Written {
    let texts = ["name", "phone", "id_number"].into_iter().zip(line.split('|').map(str::trim));
    Written::of(texts, &Columns::default())
}

fn index(cards: &[&str]) -> Index {
    let mut index = Index::default();
    for (n, line) in (1..).zip(cards) {
        index.put(customer(n), card(line));
    }
    index
}

const CARDS: [&str; 7] = [
    "张三 | +86 138 0013 8000 | 11010519491231002X",
    "李四 | 13900139000 / 0755-26961234",
    "張　三 | 13700137000",
    "张先生 | 13600136000",
    "王五 | 138****8000",
    "Jose Garcia | ",
    " | 尾号9000",
];

fn numbers(found: &[CustomerId]) -> Vec<u8> {
    (1..=9).filter(|n| found.contains(&customer(*n))).collect()
}

#[test]
fn an_entry_is_like_others_by_name_number_and_paper() {
    let index = index(&CARDS);
    let check = |line: &str, name: &[u8], phone: &[u8], masked: &[u8], id_number: &[u8]| {
        let Alike { name: names, phone: phones, masked: perhaps, id_number: papers } =
            index.alike(None, &card(line));
        let found = [names, phones, perhaps, papers].map(|found| numbers(&found));
        assert_eq!(found, [name, phone, masked, id_number].map(<[u8]>::to_vec), "{line}");
    };
    check("赵六 | 13800138000", &[], &[1], &[5], &[]);
    check("张·三 | ", &[1, 3], &[], &[], &[]);
    check("张先生 | ", &[], &[], &[], &[]);
    check("José García | 26961234", &[6], &[], &[2], &[]);
    check(" | 0139 0013 9000、13700137000", &[], &[2, 3], &[7], &[]);
    check(" | 尾号8000", &[], &[], &[1, 5], &[]);
    check(" | | 110105491231002", &[], &[], &[], &[1]);
    check("— | 12345 | 123", &[], &[], &[], &[]);
}

#[test]
fn nobody_is_like_himself() {
    let found = index(&CARDS).alike(Some(customer(1)), &card(CARDS[0]));
    assert_eq!(found, Alike { name: vec![customer(3)], masked: vec![customer(5)], ..Alike::default() });
}

#[test]
fn a_card_that_is_changed_or_erased_is_found_by_what_stands_in_it() {
    let mut index = index(&CARDS);
    let by = |index: &Index, line: &str| {
        let found = index.alike(None, &card(line));
        (numbers(&found.name), numbers(&found.phone))
    };
    assert_eq!(by(&index, "李四 | 13900139000"), (vec![2], vec![2]));
    index.put(customer(2), card("李四 | 13100131000"));
    assert_eq!(by(&index, "李四 | 13900139000"), (vec![2], vec![]));
    assert_eq!(by(&index, "李四 | 13100131000"), (vec![2], vec![2]));
    index.remove(customer(2));
    assert_eq!(by(&index, "李四 | 13100131000"), (vec![], vec![]));
    assert_eq!(index.len(), CARDS.len() - 1);
    (1..=9).for_each(|n| index.remove(customer(n)));
    assert!(index.is_empty() && index.pairs().is_empty());
}

#[test]
fn a_search_finds_by_a_part_of_the_name_and_the_end_of_the_number() {
    let index = index(&CARDS);
    let check = |query: &str, expected: &[u8]| {
        let found: Vec<CustomerId> = index.sought(&Wanted::read(query));
        assert_eq!(numbers(&found), expected, "{query:?}");
    };
    check("张", &[1, 3, 4]);
    check("張三", &[1, 3]);
    check("张 三", &[1, 3]);
    check("garc", &[6]);
    check("ＧＡＲＣÍA", &[6]);
    check("8000", &[1, 5]);
    check("138 0013 8000", &[1, 5]);
    check("+86 138-0013-8000", &[1, 5]);
    check("00138", &[1]);
    check("013", &[]);
    check("26961234", &[2]);
    check("尾号9000", &[2, 7]);
    check("138****8000", &[1, 5]);
    check("", &[1, 2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_search_finds_by_how_a_name_is_read() {
    let cards = [
        "张伟 | 13812345620",
        "曾国藩 | ",
        "单雄信 | ",
        "仇英 | ",
        "解珍 | ",
        "区寄 | ",
        "查良镛 | ",
        "尉迟恭 | ",
        "吕乐 | ",
    ];
    let index = index(&cards);
    let check = |query: &str, expected: &[u8]| {
        assert_eq!(numbers(&index.sought(&Wanted::read(query))), expected, "{query:?}");
    };
    for query in [
        "zhangw",
        "zw",
        "zhangwei",
        "ZhangWei",
        "zhang wei",
        "张w",
        "zhwei",
        "z伟",
        "wei",
        "5620",
        "20",
        "张伟",
    ] {
        assert!(numbers(&index.sought(&Wanted::read(query))).contains(&1), "{query}");
    }
    check("zhangw", &[1]);
    check("zhangwu", &[]);
    check("zhangweix", &[]);
    check("hang", &[]);
    // A family name has one way to be read.
    check("zeng", &[2]);
    check("ceng", &[]);
    check("sxx", &[3]);
    check("dan", &[]);
    check("qiu", &[4]);
    check("chou", &[]);
    check("xiez", &[5]);
    check("ou", &[6]);
    check("zhal", &[7]);
    check("yuchi", &[8]);
    check("ychg", &[8]);
    check("wei", &[1]);
    // Elsewhere any will do; and the two dots are written in three ways.
    for query in ["lvl", "lvyue", "lule", "lyul", "lüle"] {
        check(query, &[9]);
    }
    let long = "z".repeat(70);
    check(&long, &[]);
}

#[test]
fn a_search_does_not_go_from_one_word_into_another() {
    let mut index = Index::default();
    let texts = [("name", "张伟"), ("salutation", "张先生")];
    index.put(customer(1), Written::of(texts, &Columns::default()));
    let found = |query: &str| index.sought(&Wanted::read(query)).len();
    assert_eq!([found("张先生"), found("zxs"), found("伟张"), found("weizhang")], [1, 1, 0, 0]);
}

#[test]
fn pairs_are_those_who_are_probably_one_person() {
    let check = |cards: &[&str], expected: &[(u8, u8, bool, Option<Match>, bool)]| {
        let pair = |(one, other, name, phone, id_number): &(u8, u8, bool, Option<Match>, bool)| Pair {
            one: customer(*one),
            other: customer(*other),
            name: *name,
            phone: *phone,
            id_number: *id_number,
        };
        assert_eq!(index(cards).pairs(), expected.iter().map(pair).collect::<Vec<_>>(), "{cards:?}");
    };
    let same = Some(Match::Same);
    check(&["张三 | 13800138000", "李四 | 13900139000"], &[]);
    check(&["张三 | 13800138000", "李四 | +86 138 0013 8000"], &[(1, 2, false, same, false)]);
    check(
        &["张三 | 13800138000", "張三 | 8613800138000", "王五 | 0138 0013 8000"],
        &[(1, 2, true, same, false), (1, 3, false, same, false)],
    );
    check(&["张三 | ", "张三 | 13800138000"], &[]);
    check(&["张三 | 138****8000", "李四 | 13800138000"], &[]);
    check(&["张三 | 138****8000", "张 三 | 13800138000"], &[(1, 2, true, Some(Match::Perhaps), false)]);
    check(&["a | | 11010519491231002X", "b | | 110105491231002"], &[(1, 2, false, None, true)]);
    check(&["张先生 | 13800138000", "张先生 | 13900139000"], &[]);
    check(
        &["张三 | 13800138000/13900139000", "王五 | 13900139000/13800138000"],
        &[(1, 2, false, same, false)],
    );
}
