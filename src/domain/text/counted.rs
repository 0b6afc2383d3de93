//! So many of something, in words.

use std::fmt::Display;

/// So many of something, by its word for one: `1 session`, `3 sessions`, `2 families`.
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(many: N, one: &str) -> String {
    if many == N::from(1) {
        return format!("1 {one}");
    }
    let before_y = one.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    before_y.map_or_else(|| format!("{many} {one}s"), |stem| format!("{many} {stem}ies"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_more_are_many() {
        for (many, one, said) in [
            (1, "session", "1 session"),
            (0, "session", "0 sessions"),
            (2, "family", "2 families"),
            (1, "family", "1 family"),
            (3, "working day", "3 working days"),
        ] {
            assert_eq!(counted(many, one), said);
        }
    }
}
