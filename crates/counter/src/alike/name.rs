//! Names, however they are written.

use super::letters::{fold, plain};

/// What is put behind a name, folded. It is no part of it.
const BEHIND: [&str; 14] = [
    "先生", "女士", "男士", "小姐", "太太", "夫人", "老师", "同志", "阿姨", "叔叔", "师傅", "大哥", "大姐",
    "老板",
];
/// What is put behind a family name only; behind a whole name it belongs to it.
const BEHIND_FAMILY: [&str; 9] = ["总", "工", "哥", "姐", "经理", "教授", "医生", "律师", "主任"];
/// What is put before a name, in small letters.
const BEFORE: [&str; 8] = ["mr", "mrs", "ms", "miss", "mister", "madam", "dr", "prof"];
/// Family names of two characters, which are no whole name either.
const FAMILIES: &str = "欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 尉迟 公孙 慕容 令狐 皇甫 长孙 宇文 轩辕 端木 \
    百里 申屠 太史 公羊 澹台 淳于 单于 呼延 濮阳 钟离 闻人 赫连 万俟 东郭 西门 拓跋 第五 张简 范姜";

/// A name as it is compared: what somebody is called, and apart from it how he is addressed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// With the form of address.
    all: String,
    letters: String,
    family_only: bool,
    address: Option<String>,
}

impl Name {
    /// Reads a name.
    pub fn read(text: &str) -> Self {
        let (text, before) = without_title(text);
        let all = fold(&text);
        let behind = |words: &[&str]| {
            words.iter().find_map(|word| Some((all.strip_suffix(word)?.to_owned(), (*word).to_owned())))
        };
        let of_family = || behind(&BEHIND_FAMILY).filter(|(name, _)| is_family(name));
        let (letters, address) = match behind(&BEHIND).or_else(of_family) {
            Some((letters, address)) => (letters, Some(address)),
            None => (all.clone(), before),
        };
        // One word of Latin letters behind a title is a family name; without one it may be all there is.
        let one_word = address.is_some() && letters.is_ascii() && text.split_whitespace().count() < 2;
        Self { family_only: one_word || is_family(&letters), letters, address, all }
    }

    /// All its letters, with the form of address behind it: what a search looks into.
    pub(super) fn all(&self) -> &str {
        &self.all
    }

    /// Whether it names anybody: there is a letter that is no form of address.
    pub fn names(&self) -> bool {
        self.letters.chars().any(char::is_alphabetic)
    }

    /// What two of the same name have in common. A family name with a form of address is a salutation, and a family name
    /// alone is shared by too many: neither is like another.
    pub fn key(&self) -> Option<&str> {
        (self.names() && !self.family_only).then_some(self.letters.as_str())
    }

    /// How he is addressed, if it is written with the name.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }
}

/// The text without a title before it, and the title.
fn without_title(text: &str) -> (String, Option<String>) {
    let text = plain(text.trim());
    let title = |first: &str| BEFORE.iter().find(|title| first.eq_ignore_ascii_case(title));
    match text.split_once([' ', '.', '\u{a0}']) {
        Some((first, rest)) => match title(first) {
            Some(title) => (rest.trim_start_matches(['.', ' ']).to_owned(), Some((*title).to_owned())),
            None => (text, None),
        },
        None => (text, None),
    }
}

/// Whether letters are a Chinese family name and no more.
pub(crate) fn is_family(letters: &str) -> bool {
    let chinese = letters.starts_with(|c| c >= '\u{3400}');
    match letters.chars().take(3).count() {
        1 => chinese,
        2 => chinese && FAMILIES.split_whitespace().any(|family| family == letters),
        _ => false,
    }
}
