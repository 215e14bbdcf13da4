//! How characters are read, in Latin letters without tones: what somebody types who looks for a name by its sound.
//!
//! The table is cut out of that of the crate `pinyin` (`build/alike.mjs`). A character may be read in several ways, and any of them
//! finds it; but a family name has its own.

use std::sync::LazyLock;

/// Family names of which the characters are also read otherwise, if only in old texts: the characters, and how each is read. Those of
/// two characters stand first. One that families read in more than one way is not here.
const FAMILIES: [(&str, &[&str]); 95] = [
    ("尉迟", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("单于", &["chan", "yu"]),
    ("长孙", &["zhang", "sun"]),
    ("澹台", &["tan", "tai"]),
    ("宇文", &["yu", "wen"]),
    ("呼延", &["hu", "yan"]),
    ("令狐", &["ling", "hu"]),
    ("夏侯", &["xia", "hou"]),
    ("太史", &["tai", "shi"]),
    ("拓跋", &["tuo", "ba"]),
    ("皇甫", &["huang", "fu"]),
    ("曾", &["zeng"]),
    ("单", &["shan"]),
    ("仇", &["qiu"]),
    ("解", &["xie"]),
    ("区", &["ou"]),
    ("查", &["zha"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("任", &["ren"]),
    ("华", &["hua"]),
    ("缪", &["miao"]),
    ("翟", &["zhai"]),
    ("召", &["shao"]),
    ("种", &["chong"]),
    ("秘", &["bi"]),
    ("折", &["she"]),
    ("祭", &["zhai"]),
    ("燕", &["yan"]),
    ("应", &["ying"]),
    ("宁", &["ning"]),
    ("黑", &["he"]),
    ("曲", &["qu"]),
    ("盛", &["sheng"]),
    ("车", &["che"]),
    ("那", &["na"]),
    ("能", &["nai"]),
    ("过", &["guo"]),
    ("繁", &["po"]),
    ("逄", &["pang"]),
    ("员", &["yun"]),
    ("洗", &["xian"]),
    ("冼", &["xian"]),
    ("薄", &["bo"]),
    ("卜", &["bu"]),
    ("柏", &["bai"]),
    ("都", &["du"]),
    ("阚", &["kan"]),
    ("葛", &["ge"]),
    ("沈", &["shen"]),
    ("石", &["shi"]),
    ("叶", &["ye"]),
    ("俞", &["yu"]),
    ("余", &["yu"]),
    ("于", &["yu"]),
    ("尹", &["yin"]),
    ("贾", &["jia"]),
    ("郝", &["hao"]),
    ("齐", &["qi"]),
    ("曹", &["cao"]),
    ("郇", &["xun"]),
    ("訾", &["zi"]),
    ("谷", &["gu"]),
    ("甄", &["zhen"]),
    ("宿", &["su"]),
    ("王", &["wang"]),
    ("吴", &["wu"]),
    ("朱", &["zhu"]),
    ("许", &["xu"]),
    ("冯", &["feng"]),
    ("邓", &["deng"]),
    ("彭", &["peng"]),
    ("董", &["dong"]),
    ("潘", &["pan"]),
    ("蔡", &["cai"]),
    ("杜", &["du"]),
    ("丁", &["ding"]),
    ("姚", &["yao"]),
    ("陆", &["lu"]),
    ("汪", &["wang"]),
    ("夏", &["xia"]),
    ("方", &["fang"]),
    ("白", &["bai"]),
    ("陶", &["tao"]),
    ("万", &["wan"]),
    ("莫", &["mo"]),
    ("汤", &["tang"]),
    ("温", &["wen"]),
    ("施", &["shi"]),
    ("殷", &["yin"]),
    ("倪", &["ni"]),
    ("邢", &["xing"]),
    ("庄", &["zhuang"]),
    ("路", &["lu"]),
];

/// A character of a name, and how it is read there, if that is not as elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Letter {
    /// The character.
    pub(super) of: char,
    in_family: Option<&'static str>,
}

/// The characters of a folded name, the family name first.
pub(super) fn letters(name: &str) -> impl Iterator<Item = Letter> {
    let family = FAMILIES.iter().find(|(family, _)| name.starts_with(family));
    let own = family.map_or(&[] as &[&str], |(_, read)| *read);
    let read = own.iter().copied().map(Some).chain(std::iter::repeat(None));
    name.chars().zip(read).map(|(of, in_family)| Letter { of, in_family })
}

impl Letter {
    /// How it may be read; nothing that is no character, or is in nobody's name.
    pub(super) fn read(self) -> impl Iterator<Item = &'static str> {
        self.in_family.or_else(|| of(self.of)).unwrap_or_default().split_ascii_whitespace()
    }
}

/// How a character is read, one way after the other.
fn of(character: char) -> Option<&'static str> {
    let table = &*READ;
    let at = table.binary_search_by_key(&character, |(of, _)| *of);
    at.ok().map(|at| table[at].1)
}

/// Every character with every way to write a syllable that it is read as, in the order of the characters.
static READ: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let character = line.chars().next()?;
        Some((character, &line[character.len_utf8()..]))
    };
    include_str!("../../data/pinyin.txt").lines().filter_map(line).collect()
});
