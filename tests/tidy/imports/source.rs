//! What one Rust source says of others: its child modules, what it brings in, what it names.

use super::tokens::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// Names joined by `::`.
pub(crate) type Path = Vec<String>;

/// One module of a source.
#[derive(Debug, Default)]
pub(crate) struct Inside {
    /// The modules that have files of their own, each with what `#[path]` says of it.
    pub(crate) children: Vec<(String, Option<String>)>,
    /// What `use` brings in.
    pub(crate) brought: Vec<Brought>,
    /// The paths that stand in the code.
    pub(crate) named: BTreeSet<Path>,
    /// Every name that stands in the code, but in `use` and in `mod`.
    pub(crate) words: BTreeSet<String>,
}

/// A name that `use` brings in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Brought {
    /// What it is called here; `*` for everything.
    pub(crate) name: String,
    /// Where it comes from.
    pub(crate) path: Path,
    /// Whether others may have it from here: `pub use`.
    pub(crate) passed_on: bool,
}

/// The modules of a source by their path inside it. The source itself has the empty path.
pub(crate) fn read(source: &str) -> BTreeMap<Path, Inside> {
    let tokens = tokens(source);
    let mut reader = Reader { tokens: &tokens, at: 0, here: Path::new(), found: BTreeMap::new() };
    reader.found.insert(Path::new(), Inside::default());
    reader.block();
    reader.found
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    here: Path,
    found: BTreeMap<Path, Inside>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn name(&self, ahead: usize) -> Option<&str> {
        match self.peek(ahead)? {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }

    fn sign(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead) == Some(&Token::Sign(sign))
    }

    fn inside(&mut self) -> &mut Inside {
        self.found.entry(self.here.clone()).or_default()
    }

    /// Up to the brace that closes the module.
    fn block(&mut self) {
        let mut open = 0;
        let mut file = None;
        while let Some(token) = self.peek(0).cloned() {
            match token {
                Token::Sign('}') if open == 0 => return self.at += 1,
                Token::Sign('#') => file = self.attribute().or(file),
                Token::Name(word) if word == "mod" && self.child(file.take()) => {}
                Token::Name(word) if word == "pub" => {
                    self.at += 1;
                    if self.sign(0, '(') {
                        self.group();
                    }
                    if self.name(0) == Some("use") {
                        self.brings(true);
                    }
                }
                Token::Name(word) if word == "use" && !self.sign(1, '<') => self.brings(false),
                Token::Name(word) => self.path(word),
                Token::Sign(sign) => {
                    open += i32::from(sign == '{') - i32::from(sign == '}');
                    self.at += 1;
                }
                Token::Of | Token::Text(_) => self.at += 1,
            }
        }
    }

    /// From a bracket to the one that closes it.
    fn group(&mut self) -> &[Token] {
        let from = self.at;
        let mut open = 0;
        while let Some(token) = self.peek(0) {
            match token {
                Token::Sign('(' | '[' | '{') => open += 1,
                Token::Sign(')' | ']' | '}') => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                break;
            }
        }
        &self.tokens[from..self.at]
    }

    /// Passes an attribute, and with `#[cfg(test)]` what it stands before. Gives the file of `#[path = "file"]`.
    fn attribute(&mut self) -> Option<String> {
        self.at += if self.sign(1, '!') { 2 } else { 1 };
        let parts = self.group();
        let says = |word: &str| parts.contains(&Token::Name(word.to_owned()));
        match parts.get(1..4) {
            Some([Token::Name(word), Token::Sign('='), Token::Text(file)]) if word == "path" => {
                return Some(file.clone());
            }
            Some([Token::Name(word), ..]) if word == "cfg" && says("test") && !says("not") => {}
            _ => return None,
        }
        while let Some(token) = self.peek(0) {
            match token {
                Token::Sign(';') => break,
                Token::Sign('{') => {
                    self.group();
                    break;
                }
                Token::Sign('(' | '[') => drop(self.group()),
                _ => self.at += 1,
            }
        }
        None
    }

    /// `mod name;` or `mod name { … }`.
    fn child(&mut self, file: Option<String>) -> bool {
        let Some(name) = self.name(1).map(String::from) else { return false };
        if self.sign(2, ';') {
            self.at += 3;
            self.inside().children.push((name, file));
        } else {
            self.at += 3;
            self.here.push(name);
            self.inside();
            self.block();
            self.here.pop();
        }
        true
    }

    fn brings(&mut self, passed_on: bool) {
        self.at += 1;
        self.tree(&[], passed_on);
    }

    /// A path of a `use`, or several that begin alike.
    fn tree(&mut self, before: &[String], passed_on: bool) {
        let mut path = before.to_vec();
        let mut name = None;
        while let Some(token) = self.peek(0).cloned() {
            match token {
                Token::Name(word) if word == "as" => {
                    name = self.name(1).map(String::from);
                    self.at += 1;
                }
                Token::Name(word) => path.push(word),
                Token::Sign('*') => name = Some("*".to_owned()),
                Token::Sign('{') => {
                    self.at += 1;
                    while !self.sign(0, '}') && self.at < self.tokens.len() {
                        self.tree(&path, passed_on);
                        self.at += usize::from(self.sign(0, ','));
                    }
                    return self.at += 1;
                }
                Token::Sign(',' | '}' | ';') => break,
                Token::Of | Token::Text(_) | Token::Sign(_) => {}
            }
            self.at += 1;
        }
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        if let Some(name) = name.or_else(|| path.last().cloned()) {
            self.inside().brought.push(Brought { name, path, passed_on });
        }
    }

    /// A name, and what follows it after `::`.
    fn path(&mut self, first: String) {
        let before = &self.tokens[..self.at];
        let begins = match before {
            [.., Token::Sign('.'), Token::Sign('.')] => true,
            // After a type, or a method: `<Row>::new`, `row.into::<Key>`.
            [.., Token::Name(_) | Token::Sign('>' | '.'), Token::Of] | [.., Token::Sign('.')] => false,
            _ => true,
        };
        self.at += 1;
        let mut path = vec![first];
        while self.peek(0) == Some(&Token::Of) {
            let Some(next) = self.name(1).map(String::from) else { break };
            path.push(next);
            self.at += 2;
        }
        if begins {
            self.inside().words.insert(path[0].clone());
            if path.len() > 1 {
                self.inside().named.insert(path);
            }
        }
    }
}
