//! Figures week by week, to be drawn: how full people's weeks are, who is over or under their hours, who is away when, how much
//! there is to look at. The lines and their figures are worked out here, once for every form; in letters they are drawn here, too.
//!
//! Somebody's own figures are for them and whoever leads their team; everybody else is told of the team as a whole, and of that only
//! where it gives nobody away.

mod asked;
mod away;
mod figures;
mod flags;
mod letters;
mod whose;
mod worked;

pub use asked::ChartAsked;
pub use away::away;
pub use figures::{Chart, ChartCell, ChartLine, ChartUnit};
pub use flags::to_look_at;
pub use letters::{TextRoom, drawn};
pub use worked::{balance, load};
