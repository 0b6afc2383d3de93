//! What comes over the socket: frames, and what looks like them.

use tandem::seat::server::protocol::{CommandRequest, Frames, Hello, Message, Terminal, VERSION, Wants};

use super::feed;
use super::mutate::mutated;

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn noise_for_the_socket() {
    let corpus = sittings();
    feed(
        "the socket",
        10_000_000,
        |chance| mutated(&corpus, chance),
        |bytes| {
            let (mut frames, mut count) = (Frames::default(), 0);
            for piece in bytes.chunks(1 + bytes.len() / 3) {
                frames.take(piece);
                loop {
                    match frames.cut() {
                        Ok(Some(_)) => count += 1,
                        Ok(None) => break,
                        Err(_) => return count > 0,
                    }
                }
            }
            count > 0
        },
    );
}

/// What clients and the server send when all is well.
fn sittings() -> Vec<Vec<u8>> {
    let env =
        [("TERM", "xterm"), ("LANG", "C.UTF-8")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let key_file = Some(("keymap.toml".to_owned(), "inherit = \"vim\"\n".to_owned()));
    let terminal = Terminal {
        size: (80, 24),
        env: env.to_vec(),
        plain: false,
        keymap: Some("vim".to_owned()),
        key_file,
    };
    let args = ["tandem", "import", "--dry-run", "-"].map(str::to_owned).to_vec();
    let errand = CommandRequest { args, folder: "/home/morag".to_owned(), reads: true };
    let hello = |wants| {
        Message::Hello(Box::new(Hello { version: VERSION, who: Some("morag".to_owned()), wants })).bytes()
    };
    let typed = [Message::In(b"a\x1b[A".to_vec()), Message::Size(120, 40), Message::In(vec![])];
    let typed: Vec<u8> = typed.iter().flat_map(Message::bytes).collect();
    let told =
        [Message::Out(b"saved".to_vec()), Message::Err(b"no".to_vec()), Message::End(3, "full".to_owned())];
    vec![
        [hello(Wants::Seat(terminal)), typed.clone()].concat(),
        [hello(Wants::Errand(errand)), typed].concat(),
        told.iter().flat_map(Message::bytes).collect(),
    ]
}
