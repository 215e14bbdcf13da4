//! Long codes as people compare them.

/// In groups of four.
pub fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(char::is_ascii_alphanumeric).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The end of an id. Its beginning is the time it was drawn at, which is much the same for all.
pub fn tail(id: &str) -> String {
    let letters: Vec<char> = id.chars().filter(char::is_ascii_alphanumeric).collect();
    grouped(&letters[letters.len().saturating_sub(8)..].iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{grouped, tail};

    #[test]
    fn codes_are_grouped() {
        assert_eq!(grouped("7c1e90ab03"), "7c1e 90ab 03");
        assert_eq!(tail("019abc12-3456-7def-8123-456789abcdef"), "89ab cdef");
        assert_eq!(tail("ab"), "ab");
    }
}
