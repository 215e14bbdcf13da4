//! Which columns of a pasted sheet hold the names and the posts: by their headings, else by the shape of what stands there.

use super::heading::{heads_names, heads_posts};
use super::person::person;
use super::post::Posts;

/// The columns of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    comma: bool,
    /// The column of the names.
    pub(super) name: usize,
    /// The column of the posts, if there is one.
    pub(super) post: Option<usize>,
    /// So many rows on top are headings.
    pub(super) headings: usize,
}

/// How many cells of a column are so.
fn count(rows: &[Vec<&str>], column: usize, so: impl Fn(&str) -> bool) -> usize {
    rows.iter().filter(|row| row.get(column).is_some_and(|cell| so(cell.trim()))).count()
}

/// The column in which the most cells are so, and how many; the first of them.
fn most(rows: &[Vec<&str>], so: impl Fn(&str) -> bool + Copy) -> Option<(usize, usize)> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let counted = (0..width).map(|column| (column, count(rows, column, so))).filter(|(_, count)| *count > 0);
    counted.max_by_key(|(column, count)| (*count, std::cmp::Reverse(*column)))
}

impl Columns {
    /// The columns of these lines, if they are a sheet.
    pub(super) fn of(lines: &[&str], posts: &Posts) -> Option<Self> {
        let comma = !lines.iter().any(|line| line.contains('\t'));
        let rows: Vec<Vec<&str>> = lines.iter().map(|line| cells(line, comma)).collect();
        let heading = rows.first().and_then(|first| {
            let at = |heads: fn(&str) -> bool| first.iter().position(|cell| heads(cell));
            at(heads_names).map(|name| (name, at(heads_posts)))
        });
        let wide = rows.iter().filter(|row| row.len() > 1).count();
        // Names in a row are no sheet; that columns are separated by commas needs a heading.
        if wide == 0 || (comma && heading.is_none()) {
            return heading.filter(|_| rows.len() > 1 && !comma).map(|(name, post)| Self {
                comma,
                name,
                post,
                headings: 1,
            });
        }
        let headings = usize::from(heading.is_some());
        let body = rows.get(headings..).unwrap_or_default();
        let by_shape = most(body, |cell| person(cell, posts).is_some());
        let post =
            most(body, |cell| posts.read(cell).is_some() || Posts::like(cell)).map(|(column, _)| column);
        let (name, post) = match heading {
            Some((name, headed)) => (name, headed.or(post).filter(|post| *post != name)),
            None => {
                let (name, _) = by_shape?;
                (name, post.filter(|post| *post != name))
            }
        };
        Some(Self { comma, name, post, headings })
    }

    /// The cells of a row.
    pub(super) fn cells<'a>(&self, line: &'a str) -> Vec<&'a str> {
        cells(line, self.comma)
    }
}

fn cells(line: &str, comma: bool) -> Vec<&str> {
    match comma {
        true => line.split([',', '，']).collect(),
        false => line.split('\t').collect(),
    }
}
