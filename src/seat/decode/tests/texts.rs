//! Texts that a terminal sends: none of them is typing, however it begins and wherever the way tears it.

use super::*;

#[test]
fn an_answer_that_never_ends_does_not_swallow_for_long_what_is_typed() {
    for begun in ["\x1b]4;1;rgb:", "\x1bP", "\x1b_Gi", "\u{9d}4", "\x1b[?1"] {
        let (start, mut decoder) = (Instant::now(), Decoder::default());
        decoder.take(begun.as_bytes(), start);
        let mut typed = vec![];
        for second in 1..=9 {
            let now = start + Duration::from_secs(second);
            typed.extend(decoder.wake(now));
            // No letter, which would end some of them.
            typed.extend(decoder.take(b"1", now));
        }
        assert!(words(&typed).ends_with('1'), "{begun:?}: {typed:?}");
    }
}

#[test]
fn texts_of_a_terminal_are_no_keys_however_they_begin() {
    let ends: [&[u8]; 2] = [b"\x07", b"\x1b\\"];
    let short: [&[u8]; 3] = [b"\x07", b"\x1b\\", b"\x9c"];
    let begins: [(&[u8], &[&[u8]]); 12] = [
        (b"\x1b_", &ends),
        (b"\x1b^", &ends),
        (b"\x1bX", &ends),
        (b"\x1b]", &ends),
        (b"\x1bP", &ends[1..]),
        (b"\x90", &short),
        (b"\x98", &short),
        (b"\x9d", &short),
        (b"\x9e", &short),
        (b"\x9f", &short),
        (b"\xc2\x9d", &short),
        (b"\xc2\x9f", &short),
    ];
    for (begin, ends) in begins {
        for end in ends {
            let text = [begin, b"Gi=31;qdu", end].concat();
            assert_eq!(read(&[&text[..], b"j"].concat()), "j", "{text:?} byte by byte");
            for at in begin.len() + 1..text.len() {
                let (one, other) = text.split_at(at);
                for pause in [300, 1200, 1900] {
                    let pieces = [(0, one), (pause, other), (0, b"j")];
                    let typed = timed(pieces.iter().map(|(pause, piece)| (ms(*pause), *piece)));
                    assert_eq!(typed, "j", "{one:?} {pause} {other:?}");
                }
            }
        }
        // As long as it likes.
        let mut decoder = Decoder::default();
        let long = [begin, &vec![b'q'; 2 * LONGEST_SEQUENCE_BYTES], b"\x1b\\j"].concat();
        let typed: Vec<Typed> = long.chunks(999).flat_map(|it| decoder.take(it, Instant::now())).collect();
        assert_eq!(words(&typed), "j");
    }
    // With nothing after them they are keys with Alt.
    assert_eq!(torn(&[(0, "\x1bX"), (300, "j")]), "Alt-Shift-X j");
    assert_eq!(torn(&[(0, "\x1b_"), (300, "j")]), "Alt-_ j");
    // A sequence that begins in one byte is as any other.
    assert_eq!(read(b"\x9bA\xc2\x9bBj"), "↑ ↓ j");
    assert_eq!(read("é£日ü".as_bytes()), "é £ 日 ü");
}
