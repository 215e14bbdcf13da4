//! The rulebook studio: the program of `studio.html`, fetched when it is opened.

fn main() {
    console_error_panic_hook::set_once();
    turnbook_app::studio::begin();
}
