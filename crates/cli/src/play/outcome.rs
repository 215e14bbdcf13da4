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
    /// It happened.
    Done(Box<Recorded>),
    /// It was refused.
    Refused(Refusal),
    /// The book answered a question, or several that belong together.
    Answered(Vec<Ruling>),
    /// The program cannot do or answer this yet.
    NotYet(String),
}

impl Outcome {
    pub(super) fn event(&self) -> Option<&Event> {
        if let Self::Done(recorded) = self { Some(&recorded.event) } else { None }
    }

    /// How the visitor came to be received.
    pub(super) fn reception(&self) -> Option<&Reception> {
        match self.event()? {
            Event::VisitorReceived { reception, .. }
            | Event::HandedOver { reception, .. }
            | Event::VisitorIdentified { reception, .. } => Some(reception),
            _ => None,
        }
    }

    /// The rulings, in the order in which they were asked for.
    pub(super) fn rulings(&self) -> Vec<&Ruling> {
        if let Self::Answered(rulings) = self {
            return rulings.iter().collect();
        }
        if let Some(reception) = self.reception() {
            return reception.rulings.iter().collect();
        }
        match self.event() {
            Some(Event::VisitorWaits { rulings, .. }) => rulings.iter().collect(),
            Some(
                Event::DayOpened { ruling, .. }
                | Event::DayClosed { ruling, .. }
                | Event::HelperJoined { ruling, .. }
                | Event::VisitRegistered { ruling, .. }
                | Event::CallAnswered { ruling, .. }
                | Event::CreditPlaced { ruling, .. }
                | Event::Penalised { ruling, .. }
                | Event::OriginSettled { ruling, .. }
                | Event::HelpSettled { ruling, .. }
                | Event::CaseRuled { ruling, .. }
                | Event::PersonDeparted { ruling, .. }
                | Event::Overruled { ruling, .. },
            ) => vec![ruling],
            Some(
                Event::DealMade { ruling, payout: besides, .. }
                | Event::FollowedUp { ruling, pool: besides, .. },
            ) => ruling.iter().chain(besides).map(Box::as_ref).collect(),
            Some(Event::ClientFiled { ruling, .. }) => ruling.iter().map(Box::as_ref).collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn passed(&self) -> &[Passed] {
        match self.event() {
            Some(Event::CallAnswered { passed, .. }) => passed,
            _ => self.reception().map_or(&[], |reception| &reception.passed),
        }
    }

    /// Every article cited, each once.
    pub(super) fn cites(&self) -> Vec<&ArticleId> {
        let refusal = if let Self::Refused(refusal) = self { &refusal.cites[..] } else { &[] };
        let rulings = self.rulings().into_iter().flat_map(|ruling| &ruling.cites);
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
        if let Some(reception) = self.reception() {
            return reception.duties.clone();
        }
        let mut all = Vec::new();
        for duty in self.rulings().into_iter().filter_map(|ruling| ruling.verdict.duties.as_ref()).flatten() {
            if !all.contains(duty) {
                all.push(*duty);
            }
        }
        all
    }
}
