//! Who a cell names.

use super::heading::{heads_group, heads_names, heads_posts};
use super::post::Posts;
use crate::alike::{fold, is_family};
use crate::column::names_somebody;
use rulebook::word::Office;

/// What is written of people in the other columns of a sheet, and is no name; folded.
const NO_NAME: [&str; 26] = [
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
    "空缺",
    "缺编",
    "销冠",
    "新人",
];
/// Family names of one character, the usual ones: what does not begin so and stands beside a name is no second name.
const FAMILIES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦\
    昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄\
    米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管\
    卢莫房裘解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程邢裴陆荣翁荀惠曲封储靳井段富焦巴弓牧车侯全班仰仲宫宁仇甘武符刘\
    景詹束龙叶司黎薄印白蒲从鄂索赖卓蔺屠蒙池乔阴胥苍闻党翟谭贡姬申扶堵冉宰桑桂牛寿通边燕冀尚农温庄晏柴瞿阎连习艾鱼容\
    向古易慎戈廖终居衡步都耿满匡国文寇广东欧利师巩聂关荆游权麦丘肖闫付代岳涂佟";
/// What is written of those who have left; folded.
const GONE: [&str; 5] = ["离职", "已离职", "离岗", "停职", "辞职"];

/// Whether a text says that somebody has left.
pub(super) fn gone(text: &str) -> bool {
    GONE.contains(&fold(text).as_str())
}

fn is_chinese(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c >= '\u{3400}' && c.is_alphabetic())
}

/// With what a list is numbered: whatever stands before the first letter, or a numeral written out.
pub(super) fn unnumbered(text: &str) -> &str {
    let numerals = |c: char| "一二三四五六七八九十".contains(c);
    let inner = text.trim_start_matches(['(', '（', ' ', '　']);
    let rest = inner.trim_start_matches(numerals);
    if rest.len() < inner.len()
        && let Some(rest) = rest.strip_prefix([')', '）', '、', '.', '．'])
    {
        return rest.trim();
    }
    let rest = text.trim_start_matches(|c: char| !c.is_alphabetic());
    if rest.is_empty() { text } else { rest }
}

/// Whether a text is a number: of a telephone, of a line, of somebody's employment.
pub(super) fn number(text: &str) -> bool {
    !text.is_empty() && text.chars().any(char::is_numeric) && !text.chars().any(char::is_alphabetic)
}

/// What divides a name from what is written behind it.
const STROKES: [char; 10] = ['-', '－', '–', '—', '|', '｜', ':', '：', '>', '＞'];

/// A name, and what is written behind it with a stroke between.
fn divided(cell: &str) -> Option<(&str, &str)> {
    let letters = |text: &str| text.chars().any(char::is_alphabetic);
    let at = cell.find(|c| STROKES.contains(&c))?;
    let (before, rest) = cell.split_at(at);
    let behind = rest.trim_start_matches(|c| STROKES.contains(&c));
    // `Jean-Paul` is one name.
    let apart = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
    let parts = apart(before.chars().next_back()) || apart(behind.chars().next());
    (parts && letters(before) && letters(behind)).then(|| (before.trim(), behind.trim()))
}

/// What stands in a cell: Chinese names and posts divided by blanks are several, and so is what a stroke divides; a name that
/// is spaced out (`王　芳`, `司马 相如`) is one. Numbers beside a name are left away.
pub(super) fn several(cell: &str, posts: &Posts) -> Vec<String> {
    if posts.read(cell).is_some() {
        return vec![cell.to_owned()];
    }
    if let Some((before, behind)) = divided(cell) {
        return [before, behind].into_iter().flat_map(|part| several(part, posts)).collect();
    }
    let mut words: Vec<String> = Vec::new();
    for word in cell.split_whitespace() {
        let word = if number(word) { "" } else { without_number(word) };
        match words.last_mut() {
            _ if word.is_empty() => {}
            // A family name of two characters, and the rest of the name.
            Some(family) if is_given(word, posts) && family.chars().count() == 2 && is_family(family) => {
                family.push_str(word);
            }
            Some(_) | None => words.push(word.to_owned()),
        }
    }
    let post = |word: &str| posts.read(word).is_some() || Posts::like(word);
    let name = |word: &String| is_chinese(word) && ((2..=4).contains(&word.chars().count()) || post(word));
    if words.is_empty() {
        return vec![cell.to_owned()];
    }
    if words.len() > 1 && words.iter().all(name) {
        return words;
    }
    match (1..words.len()).find(|at| post(&words[*at..].join(" "))) {
        Some(at) => vec![words[..at].join(" "), words[at..].join(" ")],
        None => vec![words.join(" ")],
    }
}

fn is_given(word: &str, posts: &Posts) -> bool {
    is_chinese(word) && word.chars().count() <= 2 && posts.read(word).is_none() && !Posts::like(word)
}

/// A Chinese name without the number written right behind it.
fn without_number(word: &str) -> &str {
    let rest = word.trim_end_matches(|c: char| c.is_numeric() || c == '+' || STROKES.contains(&c));
    if is_chinese(rest) { rest } else { word }
}

/// Whether a text is said of somebody and is no name.
pub(super) fn remark(text: &str) -> bool {
    NO_NAME.contains(&fold(text).as_str())
}

/// Whether a Chinese text begins as names do.
pub(super) fn begins_as_name(text: &str) -> bool {
    let family = |c: char| FAMILIES.contains(c);
    text.chars().next().is_some_and(family) || text.chars().nth(1).is_some_and(|_| is_family(&head(text)))
}

fn head(text: &str) -> String {
    text.chars().take(2).collect()
}

/// Who a cell names, with the post behind his name or in brackets; nobody, if it names none.
pub(super) fn person(cell: &str, posts: &Posts) -> Option<(String, Option<Office>)> {
    let (name, office) = posts.behind(unnumbered(cell.trim()));
    let words: Vec<&str> = name.split_whitespace().filter(|word| !number(word)).map(without_number).collect();
    let spaced = words.len() > 1 && words.iter().all(|word| is_chinese(word));
    let name = if spaced { words.concat() } else { words.join(" ") };
    let some = names_somebody(&name)
        && !name.chars().any(|c| c.is_ascii_digit())
        && !remark(&name)
        && !gone(&name)
        && !heads_names(&name)
        && !heads_posts(&name)
        && !heads_group(&name)
        && !Posts::like(&name)
        && posts.read(&name).is_none();
    some.then_some((name, office))
}
