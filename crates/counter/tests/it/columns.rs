//! When a column counts as filled.

use counter::column::{Columns, Entered, Shape};
use rulebook::declare::Form;
use rulebook::word::Field;

#[test]
fn a_column_is_filled_by_what_has_its_form() {
    let check = |shape: Shape, filled: &[&str], not: &[&str]| {
        for (texts, expected) in [(filled, true), (not, false)] {
            for text in texts {
                assert_eq!(shape.filled_by(text), expected, "{shape:?} {text:?}");
            }
        }
    };
    let blank = ["", " ", "　", "\t", "—", "-", "／", "？", "。"];
    let with = |more: &[&'static str]| [blank.as_slice(), more].concat();
    check(
        Shape::Name,
        &["张三", "张先生", "Li", "Na", "买买提·艾力", "无忌", "李某", "Xu"],
        &with(&[
            "123",
            "先生",
            "女士",
            "不详",
            "不詳",
            "未知",
            "无",
            "無",
            "N/O?1".trim_start_matches("N/O?"),
            "UNKNOWN",
            "x",
            "XXX",
            "N/A",
            "n/a",
            "NA",
            "无名氏",
            "無名氏",
            "某某",
            "待定",
        ]),
    );
    check(Shape::Address, &["先生", "张女士", "Mr"], &with(&["12"]));
    check(Shape::Of(Form::Text), &["三房", "80-100", "网络", "无"], &with(&["……"]));
    check(
        Shape::Of(Form::Telephone),
        &[
            "13800138000",
            "6234567",
            "+852 9123 4567",
            "１３８００１３８０００",
            "0755-26961234转801",
            "19212345678",
            "16612345678",
        ],
        &with(&[
            "12345",
            "不详",
            "无",
            "123456",
            "1380013800",
            "138****5678",
            "尾号5678",
            "abcdefg",
            "0000000",
            "12345678901",
            "+86 12345678901",
            "11111111111",
            "88888888",
            "12345678",
            "10012345678",
        ]),
    );
    check(Shape::Of(Form::Number), &["0", "12", "１２"], &with(&["12a", "三"]));
    check(Shape::Of(Form::Day), &["2026-03-01"], &with(&["2026-02-30", "1/3/2026", "明天"]));
    check(
        Shape::Of(Form::IdNumber),
        &["11010519491231002x", "１１０１０５４９１２３１００２"],
        &with(&["123", "不详不详不详不详"]),
    );
    check(Shape::Signature, &[], &["张三"]);
}

#[test]
fn the_columns_that_are_filled_are_those_with_their_form() {
    let check = |texts: &[(Field, &str)], signed, confirmed, expected: &[Field]| {
        let texts = texts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        let by_itself = [Field::VisitTime, Field::Date, Field::Receiver];
        let filled: Vec<Field> = Columns::default().filled(&Entered { texts, signed, confirmed });
        let filled: Vec<Field> = filled.into_iter().filter(|field| !by_itself.contains(field)).collect();
        assert_eq!(filled, expected);
    };
    check(&[], false, false, &[]);
    check(
        &[(Field::Name, "张三"), (Field::Phone, "13800138000")],
        true,
        false,
        &[Field::Name, Field::Phone, Field::Signature],
    );
    check(&[(Field::Name, "张三"), (Field::Phone, "—")], false, true, &[Field::Name, Field::Confirmation]);
    check(
        &[(Field::Name, "　"), (Field::Salutation, "先生"), (Field::Phone, "12345")],
        false,
        false,
        &[Field::Salutation],
    );
    check(&[(Field::Signature, "张三")], false, false, &[]);
}
