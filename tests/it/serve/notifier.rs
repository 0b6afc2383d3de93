//! Messages that go out by a command of the service's own.

use std::fs;
use std::path::Path;
use std::time::Instant;

use super::{EXAMPLE, PATIENCE, Server, tandem};

const ASKED: &str =
    "format = 1\n[[leave]]\nperson = \"aisha\"\nkind = \"annual\"\nfrom = 2026-12-03\nto = 2026-12-03\n";

/// A server that tells Aisha by a command, and a team file that agrees to her leave.
fn server(command: &str) -> Server {
    let home = tempfile::tempdir().unwrap();
    assert!(tandem(&home, &["import", EXAMPLE]).status.success());
    let config = home.path().join(".config/tandem");
    fs::create_dir_all(&config).unwrap();
    let text = format!("command = {command}\nafter_seconds = 0\n[to]\naisha = \"aisha@example.org\"\n");
    fs::write(config.join("notify.toml"), text).unwrap();
    fs::write(home.path().join("agreed.toml"), format!("{ASKED}state = \"approved\"\n")).unwrap();
    Server::over(home, &["--no-ssh"])
}

fn agree(server: &Server) {
    server.done(&["import", server.home.path().join("agreed.toml").to_str().unwrap()]);
}

fn read(file: &Path) -> String {
    let until = Instant::now() + PATIENCE;
    loop {
        match fs::read_to_string(file) {
            Ok(text) if text.ends_with("sent.\n") => return text,
            _ => assert!(Instant::now() < until, "no mail came to {}", file.display()),
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn whoever_has_an_address_is_told_by_mail_and_a_test_reaches_it_too() {
    let server = server(r#"["sh", "-c", "cat > \"$HOME/mail\""]"#);
    let mail = server.home.path().join("mail");
    agree(&server);
    let read = read(&mail);
    assert!(
        read.starts_with("To: aisha@example.org\nSubject: Your leave on Thu 3 Dec is agreed\n"),
        "{read}"
    );
    assert!(read.contains("\n\nYour leave on Thu 3 Dec is agreed.\n\nOpen Tandem to see it."), "{read}");
    assert_eq!(server.done(&["notify", "--test"]), "aisha: sent\n");
    assert!(fs::read_to_string(&mail).unwrap().contains("Subject: A test from Tandem\n"));
    assert!(!server.run(&["notify", "--test", "--to", "fiona"]).status.success());
}

#[test]
fn what_cannot_be_sent_keeps_nobody_waiting_and_is_told_to_the_leads_in_the_end() {
    let mut server = server(r#"["sh", "-c", "echo no such host >&2; exit 75"]"#);
    agree(&server);
    let failed = server.says("a message to aisha was not sent");
    assert!(failed.contains("sh ended with exit status: 75: no such host"), "{failed}");
    let test = server.run(&["notify", "--test"]);
    assert_eq!(
        String::from_utf8_lossy(&test.stdout),
        "aisha: not sent: sh ended with exit status: 75: no such host\n"
    );
    assert!(!test.status.success());
    server.signal(rustix::process::Signal::TERM);
    server.ends();
    let server =
        Server::over(std::mem::replace(&mut server.home, tempfile::tempdir().unwrap()), &["--no-ssh"]);
    server.attach(&["--as", "fiona"]).sees("a message to Aisha could not be sent");
}

#[test]
fn a_command_that_says_a_lot_or_leaves_something_behind_has_sent_its_mail_once() {
    let server = server(
        r#"["sh", "-c", "cat >> \"$HOME/mail\"; (sleep 600 2>&1 &) ; head -c 30000000 /dev/zero >&2; exit 0"]"#,
    );
    let mail = server.home.path().join("mail");
    agree(&server);
    read(&mail);
    assert_eq!(server.done(&["notify", "--test"]), "aisha: sent\n");
    assert_eq!(fs::read_to_string(&mail).unwrap().matches("Subject:").count(), 2, "the mail and the test");
}

#[test]
fn a_message_whose_command_hangs_is_told_to_the_leads_when_the_server_stops() {
    let mut server = server(r#"["sh", "-c", "echo hung > \"$HOME/hung\"; exec sleep 600"]"#);
    agree(&server);
    let until = Instant::now() + PATIENCE;
    while !server.home.path().join("hung").exists() {
        assert!(Instant::now() < until, "the command was not tried");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    server.signal(rustix::process::Signal::TERM);
    server.ends();
    let server =
        Server::over(std::mem::replace(&mut server.home, tempfile::tempdir().unwrap()), &["--no-ssh"]);
    server.attach(&["--as", "fiona"]).sees("a message to Aisha could not be sent");
}
