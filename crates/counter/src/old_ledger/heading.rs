//! What stands over the columns of an old ledger.

use super::shape::phone;
use super::what::What;
use crate::alike::fold;

/// So many rows on top may be a title before the headings come.
pub(super) const SEARCHED: usize = 5;

/// Headings, folded.
const HEADINGS: [(What, &[&str]); 6] = [
    (
        What::Name,
        &[
            "姓名",
            "客户",
            "客户姓名",
            "客户名称",
            "来访人",
            "来客",
            "name",
            "client",
            "customer",
            "clientname",
            "fullname",
        ],
    ),
    (
        What::Phone,
        &[
            "电话",
            "手机",
            "手机号",
            "手机号码",
            "联系方式",
            "联系电话",
            "电话号码",
            "客户电话",
            "phone",
            "mobile",
            "tel",
            "telephone",
            "phonenumber",
        ],
    ),
    (
        What::Day,
        &[
            "日期",
            "来访日期",
            "登记日期",
            "来访时间",
            "登记时间",
            "首访日期",
            "首次来访",
            "到访日期",
            "时间",
            "date",
            "day",
            "visited",
            "visitdate",
            "firstvisit",
        ],
    ),
    (
        What::Agent,
        &[
            "置业顾问",
            "顾问",
            "销售",
            "销售员",
            "业务员",
            "接待人",
            "跟进人",
            "归属",
            "归属人",
            "agent",
            "sales",
            "salesperson",
            "consultant",
            "owner",
        ],
    ),
    (
        What::Source,
        &["渠道", "来源", "获知途径", "认知途径", "客户来源", "来访渠道", "媒体", "source", "channel"],
    ),
    (
        What::Note,
        &["备注", "说明", "跟进情况", "客户情况", "描述", "note", "notes", "remark", "remarks", "comment"],
    ),
];

/// What a heading says of its column.
pub(super) fn says(text: &str) -> Option<What> {
    let text = fold(text);
    HEADINGS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(what, _)| *what)
}

/// Whether a row has headings: at least one that is known, and no telephone.
pub(super) fn headed(row: &[String]) -> bool {
    row.iter().any(|cell| says(cell).is_some()) && !row.iter().any(|cell| phone(cell))
}
