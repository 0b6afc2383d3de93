//! What goes over the socket: frames of a type, a length and bytes, every one of them bounded.
//!
//! A client says hello first: who it is, and whether it wants a seat or a command to be run where the store is.
//! Whatever does not fit is nonsense, and ends the connection.

use serde::{Deserialize, Serialize};

/// The version of this protocol: both sides must speak the same.
pub const VERSION: u32 = 1;
/// The most bytes of a frame, but for a hello.
pub const LONGEST_FRAME_BYTES: usize = 64 << 10;
/// The most bytes of a hello: it carries a key file.
const MOST_OF_HELLO: usize = 512 << 10;
/// The type and the length of a frame, in bytes.
const HEAD: usize = 5;

/// What a client says first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The version of the protocol that it speaks.
    pub version: u32,
    /// Who it wants to be, where it says so.
    pub who: Option<String>,
    /// What it wants.
    pub wants: Wants,
}

/// What a client wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wants {
    /// To sit down.
    Seat(Terminal),
    /// A command run.
    Errand(CommandRequest),
}

/// The terminal of somebody who wants to sit down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terminal {
    /// Columns and rows.
    pub size: (u16, u16),
    /// The variables that tell its colours and its letters, such as `TERM`, `NO_COLOR` and `LANG`.
    pub env: Vec<(String, String)>,
    /// Whether text alone was asked for.
    pub plain: bool,
    /// The name of a key map that comes with the program.
    pub keymap: Option<String>,
    /// A key file: its name, and its text.
    pub key_file: Option<(String, String)>,
}

/// A command to be run where the store is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommandRequest {
    /// Its arguments, the program's name first.
    pub args: Vec<String>,
    /// The folder that it was given in.
    pub folder: String,
    /// Whether what it reads comes in frames after this.
    pub reads: bool,
}

impl CommandRequest {
    /// It as it was asked for, without where the program stands.
    #[must_use]
    pub fn in_words(&self) -> String {
        let args = self.args.iter().skip(1).map(String::as_str);
        std::iter::once("tandem").chain(args).collect::<Vec<_>>().join(" ")
    }
}

/// A frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// From the client, first of all.
    Hello(Box<Hello>),
    /// From the client: what was typed, or what a command reads; nothing, when that is all.
    In(Vec<u8>),
    /// From the client: columns and rows; the same again asks for everything to be drawn.
    Size(u16, u16),
    /// From the server: what to write to the terminal or to standard output.
    Out(Vec<u8>),
    /// From the server: what to write to standard error.
    Err(Vec<u8>),
    /// From the server, last of all: the exit code, and words for the user where there are any.
    End(u8, String),
}

/// Why bytes are no frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProtocolError {
    /// No such type.
    #[error("it sent a frame of a type that does not exist")]
    Type,
    /// Too long for its type.
    #[error("it sent a frame that is too long")]
    TooLong,
    /// The bytes are not what the type says.
    #[error("it sent a frame that cannot be read")]
    Form,
}

impl Message {
    /// Its bytes. What is longer than a frame may be is cut off: whoever sends much cuts it up first.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let (kind, mut body) = match self {
            Self::Hello(hello) => (1, serde_json::to_vec(hello).unwrap_or_default()),
            Self::In(bytes) => (2, bytes.clone()),
            Self::Size(columns, rows) => (3, [columns.to_le_bytes(), rows.to_le_bytes()].concat()),
            Self::Out(bytes) => (16, bytes.clone()),
            Self::Err(bytes) => (17, bytes.clone()),
            Self::End(code, words) => {
                let fits = words.floor_char_boundary(LONGEST_FRAME_BYTES - 1);
                (18, [&[*code], words.get(..fits).unwrap_or_default().as_bytes()].concat())
            }
        };
        body.truncate(most(kind));
        let length = u32::try_from(body.len()).unwrap_or(0);
        [&[kind][..], &length.to_le_bytes(), &body].concat()
    }

    fn of(kind: u8, body: &[u8]) -> Result<Self, ProtocolError> {
        match kind {
            1 => Ok(Self::Hello(Box::new(serde_json::from_slice(body).map_err(|_| ProtocolError::Form)?))),
            2 => Ok(Self::In(body.to_vec())),
            3 => match *body {
                [a, b, c, d] => Ok(Self::Size(u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]))),
                _ => Err(ProtocolError::Form),
            },
            16 => Ok(Self::Out(body.to_vec())),
            17 => Ok(Self::Err(body.to_vec())),
            18 => {
                let (code, words) = body.split_first().ok_or(ProtocolError::Form)?;
                let words = std::str::from_utf8(words).map_err(|_| ProtocolError::Form)?;
                Ok(Self::End(*code, words.to_owned()))
            }
            _ => Err(ProtocolError::Type),
        }
    }
}

/// The most bytes of a frame of a type.
fn most(kind: u8) -> usize {
    if kind == 1 { MOST_OF_HELLO } else { LONGEST_FRAME_BYTES }
}

/// Bytes that came, cut into frames. It holds one frame and what came with its end, and never more.
#[derive(Debug, Default)]
pub struct Frames {
    bytes: Vec<u8>,
    /// Whether the first frame has been cut off: only that may be a hello.
    begun: bool,
}

impl Frames {
    /// Takes in bytes that came.
    pub fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Cuts off the next frame that is there whole.
    pub fn cut(&mut self) -> Result<Option<Message>, ProtocolError> {
        let Some((head, rest)) = self.bytes.split_first_chunk::<HEAD>() else {
            return Ok(None);
        };
        let [kind, length @ ..] = *head;
        let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
        if !matches!(kind, 1..=3 | 16..=18) || (kind == 1 && self.begun) {
            return Err(ProtocolError::Type);
        }
        if length > most(kind) {
            return Err(ProtocolError::TooLong);
        }
        let Some(body) = rest.get(..length) else {
            return Ok(None);
        };
        let message = Message::of(kind, body)?;
        self.begun = true;
        self.bytes.drain(..HEAD + length);
        Ok(Some(message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn messages() -> impl Strategy<Value = Message> {
        let bytes = prop::collection::vec(any::<u8>(), 0..2000);
        prop_oneof![
            bytes.clone().prop_map(Message::In),
            any::<(u16, u16)>().prop_map(|(columns, rows)| Message::Size(columns, rows)),
            bytes.clone().prop_map(Message::Out),
            bytes.prop_map(Message::Err),
            (any::<u8>(), "\\PC{0,100}").prop_map(|(code, words)| Message::End(code, words)),
        ]
    }

    fn hellos() -> impl Strategy<Value = Message> {
        let text = || "\\PC{0,30}";
        let seat =
            (any::<(u16, u16)>(), prop::collection::vec((text(), text()), 0..4), text(), any::<bool>());
        let seat = seat.prop_map(|(size, env, text, plain)| {
            let (keymap, key_file) = (Some(text.clone()), Some((text.clone(), text)));
            Wants::Seat(Terminal { size, env, plain, keymap, key_file })
        });
        let remote_command = (prop::collection::vec(text(), 0..5), text(), any::<bool>());
        let remote_command = remote_command
            .prop_map(|(args, folder, reads)| Wants::Errand(CommandRequest { args, folder, reads }));
        (any::<u32>(), prop::option::of(text()), prop_oneof![seat, remote_command])
            .prop_map(|(version, who, wants)| Message::Hello(Box::new(Hello { version, who, wants })))
    }

    /// What comes of bytes that come in pieces of such a length.
    fn read(bytes: &[u8], piece: usize) -> (Vec<Message>, Option<ProtocolError>) {
        read_pieces(bytes.chunks(piece.max(1)))
    }

    /// What comes of bytes in pieces; no more is ever kept than the longest frame.
    fn read_pieces<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> (Vec<Message>, Option<ProtocolError>) {
        let (mut frames, mut found) = (Frames::default(), vec![]);
        for piece in pieces {
            let most = if frames.begun { LONGEST_FRAME_BYTES } else { MOST_OF_HELLO };
            assert!(frames.bytes.len() < HEAD + most, "{} bytes are kept", frames.bytes.len());
            frames.take(piece);
            loop {
                match frames.cut() {
                    Ok(Some(message)) => found.push(message),
                    Ok(None) => break,
                    Err(nonsense) => return (found, Some(nonsense)),
                }
            }
        }
        (found, None)
    }

    proptest! {
        #[test]
        fn what_is_sent_comes_whole_however_it_is_cut(
            hello in prop::option::of(hellos()), rest in prop::collection::vec(messages(), 0..8), piece in 1..3000_usize,
        ) {
            let sent: Vec<Message> = hello.into_iter().chain(rest).collect();
            let bytes: Vec<u8> = sent.iter().flat_map(Message::bytes).collect();
            prop_assert_eq!(read(&bytes, piece), (sent, None));
        }

        #[test]
        fn any_bytes_are_the_same_frames_or_nonsense_however_they_are_split(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0..4_u8, 16..19_u8], 0..3000),
            splits in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
        ) {
            let whole = read(&bytes, bytes.len());
            let mut at: Vec<usize> = splits.iter().map(|at| at.index(bytes.len() + 1)).collect();
            at.extend([0, bytes.len()]);
            at.sort_unstable();
            let pieces = at.windows(2).map(|ends| &bytes[ends[0]..ends[1]]);
            prop_assert_eq!(&read_pieces(pieces), &whole);
            prop_assert_eq!(&read(&bytes, 1), &whole);
        }

        #[test]
        fn a_frame_of_any_length_is_nonsense_or_waited_for(
            hello in any::<bool>(), kind in any::<u8>(), length in prop_oneof![any::<u32>(), 0..600_000_u32], fed in 0..3000_usize,
        ) {
            let before = if hello { Message::In(vec![]).bytes() } else { vec![] };
            let bytes = [before, vec![kind], length.to_le_bytes().to_vec(), vec![b'['; fed]].concat();
            let (found, nonsense) = read(&bytes, 7);
            prop_assert!(!hello || !found.is_empty());
            if usize::try_from(length).unwrap() > most(kind) {
                prop_assert!(nonsense.is_some(), "a frame of type {} and {} bytes is waited for", kind, length);
            }
        }

        #[test]
        fn a_flipped_bit_never_does_harm(message in prop_oneof![messages(), hellos()], at in any::<prop::sample::Index>()) {
            let mut bytes = message.bytes();
            let bit = at.index(bytes.len() * 8);
            bytes[bit / 8] ^= 1 << (bit % 8);
            read(&bytes, 7);
        }
    }

    #[test]
    fn lengths_are_bounded_before_anything_is_kept() {
        for kind in [1, 2, 3, 16, 17, 18] {
            let bytes = [&[kind][..], &u32::MAX.to_le_bytes()].concat();
            assert_eq!(read(&bytes, 1).1, Some(ProtocolError::TooLong), "type {kind}");
        }
        assert_eq!(read(&[9, 0, 0, 0, 0], 1).1, Some(ProtocolError::Type));
        let hello = Message::Hello(Box::new(Hello {
            version: 1,
            who: None,
            wants: Wants::Errand(CommandRequest::default()),
        }));
        assert_eq!(
            read(&[hello.bytes(), hello.bytes()].concat(), 9).1,
            Some(ProtocolError::Type),
            "a second hello"
        );
        let long = Message::End(1, "ö".repeat(LONGEST_FRAME_BYTES));
        assert!(matches!(read(&long.bytes(), 9999).0.as_slice(), [Message::End(1, _)]));
    }

    #[test]
    fn what_nests_without_end_is_refused() {
        let deep = format!("{{\"version\":1,\"who\":null,\"wants\":{}", "[".repeat(100_000));
        let bytes = [&[1][..], &u32::try_from(deep.len()).unwrap().to_le_bytes(), deep.as_bytes()].concat();
        assert_eq!(read(&bytes, 60_000).1, Some(ProtocolError::Form));
    }
}
