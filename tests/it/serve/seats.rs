//! People who attach: they sit down, see each other's edits, and get their terminal back whatever happens.

use rustix::process::Signal;

use super::{Server, err};
use crate::terminal::Start;

#[test]
fn two_at_the_socket_see_each_others_edits_each_in_their_own_way() {
    let server = Server::start_with(&["--no-ssh"]);
    let mut morag = server.attach(&["--as", "morag"]);
    morag.sees("Eilidh");
    let file = "inherit = \"default\"\n[rota]\n\"z\" = \"session.add\"\n";
    let start = Start::program(super::TANDEM).size(120, 40).env("NO_COLOR", "1");
    let start = start.file(".config/tandem/keymap.toml", file);
    let mut owner = server.attached(start, &[]);
    owner.sees("Eilidh");
    assert!(morag.has_colour() && !owner.has_colour());
    // The other's own key opens the line, and what they write is on both screens.
    owner.press("z").sees("Add ·").type_text("wed 16 mdt eilidh").press("enter").sees("Saved");
    morag.press("a").sees("Add ·").type_text("thu 16 mdt eilidh").press("enter").sees("Saved");
    let log = server.done(&["log", "--json"]);
    assert!(log.contains("\"by\": \"morag\"") && log.contains("\"by\": \"owner\""), "{log}");
    owner.resize(200, 50).sees("Eilidh").resize(1, 1).resize(80, 24).sees("Eilidh").press("q");
    assert_eq!(owner.ends(), 0);
    morag.press("q");
    assert_eq!(morag.ends(), 0);
    server.says("morag left (socket): by choice");
}

#[test]
fn plain_tandem_finds_the_server_and_an_edit_is_seen_at_once() {
    let server = Server::start_with(&["--no-ssh"]);
    let data = server.store();
    let plain =
        || Start::program(super::TANDEM).size(160, 45).args(&["--data", data.to_str().unwrap()]).open();
    let (mut one, mut two) = (plain(), plain());
    two.sees("Eilidh").sees_no("16:15");
    one.sees("Eilidh")
        .press("a")
        .sees("Add ·")
        .type_text("mon 16:15 mdt eilidh")
        .press("enter")
        .sees("Saved");
    two.sees("16:15");
    one.press("u").sees("Undid");
    two.sees_no("16:15");
}

#[test]
fn when_the_server_dies_its_terminals_wait_for_the_next_and_all_that_was_saved_is_there() {
    let server = Server::start();
    let mut morag = server.attach(&["--as", "morag"]);
    let mut fiona = server.attach(&["--as", "fiona"]);
    fiona.sees("Eilidh");
    morag.sees("Eilidh").press("a").sees("Add ·").type_text("wed 16 mdt eilidh").press("enter").sees("Saved");
    server.signal(Signal::KILL);
    for story in [&mut morag, &mut fiona] {
        story.sees("OFFLINE: what was saved is safe").sees("q leave").sees("Eilidh");
    }
    let server = server.killed_and_restarted();
    assert!(server.done(&["log"]).contains("morag: "));
    // Whoever waited is back by themselves, and what they press is heard again.
    morag.sees_no("OFFLINE").sees("Eilidh").press("3").sees("[3 People]");
    fiona.sees_no("OFFLINE");
    server.signal(Signal::KILL);
    fiona.sees("OFFLINE");
    std::thread::sleep(std::time::Duration::from_secs(2));
    fiona.press("q");
    assert_eq!(fiona.ends(), 3);
    fiona.sees("the server has gone");
}

#[test]
fn told_to_stop_it_puts_every_screen_back_and_a_hangup_changes_nothing() {
    let mut server = Server::start();
    assert_eq!(server.notice(), "READY=1");
    let mut morag = server.attach(&["--as", "morag"]);
    morag.sees("Eilidh");
    server.signal(Signal::HUP);
    morag.press("3").sees("[3 People]");
    server.signal(Signal::TERM);
    assert_eq!(server.notice(), "STOPPING=1");
    assert_eq!(morag.ends(), 0);
    morag.sees("Tandem is being stopped on the server");
    assert_eq!(server.ends(), Some(0));
    assert!(!server.socket().exists(), "the socket was left behind");
    let check = server.run(&["check"]);
    assert!(check.status.success(), "{}", err(&check));
}

#[test]
fn whoever_attaches_and_is_unknown_is_told_so_with_the_terminal_untouched() {
    let server = Server::start_with(&["--no-ssh"]);
    let mut story = server.attach(&["--as", "nobody"]);
    assert_eq!(story.ends(), 2);
    story.sees("nobody here has the id nobody");
    server.says("owner was refused (socket): nobody here has the id nobody (said --as nobody)");
    let nowhere = Start::program(super::TANDEM).args(&["--socket", "/nowhere/tandem.sock", "attach"]);
    let mut story = nowhere.open();
    assert_eq!(story.ends(), 3);
    story.sees("no server answers at /nowhere/tandem.sock");
}

#[test]
fn a_key_file_with_a_fault_keeps_nobody_out() {
    let server = Server::start_with(&["--no-ssh"]);
    let start =
        Start::program(super::TANDEM).file(".config/tandem/keymap.toml", "[rota]\n\"z\" = \"no.such\"\n");
    server.attached(start, &["--as", "morag"]).sees("the key file cannot be used").press("q");
}

#[test]
fn a_person_has_so_many_seats_and_no_more() {
    let server = Server::start_with(&["--no-ssh", "--per-person", "2"]);
    let mut first = server.attach(&["--as", "morag"]);
    let _second = server.attach(&["--as", "morag"]);
    let mut third = server.attach(&["--as", "morag"]);
    assert_eq!(third.ends(), 1);
    third.sees("you are already at 2 terminals");
    first.sees("Eilidh").press("q");
    first.ends();
    server.says("morag left");
    server.attach(&["--as", "morag"]).sees("Eilidh");
}

#[test]
fn what_one_may_not_see_is_on_no_screen_and_in_no_output() {
    let server = Server::start_with(&["--no-ssh"]);
    // Shona wants to be asked about something, which is for nobody else.
    let mut shona = server.attach(&["--as", "shona"]);
    shona.sees("Shona").press("3").sees("Shona").press("A").sees("ask Shona").type_text("relapse");
    shona.press("enter").sees("Saved").sees("relapse");
    let mut morag = server.attach(&["--as", "morag"]);
    let mut isla = server.attach(&["--as", "isla"]);
    // Whoever does not lead reads the weeks that are out.
    isla.press("b");
    for story in [&mut morag, &mut isla] {
        story.sees("Aisha");
        for (screen, shown) in [("1", "[1 Week]"), ("2", "[2 Day]"), ("3", "[3 People]"), ("4", "[4 Risks")] {
            story.press(screen).sees(shown);
            for _ in 0..8 {
                story.press("j").sees("all keys");
                let drawn = story.screen();
                assert!(!drawn.contains("relapse"), "{drawn}");
                for family in ["C1", "C4", "C6", "C9", "C10"] {
                    let words: Vec<&str> = drawn.split(|c: char| !c.is_alphanumeric()).collect();
                    assert!(!words.contains(&family), "{family} on screen {screen}:\n{drawn}");
                }
            }
        }
    }
    morag.press("1").sees("[1 Week]");
    for _ in 0..8 {
        morag.press("k");
    }
    morag.sees("A1");
    let drawn = isla.screen();
    assert!(!drawn.contains("A1") && !drawn.contains("A4"), "{drawn}");
    // A finder finds whom one may know.
    morag.press("/").type_text("family").sees("Family A1");
    let found = morag.screen();
    assert!(
        !["C1", "C4", "C6", "C9", "C10"].iter().any(|it| found.contains(&format!("Family {it}"))),
        "{found}"
    );
    let week = server.done(&["week", "2026-W49", "--json", "--as", "morag"]);
    assert!(week.contains("\"a1\"") && !week.contains("\"c4\""), "{week}");
    // Who covers for somebody of another team, and with whom, says no more.
    let cover = server.done(&["cover", "aisha", "2026-12-03", "--json", "--as", "morag"]);
    assert!(cover.contains("family·") && !cover.contains("C4") && !cover.contains("\"c4\""), "{cover}");
    let risks = server.run(&["risks", "--json", "--as", "morag"]);
    let risks = String::from_utf8_lossy(&risks.stdout).into_owned();
    assert!(
        risks.contains("visits a family alone") && !risks.contains("C10") && !risks.contains("\"c2\""),
        "{risks}"
    );
}

#[test]
fn what_a_terminal_does_not_say_or_cannot_show_is_heeded_at_the_socket_too() {
    let server = Server::start_with(&["--no-ssh"]);
    let mut sizeless = server.attached(Start::program(super::TANDEM).without_size(), &["--as", "morag"]);
    sizeless.sees("Eilidh").press("3").sees("[3 People]").resize(120, 40).sees("[3 People]").press("q");
    assert_eq!(sizeless.ends(), 0);
    let mut ascii = server.attached(Start::program(super::TANDEM).env("LC_ALL", "C"), &["--as", "morag"]);
    ascii.sees("Eilidh").press("3").sees("[3 People]");
    assert!(ascii.is_ascii(), "{}", ascii.screen());
}
