//! What is known when it is asked whether a fact can be there.

use crate::fact::{Fact, Value};
use crate::facts::Facts;
use crate::word::*;

/// What is known besides.
pub(super) struct Known<'a>(pub(super) &'a Facts);

impl Known<'_> {
    pub(super) fn get(&self, fact: Fact) -> Option<Value> {
        self.0.get(fact).filter(|value| *value != Value::NotKnown)
    }
    /// Whether a fact is or may be one of these.
    pub(super) fn may_be<V: Into<Value> + Copy>(&self, fact: Fact, wanted: &[V]) -> bool {
        self.get(fact).is_none_or(|value| wanted.iter().any(|one| (*one).into() == value))
    }
    /// Whether it is or may be something else.
    pub(super) fn may_not_be(&self, fact: Fact, unwanted: impl Into<Value>) -> bool {
        self.get(fact) != Some(unwanted.into())
    }
    /// Whether both are or may be the same.
    pub(super) fn may_agree(&self, one: Fact, other: Fact) -> bool {
        self.get(one).is_none_or(|value| self.may_be(other, &[value]))
    }
    /// Whether the client may have an agent: one who has been here, and whose ownership stands.
    pub(super) fn may_be_owned(&self) -> bool {
        self.may_be(Fact::VisitKind, &[VisitKind::ReturnOpen, VisitKind::ReturnClosed])
    }
    pub(super) fn may_be_referred(&self) -> bool {
        self.may_not_be(Fact::Referral, Referral::None)
    }
}
