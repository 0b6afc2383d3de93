//! What a part of a calendar is, by the name after its BEGIN.

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Calendar,
    Event,
    FreeBusy,
    Zone,
    Observance,
    Other(String),
}

impl Kind {
    pub fn named(name: &str) -> Self {
        match name {
            "VCALENDAR" => Self::Calendar,
            "VEVENT" => Self::Event,
            "VFREEBUSY" => Self::FreeBusy,
            "VTIMEZONE" => Self::Zone,
            "STANDARD" | "DAYLIGHT" => Self::Observance,
            _ => Self::Other(name.to_owned()),
        }
    }

    /// Whether it stands in a calendar itself, never in a part of one.
    pub fn is_of_calendar(&self) -> bool {
        match self {
            Self::Event | Self::FreeBusy | Self::Zone => true,
            Self::Other(name) => matches!(name.as_str(), "VTODO" | "VJOURNAL"),
            Self::Calendar | Self::Observance => false,
        }
    }

    pub fn in_words(&self) -> &str {
        match self {
            Self::Calendar => "calendar",
            Self::Event => "event",
            Self::FreeBusy => "free-busy list",
            Self::Zone | Self::Observance => "zone",
            Self::Other(_) => "part",
        }
    }
}
