//! What the screens keep.

use super::list::every_screen;
use super::{
    caseload, directory, groups, history, hours, inbox, leave, posts, reminders, risks, service, supervision,
    training, week,
};
use crate::domain::Date;

macro_rules! kept {
    ($($(#[$doc:meta])* $name:ident => $handler:path $(, keeps $field:ident: $kept:ty $(= $start:path)?)?;)*) => {
        /// What the screens have chosen, marked and worked out.
        pub struct Screens {
            $($(#[doc = concat!("What the ", stringify!($name), " screen keeps.")] pub $field: $kept,)?)*
        }

        impl Screens {
            /// Those of a seat that opens on a day.
            pub(in crate::app) fn at(today: Date) -> Self {
                Self { $($($field: start!(today $(, $start)?),)?)* }
            }
        }
    };
}

/// What a screen keeps when a seat opens.
macro_rules! start {
    ($today:ident) => {
        Default::default()
    };
    ($today:ident, $start:path) => {
        $start($today)
    };
}

every_screen!(kept);
