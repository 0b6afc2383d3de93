//! Calendars over HTTP, as telephones and other programs ask for them, and as those who want what is not theirs do.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use super::{PATIENCE, Server};

/// An answer: its status, its head in small letters, its body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn feeds() -> Self {
        Self::start_with(&["--feeds", "127.0.0.1:0"])
    }

    fn feed_address(&self) -> String {
        let line = self.says("calendars http://");
        line.trim_start_matches("calendars http://").trim_end_matches("/f/").to_owned()
    }

    /// Makes a link; gives its path.
    fn link(&self, args: &[&str]) -> String {
        let made = self.done(&[&["feed", "add"], args].concat());
        let at = made.find("/f/").unwrap();
        made[at..].trim().to_owned()
    }

    fn get(&self, head: &str) -> Answer {
        let mut stream = TcpStream::connect(self.feed_address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(format!("{head}\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
        let mut all = vec![];
        let _ = stream.read_to_end(&mut all);
        let all = String::from_utf8(all).unwrap();
        let (head, body) = all.split_once("\r\n\r\n").unwrap_or((&all, ""));
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }
}

/// A head without what changes by the second.
fn without_date(head: &str) -> String {
    head.lines().filter(|line| !line.starts_with("date:")).collect()
}

#[test]
fn a_link_gives_out_ones_calendar_until_it_is_withdrawn() {
    let server = Server::feeds();
    let path = server.link(&["eilidh"]);
    let answer = server.get(&format!("GET {path} HTTP/1.1"));
    assert_eq!(answer.status, 200, "{}", answer.head);
    for says in [
        "content-type: text/calendar; charset=utf-8",
        "cache-control: private",
        "referrer-policy: no-referrer",
    ] {
        assert!(answer.head.contains(says), "{says}: {}", answer.head);
    }
    for silent in ["content-encoding", "content-disposition"] {
        assert!(!answer.head.contains(silent), "{silent}: {}", answer.head);
    }
    assert_eq!(
        answer.body,
        server.done(&["--as", "eilidh", "export", "person", "--person", "me", "--format", "ics"])
    );
    let tag = answer.head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();

    let again = server.get(&format!("GET {path} HTTP/1.1\r\nIf-None-Match: {tag}"));
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let head = server.get(&format!("HEAD {path} HTTP/1.1"));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert!(head.head.contains(&format!("content-length: {}", answer.body.len())), "{}", head.head);
    assert_eq!(server.get(&format!("POST {path} HTTP/1.1\r\nContent-Length: 0")).status, 405);

    let list = server.done(&["feed", "list", "--json"]);
    assert!(list.contains("\"person\": \"eilidh\"") && !list.contains(&path[3..20]), "{list}");
    server.done(&["feed", "remove", "1"]);
    let gone = server.get(&format!("GET {path} HTTP/1.1"));
    let never = server.get("GET /nothing HTTP/1.1");
    assert_eq!(gone.status, 404);
    assert_eq!((without_date(&gone.head), gone.body), (without_date(&never.head), never.body));
}

#[test]
fn what_is_no_link_is_answered_alike_and_harms_nobody() {
    let server = Server::feeds();
    let path = server.link(&["harbour-families"]);
    let never = server.get("GET / HTTP/1.1");
    assert_eq!(never.status, 404);
    let guessed = format!("/f/{}.ics", "0".repeat(64));
    let upper = path.to_uppercase();
    for tried in [
        "/f/",
        "/f/../journal",
        "/f/x.ics",
        &guessed,
        &upper,
        &path[..40],
        "//f",
        "/f/%2e%2e/journal",
        "/?a=b",
    ] {
        let answer = server.get(&format!("GET {tried} HTTP/1.1"));
        assert_eq!((answer.status, &answer.body), (404, &never.body), "{tried}");
    }
    let long = server.get(&format!("GET /{} HTTP/1.1", "x".repeat(100_000)));
    assert!(long.status >= 400 || long.status == 0, "{}", long.status);
    // Whoever never asks holds nobody up.
    let silent: Vec<TcpStream> =
        (0..50).map(|_| TcpStream::connect(server.feed_address()).unwrap()).collect();
    for stream in &silent {
        stream.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
    }
    assert_eq!(server.get(&format!("GET {path} HTTP/1.1")).status, 200);
    assert_eq!(server.get("nonsense").status, 400);
}

#[test]
fn a_team_link_says_who_is_away_and_never_why_and_no_draft() {
    let server = Server::feeds();
    let path = server.link(&["ailsa"]);
    let body = server.get(&format!("GET {path} HTTP/1.1")).body.to_lowercase();
    assert!(body.contains("away"), "{body}");
    for never in ["carer", "sick", "annual", "toil", "epds"] {
        assert!(!body.contains(never), "{never}");
    }
}
