//! The official bank holidays of 2019 to 2028, a row a year.

use crate::domain::Date;

use super::holiday::Holiday::{
    self, BoxingDay, Christmas, Coronation, EarlyMay, EasterMonday, Funeral, GoodFriday, NewYear, Platinum,
    SecondJanuary, Spring, StAndrew, Summer, VictoryInEurope,
};

/// Month, day, which holiday; a substitute day is one that does not fall on the holiday itself.
type Year = (i32, &'static [(u32, u32, Holiday)]);

/// The holiday that a list has on a date.
pub(super) fn find(list: &'static [Year], date: Date) -> Option<Holiday> {
    let (_, days) = list.iter().find(|(year, _)| *year == date.year())?;
    let (month, day) = (date.month(), date.day());
    days.iter().find(|(m, d, _)| (*m, *d) == (month, day)).map(|(_, _, holiday)| *holiday)
}

pub(super) const SCOTLAND: &[Year] = &[
    (
        2019,
        &[
            (1, 1, NewYear),
            (1, 2, SecondJanuary),
            (4, 19, GoodFriday),
            (5, 6, EarlyMay),
            (5, 27, Spring),
            (8, 5, Summer),
            (12, 2, StAndrew),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2020,
        &[
            (1, 1, NewYear),
            (1, 2, SecondJanuary),
            (4, 10, GoodFriday),
            (5, 8, VictoryInEurope),
            (5, 25, Spring),
            (8, 3, Summer),
            (11, 30, StAndrew),
            (12, 25, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2021,
        &[
            (1, 1, NewYear),
            (1, 4, SecondJanuary),
            (4, 2, GoodFriday),
            (5, 3, EarlyMay),
            (5, 31, Spring),
            (8, 2, Summer),
            (11, 30, StAndrew),
            (12, 27, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2022,
        &[
            (1, 3, NewYear),
            (1, 4, SecondJanuary),
            (4, 15, GoodFriday),
            (5, 2, EarlyMay),
            (6, 2, Spring),
            (6, 3, Platinum),
            (8, 1, Summer),
            (9, 19, Funeral),
            (11, 30, StAndrew),
            (12, 26, BoxingDay),
            (12, 27, Christmas),
        ],
    ),
    (
        2023,
        &[
            (1, 2, NewYear),
            (1, 3, SecondJanuary),
            (4, 7, GoodFriday),
            (5, 1, EarlyMay),
            (5, 8, Coronation),
            (5, 29, Spring),
            (8, 7, Summer),
            (11, 30, StAndrew),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2024,
        &[
            (1, 1, NewYear),
            (1, 2, SecondJanuary),
            (3, 29, GoodFriday),
            (5, 6, EarlyMay),
            (5, 27, Spring),
            (8, 5, Summer),
            (12, 2, StAndrew),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2025,
        &[
            (1, 1, NewYear),
            (1, 2, SecondJanuary),
            (4, 18, GoodFriday),
            (5, 5, EarlyMay),
            (5, 26, Spring),
            (8, 4, Summer),
            (12, 1, StAndrew),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2026,
        &[
            (1, 1, NewYear),
            (1, 2, SecondJanuary),
            (4, 3, GoodFriday),
            (5, 4, EarlyMay),
            (5, 25, Spring),
            (8, 3, Summer),
            (11, 30, StAndrew),
            (12, 25, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2027,
        &[
            (1, 1, NewYear),
            (1, 4, SecondJanuary),
            (3, 26, GoodFriday),
            (5, 3, EarlyMay),
            (5, 31, Spring),
            (8, 2, Summer),
            (11, 30, StAndrew),
            (12, 27, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2028,
        &[
            (1, 3, NewYear),
            (1, 4, SecondJanuary),
            (4, 14, GoodFriday),
            (5, 1, EarlyMay),
            (5, 29, Spring),
            (8, 7, Summer),
            (11, 30, StAndrew),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
];

pub(super) const ENGLAND_AND_WALES: &[Year] = &[
    (
        2019,
        &[
            (1, 1, NewYear),
            (4, 19, GoodFriday),
            (4, 22, EasterMonday),
            (5, 6, EarlyMay),
            (5, 27, Spring),
            (8, 26, Summer),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2020,
        &[
            (1, 1, NewYear),
            (4, 10, GoodFriday),
            (4, 13, EasterMonday),
            (5, 8, VictoryInEurope),
            (5, 25, Spring),
            (8, 31, Summer),
            (12, 25, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2021,
        &[
            (1, 1, NewYear),
            (4, 2, GoodFriday),
            (4, 5, EasterMonday),
            (5, 3, EarlyMay),
            (5, 31, Spring),
            (8, 30, Summer),
            (12, 27, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2022,
        &[
            (1, 3, NewYear),
            (4, 15, GoodFriday),
            (4, 18, EasterMonday),
            (5, 2, EarlyMay),
            (6, 2, Spring),
            (6, 3, Platinum),
            (8, 29, Summer),
            (9, 19, Funeral),
            (12, 26, BoxingDay),
            (12, 27, Christmas),
        ],
    ),
    (
        2023,
        &[
            (1, 2, NewYear),
            (4, 7, GoodFriday),
            (4, 10, EasterMonday),
            (5, 1, EarlyMay),
            (5, 8, Coronation),
            (5, 29, Spring),
            (8, 28, Summer),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2024,
        &[
            (1, 1, NewYear),
            (3, 29, GoodFriday),
            (4, 1, EasterMonday),
            (5, 6, EarlyMay),
            (5, 27, Spring),
            (8, 26, Summer),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2025,
        &[
            (1, 1, NewYear),
            (4, 18, GoodFriday),
            (4, 21, EasterMonday),
            (5, 5, EarlyMay),
            (5, 26, Spring),
            (8, 25, Summer),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
    (
        2026,
        &[
            (1, 1, NewYear),
            (4, 3, GoodFriday),
            (4, 6, EasterMonday),
            (5, 4, EarlyMay),
            (5, 25, Spring),
            (8, 31, Summer),
            (12, 25, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2027,
        &[
            (1, 1, NewYear),
            (3, 26, GoodFriday),
            (3, 29, EasterMonday),
            (5, 3, EarlyMay),
            (5, 31, Spring),
            (8, 30, Summer),
            (12, 27, Christmas),
            (12, 28, BoxingDay),
        ],
    ),
    (
        2028,
        &[
            (1, 3, NewYear),
            (4, 14, GoodFriday),
            (4, 17, EasterMonday),
            (5, 1, EarlyMay),
            (5, 29, Spring),
            (8, 28, Summer),
            (12, 25, Christmas),
            (12, 26, BoxingDay),
        ],
    ),
];
