//! What a terminal shows while its server is gone: one line over the screen, which stays as it was, until the server answers
//! again or the user has had enough. Nothing that is typed meanwhile goes anywhere.

use std::io;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::unix::pipe::Sender;
use tokio::time::{Instant, sleep_until};
use unicode_width::UnicodeWidthStr as _;

use super::Wire;

/// How long it waits between two tries.
const EVERY: Duration = Duration::from_secs(5);
/// How long keys that leave count for nothing: they may have been on their way as part of a word.
const DEAF: Duration = Duration::from_millis(1500);
/// What ends a frame that was begun, and the first row in reverse; the cursor goes there, where screen readers follow it.
const OVER: &[u8] = b"\x1b[?2026l\x1b[1;1H\x1b[0;7m";
const AFTER: &[u8] = b"\x1b[0m\x1b[1;1H\x1b[?25h";
/// What leaves: `q`, `Ctrl-Q` and `Ctrl-C`, as terminals send them.
const LEAVING: [&[u8]; 5] = [b"q", b"\x11", b"\x03", b"\x1b[113;5u", b"\x1b[99;5u"];

/// Waits at a terminal until its server answers again; `None` where the user leaves or the terminal ends first.
pub(super) async fn wait(wire: &mut Wire<Sender>, socket: &Path) -> io::Result<Option<UnixStream>> {
    let since = Instant::now();
    let mut told = String::new();
    let mut next = since + EVERY;
    loop {
        let text = in_words(since.elapsed().as_secs() / 60, usize::from(wire.sizes.borrow().0));
        if text != told {
            wire.writer.write_all(&[OVER, text.as_bytes(), AFTER].concat()).await?;
            wire.writer.flush().await?;
            told = text;
        }
        tokio::select! {
            () = sleep_until(next) => {
                if let Ok(stream) = UnixStream::connect(socket) {
                    return Ok(Some(stream));
                }
                next = Instant::now() + EVERY;
            }
            bytes = wire.bytes.recv() => match bytes {
                Some(bytes) if since.elapsed() > DEAF && LEAVING.contains(&bytes.as_slice()) => return Ok(None),
                Some(_) => {}
                None => return Ok(None),
            },
            changed = wire.sizes.changed() => {
                if changed.is_err() {
                    return Ok(None);
                }
                told.clear();
            }
            _ = wire.stop.wait_for(|stop| *stop) => return Ok(None),
        }
    }
}

/// What stands in the first row after so many minutes: as much as there is room for, to the end of the row.
fn in_words(minutes: u64, columns: usize) -> String {
    let since = if minutes == 0 { String::new() } else { format!(" for {minutes} min") };
    let forms = [
        format!(
            " OFFLINE{since}: what was saved is safe; what was open and not saved has to be done again. Trying again \
             every 5 seconds.   q leave "
        ),
        format!(" OFFLINE{since}: what was saved is safe; trying again.   q leave "),
        format!(" OFFLINE{since}, trying again   q leave "),
        " OFFLINE   q leave ".to_owned(),
        "OFFLINE".to_owned(),
        String::new(),
    ];
    let text = forms.into_iter().find(|form| form.width() <= columns).unwrap_or_default();
    format!("{text:<columns$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_is_said_as_there_is_room_for_and_nothing_is_cut() {
        for (minutes, columns, starts, ends) in [
            (0, 200, " OFFLINE: what was saved is safe; what was open", "q leave"),
            (3, 80, " OFFLINE for 3 min: what was saved is safe; trying again", "q leave"),
            (3, 44, " OFFLINE for 3 min, trying again", "q leave"),
            (3, 20, " OFFLINE", "q leave"),
            (3, 8, "OFFLINE", "OFFLINE"),
            (3, 5, "", ""),
            (0, 0, "", ""),
        ] {
            let text = in_words(minutes, columns);
            assert_eq!(text.width(), columns, "{text}");
            assert!(text.starts_with(starts) && text.trim_end().ends_with(ends), "{columns}: {text}");
        }
    }
}
