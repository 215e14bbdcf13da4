//! Putting arguments into a message.

/// Replaces every `{{ name }}` and `{{ name @kind }}`; a name that `value` does not know stays as it is written.
pub(super) fn fill(template: &str, value: impl Fn(&str, Option<&str>) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((inside, after)) = after.split_once("}}") else {
            out.push_str("{{");
            rest = after;
            continue;
        };
        let (name, kind) = match inside.split_once('@') {
            Some((name, kind)) => (name.trim(), Some(kind.trim())),
            None => (inside.trim(), None),
        };
        match value(name, kind) {
            Some(value) => out.push_str(&value),
            None => {
                out.push_str("{{");
                out.push_str(inside);
                out.push_str("}}");
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    fn check(template: &str, expected: &str) {
        let value = |name: &str, kind: Option<&str>| match (name, kind) {
            ("who", None) => Some("林嘉禾".to_owned()),
            ("reason", Some(kind)) => Some(format!("{kind}:rest")),
            _ => None,
        };
        assert_eq!(fill(template, value), expected);
    }

    #[test]
    fn arguments_take_their_places() {
        check("由{{ who }}接待", "由林嘉禾接待");
        check("{{who}}，{{ who }}", "林嘉禾，林嘉禾");
        check("", "");
    }

    #[test]
    fn a_placeholder_may_name_a_kind() {
        check("{{ who }}: {{ reason @absence_reason }}.", "林嘉禾: absence_reason:rest.");
    }

    #[test]
    fn what_is_not_known_stays_visible() {
        check("{{ nobody }} 到访", "{{ nobody }} 到访");
        check("{{ who", "{{ who");
        check("a {{ b {{ who }}", "a {{ b {{ who }}");
    }
}
