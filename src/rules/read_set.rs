//! What a rule looked at while it judged, so that what it found can stand until some of that is touched.

use crate::domain::Week;
use crate::rota::Weeks;

/// What a rule looked at beside the records that belong to no week.
#[derive(Clone, Debug, Default)]
pub struct ReadSet {
    weeks: Option<(Week, Week)>,
    everywhere: bool,
    by_person: bool,
}

impl ReadSet {
    /// Adds a week.
    pub fn at(&mut self, week: Week) {
        let (first, last) = self.weeks.unwrap_or((week, week));
        self.weeks = Some((first.min(week), last.max(week)));
    }

    /// Adds a week and all after it.
    pub fn from(&mut self, week: Week) {
        self.at(week);
        self.at(Week::from_ordinal(i32::MAX));
    }

    /// Adds whatever is here.
    pub fn everywhere(&mut self) {
        self.everywhere = true;
    }

    /// Notes that it looks at each person by themselves.
    pub fn by_person(&mut self) {
        self.by_person = true;
    }

    /// Whether it looked at each person by themselves.
    pub fn is_by_person(&self) -> bool {
        self.by_person
    }

    /// Whether it looked at a week that something touched; the weeks between two that it looked at count as well.
    pub fn is_touched(&self, touched: &[Weeks]) -> bool {
        let meets = |weeks: &Weeks| {
            self.weeks.is_some_and(|(first, last)| first <= *weeks.end() && *weeks.start() <= last)
        };
        self.everywhere || touched.iter().any(meets)
    }
}
