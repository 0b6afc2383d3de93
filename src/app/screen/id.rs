//! A screen, by name.

use super::list::every_screen;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident => $handler:path $(, keeps $field:ident: $kept:ty $(= $start:path)?)?;)*) => {
        /// A screen, by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ScreenId { $($(#[$doc])* $name,)* }

        impl ScreenId {
            /// Every screen, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

every_screen!(ids);

impl ScreenId {
    /// The screen that a seat opens with.
    pub const FIRST: Self = Self::Week;

    /// The screen so many places on, round and round.
    #[must_use]
    pub fn turned(self, by: usize) -> Self {
        let all = Self::ALL;
        let at = all.iter().position(|screen| *screen == self).unwrap_or(0);
        all.get((at + by) % all.len()).copied().unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_from_the_last_screen_to_the_first() {
        let last = ScreenId::ALL.iter().fold(ScreenId::FIRST, |screen, _| screen.turned(1));
        assert_eq!(last, ScreenId::FIRST);
    }
}
