//! What was told with the act that an event comes from.

use super::Event;
use crate::told::Told;

macro_rules! told {
    ($event:expr) => {
        match $event {
            Event::DayOpened { told, .. }
            | Event::SignedIn { told, .. }
            | Event::SignedOut { told, .. }
            | Event::DayClosed { told, .. }
            | Event::VisitorReceived { told, .. }
            | Event::VisitorWaits { told, .. }
            | Event::HelperJoined { told, .. }
            | Event::HandedOver { told, .. }
            | Event::VisitorIdentified { told, .. }
            | Event::VisitRegistered { told, .. }
            | Event::FollowedUp { told, .. }
            | Event::ClientFiled { told, .. }
            | Event::DealMade { told, .. }
            | Event::AbsenceStarted { told, .. }
            | Event::CallAnswered { told, .. }
            | Event::CreditPlaced { told, .. }
            | Event::Overruled { told, .. }
            | Event::Penalised { told, .. }
            | Event::OriginSettled { told, .. }
            | Event::CaseRuled { told, .. }
            | Event::PersonDeparted { told, .. }
            | Event::ClientPassed { told, .. }
            | Event::HelpSettled { told, .. } => Some(told),
            Event::OfficeFounded { .. }
            | Event::OfficeChanged { .. }
            | Event::PersonEnrolled { .. }
            | Event::PersonChanged { .. }
            | Event::RulebookAdopted { .. }
            | Event::VisitorLeft { .. }
            | Event::HelperLeft { .. }
            | Event::ReceptionEnded { .. }
            | Event::ClientGraded { .. }
            | Event::CaseBrought { .. }
            | Event::ConflictSettled { .. }
            | Event::RegistrationWithdrawn { .. }
            | Event::ClientsLinked { .. }
            | Event::ClientsParted { .. }
            | Event::ClientsBroughtIn { .. }
            | Event::AbsenceEnded { .. }
            | Event::CallEnded { .. }
            | Event::CallOrderSet { .. }
            | Event::OrderSet(_)
            | Event::DutySet { .. }
            | Event::EventSet { .. }
            | Event::ProxySet { .. }
            | Event::Voided { .. } => None,
        }
    };
}

impl Event {
    /// What was told with its act, if the act asks the book.
    pub fn said(&self) -> Option<&Told> {
        told!(self)
    }

    pub(crate) fn said_mut(&mut self) -> Option<&mut Told> {
        told!(self)
    }
}
