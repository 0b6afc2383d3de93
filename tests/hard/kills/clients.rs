//! (c) Five clients of OpenSSH that edit at once; killed is the server.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use super::{Ground, PATIENCE, ROUNDS_A_STORE, TODAY, Typed, Typist};
use crate::chance::{Chance, number};
use crate::figures::{Figures, Wrong};
use crate::program::{has, in_our_environment, judge_words, run_over, system};
use crate::server::Server;
use crate::terminal::{Terminal, Waited};

/// How long everybody types at most before the kill.
const TYPING: Duration = Duration::from_millis(2500);
/// Who the five are, and for whom each plans.
const FIVE: [(&str, &str); 5] =
    [("morag", "eilidh"), ("fiona", "aisha"), ("morag", "shona"), ("fiona", "aisha"), ("morag", "eilidh")];

#[test]
#[ignore = "takes a quarter of an hour; see tests/hard/main.rs"]
fn kills_of_a_server_with_five_clients() {
    if !has("ssh") || !has("ssh-keygen") {
        return;
    }
    let mut figures = Figures::of("kill -9: five SSH clients");
    let mut chance = Chance::of("clients");
    let mut ground = Ground::new();
    let mut keys = keys_of_five(&ground);
    for round in 0..number("HARD_KILLS", 300) {
        if round > 0 && round.is_multiple_of(ROUNDS_A_STORE) {
            ground = Ground::new();
            keys = keys_of_five(&ground);
        }
        let saved = a_round(&ground, &keys, round, chance.within(TYPING), &mut figures);
        let count = saved.len();
        for mark in saved {
            ground.marks.acknowledge(mark);
        }
        ground.marks.look_for(&ground.store(), &mut figures, &format!("round {round}"));
        figures.round(count);
    }
    figures.close();
}

/// Lets five sit down and type, kills the server, and gives the marks of what their screens said is saved.
fn a_round(
    ground: &Ground,
    keys: &[PathBuf],
    round: u64,
    wait: Duration,
    figures: &mut Figures,
) -> Vec<String> {
    let told = format!("round {round}");
    let server = Server::start(&ground.store(), &["--today", TODAY]);
    let mut seats: Vec<Terminal> =
        keys.iter().map(|key| Terminal::open(&client(ground.folder(), key, server.port()))).collect();
    for seat in &seats {
        if seat.sees("[Week]", PATIENCE) != Waited::Seen {
            figures.fault(Wrong::Hang, format!("{told}: a client did not come in:\n{}", seat.screen()));
        }
    }
    let is_killed = AtomicBool::new(false);
    let (said, typed) = thread::scope(|scope| {
        let all: Vec<_> = seats
            .iter_mut()
            .zip(FIVE)
            .enumerate()
            .map(|(seat, (terminal, (_, person)))| {
                let is_killed = &is_killed;
                scope.spawn(move || {
                    let name = format!("r{round}s{seat}");
                    let chance = Chance::of(&name);
                    Typist { terminal, person, name: &name, chance }.type_on(is_killed)
                })
            })
            .collect();
        thread::sleep(wait);
        is_killed.store(true, Relaxed);
        let said = server.kill().1;
        (said, all.into_iter().map(|it| it.join().unwrap()).collect::<Vec<Typed>>())
    });
    judge_words(&said, figures, &told);
    for seat in &seats {
        judge_words(&seat.written(), figures, &told);
    }
    for stuck in typed.iter().filter_map(|it| it.stuck.as_ref()) {
        figures.fault(Wrong::Hang, format!("{told}: {stuck}"));
    }
    typed.into_iter().flat_map(|it| it.saved).collect()
}

/// Makes a key for each of the five and lets them in with it.
fn keys_of_five(ground: &Ground) -> Vec<PathBuf> {
    let made = FIVE.iter().enumerate().map(|(number, (person, _))| {
        let key = ground.folder().join(format!("key{number}"));
        system("ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", key.to_str().unwrap()]).unwrap();
        let public = key.with_extension("pub");
        assert!(run_over(&ground.store(), &["key", "add", person, public.to_str().unwrap()]).is_done());
        key
    });
    made.collect()
}

/// OpenSSH's client.
fn client(home: &Path, key: &Path, port: &str) -> Command {
    let mut command = Command::new("/usr/bin/ssh");
    in_our_environment(&mut command, &home.join("store"));
    command.args(["-F", "none", "-p", port, "-i"]).arg(key);
    for option in [
        "IdentitiesOnly=yes",
        "IdentityAgent=none",
        "StrictHostKeyChecking=no",
        "UserKnownHostsFile=/dev/null",
        "LogLevel=ERROR",
        "PreferredAuthentications=publickey",
    ] {
        command.args(["-o", option]);
    }
    command.arg("anybody@127.0.0.1");
    command
}
