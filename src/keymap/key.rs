//! One key: read from its name, brought to the form that terminals send, and written short for hints.
//!
//! What is written here can be read here again: hints can be pasted into a key file.

use crokey::KeyCombination;
use crokey::OneToThree;
use crokey::crossterm::event::{KeyCode, KeyModifiers};
use unicode_width::UnicodeWidthChar as _;

/// Reads one key, such as `ctrl-p`, `D`, `shift-left`, `?` or `→`; the error says in words what is wrong.
pub fn read(name: &str) -> Result<KeyCombination, String> {
    let mut modifiers = KeyModifiers::NONE;
    let mut rest = name;
    while let Some((modifier, after)) = modifier_of(rest) {
        modifiers |= modifier;
        rest = after;
    }
    let mut chars = rest.chars();
    let code = match (chars.next(), chars.next()) {
        (Some(single), None) if single != ' ' && single.width().is_some_and(|columns| columns > 0) => {
            arrow(single).unwrap_or_else(|| {
                let folded = if plain(modifiers) { single } else { single.to_ascii_lowercase() };
                KeyCode::Char(folded)
            })
        }
        (None, _) | (Some(_), None) => return Err(format!("{name:?} is not the name of a key")),
        _ => named(rest, name)?,
    };
    Ok(normal(KeyCombination::new(code, modifiers)))
}

fn modifier_of(name: &str) -> Option<(KeyModifiers, &str)> {
    const PREFIXES: [(&str, KeyModifiers); 4] = [
        ("ctrl-", KeyModifiers::CONTROL),
        ("alt-", KeyModifiers::ALT),
        ("shift-", KeyModifiers::SHIFT),
        ("cmd-", KeyModifiers::SUPER),
    ];
    PREFIXES.into_iter().find_map(|(prefix, modifier)| {
        let (head, after) = name.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then_some((modifier, after))
    })
}

const fn arrow(single: char) -> Option<KeyCode> {
    match single {
        '←' => Some(KeyCode::Left),
        '→' => Some(KeyCode::Right),
        '↑' => Some(KeyCode::Up),
        '↓' => Some(KeyCode::Down),
        _ => None,
    }
}

fn named(rest: &str, whole: &str) -> Result<KeyCode, String> {
    let lower = rest.to_ascii_lowercase();
    let known = match lower.as_str() {
        "escape" => "esc",
        "return" => "enter",
        "pgup" => "pageup",
        "pgdn" => "pagedown",
        other => other,
    };
    let unread = || {
        format!(
            "“{whole}” is not a key; keys are written like a, D, ?, space, enter, esc, tab, f1, up, pagedown, \
             ctrl-p, alt-x, shift-left"
        )
    };
    match crokey::parse(known).map_err(|_| unread())?.codes {
        OneToThree::One(code) => Ok(code),
        _ => Err(format!(
            "“{whole}” holds several keys at once, which terminals cannot tell apart; for one after the \
             other, put a space between them"
        )),
    }
}

/// A key in the one form used for comparing: shift is carried by a character that has it, and Shift-Tab is one key.
pub fn normal(key: KeyCombination) -> KeyCombination {
    let OneToThree::One(code) = key.codes else { return key };
    let mut modifiers = key.modifiers;
    let code = match code {
        KeyCode::Char('\r' | '\n') => KeyCode::Enter,
        KeyCode::Char(letter) if letter.is_alphabetic() => {
            let upper = letter.to_uppercase().next().filter(|_| letter.to_uppercase().count() == 1);
            let lower = letter.to_lowercase().next().filter(|_| letter.to_lowercase().count() == 1);
            let shifted = modifiers.contains(KeyModifiers::SHIFT) || letter.is_uppercase();
            match (upper, lower) {
                (Some(upper), Some(lower)) if upper != lower => {
                    modifiers.set(KeyModifiers::SHIFT, shifted);
                    KeyCode::Char(if shifted { upper } else { lower })
                }
                _ => {
                    modifiers.remove(KeyModifiers::SHIFT);
                    KeyCode::Char(letter)
                }
            }
        }
        KeyCode::Char(other) => {
            modifiers.remove(KeyModifiers::SHIFT);
            KeyCode::Char(other)
        }
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        other => other,
    };
    if code == KeyCode::BackTab {
        modifiers |= KeyModifiers::SHIFT;
    }
    KeyCombination::one_key(code, modifiers)
}

fn plain(modifiers: KeyModifiers) -> bool {
    !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER)
}

/// A key in few columns, for hints: `m`, `M`, `Ctrl-P`, `Shift-Tab`, `→`.
pub fn short(key: KeyCombination) -> String {
    let OneToThree::One(code) = key.codes else { return key.to_string() };
    let bare = plain(key.modifiers);
    let mut written = String::new();
    for (modifier, word) in [
        (KeyModifiers::CONTROL, "Ctrl-"),
        (KeyModifiers::ALT, "Alt-"),
        (KeyModifiers::SUPER, "Cmd-"),
        (KeyModifiers::SHIFT, "Shift-"),
    ] {
        let implied = modifier == KeyModifiers::SHIFT && bare && matches!(code, KeyCode::Char(_));
        if key.modifiers.contains(modifier) && !implied {
            written.push_str(word);
        }
    }
    written
        + &match code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(letter) if bare => letter.to_string(),
            KeyCode::Char(letter) => letter.to_ascii_uppercase().to_string(),
            KeyCode::Left => '←'.to_string(),
            KeyCode::Right => '→'.to_string(),
            KeyCode::Up => '↑'.to_string(),
            KeyCode::Down => '↓'.to_string(),
            KeyCode::BackTab => "Tab".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Delete => "Del".to_owned(),
            KeyCode::Insert => "Ins".to_owned(),
            KeyCode::Backspace => "Backspace".to_owned(),
            KeyCode::F(number) => format!("F{number}"),
            other => format!("{other:?}"),
        }
}

/// A sequence of keys in few columns, with spaces between.
pub fn sequence(keys: &[KeyCombination]) -> String {
    keys.iter().map(|key| short(*key)).collect::<Vec<_>>().join(" ")
}

/// Why a key may never arrive, in words; `None` where every terminal sends it.
pub fn caution(key: KeyCombination) -> Option<String> {
    let OneToThree::One(code) = key.codes else { return None };
    let ctrl = key.modifiers == KeyModifiers::CONTROL;
    let same = match code {
        KeyCode::Char('i') if ctrl => "Tab",
        KeyCode::Char('m') if ctrl => "Enter",
        KeyCode::Char('h') if ctrl => "Backspace",
        KeyCode::Char('[') if ctrl => "Esc",
        KeyCode::Char(letter)
            if letter.is_alphabetic() && key.modifiers == KeyModifiers::CONTROL | KeyModifiers::SHIFT =>
        {
            return Some(format!("many terminals send {} without the shift", short(key)));
        }
        _ if key.modifiers.contains(KeyModifiers::SUPER) => {
            return Some(format!("many terminals do not send {}", short(key)));
        }
        _ => return None,
    };
    Some(format!("many terminals send {} as {same}", short(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_read_and_written_short() {
        for (name, written) in [
            ("m", "m"),
            ("M", "M"),
            ("shift-m", "M"),
            ("?", "?"),
            ("shift-?", "?"),
            ("ctrl-p", "Ctrl-P"),
            ("Ctrl-P", "Ctrl-P"),
            ("ctrl-shift-p", "Ctrl-Shift-P"),
            ("alt-x", "Alt-X"),
            ("-", "-"),
            ("ctrl--", "Ctrl--"),
            ("hyphen", "-"),
            ("right", "→"),
            ("shift-left", "Shift-←"),
            ("shift-tab", "Shift-Tab"),
            ("backtab", "Shift-Tab"),
            ("pagedown", "PgDn"),
            ("delete", "Del"),
            ("f12", "F12"),
            ("Esc", "Esc"),
            ("space", "Space"),
            ("É", "É"),
            ("£", "£"),
        ] {
            assert_eq!(read(name).map(short), Ok(written.to_owned()), "{name}");
        }
    }

    #[test]
    fn unreadable_keys_are_refused() {
        for name in ["", "ctrl-", "wibble", "a-b", "ctrl-a-b", "f99", "\u{7}", "two words"] {
            assert!(read(name).is_err(), "{name:?}");
        }
    }

    #[test]
    fn what_terminals_send_is_what_files_say() {
        let sent = |code, modifiers| normal(KeyCombination::one_key(code, modifiers));
        assert_eq!(Ok(sent(KeyCode::Char('D'), KeyModifiers::NONE)), read("D"));
        assert_eq!(Ok(sent(KeyCode::Char('D'), KeyModifiers::SHIFT)), read("D"));
        assert_eq!(Ok(sent(KeyCode::Char('d'), KeyModifiers::SHIFT)), read("D"));
        assert_eq!(Ok(sent(KeyCode::Char('?'), KeyModifiers::SHIFT)), read("?"));
        assert_eq!(Ok(sent(KeyCode::Tab, KeyModifiers::SHIFT)), read("shift-tab"));
        assert_eq!(Ok(sent(KeyCode::BackTab, KeyModifiers::NONE)), read("shift-tab"));
        assert_ne!(Ok(sent(KeyCode::Char('d'), KeyModifiers::NONE)), read("D"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(name in "(ctrl-|alt-|shift-)?(\\PC|f[1-9]|up|del|ins|tab|pageup|space|backspace|home)") {
            if let Ok(key) = read(&name) {
                prop_assert_eq!(read(&short(key)), Ok(key));
                prop_assert_eq!(normal(key), key);
            }
        }

        #[test]
        fn any_text_is_read_or_refused(name in "\\PC*") {
            let _ = read(&name);
        }
    }
}
