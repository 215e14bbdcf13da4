//! What was typed of a visitor and not yet entered: it is there when the dialog is opened again, as long as the page lives, and
//! nowhere else.

use counter::VisitId;
use paper::OrderedMap;
use std::cell::RefCell;

/// What stands in the columns, by their words.
pub(super) type Draft = OrderedMap<String, String>;

thread_local! {
    static KEPT: RefCell<OrderedMap<VisitId, Draft>> = RefCell::default();
}

/// What was typed of a visitor.
pub(super) fn kept(visit: VisitId) -> Draft {
    KEPT.with_borrow(|kept| kept.get(&visit).cloned().unwrap_or_default())
}

/// Keeps what was typed of a visitor.
pub(super) fn keep(visit: VisitId, draft: Draft) {
    KEPT.with_borrow_mut(|kept| kept.insert(visit, draft));
}

/// He is entered.
pub(super) fn forget(visit: VisitId) {
    KEPT.with_borrow_mut(|kept| kept.remove(&visit));
}
