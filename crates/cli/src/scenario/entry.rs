//! What a line says of an entry in the register.

use rulebook::word::Field;

/// Whom somebody's card is like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Like {
    /// He is called like this visitor.
    pub called: Option<String>,
    /// He has the telephone of this visitor.
    pub number: Option<String>,
    /// He has the telephone of this visitor, and only its first and last digits are written.
    pub masked: Option<String>,
    /// He has the identity number of this visitor.
    pub paper: Option<String>,
}

/// What is written in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Who signs.
    pub by: String,
    /// Of whom.
    pub visitor: String,
    /// The columns in which something stands.
    pub fields: Vec<Field>,
    /// What stands in a column, where that matters.
    pub written: Vec<(Field, String)>,
    /// Whether he leaves no number.
    pub declined: bool,
    /// Whom his card is like.
    pub like: Like,
}
