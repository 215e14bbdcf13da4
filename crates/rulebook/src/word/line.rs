//! Who stands above whom.

use super::Office;

impl Office {
    /// The line of sales, from below: who stands higher may do what who stands lower may.
    pub const LINE: [Self; 9] = [
        Self::Agent,
        Self::Receptionist,
        Self::Supervisor,
        Self::DutyManager,
        Self::SalesManager,
        Self::SalesDirector,
        Self::ProjectManager,
        Self::DeputyGeneralManager,
        Self::GeneralManager,
    ];

    /// The posts a person of the office may hold; the other offices are departments, bodies and roles in a matter.
    pub const POSTS: [Self; 14] = [
        Self::Agent,
        Self::Receptionist,
        Self::Supervisor,
        Self::DutyManager,
        Self::SalesManager,
        Self::SalesDirector,
        Self::ProjectManager,
        Self::LeasingHead,
        Self::Finance,
        Self::Administration,
        Self::Planning,
        Self::CustomerService,
        Self::Keeper,
        Self::GeneralManager,
    ];

    fn rank(self) -> Option<usize> {
        Self::LINE.iter().position(|office| *office == self)
    }

    /// Whether who holds this office may decide what needs that one.
    pub fn covers(self, needed: Self) -> bool {
        self == needed || self.rank().zip(needed.rank()).is_some_and(|(held, needed)| held >= needed)
    }

    /// The office by which somebody is known: the highest in the line above an agent, else another, else agent.
    pub fn highest(held: &[Self]) -> Option<Self> {
        held.iter().copied().max_by_key(|office| match office.rank() {
            Some(0) => (0, 0),
            Some(rank) => (2, rank),
            None => (1, 0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Office::{Agent, Company, Finance, ProjectManager, SalesManager, Supervisor};
    use super::*;

    #[test]
    fn who_decides_for_whom() {
        let check = |held: Office, needed: Office, covers: bool| {
            assert_eq!(held.covers(needed), covers, "{held:?} for {needed:?}");
        };
        check(ProjectManager, Supervisor, true);
        check(Supervisor, Supervisor, true);
        check(Supervisor, SalesManager, false);
        check(Finance, Supervisor, false);
        check(Finance, Finance, true);
        check(ProjectManager, Finance, false);
        check(ProjectManager, Company, false);
    }

    #[test]
    fn by_what_somebody_is_known() {
        let check =
            |held: &[Office], office: Option<Office>| assert_eq!(Office::highest(held), office, "{held:?}");
        check(&[], None);
        check(&[Agent], Some(Agent));
        check(&[Agent, Finance], Some(Finance));
        check(&[Finance, Supervisor, Agent], Some(Supervisor));
        check(&[SalesManager, Supervisor], Some(SalesManager));
    }
}
