//! Key maps: those that ship, what files may say, what they are told when they are wrong, what typed keys mean.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crokey::KeyCombination;
use proptest::prelude::*;
use tandem::command::{Command, Scope};
use tandem::keymap::{Keymap, Resolution};

const WEEK: &[Scope] = &[Scope::Week, Scope::Rota, Scope::Global];
const PEOPLE: &[Scope] = &[Scope::People, Scope::Global];

fn keys(typed: &str) -> Vec<KeyCombination> {
    typed.split(' ').map(|name| tandem::keymap::read_key(name).unwrap()).collect()
}

fn meaning(keymap: &Keymap, scopes: &[Scope], typed: &str) -> String {
    match keymap.resolve(scopes, &keys(typed)) {
        Resolution::Command(command) => command.name().to_owned(),
        Resolution::Pending(next) => {
            next.iter().map(|n| format!("{}:{}", n.key, n.what)).collect::<Vec<_>>().join(" ")
        }
        Resolution::None => "nothing".to_owned(),
    }
}

fn faults(text: &str) -> String {
    match Keymap::read(text, "my.toml") {
        Ok(_) => "no fault".to_owned(),
        Err(faults) => faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n") + "\n",
    }
}

#[test]
fn the_maps_that_ship_read_without_faults_and_reach_every_command() {
    assert_eq!(Keymap::names().collect::<Vec<_>>(), ["default", "vim", "screen-reader"]);
    for name in Keymap::names() {
        let text = std::fs::read_to_string(format!("keymaps/{name}.toml")).unwrap();
        assert_eq!(Keymap::read(&text, name).map(|_| ()), Ok(()), "{name}");
        let keymap = Keymap::built_in(name).unwrap();
        assert_eq!(keymap.name(), name);
        for command in Command::ALL {
            let scopes: &[Scope] = match command.scope() {
                Scope::Global | Scope::Rota | Scope::Week => WEEK,
                Scope::Day => &[Scope::Day, Scope::Rota, Scope::Global],
                Scope::People => PEOPLE,
                Scope::Posts => &[Scope::Posts, Scope::Global],
                Scope::Hours => &[Scope::Hours, Scope::Global],
                Scope::Supervision => &[Scope::Supervision, Scope::Global],
                Scope::Training => &[Scope::Training, Scope::Global],
                Scope::Groups => &[Scope::Groups, Scope::Global],
                Scope::Reminders => &[Scope::Reminders, Scope::Global],
                Scope::Directory => &[Scope::Directory, Scope::Global],
                Scope::Risks => &[Scope::Risks, Scope::Global],
                Scope::Rules => &[Scope::Rules, Scope::Global],
                Scope::Policy => &[Scope::Policy, Scope::Global],
                Scope::Service => &[Scope::Service, Scope::Global],
                Scope::History => &[Scope::History, Scope::Global],
                Scope::Leave => &[Scope::Leave, Scope::Global],
                Scope::Inbox => &[Scope::Inbox, Scope::Global],
                Scope::Caseload => &[Scope::Caseload, Scope::Global],
                Scope::Moving => &[Scope::Moving],
                Scope::MovingOnDay => &[Scope::MovingOnDay, Scope::Moving],
                Scope::Line => &[Scope::Line],
                Scope::List => &[Scope::List],
                Scope::Form => &[Scope::Form],
                Scope::Page => &[Scope::Page],
                Scope::Handover => &[Scope::Handover, Scope::Page],
                Scope::Sessions => &[Scope::Sessions, Scope::List],
                Scope::Why => &[Scope::Why, Scope::List],
                Scope::Cover => &[Scope::Cover, Scope::List],
            };
            assert!(!keymap.keys_of(*command, scopes).is_empty(), "{name}: no key for {}", command.name());
            if command.scope() == Scope::Moving {
                let on_day = keymap.keys_of(*command, &[Scope::MovingOnDay, Scope::Moving]);
                assert!(!on_day.is_empty(), "{name}: no key on the Day screen for {}", command.name());
            }
        }
    }
}

#[test]
fn lines_lists_and_forms_leave_what_can_be_printed_to_the_text() {
    for name in Keymap::names() {
        let keymap = Keymap::built_in(name).unwrap();
        for scope in [Scope::Line, Scope::List, Scope::Form] {
            for letter in (' '..='~').chain(['é', '£']) {
                let key = KeyCombination::from(crokey::crossterm::event::KeyCode::Char(letter));
                assert_eq!(keymap.resolve(&[scope], &[key]), Resolution::None, "{name} {scope:?} {letter:?}");
            }
        }
    }
}

#[test]
fn the_screen_reader_map_has_no_letters_and_no_sequences() {
    for (scope, keys, command) in Keymap::built_in("screen-reader").unwrap().bindings() {
        assert!(
            !keys.contains(' ') && keys.chars().count() > 1 || "←→↑↓".contains(&keys),
            "{scope:?} {keys} {command:?}"
        );
    }
}

#[test]
fn everyday_edits_cost_few_keys() {
    let keymap = Keymap::default();
    for (keys, command) in [
        ("a", Command::Add),
        ("u", Command::Undo),
        ("n", Command::NextWeek),
        ("g", Command::GoToDate),
        ("m", Command::PickUp),
    ] {
        assert_eq!(meaning(&keymap, WEEK, keys), command.name());
    }
    let moving = &[Scope::Moving];
    assert_eq!(meaning(&keymap, moving, "shift-right"), "move.hour-later");
    assert_eq!(meaning(&keymap, moving, ">"), "move.hour-later");
    assert_eq!(meaning(&keymap, moving, "down"), "move.person-below");
    assert_eq!(meaning(&keymap, moving, "enter"), "move.drop");
    let on_day = &[Scope::MovingOnDay, Scope::Moving];
    assert_eq!(meaning(&keymap, on_day, "right"), "move.later");
    assert_eq!(keymap.keys_of(Command::DayAfter, on_day), ["]"]);
}

#[test]
fn vims_sequences_show_what_can_follow() {
    let vim = Keymap::built_in("vim").unwrap();
    assert_eq!(meaning(&vim, WEEK, "d d"), "session.delete");
    assert_eq!(
        meaning(&vim, WEEK, "g"),
        "o:day d:go to date g:first t:next screen T:previous screen r:groups c:caseload f:case"
    );
    assert_eq!(
        meaning(&vim, PEOPLE, "g"),
        "g:first t:next screen T:previous screen r:groups c:caseload f:case"
    );
    assert_eq!(meaning(&vim, WEEK, "g T"), "screen.previous");
    assert_eq!(meaning(&vim, WEEK, "g x"), "nothing");
    assert_eq!(vim.keys_of(Command::GoToDate, WEEK), ["g d", "Ctrl-G"]);
}

#[test]
fn hints_show_only_keys_that_work_here() {
    let (keymap, _) = Keymap::read("[week]\n\"n\" = \"day.today\"\n\"u\" = \"off\"\n", "my.toml").unwrap();
    assert_eq!(keymap.keys_of(Command::NextWeek, WEEK), ["]", "PgDn"]);
    assert_eq!(keymap.keys_of(Command::NextWeek, &[Scope::Rota, Scope::Global]), ["n", "]", "PgDn"]);
    assert_eq!(keymap.keys_of(Command::Undo, WEEK), ["Ctrl-Z"]);
    assert_eq!(meaning(&keymap, WEEK, "u"), "nothing");
    assert_eq!(meaning(&keymap, PEOPLE, "u"), "app.undo");
}

#[test]
fn the_users_key_wins_and_is_shown_first() {
    let (keymap, notes) = Keymap::read(
        "[rota]\n\"z\" = \"session.add\"\n\"g d\" = \"day.go\"\n\"y y\" = \"session.copy\"\n\"x\" = \"off\"\n",
        "my.toml",
    )
    .unwrap();
    assert_eq!(keymap.keys_of(Command::Add, WEEK), ["z", "a", "Ins"]);
    assert_eq!(meaning(&keymap, WEEK, "g d"), "day.go");
    assert_eq!(meaning(&keymap, WEEK, "x"), "nothing");
    let notes: Vec<String> = notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "my.toml:3:1: g d takes the place of g, which was day.go (go to date)",
            "my.toml:4:1: y y takes the place of y, which was session.copy (copy)",
        ]
    );
    let (short, notes) =
        Keymap::read("inherit = \"vim\"\n[global]\n\"g\" = \"app.undo\"\n", "my.toml").unwrap();
    assert_eq!(meaning(&short, PEOPLE, "g"), "app.undo");
    assert_eq!(notes.len(), 6, "{notes:?}");
}

#[test]
fn what_is_off_frees_its_key_for_a_sequence() {
    let text =
        "inherit = \"vim\"\n[rota]\n\"d\" = \"off\"\n\"d x\" = \"session.delete\"\n\"g d\" = \"off\"\n";
    let (keymap, _) = Keymap::read(text, "my.toml").unwrap();
    assert_eq!(meaning(&keymap, WEEK, "d x"), "session.delete");
    assert_eq!(meaning(&keymap, WEEK, "d d"), "nothing");
    assert_eq!(meaning(&keymap, WEEK, "g d"), "nothing");
    assert_eq!(meaning(&keymap, WEEK, "g g"), "go.first");
}

#[test]
fn an_unchanged_file_is_the_default() {
    let (keymap, notes) = Keymap::read("", "my.toml").unwrap();
    assert!(notes.is_empty());
    assert!(keymap.bindings().eq(Keymap::default().bindings()));
}

#[test]
fn keys_that_terminals_confuse_are_remarked_on() {
    let (_, notes) = Keymap::read("[rota]\n\"ctrl-i\" = \"session.add\"\n", "my.toml").unwrap();
    assert_eq!(notes[0].to_string(), "my.toml:2:1: many terminals send Ctrl-I as Tab");
}

#[test]
fn each_fault_names_its_place() {
    let table = [
        ("a key twice", "[rota]\n\"D\" = \"session.add\"\n\"shift-d\" = \"session.copy\"\n"),
        ("a key twice, in the same letters", "[rota]\n\"z\" = \"session.add\"\n\"z\" = \"session.copy\"\n"),
        ("a prefix", "[rota]\n\"z z\" = \"session.add\"\n  \"z\" = \"session.copy\"\n"),
        ("an unknown table", "[rotta]\n\"z\" = \"session.add\"\n"),
        ("an unknown command", "[rota]\n\"z\" = \"session.ad\"\n"),
        ("an unreadable key", "[rota]\n\"ctrl-wibble\" = \"session.add\"\n"),
        ("keys at once", "[rota]\n\"a-b\" = \"session.add\"\n"),
        ("no key", "[rota]\n\" \" = \"session.add\"\n"),
        ("no command", "[rota]\n\"z\" = 3\n"),
        ("no table", "rota = 3\n"),
        ("an unknown parent", "inherit = \"vi\"\n"),
        ("a parent that is no name", "inherit = 3\n"),
        ("quit out of reach", "[global]\n\"q\" = \"off\"\n\"ctrl-q\" = \"app.undo\"\n"),
        ("help hidden on a screen", "[week]\n\"?\" = \"off\"\n\"f1\" = \"go.up\"\n"),
        ("nothing inherited", "inherit = \"none\"\n"),
        ("no TOML", "[rota\n\"z\" = \n"),
        ("several", "[rota]\n\"z\" = \"x.y\"\n[week]\n\"zz\" = \"day.open\"\n"),
    ];
    let mut told = String::new();
    for (what, text) in table {
        writeln!(told, "{what}\n{}", faults(text)).unwrap();
    }
    insta::assert_snapshot!(told);
}

#[test]
fn the_default_keys_are_as_printed() {
    let mut printed = String::new();
    for (scope, keys, command) in Keymap::default().bindings() {
        writeln!(printed, "{:<8}{keys:<12}{}", scope.name(), command.name()).unwrap();
    }
    insta::assert_snapshot!(printed);
}

#[test]
fn a_file_of_noise_is_refused_quickly() {
    assert_eq!(faults(&"[".repeat(300_000)).lines().count(), 1);
    for noise in ["[a]\n=\n", "[", "\"", "a=[", "a.", "\n\0"] {
        let told = faults(&noise.repeat(65_000 / noise.len())).lines().count();
        assert!((1..=40).contains(&told), "{noise:?}: {told}");
    }
    let many: Vec<String> = (0..2000).map(|i| format!("\"a{}\"=\"app.help\"", " ".repeat(i))).collect();
    assert!(faults(&format!("[rota]\n{}", many[..300].join("\n"))).lines().count() <= 40);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_reads_or_is_refused(text in "\\PC*") {
        let _ = Keymap::read(&text, "my.toml");
    }

    #[test]
    fn any_bytes_read_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Keymap::read(&String::from_utf8_lossy(&bytes), "my.toml");
    }

    /// A file put together from plausible pieces either faults, or keeps help, quit and every key it binds itself.
    #[test]
    fn what_a_file_binds_is_in_force(
        lines in proptest::collection::vec((0..Scope::ALL.len(), "[a-f?]( [a-f])?|f1|q|ctrl-q|:", 0..Command::ALL.len() + 5), 0..12)
    ) {
        let mut text = String::new();
        for (index, scope) in Scope::ALL.iter().enumerate() {
            writeln!(text, "[{}]", scope.name()).unwrap();
            for (_, keys, command) in lines.iter().filter(|(at, _, _)| *at == index) {
                writeln!(text, "\"{keys}\" = \"{}\"", Command::ALL.get(*command).map_or("off", |c| c.name())).unwrap();
            }
        }
        if let Ok((keymap, _)) = Keymap::read(&text, "my.toml") {
            prop_assert!(!keymap.keys_of(Command::Quit, WEEK).is_empty());
            prop_assert!(!keymap.keys_of(Command::Help, PEOPLE).is_empty());
            for (at, typed, command) in &lines {
                if let Some(command) = Command::ALL.get(*command) {
                    prop_assert_eq!(keymap.resolve(&[Scope::ALL[*at]], &keys(typed)), Resolution::Command(*command));
                }
            }
        }
    }
}

/// What each key of the default keys means where it is bound more than once: one idea, and every command that it is.
const IDEAS: &[(&str, &str, &[&str])] = &[
    ("A", "write down what is agreed", &["person.themes", "risks.accept"]),
    ("z", "show more of it, or less", &["leave.scale", "risks.aside", "week.fold"]),
    (
        "a",
        "add one, or show all that a list has",
        &[
            "session.add",
            "posts.fill",
            "group.new",
            "case.add",
            "directory.new",
            "service.add",
            "person.add",
            "leave.ask",
            "risks.all",
            "history.all",
        ],
    ),
    (
        "Ins",
        "add one",
        &["session.add", "group.new", "case.add", "directory.new", "service.add", "person.add"],
    ),
    (
        "e",
        "edit what is marked",
        &[
            "session.edit",
            "posts.change",
            "group.edit",
            "supervision.name",
            "case.edit",
            "training.edit",
            "directory.edit",
            "policy.edit",
            "service.edit",
            "person.edit",
            "leave.ask",
        ],
    ),
    (
        "F2",
        "edit what is marked",
        &[
            "session.edit",
            "posts.change",
            "group.edit",
            "supervision.name",
            "case.edit",
            "training.edit",
            "directory.edit",
            "policy.edit",
            "service.edit",
            "person.edit",
        ],
    ),
    (
        "Enter",
        "do what comes next with what is marked",
        &[
            "session.edit",
            "posts.change",
            "hours.open",
            "group.tick",
            "supervision.book",
            "case.next",
            "training.edit",
            "reminder.tick",
            "directory.edit",
            "flag.why",
            "rules.open",
            "policy.edit",
            "service.edit",
            "person.edit",
            "history.open",
            "leave.ask",
            "leave.decide-here",
            "inbox.open",
            "move.drop",
        ],
    ),
    ("Space", "tick or mark", &["group.tick", "reminder.tick", "supervision.wellbeing", "leave.mark"]),
    (
        "d",
        "settle: done, decided, right",
        &["session.done", "case.done", "directory.reviewed", "leave.decide"],
    ),
    ("M", "missed", &["session.missed", "case.missed"]),
    (
        "x",
        "call off, end, take out",
        &[
            "session.cancel",
            "posts.end",
            "group.cancel",
            "directory.remove",
            "service.end",
            "leave.withdraw",
            "inbox.decline",
        ],
    ),
    ("X", "delete", &["session.delete", "policy.reset", "service.remove", "training.remove"]),
    (
        "Del",
        "delete",
        &[
            "session.delete",
            "directory.remove",
            "policy.reset",
            "service.remove",
            "training.remove",
            "leave.withdraw",
            "inbox.decline",
        ],
    ),
    (
        "m",
        "move, and in a list another team",
        &["session.move", "posts.move", "group.move", "move.drop", "case.team", "risks.team", "history.team"],
    ),
    (
        "s",
        "whose hours are when, and in a list which come and in what order",
        &["shift.edit", "posts.split", "case.sort", "risks.severity", "history.person"],
    ),
    ("p", "paste, and in a list one person's", &["session.paste", "risks.person", "history.by"]),
    ("f", "which of a list", &["case.filter", "directory.find", "risks.group", "history.kind"]),
    ("v", "see it otherwise", &["week.changes", "case.group"]),
    (
        "w",
        "look wider",
        &["hours.weeks", "case.what-if", "directory.where", "risks.weeks", "history.week", "move.widen"],
    ),
    ("i", "what lies behind it", &["case.open", "history.door"]),
    (
        "r",
        "ask to take it, ask again, hand over, and in a list what was handed back",
        &["request.ask", "case.hand-over", "history.undone", "inbox.remind"],
    ),
    ("y", "yes, and in a week the same again", &["session.copy", "inbox.agree"]),
    (
        "o",
        "go there",
        &[
            "day.open",
            "person.role",
            "posts.go",
            "hours.open",
            "group.go",
            "case.go",
            "reminder.go",
            "risks.open",
            "rules.open",
            "history.go",
            "leave.open",
            "inbox.open",
        ],
    ),
    ("C", "cover all that somebody leaves", &["cover.day", "leave.cover"]),
    (
        "B",
        "look for a time and book it",
        &["session.debrief", "group.contact", "supervision.book", "case.book"],
    ),
    (
        "E",
        "note something",
        &["measure.note", "person.training", "group.idea", "case.step", "directory.call", "leave.toil"],
    ),
    (
        "R",
        "a round of it at once",
        &["week.roll", "supervision.round", "case.plan", "directory.network", "service.fill"],
    ),
    ("+", "more: somebody, or time", &["session.assign", "posts.fill", "case.match", "move.longer"]),
    ("-", "less: somebody, or time", &["session.unassign", "move.shorter"]),
    (",", "a step earlier", &["move.earlier", "leave.month-previous"]),
    (".", "a step later", &["move.later", "leave.month-next"]),
    ("<", "a large step earlier", &["move.hour-earlier", "leave.year-previous"]),
    (">", "a large step later", &["move.hour-later", "leave.year-next"]),
    ("[", "the stretch before", &["week.previous", "move.day-before"]),
    ("]", "the stretch after", &["week.next", "move.day-after"]),
    ("PgUp", "the stretch before", &["week.previous", "leave.month-previous"]),
    ("PgDn", "the stretch after", &["week.next", "leave.month-next"]),
    ("Tab", "the next part", &["session.next", "leave.requests", "move.widen"]),
    ("Shift-Tab", "the part before", &["session.previous", "leave.requests"]),
    ("Ctrl-C", "copy, and what is picked up back", &["session.copy", "move.back"]),
    ("Esc", "back", &["app.back", "move.back"]),
    ("↑", "up", &["go.up", "move.person-above"]),
    ("k", "up", &["go.up", "move.person-above"]),
    ("↓", "down", &["go.down", "move.person-below"]),
    ("j", "down", &["go.down", "move.person-below"]),
    ("←", "left", &["go.left", "move.day-before", "move.earlier"]),
    ("h", "left", &["go.left", "move.day-before", "move.earlier"]),
    ("→", "right", &["go.right", "move.day-after", "move.later"]),
    ("l", "right", &["go.right", "move.day-after", "move.later"]),
];

/// What is open over a screen has keys of its own.
fn is_of_screens(scope: Scope) -> bool {
    use Scope as S;
    !matches!(scope, S::Line | S::List | S::Sessions | S::Form | S::Page | S::Handover | S::Why | S::Cover)
}

#[test]
fn a_key_means_one_thing_on_every_screen() {
    let mut meant: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (_, keys, command) in Keymap::default().bindings().filter(|(scope, ..)| is_of_screens(*scope)) {
        meant.entry(keys).or_default().insert(command.name());
    }
    for (keys, commands) in meant.into_iter().filter(|(_, commands)| commands.len() > 1) {
        let idea = IDEAS.iter().find(|(key, ..)| *key == keys);
        let allowed: BTreeSet<&str> = idea.into_iter().flat_map(|(.., all)| all.iter().copied()).collect();
        assert_eq!(commands, allowed, "{keys}: {:?}", idea.map(|(_, idea, _)| idea));
    }
}

#[test]
fn no_screen_hides_a_key_that_works_everywhere() {
    for name in Keymap::names() {
        let keymap = Keymap::built_in(name).unwrap();
        let all: Vec<(Scope, String, Command)> = keymap.bindings().collect();
        for (scope, keys, command) in all.iter().filter(|(scope, ..)| is_of_screens(*scope)) {
            // What is picked up goes about with the keys for going about; a line with Redraw's key grows.
            if matches!(scope, Scope::Global | Scope::Moving | Scope::MovingOnDay) {
                continue;
            }
            let everywhere = all.iter().find(|(of, other, _)| *of == Scope::Global && other == keys);
            assert!(
                everywhere.is_none_or(|(.., other)| other == command),
                "{name}: {keys} is {} on {scope:?} and {} elsewhere",
                command.name(),
                everywhere.map_or("", |(.., other)| other.name())
            );
        }
    }
}
