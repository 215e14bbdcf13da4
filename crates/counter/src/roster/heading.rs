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
