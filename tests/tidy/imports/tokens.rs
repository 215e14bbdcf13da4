//! A Rust text cut into words and signs; comments, lifetimes and what stands between quotes do not count.

/// A piece of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A name, a keyword or a number.
    Name(String),
    /// What stood between quotes.
    Text(String),
    /// `::`
    Of,
    /// Any other sign.
    Sign(char),
}

/// Cuts a source.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut rest = Rest { chars: source.chars().collect(), at: 0 };
    let mut found = Vec::new();
    while let Some(c) = rest.peek(0) {
        match (c, rest.peek(1)) {
            ('/', Some('/')) => rest.skip_while(|c| c != '\n'),
            ('/', Some('*')) => rest.skip_comment(),
            ('"', _) => found.push(Token::Text(rest.quoted('"'))),
            ('\'', _) => rest.skip_letter(),
            (':', Some(':')) => {
                rest.at += 2;
                found.push(Token::Of);
            }
            _ if part_of_name(c) => found.extend(rest.name()),
            _ => {
                rest.at += 1;
                found.extend((!c.is_whitespace()).then_some(Token::Sign(c)));
            }
        }
    }
    found
}

fn part_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Rest {
    chars: Vec<char>,
    at: usize,
}

impl Rest {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&wanted) {
            self.at += 1;
        }
    }

    /// Comments may stand in one another.
    fn skip_comment(&mut self) {
        let mut open = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => open += 1,
                (Some('*'), Some('/')) => open -= 1,
                (None, _) => return,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            self.at += 2;
            if open == 0 {
                return;
            }
        }
    }

    /// From quote to quote.
    fn quoted(&mut self, quote: char) -> String {
        self.at += 1;
        let mut text = String::new();
        while let Some(c) = self.peek(0).filter(|c| *c != quote) {
            self.at += if c == '\\' { 2 } else { 1 };
            text.push(c);
        }
        self.at += 1;
        text
    }

    /// A character between quotes, or the quote of a lifetime with its name.
    fn skip_letter(&mut self) {
        if self.peek(1) == Some('\\') || self.peek(2) == Some('\'') {
            self.quoted('\'');
        } else {
            self.at += 1;
            self.skip_while(part_of_name);
        }
    }

    /// A name, or the text whose quote it belongs to: `b"…"`, `r#"…"#`; `r#type` is the name `type`.
    fn name(&mut self) -> Option<Token> {
        let from = self.at;
        self.skip_while(part_of_name);
        let name: String = self.chars[from..self.at].iter().collect();
        let fences = (0..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        match (name.as_str(), self.peek(fences)) {
            ("r" | "br" | "cr", Some('"')) => Some(Token::Text(self.raw(fences))),
            ("r", _) if fences == 1 => {
                self.at += 1;
                self.name()
            }
            ("b" | "c", Some('"')) if fences == 0 => Some(Token::Text(self.quoted('"'))),
            ("b", Some('\'')) if fences == 0 => {
                self.quoted('\'');
                None
            }
            _ => Some(Token::Name(name)),
        }
    }

    fn raw(&mut self, fences: usize) -> String {
        self.at += fences + 1;
        let from = self.at;
        let closes = |rest: &Self| {
            rest.peek(0) == Some('"') && (1..=fences).all(|ahead| rest.peek(ahead) == Some('#'))
        };
        while self.at < self.chars.len() && !closes(self) {
            self.at += 1;
        }
        let text = self.chars[from..self.at.min(self.chars.len())].iter().collect();
        self.at += fences + 1;
        text
    }
}
