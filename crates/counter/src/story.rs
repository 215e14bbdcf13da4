//! What happened in a visit, and with its customer since, as rows: when, what, what there is to it, and by which articles.

use crate::books::Books;
use crate::row::{Cell, Cite, Row, Said, Tone};
use chrono::NaiveDateTime;
use journal::CardRef;
use office::event::{Event, Kind, Recorded};
use office::ledger::Visit;

/// How an event is to be taken in the story of a visit.
fn tone(event: &Event) -> Tone {
    match event.kind() {
        Kind::VisitRegistered if matches!(event, Event::VisitRegistered { valid: true, .. }) => Tone::Good,
        Kind::VisitorReceived | Kind::DealMade => Tone::Good,
        Kind::VisitorWaits | Kind::HelperJoined | Kind::HandedOver => Tone::Waits,
        Kind::Overruled | Kind::VisitorIdentified | Kind::VisitRegistered => Tone::Wants,
        Kind::OfficeFounded
        | Kind::OfficeChanged
        | Kind::PersonEnrolled
        | Kind::PersonChanged
        | Kind::RulebookAdopted
        | Kind::DayOpened
        | Kind::SignedIn
        | Kind::SignedOut
        | Kind::DayClosed
        | Kind::VisitorLeft
        | Kind::HelperLeft
        | Kind::ReceptionEnded
        | Kind::FollowedUp
        | Kind::ClientFiled
        | Kind::ClientGraded
        | Kind::AbsenceStarted
        | Kind::AbsenceEnded
        | Kind::CallAnswered
        | Kind::CallEnded
        | Kind::CallOrderSet
        | Kind::OrderSet
        | Kind::DutySet
        | Kind::EventSet
        | Kind::CreditPlaced
        | Kind::Penalised
        | Kind::OriginSettled
        | Kind::CaseBrought
        | Kind::ConflictSettled
        | Kind::CaseRuled
        | Kind::PersonDeparted
        | Kind::ClientPassed
        | Kind::ClientsLinked
        | Kind::ClientsParted
        | Kind::ClientsBroughtIn
        | Kind::RegistrationWithdrawn
        | Kind::ProxySet
        | Kind::HelpSettled
        | Kind::Voided => Tone::Plain,
    }
}

/// Of the digest of a file, so many digits are shown.
const EVIDENCE_DIGITS: usize = 16;

impl Books {
    /// The evidence a card names: what its file was called, and the beginning of its digest.
    fn evidence_on(&self, card: Option<&CardRef>) -> Option<Said> {
        let file = self.field(card, "file")?;
        let (digest, name) = file.split_once(' ').unwrap_or((&file, ""));
        let digest = Said::Text(digest.chars().take(EVIDENCE_DIGITS).collect());
        Some(Said::Of("visits.evidence", vec![("name", Said::Text(name.to_owned())), ("digest", digest)]))
    }

    /// The story of a visit, in order. What is of a later day says its day.
    pub fn story_rows(&self, visit: &Visit) -> Vec<Row> {
        let same_day = |at: &NaiveDateTime| visit.at.date() == at.date();
        let when = |at| if same_day(&at) { Said::Time(at) } else { Said::Day(at.date()) };
        self.story(visit).map(|recorded| self.told(when(recorded.at), recorded)).collect()
    }

    /// What was recorded, and when as it is to be said.
    pub(crate) fn told(&self, when: Said, recorded: &Recorded) -> Row {
        let Recorded { entry, at, event, .. } = recorded;
        let lacks = match event {
            Event::VisitRegistered { missing, .. } if !missing.is_empty() => {
                let fields = missing.iter().map(|field| Said::Word("field", field.word())).collect();
                Some(Said::Of("visits.lacks", vec![("fields", Said::Listed(fields))]))
            }
            _ => None,
        };
        let card = match event {
            Event::Overruled { because, .. } => Some(because),
            Event::FollowedUp { note, .. } | Event::CaseBrought { note, .. } => note.as_ref(),
            Event::CaseRuled { because, .. } => because.as_ref(),
            Event::ConflictSettled { note, .. } => Some(note),
            _ => None,
        };
        let because = self.field(card, "text").map(Said::Text);
        let next = self.field(card, "next").and_then(|day| paper::date::read(&day));
        let next = next.map(|day| Said::Of("visits.next_contact", vec![("day", Said::Day(day))]));
        let evidence = self.evidence_on(card);
        let besides = [lacks, because, evidence, next].into_iter().flatten().collect();
        let cells = vec![Cell::of(when), Cell { besides, ..Cell::of(Said::Event(*entry)) }];
        let cite = self.cited(event).map(|law| Cite { law, entry: *entry });
        Row { at: Some(*at), tone: tone(event), cite, ..Row::of(*entry, cells) }
    }
}
