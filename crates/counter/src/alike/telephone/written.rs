//! Numbers as people write them: several in a row, with an extension, with digits hidden.

use super::number::{Number, Run, Telephone};
use crate::alike::letters::plain;

/// What stands between two numbers.
const BETWEEN: [char; 7] = ['/', '、', ',', ';', '|', '\n', '或'];
/// What is written before an extension. The longer ones come first.
const EXTENSIONS: [&str; 9] = ["extension", "extn", "ext", "分机", "分機", "内线", "內線", "转", "轉"];
/// What is written for an extension where digits stand before it.
const SHORT_EXTENSIONS: [char; 2] = ['x', '#'];
/// What is written before the last digits.
const TAILS: [&str; 8] = ["尾号", "尾號", "尾数", "尾數", "后四位", "後四位", "末四位", "ending"];
/// What hides digits; one of the first kind alone does.
const HIDING: &str = "*×…⋯xX·•●○∗■□?_";
const HIDING_ALONE: &str = "*…⋯∗";
/// As many of the last digits must be seen as tell people apart.
const SEEN: usize = 4;
/// As many digits an extension has at most.
const EXTENSION: usize = 7;
/// As many digits an extension has at most that is written behind a stroke, as if it belonged to the number.
const BEHIND_STROKE: usize = 5;

impl Telephone {
    /// The numbers in a text, each once: several may stand in one column.
    pub fn read(text: &str) -> Vec<Self> {
        read(text)
    }
}

fn read(text: &str) -> Vec<Telephone> {
    if text.bytes().all(|c| c.is_ascii_digit()) {
        let number = Number::of(text, false);
        return number.map(|number| Telephone { number, extension: None }).into_iter().collect();
    }
    let mut found: Vec<Telephone> = Vec::new();
    let text = evened(text);
    for piece in text.split(BETWEEN) {
        let all = match one(piece) {
            Some(telephone) if telephone.possible() => vec![telephone],
            other => {
                let parts: Vec<Telephone> = piece.split_whitespace().filter_map(one).collect();
                let several = parts.len() > 1 && parts.iter().all(|part| part.possible());
                if several { parts } else { other.into_iter().collect() }
            }
        };
        for telephone in all {
            if !found.contains(&telephone) {
                found.push(telephone);
            }
        }
    }
    found
}

/// Full width made half, strokes of all lengths made one, dots that hide a digit kept apart.
fn evened(text: &str) -> String {
    // Three dots in a row would else be taken apart.
    let text = text.replace(['…', '⋯'], "*");
    let stroke = |c| match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '~' => '-',
        other => other,
    };
    plain(&text).chars().map(stroke).collect::<String>().to_lowercase()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn one(piece: &str) -> Option<Telephone> {
    if let Some(masked) = masked(piece) {
        return Some(Telephone { number: masked, extension: None });
    }
    let (main, extension) = extended(piece);
    let abroad = main.split(|c: char| c.is_ascii_digit()).next().is_some_and(|before| before.contains('+'));
    let number = Number::of(&digits(main), abroad)?;
    if let (Number::Odd(_), None, Some((before, behind))) = (number, extension, main.rsplit_once('-')) {
        let inner = digits(behind);
        let shorter = Number::of(&digits(before), abroad);
        if let Some(number @ Number::Full { .. }) = shorter
            && (1..=BEHIND_STROKE).contains(&inner.len())
        {
            return Some(Telephone { number, extension: inner.parse().ok() });
        }
    }
    Some(Telephone { number, extension })
}

/// The number without its extension, and the extension.
fn extended(piece: &str) -> (&str, Option<u32>) {
    let word = EXTENSIONS.iter().find_map(|word| piece.split_once(word));
    let mark = || piece.rsplit_once(SHORT_EXTENSIONS);
    let Some((main, behind)) = word.or_else(mark) else { return (piece, None) };
    let extension = digits(behind);
    match extension.parse() {
        Ok(extension_read) if extension.len() <= EXTENSION && !digits(main).is_empty() => {
            (main, Some(extension_read))
        }
        Ok(_) | Err(_) => (piece, None),
    }
}

/// A number of which only the first and the last digits are written.
fn masked(piece: &str) -> Option<Number> {
    if let Some((before, tail)) = TAILS.iter().find_map(|word| piece.split_once(word)) {
        return shown(before, tail);
    }
    let hides = |c: char| HIDING.contains(c);
    let from = piece.find(|c: char| c.is_ascii_digit() || hides(c))?;
    let hidden: Vec<(usize, char)> = piece[from..].char_indices().filter(|(_, c)| hides(*c)).collect();
    let ((first, _), (last, mark)) = (*hidden.first()?, *hidden.last()?);
    let enough =
        hidden.len() > 1 && adjoining(&hidden) || hidden.iter().any(|(_, c)| HIDING_ALONE.contains(*c));
    if !enough {
        return None;
    }
    shown(&piece[from..from + first], &piece[from + last + mark.len_utf8()..])
}

/// Whether two marks stand side by side.
fn adjoining(marks: &[(usize, char)]) -> bool {
    marks.windows(2).any(|two| two[0].0 + two[0].1.len_utf8() == two[1].0)
}

fn shown(head: &str, tail: &str) -> Option<Number> {
    let (head, tail) = (digits(head), digits(tail));
    let tail = (tail.len() >= SEEN).then(|| Run::read(&tail)).flatten()?;
    let head = if head.is_empty() { None } else { Some(Run::read(&head)?) };
    Some(Number::Masked { head, tail })
}
