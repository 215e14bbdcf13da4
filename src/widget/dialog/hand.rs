//! Where the hand is: what the keyboard does in a dialog, and where it goes when what it was on is gone.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement};

/// What one begins with in a dialog.
const FIRST: &str =
    ".dialog-body :is(.input, .choice input, button.choice, .result, .menu-item):not(:disabled)";
/// What Enter goes through.
const WAY: &str = ":is(.dialog-body, .dialog-foot) :is(input.input, input[data-way]):not(:disabled)";
/// The room of a label, in CSS pixels.
const LABEL: i32 = 36;
/// What confirms.
const CONFIRMS: &str =
    ":is(.answer, .dialog-foot, .dialog-body, .ask-typed) > .btn.is-primary:not(:disabled)";

fn all(within: &Element, what: &str) -> Vec<HtmlElement> {
    let Ok(found) = within.query_selector_all(what) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.get(n)?.dyn_into().ok()).collect()
}

fn focus(element: &HtmlElement) {
    // What has gone meanwhile takes no focus; nothing hangs on it.
    let _ = element.focus();
}

/// Whether the hand is on nothing.
fn nowhere() -> bool {
    document().active_element().is_none_or(|on| on.matches("body, #page, .dialog-close").unwrap_or(false))
}

/// Puts the hand on the first field or tile of the topmost dialog, unless it is on something there already.
pub fn begin() {
    let Some(page) = document().document_element() else { return };
    let top = all(&page, "dialog[open]").pop();
    if let Some(first) = top.filter(|_| nowhere()).and_then(|top| all(&top, FIRST).into_iter().next()) {
        focus(&first);
    }
}

/// What is typed into.
const TYPED: &str = "input:not([type=radio], [type=checkbox]), textarea";
/// Where a keyboard on the screen leaves no more than this, in CSS pixels.
const LOW: f64 = 560.0;

/// Where a keyboard leaves little room, the field one types into comes to the top of the dialog's body, so that what it
/// finds is in sight below it.
pub fn raise() {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    if height.is_none_or(|height| height > LOW) {
        return;
    }
    request_animation_frame(|| {
        let on = document().active_element().filter(|on| on.matches(TYPED).unwrap_or(false));
        let Some(body) = on.as_ref().and_then(|on| on.closest(".dialog-body").ok()?) else { return };
        if let Some(on) = on {
            let lower = on.get_bounding_client_rect().top() - body.get_bounding_client_rect().top();
            // Its label stays in sight above it.
            body.set_scroll_top(body.scroll_top() + lower as i32 - LABEL);
        }
    });
}

/// Puts the hand on what the selector names, if what it was on is gone; once what is going has gone.
pub fn back_to(what: &'static str) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            let page = document().document_element().filter(|_| nowhere());
            if let Some(element) = page.and_then(|page| all(&page, what).into_iter().next()) {
                // What is looked at stays where it is.
                let still = FocusOptions::new();
                still.set_prevent_scroll(true);
                let _ = element.focus_with_options(&still);
            }
        });
    });
}

/// Enter in a field goes on to the next one, and after the last it confirms; on a tile it takes it, and on one that is taken
/// it confirms. With Ctrl it confirms anywhere.
pub fn enter(event: &ev::KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() || event.default_prevented() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some((target, dialog)) =
        target.and_then(|target| Some((target.clone(), target.closest("dialog").ok()??)))
    else {
        return;
    };
    let input = target.dyn_ref::<HtmlInputElement>();
    let anywhere = event.ctrl_key() || event.meta_key();
    if input.is_none() && !anywhere {
        return;
    }
    event.prevent_default();
    event.stop_propagation();
    if let Some(input) = input.filter(|_| !anywhere) {
        let ticked = matches!(input.type_().as_str(), "radio" | "checkbox");
        if ticked && !input.checked() {
            return input.click();
        }
        let sought = input.type_() == "search" && !input.value().is_empty();
        let found = sought.then(|| all(&dialog, ".result").into_iter().next()).flatten();
        if let Some(found) = found {
            return found.click();
        }
        let way = all(&dialog, WAY);
        let here = way.iter().position(|on| on.is_same_node(Some(&target)));
        if let Some(next) = here.and_then(|here| way.get(here + 1)) {
            return focus(next);
        }
    }
    if let Some(confirms) = all(&dialog, CONFIRMS).into_iter().next() {
        confirms.click();
    }
}
