//! The words of one sentence, taken one after the other.

use super::Said;
use super::fault::Fault;
use chrono::NaiveDate;
use office::Minute;
use rulebook::Turns;

/// A sentence being read.
pub(super) struct Words<'a> {
    /// The line it stands on.
    pub(super) line: usize,
    words: Vec<&'a str>,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn new(line: usize, text: &'a str) -> Self {
        Self { line, words: text.split_whitespace().collect(), at: 0 }
    }

    /// Takes out what is told besides, wherever it stands: `fact=value`, `decided RULE by S`.
    pub(super) fn said(&mut self) -> Result<Said, Fault> {
        let mut said = Said::default();
        let mut rest = Vec::new();
        let mut words = std::mem::take(&mut self.words).into_iter();
        while let Some(word) = words.next() {
            if let Some((fact, value)) = word.split_once('=') {
                said.facts.push((fact.to_owned(), value.to_owned()));
            } else if word == "decided" {
                let (rule, by, who) = (words.next(), words.next(), words.next());
                let (Some(rule), Some("by"), Some(who)) = (rule, by, who) else {
                    let fault = self.fault("it is not said who decided for which rule");
                    return Err(fault.hint("write: decided RULE by S"));
                };
                said.decided.push((rule.to_owned(), who.to_owned()));
            } else {
                rest.push(word);
            }
        }
        self.words = rest;
        Ok(said)
    }

    pub(super) fn fault(&self, what: impl Into<String>) -> Fault {
        Fault::new(self.line, what)
    }

    /// The word to come.
    pub(super) fn peek(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }

    /// The word after the one to come.
    pub(super) fn second(&self) -> Option<&'a str> {
        self.words.get(self.at + 1).copied()
    }

    pub(super) fn take(&mut self) -> Option<&'a str> {
        let word = self.peek()?;
        self.at += 1;
        Some(word)
    }

    /// Takes these words if they come next.
    pub(super) fn takes(&mut self, words: &str) -> bool {
        let wanted: Vec<&str> = words.split(' ').collect();
        let comes = self.words[self.at..].starts_with(&wanted);
        if comes {
            self.at += wanted.len();
        }
        comes
    }

    pub(super) fn need(&mut self, what: &str) -> Result<&'a str, Fault> {
        self.take().ok_or_else(|| self.fault(format!("{what} is missing here")))
    }

    pub(super) fn name(&mut self, what: &str) -> Result<String, Fault> {
        let word = self.need(what)?;
        if word.contains('=') || word.contains('"') {
            return Err(self.fault(format!("{word:?} cannot be {what}")));
        }
        Ok(word.to_owned())
    }

    /// A name, or nothing for the word `nobody`.
    pub(super) fn name_or_nobody(&mut self, what: &str) -> Result<Option<String>, Fault> {
        Ok(Some(self.name(what)?).filter(|name| name != "nobody"))
    }

    /// Takes these words, or says that they are missing.
    pub(super) fn expect(&mut self, words: &str) -> Result<(), Fault> {
        if self.takes(words) { Ok(()) } else { Err(self.fault(format!("{words:?} is missing here"))) }
    }

    /// A word of a closed list.
    pub(super) fn word<T: Copy>(
        &mut self,
        what: &str,
        known: &[&'static str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Fault> {
        let word = self.need(what)?;
        read(word).ok_or_else(|| Fault::unknown(self.line, what, word, known.iter().copied()))
    }

    pub(super) fn date(&mut self) -> Result<NaiveDate, Fault> {
        let word = self.need("a date")?;
        word.parse().map_err(|_| self.fault(format!("{word:?} is not a date YYYY-MM-DD")))
    }

    /// A time of day.
    pub(super) fn time(&mut self) -> Result<Minute, Fault> {
        let word = self.need("a time such as 17:30")?;
        word.parse().map_err(|_| self.fault(format!("{word:?} is not a time such as 17:30")))
    }

    pub(super) fn count(&mut self, what: &str) -> Result<u32, Fault> {
        let word = self.need(what)?;
        word.parse().map_err(|_| self.fault(format!("{what} is a whole number, not {word:?}")))
    }

    /// A whole number, or one with a tenth: `1.5`.
    pub(super) fn turns(&mut self, what: &str) -> Result<Turns, Fault> {
        let word = self.need(what)?;
        word.parse()
            .map_err(|_| self.fault(format!("{what} is a whole number or one such as 1.5, not {word:?}")))
    }

    /// Two times with a dash between.
    pub(super) fn hours(&mut self) -> Result<(Minute, Minute), Fault> {
        let word = self.need("hours such as 9:00-18:00")?;
        let read = || -> Option<(Minute, Minute)> {
            let (from, to) = word.split_once('-')?;
            Some((from.parse().ok()?, to.parse().ok()?))
        };
        read().ok_or_else(|| self.fault(format!("{word:?} are not hours such as 9:00-18:00")))
    }

    /// All names that are left.
    pub(super) fn names(&mut self, what: &str) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        while self.peek().is_some() {
            names.push(self.name(what)?);
        }
        Ok(names)
    }

    /// Names up to one of these words.
    pub(super) fn names_before(&mut self, what: &str, stop: &[&str]) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        while self.peek().is_some_and(|word| !stop.contains(&word)) {
            names.push(self.name(what)?);
        }
        Ok(names)
    }

    /// Everything that is left, as it stands.
    pub(super) fn rest(&mut self) -> Vec<String> {
        let rest = self.words[self.at..].iter().map(|word| (*word).to_owned()).collect();
        self.at = self.words.len();
        rest
    }

    /// `name=value`, if that comes next.
    pub(super) fn fact(&mut self) -> Option<(String, String)> {
        let (name, value) = self.peek()?.split_once('=')?;
        self.at += 1;
        Some((name.to_owned(), value.to_owned()))
    }

    /// Says that nothing may be left.
    pub(super) fn done(&self) -> Result<(), Fault> {
        self.peek().map_or(Ok(()), |word| Err(self.fault(format!("{word:?} is too much here"))))
    }
}
