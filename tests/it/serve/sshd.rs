//! Through the system's own sshd, with a forced command.

use std::process::{Child, Command, Stdio};

use super::{Server, has, make_key, ssh_options};
use crate::terminal::Start;

/// An sshd of this account's own, which ends with this.
struct Sshd(Child);

impl Drop for Sshd {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_forced_command_attaches_whoever_holds_the_key() {
    if !has("sshd") || !has("ssh") {
        return;
    }
    let server = Server::start_with(&["--no-ssh"]);
    let home = server.home.path();
    let (host, key) = (home.join("sshd-host"), home.join("key"));
    make_key(&host);
    make_key(&key);
    let public = std::fs::read_to_string(key.with_extension("pub")).unwrap();
    let socket = server.socket();
    let forced = format!("{} --socket {} attach --as morag", super::TANDEM, socket.display());
    let keys = home.join("authorized_keys");
    std::fs::write(&keys, format!("restrict,pty,command=\"{forced}\" {public}")).unwrap();
    // A free port: taken, and given back at once.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
    let account = std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
    let _ = std::fs::create_dir_all("/run/sshd");
    let mut command = Command::new("/usr/sbin/sshd");
    command.args(["-D", "-e", "-f", "/dev/null", "-p", &port]).arg("-h").arg(&host);
    for option in [
        "ListenAddress=127.0.0.1",
        "StrictModes=no",
        "UsePAM=no",
        "PidFile=none",
        "PermitRootLogin=yes",
        &format!("AuthorizedKeysFile={}", keys.display()),
    ] {
        command.args(["-o", option]);
    }
    let _sshd = Sshd(command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    let mut story = loop {
        let at = format!("{account}@127.0.0.1");
        // Whatever somebody asks for, they get what the line says.
        let args = ["-t", "-o", "ConnectionAttempts=20", "-p", &port, &at, "cat /etc/passwd"];
        let start = Start::program("/usr/bin/ssh").args(&ssh_options(&key)).args(&args);
        let mut story = start.open();
        if !story.screen().contains("Connection refused") {
            break story;
        }
        story.ends();
    };
    story.sees("Eilidh").resize(120, 40).sees("Eilidh").press("q");
    assert_eq!(story.ends(), 0);
    server.says("morag left (socket): by choice");
}
