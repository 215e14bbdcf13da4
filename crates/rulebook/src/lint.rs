//! Lint: what is wrong with a book that reads well.
