//! What is said of somebody at the door.

use super::entry::Like;
use rulebook::word::{BroughtBy, Channel, Declared, Grade, Purpose, Recall};

/// What is known of somebody at the door.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the command of the same name")]
pub struct About {
    /// He stays until a line ends his reception.
    pub stays: bool,
    pub purpose: Purpose,
    pub declared: Declared,
    pub channel: Channel,
    pub brought_by: BroughtBy,
    pub parties: u32,
    pub people: Option<u32>,
    pub grade: Option<Grade>,
    pub brings_new: bool,
    pub names: Option<String>,
    pub recalls: Option<Recall>,
    pub invited: bool,
    pub walks_to: Option<String>,
    /// The person he names has been in touch with him.
    pub contacted: bool,
    pub recognised_by: Option<String>,
    pub referred_by: Option<String>,
    pub entrusted_to: Option<String>,
    pub takes_both: bool,
    pub owner_reachable: Option<bool>,
    /// Who may take him, and by whose permission.
    pub permitted: Option<(String, String)>,
    /// Who is assigned, and by whom.
    pub assigned: Option<(String, String)>,
    /// Whose name he has, and whose number.
    pub like: Like,
}

impl Default for About {
    fn default() -> Self {
        Self {
            stays: false,
            purpose: Purpose::Buy,
            declared: Declared::Never,
            channel: Channel::WalkIn,
            brought_by: BroughtBy::Nobody,
            parties: 1,
            people: None,
            grade: None,
            brings_new: false,
            names: None,
            invited: false,
            walks_to: None,
            contacted: false,
            recognised_by: None,
            referred_by: None,
            entrusted_to: None,
            takes_both: false,
            owner_reachable: None,
            permitted: None,
            assigned: None,
            recalls: None,
            like: Like::default(),
        }
    }
}
