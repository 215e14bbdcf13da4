//! What stands over the columns of a sheet.

use crate::alike::fold;

/// Headings over names, folded.
const NAMES: [&str; 12] = [
    "姓名",
    "名字",
    "员工",
    "员工姓名",
    "人员",
    "人员姓名",
    "顾问姓名",
    "销售姓名",
    "name",
    "fullname",
    "employee",
    "staff",
];
/// Headings over posts, folded.
const POSTS: [&str; 10] =
    ["职务", "职位", "岗位", "职称", "岗位名称", "职务名称", "position", "post", "title", "role"];

/// Whether a text is a heading over names.
pub(super) fn heads_names(text: &str) -> bool {
    NAMES.contains(&fold(text).as_str())
}

/// Whether a text is a heading over posts.
pub(super) fn heads_posts(text: &str) -> bool {
    POSTS.contains(&fold(text).as_str())
}

/// How a text ends that stands over a list of people, folded.
const LISTS: [&str; 8] = ["组", "队", "部", "部门", "名单", "花名册", "成员", "通讯录"];

/// Whether a text is a heading over some of the people: a group, a list.
pub(super) fn heads_group(text: &str) -> bool {
    let text = fold(text);
    text.chars().count() >= 2 && LISTS.iter().any(|list| text.ends_with(list))
}
