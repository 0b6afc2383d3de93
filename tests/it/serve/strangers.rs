//! Strangers: what they are offered, what they may not keep others from, and what is kept of them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;

use super::{PATIENCE, Server, err, has, ssh_options};

fn knock(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// What the server offers to whoever connects: the lists of its first packet, in their order.
fn offered(server: &Server) -> Vec<String> {
    let mut stream = knock(server);
    stream.write_all(b"SSH-2.0-looks\r\n").unwrap();
    let mut bytes = vec![];
    let mut byte = [0];
    while !bytes.ends_with(b"\n") {
        stream.read_exact(&mut byte).unwrap();
        bytes.push(byte[0]);
    }
    let mut length = [0; 4];
    stream.read_exact(&mut length).unwrap();
    let mut packet = vec![0; usize::try_from(u32::from_be_bytes(length)).unwrap()];
    stream.read_exact(&mut packet).unwrap();
    // The padding's length, the kind of packet, and a cookie come before the lists.
    assert_eq!(packet[1], 20);
    let mut rest = &packet[18..];
    let mut list = || {
        let (length, after) = rest.split_at(4);
        let length = usize::try_from(u32::from_be_bytes(length.try_into().unwrap())).unwrap();
        let (list, after) = after.split_at(length);
        rest = after;
        String::from_utf8(list.to_vec()).unwrap()
    };
    (0..8).map(|_| list()).collect()
}

#[test]
fn only_what_is_quick_and_sound_is_offered() {
    let server = Server::start();
    let [kex, key, ciphers, ciphers_back, macs, macs_back, packed, packed_back] =
        <[String; 8]>::try_from(offered(&server)).unwrap();
    assert_eq!(
        kex,
        "mlkem768x25519-sha256,curve25519-sha256,curve25519-sha256@libssh.org,ext-info-s,kex-strict-s-v00@openssh.com"
    );
    assert_eq!(key, "ssh-ed25519");
    assert_eq!(ciphers, "chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes256-ctr,aes128-ctr");
    assert_eq!(macs, "hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com");
    assert_eq!(packed, "none");
    assert_eq!((ciphers, macs, packed), (ciphers_back, macs_back, packed_back));
}

#[test]
fn who_insists_on_another_way_is_refused_and_every_way_offered_leads_in() {
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let key = server.key_for("morag");
    for (options, words) in [
        (&["KexAlgorithms=diffie-hellman-group18-sha512"][..], "no matching key exchange method"),
        (&["Ciphers=aes256-ctr", "MACs=hmac-sha2-512"], "no matching MAC"),
    ] {
        let options: Vec<&str> = options.iter().flat_map(|it| ["-o", it]).collect();
        let port = server.port.to_string();
        let mut command = std::process::Command::new("ssh");
        command.env_clear().env("HOME", server.home.path()).args(["-o", "LogLevel=INFO"]);
        command.args(ssh_options(&key)).args(options);
        command.args(["-p", &port, "anybody@127.0.0.1"]).stdin(std::process::Stdio::null());
        let refused = command.output().unwrap();
        assert_eq!(refused.status.code(), Some(255));
        assert!(err(&refused).contains(words), "{}", err(&refused));
    }
    for options in [
        &["KexAlgorithms=curve25519-sha256@libssh.org", "Compression=yes"][..],
        &["Ciphers=aes128-ctr", "MACs=hmac-sha2-256-etm@openssh.com"],
        &["Ciphers=aes256-gcm@openssh.com"],
    ] {
        let options: Vec<&str> = options.iter().flat_map(|it| ["-o", it]).collect();
        let mut story = server.ssh(&key, &options);
        story.sees("Eilidh").press("q");
        assert_eq!(story.ends(), 0, "{options:?}");
    }
}

#[test]
fn silent_connections_keep_neither_the_owner_out_nor_whoever_comes_from_elsewhere() {
    let server = Server::start();
    let silent: Vec<TcpStream> = (0..22).map(|_| knock(&server)).collect();
    server.says("connections from one address may be waiting to sign in");
    assert!(server.done(&["week", "2026-W49", "--json"]).contains("eilidh"));
    server.attach(&["--as", "morag"]).sees("Eilidh");
    if has("ssh") {
        let mut elsewhere = server.ssh(&server.key_for("morag"), &["-b", "127.0.0.2"]);
        elsewhere.sees("Eilidh");
    }
    drop(silent);
}

/// A silent connection from one of this machine's own addresses.
fn knock_from(server: &Server, last: u8) -> TcpStream {
    use rustix::net::{AddressFamily, SocketType, bind, connect, socket};
    use std::net::{Ipv4Addr, SocketAddrV4};
    let silent = socket(AddressFamily::INET, SocketType::STREAM, None).unwrap();
    bind(&silent, &SocketAddrV4::new(Ipv4Addr::new(127, 0, 0, last), 0)).unwrap();
    connect(&silent, &SocketAddrV4::new(Ipv4Addr::LOCALHOST, server.port)).unwrap();
    TcpStream::from(silent)
}

#[test]
fn four_addresses_that_take_all_places_keep_nobody_out_who_comes_from_a_fifth() {
    if !has("ssh") {
        return;
    }
    let server = Server::start_with(&["--strangers", "20", "--strangers-per-address", "5"]);
    let silent: Vec<TcpStream> = (0..20).map(|n| knock_from(&server, 11 + n / 5)).collect();
    let key = server.key_for("morag");
    for address in ["127.0.0.21", "127.0.0.22"] {
        let mut story = server.ssh(&key, &["-b", address]);
        story.sees("Eilidh").press("q");
        assert_eq!(story.ends(), 0);
    }
    server.says("gave way to somebody from an address with fewer signing in");
    drop(silent);
}

/// Forty addresses take every place again and again; from where somebody has signed in before, also before the server was
/// started again, they come in all the same.
#[test]
fn many_addresses_that_come_again_and_again_keep_nobody_out_who_has_been_in_before() {
    use std::sync::atomic::{AtomicBool, Ordering};
    if !has("ssh") {
        return;
    }
    let server = Server::start();
    let key = server.key_for("morag");
    let signs_in = |server: &Server| {
        let mut story = server.ssh(&key, &["-b", "127.0.0.99"]);
        story.sees("Eilidh").press("q");
        assert_eq!(story.ends(), 0);
    };
    signs_in(&server);
    let server = server.stopped_and_restarted();
    let is_over = AtomicBool::new(false);
    let flood = |first: u8| {
        let mut turn = first;
        let mut held = std::collections::VecDeque::new();
        while !is_over.load(Ordering::Relaxed) {
            held.push_back(knock_from(&server, turn));
            if held.len() > 20 {
                held.pop_front();
            }
            turn = first + (turn + 1 - first) % 20;
            std::thread::sleep(std::time::Duration::from_micros(500));
        }
    };
    let flood = &flood;
    std::thread::scope(|scope| {
        scope.spawn(move || flood(101));
        scope.spawn(move || flood(131));
        server.says("gave way");
        let came = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            for _ in 0..3 {
                signs_in(&server);
            }
        }));
        is_over.store(true, Ordering::Relaxed);
        came.unwrap();
    });
}

#[test]
fn silent_clients_of_the_socket_keep_the_owner_out_no_more_than_others() {
    let server = Server::start_with(&["--no-ssh", "--strangers", "2"]);
    let _silent: Vec<_> = (0..30).map(|_| server.connect()).collect();
    assert!(server.done(&["week", "2026-W49", "--json"]).contains("eilidh"));
    server.attach(&["--as", "morag"]).sees("Eilidh");
}

#[test]
fn strangers_are_kept_apart_a_line_for_each_address_and_minute() {
    let server = Server::start();
    for _ in 0..60 {
        let mut stream = knock(&server);
        let _ = stream.write_all(b"GET / HTTP/1.1\r\n\r\n");
        let _ = stream.read_to_end(&mut vec![]);
    }
    server.says("somebody was refused (127.0.0.1)");
    let strangers = || -> Vec<Value> {
        let all: Value = serde_json::from_str(&server.done(&["log", "--strangers", "--json"])).unwrap();
        all.as_array().unwrap().clone()
    };
    let mut rows = strangers();
    let until = std::time::Instant::now() + PATIENCE;
    let times = |rows: &[Value]| rows.iter().map(|it| it["times"].as_u64().unwrap()).sum::<u64>();
    while times(&rows) < 60 && std::time::Instant::now() < until {
        rows = strangers();
    }
    assert_eq!(times(&rows), 60, "{rows:#?}");
    assert!(rows.len() <= 3 && rows.iter().all(|it| it["from"] == "127.0.0.1"), "{rows:#?}");
    // Of these nothing stands among those who signed in; a lead reads both, a peer neither.
    let sign_ins = server.done(&["log", "--sign-ins"]);
    assert!(!sign_ins.contains("127.0.0.1"), "{sign_ins}");
    let told = server.done(&["--as", "morag", "log", "--strangers"]);
    assert!(told.contains("somebody (127.0.0.1): ") && told.contains(" times in a minute: "), "{told}");
    let refused = server.run(&["--as", "eilidh", "log", "--strangers"]);
    assert_eq!(refused.status.code(), Some(2), "{}", err(&refused));
    let mode = std::fs::metadata(server.store().join("strangers")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let server = server.stopped_and_restarted();
    assert_eq!(server.done(&["log", "--strangers", "--json"]).matches("127.0.0.1").count(), rows.len());
}

#[test]
fn a_server_says_what_of_its_store_is_open_to_others() {
    let server = Server::start_with(&["--no-ssh"]);
    let open = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    open(&server.store(), 0o777);
    open(&server.store().join("journal"), 0o644);
    let server = server.stopped_and_restarted();
    let store = server.store();
    server.says(&format!("chmod 700 {}", store.display()));
    server.says(&format!("chmod 600 {}", store.join("journal").display()));
    assert!(err(&server.run(&["week"])).contains("who could change what is in it: chmod 700"));
    open(&store, 0o700);
    open(&store.join("journal"), 0o600);
    server.done(&["week"]);
    assert_eq!(err(&server.run(&["week"])), "");
}
