//! From an empty folder to a service at work, by keys alone in a terminal of 80 by 24: two teams, seven people, places with
//! travel, activities and courses of its own, groups, families and rotas. Then it moves house, and is the same there.
//!
//! The keys that are pressed are those below: a field is gone to with Tab, cleared with Ctrl-U and written in.

use super::program::{code, err, tandem};
use super::terminal::{Start, Story};

/// Writes into fields of the form in front, each gone to by Tab.
fn fills(story: &mut Story, fields: &[(&str, &str)]) {
    for (label, text) in fields {
        goes_to(story, label);
        story.press("ctrl-u").type_text(text).cursor_on(text);
    }
}

fn goes_to(story: &mut Story, label: &str) {
    for _ in 0..40 {
        let screen = story.screen();
        let marked = screen.lines().find_map(|line| line.split_once('▸')).unwrap_or_default().1.to_owned();
        if name_of(&marked) == label {
            return;
        }
        story.press("tab").waits("the next field", move |screen| {
            let now = screen.contents();
            now.lines()
                .find_map(|line| line.split_once('▸'))
                .is_some_and(|it| name_of(it.1) != name_of(&marked))
        });
    }
    panic!("there is no field {label}:\n{}", story.screen());
}

/// The label of a field in its line: what stands before the first wide gap.
fn name_of(line: &str) -> &str {
    line.split("  ").next().unwrap_or_default()
}

fn saves(story: &mut Story, says: &str) {
    story.press("enter").sees(&format!("Saved: {says}"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story")]
fn a_service_is_built_from_the_keyboard_and_moves_house() {
    let mut story = Start::new().open();
    story.sees("Welcome to Tandem").press("down enter").sees("you can change everything later");
    fills(
        &mut story,
        &[
            ("Service", "Firth Peer Service"),
            ("Team", "Skerry MBU"),
            ("Team lead", "Morag Sinclair"),
            ("Hours a week", "30h"),
            ("Person 1", "Ann Reid"),
            ("Days of 1", "mon-wed / mon, tue & thu"),
            ("Person 2", "Bo Lund"),
            ("Days of 2", "wed to fri"),
            ("Supervisor", "Dr Isla Nair"),
            ("Kind of team", "mbu"),
        ],
    );
    saves(&mut story, "Set up Firth Peer Service");
    story.sees("What next?").press("down enter").sees("A post and its people");
    fills(
        &mut story,
        &[
            ("Team", "Strath"),
            ("Hours a week", "36.5 hrs"),
            ("Person 1", "Cat Dow"),
            ("Days of 1", "18h mon-wed"),
            ("Person 2", "Dee Fox"),
            ("Days of 2", "thurs 9.30-1pm, fri am"),
        ],
    );
    saves(&mut story, "Add the post");
    // Everybody else, and everything.
    story.sees("What next?").press("down down enter").sees("[Service]");
    story.press("right right").sees("[People 6]").press("a").sees("New person");
    fills(&mut story, &[("Name", "Rona Webb"), ("Role", "colleague")]);
    saves(&mut story, "Add Rona Webb");
    story.press("right right").sees("[Places 0]");
    for (name, kind) in
        [("Skerry unit", "mbu"), ("Strath base", "base"), ("Kirk Hall", "venue"), ("Westhaven", "area")]
    {
        story.press("a").sees("New place");
        fills(&mut story, &[("Name", name), ("Kind", kind)]);
        saves(&mut story, &format!("Add the place {name}"));
    }
    story.press("R").sees("Minutes from Westhaven");
    fills(&mut story, &[("Skerry unit", "20"), ("Strath base", "0:15")]);
    saves(&mut story, "Travel from Westhaven: 2 journeys");
    story.press("right right").sees("[Activities").press("a").sees("New activity");
    fills(&mut story, &[("Title", "Baby swim"), ("Kind", "group")]);
    saves(&mut story, "Add the activity Baby swim");
    story.press("right").sees("[Courses").press("a").sees("New course");
    fills(&mut story, &[("Title", "Infant feeding")]);
    saves(&mut story, "Add the course Infant feeding");
    story.press("right").sees("[Holidays").press("R").sees("A year's public holidays");
    fills(&mut story, &[("Year", "2027")]);
    saves(&mut story, "Public holidays of 2027");
    story.press("left left left left left left left").sees("[Teams 2]").press("e").sees("Edit Skerry MBU");
    fills(&mut story, &[("Base", "Skerry unit")]);
    saves(&mut story, "Change the team Skerry MBU");
    // Families whose support is running, and a group.
    story.press("K").sees("[K Caseload]");
    for (reference, team, worker) in [("c1", "Skerry MBU", "Ann"), ("c2", "Strath", "Cat")] {
        story.press("a").sees("╭ Referral in");
        fills(
            &mut story,
            &[
                ("Reference", reference),
                ("Team", team),
                ("Worker", worker),
                ("Key worker", "Rona"),
                ("Every", "2 weeks"),
                ("Last contact", "last fri"),
            ],
        );
        saves(&mut story, &format!("Referral in: {}", reference.to_uppercase()));
    }
    story.press("G").sees("No group yet").press("a").sees("A new group from a template").press("enter");
    story.sees("New group");
    fills(
        &mut story,
        &[
            ("When", "wed 9 dec 10:00 8 times"),
            ("Where", "Kirk Hall"),
            ("Who", "Ann, Bo"),
            ("Families", "c1"),
        ],
    );
    saves(&mut story, "New group: Wellbeing Group, 8 weeks");
    // The rota: a contact, a meeting that comes again, leave; then the week goes out.
    story.press("1").sees("[1 Week]");
    for (line, says) in [
        ("wed 14 phone c2 30m cat", "Add Wed 2 Dec 14:00–14:30"),
        ("every wed 9 team-meeting ann bo", "Add every week from Wed 2 Dec 09:00–10:00"),
        ("fri 4 dec leave dee", "Add leave, Dee, Fri 4 Dec"),
    ] {
        story.press("a").sees("Add · ").type_text(line).cursor_on(line);
        saves(&mut story, says);
    }
    story.press("q");
    assert_eq!(story.ends(), 0);

    // As it stands, elsewhere, and out again.
    let said = |args: &[&str]| {
        let done = story.run(args);
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    let first = said(&["--as", "owner", "export", "--format", "team"]);
    let people = first.lines().filter(|line| *line == "[[person]]").count();
    let posts = first.lines().filter(|line| *line == "[[post]]").count();
    let shares = first.lines().filter(|line| *line == "[[share]]").count();
    assert_eq!((people, posts, shares), (7, 2, 4), "{first}");
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("team.toml"), folder.path().join("store"));
    std::fs::write(&file, &first).unwrap();
    for args in [&["import", file.to_str().unwrap()][..], &["check"]] {
        let done = tandem(&other, args);
        assert_eq!(code(&done), Some(0), "{args:?}: {}", err(&done));
    }
    let second = tandem(&other, &["--as", "owner", "export", "--format", "team"]);
    let second = String::from_utf8(second.stdout).unwrap();
    assert_eq!(first, second);
    let check = said(&["--as", "owner", "check", "--json"]);
    assert!(check.contains("\"problems\": []") || check.contains("\"problems\":[]"), "{check}");
}
