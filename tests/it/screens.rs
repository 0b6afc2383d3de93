//! The screens over the example service, as text and with their styles, so that neither changes unseen.

use std::fmt::Write as _;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use tandem::app::{App, AppStart, ColorScheme, Effect, Input, PresentUser, ScreenId};
use tandem::domain::{Author, Cause, Change, Entry, Instant, Minutes, Moment, Session, State};
use tandem::exchange::example;
use tandem::keymap::{Keymap, read_key};
use tandem::ui::Canvas;

/// The example service at a size and in a color scheme, on a ground that is made for it, after some keys.
fn screen((columns, rows): (u16, u16), color_scheme: ColorScheme, keys: &[&str]) -> Buffer {
    let mut app = opened((columns, rows), color_scheme);
    if color_scheme == ColorScheme::Light {
        app.update(Input::Ground(tandem::app::Ground::of_rgb([0xff; 3])));
    }
    for key in keys {
        app.update(Input::Key(read_key(key).unwrap()));
        while app.is_judging() {
            app.update(Input::Idle);
        }
    }
    drawn(&app, (columns, rows))
}

fn opened(size: (u16, u16), color_scheme: ColorScheme) -> App {
    let state = State::default().preview(&example::changes().unwrap()).unwrap();
    App::open(AppStart {
        state: Arc::new(state),
        me: Author::Owner,
        home: tandem::app::Home::default(),
        now: example::now(),
        keymap: Arc::new(Keymap::default()),
        size,
        color_scheme,
        colours: tandem::app::Colours::True,
    })
    .0
}

fn drawn(app: &App, size: (u16, u16)) -> Buffer {
    let mut canvas = Canvas::new(size);
    tandem::ui::draw(&mut canvas, app);
    canvas.cells().clone()
}

/// The text, line by line; below it every run of cells that are not plain, with its style.
fn picture(buffer: &Buffer, styles: bool) -> String {
    let mut text = String::new();
    let mut runs = String::new();
    for y in 0..buffer.area.height {
        let row: Vec<_> = (0..buffer.area.width).map(|x| &buffer[(x, y)]).collect();
        let line: String = row.iter().map(|cell| cell.symbol()).collect();
        writeln!(text, "|{}", line.trim_end()).unwrap();
        let plain = row.last().map(|cell| cell.style()).unwrap_or_default();
        let mut from = 0;
        for group in row.chunk_by(|a, b| a.style() == b.style()) {
            let said: String = group.iter().map(|cell| cell.symbol()).collect();
            if group[0].style() != plain && !said.trim().is_empty() {
                writeln!(runs, "{y:>2}:{from:<3} {} {:?}", style_in_words(group[0].style()), said.trim())
                    .unwrap();
            }
            from += group.len();
        }
    }
    if styles { format!("{text}\n{runs}") } else { text }
}

fn style_in_words(style: Style) -> String {
    let colour = |name: &str, colour: Option<ratatui::style::Color>| {
        colour
            .filter(|it| *it != ratatui::style::Color::Reset)
            .map(|it| format!("{name}{it} "))
            .unwrap_or_default()
    };
    format!("{}{}{:?}", colour("", style.fg), colour("on ", style.bg), style.add_modifier)
}

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

#[test]
fn the_screens_at_three_sizes() {
    for (name, keys) in
        [("week", &[][..]), ("day", &["2"]), ("people", &["3"]), ("risks", &["4"]), ("leave", &["7"])]
    {
        for (columns, rows) in SIZES {
            let shown = picture(&screen((columns, rows), ColorScheme::Dark, keys), false);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown);
        }
    }
}

#[test]
fn the_service_at_three_sizes_and_in_plain_text() {
    let section =
        |many: usize, more: &[&'static str]| [vec!["F"], vec!["right"; many], more.to_vec()].concat();
    for (name, keys) in [
        ("service", section(0, &[])),
        ("service_places", section(4, &["down", "down", "down"])),
        ("service_table", section(4, &["down", "down", "R", "down"])),
        ("service_activities", section(6, &[])),
        ("service_holiday", section(8, &["a"])),
    ] {
        for (columns, rows) in SIZES {
            let shown = picture(&screen((columns, rows), ColorScheme::Dark, &keys), false);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown);
        }
        let plain = picture(&screen((120, 40), ColorScheme::Plain, &keys), true);
        insta::assert_snapshot!(format!("{name}_plain"), plain);
    }
}

#[test]
fn the_rules_and_the_policies_at_three_sizes_and_in_plain_text() {
    let down = |key: &'static str, times: usize| [vec![key], vec!["down"; times]].concat();
    for (name, keys) in [("rules", down("9", 13)), ("policy", down("0", 5))] {
        for (columns, rows) in SIZES {
            let shown = picture(&screen((columns, rows), ColorScheme::Dark, &keys), false);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown);
        }
        let plain = picture(&screen((120, 40), ColorScheme::Plain, &keys), true);
        insta::assert_snapshot!(format!("{name}_plain"), plain);
    }
}

#[test]
fn the_posts_and_the_hours_at_three_sizes_and_in_plain_text() {
    let year = &["6", "w", "w", "down"][..];
    for (name, keys) in [("posts", &["5", "down"][..]), ("hours", &["6"]), ("hours_year", year)] {
        for (columns, rows) in SIZES {
            let shown = picture(&screen((columns, rows), ColorScheme::Dark, keys), false);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown);
        }
    }
    for (name, keys) in [("posts", &["5", "down"][..]), ("hours", &["6"])] {
        insta::assert_snapshot!(
            format!("{name}_plain"),
            picture(&screen((120, 40), ColorScheme::Plain, keys), true)
        );
    }
    insta::assert_snapshot!(
        "hours_page",
        picture(&screen((80, 40), ColorScheme::Dark, &["6", "w", "enter"]), false)
    );
}

#[test]
fn the_supervision_the_training_and_the_groups_at_three_sizes_and_in_plain_text() {
    for (name, keys) in [
        ("supervision", &["8"][..]),
        ("supervision_book", &["8", "B", "down"]),
        ("training", &["L", "down"]),
        ("groups", &["G", "end", "down", "down"]),
        ("reminders", &["N", "down"]),
        ("directory", &["O", "down"]),
        ("directory_where", &["O", "w"]),
        ("summary", &["Y"]),
    ] {
        for (columns, rows) in SIZES {
            let shown = picture(&screen((columns, rows), ColorScheme::Dark, keys), false);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown);
        }
        let plain = picture(&screen((120, 40), ColorScheme::Plain, keys), true);
        insta::assert_snapshot!(format!("{name}_plain"), plain);
    }
}

#[test]
fn the_caseload_with_what_it_opens() {
    for (name, keys) in [
        ("caseload", &["K"][..]),
        ("caseload_match", &["K", "end", "+"]),
        ("caseload_what_if", &["K", "end", "w"]),
        ("case", &["K", "i"]),
    ] {
        for (columns, rows) in SIZES {
            let shown = picture(&screen((columns, rows), ColorScheme::Dark, keys), false);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), shown);
        }
        let plain = picture(&screen((120, 40), ColorScheme::Plain, keys), true);
        insta::assert_snapshot!(format!("{name}_plain"), plain);
    }
    for (name, keys) in [
        ("caseload_by_status", &["K", "v", "v", "s"][..]),
        ("caseload_family_form", &["K", "e"]),
        ("caseload_family_form_in_loss_mode", &["K", "end", "e"]),
        ("caseload_step_form", &["K", "E"]),
        ("caseload_hand_over", &["K", "end", "r"]),
        ("caseload_book", &["K", "B"]),
    ] {
        insta::assert_snapshot!(name, picture(&screen((120, 40), ColorScheme::Dark, keys), false));
    }
    insta::assert_snapshot!(
        "caseload_form_80",
        picture(&screen((80, 24), ColorScheme::Dark, &["K", "a"]), false)
    );
}

#[test]
fn the_form_of_a_new_group_and_a_role_card() {
    let group = picture(&screen((120, 40), ColorScheme::Dark, &["G", "a", "enter"]), false);
    insta::assert_snapshot!("groups_new", group);
    insta::assert_snapshot!("role_card", picture(&screen((120, 40), ColorScheme::Dark, &["3", "o"]), false));
}

#[test]
fn the_forms_of_the_posts() {
    let ending = &["5", "end", "x"][..];
    for (name, keys) in
        [("posts_change", &["5", "enter"][..]), ("posts_move", &["5", "m"]), ("posts_end", ending)]
    {
        insta::assert_snapshot!(name, picture(&screen((120, 40), ColorScheme::Dark, keys), false));
    }
    insta::assert_snapshot!(
        "posts_move_plain",
        picture(&screen((80, 24), ColorScheme::Plain, &["5", "m"]), false)
    );
}

#[test]
fn the_form_of_a_policy() {
    let mut keys = vec!["0", "down", "down", "enter", "ctrl-u"];
    keys.extend(["9"]);
    insta::assert_snapshot!("policy_form", picture(&screen((80, 24), ColorScheme::Dark, &keys), false));
    insta::assert_snapshot!(
        "policy_form_plain",
        picture(&screen((80, 24), ColorScheme::Plain, &keys), false)
    );
}

#[test]
fn leave_over_the_year_in_plain_text_and_as_it_is_decided() {
    let year = ["7", "z", ".", "space", "right", "right", "right"];
    for (columns, rows) in SIZES {
        let shown = picture(&screen((columns, rows), ColorScheme::Dark, &year), false);
        insta::assert_snapshot!(format!("leave_year_{columns}x{rows}"), shown);
    }
    insta::assert_snapshot!("leave_plain", picture(&screen((120, 40), ColorScheme::Plain, &["7"]), true));
    let decided = ["7", "tab", "enter"];
    for (columns, rows) in SIZES {
        let shown = picture(&screen((columns, rows), ColorScheme::Dark, &decided), false);
        insta::assert_snapshot!(format!("leave_decision_{columns}x{rows}"), shown);
    }
    insta::assert_snapshot!(
        "leave_decision_plain",
        picture(&screen((80, 24), ColorScheme::Plain, &decided), false)
    );
}

#[test]
fn why_at_three_sizes_and_plain() {
    // From Aisha's Wednesday to her visit up the glen on Friday.
    let keys =
        ["/", "h", "o", "m", "e", "space", "v", "i", "s", "i", "t", "space", "c", "1", "0", "enter", "!"];
    for (columns, rows) in SIZES {
        let shown = picture(&screen((columns, rows), ColorScheme::Dark, &keys), false);
        insta::assert_snapshot!(format!("why_{columns}x{rows}"), shown);
    }
    insta::assert_snapshot!("why_plain", picture(&screen((80, 24), ColorScheme::Plain, &keys), true));
}

#[test]
fn the_week_with_its_styles_in_each_shade() {
    for (name, color_scheme) in [
        ("dark", ColorScheme::Dark),
        ("light", ColorScheme::Light),
        ("contrast", ColorScheme::Contrast),
        ("mono", ColorScheme::Mono),
        ("plain", ColorScheme::Plain),
    ] {
        insta::assert_snapshot!(format!("week_{name}"), picture(&screen((120, 40), color_scheme, &[]), true));
    }
}

#[test]
fn the_week_and_the_day_read_aloud_at_three_sizes() {
    for (columns, rows) in SIZES {
        for (name, keys) in [("week", &["down", "down", "down", "right"][..]), ("day", &["2", "down"])] {
            let read = picture(&screen((columns, rows), ColorScheme::Plain, keys), false);
            insta::assert_snapshot!(format!("{name}_read_{columns}x{rows}"), read);
        }
    }
}

#[test]
fn no_sign_is_read_aloud_on_any_screen() {
    let screens = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "K", "G", "L", "N", "O", "H"];
    for (columns, rows) in SIZES {
        for keys in screens.iter().map(|key| vec![*key]).chain([vec!["e"], vec!["a"], vec!["4", "enter"]]) {
            let read = picture(&screen((columns, rows), ColorScheme::Plain, &keys), false);
            let is_sign =
                |letter: &char| ('\u{2500}'..='\u{25ff}').contains(letter) || "·✓✕∅≠«−".contains(*letter);
            let sign = read.chars().find(is_sign);
            assert_eq!(sign, None, "{keys:?} at {columns}×{rows}\n{read}");
        }
    }
}

#[test]
fn going_from_day_to_day_rewrites_the_marked_lines_alone() {
    let lines = |keys: &[&str]| {
        let read = picture(&screen((120, 40), ColorScheme::Plain, keys), false);
        read.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (before, after) = (lines(&["down", "down", "down"]), lines(&["down", "down", "down", "right"]));
    let changed: Vec<(&String, &String)> =
        before.iter().zip(&after).filter(|(before, after)| before != after).collect();
    let marked = |line: &str| line.starts_with("|> ");
    assert_eq!(before.iter().filter(|line| marked(line)).count(), 1, "{before:#?}");
    assert!(changed.iter().any(|(before, after)| !marked(before) && marked(after)), "{changed:#?}");
    // The two marked lines; the session that is selected there, its keys, and those at the bottom.
    assert!(changed.len() <= 5, "{changed:#?}");
}

#[test]
fn the_risks_with_their_styles_and_read_aloud() {
    for (name, color_scheme) in [("dark", ColorScheme::Dark), ("plain", ColorScheme::Plain)] {
        let keys = ["4", "down", "f", "w"];
        insta::assert_snapshot!(
            format!("risks_{name}"),
            picture(&screen((120, 40), color_scheme, &keys), true)
        );
    }
}

/// The example with two others here, and something that one of them has just moved.
fn in_company(size: (u16, u16), color_scheme: ColorScheme, keys: &[&str]) -> Buffer {
    let mut app = opened(size, color_scheme);
    let at = |who: &str, person: &str, day: &str, away| PresentUser {
        who: Author::Person(who.parse().unwrap()),
        screen: ScreenId::Week,
        day: day.parse().unwrap(),
        person: Some(person.parse().unwrap()),
        away,
    };
    let others = [at("fiona", "shona", "2026-12-02", false), at("morag", "eilidh", "2026-12-01", false)];
    let away = at("aisha", "aisha", "2026-12-03", true);
    app.update(Input::Company(others.into_iter().chain([away]).collect()));
    let start: Moment = "2026-12-02T11:30".parse().unwrap();
    let booked = app.view().unwrap().rota.sessions().iter().find(|booked| booked.start == start).unwrap();
    let (id, series) = (booked.id.clone(), booked.series.clone());
    let mut session = Session { id, series, booking: booked.dated_booking() };
    session.booking.start = session.booking.start.plus_wall(Minutes(15));
    let change = Change::from(session);
    let edits = app.state.edits_of(std::slice::from_ref(&change)).unwrap();
    let entry = Entry {
        rev: app.state.rev() + 1,
        at: Instant(29_000_000),
        by: "fiona".into(),
        from: "socket".into(),
        cause: Cause::Edited,
        summary: "Move BookBug set-up to Wed 2 Dec 11:45".into(),
        reason: None,
        edits,
    };
    let after = app.state.apply(&entry).unwrap();
    app.update(Input::State(Arc::new(after), vec![Arc::new(entry)]));
    for key in keys {
        app.update(Input::Key(read_key(key).unwrap()));
        while app.is_judging() {
            app.update(Input::Idle);
        }
    }
    drawn(&app, size)
}

#[test]
fn others_and_what_they_have_just_changed() {
    for (columns, rows) in SIZES {
        let shown = picture(&in_company((columns, rows), ColorScheme::Dark, &[]), false);
        insta::assert_snapshot!(format!("company_{columns}x{rows}"), shown);
    }
    let day = picture(&in_company((120, 40), ColorScheme::Dark, &["2"]), false);
    insta::assert_snapshot!("company_day", day);
    insta::assert_snapshot!("company_here", picture(&in_company((80, 24), ColorScheme::Dark, &["W"]), false));
    insta::assert_snapshot!("company_dark", picture(&in_company((120, 40), ColorScheme::Dark, &[]), true));
    insta::assert_snapshot!("company_plain", picture(&in_company((120, 40), ColorScheme::Plain, &[]), true));
}

#[test]
fn no_meaning_is_in_colour_alone() {
    // The same screen without colours says the same, letter by letter.
    for keys in [&[][..], &["2"], &["3"], &["4"], &["5"], &["6"], &["7"], &["7", "z"], &["9"], &["0"]] {
        let coloured = picture(&screen((120, 40), ColorScheme::Dark, keys), false);
        let mono = picture(&screen((120, 40), ColorScheme::Mono, keys), false);
        assert_eq!(coloured, mono);
    }
}

#[test]
fn what_did_not_work_is_said_to_its_end() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut app = opened((columns, rows), ColorScheme::Mono);
        let words = format!("{}and what to do about it", "why it is so, ".repeat(10));
        app.said.notice = Some(tandem::app::Notice { bad: true, text: words.clone() });
        let text = picture(&drawn(&app, (columns, rows)), false);
        let flat: String =
            text.split(['|', ' ', '\n']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        assert!(flat.contains(&words), "{text}");
        // Where there is little room, the rota keeps it.
        let text = picture(&drawn(&app, (columns, 12)), false);
        assert_eq!(text.lines().filter(|line| line.contains("why it is so")).count(), 1, "{text}");
    }
}

#[test]
fn notices_of_the_disk_stand_on_every_screen_until_they_are_dismissed() {
    let words = "the end of the journal was missing: the rota is whole, but the history lacks revisions 3 to 5. Keep your older \
                 backups, which have it";
    for (columns, rows) in [(80, 24), (200, 50)] {
        let mut app = opened((columns, rows), ColorScheme::Mono);
        let line = |app: &App| {
            let text = picture(&drawn(app, (columns, rows)), false);
            let told = text.lines().find(|line| line.contains("was missing"));
            told.map(str::to_owned)
        };
        assert_eq!(line(&app), None);
        app.update(Input::Disk { notices: Arc::new([words.to_owned()]), is_read_only: true });
        for screen in ["1", "2", "4"] {
            app.update(Input::Key(read_key(screen).unwrap()));
            // However little of it there is room for, where the rest stands is not cut off.
            assert!(line(&app).is_some_and(|line| line.contains("all of it: Alt-Y")), "{:?}", line(&app));
        }
        app.update(Input::Key(read_key("alt-y").unwrap()));
        let page = picture(&drawn(&app, (columns, rows)), false);
        assert!(page.contains("which have it") && page.contains("Notices about the disk"), "{page}");
        app.update(Input::Key(read_key("esc").unwrap()));
        let effects = app.update(Input::Key(read_key("alt-x").unwrap()));
        assert!(matches!(&effects[..], [Effect::Dismiss(seen)] if *seen == [words]));
        assert!(picture(&drawn(&app, (columns, rows)), false).lines().next().unwrap().contains("READ ONLY"));
        app.update(Input::Disk { notices: Arc::new([]), is_read_only: false });
        assert!(!picture(&drawn(&app, (columns, rows)), false).contains("READ ONLY"));
        assert_eq!(line(&app), None);
    }
}
