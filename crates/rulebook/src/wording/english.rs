//! Amounts in an English text: seven days, 15 working days, half an hour, 30 per cent, the 10th of the next month.

use super::amount::{Amount, Of};

/// A piece of the text: letters, digits, or a sign that matters.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

impl Piece<'_> {
    fn is(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.eq_ignore_ascii_case(word))
    }
}

/// The amounts in a text, in order.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    let pieces = pieces(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match amount(text, &pieces, at) {
            Some((amounts, end)) => {
                found.extend(amounts);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let kind = |c: char| match c {
        '0'..='9' => 1,
        c if c.is_alphabetic() => 2,
        '%' | '‰' | '¥' | '–' | '—' | '-' | ':' | ',' | '.' => 3,
        _ => 0,
    };
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        let of = kind(letter);
        let mut end = start + letter.len_utf8();
        while let Some((at, next)) = letters.peek()
            && matches!(of, 1 | 2)
            && kind(*next) == of
        {
            end = at + next.len_utf8();
            letters.next();
        }
        if of > 0 {
            pieces.push(Piece { text: &text[start..end], start, end });
        }
    }
    pieces
}

/// What begins here with a number: the amounts of it, none if it counts nothing we know, and the piece after it.
fn amount(text: &str, pieces: &[Piece<'_>], start: usize) -> Option<(Vec<Amount>, usize)> {
    let before = start.checked_sub(1).and_then(|at| pieces.get(at));
    let named = |from: usize, end: usize, of: Of, n: i64, plain: bool| Amount {
        of,
        n,
        text: text[pieces[from].start..pieces[end - 1].end].to_owned(),
        plain,
    };
    if let Some((of, n, end)) = half(pieces, start) {
        return Some((vec![named(start, end, of, n, true)], end));
    }
    let next_day = pieces[start].is(&["next", "following", "second"]);
    if next_day && pieces.get(start + 1).is_some_and(|piece| piece.is(&["day"])) {
        return Some((vec![named(start, start + 2, Of::Days, 1, false)], start + 2));
    }
    let hundred = pieces.get(start + 1).is_some_and(|piece| piece.is(&["hundred", "thousand"]));
    if pieces[start].is(&["a", "an"]) && !hundred {
        let (of, times, end) = unit(pieces, start + 1)?;
        let lasts =
            ["for", "within", "after", "of", "in", "than", "over", "about", "is", "until", "least", "most"];
        // A month without a follow-up; but not: twice a month.
        let lasts = before.is_none_or(|word| word.is(&lasts) || word.is(&["."]));
        return Some((vec![named(start, end, of, times, lasts)], end));
    }
    let (first, mut at) = number(pieces, start)?;
    if let Some((n, end)) = clock(pieces, first, at) {
        return Some((vec![named(start, end, Of::Clock, n, true)], end));
    }
    if let Some(end) = day_of_next_month(pieces, at) {
        return Some((vec![named(start, end, Of::DayOfNextMonth, first, true)], end));
    }
    let mut ends = vec![first];
    if pieces.get(at).is_some_and(|piece| piece.is(&["-", "–", "—", "to", "or"]))
        && let Some((second, end)) = number(pieces, at + 1)
    {
        ends.push(second);
        at = end;
    }
    if before.is_some_and(|piece| piece.is(&["¥", "RMB", "CNY"])) {
        let amounts = ends.into_iter().map(|n| named(start, at, Of::Yuan, n, true)).collect();
        return Some((amounts, at));
    }
    let Some((of, times, end)) = unit(pieces, at) else {
        let bare = ends.into_iter().map(|n| named(start, at, Of::Bare, n, false)).collect();
        return Some((bare, at));
    };
    let plain = ends != [1] || !matches!(of, Of::People | Of::Times | Of::Units | Of::Columns);
    let amounts = ends.into_iter().map(|n| named(start, end, of, n * times, plain)).collect();
    Some((amounts, end))
}

/// Half a year, half an hour, a quarter of an hour.
fn half(pieces: &[Piece<'_>], start: usize) -> Option<(Of, i64, usize)> {
    let word = |at: usize, words: &[&str]| pieces.get(start + at).is_some_and(|piece| piece.is(words));
    if word(0, &["half"]) {
        let at = 1 + usize::from(word(1, &["a", "an", "-"]));
        let found = [("year", Of::Months, 6), ("hour", Of::Minutes, 30)];
        let found = found.into_iter().find(|(unit, ..)| word(at, &[unit]));
        return found.map(|(_, of, n)| (of, n, start + at + 1));
    }
    let quarter = word(0, &["quarter"]) && word(1, &["of"]) && word(2, &["an"]) && word(3, &["hour"]);
    quarter.then_some((Of::Minutes, 15, start + 4))
}

/// The unit that begins here: what it counts, how many of that it is, and the piece after it.
fn unit(pieces: &[Piece<'_>], start: usize) -> Option<(Of, i64, usize)> {
    let mut at = start;
    while pieces
        .get(at)
        .is_some_and(|piece| piece.is(&["-", "calendar", "full", "whole", "consecutive", "clear"]))
    {
        at += 1;
    }
    let word = |n: usize, words: &[&str]| pieces.get(at + n).is_some_and(|piece| piece.is(words));
    if word(0, &["working", "business"]) && word(1, &["day", "days"]) {
        return Some((Of::WorkingDays, 1, at + 2));
    }
    if word(0, &["per"]) && word(1, &["cent"]) {
        return Some((Of::Mille, 10, at + 2));
    }
    let (of, times) = match pieces.get(at)?.text.to_ascii_lowercase().as_str() {
        "day" | "days" => (Of::Days, 1),
        "week" | "weeks" => (Of::Days, 7),
        "fortnight" => (Of::Days, 14),
        "month" | "months" => (Of::Months, 1),
        "quarter" | "quarters" => (Of::Months, 3),
        "year" | "years" => (Of::Months, 12),
        "hour" | "hours" => (Of::Minutes, 60),
        "minute" | "minutes" => (Of::Minutes, 1),
        "yuan" => (Of::Yuan, 1),
        "person" | "persons" | "people" | "agents" | "colleagues" => (Of::People, 1),
        "time" | "times" => (Of::Times, 1),
        "ring" | "rings" => (Of::Rings, 1),
        "point" | "points" => (Of::Points, 1),
        "column" | "columns" => (Of::Columns, 1),
        "flats" | "units" => (Of::Units, 1),
        "group" | "groups" => (Of::Groups, 1),
        "turn" | "turns" => (Of::Turns, 1),
        "percent" | "%" => (Of::Mille, 10),
        "‰" => (Of::Mille, 1),
        _ => return None,
    };
    Some((of, times, at + 1))
}

/// `17:30`.
fn clock(pieces: &[Piece<'_>], hour: i64, at: usize) -> Option<(i64, usize)> {
    let (colon, minutes) = (pieces.get(at)?, pieces.get(at + 1)?);
    let minutes: i64 = minutes.text.parse().ok().filter(|_| colon.is(&[":"]) && minutes.text.len() == 2)?;
    (hour < 24 && minutes < 60).then_some((hour * 60 + minutes, at + 2))
}

/// `th of the next month` behind a number.
fn day_of_next_month(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let word = |n: usize, words: &[&str]| pieces.get(at + n).is_some_and(|piece| piece.is(words));
    let th = usize::from(word(0, &["st", "nd", "rd", "th"]));
    let the = th + 1 + usize::from(word(th + 1, &["the"]));
    let found = word(th, &["of"]) && word(the, &["next", "following"]) && word(the + 1, &["month"]);
    found.then_some(at + the + 2)
}

/// The number that begins here, in digits or in words, and the piece after it.
fn number(pieces: &[Piece<'_>], start: usize) -> Option<(i64, usize)> {
    let digits = |at: usize| pieces.get(at).filter(|piece| piece.text.bytes().all(|c| c.is_ascii_digit()));
    if let Some(first) = digits(start) {
        let mut text = first.text.to_owned();
        let mut at = start + 1;
        // 1,000
        while pieces.get(at).is_some_and(|piece| piece.is(&[","]))
            && let Some(more) =
                digits(at + 1).filter(|more| more.text.len() == 3 && more.start == pieces[at].end)
        {
            text.push_str(more.text);
            at += 2;
        }
        return text.parse().ok().map(|n| (n, at));
    }
    let first = pieces.get(start)?;
    let (mut sum, mut at) = (if first.is(&["a"]) { 1 } else { small(first.text)? }, start + 1);
    loop {
        let hyphen = usize::from(pieces.get(at).is_some_and(|piece| piece.is(&["-", "and"])));
        let Some(piece) = pieces.get(at + hyphen) else { break };
        if hyphen == 0 && piece.is(&["hundred", "thousand"]) {
            sum *= if piece.is(&["hundred"]) { 100 } else { 1000 };
        } else if let Some(n) =
            small(piece.text).filter(|n| (*n < 10 && sum % 10 == 0) || (*n < 100 && sum % 100 == 0))
        {
            sum += n;
        } else {
            break;
        }
        at += hyphen + 1;
    }
    Some((sum, at))
}

/// A number below a hundred that is one word.
fn small(word: &str) -> Option<i64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let find = |words: &[&str]| words.iter().position(|known| word.eq_ignore_ascii_case(known));
    let n = find(&WORDS).or_else(|| find(&TENS).map(|at| (at + 2) * 10))?;
    i64::try_from(n).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_with_their_units() {
        let check = |text: &str, expected: &[(Of, i64, bool)]| {
            let found: Vec<_> = amounts(text).into_iter().map(|one| (one.of, one.n, one.plain)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("seven days", &[(Of::Days, 7, true)]);
        check("a seven-day claim", &[(Of::Days, 7, true)]);
        check("7 days", &[(Of::Days, 7, true)]);
        check("twenty-five minutes", &[(Of::Minutes, 25, true)]);
        check("one hundred and twenty yuan", &[(Of::Yuan, 120, true)]);
        check("1,000 yuan", &[(Of::Yuan, 1000, true)]);
        check("¥50 each", &[(Of::Yuan, 50, true)]);
        check("three working days", &[(Of::WorkingDays, 3, true)]);
        check("30%", &[(Of::Mille, 300, true)]);
        check("30 per cent", &[(Of::Mille, 300, true)]);
        check("3–5 days", &[(Of::Days, 3, true), (Of::Days, 5, true)]);
        check("three to five points", &[(Of::Points, 3, true), (Of::Points, 5, true)]);
        check("half a year", &[(Of::Months, 6, true)]);
        check("for a month", &[(Of::Months, 1, true)]);
        check("twice a day", &[(Of::Days, 1, false)]);
        check("the 10th of the next month", &[(Of::DayOfNextMonth, 10, true)]);
        check("before 17:30", &[(Of::Clock, 1050, true)]);
        let bare = |n| (Of::Bare, n, false);
        check("on 1 March 2025, one by one", &[bare(1), bare(2025), bare(1), bare(1)]);
        check("30, 50 and 100 yuan", &[bare(30), bare(50), (Of::Yuan, 100, true)]);
        check("the next day", &[(Of::Days, 1, false)]);
        check("third time", &[]);
    }
}
