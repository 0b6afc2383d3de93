//! The signs that stand beside the colours, and the words that stand for them where nothing is drawn.

/// The signs in force: drawn ones, or words for a screen reader.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// Of a red flag.
    pub red: &'static str,
    /// Of an amber flag.
    pub amber: &'static str,
    /// Of a note.
    pub note: &'static str,
    /// Of what a lead accepted.
    pub accepted: &'static str,
    /// Of what was changed: after publishing, or from a default.
    pub changed: &'static str,
    /// Of what somebody else has just changed.
    pub fresh: &'static str,
    /// Before what is selected.
    pub marker: &'static str,
    /// Before what is selected while something else has the focus.
    pub aside: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Where there is nothing.
    pub nothing: &'static str,
    /// A line across.
    pub rule: &'static str,
    /// Of what is understood or done.
    pub done: &'static str,
    /// Of what is still to do.
    pub to_do: &'static str,
    /// Of what is not understood.
    pub unknown: &'static str,
    /// Of what was called off.
    pub cancelled: &'static str,
    /// Of what did not happen.
    pub missed: &'static str,
    /// Of a way between two places.
    pub travel: &'static str,
    /// Where now is.
    pub now: &'static str,
    /// Over a time in which one person is in.
    pub one_in: &'static str,
    /// Over a time in which several are.
    pub several_in: &'static str,
    /// Between two parts of a screen.
    pub edge: &'static str,
    /// Where a line across meets it.
    pub meets: &'static str,
    /// Of what would go.
    pub clears: &'static str,
    /// Of time in which somebody is in.
    pub present: &'static str,
    /// Of a day that is worked, on a chart of days.
    pub worked: &'static str,
    /// Of time in which somebody is away, by leave or a holiday.
    pub away: &'static str,
    /// Of time that nobody holds.
    pub vacant: &'static str,
    /// Of time in which sharers are together.
    pub together: &'static str,
    /// Whether boxes are drawn.
    pub boxes: bool,
}

/// The drawn ones, each one column wide, none of them an emoji or of the Braille block.
pub(super) const DRAWN: Signs = Signs {
    red: "▲",
    amber: "◆",
    note: "○",
    accepted: "◇",
    changed: "≠",
    fresh: "«",
    marker: "▸",
    aside: "▹",
    dot: "·",
    nothing: "–",
    rule: "─",
    done: "✓",
    to_do: "▫",
    unknown: "✕",
    cancelled: "✕",
    missed: "∅",
    travel: "→",
    now: "┇",
    one_in: "─",
    several_in: "═",
    edge: "│",
    meets: "┬",
    clears: "−",
    present: "█",
    worked: "▪",
    away: "░",
    vacant: "▒",
    together: "═",
    boxes: true,
};

/// What is read aloud.
pub(super) const LETTERS: Signs = Signs {
    red: "red",
    amber: "amber",
    note: "note",
    accepted: "accepted",
    changed: "changed",
    fresh: "just changed",
    marker: ">",
    aside: ">",
    dot: ",",
    nothing: "none",
    rule: " ",
    done: "",
    to_do: "",
    unknown: "not understood:",
    cancelled: "cancelled",
    missed: "missed",
    travel: "travel",
    now: " ",
    one_in: " ",
    several_in: " ",
    edge: " ",
    meets: " ",
    clears: "",
    present: "",
    worked: "",
    away: "",
    vacant: "",
    together: "",
    boxes: false,
};
