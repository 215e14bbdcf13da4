//! What an event tells of itself: its law, its visit, its customers and its people. The one place that knows; there is
//! no arm for "the rest", so a new event must say all of it.

use super::{Event, Law, Passed, Reception, Recorded};
use crate::id::{CustomerId, PersonId, VisitId};

/// The law of what the book was not asked about.
const NO_LAW: &Law = &Law::none();

/// What stands in one event, borrowed from it.
struct Told<'a> {
    law: &'a Law,
    reception: Option<&'a Reception>,
    passed: &'a [Passed],
    visit: Option<VisitId>,
    /// Whether a visit begins with it.
    begins: bool,
    customers: Vec<CustomerId>,
    people: Vec<PersonId>,
}

impl<'a> Told<'a> {
    fn of(law: &'a Law) -> Self {
        let (customers, people) = (Vec::new(), Vec::new());
        Self { law, reception: None, passed: &[], visit: None, begins: false, customers, people }
    }
    /// Of a reception; whom it touches besides the receiver is for the event to say.
    fn received(reception: &'a Reception) -> Self {
        let told = Self { passed: &reception.passed, ..Self::of(&reception.law) };
        Self { reception: Some(reception), ..told }.and([reception.receiver])
    }
    fn in_visit(mut self, visit: VisitId) -> Self {
        self.visit = Some(visit);
        self
    }
    fn with(mut self, customers: impl IntoIterator<Item = CustomerId>) -> Self {
        self.customers.extend(customers);
        self
    }
    fn and(mut self, people: impl IntoIterator<Item = PersonId>) -> Self {
        for person in people {
            if !self.people.contains(&person) {
                self.people.push(person);
            }
        }
        self
    }
}

impl Event {
    /// The rulings it rests on.
    pub fn law(&self) -> &Law {
        self.told().law
    }

    /// The visit it belongs to; none for what begins one, which is named after its entry: see [`Recorded::visit`].
    pub fn visit(&self) -> Option<VisitId> {
        self.told().visit
    }

    /// The customers it speaks of.
    pub fn customers(&self) -> Vec<CustomerId> {
        self.told().customers
    }

    /// Who acts in it and whom it touches, each once. The tables of a day list everybody; they are not meant.
    pub fn people(&self) -> Vec<PersonId> {
        self.told().people
    }

    /// How a visitor came to be received, if it says so.
    pub fn reception(&self) -> Option<&Reception> {
        self.told().reception
    }

    /// Who was passed, in order.
    pub fn passed(&self) -> &[Passed] {
        self.told().passed
    }

    fn told(&self) -> Told<'_> {
        match self {
            Self::OfficeFounded { .. } | Self::OfficeChanged { .. } | Self::RulebookAdopted { .. } => {
                Told::of(NO_LAW)
            }
            Self::PersonEnrolled { person, .. } | Self::PersonChanged { person, .. } => {
                Told::of(NO_LAW).and([*person])
            }
            Self::DayOpened { law, .. } | Self::DayClosed { law, .. } => Told::of(law),
            Self::SignedIn { place, law, .. } => Told::of(law).and([place.person]),
            Self::SignedOut { person, law, .. } => Told::of(law).and([*person]),
            Self::VisitorReceived { visitor, waited, by, reception, .. } => {
                let told = Told::received(reception).with([visitor.customer]).and(*by);
                Told { visit: *waited, begins: waited.is_none(), ..told }
            }
            Self::VisitorWaits { visitor, law, .. } => {
                Told { begins: true, ..Told::of(law).with([visitor.customer]) }
            }
            Self::VisitorLeft { visit, .. } | Self::ReceptionEnded { visit, .. } => {
                Told::of(NO_LAW).in_visit(*visit)
            }
            Self::HelperJoined { visit, helper, by, law, .. } => {
                Told::of(law).in_visit(*visit).and([*helper]).and(*by)
            }
            Self::HelperLeft { visit, helper, .. } => Told::of(NO_LAW).in_visit(*visit).and([*helper]),
            Self::HandedOver { visit, from, customer, by, reception, .. } => {
                Told::received(reception).in_visit(*visit).with(*customer).and([*from]).and(*by)
            }
            Self::VisitorIdentified { visit, from, by, reception, .. } => {
                Told::received(reception).in_visit(*visit).and([*from]).and(*by)
            }
            Self::VisitRegistered { visit, by, owner, law, .. } => {
                Told::of(law).in_visit(*visit).and([*by]).and(*owner)
            }
            Self::RegistrationWithdrawn { visit, by, .. } => Told::of(NO_LAW).in_visit(*visit).and([*by]),
            Self::FollowedUp { customer, by, owner, law, .. } => {
                Told::of(law).with([*customer]).and([*by]).and(*owner)
            }
            Self::ClientFiled { customer, by, law, .. } | Self::DealMade { customer, by, law, .. } => {
                Told::of(law).with([*customer]).and([*by])
            }
            Self::ClientGraded { customer, by, .. } => Told::of(NO_LAW).with([*customer]).and([*by]),
            Self::AbsenceStarted { person, approved_by, .. } => {
                Told::of(NO_LAW).and([*person]).and(*approved_by)
            }
            Self::AbsenceEnded { person, .. } => Told::of(NO_LAW).and([*person]),
            Self::CallAnswered { by, called, caller, owner, passed, law, .. } => {
                Told { passed, ..Told::of(law).with(*caller).and([*by]).and(*called).and(*owner) }
            }
            Self::CallEnded { by, .. } => Told::of(NO_LAW).and([*by]),
            Self::CallOrderSet { .. } | Self::EventSet { .. } | Self::Voided { .. } => Told::of(NO_LAW),
            // The people of an order are a table; they are not meant.
            Self::OrderSet(set) => Told::of(NO_LAW).and([set.by]),
            Self::DutySet { person } => Told::of(NO_LAW).and(*person),
            Self::CreditPlaced { credit, by, law, .. } => Told::of(law).and([credit.person, *by]),
            Self::Overruled { visit, from, to, by, law, .. } => {
                Told::of(law).in_visit(*visit).and([*from, *to, *by])
            }
            Self::Penalised { person, by, law, .. } => Told::of(law).and([*person, *by]),
            Self::OriginSettled { visit, proved, owner, law, .. } => {
                Told::of(law).in_visit(*visit).and(*proved).and(*owner)
            }
            Self::CaseBrought { customer, with, claimant, .. } => {
                Told::of(NO_LAW).with([*customer]).with(*with).and(*claimant)
            }
            Self::ConflictSettled { by, .. } => Told::of(NO_LAW).and([*by]),
            Self::CaseRuled { customer, with, claimant, closer, raised_by, owner, by, law, .. } => {
                let told = Told::of(law).with([*customer]).with(*with).and([*claimant]).and(*closer);
                told.and(*raised_by).and(*owner).and(*by)
            }
            Self::PersonDeparted { person, successor, by, law, .. } => {
                Told::of(law).and([*person]).and(*successor).and([*by])
            }
            Self::ClientPassed { customer, from, to, by, law, .. } => {
                Told::of(law).with([*customer]).and([*from, *to, *by])
            }
            Self::ClientsLinked { one, other, by, .. } | Self::ClientsParted { one, other, by } => {
                Told::of(NO_LAW).with([*one, *other]).and([*by])
            }
            // Whose they were is a table; they are not meant.
            Self::ClientsBroughtIn { clients, weighed_by } => {
                Told::of(NO_LAW).with(clients.iter().map(|client| client.customer)).and(*weighed_by)
            }
            Self::ProxySet { person, proxy } => Told::of(NO_LAW).and([*person]).and(*proxy),
            Self::HelpSettled { visit, helper, owner, law, .. } => {
                Told::of(law).in_visit(*visit).and([*helper]).and(*owner)
            }
        }
    }
}

impl Recorded {
    /// The visit it belongs to; a visit is named after the entry that began it.
    pub fn visit(&self) -> Option<VisitId> {
        let told = self.event.told();
        told.visit.or_else(|| told.begins.then_some(VisitId(self.entry)))
    }
}
