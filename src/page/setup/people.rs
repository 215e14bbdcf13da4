//! The posts as people write them.

use crate::text::in_every_language;
use counter::{roster::Posts, word::Office};

/// Every post by its words in every language.
pub(super) fn posts() -> Posts {
    Posts::of(Office::POSTS.iter().map(|office| (*office, in_every_language("office", office.word()))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_post_is_known_by_its_word_in_every_language() {
        let posts = posts();
        for office in Office::POSTS {
            for word in in_every_language("office", office.word()) {
                assert_eq!(posts.read(word), Some(office), "{word}");
            }
        }
    }
}
