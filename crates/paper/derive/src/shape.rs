//! The code that reads a type, by its shape. What is the same for all types is not written here but called.

use crate::attributes::{Container, Member};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Path};

/// The crate whose face is implemented.
fn paper() -> Ident {
    format_ident!("paper")
}

fn implemented(name: &Ident, read: &TokenStream) -> TokenStream {
    let paper = paper();
    quote! {
        impl ::#paper::Read for #name {
            fn read(json: &::#paper::Json) -> ::std::result::Result<Self, ::#paper::Misread> {
                #read
            }
        }
        ::#paper::deserialize_by_reading!(#name);
    }
}

/// What is read as another type first.
pub(crate) fn converted(name: &Ident, other: &Path) -> TokenStream {
    let paper = paper();
    implemented(
        name,
        &quote! {
            let written = <#other as ::#paper::Read>::read(json)?;
            <Self as ::std::convert::TryFrom<#other>>::try_from(written).map_err(::#paper::Misread::new)
        },
    )
}

/// What is written as the one thing that is in it.
pub(crate) fn wrapped(name: &Ident, inner: &Member) -> TokenStream {
    let paper = paper();
    let read = inner.with.clone().unwrap_or_else(|| quote!(::#paper::Read::read));
    implemented(name, &quote!(#read(json).map(Self)))
}

/// One word of several.
pub(crate) fn words(name: &Ident, variants: &[&Ident], container: &Container) -> TokenStream {
    let paper = paper();
    let words: Vec<String> = variants.iter().map(|variant| container.variant(variant)).collect();
    implemented(
        name,
        &quote! {
            match ::#paper::read::text(json)? {
                #(#words => Ok(#name::#variants),)*
                other => Err(::#paper::Misread::unknown("variant", other, &[#(#words),*])),
            }
        },
    )
}

/// An object with members.
pub(crate) fn object(name: &Ident, members: &[Member], container: &Container) -> TokenStream {
    implemented(name, &body(&quote!(Self), members, container))
}

/// An object with one member, named by the variant.
pub(crate) fn tagged(
    name: &Ident,
    variants: &[(&Ident, Option<Vec<Member>>)],
    container: &Container,
) -> TokenStream {
    let paper = paper();
    let words: Vec<String> = variants.iter().map(|(variant, _)| container.variant(variant)).collect();
    let bodies = variants.iter().map(|(variant, members)| match members {
        Some(members) => body(&quote!(#name::#variant), members, container),
        None => quote!(::#paper::Read::read(json).map(#name::#variant)),
    });
    let read = implemented(name, &quote!(::#paper::read::tagged(json)));
    quote! {
        #read
        impl ::#paper::ReadTagged for #name {
            fn read_tagged(name: &str, json: &::#paper::Json) -> ::std::result::Result<Self, ::#paper::Misread> {
                let read: fn(&::#paper::Json) -> ::std::result::Result<#name, ::#paper::Misread> = match name {
                    #(#words => |json| { #bodies },)*
                    _ => return Err(::#paper::Misread::unknown("variant", name, &[#(#words),*])),
                };
                read(json).map_err(|wrong| wrong.below(name))
            }
        }
    }
}

/// Reads the members and puts them together.
fn body(name: &TokenStream, members: &[Member], container: &Container) -> TokenStream {
    let paper = paper();
    let mut sorted: Vec<(usize, &str)> =
        members.iter().enumerate().map(|(place, member)| (place, member.name.as_str())).collect();
    sorted.sort_by_key(|(_, name)| *name);
    let names = sorted.iter().map(|(_, name)| name);
    let places = sorted.iter().map(|(place, _)| u8::try_from(*place).unwrap_or(u8::MAX));
    let count = members.len();
    let closed = container.closed;
    let fields = members.iter().enumerate().map(|(place, member)| {
        let field = &member.field;
        let at = sorted.iter().take_while(|(of, _)| *of != place).count();
        let read = match (&member.with, &member.absent) {
            (None, None) => quote!(of.read(#at)),
            (None, Some(absent)) => quote!(of.read_or(#at, #absent)),
            (Some(with), None) => quote!(of.read_with(#at, #with)),
            (Some(with), Some(absent)) => quote!(of.read_with_or(#at, #with, #absent)),
        };
        quote!(#field: #read?)
    });
    quote! {
        static FIELDS: ::#paper::read::Fields =
            ::#paper::read::Fields { names: &[#(#names),*], places: &[#(#places),*], closed: #closed };
        let mut room = [None; #count];
        let of = FIELDS.of(json, &mut room)?;
        Ok(#name { #(#fields),* })
    }
}
