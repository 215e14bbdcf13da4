//! The Turnbook app.
fn main() {}
