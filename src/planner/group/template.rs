//! Templates: what a new group starts from, so that nothing of it is forgotten.

use crate::domain::{ActivityId, Capacity, ChecklistItem, Minutes};

/// What a new group starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is called at first.
    pub title: &'static str,
    activity: &'static str,
    /// Minutes before, with the families, and after.
    pub minutes: [Minutes; 3],
    least: u32,
    most: u32,
    /// How many weeks it runs for.
    pub weeks: u32,
    checklist: &'static [&'static str],
}

impl Template {
    /// What it is one of.
    #[must_use]
    pub fn activity(&self) -> Option<ActivityId> {
        ActivityId::parse(self.activity).ok()
    }

    /// The fewest and the most families.
    #[must_use]
    pub fn capacity(&self) -> Capacity {
        Capacity { least: self.least, most: self.most }
    }

    /// What has to be ready.
    #[must_use]
    pub fn checklist(&self) -> Vec<ChecklistItem> {
        self.checklist.iter().map(|item| ChecklistItem::new((*item).to_owned(), false)).collect()
    }
}

const fn template(
    title: &'static str,
    activity: &'static str,
    [before, with, after]: [i32; 3],
    [least, most]: [u32; 2],
    weeks: u32,
    checklist: &'static [&'static str],
) -> Template {
    let minutes = [Minutes(before), Minutes(with), Minutes(after)];
    Template { title, activity, minutes, least, most, weeks, checklist }
}

/// Every template, in the order in which they are offered.
pub const TEMPLATES: &[Template] = &[
    template(
        "Wellbeing Group",
        "wellbeing-group",
        [30, 90, 40],
        [3, 8],
        8,
        &["Venue booked", "Equipment and refreshments", "Promotion", "Handout", "Closing exercise"],
    ),
    template(
        "BookBug session",
        "bookbug",
        [15, 30, 15],
        [2, 8],
        6,
        &["Venue booked", "Song sheets and books", "Promotion", "Closing song"],
    ),
    template("BookBug at home", "bookbug-home", [0, 60, 0], [1, 1], 4, &["Books and props", "Visit agreed"]),
    template(
        "Baby massage",
        "baby-massage",
        [15, 45, 15],
        [2, 6],
        5,
        &["Venue booked and warm", "Mats, towels and oil", "Promotion", "Handout", "Closing exercise"],
    ),
    template(
        "Walk",
        "walk",
        [10, 45, 10],
        [2, 8],
        4,
        &["Route walked", "Meeting point sent", "Plan for rain"],
    ),
    template(
        "Cooking group",
        "cooking",
        [15, 75, 15],
        [2, 4],
        4,
        &["Kitchen booked", "Ingredients", "Allergies checked", "Recipe sheet"],
    ),
    template(
        "Sensory play",
        "sensory-play",
        [15, 60, 15],
        [2, 6],
        4,
        &["Venue booked", "Materials clean and safe", "Promotion", "Closing exercise"],
    ),
];
