//! A roster as people have it: typed, or copied from a sheet with columns of every kind.

use counter::roster::{Posts, Roster, Why};
use rulebook::word::Office;

fn posts() -> Posts {
    Posts::of([
        (Office::Agent, &["置业顾问", "Agent"][..]),
        (Office::Supervisor, &["销售主管", "Supervisor"][..]),
        (Office::SalesManager, &["销售经理", "Sales manager"][..]),
        (Office::Keeper, &["档案专管员", "Keeper of the files"][..]),
    ])
}

fn check(text: &str, people: &[(&str, Office)], left_out: &[(&str, Why)]) {
    let roster = Roster::read(text, &posts());
    let read: Vec<_> = roster.people.iter().map(|one| (one.name.as_str(), one.office)).collect();
    let left: Vec<_> = roster.left_out.iter().map(|out| (out.text.as_str(), out.why)).collect();
    assert_eq!((read.as_slice(), left.as_slice()), (people, left_out), "{text:?}");
}

#[test]
fn names_come_one_by_one_or_in_a_row() {
    use Office::{Agent, SalesManager, Supervisor};
    check("林嘉禾", &[("林嘉禾", Agent)], &[]);
    check("高岚 主管", &[("高岚", Supervisor)], &[]);
    check("高岚主管", &[("高岚", Supervisor)], &[]);
    check("高岚（销售主管）", &[("高岚", Supervisor)], &[]);
    check("高嵐　ＳＵＰＥＲＶＩＳＯＲ", &[("高嵐", Supervisor)], &[]);
    check("Lan Gao, Sales manager", &[("Lan Gao", SalesManager)], &[]);
    check("林嘉禾、陈思远\n吴晓彤", &[("林嘉禾", Agent), ("陈思远", Agent), ("吴晓彤", Agent)], &[]);
    check("吴晓彤 周若溪", &[("吴晓彤", Agent), ("周若溪", Agent)], &[]);
    check("王　芳", &[("王芳", Agent)], &[]);
    check("阿卜杜热依木·买买提", &[("阿卜杜热依木·买买提", Agent)], &[]);
    check("王经理", &[("王经理", Agent)], &[]);
    check("  \n", &[], &[]);
}

#[test]
fn what_names_nobody_is_left_out_and_told() {
    check("12", &[], &[("12", Why::NoName)]);
    check("先生、——", &[], &[("先生", Why::NoName), ("——", Why::NoName)]);
    check("案场经理", &[], &[("案场经理", Why::Post)]);
    check("姓名\n林嘉禾", &[("林嘉禾", Office::Agent)], &[("姓名", Why::Heading)]);
    check("男", &[], &[("男", Why::NoName)]);
}

#[test]
fn of_a_sheet_the_names_and_the_posts_are_read() {
    use Office::{Administration, Agent, Receptionist, SalesManager, Supervisor};
    check(
        "序号\t姓名\t性别\t岗位\t座机转分机\t状态\n1\t高岚\t女\t案场经理\t8001-12\t在职\n2\t林嘉禾\t女\t见习置业顾问\t8001-13\t在职\n\
         3\t陈思远\t男\t销售秘书\t8001-14\t在职\n4\t何俊\t男\t置业顾问\t8001-15\t离职\n5\t沈岚\t女\t前台\t\t在职",
        &[("高岚", SalesManager), ("林嘉禾", Agent), ("陈思远", Administration), ("沈岚", Receptionist)],
        &[
            ("序号 姓名 性别 岗位 座机转分机 状态", Why::Heading),
            ("4 何俊 男 置业顾问 8001-15 离职", Why::Gone),
            ("序号", Why::Column),
            ("性别", Why::Column),
            ("座机转分机", Why::Column),
            ("状态", Why::Column),
        ],
    );
    // Without headings, by the shape of what stands there.
    check(
        "3\t高岚\t销售主管\n4\t林嘉禾\t高级置业顾问",
        &[("高岚", Supervisor), ("林嘉禾", Agent)],
        &[("3", Why::Column)],
    );
    check("高岚\t销售主管", &[("高岚", Supervisor)], &[]);
    check(
        "姓名,性别,职务\n高岚,女,销售主管\n,女,销售主管\n合计,2,",
        &[("高岚", Supervisor)],
        &[
            ("姓名 性别 职务", Why::Heading),
            ("销售主管", Why::Post),
            ("合计 2", Why::NoName),
            ("性别", Why::Column),
        ],
    );
}

#[test]
fn a_post_is_known_by_its_word_or_its_ending() {
    for (text, office) in [
        ("置业顾问", Some(Office::Agent)),
        ("Keeper of the files", Some(Office::Keeper)),
        ("案场经理", Some(Office::SalesManager)),
        ("项目经理", Some(Office::ProjectManager)),
        ("销售秘书", Some(Office::Administration)),
        ("前台", Some(Office::Receptionist)),
        ("Senior Consultant", Some(Office::Agent)),
        ("王经理", None),
        ("林嘉禾", None),
        ("", None),
    ] {
        assert_eq!(posts().read(text), office, "{text}");
    }
}

#[test]
fn a_numbered_list_is_a_list_of_names() {
    use Office::{Agent, Receptionist};
    for line in [
        "1. 张三 置业顾问",
        "1、张三",
        "（1）张三",
        "①张三",
        "③ 张三",
        "一、张三",
        "- 张三",
        "• 张三",
        "1) 张三",
        "０１．张三",
    ] {
        check(line, &[("张三", Agent)], &[]);
    }
    check("4）赵六 - 前台", &[("赵六", Receptionist)], &[]);
    check("1. Lan Gao\n2. Jean-Paul Li", &[("Lan Gao", Agent), ("Jean-Paul Li", Agent)], &[]);
}

#[test]
fn a_number_beside_a_name_is_left_away() {
    use Office::{Agent, Supervisor};
    for line in [
        "张三 13800001111",
        "张三13800001111",
        "张三，13800001111",
        "张三 0755-26961234",
        "1001 张三",
        "张三：138 0000 1111",
    ] {
        check(line, &[("张三", Agent)], &[]);
    }
    check("高岚 主管 13800001111", &[("高岚", Supervisor)], &[]);
    check("高岚 13800001111 主管", &[("高岚", Supervisor)], &[]);
    check("Lan Gao 13800001111", &[("Lan Gao", Agent)], &[]);
}

#[test]
fn a_post_is_divided_from_a_name_by_a_stroke_or_a_colon() {
    use Office::{Agent, Receptionist, Supervisor};
    for line in ["赵六 - 前台", "赵六-前台", "赵六：前台", "赵六——前台", "赵六|前台"]
    {
        check(line, &[("赵六", Receptionist)], &[]);
    }
    check("销售主管：高岚", &[("高岚", Supervisor)], &[]);
    check("置业顾问：林嘉禾、陈思远", &[("林嘉禾", Agent), ("陈思远", Agent)], &[]);
    check("孙七 销售", &[("孙七", Agent)], &[]);
    check("司马 相如", &[("司马相如", Agent)], &[]);
    check("欧阳 修 主管", &[("欧阳修", Supervisor)], &[]);
}

#[test]
fn who_has_a_post_that_is_none_of_the_offices_takes_no_turn_by_it() {
    let out = |text: &str| check(text, &[], &[(text, Why::UnknownPost)]);
    out("李四 渠道专员");
    out("赵六 保洁");
    out("李四 摄影");
    out("李四（渠道专员）");
    check(
        "李四\t渠道专员\n王五\t置业顾问",
        &[("王五", Office::Agent)],
        &[("李四 渠道专员", Why::UnknownPost)],
    );
    check("李四，渠道专员", &[], &[("李四 渠道专员", Why::UnknownPost)]);
    check("何俊 离职", &[], &[("何俊 离职", Why::Gone)]);
    check("何俊（已离职）", &[], &[("何俊（已离职）", Why::Gone)]);
    check("保洁", &[], &[("保洁", Why::Post)]);
    check("王主任", &[("王主任", Office::Agent)], &[]);
}

#[test]
fn groups_and_remarks_are_no_people() {
    use Office::Agent;
    check("第二组：", &[], &[("第二组", Why::Heading)]);
    check("第二组：张三、李四", &[("张三", Agent), ("李四", Agent)], &[("第二组", Why::Heading)]);
    check("销售二组\n张三", &[("张三", Agent)], &[("销售二组", Why::Heading)]);
    check("周八 销冠", &[("周八", Agent)], &[("销冠", Why::NoName)]);
    check("待定", &[], &[("待定", Why::NoName)]);
    check("空缺", &[], &[("空缺", Why::NoName)]);
    check("张三 李四 王五", &[("张三", Agent), ("李四", Agent), ("王五", Agent)], &[]);
}
