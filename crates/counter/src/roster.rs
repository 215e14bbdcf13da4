//! A roster as it is typed or pasted from a sheet: who works here and in what post, and what in it names nobody.

mod heading;
mod person;
mod post;
mod sheet;

pub use post::Posts;

use heading::{heads_group, heads_names, heads_posts};
use person::{begins_as_name, gone, number, person, remark, several, unnumbered};
use rulebook::word::Office;
use sheet::Columns;

/// Somebody on a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// The post; an agent's, where none is written.
    pub office: Office,
}

/// Why something on a roster became nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is the heading of a column.
    Heading,
    /// Its column has neither names nor posts.
    Column,
    /// It is a number, a mark, or a word that is no name.
    NoName,
    /// It is a post without a name beside it.
    Post,
    /// His post is none of the offices: whether he takes turns, nobody has said.
    UnknownPost,
    /// He has left.
    Gone,
}

/// What on a roster became nobody, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What is written.
    pub text: String,
    /// Why it is left out.
    pub why: Why,
}

/// A roster, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The people, in their order.
    pub people: Vec<Listed>,
    /// What else is written.
    pub left_out: Vec<LeftOut>,
    /// Whether the part before named somebody, of whom something may follow.
    open: bool,
}

/// What separates the cells of a line, if they are not columns of a sheet.
const BETWEEN: [char; 6] = [',', '，', ';', '；', '、', '/'];
impl Roster {
    /// Reads what is typed or pasted. `posts` are the posts by their words in every language.
    pub fn read(text: &str, posts: &Posts) -> Self {
        let lines: Vec<&str> =
            text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
        let mut roster = Self::default();
        match Columns::of(&lines, posts) {
            Some(columns) => roster.sheet(&lines, columns, posts),
            None => lines.iter().for_each(|line| roster.line(line, posts)),
        }
        roster
    }

    /// Rows with columns: of each, the name and the post.
    fn sheet(&mut self, lines: &[&str], columns: Columns, posts: &Posts) {
        for (row, line) in lines.iter().enumerate() {
            let cells = columns.cells(line);
            let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            if row < columns.headings {
                self.left(&cells.join(" "), Why::Heading);
                continue;
            }
            let (name, post) = (cell(Some(columns.name)), cell(columns.post));
            let has_left = cells.iter().any(|cell| gone(cell));
            match (person(name, posts), posts.read(post)) {
                _ if has_left => self.left(&cells.join(" "), Why::Gone),
                (Some((_, None)), None) if !post.is_empty() && !remark(post) && !number(post) => {
                    self.left(&cells.join(" "), Why::UnknownPost);
                }
                (Some((name, own)), of_column) => {
                    let office = of_column.or(own).unwrap_or(Office::Agent);
                    self.people.push(Listed { name, office });
                }
                (None, Some(_)) if name.is_empty() => self.left(post, Why::Post),
                (None, _) => self.left(&cells.join(" "), Why::NoName),
            }
        }
        // Of the columns nobody reads, what stands on top of them is enough.
        let unread = |at: &usize| *at != columns.name && Some(*at) != columns.post;
        let top =
            lines.get(columns.headings).or(lines.first()).map(|line| columns.cells(line)).unwrap_or_default();
        let heads = lines.first().filter(|_| columns.headings > 0).map(|line| columns.cells(line));
        for at in (0..top.len()).filter(unread) {
            let text =
                heads.as_ref().and_then(|heads| heads.get(at)).or(top.get(at)).map_or("", |text| text.trim());
            if !text.is_empty() {
                self.left(text, Why::Column);
            }
        }
    }

    /// Names in a row, each perhaps with a post behind it; or behind a post, or a heading, with a colon.
    fn line(&mut self, line: &str, posts: &Posts) {
        let line = unnumbered(line.trim());
        let (mut of_all, mut rest) = (None, line);
        if let Some((head, tail)) = line.split_once([':', '：']) {
            of_all = posts.read(head);
            if of_all.is_some() && tail.trim().is_empty() {
                return self.left(head, Why::Post);
            }
            if heads_names(head) || heads_posts(head) || heads_group(head) {
                self.left(head, Why::Heading);
                rest = tail;
            } else if of_all.is_some() {
                rest = tail;
            }
        }
        let cells = rest.split(|c| c == '\t' || BETWEEN.contains(&c)).map(str::trim);
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let alone = cells.len() == 1;
        for cell in cells.iter().filter(|cell| cells.iter().all(|cell| number(cell)) || !number(cell)) {
            let parts = several(unnumbered(cell), posts);
            let pair = alone && parts.len() == 2;
            for part in parts {
                self.part(&part, (posts, of_all, pair));
            }
        }
        self.open = false;
    }

    /// A name, or what is said of who was named before. Of a `pair` the second is a post before it is a name.
    fn part(&mut self, part: &str, (posts, of_all, pair): (&Posts, Option<Office>, bool)) {
        let named = std::mem::take(&mut self.open);
        if let Some(office) = posts.read(part) {
            match self.people.last_mut().filter(|_| named) {
                Some(before) => before.office = office,
                None => self.left(part, Why::Post),
            }
            return;
        }
        let no_name = || pair && person(part, posts).is_some() && !begins_as_name(part) && !part.is_ascii();
        if named && (gone(part) || Posts::like(part) || no_name()) {
            return self.out(part, if gone(part) { Why::Gone } else { Why::UnknownPost });
        }
        let bracket = part.split_once(['(', '（']).map(|(_, rest)| rest.trim_end_matches([')', '）', ' ']));
        let somebody = person(part, posts).filter(|(_, office)| {
            office.is_some() || !bracket.is_some_and(|within| Posts::like(within) || gone(within))
        });
        self.open = somebody.is_some();
        match somebody {
            Some((name, office)) => {
                let office = office.or(of_all).unwrap_or(Office::Agent);
                self.people.push(Listed { name, office });
            }
            None if heads_names(part) || heads_posts(part) || heads_group(part) => {
                self.left(part, Why::Heading)
            }
            None if bracket.is_some_and(gone) => self.left(part, Why::Gone),
            None if bracket.is_some_and(Posts::like) => self.left(part, Why::UnknownPost),
            None if Posts::like(part) => self.left(part, Why::Post),
            None => self.left(part, Why::NoName),
        }
    }

    /// Who was named last is left out, for what stands behind his name.
    fn out(&mut self, behind: &str, why: Why) {
        if let Some(before) = self.people.pop() {
            self.left(&format!("{} {behind}", before.name), why);
        }
    }

    fn left(&mut self, text: &str, why: Why) {
        self.left_out.push(LeftOut { text: text.trim().to_owned(), why });
    }
}
