//! Why a file that somebody named cannot be read, in words for them.

use std::io::{self, ErrorKind};

use crate::store::said;

/// What is wrong with a file that somebody named, and what to do; never the system's own numbers.
#[must_use]
pub fn unread(error: &io::Error) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => "there is no such file: check its name",
        ErrorKind::PermissionDenied => {
            "this account may not read it: ask its owner for access, or for a copy"
        }
        ErrorKind::IsADirectory => "it is a folder: name a file in it",
        ErrorKind::NotADirectory => "part of its path is not a folder: check the path",
        _ => return said(error),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_the_system_is_shown() {
        for number in 1..134 {
            let words = unread(&io::Error::from_raw_os_error(number));
            assert!(!words.contains("os error") && !words.is_empty(), "{number}: {words}");
        }
        assert!(unread(&ErrorKind::NotFound.into()).starts_with("there is no such file"));
    }
}
