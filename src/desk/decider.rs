//! Who decides here. The first load decides what is done at the door; every part brings the rest along.

use office::decide::Decider;
use std::sync::OnceLock;

static WHOLE: OnceLock<Decider> = OnceLock::new();

/// Called by each part when it is there: from then on every command is decided.
pub fn whole_office() {
    WHOLE.get_or_init(|| Decider::OFFICE);
}

/// Who decides at this moment.
pub(super) fn decider() -> Decider {
    WHOLE.get().copied().unwrap_or(Decider::DOOR)
}
