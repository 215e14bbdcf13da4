//! Readings: a book with some of its switches set otherwise, to try out what would follow.

use crate::book::Book;
use crate::parameter::{ParameterValue, Switches};
use crate::question::Question;
use paper::OrderedSet;

impl Book {
    /// The book with these switches set on every date. It keeps its digest: it is for trying out, not for adopting.
    ///
    /// # Errors
    /// The first name that is no switch, or whose choices do not have the word.
    pub fn reading(&self, switches: &Switches) -> Result<Self, String> {
        let mut book = self.clone();
        for (name, word) in switches {
            if !self.choices(name).is_some_and(|choices| choices.contains_key(word)) {
                return Err(name.clone());
            }
            book.set(name, word);
        }
        Ok(book)
    }

    fn set(&mut self, name: &str, word: &str) {
        let values = self.parameters.get_mut(name).into_iter().flat_map(|p| p.values.values_mut());
        values.for_each(|dated| dated.value = ParameterValue::Word(word.to_owned()));
        if let Some(base) = &mut self.base {
            base.set(name, word);
        }
    }

    /// The switches that the rules of a question, its own and those below, look at.
    pub fn switches(&self, question: Question) -> OrderedSet<&str> {
        let mut names = OrderedSet::new();
        if let Some(chapter) = self.chapters.get(&question) {
            for rule in &chapter.rules {
                rule.when.each_switch(&mut |name, _| {
                    names.insert(name);
                });
            }
        }
        names
    }
}
