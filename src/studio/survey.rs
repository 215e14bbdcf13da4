//! Lint in slices: the page stays alive, the progress is shown, and the next edit stops it.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::*;
use rulebook::{
    Book, Question,
    lint::{Finding, Run},
};

/// Between two slices the browser gets its turn.
const PAUSE: Duration = Duration::from_millis(0);
/// How long a slice may take, in milliseconds.
const SLICE: f64 = 12.0;
/// Steps of the lint between two looks at the clock.
const STEP: u32 = 2_000;

/// A lint that runs. Cheap to copy; what it found so far can be read while it runs.
#[derive(Clone, Copy)]
pub struct Survey {
    /// What was found so far.
    pub findings: RwSignal<Vec<Finding>, LocalStorage>,
    /// How many situations were looked at, of how many.
    pub progress: RwSignal<(u64, u64)>,
    /// How long it took, in milliseconds, once it is through.
    pub took: RwSignal<Option<u32>>,
    wanted: StoredValue<Rc<Cell<u64>>, LocalStorage>,
}

impl Survey {
    /// A survey that has not begun. It stops when whoever made it is gone.
    pub fn new() -> Self {
        let survey = Self {
            findings: RwSignal::new_local(Vec::new()),
            progress: RwSignal::new((0, 0)),
            took: RwSignal::new(None),
            wanted: StoredValue::new_local(Rc::new(Cell::new(0))),
        };
        on_cleanup(move || survey.stop());
        survey
    }

    /// Stops what runs.
    pub fn stop(self) {
        self.wanted.try_with_value(|wanted| wanted.set(wanted.get() + 1));
    }

    /// Looks at these questions of a book, or at all of it; what ran before stops.
    pub fn start(self, book: &Rc<Book>, questions: Option<&[Question]>) {
        self.stop();
        let wanted = self.wanted.get_value();
        let mine = wanted.get();
        self.took.set(None);
        let run = match questions {
            Some(questions) => Run::of(book, questions),
            None => Run::new(book),
        };
        self.progress.set(run.progress());
        let work = Work { survey: self, run, mine, wanted, began: now() };
        set_timeout(move || work.slice(), PAUSE);
    }
}

impl Default for Survey {
    fn default() -> Self {
        Self::new()
    }
}

struct Work {
    survey: Survey,
    run: Run,
    mine: u64,
    wanted: Rc<Cell<u64>>,
    began: f64,
}

impl Work {
    fn slice(mut self) {
        if self.wanted.get() != self.mine {
            return;
        }
        let until = now() + SLICE;
        let mut through = false;
        while !through && now() < until {
            through = !self.run.step(STEP);
        }
        self.survey.progress.try_set(self.run.progress());
        let found = self.run.findings().len();
        if through || self.survey.findings.try_with_untracked(Vec::len) != Some(found) {
            self.survey.findings.try_set(self.run.findings().to_vec());
        }
        if through {
            // Whole milliseconds of a wait that a person can sit through.
            self.survey.took.try_set(Some((now() - self.began) as u32));
        } else {
            set_timeout(move || self.slice(), PAUSE);
        }
    }
}

/// The browser's clock, in milliseconds: it only measures.
fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
