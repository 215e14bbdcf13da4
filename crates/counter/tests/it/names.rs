//! One name, however it is written; and identity numbers.

use counter::alike::{Identity, Name, fold};

/// Each line is one name in several spellings; no two lines are the same name.
const NAMES: &[&[&str]] = &[
    &["张三", "张　三", "张 三", " 张三 ", "張三", "张三先生", "張三 先生", "张\u{a0}三"],
    &["张三丰", "張三豐"],
    &["刘德华", "劉德華", "刘德华老师", "劉德華女士"],
    &[
        "买买提·艾力",
        "买买提•艾力",
        "买买提．艾力",
        "买买提・艾力",
        "买买提‧艾力",
        "买买提.艾力",
        "买买提 艾力",
        "买买提艾力",
        "買買提·艾力",
        "买买提∙艾力",
        "买买提⋅艾力",
    ],
    &[
        "José García",
        "Jose Garcia",
        "JOSÉ GARCÍA",
        "Ｊｏｓｅ　Ｇａｒｃｉａ",
        "josé garcía",
        "Jose\u{301} Garci\u{301}a",
        "Mr José García",
        "Mr. Jose Garcia",
    ],
    &["Müller Anna", "Muller Anna", "MÜLLER-ANNA"],
    &["Nguyễn Văn An", "Nguyen Van An"],
    &["欧阳锋", "歐陽鋒"],
    &["𠮷田", "𠮷 田"],
    &["Zoë", "ZOE"],
];

#[test]
fn a_name_is_the_same_however_it_is_written() {
    let all =
        || NAMES.iter().enumerate().flat_map(|(line, texts)| texts.iter().map(move |text| (line, *text)));
    for (line, text) in all() {
        let name = Name::read(text);
        assert!(name.key().is_some(), "{text:?} is a name: {name:?}");
        for (other_line, other) in all() {
            let same = name.key() == Name::read(other).key();
            assert_eq!(same, line == other_line, "{text:?} and {other:?}");
        }
    }
}

#[test]
fn a_salutation_is_no_name() {
    let check = |text: &str, names: bool, key: Option<&str>, address: Option<&str>| {
        let name = Name::read(text);
        assert_eq!((name.names(), name.key(), name.address()), (names, key, address), "{text:?}");
    };
    check("先生", false, None, Some("先生"));
    check("女士", false, None, Some("女士"));
    check("张先生", true, None, Some("先生"));
    check("張太太", true, None, Some("太太"));
    check("欧阳女士", true, None, Some("女士"));
    check("王总", true, None, Some("总"));
    check("王經理", true, None, Some("经理"));
    check("王小总", true, Some("王小总"), None);
    check("张三先生", true, Some("张三"), Some("先生"));
    check("张", true, None, None);
    check("Mr Zhang", true, None, Some("mr"));
    check("Ms. Li Na", true, Some("lina"), Some("ms"));
    check("Cher", true, Some("cher"), None);
    check("—", false, None, None);
    check("···", false, None, None);
    check("123", false, None, None);
    check("　", false, None, None);
}

#[test]
fn letters_are_compared_without_what_makes_no_difference() {
    let check = |text: &str, folded: &str| assert_eq!(fold(text), folded, "{text:?}");
    check("張　三", "张三");
    check("ＡＢＣ１２３", "abc123");
    check("Ǻngström", "angstrom");
    check("臺灣", "台湾");
    check("裏里", "里里");
    check("⼀", "一");
    check("﨑", "﨑");
    check("—·—", "");
}

#[test]
fn identity_numbers_are_compared_without_blanks_width_and_case() {
    let same = |one: &str, other: &str, expected: bool| {
        let (one_read, other_read) = (Identity::read(one), Identity::read(other));
        assert!(one_read.is_some() && other_read.is_some(), "{one:?} {other:?}");
        assert_eq!(one_read == other_read, expected, "{one:?} {other:?}");
    };
    same("11010519491231002X", "11010519491231002x", true);
    same("11010519491231002X", "１１０１０５１９４９１２３１００２ｘ", true);
    same("11010519491231002X", "110105 19491231 002X", true);
    same("11010519491231002X", "110105-19491231-002X", true);
    same("11010519491231002X", "110105491231002", true);
    same("11010519491231002X", "110105194912310021", false);
    same("A123456(7)", "A1234567", true);
    same("E12345678", "e 1234 5678", true);
    for none in ["", "—", "不详", "1234567", "ABCDEFGH", "110105********002X", "1101051949123100211"] {
        assert_eq!(Identity::read(none), None, "{none:?}");
    }
}

#[test]
fn the_last_digit_of_an_identity_number_is_checked() {
    let check = |text: &str, expected| {
        assert_eq!(Identity::read(text).and_then(|identity| identity.checked()), expected, "{text:?}");
    };
    check("11010519491231002X", Some(true));
    check("110105194912310021", Some(false));
    check("440524188001010014", Some(true));
    check("440524188001010015", Some(false));
    check("110105491231002", Some(true));
    check("A123456(7)", None);
    check("E12345678", None);
}
