//! The desk: the program of `index.html`.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(turnbook_app::app::App);
}
