//! The forms by which a book is written: its articles, values, words of its own, rules and cases.

pub mod amounts;
pub mod article;
pub mod condition;
pub mod conditions;
pub mod declare;
pub mod editor;
pub mod effects;
pub mod facts;
pub mod limit;
pub mod lists;
pub mod live;
pub mod measure;
pub mod model;
pub mod named;
pub mod pick;
pub mod rule;
pub mod said;
pub mod source;
pub mod test;
pub mod typed;
pub mod value;
pub mod value_page;
pub mod words;
