//! What a field takes.

/// What a field takes, and so what is proposed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Free,
    /// An activity.
    Activity,
    /// People, separated by spaces.
    People,
    /// Families, separated by spaces.
    Families,
    /// A group.
    Group,
    /// A place.
    Place,
    /// One of a few words.
    Words(&'static [&'static str]),
}
