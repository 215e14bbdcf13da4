//! No error is lost on the way.

use crate::house::{code, files, none, short};

/// What may be thrown away anywhere: a text or a number that is not what it might be, and a text written into a text.
const TRIED: [&str; 3] = ["parse", "parse_from_str", "try_from"];
const WRITTEN: [&str; 2] = ["write!(", "writeln!("];

/// Where else an error is dropped: the file, how the place reads, and why. What is mended is struck here.
const DROPPED: [(&str, &str, &str); 3] = [
    ("rulebook/src/name.rs", "Self::read(text).ok()", "what is no name is nobody's"),
    ("office/src/event/recorded.rs", "event: event.ok()", "kept as it is, and counted"),
    ("rulebook/src/ruling/written.rs", ").ok()", "a newer word: left out, and counted"),
];

/// The name of the call that ends here: `read` for `day.read::<u8>(a(b))`.
fn call_before(text: &str) -> &str {
    let mut open = 0;
    let begins = text.char_indices().rev().find(|(_, c)| {
        open += i32::from(*c == ')') - i32::from(*c == '(');
        open == 0
    });
    let name = begins.map_or("", |(at, _)| &text[..at]);
    let name = name.strip_suffix('>').and_then(|name| name.rsplit_once("::<")).map_or(name, |(name, _)| name);
    name.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// The places in a text where an error is dropped, each as it reads.
fn dropped(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(".ok()") {
        let before = &text[..at];
        if !TRIED.contains(&call_before(before)) {
            let from = before.rfind([';', '{', '}']).map_or(0, |at| at + 1);
            found.push(format!("{}.ok()", &before[from..]));
        }
    }
    for (at, found_here) in text.match_indices("let _ = ") {
        let after = &text[at + found_here.len()..];
        if !WRITTEN.iter().any(|written| after.starts_with(written)) {
            found.push(format!("let _ = {}", after.split(';').next().unwrap_or_default()));
        }
    }
    found
}

#[test]
fn no_error_is_dropped_without_a_reason() {
    let mut found = Vec::new();
    let mut listed = DROPPED.map(|(file, reads, why)| (file, reads, why, false));
    for path in files(&["crates/rulebook/src", "crates/office/src"], &["rs"]) {
        let lines = code(&path).into_iter().map(|(_, line)| line).take_while(|line| line != "#[cfg(test)]");
        let text: String = lines.map(|line| format!("{} ", line.trim())).collect();
        for place in dropped(&text.replace(" .", ".")) {
            let entry = listed.iter_mut().find(|(file, reads, ..)| {
                short(&path).ends_with(&format!("/{file}")) && place.ends_with(reads)
            });
            match entry {
                Some((.., seen)) => *seen = true,
                None => found.push(format!("{}: {}", short(&path), place.trim())),
            }
        }
    }
    for (file, reads, ..) in listed.iter().filter(|(.., why, seen)| why.is_empty() || !seen) {
        found.push(format!("{file}: no longer so, strike it: {reads}"));
    }
    none(&found, "an error is dropped");
}

#[test]
fn a_dropped_error_is_found() {
    let check = |text: &str, expected: &[&str]| assert_eq!(dropped(text), expected, "{text}");
    check("let day = text.parse().ok()?; let n = u16::try_from(size(n) * 2).ok();", &[]);
    check("text.parse::<Vec<u8>>().ok()", &[]);
    check("let _ = write!(text, \"{n}\");", &[]);
    check("let a = 1; let b = ask(book, &facts).ok()?;", &[" let b = ask(book, &facts).ok()"]);
    check("let _ = send(parse());", &["let _ = send(parse())"]);
    check("kept.ok()", &["kept.ok()"]);
}
