//! The `turnbook` command.
fn main() {}
