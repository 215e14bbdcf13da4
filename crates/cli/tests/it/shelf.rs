//! Where the books of a shelf come from.

use crate::{house, said, turnbook};
use cli::shelf::Shelf;
use std::path::{Path, PathBuf};

/// A folder with one book that extends the base, and whatever else a test puts there.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    copy(&house().join("rulebooks/rb-d"), &folder.join("rb-d"));
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for file in std::fs::read_dir(from).expect("the book") {
        let file = file.expect("an entry");
        std::fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
    }
}

#[test]
fn a_shelf_without_a_base_has_the_one_that_comes_with_the_program() {
    let own = Shelf::new(folder("no-base")).book("rb-d").expect("the book");
    let shipped = Shelf::new(house().join("rulebooks")).book("rb-d").expect("the book");
    assert_eq!(own.digest, shipped.digest);
    let base = Shelf::new(folder("no-base")).book("base").expect("the base");
    assert_eq!(base.digest, Shelf::new(house().join("rulebooks")).book("base").expect("the base").digest);
}

#[test]
fn a_base_on_the_shelf_is_the_one() {
    let folder = folder("with-base");
    copy(&house().join("rulebooks/base"), &folder.join("base"));
    let file = folder.join("base/book.json");
    let text = std::fs::read_to_string(&file).expect("the base");
    std::fs::write(&file, text.replacen("\"edition\": \"", "\"edition\": \"x", 1)).expect("a change");
    let own = Shelf::new(folder).book("rb-d").expect("the book");
    let shipped = Shelf::new(house().join("rulebooks")).book("rb-d").expect("the book");
    assert_ne!(own.digest, shipped.digest);
}

#[test]
fn no_other_book_comes_from_elsewhere() {
    let folder = folder("no-other");
    let failed = Shelf::new(&folder).book("rb-a").expect_err("no such book");
    assert_eq!(failed.what, "there is no such book; there are rb-d");
    let output = turnbook(&["lint", "--rulebooks", folder.to_str().expect("plain path")]);
    assert_eq!((said(&output).as_str(), output.status.code()), ("", Some(0)), "only the books of the folder");
}
