//! The desk: the program of `index.html`.

use std::panic::{self, PanicHookInfo};

fn main() {
    panic::set_hook(Box::new(told));
    turnbook_app::app::begin();
}

/// A panic is the end of the program: nothing it would draw after that can be trusted. The page around it is told, and
/// shows what happened, that the books are safe, and their export (`build/rescue-page.js`).
fn told(panic: &PanicHookInfo<'_>) {
    console_error_panic_hook::hook(panic);
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&panic.to_string().into());
    let event = web_sys::CustomEvent::new_with_event_init_dict("turnbook-panic", &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Only a listener that throws refuses, and then the page itself is told by the trap that follows.
        let _ = window.dispatch_event(&event);
    }
}
