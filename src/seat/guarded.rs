//! Runs what must not take a seat down with it: a panic becomes words.
//!
//! The place of a panic is known to the process's hook alone, so the hook leaves it where the same thread picks it up.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static WORDS: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does something; the error says what panicked and where. What it worked on is not to be used again after an error.
pub fn guarded<T>(deed: impl FnOnce() -> T) -> Result<T, String> {
    let outer = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(deed));
    GUARDED.set(outer);
    done.map_err(|_| {
        let words = WORDS.take();
        words.unwrap_or_else(|| "a defect in the program".to_owned())
    })
}

/// Keeps panics that are caught off the screen: sets the process's hook, once.
pub fn quiet_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if GUARDED.get() {
                WORDS.set(Some(panic.to_string().replace('\n', " ")));
            } else {
                usual(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_words() {
        quiet_panics();
        assert_eq!(guarded(|| 1), Ok(1));
        let words = guarded(|| panic!("a dropped {}", "stitch")).unwrap_err();
        assert!(words.contains("a dropped stitch") && words.contains("guarded.rs"), "{words}");
        assert_eq!(guarded(|| 2), Ok(2));
    }
}
