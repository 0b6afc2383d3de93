//! What a request is answered with.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderValue, IF_NONE_MATCH, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Method, Request, Response, StatusCode};

use super::kept::{KeptCalendar, KeptCalendars};
use crate::exchange::give::FeedToken;

/// Answers a request.
pub(super) async fn answer<B>(request: &Request<B>, calendars: &KeptCalendars) -> Response<Full<Bytes>> {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut answer = with(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.\n");
        answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return answer;
    }
    // What is no link takes as long as a link that there is not.
    let token = token(request.uri().path()).unwrap_or_else(|| FeedToken::new(&[0; 32]));
    match calendars.of(&token).await {
        Some(calendar) => with_calendar(request, &calendar),
        None => with(StatusCode::NOT_FOUND, "There is nothing here.\n"),
    }
}

/// The token in a path that is a link's.
fn token(path: &str) -> Option<FeedToken> {
    FeedToken::read(path.strip_prefix("/f/")?.strip_suffix(".ics")?)
}

fn with_calendar<B>(request: &Request<B>, calendar: &KeptCalendar) -> Response<Full<Bytes>> {
    let known = request.headers().get_all(IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    let is_known = known
        .flat_map(|it| it.split(','))
        .map(str::trim)
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == calendar.tag);
    let mut answer = if is_known {
        let mut answer = Response::new(Full::default());
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        answer
    } else {
        let is_head = request.method() == Method::HEAD;
        let body = if is_head { Full::default() } else { Full::new(calendar.bytes.clone()) };
        let mut answer = Response::new(body);
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(calendar.bytes.len()));
        answer
    };
    if let Ok(tag) = HeaderValue::from_str(&calendar.tag) {
        answer.headers_mut().insert(ETAG, tag);
    }
    discreet(answer)
}

fn with(status: StatusCode, words: &'static str) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(Bytes::from_static(words.as_bytes())));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    discreet(answer)
}

/// With what keeps a link between those who have it.
fn discreet(mut answer: Response<Full<Bytes>>) -> Response<Full<Bytes>> {
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}
