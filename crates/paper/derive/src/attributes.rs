//! What the attributes of a type and of its members say of how it is read.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::meta::ParseNestedMeta;
use syn::{Attribute, Field, Ident, LitStr, Path, Token};

/// What is said of a type.
#[derive(Default)]
pub(crate) struct Container {
    /// Unknown members are refused.
    pub(crate) closed: bool,
    /// Every member may be left out.
    default: bool,
    /// Variants are written in snake case.
    snake: bool,
    /// It is read as this type.
    pub(crate) try_from: Option<Path>,
}

/// A member.
pub(crate) struct Member {
    /// Its field; nothing, if it is the only one and has no name.
    pub(crate) field: Option<Ident>,
    /// How it is named where it is written.
    pub(crate) name: String,
    /// The function that gives what it is where it is left out.
    pub(crate) absent: Option<TokenStream>,
    /// The function that reads it.
    pub(crate) with: Option<TokenStream>,
}

impl Container {
    pub(crate) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut container = Self::default();
        each(attributes, "serde", &mut |meta| {
            match name(&meta)?.as_str() {
                "deny_unknown_fields" => container.closed = true,
                "default" if !meta.input.peek(Token![=]) => container.default = true,
                "transparent" => {}
                "rename_all" => {
                    let case: LitStr = meta.value()?.parse()?;
                    if case.value() != "snake_case" {
                        return Err(meta.error("variants are written in snake case"));
                    }
                    container.snake = true;
                }
                "try_from" => container.try_from = Some(path(&meta)?),
                "into" => drop(path(&meta)?),
                _ => return Err(meta.error("not known to Read")),
            }
            Ok(())
        })?;
        Ok(container)
    }

    /// How a variant is written.
    pub(crate) fn variant(&self, variant: &Ident) -> String {
        let mut name = variant.to_string();
        if self.snake {
            let capital = |c: char| c.is_ascii_uppercase();
            let words = name.split_inclusive(|_| true).flat_map(|c| {
                let parted = c.chars().all(capital).then_some("_");
                parted.into_iter().chain([c])
            });
            name = words.collect::<String>().trim_start_matches('_').to_lowercase();
        }
        name
    }
}

impl Member {
    pub(crate) fn of(field: &Field, container: &Container) -> syn::Result<Self> {
        let written = field.ident.as_ref().map(Ident::to_string).unwrap_or_default();
        let by_default = || Some(quote!(::std::default::Default::default));
        let mut member = Self {
            field: field.ident.clone(),
            name: written.trim_start_matches("r#").to_owned(),
            absent: container.default.then(by_default).flatten(),
            with: None,
        };
        each(&field.attrs, "serde", &mut |meta| {
            match name(&meta)?.as_str() {
                "default" if meta.input.peek(Token![=]) => {
                    member.absent = Some(path(&meta)?.into_token_stream());
                }
                "default" => member.absent = by_default(),
                "rename" => member.name = meta.value()?.parse::<LitStr>()?.value(),
                "skip_serializing_if" | "serialize_with" => drop(path(&meta)?),
                _ => return Err(meta.error("not known to Read")),
            }
            Ok(())
        })?;
        each(&field.attrs, "read", &mut |meta| {
            if name(&meta)? != "with" {
                return Err(meta.error("a member is read `with` a function"));
            }
            member.with = Some(meta.value()?.parse::<Path>()?.into_token_stream());
            Ok(())
        })?;
        Ok(member)
    }
}

fn each(
    attributes: &[Attribute],
    of: &str,
    see: &mut dyn FnMut(ParseNestedMeta<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let mut of = attributes.iter().filter(|attribute| attribute.path().is_ident(of));
    of.try_for_each(|attribute| attribute.parse_nested_meta(&mut *see))
}

fn name(meta: &ParseNestedMeta<'_>) -> syn::Result<String> {
    meta.path.require_ident().map(Ident::to_string)
}

/// The path in a text, as serde has them.
fn path(meta: &ParseNestedMeta<'_>) -> syn::Result<Path> {
    meta.value()?.parse::<LitStr>()?.parse()
}
