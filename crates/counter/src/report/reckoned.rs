//! The report of a period: its figures in all, by agent, by channel and by day.

use super::figures::Figures;
use super::parts::Part;
use super::period::Period;
use crate::books::Books;
use chrono::NaiveDate;
use office::PersonId;
use paper::OrderedMap;
use rulebook::word::Channel;

/// The figures of a period. Each of the three ways to look at them adds up to the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The period.
    pub period: Period,
    /// In all.
    pub whole: Figures,
    /// By agent; without one, what is nobody's: who waits, and who left unreceived.
    pub people: OrderedMap<Option<PersonId>, Figures>,
    /// By how the client came the first time, of a visit how he came then; without, what no client that came had a part in.
    pub channels: OrderedMap<Option<Channel>, Figures>,
    /// By day; those on which there was nothing are left out.
    pub days: OrderedMap<NaiveDate, Figures>,
}

impl Report {
    /// Every day of the period, with none where there was nothing.
    pub fn every_day(&self) -> Vec<(NaiveDate, Figures)> {
        let days = self.period.from().iter_days().take_while(|day| self.period.has(*day));
        days.map(|day| (day, self.days.get(&day).copied().unwrap_or_default())).collect()
    }

    fn begins(period: Period) -> Self {
        let (people, channels, days) = (OrderedMap::new(), OrderedMap::new(), OrderedMap::new());
        Self { period, whole: Figures::default(), people, channels, days }
    }

    fn add(&mut self, part: Part) {
        let Part { day, person, channel, figures } = part;
        if figures.is_nothing() {
            return;
        }
        self.whole += figures;
        *self.people.entry(person).or_default() += figures;
        *self.channels.entry(channel).or_default() += figures;
        *self.days.entry(day).or_default() += figures;
    }
}

impl Books {
    /// The report of a period.
    pub fn report(&self, period: Period) -> Report {
        let mut report = Report::begins(period);
        self.parts(period, &mut |part| report.add(part));
        report
    }

    /// The figures of a period in all.
    pub fn figures(&self, period: Period) -> Figures {
        let mut all = Figures::default();
        self.parts(period, &mut |part| all += part.figures);
        all
    }
}
