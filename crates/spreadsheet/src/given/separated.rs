//! Columns that are separated by a comma, a tabulator or a semicolon; a quoted cell may have any of them in it, and lines.

use super::unread::{MOST_COLUMNS, MOST_ROWS, Unread};

const BETWEEN: [char; 3] = ['\t', ',', ';'];

/// What separates the columns: of the first line, what it has most of.
fn between(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &char| first.chars().filter(|letter| letter == separator).count();
    BETWEEN.into_iter().rev().max_by_key(count).unwrap_or(',')
}

/// The rows that have anything in them.
pub(super) fn rows(text: &str) -> Result<Vec<Vec<String>>, Unread> {
    let between = between(text);
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = text.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            '\n' if !quoted => end(&mut rows, &mut row, &mut cell)?,
            '\r' if !quoted => {}
            letter if letter == between && !quoted => push(&mut row, &mut cell),
            letter => cell.push(letter),
        }
    }
    end(&mut rows, &mut row, &mut cell)?;
    Ok(rows)
}

fn push(row: &mut Vec<String>, cell: &mut String) {
    let said = std::mem::take(cell);
    if row.len() < MOST_COLUMNS {
        row.push(said.trim().to_owned());
    }
}

fn end(rows: &mut Vec<Vec<String>>, row: &mut Vec<String>, cell: &mut String) -> Result<(), Unread> {
    push(row, cell);
    let row = std::mem::take(row);
    if row.iter().any(|cell| !cell.is_empty()) {
        rows.push(row);
    }
    if rows.len() > MOST_ROWS { Err(Unread::TooMany) } else { Ok(()) }
}
