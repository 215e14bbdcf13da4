//! The sheets of the pages, checked by the compiler.
#![expect(missing_docs, reason = "generated")]
#![expect(
    deprecated,
    reason = "the successor, leptos_i18n_build, brings ICU and a network client into the build"
)]

leptos_i18n::load_locales!();
