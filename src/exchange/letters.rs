//! Which letters may stand in a page or a picture.

/// Whether a letter may stand there: no control, none that turns the writing round, none that XML has not.
pub(super) fn is_kept(letter: char) -> bool {
    !(letter.is_control()
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}'))
}
