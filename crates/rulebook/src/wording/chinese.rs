//! Amounts in a Chinese text: 七天, 15 个工作日, 三十分钟, 两至三人, 百分之五, 次月 10 日.

use super::amount::{Amount, Of};

/// A unit: how it is written, what it counts and how many of that it is.
const UNITS: [(&str, Of, i64); 35] = [
    ("工作日", Of::WorkingDays, 1),
    ("工作天", Of::WorkingDays, 1),
    ("星期", Of::Days, 7),
    ("礼拜", Of::Days, 7),
    ("天", Of::Days, 1),
    ("日", Of::Days, 1),
    ("周", Of::Days, 7),
    ("週", Of::Days, 7),
    ("季度", Of::Months, 3),
    ("年", Of::Months, 12),
    ("小时", Of::Minutes, 60),
    ("小時", Of::Minutes, 60),
    ("钟头", Of::Minutes, 60),
    ("分钟", Of::Minutes, 1),
    ("分鐘", Of::Minutes, 1),
    ("万元", Of::Yuan, 10_000),
    ("萬元", Of::Yuan, 10_000),
    ("元", Of::Yuan, 1),
    ("人", Of::People, 1),
    ("名", Of::People, 1),
    ("位", Of::People, 1),
    ("次", Of::Times, 1),
    ("声", Of::Rings, 1),
    ("聲", Of::Rings, 1),
    ("分", Of::Points, 1),
    ("栏", Of::Columns, 1),
    ("欄", Of::Columns, 1),
    ("套", Of::Units, 1),
    ("组", Of::Groups, 1),
    ("組", Of::Groups, 1),
    ("轮", Of::Turns, 1),
    ("輪", Of::Turns, 1),
    ("成", Of::Mille, 100),
    ("%", Of::Mille, 10),
    ("‰", Of::Mille, 1),
];

/// The amounts in a text, in order.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        match amount(&letters, at) {
            Some((amounts, end)) => {
                found.extend(amounts);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A letter as it is compared: full-width digits and signs as the narrow ones.
fn plain(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '两' | '兩' => '两',
        '個' => '个',
        '點' => '点',
        other => other,
    }
}

/// What begins here with a number: the amounts of it, none if it counts nothing we know, and where it ends.
fn amount(letters: &[char], start: usize) -> Option<(Vec<Amount>, usize)> {
    let before = |n: usize| start.checked_sub(n).map(|at| &letters[at..start]);
    if let Some(end) = next_day(letters, start) {
        return Some((vec![named(letters, (start, end), Of::Days, 1, false)], end));
    }
    if let Some((digits, end)) = or_so(letters, start) {
        return Some((all(letters, (start, end), Of::Bare, &digits, false), end));
    }
    let percent = letters[start..].starts_with(&['百', '分', '之']);
    if let Some((n, end)) = half(letters, start) {
        return Some((vec![named(letters, (start, end), n.0, n.1, true)], end));
    }
    let (first, mut at) = number(letters, if percent { start + 3 } else { start })?;
    let mut ends = vec![first];
    if let Some((second, end)) = joined(letters, at) {
        ends.push(second);
        at = end;
    }
    if percent {
        let ends: Vec<i64> = ends.into_iter().map(|n| n * 10).collect();
        return Some((all(letters, (start, at), Of::Mille, &ends, true), at));
    }
    if let Some((n, end)) = clock(letters, first, start, at) {
        return Some((vec![named(letters, (start, end), Of::Clock, n, true)], end));
    }
    // A date: 2025年3月1日, 3月1日.
    if letters.get(at) == Some(&'月') || (letters.get(at) == Some(&'年') && first >= 1900) {
        return Some((Vec::new(), date(letters, at + 1)));
    }
    let gap = letters[at..].iter().take_while(|c| matches!(c, ' ' | '个' | '多' | '余' | '几')).count();
    let counted = letters[at..at + gap].contains(&'个');
    if counted && letters.get(at + gap) == Some(&'月') {
        let end = at + gap + 1;
        return Some((all(letters, (start, end), Of::Months, &ends, true), end));
    }
    let rest = &letters[at + gap..];
    let unit =
        UNITS.iter().find(|(unit, ..)| unit.chars().eq(rest.iter().copied().take(unit.chars().count())));
    let Some((unit, of, times)) = unit else {
        return Some((all(letters, (start, at), Of::Bare, &ends, false), at));
    };
    let end = at + gap + unit.chars().count();
    let ends: Vec<i64> = ends.into_iter().map(|n| n * times).collect();
    let next_month = [&['次', '月'][..], &['下', '月'], &['下', '个', '月'], &['次', '月', '的']];
    let next_month = next_month.iter().any(|words| before(words.len()) == Some(*words));
    if *of == Of::Days && next_month && *unit == "日" {
        return Some((all(letters, (start, end), Of::DayOfNextMonth, &ends, true), end));
    }
    let one = ends == [1] && matches!(before(1), Some(['同' | '每' | '另' | '任' | '某']));
    let ordinal = one || before(1) == Some(&['第']);
    // One person, one time, 十分 as "very", 百分 as in 百分比: mostly said in passing.
    let passing = (*of == Of::Points && matches!(ends[..], [10 | 100]) && !letters[start].is_ascii_digit())
        || ends == [1] && matches!(of, Of::People | Of::Times | Of::Units | Of::Columns);
    Some((all(letters, (start, end), *of, &ends, !ordinal && !passing), end))
}

fn all(letters: &[char], span: (usize, usize), of: Of, ends: &[i64], plain: bool) -> Vec<Amount> {
    ends.iter().map(|n| named(letters, span, of, *n, plain)).collect()
}

fn named(letters: &[char], (start, end): (usize, usize), of: Of, n: i64, plain: bool) -> Amount {
    Amount { of, n, text: letters[start..end].iter().collect(), plain }
}

/// 半年, 半个月, 半小时.
fn half(letters: &[char], start: usize) -> Option<((Of, i64), usize)> {
    if letters[start] != '半' {
        return None;
    }
    let counted = usize::from(letters.get(start + 1) == Some(&'个'));
    let rest: String = letters[start + 1 + counted..].iter().take(2).collect();
    let found =
        [("年", Of::Months, 6), ("小时", Of::Minutes, 30), ("小時", Of::Minutes, 30), ("月", Of::Days, 15)];
    let found = found.into_iter().find(|(unit, ..)| rest.starts_with(unit));
    found.map(|(unit, of, n)| ((of, n), start + 1 + counted + unit.chars().count()))
}

/// 次日, 翌日, 第二天: one day later.
fn next_day(letters: &[char], start: usize) -> Option<usize> {
    let words: [&[char]; 5] =
        [&['次', '日'], &['翌', '日'], &['隔', '天'], &['第', '二', '天'], &['第', '二', '日']];
    words.into_iter().find(|word| letters[start..].starts_with(word)).map(|word| start + word.len())
}

/// 一两, 两三: the one or the other.
fn or_so(letters: &[char], start: usize) -> Option<(Vec<i64>, usize)> {
    let digits: Vec<i64> = letters[start..].iter().map_while(|letter| digit(*letter)).collect();
    (digits.len() > 1).then(|| (digits.clone(), start + digits.len()))
}

/// The hour of the day: 17:30, 17点, 五点半, 下午5点.
fn clock(letters: &[char], hour: i64, start: usize, at: usize) -> Option<(i64, usize)> {
    let (minutes, end) = match letters.get(at) {
        Some(':') => number(letters, at + 1).filter(|(n, end)| *n < 60 && *end == at + 3)?,
        Some('点' | '时') => match (letters.get(at + 1), number(letters, at + 1)) {
            (Some('半'), _) => (30, at + 2),
            (_, Some((n, end))) if letters.get(end) == Some(&'分') && n < 60 => (n, end + 1),
            (Some('钟' | '鐘' | '整'), _) => (0, at + 2),
            _ => (0, at + 1),
        },
        _ => return None,
    };
    let part: String = letters[start.saturating_sub(2)..start].iter().collect();
    let late = matches!(part.as_str(), "下午" | "晚上" | "傍晚") && hour < 12;
    (hour < 24).then_some(((hour + if late { 12 } else { 0 }) * 60 + minutes, end))
}

/// The end of a date of which the year or the month is behind.
fn date(letters: &[char], mut at: usize) -> usize {
    while let Some((_, end)) = number(letters, at) {
        match letters.get(end) {
            Some('月' | '日' | '号' | '號') => at = end + 1,
            _ => return at,
        }
    }
    at
}

/// The second number of a range: 至40, —5, 到三.
fn joined(letters: &[char], at: usize) -> Option<(i64, usize)> {
    let sign = letters.get(at)?;
    let more = usize::from(letters.get(at + 1) == Some(sign));
    if matches!(sign, '-' | '–' | '—' | '~' | '至' | '到' | '～') {
        number(letters, at + 1 + more)
    } else {
        None
    }
}

/// The number that begins here, in digits or in words, and where it ends.
fn number(letters: &[char], start: usize) -> Option<(i64, usize)> {
    let digits = |c: &&char| c.is_ascii_digit() || **c == ',';
    let digits: String = letters.get(start..)?.iter().take_while(digits).collect();
    let digits = digits.trim_end_matches(',');
    if digits.starts_with(|c: char| c.is_ascii_digit()) {
        let n = digits.replace(',', "").parse().ok()?;
        return Some((n, start + digits.chars().count()));
    }
    let words: Vec<char> = letters[start..].iter().copied().take_while(|c| is_numeral(*c)).collect();
    (!words.is_empty()).then(|| Some((value(&words)?, start + words.len())))?
}

fn is_numeral(letter: char) -> bool {
    digit(letter).is_some() || matches!(letter, '十' | '百' | '千' | '万' | '萬' | '零' | '〇')
}

fn digit(letter: char) -> Option<i64> {
    let at = "一二三四五六七八九".chars().position(|digit| digit == letter);
    at.and_then(|at| i64::try_from(at + 1).ok()).or((letter == '两').then_some(2))
}

/// What a numeral comes to: 十五, 三十, 一百二十, 两千.
fn value(words: &[char]) -> Option<i64> {
    let (mut whole, mut part, mut last) = (0_i64, 0_i64, None);
    for word in words {
        match word {
            '零' | '〇' => {}
            '万' | '萬' => {
                whole = (whole + part + last.take().unwrap_or(0)).max(1) * 10_000;
                part = 0;
            }
            '十' | '百' | '千' => {
                let times = match word {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                part += last.take().unwrap_or(1) * times;
            }
            digit_of => {
                // 两三: no one number.
                if last.is_some() {
                    return None;
                }
                last = digit(*digit_of);
            }
        }
    }
    Some(whole + part + last.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        let check = |text: &str, n: Option<i64>| {
            let letters: Vec<char> = text.chars().collect();
            assert_eq!(number(&letters, 0).map(|(n, _)| n), n, "{text}");
        };
        for (text, n) in [
            ("七", 7),
            ("十", 10),
            ("十五", 15),
            ("二十", 20),
            ("三十", 30),
            ("九十九", 99),
            ("百", 100),
            ("一百", 100),
            ("一百零五", 105),
            ("一百二十", 120),
            ("两千", 2000),
            ("一万", 10_000),
            ("三万五千", 35_000),
            ("15", 15),
            ("1,000", 1000),
            ("007", 7),
        ] {
            check(text, Some(n));
        }
        check("两三", None);
        check("天", None);
    }

    #[test]
    fn amounts_with_their_units() {
        let check = |text: &str, expected: &[(Of, i64, bool)]| {
            let found: Vec<_> = amounts(text).into_iter().map(|one| (one.of, one.n, one.plain)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("七天", &[(Of::Days, 7, true)]);
        check("７天", &[(Of::Days, 7, true)]);
        check("15 日内", &[(Of::Days, 15, true)]);
        check("三个工作日", &[(Of::WorkingDays, 3, true)]);
        check("三十分钟", &[(Of::Minutes, 30, true)]);
        check("两个月", &[(Of::Months, 2, true)]);
        check("半年", &[(Of::Months, 6, true)]);
        check("一百元", &[(Of::Yuan, 100, true)]);
        check("2万元", &[(Of::Yuan, 20_000, true)]);
        check("响三声", &[(Of::Rings, 3, true)]);
        check("次数，5至10人", &[(Of::People, 5, true), (Of::People, 10, true)]);
        check("扣2分", &[(Of::Points, 2, true)]);
        check("百分之三十", &[(Of::Mille, 300, true)]);
        check("三成", &[(Of::Mille, 300, true)]);
        check("3至5天", &[(Of::Days, 3, true), (Of::Days, 5, true)]);
        check("三—五天", &[(Of::Days, 3, true), (Of::Days, 5, true)]);
        check("次月10日", &[(Of::DayOfNextMonth, 10, true)]);
        check("2024年12月31日", &[]);
        check("3月1日起七天", &[(Of::Days, 7, true)]);
        check("第三次", &[(Of::Times, 3, false)]);
        check("同一天", &[(Of::Days, 1, false)]);
        check("每人一次", &[(Of::Times, 1, false)]);
        check("17:30", &[(Of::Clock, 1050, true)]);
        check("下午五点半", &[(Of::Clock, 1050, true)]);
        check("今天、每天、十分满意", &[(Of::Points, 10, false)]);
        check("两三天", &[(Of::Bare, 2, false), (Of::Bare, 3, false)]);
        check("30、50、100元", &[(Of::Bare, 30, false), (Of::Bare, 50, false), (Of::Yuan, 100, true)]);
        check("次日、第二天", &[(Of::Days, 1, false), (Of::Days, 1, false)]);
    }
}
