//! Who a cell names.

use super::heading::{heads_names, heads_posts};
use super::post::Posts;
use crate::alike::{Name, fold};
use rulebook::word::Office;

/// What is written of people in the other columns of a sheet, and is no name; folded.
const NO_NAME: [&str; 22] = [
    "男",
    "女",
    "在职",
    "在岗",
    "在编",
    "试用",
    "试用期",
    "转正",
    "正式",
    "实习",
    "休假",
    "是",
    "否",
    "有",
    "无",
    "未婚",
    "已婚",
    "本科",
    "大专",
    "备注",
    "合计",
    "不详",
];
/// What is written of those who have left; folded.
const GONE: [&str; 5] = ["离职", "已离职", "离岗", "停职", "辞职"];

/// Whether a text says that somebody has left.
pub(super) fn gone(text: &str) -> bool {
    GONE.contains(&fold(text).as_str())
}

fn is_chinese(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c >= '\u{3400}' && c.is_alphabetic())
}

/// Chinese names and posts divided by blanks are several; a name that is spaced out (`王　芳`) is one.
pub(super) fn several(cell: &str, posts: &Posts) -> Vec<String> {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let name = |word: &&str| {
        is_chinese(word) && ((2..=4).contains(&word.chars().count()) || posts.read(word).is_some())
    };
    match words.as_slice() {
        [_, _, ..] if words.iter().all(name) => words.iter().map(|word| (*word).to_owned()).collect(),
        _ => vec![cell.to_owned()],
    }
}

/// Who a cell names, with the post behind his name or in brackets; nobody, if it names none.
pub(super) fn person(cell: &str, posts: &Posts) -> Option<(String, Option<Office>)> {
    let (name, office) = posts.behind(cell);
    let words: Vec<&str> = name.split_whitespace().collect();
    let spaced = words.len() > 1 && words.iter().all(|word| is_chinese(word));
    let name = if spaced { words.concat() } else { words.join(" ") };
    let folded = fold(&name);
    let some = Name::read(&name).names()
        && !name.chars().any(|c| c.is_ascii_digit())
        && !NO_NAME.contains(&folded.as_str())
        && !gone(&name)
        && !heads_names(&name)
        && !heads_posts(&name)
        && posts.read(&name).is_none();
    some.then_some((name, office))
}
