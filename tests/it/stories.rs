//! What users do, told in a real pseudo-terminal: keys pressed, screens seen.

use rustix::process::Signal;

use super::terminal::{Start, Story};

#[test]
fn an_empty_store_opens_and_quits_with_the_terminal_put_back() {
    let mut story = Story::open();
    story.sees("Welcome to Tandem").cursor_on("Look around the example service");
    story.press("ctrl-q");
    assert_eq!(story.ends(), 0);
    story.sees_no("Welcome to Tandem");
}

#[test]
fn the_example_opens_on_its_week_and_a_move_of_the_cursor_costs_few_bytes() {
    let mut story = Story::open();
    story.sees("Welcome to Tandem").press("enter").sees_no("Welcome to Tandem").sees("Eilidh");
    let before = (story.written(), story.cursor());
    story.press("down").waits("the cursor to move", move |screen| {
        let (row, column) = screen.cursor_position();
        (column, row) != before.1
    });
    let cost = story.written() - before.0;
    assert!(cost < 2500, "{cost} bytes");
    story.press("q");
    assert_eq!(story.ends(), 0);
}

#[test]
fn the_example_can_be_looked_at_as_anybody_of_it() {
    let example = |who: &[&str]| Start::program(env!("CARGO_BIN_EXE_tandem")).args(&["demo"]).args(who);
    let mut story = example(&["--as", "shona"]).open();
    story.sees("Shona · ").press("q");
    assert_eq!(story.ends(), 0);
    let mut nobody = example(&["--as", "shoma"]).open();
    assert_eq!(nobody.ends(), 2);
    nobody.sees("did you mean shona?");
}

#[test]
fn a_store_that_others_could_read_is_said_on_the_screen_and_how_to_close_it_after_it() {
    let start = Start::new()
        .runs(&["import", concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml")]);
    std::fs::set_permissions(start.data(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let mut story = start.open();
    story.sees("other accounts on this machine could read the store").press("q");
    assert_eq!(story.ends(), 0);
    story.sees("chmod 700");
}

#[test]
fn what_is_saved_survives_being_killed() {
    let mut story = Story::open();
    story.sees("Welcome to Tandem").press("enter").sees_no("Welcome to Tandem").sees("Eilidh");
    let mut again = story.killed_and_reopened();
    again.sees("Eilidh").resize(200, 50).sees("Eilidh").resize(1, 1).resize(80, 24).sees("Eilidh").press("q");
    assert_eq!(again.ends(), 0);
}

#[test]
fn a_program_that_is_told_to_stop_puts_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut story = Story::open();
        assert_eq!(story.signal(signal).ends(), 0);
    }
}

#[test]
fn a_program_whose_terminal_hangs_up_lets_go_whatever_is_open() {
    for (keys, shows) in [("a", "one line"), (":", "Commands"), ("?", "Help · keys"), ("7 a", "whole days")]
    {
        let mut story = Story::open();
        story.sees("Welcome to Tandem").press("enter").sees("Eilidh").press(keys).sees(shows);
        assert_eq!(story.signal(Signal::HUP).ends(), 0, "{keys}");
    }
}

#[test]
fn a_suspended_program_gives_the_terminal_back_and_takes_it_again() {
    let mut story = Story::open();
    story.signal(Signal::TSTP).waits("the usual screen", |screen| !screen.alternate_screen());
    story.is_suspended().signal(Signal::CONT).waits("the screen again", vt100::Screen::alternate_screen);
    assert_eq!(story.signal(Signal::TERM).ends(), 0);
}

#[test]
fn without_a_terminal_it_says_so() {
    let done = Start::new().run(&[]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("the screen needs a terminal"));
}

#[test]
fn somebody_unknown_is_told_so_before_the_screen_opens() {
    let mut story = Start::new().arg("--as").arg("nobody").open();
    assert_eq!(story.ends(), 2);
    story.sees("nobody here has the id nobody");
}

#[test]
fn the_keys_in_force_are_printed() {
    let start = Start::new().file(".config/tandem/keymap.toml", "[rota]\n\"z\" = \"session.done\"\n");
    let printed = start.run(&["keys", "--json"]);
    let rows: serde_json::Value = serde_json::from_slice(&printed.stdout).unwrap();
    let done = rows.as_array().unwrap().iter().find(|row| row["command"] == "session.done").unwrap();
    assert_eq!((&done["scope"], &done["keys"]), (&"rota".into(), &"z".into()));
    let vim = String::from_utf8(start.run(&["keys", "--keymap", "vim"]).stdout).unwrap();
    assert!(vim.contains("d d") && vim.contains("Everywhere [global]"));
    let wrong = start.file("my.toml", "[rota]\n\"z\" = \"session.dun\"\n");
    let refused = wrong.run(&["keys", "--keymap", wrong.home().join("my.toml").to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(
        words.contains("my.toml:2:7: there is no command “session.dun”; did you mean “session.done”?"),
        "{words}"
    );
}

#[test]
fn a_week_is_planned_and_kept() {
    for (columns, rows) in [(80, 24), (200, 50)] {
        let mut story = Start::new().size(columns, rows).open();
        story
            .sees("Welcome to Tandem")
            .press("enter")
            .sees_no("Welcome to Tandem")
            .sees("Saved: The example service");
        // Added by one line, seen in its day.
        story
            .press("a")
            .sees("Add · Mon 30 Nov")
            .type_text("thu 14 phone c4 20m eilidh")
            .sees("Phone call C4")
            .press("enter");
        // The cursor stands on the day that is selected.
        story.sees("Saved: Add Thu 3 Dec 14:00–14:20").sees("14:00–14:20").cursor_on("Eilidh");
        // Picked up, moved by an hour, put down: four keys.
        story
            .press("m")
            .sees("Moving")
            .press(">")
            .sees("15:00–15:20")
            .press("enter")
            .sees("Saved: Move Phone call");
        story.press("u").sees("Undid: Move Phone call").sees("14:00–14:20");
        story.press("q");
        assert_eq!(story.ends(), 0);
        let mut again = story.reopened();
        again
            .sees("Mon 30")
            .press("g")
            .sees("Go to which day")
            .type_text("3/12")
            .press("enter")
            .sees("14:00–14:20");
        again.press("q");
        assert_eq!(again.ends(), 0);
    }
}

#[test]
fn what_the_screen_said_was_saved_survives_being_killed_right_then() {
    let mut story = Start::new().size(120, 40).open();
    story.sees("Welcome to Tandem").press("enter").sees("Saved: The example service");
    for minute in ["16:05", "16:15", "16:25"] {
        story.press("a").sees("Add · ").type_text(&format!("mon {minute} notes 5m")).press("enter");
        story.sees(&format!("Saved: Add Mon 30 Nov {minute}"));
        story = story.killed_and_reopened();
        story.sees(&format!("{minute}–"));
    }
    story.sees("16:05–16:10").press("q");
    assert_eq!(story.ends(), 0);
}

#[test]
fn a_second_program_is_told_who_holds_the_store() {
    let mut story = Story::open();
    story.sees("Welcome to Tandem");
    let second = story.run(&["week"]);
    assert_eq!(second.status.code(), Some(3));
    let told = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(told.lines().count() == 1 && told.contains("is already open"), "{told}");
    story.press("ctrl-q");
    assert_eq!(story.ends(), 0);
}

#[test]
fn a_week_with_red_flags_is_published_changed_compared_closed_and_opened_again() {
    let mut story = Start::new().size(120, 40).open();
    story.sees("Welcome to Tandem").press("enter").sees("Saved: The example service").sees("DRAFT");
    story.press("P").sees("Publish the week for every team").press("enter");
    story.sees("Red flags: why does it go out like this?").sees("Aisha visits C10 alone");
    story.press("enter").sees("Say in a few words why");
    for reason in ["a volunteer's only day", "a colleague calls before and after"] {
        story.type_text(reason).sees(reason).press("enter");
    }
    story.sees("Saved: Publish W49").sees("PUBLISHED");
    // Changed with a reason, and marked.
    story.press("m right enter").sees("W49 is published. Why does it change for Eilidh?");
    story.type_text("the ward round moved").sees("the ward round moved").press("enter");
    story.sees("Saved: Move").sees("≠ 1 changed").sees("moved after publishing");
    // Compared.
    story
        .press("v")
        .sees("Changed since it was published")
        .sees("→ Tue 1 Dec")
        .sees("owner: the ward round moved");
    story.press("q").sees_no("Changed since it was published");
    // Closed: it stays as it is.
    story.press("P").sees("Close the week").press("down enter").sees("W49 is not over").press("enter");
    story.sees("Saved: Close W49").sees("CLOSED");
    story.press("m").sees("W49 is closed");
    // And all of it is there after a restart.
    story.press("q");
    assert_eq!(story.ends(), 0);
    let mut again = story.reopened();
    again.sees("CLOSED").press("P").sees("Reopen the week").press("down enter");
    again.sees("Why is W49 being reopened?").type_text("one session is missing").press("enter");
    again.sees("Saved: Reopen W49").sees("PUBLISHED").press("v").sees("one session is missing").press("q");
    again.sees_no("Reasons given").press("q");
    assert_eq!(again.ends(), 0);
}

#[test]
fn a_terminal_that_does_not_say_its_size_gets_the_usual_one_until_it_does() {
    let mut story = Start::new().without_size().open();
    story.sees("Welcome to Tandem").press("enter").sees_no("Welcome to Tandem").sees("Eilidh");
    story.press("3").sees("[3 People]").resize(120, 40).sees("[3 People]").press("q");
    assert_eq!(story.ends(), 0);
}

#[test]
fn where_the_locale_is_not_utf_8_nothing_but_ascii_is_drawn() {
    for (name, value) in
        [("LC_ALL", "C"), ("LANG", "en_GB.ISO-8859-1"), ("TERM", "linux"), ("TANDEM_SIGNS", "ascii")]
    {
        let mut story = Start::new().size(120, 40).env(name, value).open();
        story
            .sees("Welcome to Tandem")
            .press("enter")
            .sees_no("Welcome to Tandem")
            .sees("Eilidh")
            .sees("09:00-");
        for screen in "2 3 4 5 6 7 8 9 1".split(' ') {
            story.press(screen);
        }
        story
            .sees("[1 Week]")
            .press("a")
            .sees("Add .")
            .type_text("thu 16 mdt “é")
            .press("esc")
            .sees_no("Add .");
        story.press("?").sees("Esc").press("q");
        assert!(story.is_ascii(), "{name}={value}: {}", story.screen());
    }
}

#[test]
fn an_arrow_torn_apart_is_an_arrow_or_an_esc_and_never_letters() {
    let mut story = Start::new().env("SSH_CONNECTION", "192.0.2.1 4022 192.0.2.2 22").open();
    story.sees("Welcome to Tandem").press("enter").sees_no("Welcome to Tandem").sees("Eilidh");
    story.press("a").sees("Add ·").type_text("thu 16").sees("thu 16").send(b"\x1b");
    // However long this machine takes over it, the rest of the sequence types nothing.
    story.send(b"[D");
    story.type_text("x").waits("x alone to be typed, or the line to be gone", |screen| {
        let shown = screen.contents();
        shown.contains("thu 1x6") || !shown.contains("Add ·")
    });
    assert!(!story.screen().contains("[D"));
}

#[test]
fn what_a_service_is_made_of_is_built_from_the_keyboard_and_stands_in_its_file() {
    let start = Start::new()
        .runs(&["import", concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/example/harbour.toml")]);
    let mut story = start.open();
    story.sees("Mon 30").press("F").sees("[Service]");
    for _ in 0..4 {
        story.press("right");
    }
    story.sees("[Places 13]");
    // Two places, and the minutes from the second to both others that matter, as one table.
    for (name, saved) in [("Tay Rooms", "Add the place Tay Rooms"), ("Quay Hall", "Add the place Quay Hall")]
    {
        story.press("a").sees("New place").type_text(name).press("enter").sees(saved);
    }
    story.press("R").sees("Minutes from Quay Hall").type_text("25").press("up").sees("Westgate Library");
    story.type_text("1:10").press("enter").sees("2 journeys").press("right").sees("[Travel 16]");
    story.press("right").sees("[Activities 41]").press("a").sees("New activity").type_text("Swimming");
    story.press("tab").type_text("group").press("enter").sees("Add the activity Swimming");
    story.press("right").sees("[Courses 16]").press("a").sees("New course").type_text("Swim teacher");
    story.press("tab").type_text("yes").press("enter").sees("Add the course Swim teacher");
    story.press("right").sees("[Holidays 18]").press("a").sees("New public holiday").type_text("5 apr 2027");
    story.press("tab").type_text("Spring holiday").press("enter").sees("Spring holiday");
    // What is used is not deleted, and it is said by what and what helps.
    for _ in 0..4 {
        story.press("left");
    }
    story
        .sees("[Places 15]")
        .press("home")
        .press("delete")
        .sees("cannot be deleted")
        .sees("x gives it a last day");
    story.press("q");
    assert_eq!(story.ends(), 0);
    let file = story.run(&["export", "--format", "team"]);
    let file: toml::Table = String::from_utf8(file.stdout).unwrap().parse().unwrap();
    let has = |table: &str, wanted: &[(&str, &str)]| {
        let rows = file[table].as_array().unwrap();
        let is_it = |row: &toml::Value| {
            wanted.iter().all(|(key, said)| row[*key].to_string().trim_matches('"') == *said)
        };
        assert!(rows.iter().any(is_it), "{table}: {wanted:?}");
    };
    has("place", &[("id", "tay-rooms"), ("name", "Tay Rooms"), ("kind", "venue")]);
    has("place", &[("id", "quay-hall"), ("name", "Quay Hall")]);
    has("travel", &[("from", "quay-hall"), ("to", "unit"), ("minutes", "25")]);
    has("travel", &[("from", "quay-hall"), ("to", "westgate-library"), ("minutes", "70")]);
    has("activity", &[("id", "swimming"), ("kind", "group")]);
    has("course", &[("id", "swim-teacher"), ("mandatory", "true")]);
    has("holiday", &[("date", "2027-04-05"), ("name", "Spring holiday")]);
}
