//! Rules are read as people say them; what is said reads back as the same rule.

use proptest::prelude::*;

use super::*;
use crate::domain::{Date, WrittenDay};

fn rule(text: &str) -> Repeat {
    text.parse().unwrap_or_else(|wrong| panic!("{text}: {wrong}"))
}

fn day(word: &str) -> Option<Date> {
    let view = Date::new(2026, 12, 1)?;
    WrittenDay::read(word).and_then(|day| day.nearest(view, view)).ok()
}

#[test]
fn rules_are_read_as_people_say_them() {
    for (said, meant) in [
        ("daily", "FREQ=DAILY"),
        ("Weekly", "FREQ=WEEKLY"),
        ("fortnightly", "FREQ=WEEKLY;INTERVAL=2"),
        ("monthly", "FREQ=MONTHLY"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("every day", "FREQ=DAILY"),
        ("every week", "FREQ=WEEKLY"),
        ("every other week", "FREQ=WEEKLY;INTERVAL=2"),
        ("every 4 weeks", "FREQ=WEEKLY;INTERVAL=4"),
        ("every fortnight", "FREQ=WEEKLY;INTERVAL=2"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every working day", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("every tue thu", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("every Tuesday and Thursday", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("tue, thu", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("every other tue", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("every second tue of the month", "FREQ=MONTHLY;BYDAY=2TU"),
        ("every 2 weeks tue thu until 31/3/2027", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270331;BYDAY=TU,TH"),
        ("every month", "FREQ=MONTHLY"),
        ("every month on the last working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("last working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("last working day of every month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("every month on the first mon", "FREQ=MONTHLY;BYDAY=1MO"),
        ("every month on the first and third mon", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("every month on the first mon and wed", "FREQ=MONTHLY;BYDAY=1MO,1WE"),
        ("every month on the 1st and 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("every month on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("every month on the 13th if it is a fri", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"),
        ("every year in mar and sep on the first mon", "FREQ=YEARLY;BYDAY=1MO;BYMONTH=3,9"),
        ("every year in March, September", "FREQ=YEARLY;BYMONTH=3,9"),
        ("every week 10 times", "FREQ=WEEKLY;COUNT=10"),
        ("every mon, 1 time", "FREQ=WEEKLY;COUNT=1;BYDAY=MO"),
        ("every week on mon and wed, only the last", "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=-1"),
        ("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("rrule:freq=monthly;byday=1mo", "FREQ=MONTHLY;BYDAY=1MO"),
    ] {
        assert_eq!(
            read(said, day).map(|it| it.map(|it| it.to_string())),
            Ok(Some(meant.to_owned())),
            "{said}"
        );
    }
    assert_eq!(read("", day), Ok(None));
}

#[test]
fn what_is_not_understood_is_said_with_examples() {
    for (said, wrong) in [
        ("now and then", "“now and then” was not understood: write such as every Tue and Thu"),
        ("every", "say every what"),
        ("every blue moon", "“blue moon” was not understood"),
        ("every month on the 32nd", "“on the 32nd” was not understood"),
        ("every month on the 15th and the last fri", "“and the last fri” was not understood"),
        ("every week on the first mon", "“on the first mon” was not understood"),
        ("every mon until soon", "“soon” is not a day"),
        ("every mon until 31/3 10 times", "write one end only"),
        ("every 0 weeks", "was not understood"),
        ("every 99999999 weeks", "“99999999 weeks” was not understood"),
        ("FREQ=HOURLY", "\"HOURLY\" is not a way that a series can repeat here"),
    ] {
        let found = read(said, day).expect_err(said);
        assert!(found.contains(wrong), "{said}: {found}");
    }
}

#[test]
fn rules_are_said_plainly() {
    for (text, said) in [
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "every Tue and Thu"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        (
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270331;BYDAY=TU,TH",
            "every 2 weeks on Tue and Thu until 31 Mar 2027",
        ),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last working day"),
        ("FREQ=YEARLY;BYDAY=1MO;BYMONTH=3,9", "every year in Mar and Sep on the first Mon"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,1,15", "every month on the 1st, the 15th and the last day"),
        ("FREQ=DAILY;COUNT=10", "every day, 10 times"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "every month on the 13th if Fri"),
        ("FREQ=MONTHLY;BYDAY=WE,1MO", "every month on every Wed and the first Mon"),
        ("FREQ=YEARLY;BYDAY=20MO", "every year on the 20th Mon"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", "every 2 weeks on Tue, weeks from Sun"),
        ("FREQ=DAILY;UNTIL=20270331T0930", "every day until 31 Mar 2027 at 09:30"),
    ] {
        assert_eq!(say(&rule(text)), said);
    }
}

fn any_rule() -> impl Strategy<Value = String> {
    let weekdays = || proptest::sample::subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 0..=7);
    let numbers = proptest::collection::vec(prop_oneof![2 => Just(0i8), 1 => -53i8..=53], 7);
    let month_days = proptest::collection::vec(prop_oneof![1i8..=31, -31i8..=-1], 0..4);
    let months = proptest::collection::vec(1u8..=12, 0..5);
    let places = proptest::collection::vec(prop_oneof![1i16..=366, -366i16..=-1, -3i16..=-1], 0..4);
    let end = prop_oneof![
        Just(String::new()),
        (1u32..200).prop_map(|n| format!(";COUNT={n}")),
        (1950i32..2199, 1u32..=12, 1u32..=28).prop_map(|(y, m, d)| format!(";UNTIL={y}{m:02}{d:02}")),
        (2000i32..2100, 0u32..24, 0u32..60).prop_map(|(y, h, m)| format!(";UNTIL={y}0131T{h:02}{m:02}00")),
    ];
    (0..4usize, 1u32..70, end, weekdays(), numbers, month_days, (months, places), 0..7usize).prop_map(
        |(freq, interval, end, days, numbers, month_days, (months, places), wkst)| {
            let freq = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][freq];
            let most = match freq {
                "MONTHLY" => 5,
                "YEARLY" => 53,
                _ => 0,
            };
            let numbered = |(day, n): (&&str, &i8)| match n {
                0 => (*day).to_owned(),
                n if n.abs() > most => (*day).to_owned(),
                n => format!("{n}{day}"),
            };
            let list = |name: &str, items: Vec<String>| match items.as_slice() {
                [] => String::new(),
                some => format!(";{name}={}", some.join(",")),
            };
            let numbers_of = |numbers: &[i8]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>();
            let month_days = if freq == "WEEKLY" { vec![] } else { month_days };
            let alone = days.is_empty() && month_days.is_empty() && months.is_empty();
            let mut text = format!("FREQ={freq};INTERVAL={interval}{end}");
            text += &list("BYDAY", days.iter().zip(&numbers).map(numbered).collect());
            text += &list("BYMONTHDAY", numbers_of(&month_days));
            text += &list("BYMONTH", months.iter().map(ToString::to_string).collect());
            if !alone {
                text += &list("BYSETPOS", places.iter().map(ToString::to_string).collect());
            }
            let wkst = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][wkst];
            format!("{text};WKST={wkst}")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_said_reads_back_as_the_same_rule(text in any_rule()) {
        let ours = rule(&text);
        let said = say(&ours);
        prop_assert_eq!(read(&said, day), Ok(Some(ours)), "{}", said);
        prop_assert_eq!(read(&said.to_uppercase(), day).map(|it| it.map(|it| say(&it))), Ok(Some(said)));
    }

    #[test]
    fn no_words_are_too_odd_to_be_read(text in "(every|each|on|the|last|2nd|first|if|it|only|in|mar|until|times|10|of|month|weeks|from|and|mon|day|working|,| ){0,9}") {
        let _ = read(&text, day);
        let words: Vec<&str> = text.split_whitespace().collect();
        if let Some((_, used)) = phrase(&words) {
            prop_assert!(used <= words.len());
        }
    }
}
