//! Where a matter stands among what needs looking at.

/// Where a matter stands among what needs looking at, in the order in which that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// It is red and its week has not gone out: publishing asks about it.
    Publish,
    /// It is red otherwise: how things stand, or a week that is out.
    Act,
    /// It is of the weeks at hand.
    Soon,
    /// It comes to a head after these.
    Later,
    /// It is worth knowing, and nothing has to be done about it.
    Note,
    /// It is over, or its week is closed: nothing changes it any more.
    Over,
    /// A lead accepted it until a day that has not passed.
    Accepted,
}

impl Urgency {
    /// All of them, in order.
    pub const ALL: [Self; 7] =
        [Self::Publish, Self::Act, Self::Soon, Self::Later, Self::Note, Self::Over, Self::Accepted];

    /// Whether something can be done about it, and should be.
    #[must_use]
    pub fn is_to_do(self) -> bool {
        matches!(self, Self::Publish | Self::Act | Self::Soon | Self::Later)
    }

    /// Whether it is told only where that is asked for.
    #[must_use]
    pub fn is_set_aside(self) -> bool {
        matches!(self, Self::Over | Self::Accepted)
    }
}
