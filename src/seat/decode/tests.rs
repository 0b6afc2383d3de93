//! What bytes mean, on a clock of its own.

mod texts;

use super::*;
use crate::keymap::key_name;
use proptest::prelude::*;

fn words(typed: &[Typed]) -> String {
    let word = |typed: &Typed| match typed {
        Typed::Key(key) => key_name(*key),
        Typed::Pasted(text) => format!("“{text}”"),
        Typed::TooLong => "too long".to_owned(),
    };
    typed.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// What bytes mean that come one by one, with all the time in the world after them.
fn read(bytes: &[u8]) -> String {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    let mut typed: Vec<Typed> = bytes.iter().flat_map(|byte| decoder.take(&[*byte], start)).collect();
    typed.extend(decoder.wake(start + LONG));
    words(&typed)
}

#[test]
fn keys_are_read_however_their_bytes_are_split() {
    for (bytes, meant) in [
        ("a", "a"),
        ("D", "D"),
        ("?", "?"),
        ("\r", "Enter"),
        ("\t", "Tab"),
        ("\x1b[Z", "Shift-Tab"),
        ("\x7f", "Backspace"),
        ("\x08", "Backspace"),
        ("\x1b", "Esc"),
        ("\x1b[A\x1b[B", "↑ ↓"),
        ("\x1bOC", "→"),
        ("\x1b[1;2D", "Shift-←"),
        ("\x1b[1;5C", "Ctrl-→"),
        ("\x1bx", "Alt-X"),
        ("\x1b\x1b", "Esc Esc"),
        ("\x1b\x1b[D", "Esc ←"),
        ("\x10", "Ctrl-P"),
        ("\0", "Ctrl-Space"),
        ("\x1bOP\x1b[15~\x1b[19;2~", "F1 F5 Shift-F8"),
        ("\x1b[3~\x1b[2~\x1b[5~\x1b[6~\x1b[H\x1b[F", "Del Ins PgUp PgDn Home End"),
        ("é£日", "é £ 日"),
        ("\x1b[200~a\r\nb\x1b[201~c", "“a\r\nb” c"),
        ("\x1b[?62;22c\x1b[12;40R\x1b]11;rgb:0000/0000/0000\x07\x1b[?2026;2$yz", "z"),
        ("\x1b[Ix\x1b[O", "x"),
        ("\x1b[<0;10;10Mx", "x"),
        ("\x1b[97u\x1b[27u", "a Esc"),
    ] {
        assert_eq!(read(bytes.as_bytes()), meant, "{bytes:?}, byte by byte");
        let mut decoder = Decoder::default();
        let mut typed = decoder.take(bytes.as_bytes(), Instant::now());
        typed.extend(decoder.wake(Instant::now() + LONG));
        assert_eq!(words(&typed), meant, "{bytes:?}, at once");
    }
}

#[test]
fn an_esc_waits_a_moment_for_what_follows() {
    for link in [Link::Near, Link::Far] {
        let (start, patience) = (Instant::now(), link.patience());
        let mut decoder = Decoder::new(link);
        assert_eq!(decoder.deadline(), None);
        assert!(decoder.take(b"\x1b", start).is_empty());
        assert_eq!(decoder.deadline(), Some(start + patience));
        assert!(decoder.wake(start + patience / 2).is_empty());
        assert_eq!(words(&decoder.wake(start + patience)), "Esc");
        assert_eq!(decoder.deadline(), None);
        assert_eq!(words(&decoder.take(b"j", start + patience)), "j");
    }
    assert!(Link::Near.patience() >= ms(100) && Link::Far.patience() >= ms(250));
}

#[test]
fn whoever_came_over_ssh_is_far_away() {
    let told = |there: &str| Link::told_by(|name| (name == there).then(|| "10.0.0.7 4022".to_owned()));
    assert_eq!(told("SSH_CONNECTION"), Link::Far);
    assert_eq!(told("TERM"), Link::Near);
}

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// What a near terminal means by pieces, each of which comes so many milliseconds after the one before, with time after them.
fn torn(pieces: &[(u64, &str)]) -> String {
    timed(pieces.iter().map(|(pause, piece)| (ms(*pause), piece.as_bytes())))
}

#[test]
fn the_rest_of_a_torn_sequence_is_no_typing() {
    // Soon enough it is not torn at all.
    assert_eq!(torn(&[(0, "\x1b"), (80, "[D")]), "←");
    for rest in [
        "[D",
        "OD",
        "OP",
        "[1;5D",
        "[3~",
        "[15~",
        "[<0;10;5M",
        "[<64;10;5m",
        "[97;5u",
        "[I",
        "[[A",
        "[?62;22c",
        "[?997;1n",
        "]11;rgb:1e1e/1e1e/1e1e\x07",
        "]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        "P>|xterm(380) and more, and more, and more\x1b\\",
        "P1$r0m\x1b\\",
        "_Gi=31;OK\x1b\\",
    ] {
        assert_eq!(torn(&[(0, "\x1b"), (300, rest), (0, "x")]), "Esc x", "{rest}");
        for at in 1..rest.len() {
            let (one, other) = rest.split_at(at);
            assert_eq!(torn(&[(0, "\x1b"), (300, one), (60, other), (0, "x")]), "Esc x", "{one} {other}");
        }
    }
    assert_eq!(torn(&[(0, "\x1b"), (300, "[200~one\r"), (20, "two\x1b[201~x")]), "Esc “one\rtwo” x");
    assert_eq!(torn(&[(0, "\x1b"), (300, "[20"), (20, "0~a\x1b[201~")]), "Esc “a”");
    // Torn twice, and both are acted on once.
    assert_eq!(torn(&[(0, "\x1b"), (300, "[D"), (10, "\x1b"), (300, "[D")]), "Esc Esc");
}

#[test]
fn keys_after_an_esc_are_keys() {
    for (pieces, meant) in [
        (&[(0, "\x1b"), (120, "a")][..], "Esc a"),
        (&[(0, "\x1b"), (120, "D"), (10, "[")], "Esc D ["),
        // Typed, not sent by a terminal: nothing follows at once.
        (&[(0, "\x1b"), (300, "["), (200, "D")], "Esc [ D"),
        (&[(0, "\x1b"), (300, "O"), (200, "k")], "Esc O k"),
        (&[(0, "\x1b"), (600, "[D")], "Esc [ D"),
        (&[(0, "\x1b"), (300, "O"), (10, "\r")], "Esc O Enter"),
        (&[(0, "\x1b"), (300, "[é")], "Esc [ é"),
        (&[(0, "\x1b"), (300, "["), (10, "\x1b[A")], "Esc [ ↑"),
        // Half of a rest leads nowhere, as half a sequence does.
        (&[(0, "\x1b"), (300, "[1;"), (200, "j")], "Esc j"),
        (&[(0, "\x1b"), (300, "[1;"), (10, "\x1b[A")], "Esc ↑"),
        (&[(0, "\x1b"), (30, "\x1b"), (30, "\x1b")], "Esc Esc Esc"),
        (&[(0, "\x1b"), (30, "x")], "Alt-X"),
        (&[(0, "a"), (300, "[D")], "a [ D"),
        (&[(0, "\x1b"), (300, "]"), (200, "j")], "Esc ] j"),
        (&[(0, "\x1b"), (300, "]j")], "Esc ] j"),
        (&[(0, "\x1b"), (300, "]11;rg"), (10, "\x1b[A")], "Esc ↑"),
    ] {
        assert_eq!(torn(pieces), meant, "{pieces:?}");
    }
    let long = "1".repeat(100);
    assert_eq!(torn(&[(0, "\x1b"), (300, "["), (0, &long)]), format!("Esc{}", " 1".repeat(69)));
}

#[test]
fn a_paste_that_does_not_end_is_dropped() {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    assert!(decoder.take(b"\x1b[200~dddd", start).is_empty());
    assert!(decoder.wake(start + Link::Near.patience()).is_empty());
    assert!(decoder.wake(start + LONG).is_empty());
    assert_eq!(words(&decoder.take(b"j", start)), "j");
}

#[test]
fn a_paste_that_is_too_long_is_dropped_to_its_end() {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    let mut typed = decoder.take(b"\x1b[200~", start);
    for _ in 0..20 {
        typed.extend(decoder.take(&vec![b'd'; PASTED / 16], start));
    }
    typed.extend(decoder.take(b"dddd\x1b[201~j", start));
    assert_eq!(words(&typed), "too long j");
}

#[test]
fn an_answer_without_an_end_is_given_up() {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    assert!(decoder.take(b"\x1b]4;1;rgb:", start).is_empty());
    assert!(decoder.wake(start + SEQUENCE).is_empty());
    assert!(decoder.take(b"f", start + SEQUENCE).is_empty(), "it is waited for longer");
    assert!(decoder.wake(start + SEQUENCE + LONG).is_empty());
    assert_eq!(words(&decoder.take(b"j", start)), "j");
}

/// What a near terminal told by pieces that come so many milliseconds after one another, and that nothing of it was typed.
fn told(pieces: &[(u64, &str)]) -> Vec<Told> {
    let (mut now, mut decoder) = (Instant::now(), Decoder::default());
    for (pause, piece) in pieces {
        now += ms(*pause);
        let typed = [decoder.wake(now), decoder.take(piece.as_bytes(), now)].concat();
        assert_eq!(typed, [], "{pieces:?}");
    }
    assert_eq!(decoder.wake(now + LONG), [], "{pieces:?}");
    decoder.told()
}

#[test]
fn what_a_terminal_tells_is_heard_and_is_no_typing_however_it_is_split() {
    let grey = Told::Ground([0x1e, 0x1e, 0x1e]);
    for (bytes, heard) in [
        ("\x1b]11;rgb:1e1e/1e1e/1e1e\x07", &[grey][..]),
        ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", &[grey]),
        ("\x1b]11;rgb:1e/1e/1e\x1b\\\x1b[?62;22c", &[grey, Told::Itself]),
        ("\x1b]11;#1e1e1e\x07", &[grey]),
        ("\x1b[?1;2c\x1b[?997;2n\x1b[I\x1b[O", &[Told::Itself, Told::Turned, Told::InFront]),
        // Another colour, none, and what is no colour at all.
        ("\x1b]10;rgb:1e1e/1e1e/1e1e\x07\x1b]11;?\x07\x1b]11;\x07\x1b]11;rgb:1/2\x07", &[]),
        ("\x1b]11;rgba:0000/0000/0000/ffff\x07\x1b]52;c;aGVsbG8=\x07\x1bP>|xterm\x1b\\", &[]),
    ] {
        assert_eq!(told(&[(0, bytes)]), heard, "{bytes:?}");
        let letters: Vec<String> = bytes.chars().map(String::from).collect();
        assert_eq!(told(&letters.iter().map(|it| (90, it.as_str())).collect::<Vec<_>>()), heard, "{bytes:?}");
    }
    // The rest of one may be a long time on its way.
    for at in 5.."\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\".len() {
        let (one, other) = "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\".split_at(at);
        assert_eq!(told(&[(0, one), (1900, other)]), [grey], "{one:?} {other:?}");
    }
}

#[test]
fn an_answer_of_any_length_is_dropped_to_its_end() {
    for (start, end) in
        [("\x1b]11;rgb:", "\x07"), ("\x1b]11;rgb:", "\x1b\\"), ("\x1b]52;c;", "\x07"), ("\x1bP", "\x1b\\")]
    {
        let bytes = [start, &"f".repeat(3 * LONGEST_SEQUENCE_BYTES), end].concat();
        let mut decoder = Decoder::default();
        let mut typed: Vec<Typed> =
            bytes.as_bytes().chunks(1000).flat_map(|piece| decoder.take(piece, Instant::now())).collect();
        typed.extend(decoder.take(b"j", Instant::now()));
        assert_eq!((words(&typed), decoder.told()), ("j".to_owned(), vec![]), "{start:?}");
    }
}

/// Pieces of what a terminal might send, broken and whole.
fn pieces() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..12),
        "\\x1b[\\[\\]OP?<>;0-9MmRucy~:\\x1bIZ]{0,12}".prop_map(String::into_bytes),
        "[é日a-c]{1,3}".prop_map(String::into_bytes),
        Just(PASTE_STARTS.to_vec()),
        Just(PASTE_ENDS.to_vec()),
        answers(),
    ];
    proptest::collection::vec(piece, 0..20)
}

/// What a terminal might answer about its colours and itself, whole, wrong, or too long.
fn answers() -> impl Strategy<Value = Vec<u8>> {
    let end = prop_oneof![Just("\x07"), Just("\x1b\\"), Just("")];
    let text = prop_oneof![
        "\x1b\\]1[0-2];rgb:[0-9a-f]{0,5}(/[0-9a-f]{0,5}){0,3}",
        "\x1b\\]11;[#?;:/ -~]{0,40}",
        Just(format!("\x1b]11;{}", "f".repeat(LONGEST_SEQUENCE_BYTES + 9))),
        "\x1b\\[\\?[0-9;]{0,40}[cny]",
    ];
    (text, end).prop_map(|(text, end)| (text + end).into_bytes())
}

/// What a decoder makes of pieces, each after a pause; it keeps no more than it should.
fn timed<'a>(pieces: impl Iterator<Item = (Duration, &'a [u8])>) -> String {
    let mut now = Instant::now();
    let (mut decoder, mut typed) = (Decoder::default(), vec![]);
    for (pause, piece) in pieces {
        now += pause;
        typed.extend(decoder.wake(now));
        typed.extend(decoder.take(piece, now));
        assert!(decoder.head.len() <= PASTE_STARTS.len() && decoder.tail.len() <= PASTE_ENDS.len());
        assert!(decoder.dropping.is_some() || decoder.held <= PASTED.max(LONGEST_SEQUENCE_BYTES));
    }
    typed.extend(decoder.wake(now + LONG));
    assert!(decoder.deadline().is_none() && decoder.held == 0, "{decoder:?}");
    words(&typed)
}

#[test]
fn a_sequence_without_an_end_is_given_up_by_its_length() {
    for begun in ["\x1b[", "\x1b]11;", "\x1bP", "\x1b[<"] {
        let bytes = [begun.as_bytes(), &vec![b'1'; 2 * LONGEST_SEQUENCE_BYTES]].concat();
        timed(bytes.chunks(4096).map(|piece| (Duration::ZERO, piece)));
    }
}

proptest! {
    /// Whatever a terminal answers, and wherever the way splits it, nobody typed it; and keys after it are keys.
    #[test]
    fn no_answer_is_an_action_of_the_user(
        text in prop_oneof![
            "\x1b\\]1[0-2];rgb:[0-9a-f]{0,5}(/[0-9a-f]{0,5}){0,3}(\x07|\x1b\\\\)",
            "\x1b\\]11;[#?;:/ -~]{0,90}(\x07|\x1b\\\\)",
            "\x1b\\[\\?[0-9]{1,4}(;[0-9]{1,4}){0,9}c",
            "\x1b\\[\\?997;[12]n",
        ],
        at in 5..200_usize, pause in 0..1900_u64,
    ) {
        let (one, other) = text.split_at(at.min(text.len()));
        prop_assert_eq!(torn(&[(0, one), (pause, other), (0, "jk")]), "j k");
    }

    #[test]
    fn bytes_mean_the_same_however_they_are_split(
        pieces in pieces(), pauses in proptest::collection::vec(0..7_usize, 20),
    ) {
        let millis = [0, 1, 99, 100, 499, 500, 2500].map(Duration::from_millis);
        let timed_pieces = || pieces.iter().zip(&pauses).map(|(piece, n)| (millis[*n], piece.as_slice()));
        let one_by_one = timed_pieces().flat_map(|(pause, piece)| {
            let first = piece.first().map_or(0, |_| 1).min(piece.len());
            let (head, rest) = piece.split_at(first);
            std::iter::once((pause, head)).chain(rest.chunks(1).map(|byte| (Duration::ZERO, byte)))
        });
        prop_assert_eq!(timed(timed_pieces()), timed(one_by_one));
        // Within the wait for an Esc no pause makes a difference; one in which nothing comes adds to the next.
        let all = pieces.concat();
        let bytes = pieces.iter().filter(|piece| !piece.is_empty());
        let quick = bytes.map(|piece| (Duration::from_millis(99), piece.as_slice()));
        prop_assert_eq!(timed(quick), timed(std::iter::once((Duration::ZERO, all.as_slice()))));
    }

    #[test]
    fn any_bytes_are_taken_and_forgotten(
        pieces in proptest::collection::vec(
            prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..12),
                "\\x1b[\\[\\]OP?<>;0-9MmRucy~:\\x1bIZ]{0,12}".prop_map(String::into_bytes),
            ],
            0..20,
        )
    ) {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        for piece in &pieces {
            decoder.take(piece, start);
        }
        decoder.wake(start + LONG);
        prop_assert_eq!(decoder.deadline(), None);
        prop_assert_eq!(words(&decoder.take(b"j", start)), "j");
    }
}
