use paper::{Json, Misread, OrderedMap, Read};
use serde::Serialize;
use serde_json::json;

#[derive(Debug, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
enum Tone {
    Plain,
    VeryLoud,
}

#[derive(Debug, PartialEq, Eq, Serialize, Read)]
#[serde(deny_unknown_fields)]
struct Cell {
    /// Declared last of the alphabet first.
    width: u16,
    tone: Tone,
    #[serde(default)]
    cites: Vec<String>,
    note: Option<String>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: u32,
    #[serde(rename = "as")]
    spelled: Option<i64>,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_one(count: &u32) -> bool {
    *count == 1
}

#[derive(Debug, PartialEq, Eq, Serialize, Read)]
#[serde(rename_all = "snake_case")]
enum Happened {
    CellWritten {
        cell: Cell,
        #[read(with = shouted)]
        by: String,
        #[serde(default)]
        #[read(with = shouted)]
        seen_by: String,
    },
    Sheet(OrderedMap<String, Cell>),
}

fn shouted(json: &Json) -> Result<String, Misread> {
    paper::read::text(json).map(str::to_uppercase)
}

#[derive(Default, Debug, PartialEq, Eq, Serialize, Read)]
#[serde(default)]
struct Loose {
    cells: Vec<Cell>,
    on: bool,
}

#[derive(Debug, PartialEq, Eq, Serialize, Read)]
#[serde(transparent)]
struct Label(String);

#[derive(Debug, PartialEq, Eq, Read)]
#[serde(try_from = "u32")]
struct Even(u32);

impl TryFrom<u32> for Even {
    type Error = &'static str;
    fn try_from(number: u32) -> Result<Self, &'static str> {
        if number.is_multiple_of(2) { Ok(Self(number)) } else { Err("it is odd") }
    }
}

fn cell() -> Cell {
    Cell { width: 3, tone: Tone::VeryLoud, cites: Vec::new(), note: None, count: 1, spelled: None }
}

/// What is written is read again, and by serde in the same way.
#[test]
fn what_is_written_is_read() {
    fn check<T: Read + Serialize + PartialEq + std::fmt::Debug + serde::de::DeserializeOwned>(written: &T) {
        let json = serde_json::to_value(written).unwrap();
        assert_eq!(&T::read(&json).unwrap(), written, "{json}");
        assert_eq!(serde_json::from_value::<T>(json).unwrap(), *written);
    }
    check(&cell());
    check(&Cell {
        cites: vec!["a".into()],
        note: Some(String::new()),
        count: 2,
        spelled: Some(-1),
        ..cell()
    });
    check(&Happened::CellWritten { cell: cell(), by: "A".into(), seen_by: "B".into() });
    check(&Happened::Sheet(OrderedMap::from([("b".into(), cell()), ("a".into(), cell())])));
    check(&Loose { cells: vec![cell()], on: true });
    check(&Label("x".into()));
}

#[test]
fn what_is_left_out_is_what_it_is_then() {
    assert_eq!(Cell::read(&json!({"width": 3, "tone": "very_loud"})), Ok(cell()));
    assert_eq!(Cell::read(&json!({"width": 3, "tone": "very_loud", "note": null})), Ok(cell()));
    assert_eq!(Loose::read(&json!({})), Ok(Loose::default()));
    assert_eq!(Loose::read(&json!({"on": true, "unknown": 1})), Ok(Loose { on: true, ..Loose::default() }));
    let body = json!({"cell_written": {"cell": cell(), "by": "a"}});
    let written = Happened::CellWritten { cell: cell(), by: "A".into(), seen_by: String::new() };
    assert_eq!(Happened::read(&body), Ok(written));
}

/// A list has the members in the order in which they are declared.
#[test]
fn a_list_is_read_as_an_object() {
    assert_eq!(Cell::read(&json!([3, "very_loud"])), Ok(cell()));
    assert_eq!(Cell::read(&json!([3, "very_loud", [], null, 1, null])), Ok(cell()));
}

#[test]
fn what_does_not_fit_is_named_with_its_place() {
    fn check<T: Read + std::fmt::Debug>(json: &Json, place: &str, detail: &str) {
        let wrong = T::read(json).unwrap_err();
        assert_eq!((wrong.place(), wrong.detail()), (place, detail), "{json}");
    }
    let with = |name: &str, value: Json| {
        let mut json = json!(cell());
        json[name] = value;
        json
    };
    check::<Cell>(&json!("a"), "", "invalid type: string \"a\", expected an object");
    check::<Cell>(&json!([1, 2, 3, 4, 5, 6, 7]), "", "invalid type: sequence, expected an object");
    check::<Cell>(&json!([70_000]), "[0]", "invalid value: integer `70000`, expected u16");
    check::<Cell>(&json!({"tone": "plain"}), "", "missing field `width`");
    check::<Cell>(&with("width", json!(-1)), "width", "invalid value: integer `-1`, expected u16");
    check::<Cell>(&with("width", json!(1.5)), "width", "invalid type: floating point `1.5`, expected u16");
    check::<Cell>(&with("width", json!(null)), "width", "invalid type: null, expected u16");
    check::<Cell>(
        &with("as", json!(u64::MAX)),
        "as",
        "invalid value: integer `18446744073709551615`, expected i64",
    );
    check::<Cell>(
        &with("cites", json!(["a", true])),
        "cites[1]",
        "invalid type: boolean `true`, expected a string",
    );
    check::<Cell>(&with("cites", json!({})), "cites", "invalid type: map, expected a sequence");
    check::<Cell>(
        &with("tone", json!("loud")),
        "tone",
        "unknown variant `loud`, there are `plain`, `very_loud`",
    );
    let known = "there are `as`, `cites`, `count`, `note`, `tone`, `width`";
    check::<Cell>(&with("colour", json!(1)), "colour", &format!("unknown field `colour`, {known}"));
    check::<Cell>(&with("zoom", json!(1)), "zoom", &format!("unknown field `zoom`, {known}"));
    let sheet = json!({"sheet": {"b": with("cites", json!([1]))}});
    check::<Happened>(&sheet, "sheet.b.cites[0]", "invalid type: integer `1`, expected a string");
    check::<Happened>(&json!({"left": {}}), "", "unknown variant `left`, there are `cell_written`, `sheet`");
    check::<Happened>(&json!({"cell_written": {"cell": cell()}}), "cell_written", "missing field `by`");
    check::<Happened>(
        &json!({"sheet": {}, "left": {}}),
        "",
        "invalid type: map, expected an object with one member",
    );
    check::<Vec<Loose>>(&json!([{}, {"on": 1}]), "[1].on", "invalid type: integer `1`, expected a boolean");
    check::<Even>(&json!(3), "", "it is odd");
    check::<chrono::NaiveDate>(
        &json!("2025-02-30"),
        "",
        "invalid value: string \"2025-02-30\", expected a date",
    );
}
