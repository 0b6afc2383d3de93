//! Clients that mean it ill, or stop reading: dropped politely, and nobody else notices.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use tandem::seat::server::protocol::{Frames, Hello, Message, Terminal, VERSION, Wants};

use super::Server;

/// Everything that a server sends until it hangs up.
fn rest(stream: &mut UnixStream) -> Vec<Message> {
    let mut bytes = vec![];
    let _ = stream.read_to_end(&mut bytes);
    let mut frames = Frames::default();
    frames.take(&bytes);
    std::iter::from_fn(|| frames.cut().unwrap()).collect()
}

fn hello(who: Option<&str>, wants: Wants) -> Vec<u8> {
    let hello = Hello { version: VERSION, who: who.map(str::to_owned), wants };
    Message::Hello(Box::new(hello)).bytes()
}

fn seat(size: (u16, u16)) -> Wants {
    Wants::Seat(Terminal { size, env: vec![("TERM".into(), "xterm".into())], ..Terminal::default() })
}

#[test]
fn nonsense_is_answered_and_dropped() {
    let server = Server::start_with(&["--no-ssh", "--grace", "1"]);
    let typed = Message::In(b"j".to_vec()).bytes();
    let old = Message::Hello(Box::new(Hello { version: 99, who: None, wants: seat((80, 24)) })).bytes();
    for (bytes, words) in [
        (&b"GET / HTTP/1.1\r\n\r\n"[..], "not a greeting"),
        (&typed, "not a greeting"),
        (&[1, 255, 255, 255, 255], "not a greeting"),
        (&[1, 9, 0, 0, 0], "in time"),
        (&old, "different versions"),
        (&hello(Some("\u{1b}[2J no one"), seat((80, 24))), "is not"),
    ] {
        let mut stream = server.connect();
        stream.write_all(bytes).unwrap();
        let answer = rest(&mut stream);
        assert!(
            matches!(answer.as_slice(), [Message::End(1 | 2, said)] if said.contains(words)),
            "{words}: {answer:?}"
        );
    }
    // Whoever only looked is not worth a word, and hostile key files and sizes do no harm.
    drop(server.connect());
    for size in [(0, 0), (1, 1), (u16::MAX, u16::MAX)] {
        let mut stream = server.connect();
        let key_file = Some(("\u{7}file".to_owned(), "[".repeat(60_000)));
        let wants = Wants::Seat(Terminal { size, key_file, ..Terminal::default() });
        stream.write_all(&hello(None, wants)).unwrap();
        stream.write_all(&Message::In(b"\x1b[200~\xff\xfe".to_vec()).bytes()).unwrap();
        stream.write_all(&Message::In(b"\x1b[201~\x1b\x1bq".to_vec()).bytes()).unwrap();
        stream.write_all(&[77]).unwrap();
        stream.write_all(&[0; 4]).unwrap();
        rest(&mut stream);
    }
    server.attach(&["--as", "morag"]).sees("Eilidh");
}

#[test]
fn no_bytes_at_all_harm_the_server_or_anybody_at_it() {
    let server = Server::start_with(&["--no-ssh", "--grace", "5", "--strangers", "50"]);
    let mut morag = server.attach(&["--as", "morag"]);
    morag.sees("Eilidh");
    let noise = || prop::collection::vec(any::<u8>(), 0..200);
    let frame = || {
        let kind = prop_oneof![1..=3_u8, 16..=18_u8, any::<u8>()];
        let length = prop_oneof![Just(None), any::<u32>().prop_map(Some), (0..300_u32).prop_map(Some)];
        (kind, length, noise()).prop_map(|(kind, length, body)| {
            let length = length.unwrap_or(u32::try_from(body.len()).unwrap());
            [&[kind][..], &length.to_le_bytes(), &body].concat()
        })
    };
    let typed = prop::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| Message::In(bytes).bytes());
    let sized = any::<(u16, u16)>().prop_map(|(columns, rows)| Message::Size(columns, rows).bytes());
    let greeting = prop_oneof![
        2 => any::<(u16, u16)>().prop_map(|size| hello(Some("fiona"), seat(size))),
        1 => ("\\PC{0,300}", any::<u32>()).prop_map(|(who, version)| {
            Message::Hello(Box::new(Hello { version, who: Some(who), wants: seat((80, 24)) })).bytes()
        }),
        1 => noise(),
        1 => frame(),
    ];
    let rest = prop::collection::vec(prop_oneof![typed, sized, frame(), noise()], 0..6);
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) };
    let mut runner = TestRunner::new(config);
    let run = runner.run(&(greeting, rest, 1..400_usize), |(greeting, rest, piece)| {
        let mut stream = server.connect();
        let bytes = [vec![greeting], rest].concat().concat();
        // It may hang up at any byte.
        let _ = bytes.chunks(piece).try_for_each(|piece| stream.write_all(piece));
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut said = vec![];
        let _ = stream.read_to_end(&mut said);
        let mut frames = Frames::default();
        frames.take(&said);
        let last = std::iter::from_fn(|| frames.cut().unwrap()).last();
        let failed = matches!(&last, Some(Message::End(_, words)) if words.contains("defect"));
        prop_assert!(!failed, "{last:?}");
        Ok(())
    });
    run.unwrap();
    morag.press("3").sees("[3 People]").press("1").sees("[1 Week]");
}

#[test]
fn a_client_that_stops_reading_is_dropped_and_slows_nobody() {
    let server = Server::start_with(&["--no-ssh", "--stall", "1"]);
    let mut stopped = server.connect();
    stopped.write_all(&hello(Some("fiona"), seat((200, 50)))).unwrap();
    let mut morag = server.attach(&["--as", "morag"]);
    morag.sees("Eilidh");
    server.says("fiona signed in");
    // It asks for everything to be drawn, again and again, and reads nothing of it.
    let asking = std::thread::spawn(move || {
        for n in 0_u16.. {
            if stopped.write_all(&Message::Size(200, 50 - n % 2).bytes()).is_err() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
    });
    for _ in 0..20 {
        morag.press("3").sees("[3 People]").press("1").sees("[1 Week]");
    }
    server.says("fiona left (socket): the terminal stopped responding");
    asking.join().unwrap();
    morag.press("3").sees("[3 People]");
}

#[test]
fn whoever_says_nothing_at_the_socket_is_dropped_in_time() {
    let server = Server::start_with(&["--no-ssh", "--grace", "1"]);
    for stream in &mut [server.connect(), server.connect()] {
        let answer = rest(stream);
        assert!(
            matches!(answer.as_slice(), [Message::End(1, said)] if said.contains("in time")),
            "{answer:?}"
        );
    }
    server.attach(&["--as", "morag"]).sees("Eilidh");
}

#[test]
fn the_socket_is_for_its_owner_alone_and_goes_away() {
    let mut server = Server::start();
    let mode =
        |name: &str| std::fs::metadata(server.store().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("tandem.sock"), mode(""), mode("host_key")), (0o600, 0o700, 0o600));
    let second = server.run(&["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.status.code(), Some(3));
    let group = server.run(&["serve", "--group", "root"]);
    assert!(!group.status.success());
    server.signal(rustix::process::Signal::INT);
    assert_eq!(server.ends(), Some(0));
    assert!(!server.socket().exists());
    let group = server.run(&["serve", "--no-ssh", "--group", "root"]);
    assert_eq!(group.status.code(), Some(2));
    assert!(super::err(&group).contains("in another folder"), "{}", super::err(&group));
}
