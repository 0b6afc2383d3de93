//! Files over SSH, with OpenSSH's own `scp` and `sftp`.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::{Server, err, has, ssh_options};

impl Server {
    /// Runs OpenSSH's `scp`; `:` stands for the server.
    fn scp(&self, key: &Path, from: &str, to: &str) -> Output {
        let place = |path: &str| match path.strip_prefix(':') {
            Some(path) => format!("anybody@127.0.0.1:{path}"),
            None => path.to_owned(),
        };
        let mut command = Command::new("scp");
        command.env_clear().env("HOME", self.home.path()).args(ssh_options(key));
        command.args(["-q", "-P", &self.port.to_string(), &place(from), &place(to)]);
        command.stdin(Stdio::null()).output().unwrap()
    }

    /// Runs OpenSSH's `sftp` with some commands.
    fn sftp(&self, key: &Path, commands: &str) -> Output {
        let mut command = Command::new("sftp");
        command.env_clear().env("HOME", self.home.path()).args(ssh_options(key));
        command.args(["-q", "-b", "-", "-P", &self.port.to_string(), "anybody@127.0.0.1"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(commands.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn path(&self, name: &str) -> String {
        self.home.path().join(name).to_str().unwrap().to_owned()
    }
}

#[test]
fn scp_takes_ones_own_calendar_and_says_that_all_went_well() {
    if !has("scp") {
        return;
    }
    let server = Server::start();
    let key = server.key_for("eilidh");
    let (first, again) = (server.path("one.ics"), server.path("two.ics"));
    for file in [&first, &again] {
        let taken = server.scp(&key, ":me.ics", file);
        assert!(taken.status.success(), "{}", err(&taken));
    }
    let calendar = std::fs::read_to_string(&first).unwrap();
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(calendar, std::fs::read_to_string(&again).unwrap());
    assert_eq!(
        calendar,
        server.done(&["--as", "eilidh", "export", "person", "--person", "me", "--format", "ics"])
    );
    let kept = server.done(&["log", "--sign-ins", "--by", "eilidh", "--json"]);
    assert!(kept.contains("took the file me.ics"), "{kept}");
}

#[test]
fn the_folder_shows_what_somebody_may_have_and_nothing_of_the_disk() {
    if !has("sftp") {
        return;
    }
    let server = Server::start();
    let (peer, lead) = (server.key_for("eilidh"), server.key_for("morag"));
    let of = |key: &Path| String::from_utf8(server.sftp(key, "ls -1\n").stdout).unwrap();
    let (of_peer, of_lead) = (of(&peer), of(&lead));
    assert!(
        of_peer.contains("me.ics") && of_peer.contains("week-2026-W49.html") && of_peer.contains("in"),
        "{of_peer}"
    );
    assert!(!of_peer.contains("payroll") && of_lead.contains("payroll-2026-11.csv"), "{of_lead}");
    for path in [
        "payroll-2026-11.csv",
        "../../etc/passwd",
        "/etc/passwd",
        "journal",
        "store/journal",
        "~/.ssh/id",
        "nothing",
    ] {
        let taken = server.scp(&peer, &format!(":{path}"), &server.path("taken"));
        assert!(!taken.status.success(), "{path} was given out");
        assert!(!Path::new(&server.path("taken")).exists(), "{path} was given out");
    }
    for change in [
        "rm me.ics",
        "mkdir x",
        "rename me.ics you.ics",
        "put /etc/hostname me.ics",
        "chmod 777 me.ics",
        "ln -s /etc x",
    ] {
        let tried = server.sftp(&peer, &format!("{change}\n"));
        assert!(!tried.status.success(), "{change} was done");
    }
}

#[test]
fn what_is_put_into_in_is_taken_and_not_given_out_again() {
    if !has("scp") {
        return;
    }
    let server = Server::start();
    let key = server.key_for("morag");
    let other = server.key_for("eilidh");
    let file = server.path("staff.csv");
    std::fs::write(&file, "Name,Hours\n").unwrap();
    let sent = server.scp(&key, &file, ":in/");
    assert!(sent.status.success(), "{}", err(&sent));
    let listed = server.sftp(&key, "ls -1 in\n");
    assert!(String::from_utf8_lossy(&listed.stdout).contains("staff.csv"), "{}", err(&listed));
    let of_others = server.sftp(&other, "ls -1 in\n");
    assert!(!String::from_utf8_lossy(&of_others.stdout).contains("staff.csv"));
    assert!(!server.scp(&key, ":in/staff.csv", &server.path("back.csv")).status.success());
    let long = server.path("long.csv");
    std::fs::write(&long, vec![b'x'; 11 * 1024 * 1024]).unwrap();
    assert!(!server.scp(&key, &long, ":in/").status.success());
    assert!(!String::from_utf8_lossy(&server.sftp(&key, "ls -1 in\n").stdout).contains("long.csv"));
}

#[test]
fn without_files_there_are_none() {
    if !has("scp") {
        return;
    }
    let server = Server::start_with(&["--no-files"]);
    let key = server.key_for("morag");
    let taken = server.scp(&key, ":me.ics", &server.path("me.ics"));
    assert!(!taken.status.success());
}
