//! Quick add, as it is read: what people write, in what order they like, and what is said of what cannot be read.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tandem::app::quick::{QuickContext, Written, read};
use tandem::domain::*;
use tandem::exchange::example;

use super::{at_a_desk, example_state, sitting, the};

/// What a line is taken for, in words; on the Week screen, with Eilidh selected on Wednesday 2 December.
fn words(line: &str) -> Result<String, String> {
    let owner = sitting();
    let eilidh: PersonId = the("eilidh");
    let setting = QuickContext { person: Some(&eilidh), ..owner.app.quick_setting() };
    let reading = read(line, &setting);
    match (reading.written, reading.problem) {
        (Some(written), None) => Ok(owner.app.in_words(&written)),
        (None, Some(problem)) => Err(problem),
        other => panic!("{line}: {other:?}"),
    }
}

fn taken(line: &str) -> Written {
    let state = example_state();
    let eilidh: PersonId = the("eilidh");
    let now = example::now();
    let setting = QuickContext {
        state: &state,
        today: now.date(),
        day: now.date(),
        time: None,
        team: None,
        person: Some(&eilidh),
        approves: true,
    };
    let reading = read(line, &setting);
    reading.written.unwrap_or_else(|| panic!("{line}: {:?}", reading.problem))
}

#[test]
fn the_examples_of_the_contract_are_read() {
    for (line, meant) in [
        (
            "wed 11:30 bookbug eilidh shona @unit",
            "Wed 2 Dec 11:30–12:30 · BookBug (Eilidh and Shona) at Ailsa MBU",
        ),
        ("thu 14 phone c4 30m", "Thu 3 Dec 14:00–14:30 · Phone call C4 (Aisha)"),
        ("fri leave aisha", "annual leave, Aisha, Fri 4 Dec"),
        (
            "every tue 10 supervision eilidh dr-nair",
            "every week from Tue 8 Dec 10:00–11:00 · Clinical supervision (Eilidh) with Dr Priya Nair",
        ),
    ] {
        assert_eq!(words(line).as_deref(), Ok(meant), "{line}");
    }
}

#[test]
fn a_time_that_the_clock_passes_over_is_said_as_it_will_stand() {
    for (line, meant) in [
        ("28/3/2027 01:30 phone c4 30m eilidh", "Sun 28 Mar 2027 02:30–03:00 · Phone call C4 (Eilidh)"),
        ("28/3/2027 0:45 phone c4 30m eilidh", "Sun 28 Mar 2027 00:45–02:15 · Phone call C4 (Eilidh)"),
        ("31/10/2027 01:30 phone c4 30m eilidh", "Sun 31 Oct 2027 01:30–01:00 · Phone call C4 (Eilidh)"),
    ] {
        assert_eq!(words(line).as_deref(), Ok(meant), "{line}");
    }
}

#[test]
fn words_come_in_any_order_and_in_many_ways() {
    let call = "Thu 3 Dec 14:00–14:30 · Phone call C4 (Aisha)";
    for (line, meant) in [
        ("phone c4 aisha thu 14", call),
        ("aisha thursday 14:00 phone c4", call),
        ("Thu 2pm PHONE C4 Aisha", call),
        ("3/12 1400 phone for c4 with aisha", call),
        ("2026-12-03 14-14:30 phone call c4 aisha", call),
        ("tomorrow at 14 phone c4 AR", call),
        ("tomorrow 14.00 pho c4 ais", call),
        ("thu 14 14:30 phone c4 aisha", call),
        ("9:15 notes", "Wed 2 Dec 09:15–09:45 · Notes (Eilidh)"),
        ("today 9:15 notes 1h15", "Wed 2 Dec 09:15–10:30 · Notes (Eilidh)"),
        ("mon 9 home visit c1 catriona", "Mon 7 Dec 09:00–10:00 · Home visit C1 (Catriona)"),
        ("fri 10 mdt eilidh morag joan", "Fri 4 Dec 10:00–11:00 · MDT meeting (Eilidh) with Morag and Joan"),
        ("fri 13 notes @hub leanne", "Fri 4 Dec 13:00–13:30 · Notes (Leanne) at Harbour Families hub"),
        ("fri 13 notes @brae", "Fri 4 Dec 13:00–13:30 · Notes (Eilidh) at Brae Street Hall"),
        ("w51 9 notes", "Mon 14 Dec 09:00–09:30 · Notes (Eilidh)"),
        ("thu 14 line eilidh morag", "Thu 3 Dec 14:00–15:00 · Line supervision (Eilidh) with Morag"),
        ("fortnightly fri 9 pause", "every 2 weeks from Fri 4 Dec 09:00–09:15 · Pause (Eilidh)"),
        ("every other fri 9 pause", "every 2 weeks from Fri 4 Dec 09:00–09:15 · Pause (Eilidh)"),
        (
            "weekly fri 9 pause until 18/12",
            "every week until 18 Dec 2026, from Fri 4 Dec 09:00–09:15 · Pause (Eilidh)",
        ),
        (
            "every 2 weeks until 31/3 mon 10 notes aisha",
            "every 2 weeks until 31 Mar 2027, from Mon 7 Dec 10:00–10:30 · Notes (Aisha)",
        ),
        // A weekday that is the last day's own is the first day's too, where no other day is said.
        (
            "every 2 weeks until 31/3 wed 10 notes aisha",
            "every 2 weeks until 31 Mar 2027, from Wed 2 Dec 10:00–10:30 · Notes (Aisha)",
        ),
        ("mon-wed sick shona", "sick leave, Shona, Mon 30 Nov – Wed 2 Dec"),
        ("mon sick leave shona", "sick leave, Shona, Mon 30 Nov"),
        ("wellbeing leave fri aisha", "wellbeing leave, Aisha, Fri 4 Dec"),
        ("thu 14 notes eilidh ramsay", "Thu 3 Dec 14:00–14:30 · Notes (Eilidh)"),
        ("leave shona 21/12..4/1", "annual leave, Shona, Mon 21 Dec – Mon 4 Jan 2027"),
        ("fri-mon leave shona", "annual leave, Shona, Fri 4 Dec – Mon 7 Dec"),
        ("holiday fri", "annual leave, Eilidh, Fri 4 Dec"),
        ("thu leave 13-15 shona", "annual leave, Shona, Thu 3 Dec 13:00–15:00"),
        ("thu leave 13 2h shona", "annual leave, Shona, Thu 3 Dec 13:00–15:00"),
    ] {
        assert_eq!(words(line).as_deref(), Ok(meant), "{line}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    for (line, said) in [
        ("", "write what, when and who, such as: thu 14 phone c4 30m"),
        ("   ", "write what, when and who, such as: thu 14 phone c4 30m"),
        ("thu 14", "say what it is: phone, walk, notes, …"),
        ("thu phone c4", "say when: 14 or 14:30"),
        (
            "thu 14 phone c99",
            "“c99” is none of the families that you can see: look for hers on the Caseload screen",
        ),
        ("thu 24:00 notes", "there is no time 24:00: a day goes from 0:00 to 23:59"),
        ("thu 14 notes 0m", "0m is not a length: write one such as 45m or 1h30"),
        ("thu 25 notes", "“25” is no time: for a day write its month too, such as 25 dec"),
        ("31/2 9 notes", "there is no 31 February: write another day"),
        ("thu 14 notes @mars", "“@mars” is not known here: write a day, what, or who"),
        ("thu 14 notes ~nobody", "“~nobody” is not known here: write a day, what, or who"),
        ("mon-wed 9 notes", "a session is on one day; a range of days is for leave"),
        ("fri leave shona 13", "say until when, such as 13-15"),
        ("thu 14-13 notes", "this would end before it begins"),
        ("thu 14 notes until fri", "“until” is for what repeats: add every, weekly or fortnightly"),
        ("every tue 10 notes until 10/11/26", "this would end before the first one"),
        ("every fri leave", "leave does not repeat: write from and to, such as mon-wed"),
        ("thu leave 15-13 shona", "this leave would end before it begins"),
        (
            "2026-12-04..2026-12-01 leave shona",
            "this leave would end before it begins: it reads as 4 Dec 2026 to 1 Dec 2026",
        ),
    ] {
        assert_eq!(words(line).err().as_deref(), Some(said), "{line:?}");
    }
    let several = words("thu 14 net eilidh").unwrap_err();
    assert_eq!(several, "“net” could be network-email, network-meeting: write more of it");
    let doctors = words("thu 14 supervision dr").unwrap_err();
    assert!(doctors.starts_with("“dr” could be dr-nair, dr-reid"), "{doctors}");
}

#[test]
fn the_parts_of_a_session_are_where_they_belong() {
    let Written::Session(booking) =
        taken("thu 10 one-to-one a1 a3 lead shona ~eilidh joan @unit \"bring the song bag\"")
    else {
        panic!("no session")
    };
    assert_eq!(booking.people, [the::<PersonId>("shona")]);
    assert_eq!(booking.with, [the::<PersonId>("joan")]);
    assert_eq!(booking.shadow, [the::<PersonId>("eilidh")]);
    assert_eq!(booking.lead, Some(the("shona")));
    assert_eq!(booking.families, [the::<FamilyRef>("a1"), the("a3")]);
    assert_eq!(booking.place, Some(the("unit")));
    assert_eq!(booking.note.as_deref(), Some("bring the song bag"));
    assert_eq!(booking.minutes, Minutes(45));
}

#[test]
fn a_group_brings_its_activity_and_its_whole_length() {
    for line in ["thu 10 wellbeing aisha", "thu 10 wellbeing-group aisha"] {
        let Written::Session(booking) = taken(line) else { panic!("no session") };
        assert_eq!(booking.activity, the("wellbeing-group"), "{line}");
        assert_eq!(booking.group, Some(the("wellbeing")), "{line}");
        assert_eq!(booking.minutes, Minutes(160), "{line}");
    }
}

#[test]
fn nobody_is_their_own_company() {
    // Isla comes along and is no peer: whoever is selected does it, unless that is her.
    let of = |selected: &str, line: &str| {
        let owner = sitting();
        let selected: PersonId = the(selected);
        let setting = QuickContext { person: Some(&selected), ..owner.app.quick_setting() };
        let reading = read(line, &setting);
        match (reading.written, reading.problem) {
            (Some(Written::Session(it)), _) => Ok((it.people, it.with)),
            (_, problem) => Err(problem.unwrap_or_default()),
        }
    };
    assert_eq!(of("eilidh", "wed 10 notes isla"), Ok((vec![the("eilidh")], vec![the("isla")])));
    assert_eq!(of("isla", "wed 10 notes isla"), Ok((vec![], vec![the("isla")])));
    let said = of("eilidh", "wed 10 notes isla leads isla").unwrap_err();
    assert!(said.contains("Isla is named twice"), "{said}");
}

#[test]
fn a_weekday_beside_a_date_says_nothing_new_or_is_a_slip() {
    for line in ["fri 8/1 10 notes", "fri 8 jan 10 notes", "8/1 fri 10 notes", "10 notes on friday 8/1/2027"]
    {
        assert_eq!(words(line).as_deref(), Ok("Fri 8 Jan 2027 10:00–10:30 · Notes (Eilidh)"), "{line}");
    }
    assert_eq!(words("thu 8/1 10 notes"), Err("8 Jan 2027 is a Friday: write another day".to_owned()));
    assert_eq!(words("fri 8/1 leave").as_deref(), Ok("annual leave, Eilidh, Fri 8 Jan 2027"));
}

#[test]
fn nothing_that_a_line_of_leave_says_is_dropped_in_silence() {
    for (line, said) in [
        ("toil shona thu 30m", "say from when the 0:30 are, such as 13 30m"),
        ("thu toil shona 1h", "say from when the 1:00 are"),
        ("leave a1 thu", "leave does not take a family"),
        ("thu leave shona @unit", "leave does not take a place"),
        ("thu leave shona \"hi\"", "leave does not take a note"),
        ("thu leave shona eilidh", "leave is for one person"),
        ("10/12 to 1/12 leave leanne", "this leave would end before it begins"),
        ("10/12-9/12 leave leanne", "this leave would end before it begins"),
    ] {
        let problem = words(line).unwrap_err();
        assert!(problem.contains(said), "{line}: {problem}");
    }
    for (line, meant) in [
        ("thu 13 30m toil shona", "toil leave, Shona, Thu 3 Dec 13:00–13:30"),
        ("30/12 to 2/1 leave leanne", "annual leave, Leanne, Wed 30 Dec – Sat 2 Jan 2027"),
    ] {
        assert_eq!(words(line).as_deref(), Ok(meant), "{line}");
    }
}

#[test]
fn a_series_ends_on_the_day_that_follows_until() {
    let Written::Series(_, repeat) = taken("every tue 10 notes until 2026-12-22") else {
        panic!("no series")
    };
    assert_eq!(repeat.until, Some(Until::Date(the("2026-12-22"))));
    assert_eq!(repeat.interval, 1);
}

#[test]
fn whatever_is_written_twice_is_taken_once() {
    for line in ["thu 10 phone c4 c4 c4", "thu 10 notes shona shona", "thu 10 notes joan joan ~isla ~isla"] {
        let Written::Session(booking) = taken(line) else { panic!("no session") };
        let session = Session { id: the("new"), series: None, booking };
        let after = example_state().preview(&[session.into()]).unwrap();
        assert_eq!(check::check_all(&after), [], "{line}");
    }
}

#[test]
fn nothing_is_longer_than_a_day() {
    assert!(matches!(taken("thu 0:00 wellbeing 23h 59m"), Written::Session(_)));
    let state = example_state();
    let now = example::now();
    let setting = QuickContext {
        state: &state,
        today: now.date(),
        day: now.date(),
        time: None,
        team: None,
        person: None,
        approves: true,
    };
    for line in ["wellbeing 24h 30m 2030", "wellbeing 24 hours 1 minute 2030"] {
        let reading = read(line, &setting);
        assert!(reading.written.is_none() && reading.problem.is_some(), "{line}: {:?}", reading.written);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_line_is_read_or_refused_in_words_and_what_is_read_is_sound(
        words in vec(prop_oneof![8 => select(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,6}"], 0..9)
    ) {
        let line = words.join(" ");
        let state = example_state();
        let now = example::now();
        let eilidh: PersonId = the("eilidh");
        let setting = QuickContext {
            state: &state, today: now.date(), day: now.date(), time: None, team: None, person: Some(&eilidh), approves: true,
        };
        let reading = read(&line, &setting);
        prop_assert_eq!(reading.written.is_some(), reading.problem.is_none());
        for word in &reading.words {
            prop_assert!(line.get(word.range.clone()).is_some_and(|text| !text.is_empty()));
        }
        let change = match reading.written {
            None => return Ok(()),
            Some(Written::Session(booking)) => Session { id: the("new"), series: None, booking }.into(),
            Some(Written::Series(booking, repeat)) => {
                Series { id: the("new"), booking, repeat, except: vec![] }.into()
            }
            Some(Written::Leave(leave)) => Change::from(leave),
        };
        let after = state.preview(std::slice::from_ref(&change)).unwrap();
        prop_assert_eq!(check::check_touched(&state, &after, &[change.key()]), []);
    }
}

/// The words that lines are made of.
const WORDS: &[&str] = &[
    "mon",
    "thu",
    "fri",
    "today",
    "3/12",
    "w51",
    "mon-wed",
    "21/12..4/1",
    "9",
    "14",
    "14:30",
    "11:30-12:15",
    "2pm",
    "30m",
    "1h30",
    "24h",
    "every",
    "other",
    "weekly",
    "fortnightly",
    "until",
    "leave",
    "sick",
    "wellbeing",
    "phone",
    "home",
    "visit",
    "bookbug",
    "supervision",
    "notes",
    "eilidh",
    "shona",
    "dr-nair",
    "ms",
    "~aisha",
    "lead",
    "joan",
    "@unit",
    "@hub",
    "c4",
    "a1",
    "clinical",
    "line",
    "\"a note\"",
    "with",
    "and",
    "2199-12-31",
    "23:59",
    "1/1/1900",
    "930",
    "4",
    "2-3",
    "9.10",
    "pm",
    "morning",
    "half",
    "past",
    "quarter",
    "2030",
    "1h",
    "boxing",
    "day",
    "in",
    "weeks",
    "the",
    "lunch",
    "lead",
    "until",
    "an",
    "hour",
    "next",
    "week",
    "last",
    "dec",
    "4th",
    "-",
    "to",
    "call",
    "ill",
];

#[test]
fn a_weekday_beside_a_week_is_the_day_of_it() {
    for line in ["w51 fri 13 phone c4", "fri w51 13 phone c4", "week 51 fri 13 phone c4"] {
        let Written::Session(booking) = taken(line) else { panic!("{line}") };
        assert_eq!(booking.start, the("2026-12-18T13:00"), "{line}");
    }
}

#[test]
fn a_family_can_be_called_like_a_week() {
    let family = example_state().family(&the("c4")).unwrap().clone();
    let state = example_state().preview(&[Family { reference: the("w3"), ..family }.into()]).unwrap();
    let (eilidh, now): (PersonId, _) = (the("eilidh"), example::now());
    let setting = QuickContext {
        state: &state,
        today: now.date(),
        day: now.date(),
        time: None,
        team: None,
        person: Some(&eilidh),
        approves: true,
    };
    let reading = read("thu 14 phone w3 eilidh", &setting);
    let Some(Written::Session(booking)) = reading.written else { panic!("{:?}", reading.problem) };
    assert_eq!(booking.families, [the("w3")]);
}

/// What a line is taken for on a day, in words, with what is supposed beside it.
fn supposed(line: &str) -> (String, String) {
    let owner = sitting();
    let eilidh: PersonId = the("eilidh");
    let setting = QuickContext { person: Some(&eilidh), ..owner.app.quick_setting() };
    let reading = read(line, &setting);
    let written = reading.written.unwrap_or_else(|| panic!("{line}: {:?}", reading.problem));
    (owner.app.in_words(&written), reading.supposed.join("; "))
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table: a line for each way of writing")]
fn times_days_and_lengths_are_read_as_people_write_them() {
    let call = "Thu 3 Dec 09:30–10:00 · Phone call C4 (Aisha)";
    let friday = "Fri 4 Dec 10:00–10:30 · Phone call C9 (Aisha)";
    let monday = "Mon 7 Dec 09:30–10:00 · Phone call C1 (Catriona)";
    let long = "Thu 3 Dec 14:00–15:30 · Notes (Eilidh)";
    for (line, meant) in [
        ("thu 930 phone c4", call),
        ("thu 9.30 phone c4", call),
        ("thu 0930 phone c4", call),
        ("thu 9:30am phone c4", call),
        ("thu 9.30 am phone c4", call),
        ("930 thu call c4", call),
        ("c4 call thu 930", call),
        ("thu 9:30 to 10 call c4", call),
        ("thu 9:30-10 ring c4", call),
        ("thu 9:30–10 telephone c4", call),
        ("thu from 9:30 till 10 call c4", call),
        ("3 dec 930 call c4", call),
        ("dec 3 930 call c4", call),
        ("dec 3rd 930 call c4", call),
        ("the 3rd of dec 930 call c4", call),
        ("tomorrow 930 call c4", call),
        ("this thu 930 call c4", call),
        ("thu 3 dec 930 call c4", call),
        ("thu, 3 dec, 930, call, c4", call),
        ("thu 930 call c4 half an hour", call),
        ("thu half an hour 930 call c4", call),
        ("thu 930 call c4 for 30 min", call),
        ("thu 930 call c4 30 minutes", call),
        ("thu 930 call c4 30mins", call),
        ("thu 2pm call c4", "Thu 3 Dec 14:00–14:30 · Phone call C4 (Aisha)"),
        ("thu 2 pm call c4", "Thu 3 Dec 14:00–14:30 · Phone call C4 (Aisha)"),
        ("thu noon call c4", "Thu 3 Dec 12:00–12:30 · Phone call C4 (Aisha)"),
        ("4 dec 10 call c9", friday),
        ("dec 4 10 call c9", friday),
        ("4/12 10 call c9", friday),
        ("4th dec 10 call c9", friday),
        ("fri 10 o'clock call c9", friday),
        ("fri pm call c9", "Fri 4 Dec 12:45–13:15 · Phone call C9 (Aisha)"),
        ("fri 10 visit c9", "Fri 4 Dec 10:00–11:00 · Home visit C9 (Aisha)"),
        ("next mon 930 call c1", monday),
        ("mon next week 930 call c1", monday),
        ("next week mon 930 call c1", monday),
        ("next week 930 call c1", monday),
        ("w50 930 call c1", monday),
        ("week 50 mon 930 call c1", monday),
        ("wk50 mon 930 call c1", monday),
        ("w51 mon 930 call c1", "Mon 14 Dec 09:30–10:00 · Phone call C1 (Catriona)"),
        ("last fri 10 call c9", "Fri 27 Nov 10:00–10:30 · Phone call C9 (Aisha)"),
        ("thu 14 notes an hour and a half", long),
        ("thu 14 notes 1h30", long),
        ("thu 14 notes 1.5h", long),
        ("thu 14 notes 1 hour 30 minutes", long),
        ("thu 14 notes 1 hour and 30 mins", long),
        ("thu 14 notes 90m", long),
        ("thu 14 - 15:30 notes", long),
        ("thu 2 to 3:30pm notes", long),
        ("thu afternoon 2 to 3:30 notes", "Thu 3 Dec 14:00–15:30 · Notes (Eilidh)"),
        ("thu 9 to 5 notes", "Thu 3 Dec 09:00–17:00 · Notes (Eilidh)"),
        ("thu 9-5 notes", "Thu 3 Dec 09:00–17:00 · Notes (Eilidh)"),
        ("thu 14 massage a1", "Thu 3 Dec 14:00–15:15 · Baby massage A1 (Shona)"),
        ("thu 14 1:1 a1", "Thu 3 Dec 14:00–14:45 · One-to-one A1 (Shona)"),
        ("fri pm leave aisha", "annual leave, Aisha, Fri 4 Dec 12:00–15:30"),
        ("fri am leave aisha", "annual leave, Aisha, Fri 4 Dec 09:30–12:00"),
        ("aisha holiday 21 dec to 4 jan", "annual leave, Aisha, Mon 21 Dec – Mon 4 Jan 2027"),
        ("dec 21 - jan 4 leave aisha", "annual leave, Aisha, Mon 21 Dec – Mon 4 Jan 2027"),
        ("aisha ill thu", "sick leave, Aisha, Thu 3 Dec"),
        ("next mon leave catriona", "annual leave, Catriona, Mon 7 Dec"),
        ("4 jan 10 notes", "Mon 4 Jan 2027 10:00–10:30 · Notes (Eilidh)"),
        ("4 dec 2075 10 notes", "Wed 4 Dec 2075 10:00–10:30 · Notes (Eilidh)"),
        ("4 dec 2027 10 notes", "Sat 4 Dec 2027 10:00–10:30 · Notes (Eilidh)"),
        ("4/12/2030 10 notes", "Wed 4 Dec 2030 10:00–10:30 · Notes (Eilidh)"),
        ("4 dec 1430 notes", "Fri 4 Dec 14:30–15:00 · Notes (Eilidh)"),
        ("thu half past 1 pm notes", "Thu 3 Dec 13:30–14:00 · Notes (Eilidh)"),
        ("thu quarter to 3 pm notes", "Thu 3 Dec 14:45–15:15 · Notes (Eilidh)"),
        ("thu a quarter past nine notes", "Thu 3 Dec 09:15–09:45 · Notes (Eilidh)"),
        ("thu twenty to 11 notes", "Thu 3 Dec 10:40–11:10 · Notes (Eilidh)"),
        ("thu half nine notes", "Thu 3 Dec 09:30–10:00 · Notes (Eilidh)"),
        ("thu 4 notes", "Thu 3 Dec 16:00–16:30 · Notes (Eilidh)"),
        ("4 notes thu", "Thu 3 Dec 16:00–16:30 · Notes (Eilidh)"),
        ("thu 4:30 notes", "Thu 3 Dec 16:30–17:00 · Notes (Eilidh)"),
        ("thu 2-3 notes", "Thu 3 Dec 14:00–15:00 · Notes (Eilidh)"),
        ("half past 1 thu notes", "Thu 3 Dec 13:30–14:00 · Notes (Eilidh)"),
        ("thu quarter to 3 notes", "Thu 3 Dec 14:45–15:15 · Notes (Eilidh)"),
        ("thu afternoon half past 1 notes", "Thu 3 Dec 13:30–14:00 · Notes (Eilidh)"),
        ("thu 14 notes 1 hr 30", long),
        ("thu 14 notes 1 hr 15", "Thu 3 Dec 14:00–15:15 · Notes (Eilidh)"),
        ("notes 1 hr 14 thu", "Thu 3 Dec 14:00–15:00 · Notes (Eilidh)"),
        ("thu 14 notes 1hr 30", long),
        ("thu 14 notes 1 hour and a half", long),
        ("boxing day 10 notes", "Sat 26 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("christmas eve noon notes", "Thu 24 Dec 12:00–12:30 · Notes (Eilidh)"),
        ("new year's day midday notes", "Fri 1 Jan 2027 12:00–12:30 · Notes (Eilidh)"),
        ("the 4th 10 notes", "Fri 4 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("fri 4th 10 notes", "Fri 4 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("in 2 weeks 10 notes", "Wed 16 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("a week on monday 10 notes", "Mon 14 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("10 notes a week on friday", "Fri 11 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("wed w51 10 notes", "Wed 16 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("wed week 51 10 notes", "Wed 16 Dec 10:00–10:30 · Notes (Eilidh)"),
        ("this afternoon notes 14", "Wed 2 Dec 14:00–14:30 · Notes (Eilidh)"),
        ("leave aisha 21st-24th", "annual leave, Aisha, Mon 21 Dec – Thu 24 Dec"),
        ("29/2/2028 10 notes", "Tue 29 Feb 2028 10:00–10:30 · Notes (Eilidh)"),
        ("w53 mon 10 notes", "Mon 28 Dec 10:00–10:30 · Notes (Eilidh)"),
    ] {
        assert_eq!(words(line).as_deref(), Ok(meant), "{line}");
    }
}

#[test]
fn what_could_mean_two_things_is_asked_and_each_wrong_word_is_named() {
    for (line, said) in [
        ("fri 4 phone c4", "“4” could be 16:00, 04:00 or a day: write 16:00, 04:00 or 4 dec"),
        ("4 phone c4", "“4” could be 16:00, 04:00 or a day: write 16:00, 04:00 or 4 dec"),
        ("thu 9.10 call c4", "“9.10” could be a time or a day: write 09:10 or 9 oct"),
        ("thu 4th 10 call c4", "4 Dec 2026 is a Friday: write another day"),
        ("thu 14 fone c4", "“fone” is not known here: did you mean phone?"),
        ("fone thu 14 c4 eilidh", "“fone” is not known here: did you mean phone?"),
        ("thr 14 phone c4", "“thr” is not known here: did you mean thu?"),
        (
            "tomorow 14 fone c4",
            "“tomorow” is not known here: did you mean tomorrow? “fone” is not known here: did you mean phone?",
        ),
        ("4 dec 2030 notes", "“4 dec 2030” could be a time or a year: write 4 dec 20:30, or 4/12/2030"),
        ("1 jan 1900 10 notes", "“1 jan 1900” could be a time or a year: write 1 jan 19:00, or 1/1/1900"),
        ("thu lunch 12-12.30", "“lunch” is nothing that is booked here: write what it is, such as pause"),
        ("thu lunch walk c4", "“lunch” is not at the same time everywhere: write a time, such as 12:30"),
        ("every tue 10 notes until", "say until which day, such as until 18 dec"),
        ("every tue 10 notes until eilidh", "say until which day, such as until 18 dec"),
        ("thu 10 notes lead", "say who leads, such as lead eilidh"),
        ("thu am 14 notes", "14:00 is not in the morning: take one of the two out"),
        ("32nd 14 notes", "no month has a day 32: write another day"),
        (
            "thu 14 zzork qwxyz",
            "“zzork” is not known here: write a day, what, or who. “qwxyz” is not known here: write a day, what, or who",
        ),
        ("thu 14 notes @hubb", "“@hubb” is not known here: did you mean @hub?"),
        ("thu 14 notes ~ailidh", "“~ailidh” is not known here: did you mean ~eilidh?"),
        ("thu 14 phone walk c4", "the activity is given twice, and not alike: take one of the two out"),
        ("thu 14 15 16 notes", "the time is given twice, and not alike: take one of the two out"),
        ("thu 14 30m 45m notes", "the length is given twice, and not alike: take one of the two out"),
        ("thu 14-15 30m notes", "14:00 to 15:00 is not 0:30: write one of the two"),
        ("thu 9 phone c4", "Aisha and Catriona are not in on Thu 3 Dec at 09:00: write who sees C4"),
        (
            "fri pm visit c9",
            "Aisha has no 1:00 free on Fri 4 Dec in the afternoon: write a time, such as 14:30",
        ),
        ("fri phone leave aisha", "leave does not take a session: take it out, or say what the session is"),
        ("29 feb 10 notes", "there is no 29 February in 2027, the next is 29 feb 2028: write another day"),
        ("w54 mon 10 notes", "there is no week 54: write another day"),
        ("thu 4 dec 10 notes", "4 Dec 2026 is a Friday: write another day"),
    ] {
        assert_eq!(words(line).err().as_deref(), Some(said), "{line:?}");
    }
}

#[test]
fn what_is_not_written_is_told_in_brackets() {
    for (line, what) in [
        ("thu 14 phone c4", "Aisha, who works with C4; 0:30 long, as usual"),
        ("thu 14 phone c4 30m catriona", ""),
        (
            "mon 14 phone c4 30m",
            "Catriona, C4's backup, since Aisha is not in then; Mon 30 Nov is over: for that write 30 nov",
        ),
        ("14 notes 30m", "Eilidh, who is marked; Wed 2 Dec, the marked day"),
        ("leave thu", "Eilidh, who is marked"),
    ] {
        assert_eq!(supposed(line).1, what, "{line}");
    }
}

#[test]
fn each_word_is_told_as_it_was_understood() {
    let told = |line: &str| -> Vec<(String, bool)> {
        let owner = sitting();
        let reading = read(line, &owner.app.quick_setting());
        reading.told.into_iter().map(|it| (it.words, it.is_known)).collect()
    };
    let known = |words: &[&str]| words.iter().map(|it| ((*it).to_owned(), true)).collect::<Vec<_>>();
    assert_eq!(
        told("thu 14 phone c4 30m catriona"),
        known(&["Thu 3 Dec", "14:00–14:30", "Phone call", "C4", "Catriona"])
    );
    assert_eq!(told("mon 14 notes"), known(&["Mon 7 Dec", "14:00–14:30", "Notes"]));
    assert_eq!(told("mon-wed sick leave shona"), known(&["Mon 30 Nov – Wed 2 Dec", "sick leave", "Shona"]));
    let some = told("thu fone c4");
    assert_eq!(some[1], ("fone".to_owned(), false));
}

#[test]
fn people_of_one_first_name_are_told_apart() {
    let other = Person { id: the("eilidh-b"), name: "Eilidh Baird".to_owned(), ..person("eilidh") };
    let state = example_state().preview(&[other.into()]).unwrap();
    let now = example::now();
    let setting = QuickContext {
        state: &state,
        today: now.date(),
        day: now.date(),
        time: None,
        team: None,
        person: None,
        approves: true,
    };
    let problem = |line: &str| read(line, &setting).problem.unwrap_or_default();
    let said = problem("thu 14 notes eilidh");
    assert!(said.starts_with("“eilidh” could be eilidh-") && said.contains("eilidh-baird"), "{said}");
    for (line, who) in [("thu 14 notes eilidh baird", "eilidh-b"), ("thu 14 notes eilidh-ramsay", "eilidh")] {
        let Some(Written::Session(booking)) = read(line, &setting).written else {
            panic!("{line}: {}", problem(line))
        };
        assert_eq!(booking.people, [the::<PersonId>(who)], "{line}");
    }
}

fn person(id: &str) -> Person {
    example_state().person(&the(id)).unwrap().clone()
}

#[test]
fn a_family_that_is_kept_from_somebody_reads_as_one_that_is_not_there() {
    // Greg, a colleague, sees no family.
    let greg = at_a_desk("greg");
    let problem = |line: &str| read(line, &greg.app.quick_setting()).problem.unwrap_or_default();
    let said = |of: &str| problem(&format!("thu 14 phone {of} aisha")).replace(of, "…");
    assert_eq!(said("c4"), said("c99"));
    assert_eq!(said("c4"), said("a1"));
}

#[test]
fn around_new_year_each_day_is_the_one_that_is_meant() {
    for (today, written, meant) in [
        ("2026-12-28", "4 jan", "2027-01-04"),
        ("2026-12-28", "jan 4", "2027-01-04"),
        ("2027-01-02", "30 dec", "2026-12-30"),
        ("2026-12-31", "next mon", "2027-01-04"),
        ("2026-12-31", "tomorrow", "2027-01-01"),
        ("2026-12-31", "fri", "2027-01-01"),
        ("2026-12-31", "next week", "2027-01-04"),
        ("2026-12-31", "w53 thu", "2026-12-31"),
        ("2026-12-31", "w1 mon", "2027-01-04"),
        ("2028-02-20", "29 feb", "2028-02-29"),
        ("2028-02-28", "tomorrow", "2028-02-29"),
        ("2027-01-04", "last week fri", "2027-01-01"),
    ] {
        let (state, today): (_, Date) = (example_state(), the(today));
        let setting = QuickContext {
            state: &state,
            today,
            day: today,
            time: None,
            team: None,
            person: None,
            approves: true,
        };
        let reading = read(&format!("{written} 10 notes eilidh"), &setting);
        let Some(Written::Session(booking)) = reading.written else {
            panic!("{written}: {:?}", reading.problem)
        };
        assert_eq!(booking.start.date(), the(meant), "{written} on {today}");
    }
}

#[test]
fn a_line_takes_no_more_than_a_text_may_be_and_nothing_that_nobody_sees() {
    let mut sitting = sitting();
    sitting.press("a");
    sitting.input(tandem::app::Input::Pasted("thu \u{202e}14 \u{200b}phone\u{1b}[31m c4".into()));
    assert!(sitting.written().chars().all(|it| !it.is_control() && it != '\u{202e}' && it != '\u{200b}'));
    sitting.press("ctrl-u");
    sitting.input(tandem::app::Input::Pasted("thu 14 notes ".repeat(5000)));
    assert_eq!(sitting.written().chars().count(), 400);
    sitting.regrets("Only the first 400 letters were pasted: this line holds no more than 400.");
    sitting.types("x").regrets("This line is full: it holds 400 letters.");
    sitting.input(tandem::app::Input::Pasted("thu".into()));
    sitting.regrets("Nothing was pasted: this line is full");
    sitting.press("backspace").types("x");
    assert_eq!(sitting.written().chars().count(), 400);
    sitting.press("tab down tab up enter").open(1).saved(0);
}

#[test]
fn tab_completes_the_word_at_the_cursor() {
    let mut sitting = sitting();
    sitting.press("a").types("thu 16 superv eilidh").press("left left left left left left left tab");
    assert_eq!(sitting.written(), "thu 16 supervision eilidh");
    sitting.types("dr-nair ");
    assert_eq!(sitting.written(), "thu 16 supervision dr-nair eilidh");
}

/// A group like `bookbug` that another team runs, with the same title.
fn second_bookbug(base: &State) -> State {
    let group = base.group(&the("bookbug")).unwrap().clone();
    let other = Group { id: the("bookbug-cedar"), place: the("hub"), invited: vec![], ..group };
    let booking = Booking {
        people: vec![the("leanne")],
        group: Some(other.id.clone()),
        ..Booking::new(the("bookbug"), the("2026-12-03T10:00"), Minutes(60))
    };
    let repeat = Repeat::every(1, Frequency::Weekly);
    let series = Series { id: the("bookbug-cedar"), booking, repeat, except: vec![] };
    base.preview(&[other.into(), series.into()]).unwrap()
}

#[test]
fn of_two_groups_of_one_name_it_is_the_own_teams_else_it_is_asked() {
    let state = second_bookbug(&example_state());
    let today = example::now().date();
    let of = |line: &str, writer: Option<&str>| {
        let team = writer.map(|id| state.person(&the(id)).unwrap().team.clone());
        let setting = QuickContext {
            state: &state,
            today,
            day: today,
            time: None,
            person: None,
            team: team.as_ref(),
            approves: true,
        };
        let reading = read(line, &setting);
        match reading.written {
            Some(Written::Session(booking)) => Ok(booking.group.unwrap().to_string()),
            _ => Err(reading.problem.unwrap_or_default()),
        }
    };
    for line in ["thu 10 bookbug eilidh", "bookbug eilidh thu 10"] {
        assert_eq!(of(line, Some("eilidh")).as_deref(), Ok("bookbug"), "{line}");
        assert_eq!(of(line, Some("leanne")).as_deref(), Ok("bookbug-cedar"), "{line}");
        let said = of(line, None).unwrap_err();
        assert!(said.contains("could be bookbug-") && said.contains("bookbug-hub"), "{said}");
    }
    assert_eq!(of("thu 10 bookbug-hub eilidh", Some("eilidh")).as_deref(), Ok("bookbug-cedar"));
    assert_eq!(of("thu 10 bookbug-cedar eilidh", None).as_deref(), Ok("bookbug-cedar"));
}

#[test]
fn whoever_is_in_then_does_it_and_not_whoever_is_in_that_day() {
    for (line, what) in [
        // Aisha is in on Thursdays from 9:30 to 15:24.
        ("thu 14 phone c4 30m", "Aisha, who works with C4"),
        (
            "mon 14 phone c4 30m",
            "Catriona, C4's backup, since Aisha is not in then; Mon 30 Nov is over: for that write 30 nov",
        ),
    ] {
        assert_eq!(supposed(line).1, what, "{line}");
    }
    for (line, said) in [
        ("thu 16 phone c4 30m", "Aisha and Catriona are not in on Thu 3 Dec at 16:00: write who sees C4"),
        (
            "thu 15:15 phone c4 30m",
            "Aisha and Catriona are not in on Thu 3 Dec at 15:15 for 0:30: write who sees C4",
        ),
    ] {
        assert_eq!(words(line).err().as_deref(), Some(said), "{line}");
    }
}

#[test]
fn people_of_the_very_same_name_can_be_told_apart() {
    let ann = |id: &str, like: &str| Person { id: the(id), name: "Ann Brown".to_owned(), ..person(like) };
    let state =
        example_state().preview(&[ann("ann-1", "eilidh").into(), ann("ann-2", "leanne").into()]).unwrap();
    let now = example::now();
    let setting = QuickContext {
        state: &state,
        today: now.date(),
        day: now.date(),
        time: None,
        person: None,
        team: None,
        approves: true,
    };
    let said = read("thu 14 notes ann brown", &setting).problem.unwrap_or_default();
    assert_eq!(
        said,
        "“ann brown” could be ann-brown-ailsa-mbu, ann-brown-harbour-families: write more of it"
    );
    for (line, id, told) in [
        ("thu 14 notes ann-brown-ailsa-mbu", "ann-1", "Ann Brown (Ailsa MBU)"),
        ("thu 14 notes ann-2", "ann-2", "Ann Brown (Harbour Families)"),
    ] {
        let reading = read(line, &setting);
        let Some(Written::Session(booking)) = &reading.written else { panic!("{:?}", reading.problem) };
        assert_eq!(booking.people, [the::<PersonId>(id)]);
        assert!(reading.told.iter().any(|it| it.words == told), "{:?}", reading.told);
    }
}

#[test]
fn what_something_is_looked_for_by_is_short() {
    for keys in ["/", "ctrl-p"] {
        let mut sitting = sitting();
        sitting.press(keys).open(1);
        sitting.input(tandem::app::Input::Pasted("quick ".repeat(50)));
        sitting.regrets("Only the first 80 letters were pasted: this line holds no more than 80.");
        sitting.types("x").regrets("This line is full: it holds 80 letters.");
    }
}

#[test]
fn on_the_day_screen_too_one_stands_on_what_was_added() {
    let mut sitting = sitting();
    sitting
        .at("aisha", "2026-12-03")
        .press("2")
        .press("a")
        .types("thu 15:30 phone c4 20m")
        .press("enter")
        .saved(1);
    let booked = sitting.booked("aisha", "2026-12-03T15:30");
    assert_eq!(sitting.app.selection.session, Some(booked.id.clone()));
    assert_eq!(sitting.app.selection.time, the("15:30"));
}

#[test]
fn of_a_family_that_is_not_to_be_seen_nothing_is_given_away() {
    let state = example_state();
    let shown = rights::Redaction::before(&Author::Person(the("eilidh")), &state).over(&state);
    let said = |line: &str| {
        let setting = QuickContext {
            state: &shown,
            today: the("2026-12-02"),
            day: the("2026-12-02"),
            time: None,
            team: None,
            person: None,
            approves: false,
        };
        read(line, &setting).problem.unwrap_or_default().replace("c99", "c4")
    };
    // One that is another team's, and one that is nowhere.
    assert_eq!(said("thu 14 phone c4"), said("thu 14 phone c99"));
    assert!(!said("thu 14 phone c4").contains("referral"), "{}", said("thu 14 phone c4"));
}
