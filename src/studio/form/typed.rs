//! A parameter as the form has it, read from a book and written into its document.

use rulebook::{
    Book, Period,
    book::{AsOf, Parameter, ParameterValue},
    period::{Date, Unit},
};
use serde_json::{Map, Value as Json, json};

use super::said::Said;
use crate::book::words::{CLOCK, clock};

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A period.
    Period,
    /// A number, or a range of numbers.
    Number,
    /// One of several readings.
    Switch,
}

/// The value from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The day.
    pub from: String,
    /// How many; an hour of the day where the unit is that.
    pub n: String,
    /// Up to how many, where it is a range.
    pub up_to: String,
    /// The reading.
    pub word: String,
    /// The unit of a period.
    pub unit: Unit,
    /// Whether the day of the event is day 1.
    pub start_day_counted: bool,
    /// Whether the last day still belongs to it.
    pub last_day_included: bool,
    /// The article that says so.
    pub article: String,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: Said,
    /// What it is.
    pub sort: Sort,
    /// The unit of a number.
    pub unit: String,
    /// Whether what already runs keeps the period of the day it is counted from.
    pub of_anchor: bool,
    /// The readings: word and what it means.
    pub choices: Vec<(String, Said)>,
    /// The values, by the day from which they hold.
    pub rows: Vec<Row>,
    /// The value that is being written.
    pub at: usize,
}

impl Row {
    fn new(from: String, article: String) -> Self {
        Self {
            from,
            n: String::new(),
            up_to: String::new(),
            word: String::new(),
            unit: Unit::Day,
            start_day_counted: false,
            last_day_included: true,
            article,
        }
    }

    fn read(&mut self, value: &ParameterValue, unit: &str) {
        let text = |n: i64| if unit == CLOCK { clock(n) } else { n.to_string() };
        match value {
            ParameterValue::Number(n) => self.n = text(*n),
            ParameterValue::Range(low, high) => {
                (self.n, self.up_to) = (text(*low), text(*high));
            }
            ParameterValue::Period(period) => {
                self.n = period.n.to_string();
                self.up_to = period.up_to.map(|n| n.to_string()).unwrap_or_default();
                self.unit = period.unit;
                self.start_day_counted = period.start_day_counted;
                self.last_day_included = period.last_day_included;
            }
            ParameterValue::Word(word) => self.word.clone_from(word),
        }
    }

    /// The value, if it is complete.
    pub fn value(&self, sort: Sort, unit: &str) -> Option<ParameterValue> {
        let typed = |text: &str| match unit {
            CLOCK => super::amounts::minutes(text),
            _ => text.trim().parse::<i64>().ok().filter(|n| (0..=1_000_000_000).contains(n)),
        };
        let up_to = self.up_to.trim();
        match sort {
            Sort::Switch => {
                Some(ParameterValue::Word(self.word.clone()).clone()).filter(|_| !self.word.is_empty())
            }
            Sort::Number if up_to.is_empty() => typed(&self.n).map(ParameterValue::Number),
            Sort::Number => Some(ParameterValue::Range(typed(&self.n)?, typed(up_to)?)),
            Sort::Period => {
                let count = |text: &str| text.trim().parse::<u32>().ok().filter(|n| (1..=10_000).contains(n));
                Some(ParameterValue::Period(Period {
                    n: count(&self.n)?,
                    up_to: if up_to.is_empty() { None } else { Some(count(up_to)?) },
                    unit: self.unit,
                    start_day_counted: self.start_day_counted,
                    last_day_included: self.last_day_included,
                }))
            }
        }
    }
}

impl Typed {
    /// A parameter that is not there yet, by the first article of the book.
    pub fn new(book: &Book, sort: Sort) -> Self {
        let name = (1..).map(|n| format!("own-{n}")).find(|name| book.find_parameter(name).is_none());
        let article = book.articles.first().map(|article| article.id.to_string()).unwrap_or_default();
        Self {
            name: name.unwrap_or_default(),
            title: Said::default(),
            sort,
            unit: String::new(),
            of_anchor: false,
            choices: match sort {
                Sort::Switch => vec![("a".to_owned(), Said::default()), ("b".to_owned(), Said::default())],
                Sort::Period | Sort::Number => Vec::new(),
            },
            rows: vec![Row::new(book.about.in_force_from.to_string(), article)],
            at: 0,
        }
    }

    /// A parameter of the book, or of the one it extends: then it becomes the book's own, with the value of this day.
    pub fn read(book: &Book, name: &str, today: Date) -> Option<Self> {
        let parameter = book.find_parameter(name)?;
        let first = parameter.values.values().next().map(|dated| &dated.value);
        let sort = match first {
            Some(ParameterValue::Period(_)) => Sort::Period,
            Some(ParameterValue::Number(_) | ParameterValue::Range(..)) | None => Sort::Number,
            Some(ParameterValue::Word(_)) => Sort::Switch,
        };
        let choices = book.choices(name).into_iter().flatten();
        let mut typed = Self {
            name: name.to_owned(),
            title: Said::of_book(&parameter.title),
            sort,
            unit: parameter.unit.clone(),
            of_anchor: parameter.as_of == AsOf::Anchor,
            choices: choices.map(|(word, text)| (word.clone(), Said::of_book(text))).collect(),
            rows: Vec::new(),
            at: 0,
        };
        if book.parameters.contains_key(name) {
            for (from, dated) in &parameter.values {
                let mut row = Row::new(from.to_string(), dated.article.to_string());
                row.read(&dated.value, &parameter.unit);
                typed.rows.push(row);
            }
            // What holds today is what one comes to change.
            let now = parameter.values.keys().filter(|from| **from <= today).count();
            typed.at = now.saturating_sub(1);
        } else {
            let dated = book.parameter(name, today)?;
            let own = book.articles.first().map_or(&dated.article, |article| &article.id);
            let mut row = Row::new(book.about.in_force_from.to_string(), own.to_string());
            row.read(&dated.value, &parameter.unit);
            typed.rows.push(row);
        }
        Some(typed)
    }

    /// The value that is being written.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.at)
    }

    /// The value that is being written, if it is complete.
    pub fn value(&self) -> Option<ParameterValue> {
        self.row()?.value(self.sort, &self.unit)
    }

    /// Begins another value from this day on, like the present one.
    pub fn add_row(&mut self, today: Date) {
        let taken = |day: &Date| self.rows.iter().any(|row| row.from == day.to_string());
        let free = today.iter_days().find(|day| !taken(day)).unwrap_or(today);
        if let Some(row) = self.row().cloned() {
            self.rows.push(Row { from: free.to_string(), ..row });
            self.at = self.rows.len() - 1;
        }
    }

    /// Takes a value out; the last one stays.
    pub fn remove_row(&mut self, at: usize) {
        if self.rows.len() > 1 && at < self.rows.len() {
            self.rows.remove(at);
            self.at = self.at.min(self.rows.len() - 1);
        }
    }

    /// A word that no reading has.
    pub fn add_choice(&mut self) {
        let taken = |word: &String| self.choices.iter().any(|(known, _)| known == word);
        let free =
            ('a'..='z').map(String::from).chain((1..).map(|n| format!("c{n}"))).find(|word| !taken(word));
        self.choices.push((free.unwrap_or_default(), Said::default()));
    }

    /// The document with the parameter in it; nothing while something is missing.
    pub fn write(&self, document: &Json) -> Option<Json> {
        if self.title.is_empty() {
            return None;
        }
        let mut parameter = Map::new();
        parameter.insert("title".into(), self.title.write());
        if self.sort == Sort::Number && !self.unit.is_empty() {
            parameter.insert("unit".into(), json!(self.unit));
        }
        if self.sort == Sort::Period && self.of_anchor {
            parameter.insert("as_of".into(), json!("anchor"));
        }
        if self.sort == Sort::Switch {
            let said = self.choices.iter().filter(|(_, said)| !said.is_empty());
            let choices: Map<String, Json> = said.map(|(word, said)| (word.clone(), said.write())).collect();
            if choices.len() < 2 {
                return None;
            }
            parameter.insert("choices".into(), Json::Object(choices));
        }
        let mut values = Map::new();
        for row in &self.rows {
            row.from.parse::<Date>().ok()?;
            let value = row.value(self.sort, &self.unit)?;
            values.insert(row.from.clone(), json!({"value": value, "article": row.article}));
        }
        if values.len() < self.rows.len() {
            return None;
        }
        parameter.insert("values".into(), Json::Object(values));
        let mut document = document.clone();
        document["parameters"][&self.name] = Json::Object(parameter);
        Some(document)
    }

    /// The parameter as far as it is written, for what is said of it beside the form.
    pub fn parameter(&self) -> Parameter {
        Parameter {
            title: self.title.text(),
            unit: if self.sort == Sort::Number { self.unit.clone() } else { String::new() },
            as_of: if self.of_anchor { AsOf::Anchor } else { AsOf::Today },
            choices: self.choices.iter().map(|(word, said)| (word.clone(), said.text())).collect(),
            values: paper::OrderedMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> (Json, Book) {
        let says = |text: &str| json!({"zh": text, "en": text});
        let dated = |value: Json| json!({"2000-01-01": {"value": value, "article": "a"}});
        let document = json!({
            "book": {
                "format": "turnbook-rulebook", "version": 1, "id": "x", "edition": "1", "title": says("x"), "short": says("x"),
                "language": "zh-Hans", "in_force_from": "2000-01-01", "extends": null, "about": says("x"),
            },
            "articles": [{
                "id": "a", "number": says("1"), "chapter": says(""), "title": says("t"), "text": says("t"), "source": "", "kind": "rule",
            }],
            "parameters": {
                "period": {"title": says("p"), "as_of": "anchor", "values": {
                    "2000-01-01": {"value": {"n": 7, "unit": "day", "start_day_counted": false, "last_day_included": true}, "article": "a"},
                    "2025-06-01": {"value": {"n": 30, "up_to": 40, "unit": "day", "start_day_counted": true, "last_day_included": false}, "article": "a"},
                }},
                "number": {"title": says("n"), "unit": "yuan", "values": dated(json!(50))},
                "range": {"title": says("r"), "values": dated(json!([1, 5]))},
                "hour": {"title": says("h"), "unit": "clock", "values": dated(json!(1050))},
                "switch": {"title": says("s"), "choices": {"a": says("A"), "b": says("B")}, "values": dated(json!("b"))},
            },
            "rules": {},
        });
        let book = Book::from_json(&document).expect("a book");
        (document, book)
    }

    fn typed(book: &Book, name: &str, on: &str) -> Typed {
        Typed::read(book, name, day(on)).expect("a value of the book")
    }

    fn day(text: &str) -> chrono::NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn what_is_only_looked_at_stays_as_it_is() {
        let (document, book) = book();
        for name in ["period", "number", "range", "hour", "switch"] {
            let typed = typed(&book, name, "2025-03-01");
            assert_eq!(typed.write(&document), Some(document.clone()), "{name}");
        }
    }

    #[test]
    fn one_comes_to_change_what_holds_today() {
        let (_, book) = book();
        let at = |on: &str| typed(&book, "period", on).at;
        assert_eq!([at("1999-01-01"), at("2025-05-31"), at("2025-06-01")], [0, 0, 1]);
    }

    #[test]
    fn another_value_from_a_day_on() {
        let (document, book) = book();
        let mut typed = typed(&book, "period", "2025-06-01");
        typed.add_row(day("2025-06-01"));
        assert_eq!(typed.row().expect("a row").from, "2025-06-02");
        typed.rows[typed.at].n = "35".into();
        let after = typed.write(&document).expect("a document");
        assert_eq!(after["parameters"]["period"]["values"]["2025-06-02"]["value"]["n"], 35);
        typed.rows[2].from = "2025-06-01".into();
        assert_eq!(typed.write(&document), None, "two values from one day");
        typed.remove_row(2);
        assert_eq!(typed.write(&document), Some(document));
    }

    #[test]
    fn what_is_missing_keeps_it_from_being_written() {
        let (document, book) = book();
        let mut typed = Typed::new(&book, Sort::Switch);
        assert_eq!(typed.name, "own-1");
        typed.title = Said::both("s");
        for (choice, word) in typed.choices.iter_mut().zip(["A", "B"]) {
            choice.1 = Said::both(word);
        }
        assert_eq!(typed.write(&document), None, "no reading is chosen");
        typed.rows[0].word = "a".into();
        let written = typed.write(&document).expect("a document");
        assert!(Book::from_json(&written).is_ok());
    }
}
