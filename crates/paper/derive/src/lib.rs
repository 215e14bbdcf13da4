//! `#[derive(Read)]`: reads a type from JSON in memory by a list of its members (`paper::Read`).
//!
//! It understands those attributes of serde that our types have, so that `Serialize` and `Read` say the same of a type:
//! `rename_all = "snake_case"`, `deny_unknown_fields`, `try_from`, `transparent`; `default`, with or without a function, on a
//! member or, without, on a struct; `rename`. Its own is `#[read(with = function)]` on a member. Any other attribute of serde that
//! would change how the type is read does not compile.

mod attributes;
mod shape;

use attributes::{Container, Member};
use proc_macro::TokenStream;
use syn::{Data, DeriveInput, Fields, parse_macro_input};

/// Derives `paper::Read`, and serde's `Deserialize` by it.
#[proc_macro_derive(Read, attributes(serde, read))]
pub fn read(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derived(&input).unwrap_or_else(syn::Error::into_compile_error).into()
}

fn derived(input: &DeriveInput) -> syn::Result<proc_macro2::TokenStream> {
    let container = Container::of(&input.attrs)?;
    let name = &input.ident;
    if let Some(other) = &container.try_from {
        return Ok(shape::converted(name, other));
    }
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => {
                Ok(shape::object(name, &members(fields.named.iter(), &container)?, &container))
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                Ok(shape::wrapped(name, &Member::of(&fields.unnamed[0], &container)?))
            }
            Fields::Unnamed(_) | Fields::Unit => Err(unreadable(input)),
        },
        Data::Enum(data) if data.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) => {
            let variants: Vec<_> = data.variants.iter().map(|variant| &variant.ident).collect();
            Ok(shape::words(name, &variants, &container))
        }
        Data::Enum(data) => {
            let variants = data.variants.iter().map(|variant| match &variant.fields {
                Fields::Named(fields) => {
                    Ok((&variant.ident, Some(members(fields.named.iter(), &container)?)))
                }
                Fields::Unnamed(fields) if fields.unnamed.len() == 1 => Ok((&variant.ident, None)),
                Fields::Unnamed(_) | Fields::Unit => Err(unreadable(input)),
            });
            Ok(shape::tagged(name, &variants.collect::<syn::Result<Vec<_>>>()?, &container))
        }
        Data::Union(_) => Err(unreadable(input)),
    }
}

fn members<'a>(
    fields: impl Iterator<Item = &'a syn::Field>,
    container: &Container,
) -> syn::Result<Vec<Member>> {
    fields.map(|field| Member::of(field, container)).collect()
}

fn unreadable(input: &DeriveInput) -> syn::Error {
    syn::Error::new_spanned(
        &input.ident,
        "Read is derived for objects, words, and variants that are one of both",
    )
}
