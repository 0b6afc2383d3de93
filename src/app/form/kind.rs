//! What a field takes.

/// What a field takes, and so what is proposed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Free,
    /// An activity.
    Activity,
    /// One person.
    Person,
    /// People, with commas between.
    People,
    /// Families, with commas between.
    Families,
    /// A group.
    Group,
    /// A place.
    Place,
    /// A team.
    Team,
    /// Courses, with commas between.
    Courses,
    /// One of a few words.
    Words(&'static [&'static str]),
}
