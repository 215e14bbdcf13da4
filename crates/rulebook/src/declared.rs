//! Proofreading of what a book declares: names that stand once, words under words that are there, nothing counted from
//! itself.

use crate::article::ArticleId;
use crate::declare::{Declarations, DeclaredFact, DeclaredWord, FactKind, Source};
use crate::effect::Effects;
use crate::fact::{Domain, Fact};
use crate::fault::{BookError, What, wrong};
use crate::glossary::Glossary;
use crate::name::{Name, keep};
use crate::value::is_word;
use crate::word::{Breach, Duty, Field, Lexicon, WIDENED};

/// The list of words of this name that a book may widen.
fn widened(name: &str) -> Option<Lexicon> {
    WIDENED.into_iter().find(|lexicon| lexicon.key() == name)
}

impl Glossary<'_> {
    /// Keeps the words that are declared, and sees that none stands under itself: without that nothing else could be asked.
    ///
    /// # Errors
    /// There are too many words, or a circle of them.
    pub(crate) fn begin(self) -> Result<(), BookError> {
        for (name, fact) in &self.own.facts {
            for (i, choice) in fact.words.iter().enumerate() {
                let at = || format!("declares.facts.{name}.words[{i}].word");
                keep(&choice.word).map_err(|what| wrong(at(), what))?;
            }
        }
        let words = self.own.words.keys().map(|name| (*name, "words"));
        for (name, list) in words.chain(self.own.breaches.keys().map(|name| (*name, "breaches"))) {
            let at = || format!("declares.{list}.{name}.under");
            self.no_circle(name).map_err(|what| wrong(at(), what))?;
        }
        Ok(())
    }

    /// Looks through the declarations of the book's own layer.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place.
    pub(crate) fn check(self, article: &dyn Fn(&ArticleId) -> bool) -> Result<(), BookError> {
        let mut seen = paper::OrderedSet::new();
        let below: Vec<Name> = self.below.into_iter().flat_map(Declarations::names).map(|(n, _)| n).collect();
        for (name, _) in self.own.names() {
            if !seen.insert(name) || below.contains(&name) {
                let name = name.to_string();
                return Err(wrong(format!("declares.{name}"), What::DeclaredTwice { name }));
            }
        }
        for (name, fact) in &self.own.facts {
            self.check_fact(*name, fact, article)?;
        }
        for (name, word) in &self.own.words {
            self.check_word(*name, word)?;
        }
        for (name, breach) in &self.own.breaches {
            let at = || format!("declares.breaches.{name}.under");
            if let Some(Breach::Own(under)) = breach.under
                && !self.layers().any(|declared| declared.breaches.contains_key(&under))
            {
                return Err(wrong(at(), What::Undeclared { name: under.to_string() }));
            }
        }
        for (name, duty) in &self.own.duties {
            if let Some(limit) = &duty.deadline {
                self.mark(limit.from, &format!("declares.duties.{name}.deadline.from"))?;
            }
        }
        Ok(())
    }

    fn check_fact(
        self,
        name: Name,
        fact: &DeclaredFact,
        article: &dyn Fn(&ArticleId) -> bool,
    ) -> Result<(), BookError> {
        let at = |part: &str| format!("declares.facts.{name}{part}");
        for (i, id) in fact.cites.iter().enumerate() {
            if !article(id) {
                return Err(wrong(at(&format!(".cites[{i}]")), What::NoArticle { id: id.to_string() }));
            }
        }
        match (fact.kind, fact.words.len()) {
            (FactKind::Word, 0 | 1) => return Err(wrong(at(".words"), What::WordsMissing)),
            (FactKind::Word, _) => {}
            (_, 0) => {}
            _ => return Err(wrong(at(".words"), What::WordsIdle)),
        }
        for (i, choice) in fact.words.iter().enumerate() {
            let at = || at(&format!(".words[{i}].word"));
            if !is_word(&choice.word) || choice.word.starts_with(crate::name::OWN) {
                return Err(wrong(at(), What::BadId { most: crate::name::LONGEST }));
            }
            if fact.words[..i].iter().any(|known| known.word == choice.word) {
                return Err(wrong(at(), What::DeclaredTwice { name: choice.word.clone() }));
            }
        }
        let Some(source) = &fact.source else { return Ok(()) };
        if source.kind() != fact.kind {
            return Err(wrong(at(".kind"), What::SourceKind { needed: source.kind().name() }));
        }
        for mark in source.marks() {
            self.mark(mark, &at(".source"))?;
        }
        for (fact, value) in source.records().into_iter().flat_map(|records| records.only.iter()) {
            if !self.takes(fact, value) {
                return Err(wrong(at(".source"), What::Undeclared { name: fact.name().into() }));
            }
        }
        // What is counted from itself is never found out.
        let mut ahead: Vec<Fact> = source.marks().collect();
        for _ in 0..self.facts().count() {
            let next: Vec<Fact> = ahead
                .iter()
                .filter_map(|mark| self.fact(*mark)?.source.as_ref())
                .flat_map(Source::marks)
                .collect();
            if ahead.contains(&Fact::Own(name)) {
                return Err(wrong(at(".source"), What::Circle));
            }
            ahead = next;
        }
        Ok(())
    }

    fn check_word(self, name: Name, word: &DeclaredWord) -> Result<(), BookError> {
        let at = |part: &str| format!("declares.words.{name}{part}");
        let lexicon =
            widened(&word.of).ok_or_else(|| wrong(at(".of"), What::NoLexicon { name: word.of.clone() }))?;
        let known = lexicon.words.contains(&word.under.as_str())
            || self.declared_words(lexicon).any(|known| known == word.under);
        if !known {
            let what = What::NoWordOf { word: word.under.clone(), of: word.of.clone() };
            return Err(wrong(at(".under"), what));
        }
        Ok(())
    }

    /// A word is not under itself.
    fn no_circle(self, name: Name) -> Result<(), What> {
        let most =
            self.layers().map(|declared| declared.words.len() + declared.breaches.len()).sum::<usize>();
        let mut at = Some(name.word());
        for _ in 0..=most {
            let Some(word) = at else { return Ok(()) };
            at = self.wider(word);
        }
        if at.is_none() { Ok(()) } else { Err(What::Circle) }
    }

    /// A fact from which something is counted.
    fn mark(self, fact: Fact, path: &str) -> Result<(), BookError> {
        match self.domain(fact) {
            Some(Domain::Day | Domain::Moment) => Ok(()),
            Some(_) => Err(wrong(path, What::MarkExpected { fact: fact.name().into() })),
            None => Err(wrong(path, What::Undeclared { name: fact.name().into() })),
        }
    }

    /// Looks whether what a rule counts its limits from are days or moments; `path` is where its effects stand.
    pub(crate) fn check_limits(self, then: &Effects, path: &str) -> Result<(), BookError> {
        if let Some(limit) = &then.until {
            self.mark(limit.from, &format!("{path}.until.from"))?;
        }
        for (i, deadline) in then.deadlines.iter().flatten().enumerate() {
            self.mark(deadline.from, &format!("{path}.deadlines[{i}].from"))?;
        }
        Ok(())
    }

    /// Looks whether the names in the effects of a rule are declared.
    pub(crate) fn check_duty(self, duty: Duty) -> Result<(), What> {
        match duty {
            Duty::Own(name) if self.duty(duty).is_none() => Err(What::Undeclared { name: name.to_string() }),
            _ => Ok(()),
        }
    }

    /// As [`Self::check_duty`], for an order.
    pub(crate) fn check_order(self, order: Name) -> Result<(), What> {
        match self.order(order) {
            Some(_) => Ok(()),
            None => Err(What::Undeclared { name: order.to_string() }),
        }
    }

    /// As [`Self::check_duty`], for a column.
    pub(crate) fn check_column(self, column: Field) -> Result<(), What> {
        match column {
            Field::Own(name) if self.column(column).is_none() => {
                Err(What::Undeclared { name: name.to_string() })
            }
            _ => Ok(()),
        }
    }
}
