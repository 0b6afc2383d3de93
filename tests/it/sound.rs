//! What records may not say, whoever brings them: nobody twice at once, no sign that nobody sees; and what a record keeps
//! beside itself, in and out again.

use tandem::domain::*;
use tandem::exchange::team_file::{self, Import};
use tandem::rota::leave::{LeaveAccount, LeaveYear, annual_in_words};

use crate::build::{Build, parse};

/// A sound file of a team with two peers and two posts, and more after it.
fn with(more: &str) -> String {
    let person = |id: &str| {
        format!("[[person]]\nid = \"{id}\"\nname = \"{id}\"\nteam = \"t\"\nrole = \"peer-worker\"\n")
    };
    let post =
        |id: &str| format!("[[post]]\nid = \"{id}\"\ntitle = \"{id}\"\nteam = \"t\"\nhours = \"20:00\"\n");
    format!(
        "format = 1\n[service]\nname = \"S\"\nnation = \"scotland\"\n[[team]]\nid = \"t\"\nname = \"T\"\nkind = \"mbu\"\n\
         {}{}{}{}{more}",
        person("ann"),
        person("bea"),
        post("p"),
        post("q")
    )
}

/// How many lines stand before what is added.
const BEFORE: usize = 8 + 2 * 5 + 2 * 5;

/// What is wrong with more of the file, each with its line within that and its column.
fn wrong(more: &str) -> Vec<String> {
    let Err(faults) = team_file::import(&with(more), &State::default()) else { return vec![] };
    faults.shown.iter().map(|it| format!("{}:{}: {}", it.line - BEFORE, it.column, it.message)).collect()
}

fn taken(more: &str, state: &State) -> (State, Import) {
    let import = team_file::import(more, state).unwrap_or_else(|faults| panic!("{faults}"));
    (state.preview(&import.changes).unwrap(), import)
}

/// The file comes in, goes out and comes in again as it was.
fn kept(more: &str) -> State {
    let (state, _) = taken(&with(more), &State::default());
    let text = team_file::write(&state);
    assert_eq!(taken(&text, &state).1, Import::default(), "{text}");
    let (fresh, _) = taken(&text, &State::default());
    assert!(state.rows().map(|(_, it)| it).eq(fresh.rows().map(|(_, it)| it)), "{text}");
    state
}

fn share(post: &str, person: &str, from: &str, until: &str, pattern: &str) -> String {
    let until = if until.is_empty() { String::new() } else { format!("until = \"{until}\"\n") };
    format!(
        "[[share]]\npost = \"{post}\"\nperson = \"{person}\"\nhours = \"3:00\"\nfrom = \"{from}\"\n{until}pattern = {pattern}\n"
    )
}

#[test]
fn nobody_works_two_posts_at_once() {
    let mornings = share("p", "ann", "2026-01-05", "", "[\"mon 09:00-12:00\"]");
    let and = |other: &str| wrong(&format!("{mornings}{other}"));
    let later = |time: &str| share("q", "ann", "2026-01-05", "", &format!("[\"mon {time}\"]"));
    let found = and(&later("11:59-13:00"));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].starts_with("12:11: share of ann in q from 2026-01-05: `pattern`: "), "{found:?}");
    assert!(
        found[1].contains("mon 11:59-13:00 on 2026-01-05 is at the same time as mon 09:00-12:00"),
        "{found:?}"
    );
    assert_eq!(and(&later("12:00-13:00")), [""; 0]);
    // Another person, another weekday, another time of the year.
    assert_eq!(and(&share("q", "bea", "2026-01-05", "", "[\"mon 09:00-12:00\"]")), [""; 0]);
    assert_eq!(and(&share("q", "ann", "2026-01-05", "", "[\"tue 09:00-12:00\"]")), [""; 0]);
    assert_eq!(and(&share("q", "ann", "2025-01-06", "2026-01-04", "[\"mon 09:00-12:00\"]")), [""; 0]);
    assert_eq!(and(&share("q", "ann", "2025-01-06", "2026-01-05", "[\"mon 09:00-12:00\"]")).len(), 2);
    // A night goes on into the next day; on the last day of the one and before the first of the other it does not matter.
    assert_eq!(and(&share("q", "ann", "2026-01-04", "", "[\"sun 22:00-09:01\"]")).len(), 2);
    assert_eq!(and(&share("q", "ann", "2026-01-04", "", "[\"sun 22:00-09:00\"]")), [""; 0]);
    assert_eq!(and(&share("q", "ann", "2025-01-05", "2026-01-04", "[\"sun 22:00-09:01\"]")), [""; 0]);
    // Rotations of two and three weeks meet every sixth week.
    let second_of_two = share("p", "ann", "2026-01-05", "", "[[], [\"wed 09:00-12:00\"]]");
    let third_of_three =
        |until: &str| share("q", "ann", "2026-01-05", until, "[[], [], [\"wed 11:00-12:00\"]]");
    assert_eq!(wrong(&format!("{second_of_two}{}", third_of_three(""))).len(), 2);
    assert_eq!(wrong(&format!("{second_of_two}{}", third_of_three("2026-02-10"))), [""; 0]);
    assert_eq!(wrong(&format!("{second_of_two}{}", third_of_three("2026-02-11"))).len(), 2);
}

#[test]
fn the_rows_of_a_day_are_one_after_the_other() {
    let rows = |times: &[&str]| -> Vec<String> {
        let row =
            |time: &&str| format!("[[shift]]\nperson = \"ann\"\ndate = \"2026-12-07\"\ntime = \"{time}\"\n");
        wrong(&times.iter().map(row).collect::<String>())
    };
    assert_eq!(rows(&["09:00-12:00", "12:00-14:00"]), [""; 0]);
    let over = rows(&["09:00-12:00", "11:59-14:00"]);
    assert!(
        over.iter().any(|it| it.starts_with("8:8: ") && it.contains("at the same time as 09:00-12:00")),
        "{over:?}"
    );
    let same = rows(&["09:00-12:00", "09:00-12:00"]);
    assert!(same.iter().any(|it| it.contains("has 09:00-12:00 on 2026-12-07 twice")), "{same:?}");
    assert_eq!(rows(&["20:00-02:00", "23:00-23:30"]).len(), 2);
}

#[test]
fn somebody_is_in_a_session_once() {
    let session = |who: &str| {
        wrong(&format!(
            "[[session]]\nactivity = \"notes\"\nstart = \"2026-12-02T10:00\"\nminutes = 60\n{who}\n"
        ))
    };
    assert_eq!(session("people = [\"ann\"]\nwith = [\"bea\"]"), [""; 0]);
    for (who, at) in [
        ("people = [\"bea\", \"ann\"]\nwith = [\"ann\"]", "6:9: "),
        ("people = [\"ann\"]\nshadow = [\"bea\", \"ann\"]", "6:18: "),
        ("with = [\"ann\"]\nshadow = [\"ann\"]", "6:11: "),
    ] {
        let found = session(who);
        assert_eq!(found.len(), 1, "{who}: {found:?}");
        assert!(
            found[0].starts_with(at) && found[0].contains("take them out of one of the two"),
            "{found:?}"
        );
    }
    let series = "[[series]]\nid = \"s\"\nactivity = \"notes\"\nstart = \"2026-12-02T10:00\"\nminutes = 60\n\
                  repeat = \"FREQ=DAILY\"\npeople = [\"ann\"]\nwith = [\"ann\"]\n";
    assert_eq!(wrong(series).len(), 1);
}

#[test]
fn a_text_holds_no_sign_that_nobody_sees() {
    for (written, letter) in [
        ("\\u001B[31m", "U+001B (escape)"),
        ("a\\nb", "U+000A (line end)"),
        ("a\\rb", "U+000D (line end)"),
        ("\\u0000", "U+0000"),
        ("\\u202Eabc", "U+202E (right-to-left override)"),
        ("\\u2066abc", "U+2066 (left-to-right isolate)"),
        ("a\\u200Bb", "U+200B (zero-width space)"),
        ("a\\u200F", "U+200F (right-to-left mark)"),
        ("\\u009Bx", "U+009B"),
    ] {
        let found = wrong(&format!("[[place]]\nid = \"hall\"\nname = \"{written}\"\nkind = \"venue\"\n"));
        assert_eq!(found.len(), 1, "{written}: {found:?}");
        assert!(
            found[0].starts_with("3:8: place hall: `name` holds ") && found[0].contains(letter),
            "{found:?}"
        );
        let list = wrong(&format!(
            "[[organisation]]\nid = \"o\"\nname = \"O\"\noffers = [\"tea\", \"{written}\"]\n"
        ));
        assert!(list.len() == 1 && list[0].starts_with("4:18: "), "{list:?}");
    }
    let fine = "[[place]]\nid = \"hall\"\nname = \"Ceòlas 👩‍🍼 – “hall”\"\nkind = \"venue\"\n";
    assert_eq!(wrong(fine), [""; 0]);
}

#[test]
fn a_dated_policy_says_from_when() {
    let found = wrong("[policy]\nhours.week_balance.limit = [{ value = 60 }]\n");
    assert!(
        found.len() == 1 && found[0].starts_with("2:29: ") && found[0].contains("needs `from`"),
        "{found:?}"
    );
    // What holds from ever on is written out with the first day there is, where another value follows it.
    let values = vec![
        (None, PolicyValue::Duration(Minutes(60))),
        (Some(parse("2026-04-01")), PolicyValue::Duration(Minutes(90))),
    ];
    let (state, _) = taken(&with(""), &State::default());
    let state = state.preview(&[Setting { key: "hours.week_balance.limit".into(), values }.into()]).unwrap();
    let text = team_file::write(&state);
    assert!(text.contains("{ from = \"1900-01-01\", value = \"1:00\" }"), "{text}");
    assert_eq!(taken(&text, &state).1, Import::default());
}

#[test]
fn hours_of_a_post_change_where_its_funding_does() {
    let post = |hours: &str| format!("[[post]]\nid = \"r\"\ntitle = \"R\"\nteam = \"t\"\nhours = {hours}\n");
    let state = kept(&post(
        "[{ from = \"2026-04-01\", hours = \"28:48\" }, { from = \"2024-04-01\", hours = \"29:36\" }]",
    ));
    let on = |date: &str| state.post_hours(state.post(&parse("r")).unwrap(), parse(date)).to_string();
    assert_eq!(
        ["2020-01-01", "2024-04-01", "2026-03-31", "2026-04-01"].map(on),
        ["29:36", "29:36", "29:36", "28:48"]
    );
    // What was before is kept when a change comes later.
    let base = kept(&post("\"30:00\""));
    let changed = PostHours { post: parse("r"), from: parse("2026-04-01"), hours: parse("28:48") };
    let base = base.preview(&[changed.into()]).unwrap();
    let text = team_file::write(&base);
    assert!(text.contains("{ from = \"1900-01-01\", hours = \"30:00\" }"), "{text}");
    assert_eq!(taken(&text, &base).1, Import::default());
    // A row says all there is of it: without the change, it goes, as one record that changed.
    let whole = post("\"30:00\"");
    let (plain, import) = taken(&format!("format = 1\n{whole}"), &base);
    assert_eq!((import.added, import.changed, import.removed), (0, 1, 0));
    assert_eq!(plain.records.post_hours.len(), 0);
    for (hours, at, what) in [
        ("[{ hours = \"30:00\" }]", "5:10: ", "needs `from`"),
        ("[]", "5:9: ", "the list is empty"),
        ("[\"30:00\"]", "5:10: ", "{ from = DATE, hours = \"H:MM\" }"),
        ("[{ from = \"2026-04-01\", hours = 30 }]", "5:41: ", "weekly hours are written"),
        (
            "[{ from = \"2026-04-01\", hours = \"1:00\" }, { from = \"2026-04-01\", hours = \"2:00\" }]",
            "5:9: ",
            "two values begin on 2026-04-01",
        ),
    ] {
        let found = wrong(&post(hours));
        assert_eq!(found.len(), 1, "{hours}: {found:?}");
        assert!(found[0].starts_with(at) && found[0].contains(what), "{hours}: {found:?}");
    }
}

#[test]
fn a_course_stands_twice_where_it_is_held_and_booked_again() {
    let row = |state: &str, on: &str| {
        format!("[[training]]\nperson = \"ann\"\ncourse = \"wrap\"\nstate = \"{state}\"\non = \"{on}\"\n")
    };
    let (held, booked) = (row("done", "2024-01-10"), row("booked", "2026-12-20"));
    for file in [format!("{held}{booked}"), format!("{booked}{held}")] {
        let state = kept(&file);
        let (ann, wrap) = (parse("ann"), parse("wrap"));
        assert!(state.holds(&ann, &wrap, parse("2026-12-01")));
        assert_eq!(state.training_ahead(&ann, &wrap).unwrap().on, Some(parse("2026-12-20")));
    }
    for twice in [format!("{held}{held}"), format!("{booked}{}", row("requested", "2026-12-21"))] {
        let found = wrong(&twice);
        assert!(found.len() == 1 && found[0].contains("a second time"), "{found:?}");
    }
    // A file that only adds puts a booking beside the certificate that is there.
    let (state, _) = taken(&with(&held), &State::default());
    let (state, import) = taken(&format!("format = 1\n{booked}"), &state);
    assert_eq!((import.added, import.changed), (1, 0));
    assert!(state.holds(&parse("ann"), &parse("wrap"), parse("2026-12-01")));
    // A booking with nothing to stand beside is none.
    let training = Training {
        person: parse("ann"),
        course: parse("wrap"),
        state: TrainingState::Booked,
        on: None,
        expires: None,
    };
    let alone = Build::service(Nation::Scotland).person("ann").put(Refresher(training)).state();
    assert_eq!(check::check_all(&alone).len(), 1);
    let gone = [Change::Remove(Key::Training((parse("ann"), parse("wrap"))))];
    let after = state.preview(&gone).unwrap();
    assert_eq!(check::check_touched(&state, &after, &[gone[0].key()]).len(), 1);
}

#[test]
fn what_a_record_keeps_beside_itself_comes_back() {
    let state = kept(
        "[[family]]\nref = \"c4\"\nteam = \"t\"\nstatus = \"active\"\nreferred = \"2026-01-05\"\nlast_contact = \"2026-01-02\"\n\
         [[activity]]\nid = \"swim\"\ntitle = \"Swim\"\nkind = \"group\"\npublic_title = \"A group\"\n\
         [[holiday]]\ndate = \"2026-12-24\"\nname = \"Christmas Eve\"\ntime = \"12:00-17:00\"\n\
         [[carry]]\nperson = \"ann\"\nyear = 2026\nminutes = -120\nuntil = \"2026-09-30\"\n\
         [[person]]\nid = \"cat\"\nname = \"Cat\"\nteam = \"t\"\nrole = \"volunteer\"\nconflict_with = [\"t\", \"c4\"]\n",
    );
    assert_eq!(state.contact_before(&parse("c4")), Some(parse("2026-01-02")));
    assert_eq!(state.public_title(&parse("swim")), Some("A group"));
    assert_eq!(state.holiday_time(parse("2026-12-24")), Some(parse("12:00-17:00")));
    // Without the key in its row it is gone, and the row is counted once.
    let text = team_file::write(&state).replace("last_contact = \"2026-01-02\"\n", "");
    let (after, import) = taken(&text, &state);
    assert_eq!((import.added, import.changed, import.removed), (0, 1, 0));
    assert_eq!(after.contact_before(&parse("c4")), None);
    let unknown = wrong(
        "[[person]]\nid = \"cat\"\nname = \"Cat\"\nteam = \"t\"\nrole = \"volunteer\"\nconflict_with = [\"t\", \"tt\"]\n",
    );
    assert!(unknown.len() == 1 && unknown[0].starts_with("6:23: "), "{unknown:?}");
    assert!(unknown[0].contains("there is no team, place or family `tt`; did you mean `t`?"), "{unknown:?}");
}

#[test]
fn what_was_carried_over_and_not_taken_in_time_is_gone() {
    let file = |more: &str| {
        let days = share("p", "ann", "2025-01-06", "", "[\"mon 09:00-12:00\"]");
        kept(&format!(
            "{days}[[carry]]\nperson = \"ann\"\nyear = 2026\nminutes = 600\nuntil = \"2026-09-30\"\nnote = \"agreed\"\n{more}"
        ))
    };
    let monday = |day: &str| {
        format!("[[leave]]\nperson = \"ann\"\nkind = \"annual\"\nfrom = \"{day}\"\nto = \"{day}\"\n")
    };
    let on = |state: &State, today: &str| {
        let year = LeaveYear::of(state, parse(today)).unwrap();
        let account = LeaveAccount::of(state, &parse("ann"), year, parse(today)).unwrap();
        let carried = account.balances.annual.entitled - account.annual.minutes;
        (carried, annual_in_words(&account).pop().unwrap())
    };
    // One day of three hours is taken in time, one after it, which is of the year's own.
    let state = file(&format!("{}{}", monday("2026-09-28"), monday("2026-10-05")));
    let whole = (
        Minutes(600),
        "Carried over from the year before: 10:00 (agreed); to be taken by 30 September 2026".into(),
    );
    assert_eq!(on(&state, "2026-09-30"), whole);
    let (kept, words) = on(&state, "2026-10-01");
    assert_eq!(kept, Minutes(180));
    assert!(words.ends_with("(agreed); 7:00 of it lapsed, not taken by 30 September 2026"), "{words}");
    assert_eq!(on(&file(""), "2026-10-01").0, Minutes::ZERO);
}
