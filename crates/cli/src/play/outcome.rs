//! What became of a line: the event and the rulings it rests on, or the refusal.

use office::event::{Passed, Reception};
use office::{Event, Recorded, Refusal};
use rulebook::word::Duty;
use rulebook::{ArticleId, Ruling};

/// What became of a line.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// Nothing was to happen.
    Nothing,
    /// It happened, by these rulings.
    Done { recorded: Box<Recorded>, rulings: Vec<Ruling> },
    /// It was refused.
    Refused(Refusal),
    /// The book answered a question, or several that belong together.
    Answered(Vec<Ruling>),
    /// The program cannot do or answer this yet.
    NotYet(String),
}

impl Outcome {
    pub(super) fn event(&self) -> Option<&Event> {
        if let Self::Done { recorded, .. } = self { Some(&recorded.event) } else { None }
    }

    /// How the visitor came to be received.
    pub(super) fn reception(&self) -> Option<&Reception> {
        self.event()?.reception()
    }

    /// The rulings, in the order in which they were asked for.
    pub(super) fn rulings(&self) -> &[Ruling] {
        match self {
            Self::Done { rulings, .. } | Self::Answered(rulings) => rulings,
            Self::Nothing | Self::Refused(_) | Self::NotYet(_) => &[],
        }
    }

    pub(super) fn passed(&self) -> &[Passed] {
        self.event().map_or(&[], Event::passed)
    }

    /// Every article cited, each once.
    pub(super) fn cites(&self) -> Vec<&ArticleId> {
        let refusal = if let Self::Refused(refusal) = self { &refusal.cites[..] } else { &[] };
        let rulings = self.rulings().iter().flat_map(|ruling| &ruling.cites);
        let passed = self.passed().iter().flat_map(|passed| &passed.cites);
        let mut cites = Vec::new();
        for article in refusal.iter().chain(rulings).chain(passed) {
            if !cites.contains(&article) {
                cites.push(article);
            }
        }
        cites
    }

    pub(super) fn duties(&self) -> Vec<Duty> {
        office::event::duties(self.rulings())
    }
}
