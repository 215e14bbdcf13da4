//! The rulebook studio: the program of `studio.html`, fetched when it is opened.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(turnbook_app::studio::Studio);
}
