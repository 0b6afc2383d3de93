//! OpenSSH's own client at the built-in server, in a pseudo-terminal.

use rustix::process::Signal;

use super::{Server, err, has, ssh_options};
use crate::terminal::Start;

#[test]
fn two_sign_in_edit_and_see_each_other_and_the_size_follows() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let (morag, eilidh) = (server.key_for("morag"), server.key_for("eilidh"));
    let mut lead = server.ssh(&morag, &[]);
    let mut peer = server.ssh(&eilidh, &[]);
    lead.sees("Eilidh").resize(160, 45);
    peer.sees("Eilidh").resize(160, 45);
    peer.sees_no("16:15");
    lead.press("a").sees("Add ·").type_text("mon 16:15 mdt eilidh").press("enter").sees("Saved");
    peer.sees("16:15");
    assert!(server.done(&["log"]).contains("morag: "));
    // From where it came is in the history.
    let port = server.says("morag signed in (127.0.0.1:");
    assert!(port.contains("by key SHA256:"), "{port}");
    lead.resize(1, 1).resize(80, 24).sees("Eilidh").press("q");
    assert_eq!(lead.ends(), 0);
    peer.press("q");
    assert_eq!(peer.ends(), 0);
    server.says("eilidh left");
}

#[test]
fn a_wrong_key_a_dropped_line_and_a_stopped_client_leave_the_others_be() {
    if !has("ssh") {
        return;
    }
    let server = Server::start_with(&["--keepalive", "1"]);
    let stranger = server.ssh_run(&server.key(), &[]);
    assert_eq!(stranger.status.code(), Some(255));
    assert!(err(&stranger).contains("Permission denied (publickey)"), "{}", err(&stranger));
    let line = server.says("was refused");
    assert!(line.contains("nobody here has the key SHA256:"), "{line}");
    let (morag, eilidh, aisha) = (server.key_for("morag"), server.key_for("eilidh"), server.key_for("aisha"));
    let mut lead = server.ssh(&morag, &[]);
    lead.sees("Eilidh");
    let mut dropped = server.ssh(&eilidh, &[]);
    dropped.sees("Eilidh").signal(Signal::KILL);
    server.says("eilidh left");
    let mut stopped = server.ssh(&aisha, &[]);
    // Of a draft a peer sees their own part.
    stopped.sees("Aisha is not in").signal(Signal::STOP);
    lead.press("3").sees("[3 People]");
    server.says("aisha left");
    lead.press("1").sees("[1 Week]").press("q");
    assert_eq!(lead.ends(), 0);
}

#[test]
fn a_key_taken_away_ends_its_seat_in_words() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let (morag, eilidh) = (server.key_for("morag"), server.key_for("eilidh"));
    let mut lead = server.ssh(&morag, &[]);
    let mut peer = server.ssh(&eilidh, &[]);
    lead.sees("Eilidh");
    peer.sees("Eilidh");
    let keys = server.done(&["key", "list"]);
    let line = keys.lines().find(|line| line.contains("eilidh")).unwrap();
    server.done(&["key", "remove", line.split(' ').next().unwrap()]);
    assert_eq!(peer.ends(), 1);
    peer.sees("has been removed");
    assert_eq!(server.ssh_run(&eilidh, &[]).status.code(), Some(255));
    lead.press("3").sees("[3 People]");
}

#[test]
fn what_is_not_the_screen_is_refused_with_an_answer() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let key = server.key_for("morag");
    let exec = server.ssh_run(&key, &["cat /etc/passwd"]);
    assert_eq!(exec.status.code(), Some(1));
    assert!(err(&exec).contains("commands cannot be run"), "{}", err(&exec));
    let shell = server.ssh_run(&key, &[]);
    assert_eq!(shell.status.code(), Some(1));
    assert!(err(&shell).contains("needs a terminal"), "{}", err(&shell));
    let port = server.port.to_string();
    let refused = |args: &[&str]| {
        let mut command = std::process::Command::new("ssh");
        command.env_clear().env("HOME", server.home.path()).args(ssh_options(&key));
        let output =
            command.args(["-p", &port]).args(args).stdin(std::process::Stdio::null()).output().unwrap();
        assert!(!output.status.success(), "{args:?}");
        err(&output)
    };
    let netconf = refused(&["-s", "anybody@127.0.0.1", "netconf"]);
    assert!(netconf.contains("subsystem request failed"), "{netconf}");
    // Each refusal is kept, with who and from where.
    let kept: serde_json::Value =
        serde_json::from_str(&server.done(&["log", "--sign-ins", "--by", "morag", "--json"])).unwrap();
    for words in ["commands cannot be run: cat /etc/passwd", "needs a terminal", "there is no netconf here"] {
        let row = kept.as_array().unwrap().iter().find(|row| row["words"].as_str().unwrap().contains(words));
        let row = row.unwrap_or_else(|| panic!("no {words:?} in {kept}"));
        assert_eq!(row["what"], "refused");
        assert!(row["from"].as_str().unwrap().starts_with("127.0.0.1:"), "{row}");
    }
    let forward =
        refused(&["-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", "-N", "anybody@127.0.0.1"]);
    assert!(forward.contains("forwarding failed"), "{forward}");
    let through = refused(&["-W", "127.0.0.1:22", "anybody@127.0.0.1"]);
    assert!(through.contains("failed"), "{through}");
}

#[test]
fn only_what_tells_colours_and_letters_is_taken_of_the_environment() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let key = server.key_for("morag");
    let mut plain = server.ssh(&key, &["-o", "SetEnv=NO_COLOR=1 PATH=/tmp LD_PRELOAD=x"]);
    plain.sees("Eilidh");
    assert!(!plain.has_colour() && !plain.is_ascii());
    let mut coloured = server.ssh(&key, &[]);
    coloured.sees("Eilidh");
    assert!(coloured.has_colour());
    for set in ["LANG=en_GB.ISO-8859-1", "LC_ALL=C LANG=en_GB.UTF-8", "LC_CTYPE=POSIX", "TANDEM_SIGNS=ascii"]
    {
        let mut ascii = server.ssh(&key, &["-o", &format!("SetEnv={set}")]);
        ascii.sees("Eilidh").press("3").sees("[3 People]");
        assert!(ascii.is_ascii(), "{set}: {}", ascii.screen());
    }
}

#[test]
fn a_client_whose_terminal_has_no_size_is_drawn_for_and_heard() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let key = server.key_for("morag");
    let port = server.port.to_string();
    let start = Start::program("/usr/bin/ssh").without_size().args(&ssh_options(&key));
    let mut lead = start.args(&["-tt", "-p", &port, "anybody@127.0.0.1"]).open();
    lead.sees("Eilidh").press("3").sees("[3 People]").resize(120, 40).sees("[3 People]").press("q");
    assert_eq!(lead.ends(), 0);
}

#[test]
fn killed_with_seats_open_it_loses_nothing_that_was_acknowledged_and_keeps_its_host_key() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let (morag, eilidh) = (server.key_for("morag"), server.key_for("eilidh"));
    let host = server.says("host key").split("host key ").nth(1).unwrap().to_owned();
    let mut lead = server.ssh(&morag, &[]);
    let mut peer = server.ssh(&eilidh, &[]);
    peer.sees("Eilidh");
    lead.sees("Eilidh")
        .press("a")
        .sees("Add ·")
        .type_text("mon 16:15 mdt eilidh")
        .press("enter")
        .sees("Saved");
    let server = server.killed_and_restarted();
    assert_eq!(server.says("host key").split("host key ").nth(1).unwrap(), host);
    assert!(server.done(&["log"]).contains("morag: "));
    server.ssh(&morag, &[]).resize(160, 45).sees("16:15");
}

#[test]
fn told_to_stop_it_puts_ssh_screens_back() {
    if !has("ssh") {
        return;
    }
    let mut server = Server::start();
    let key = server.key_for("morag");
    let mut lead = server.ssh(&key, &[]);
    lead.sees("Eilidh");
    server.signal(Signal::TERM);
    assert_eq!(lead.ends(), 0);
    lead.sees("Tandem is being stopped on the server");
    assert_eq!(server.ends(), Some(0));
}

#[test]
fn whoever_does_not_sign_in_is_dropped_in_time() {
    use std::io::Read as _;
    let server = Server::start_with(&["--grace", "1", "--per-address", "2"]);
    let connect = || {
        let stream = std::net::TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream.set_read_timeout(Some(super::PATIENCE)).unwrap();
        stream
    };
    let (mut one, mut two) = (connect(), connect());
    let mut third = connect();
    let mut said = vec![];
    third.read_to_end(&mut said).unwrap();
    assert!(said.is_empty(), "the third of one address was let in");
    for stream in [&mut one, &mut two] {
        let mut said = vec![];
        stream.read_to_end(&mut said).unwrap();
        assert!(said.starts_with(b"SSH-2.0-"));
    }
    server.says("connections from your address");
}

#[test]
fn two_leads_move_the_same_session_and_neither_loses_anything() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let another =
        "format = 1\n[[person]]\nid = \"una\"\nname = \"Una Kidd\"\nteam = \"ailsa\"\nrole = \"team-lead\"\n";
    let file = server.home.path().join("una.toml");
    std::fs::write(&file, another).unwrap();
    server.done(&["import", file.to_str().unwrap()]);
    let (morag, una) = (server.key_for("morag"), server.key_for("una"));
    let (mut one, mut other) = (server.ssh(&morag, &[]), server.ssh(&una, &[]));
    for lead in [&mut one, &mut other] {
        lead.resize(120, 40).sees("Eilidh").sees("09:00–09:30").press("m").sees("Moving");
    }
    one.press(".").press("enter").sees("Saved");
    other.press(">").press("enter").sees("Somebody got there first").sees("Morag");
    // Mine, though I have seen theirs.
    other.press("enter").sees("Saved");
    one.sees("10:00–10:30");
    // What somebody built on is not taken back over their head.
    one.press("u").sees("was not undone: Una");
    other.press("u").sees("Undid");
    one.sees("09:15–09:45").press("u").sees("Undid").sees("09:00–09:30");
}

#[test]
fn so_many_keys_are_tried_and_so_many_sit_at_once() {
    if !has("ssh") {
        return;
    }
    let server = Server::start_with(&["--attempts", "2", "--seats", "2", "--per-person", "1"]);
    let (wrong, also) = (server.key(), server.key());
    let morag = server.key_for("morag");
    let tried = |keys: &[&std::path::Path]| {
        let more: Vec<&str> = keys.iter().flat_map(|key| ["-i", key.to_str().unwrap()]).collect();
        server.ssh(&wrong, &more)
    };
    // The right key is the second of two, then the third.
    let mut lead = tried(&[&morag]);
    lead.sees("Eilidh");
    let mut late = tried(&[&also, &morag]);
    assert_eq!(late.ends(), 255);
    let mut again = server.ssh(&morag, &[]);
    again.sees("you are already at one terminal");
    assert_eq!(again.ends(), 1);
    let mut peer = server.ssh(&server.key_for("eilidh"), &[]);
    peer.sees("Eilidh");
    let mut full = server.ssh(&server.key_for("shona"), &[]);
    full.sees("all 2 seats are taken");
    assert_eq!(full.ends(), 1);
    lead.press("q");
    assert_eq!(lead.ends(), 0);
    let mut next = server.ssh(&server.key_for("aisha"), &[]);
    next.sees("Aisha");
}
