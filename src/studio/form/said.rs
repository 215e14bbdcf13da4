//! A text in the two languages of a book, and the field it is written in.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use rulebook::Text;
use serde_json::{Value as Json, json};

use crate::text::{I18n, Locale, t_string, use_i18n};

/// The next number of a field.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A text in the two languages of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    /// The same in both.
    pub fn both(text: &str) -> Self {
        Self { zh: text.to_owned(), en: text.to_owned() }
    }

    /// The text of a book.
    pub fn of_book(text: &Text) -> Self {
        Self { zh: text.zh.clone(), en: text.en.clone() }
    }

    /// As a text of a book.
    pub fn text(&self) -> Text {
        Text { zh: self.zh.clone(), en: self.en.clone() }
    }

    /// The text of the document; empty where there is none.
    pub fn read(json: &Json) -> Self {
        let of = |language: &str| json[language].as_str().unwrap_or_default().to_owned();
        Self { zh: of("zh"), en: of("en") }
    }

    /// As it goes into the document. What nobody has translated stands in both languages as it is.
    pub fn write(&self) -> Json {
        let (zh, en) = (self.zh.trim(), self.en.trim());
        let or = |mine: &str, other: &str| if mine.is_empty() { other.to_owned() } else { mine.to_owned() };
        json!({"zh": or(zh, en), "en": or(en, zh)})
    }

    /// Whether nothing is said in either language.
    pub fn is_empty(&self) -> bool {
        self.zh.trim().is_empty() && self.en.trim().is_empty()
    }

    /// This, and the other where this says nothing.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let or =
            |mine: &str, other: &str| if mine.trim().is_empty() { other.to_owned() } else { mine.to_owned() };
        Self { zh: or(&self.zh, &other.zh), en: or(&self.en, &other.en) }
    }

    /// One of the two.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }

    /// Changes one of the two. What stood in the other only because nobody translated it goes.
    pub fn set(&mut self, language: Language, text: String) {
        let (mine, other) = match language {
            Language::Chinese => (&mut self.zh, &mut self.en),
            Language::English => (&mut self.en, &mut self.zh),
        };
        if mine == other {
            other.clear();
        }
        *mine = text;
    }
}

/// A language of the books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// That of the screen; not followed.
    pub fn of_screen(i18n: I18n) -> Self {
        match i18n.get_locale_untracked() {
            Locale::En => Self::English,
            Locale::ZhHans | Locale::ZhHant => Self::Chinese,
        }
    }

    /// The one that is not that of the screen.
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }

    fn name(self, i18n: I18n) -> &'static str {
        match self {
            Self::Chinese => t_string!(i18n, studio.in_chinese),
            Self::English => t_string!(i18n, studio.in_english),
        }
    }

    const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }
}

/// What takes a text up that is typed.
pub fn writes(said: RwSignal<Said>) -> Callback<(Language, String)> {
    Callback::new(move |(language, text)| said.update(|said| said.set(language, text)))
}

/// A field for a text, in the language of the screen; the other language opens beside it.
#[component]
pub fn SaidField(
    /// The text.
    #[prop(into)]
    said: Signal<Said>,
    /// Takes up what is typed.
    set: Callback<(Language, String)>,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// A word about it, if one is needed.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The word for it in data attributes and ids.
    #[prop(into)]
    act: String,
    /// Whether it is more than a line.
    #[prop(optional)]
    long: bool,
    /// Whether both languages stand open at once.
    #[prop(optional)]
    both: bool,
    /// What stands there while nothing is written.
    #[prop(optional, into)]
    shown: Option<Signal<Said>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let mine = Language::of_screen(i18n);
    let act = StoredValue::new(act);
    // One dialog may lie over another with a field for the same thing.
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    let id_of = move |language: Language| format!("said-{id}-{}", language.tag());
    let differ = said.with_untracked(|said| !said.is_empty() && said.zh != said.en);
    let open = RwSignal::new(both || (differ && long));
    let field = move |language: Language| -> AnyView {
        let act = act.with_value(|act| if language == mine { act.clone() } else { format!("{act}-other") });
        let value = move || {
            let written = said.with(|said| said.of(language).to_owned());
            match shown {
                Some(shown) if written.is_empty() => shown.with(|shown| shown.of(language).to_owned()),
                _ => written,
            }
        };
        let typed = move |event| {
            let text: String = event_target_value(&event);
            set.run((language, text));
        };
        let named = id_of(language);
        match long {
            true => view! { <textarea class="input" id=named data-act=act lang=language.tag() prop:value=value on:input=typed></textarea> }.into_any(),
            false => view! { <input class="input" id=named data-act=act lang=language.tag() autocomplete="off" prop:value=value on:input=typed/> }.into_any(),
        }
    };
    let other = mine.other();
    view! {
        <div class="field said">
            <label for=id_of(mine)>
                {move || label.get()}
                {move || open.get().then(|| view! { " " <small>{mine.name(i18n)}</small> })}
                {move || Some(hint.get()).filter(|hint| !hint.is_empty()).map(|hint| view! { " " <small>{hint}</small> })}
            </label>
            {field(mine)}
            {move || match open.get() {
                true => view! { <label for=id_of(other)>{move || label.get()} " " <small>{other.name(i18n)}</small></label> {field(other)} }.into_any(),
                false => view! {
                    <button class="said-other" type="button" data-act=format!("{}-translate", act.get_value()) on:click=move |_| open.set(true)>
                        {move || t_string!(i18n, studio.write_also, language = other.name(i18n))}
                    </button>
                }.into_any(),
            }}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_translated_stands_in_both() {
        let check = |zh: &str, en: &str, expected: [&str; 2]| {
            let said = Said { zh: zh.into(), en: en.into() };
            assert_eq!(said.write(), json!({"zh": expected[0], "en": expected[1]}));
        };
        check("甲", "A", ["甲", "A"]);
        check(" 甲 ", "", ["甲", "甲"]);
        check("", "A", ["A", "A"]);
    }

    #[test]
    fn what_stood_for_a_translation_follows() {
        let mut said = Said::both("甲");
        said.set(Language::Chinese, "乙".into());
        assert_eq!(said.write(), json!({"zh": "乙", "en": "乙"}));
        said.set(Language::English, "B".into());
        said.set(Language::Chinese, "丙".into());
        assert_eq!(said.write(), json!({"zh": "丙", "en": "B"}));
    }
}
