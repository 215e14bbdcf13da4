//! Posts as they are written: in full in any language, or by how they end.

use crate::alike::{fold, is_family};
use rulebook::word::Office;

/// How a post ends, folded; the longer first. Where an office has a post of its own there, it is one of those above it.
const ENDINGS: [(&str, Office); 36] = [
    ("deputygeneralmanager", Office::GeneralManager),
    ("generalmanager", Office::GeneralManager),
    ("projectmanager", Office::ProjectManager),
    ("dutymanager", Office::DutyManager),
    ("receptionist", Office::Receptionist),
    ("supervisor", Office::Supervisor),
    ("teamleader", Office::Supervisor),
    ("consultant", Office::Agent),
    ("secretary", Office::Administration),
    ("director", Office::SalesDirector),
    ("manager", Office::SalesManager),
    ("agent", Office::Agent),
    ("项目负责人", Office::ProjectManager),
    ("销售代表", Office::Agent),
    ("项目经理", Office::ProjectManager),
    ("值班经理", Office::DutyManager),
    ("前台接待", Office::Receptionist),
    ("总经理", Office::GeneralManager),
    ("业务员", Office::Agent),
    ("销售员", Office::Agent),
    ("顾问", Office::Agent),
    ("主管", Office::Supervisor),
    ("组长", Office::Supervisor),
    ("经理", Office::SalesManager),
    ("总监", Office::SalesDirector),
    ("秘书", Office::Administration),
    ("文员", Office::Administration),
    ("内勤", Office::Administration),
    ("前台", Office::Receptionist),
    ("会计", Office::Finance),
    ("出纳", Office::Finance),
    ("财务", Office::Finance),
    ("策划", Office::Planning),
    ("客服", Office::CustomerService),
    ("接待", Office::Receptionist),
    ("销售", Office::Agent),
];

/// How a text ends that is somebody's post and none of the offices here, folded.
const OTHERS: [&str; 40] = [
    "专员",
    "助理",
    "主任",
    "保洁",
    "保安",
    "安保",
    "司机",
    "厨师",
    "电工",
    "工程师",
    "讲解员",
    "营业员",
    "服务员",
    "店长",
    "导购",
    "实习生",
    "水吧",
    "礼宾",
    "管家",
    "收银",
    "督导",
    "部长",
    "科长",
    "队长",
    "班长",
    "负责人",
    "法务",
    "人事",
    "行政",
    "物业",
    "清洁",
    "水吧员",
    "安全员",
    "保洁员",
    "specialist",
    "cleaner",
    "guard",
    "driver",
    "intern",
    "clerk",
];

/// What stands before the ending of a post, folded.
const BEFORE: [&str; 28] = [
    "销售",
    "案场",
    "置业",
    "营销",
    "高级",
    "资深",
    "首席",
    "见习",
    "实习",
    "储备",
    "副",
    "助理",
    "项目",
    "现场",
    "区域",
    "渠道",
    "客户",
    "行政",
    "楼盘",
    "senior",
    "junior",
    "trainee",
    "deputy",
    "assistant",
    "property",
    "site",
    "sales",
    "chief",
];

/// The posts, each by its words in every language.
#[derive(Clone, Debug, Default)]
pub struct Posts(Vec<(String, Office)>);

impl Posts {
    /// Of these words.
    pub fn of(words: impl IntoIterator<Item = (Office, &'static [&'static str])>) -> Self {
        let each = |(office, words): (Office, &'static [&'static str])| {
            words.iter().map(move |word| (fold(word), office)).collect::<Vec<_>>()
        };
        Self(words.into_iter().flat_map(each).collect())
    }

    /// The post that a text is, and nothing else.
    pub fn read(&self, text: &str) -> Option<Office> {
        let text = fold(text);
        let known = self.0.iter().find(|(word, _)| *word == text).map(|(_, office)| *office);
        known.or_else(|| {
            let (before, office) = ending(&text)?;
            unqualified(before).is_empty().then_some(office)
        })
    }

    /// Whether a text is a post, but none of the offices: whoever has it may take no turn. `王主任` is how somebody is called.
    pub(super) fn like(text: &str) -> bool {
        let text = fold(text);
        let post = |before: &str| text.chars().count() > 1 && !is_family(before);
        OTHERS.iter().any(|ending| text.strip_suffix(ending).is_some_and(post))
    }

    /// A name and the post behind it: divided by a blank, put in brackets, or written right behind a Chinese name.
    pub(super) fn behind<'a>(&self, cell: &'a str) -> (&'a str, Option<Office>) {
        let cell = cell.trim();
        if let Some((name, rest)) = cell.split_once(['(', '（']) {
            let post = rest.trim_end_matches([')', '）', ' ']);
            return (name.trim(), self.read(post));
        }
        if let Some((name, last)) = cell.rsplit_once(char::is_whitespace)
            && let Some(office) = self.read(last)
        {
            return (name.trim(), Some(office));
        }
        let written = ENDINGS.iter().find_map(|(ending, office)| Some((cell.strip_suffix(ending)?, *office)));
        match written {
            // `王经理` is how somebody is called; `高岚主管` is a name and a post.
            Some((name, office)) if (2..=4).contains(&name.chars().count()) && unqualified(name) == name => {
                (name, Some(office))
            }
            Some(_) | None => (cell, None),
        }
    }
}

/// What stands before the ending of a post, and the post.
fn ending(text: &str) -> Option<(&str, Office)> {
    ENDINGS.iter().find_map(|(ending, office)| Some((text.strip_suffix(ending)?, *office)))
}

/// What is left before an ending once all that says of what kind the post is has been taken off.
fn unqualified(mut before: &str) -> &str {
    while let Some(rest) = BEFORE.iter().find_map(|word| before.strip_prefix(word)) {
        before = rest;
    }
    before
}
