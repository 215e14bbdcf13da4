//! One number, however it is written.

use counter::alike::{Match, Telephone};

/// Each line is one number in several spellings; no two lines are the same number.
const NUMBERS: &[&[&str]] = &[
    &[
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "138—0013—8000",
        "１３８００１３８０００",
        "+86 138 0013 8000",
        "+8613800138000",
        "8613800138000",
        "86-138-0013-8000",
        "008613800138000",
        "0086 138 0013 8000",
        "013800138000",
        "+86 (0)138 0013 8000",
        "＋８６　１３８　００１３　８０００",
        "（138）00138000",
        "手机：13800138000",
        "17951 13800138000",
        "  13800138000\u{a0}",
        "138.0013.8000",
        "Tel: 138 0013 8000",
    ],
    &["13800138001", "+86 13800138001"],
    &[
        "0755-26961234",
        "075526961234",
        "(0755) 2696 1234",
        "+86 755 2696 1234",
        "86 0755 26961234",
        "0086-755-26961234",
        "755 2696 1234",
    ],
    &["010-62345678", "+86 10 6234 5678", "01062345678"],
    &[
        "0755-26961234 转 801",
        "0755-26961234转801",
        "075526961234轉801",
        "0755-26961234 分机801",
        "0755-26961234x801",
        "0755-26961234#801",
        "0755-26961234-801",
        "+86 755 2696 1234 ext. 801",
        "0755 2696 1234（分機：801）",
    ],
    &["0755-26961234 转 802", "0755-26961234-802"],
    &["400-123-4567", "4001234567"],
    &["+852 9123 4567", "852 9123 4567", "0085291234567", "00852-9123-4567", "85291234567", "+852-91234567"],
    &["+853 6612 3456", "853 66123456", "0085366123456"],
    &[
        "+886 912 345 678",
        "0912345678",
        "0912-345-678",
        "886912345678",
        "00886 912345678",
        "+886 0912 345 678",
        "８８６９１２３４５６７８",
    ],
    &["+886 2 2345 6789", "02-2345-6789", "(02) 23456789"],
    &["+1 415 555 2671", "001 415 555 2671", "0014155552671"],
    &["+44 20 7946 0958", "0044 20 7946 0958"],
    &["26961234", "2696 1234", "2696-1234", "２６９６１２３４"],
    &["6234567"],
];

fn one(text: &str) -> Telephone {
    let found = Telephone::read(text);
    assert_eq!(found.len(), 1, "{text:?} is one number: {found:?}");
    found[0]
}

#[test]
fn a_number_is_the_same_however_it_is_written() {
    let all =
        || NUMBERS.iter().enumerate().flat_map(|(line, texts)| texts.iter().map(move |text| (line, *text)));
    for (line, text) in all() {
        assert!(one(text).possible(), "{text:?} may be a number");
        for (other_line, other) in all() {
            let same = one(text).agrees(one(other)) == Some(Match::Same);
            assert_eq!(same, line == other_line, "{text:?} and {other:?}: {:?} {:?}", one(text), one(other));
        }
    }
}

#[test]
fn what_is_not_written_in_full_may_be_the_same() {
    let check = |one_text: &str, other: &str, expected: bool| {
        for (a, b) in [(one_text, other), (other, one_text)] {
            let agrees = one(a).agrees(one(b));
            assert_eq!(agrees, expected.then_some(Match::Perhaps), "{a:?} and {b:?}");
        }
    };
    for masked in [
        "138****5678",
        "138＊＊＊＊5678",
        "138xxxx5678",
        "138XXXX5678",
        "138••••5678",
        "138…5678",
        "138 **** 5678",
        "+86 138****5678",
        "86138****5678",
        "尾号5678",
        "尾號 5678",
        "尾号：5678",
        "手机尾号5678",
        "后四位5678",
        "****5678",
        "*5678",
        "138×××× 5678",
        "1381234****5678",
    ] {
        let longer = masked.starts_with("1381234");
        check(masked, "13812345678", !longer);
        check(masked, "+86 138-1234-5678", !longer);
        check(masked, "13812345679", false);
    }
    check("138****5678", "13912345678", false);
    check("138****5678", "139****5678", false);
    check("138****5678", "138****5678", true);
    check("138****5678", "尾号5678", true);
    check("尾号345678", "13812345678", true);
    check("尾号345678", "13812335678", false);
    check("0138****5678", "13812345678", true);
    check("9123 4567", "+852 9123 4567", true);
    check("26961234", "0755-26961234", true);
    check("26961234", "0755-26961235", false);
    check("0755-26961234", "0755-26961234转801", true);
    check("26961234", "0755-26961234转801", true);
}

#[test]
fn several_numbers_stand_in_one_column() {
    let check = |text: &str, expected: &[&str]| {
        let expected: Vec<Telephone> = expected.iter().map(|text| one(text)).collect();
        assert_eq!(Telephone::read(text), expected, "{text:?}");
    };
    check("13800138000/13900139000", &["13800138000", "13900139000"]);
    check("13800138000、13900139000", &["13800138000", "13900139000"]);
    check("13800138000 13900139000", &["13800138000", "13900139000"]);
    check("13800138000；+852 9123 4567", &["13800138000", "+85291234567"]);
    check("13800138000 或 0755-26961234转801", &["13800138000", "0755-26961234-801"]);
    check("13800138000, +86 138 0013 8000", &["13800138000"]);
    check("本人13800138000\n太太13900139000", &["13800138000", "13900139000"]);
}

#[test]
fn what_is_no_number_is_none() {
    let check = |text: &str, possible: bool| {
        let found = Telephone::read(text);
        assert_eq!(found.iter().any(|found| found.possible()), possible, "{text:?}: {found:?}");
    };
    for text in [
        "",
        " ",
        "　",
        "—",
        "-",
        "不详",
        "无",
        "12345",
        "1234",
        "110",
        "0",
        "0000000",
        "00000000000",
        "电话",
        "*******",
    ] {
        check(text, false);
    }
    for text in [
        "1380013800",
        "138001380001",
        "0755-2696123",
        "+86 1380013800",
        "+852 9123 456",
        "138****5678",
        "尾号5678",
    ] {
        check(text, false);
    }
    for text in ["6234567", "26961234", "16612345678", "19212345678", "+49 30 123456", "8008101234"] {
        check(text, true);
    }
}

#[test]
fn a_number_with_a_digit_too_many_is_the_same_as_itself_only() {
    let check = |text: &str, other: &str, expected| {
        assert_eq!(one(text).agrees(one(other)), expected, "{text} {other}")
    };
    check("138001380001", "138 0013 80001", Some(Match::Same));
    check("138001380001", "13800138000", None);
}
