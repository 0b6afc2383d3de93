//! How many there are of each severity.

use super::Severity;

/// How many there are of each severity: flags, or matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeverityCounts {
    /// Red ones.
    pub red: usize,
    /// Amber ones.
    pub amber: usize,
    /// Notes.
    pub note: usize,
}

impl SeverityCounts {
    /// Counts severities.
    #[must_use]
    pub fn of(severities: impl IntoIterator<Item = Severity>) -> Self {
        let mut counts = Self::default();
        for severity in severities {
            *match severity {
                Severity::Red => &mut counts.red,
                Severity::Amber => &mut counts.amber,
                Severity::Note => &mut counts.note,
            } += 1;
        }
        counts
    }

    /// How many of a severity.
    #[must_use]
    pub fn get(self, severity: Severity) -> usize {
        match severity {
            Severity::Red => self.red,
            Severity::Amber => self.amber,
            Severity::Note => self.note,
        }
    }

    /// Those of which there are any, the most pressing first.
    pub fn some(self) -> impl Iterator<Item = (Severity, usize)> {
        let all = Severity::ALL.iter().map(move |severity| (*severity, self.get(*severity)));
        all.filter(|(_, count)| *count > 0)
    }

    /// How many in all.
    #[must_use]
    pub fn total(self) -> usize {
        self.red + self.amber + self.note
    }

    /// In words, without signs: `2 red, 5 amber`.
    #[must_use]
    pub fn in_words(self) -> String {
        let parts: Vec<String> = self.some().map(|(severity, count)| severity.counted(count)).collect();
        if parts.is_empty() { "nothing flagged".to_owned() } else { parts.join(", ") }
    }
}
