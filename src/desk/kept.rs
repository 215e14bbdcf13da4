//! Whether what is in memory is on disk as well. Browsers throw databases away under a running page: then memory holds the
//! last copy.

/// Where the books are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// On disk, as far as the browser says.
    #[default]
    OnDisk,
    /// The browser had thrown them away; they were written back from memory.
    WrittenBack,
    /// In the memory of this page alone.
    OnlyHere,
}
