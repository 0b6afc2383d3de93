//! What is said of a text that cannot be read as what it should be.

/// A text that is not what was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.in_words())]
pub struct Malformed {
    /// What was found, cut to a length that fits a line.
    pub found: String,
    /// What would do, in words.
    pub wanted: String,
    /// The allowed word nearest to what was found, where there is a near one.
    pub nearest: Option<&'static str>,
}

impl Malformed {
    /// A text found and what would have done.
    #[must_use]
    pub fn new(found: &str, wanted: impl Into<String>) -> Self {
        let mut short: String = found.chars().take(60).collect();
        if short.len() < found.len() {
            short.push('…');
        }
        Self { found: short, wanted: wanted.into(), nearest: None }
    }

    /// A word found that is none of a closed list; finds the nearest.
    #[must_use]
    pub fn none_of(found: &str, allowed: &[&'static str]) -> Self {
        let wanted = format!("one of {}", allowed.join(", "));
        let nearest = nearest(found, allowed.iter().copied());
        Self { nearest, ..Self::new(found, wanted) }
    }

    /// What is wrong; where nothing is written, what to write.
    fn in_words(&self) -> String {
        let Self { found, wanted, .. } = self;
        if found.trim().is_empty() { format!("write {wanted}") } else { format!("{found:?} is not {wanted}") }
    }

    /// What is wrong, and what may have been meant.
    #[must_use]
    pub fn in_full(&self) -> String {
        let near = self.nearest.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        format!("{self}{near}")
    }
}

/// What reads and prints in the words of the team file.
pub trait FileWord: std::str::FromStr<Err = Malformed> + std::fmt::Display {}

/// The candidate most like a word, where one is near enough to be what was meant: a letter in six may be another, and whoever
/// slips more than once, or in a short word, still begins it rightly.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 80 {
        return None;
    }
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(word, c), c))
        .filter(|(distance, c)| is_slip(word, c, *distance))
        .min()
        .map(|(_, c)| c)
}

fn is_slip(word: &str, meant: &str, distance: usize) -> bool {
    let letters = word.chars().count().max(meant.chars().count());
    let most = match letters {
        // Of two letters another one is another word.
        0..=2 => usize::from(word.len() != meant.len()),
        3..=6 => 1,
        7..=12 => 2,
        _ => 3,
    };
    let begins_alike = word.chars().next() == meant.chars().next();
    distance <= most && (begins_alike || (distance < 2 && letters > 4))
}

/// Declares a closed list of words: an enum that reads and prints in the words of the team file. After `or` comes the one that
/// is meant where nothing is said.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident $(or $default:ident)? { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every one, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Their words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// Its word in the team file.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::Malformed;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::domain::Malformed::none_of(text, Self::WORDS)),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl $crate::domain::FileWord for $name {}

        $(
            impl Default for $name {
                fn default() -> Self {
                    Self::$default
                }
            }
        )?
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_not_quoted_back() {
        assert_eq!(Malformed::new("", "a length such as 0:45").to_string(), "write a length such as 0:45");
        assert_eq!(Malformed::new("soon", "a time").to_string(), "\"soon\" is not a time");
    }

    #[test]
    fn the_nearest_word_is_suggested_and_a_far_one_is_not() {
        let allowed = ["peer-worker", "volunteer"];
        assert_eq!(nearest("peer-woker", allowed), Some("peer-worker"));
        assert_eq!(nearest("zebra", allowed), None);
        for (word, meant, is_near) in [
            ("tomorow", "tomorrow", true),
            ("supervison", "supervision", true),
            ("ailidh", "eilidh", true),
            ("c5", "c4", false),
            ("talk", "walk", false),
            ("coffee", "office", false),
            ("visitors", "video", false),
            ("february", "bebryary", false),
        ] {
            assert_eq!(nearest(word, [meant]).is_some(), is_near, "{word} for {meant}");
        }
    }
}
