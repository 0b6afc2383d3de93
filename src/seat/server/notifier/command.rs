//! The command that sends a message, such as `sendmail -t`: it reads one mail and is given up after a while.

use std::future::pending;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{ChildStderr, ChildStdin, Command};
use tokio::time::timeout;

use crate::domain::plain_text::in_one_line;
use crate::report::notification::Notification;
use crate::seat::server::config::NotifyConfig;

/// How long a message may take to send.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long what the command said is listened to once it has ended.
const LAST_WORDS: Duration = Duration::from_millis(100);
/// How many bytes of what the command says are kept.
const MOST_HEARD: usize = 4096;
/// How many letters of that are told.
const TOLD: usize = 200;

/// Sends one message; the error says why that was not done.
pub async fn send(config: &NotifyConfig, notification: &Notification) -> Result<(), String> {
    let [program, args @ ..] = config.command.as_slice() else {
        return Err("no command is named".to_owned());
    };
    let address = config.to.get(&notification.to).ok_or("there is no address for them")?;
    let mail = mail(config.from.as_deref(), address, notification);
    let failed = |error: std::io::Error| format!("{program}: {error}");
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().map_err(failed)?;
    let (mut input, mut errors) = (child.stdin.take(), child.stderr.take());
    let mut said = vec![];
    let talking = async {
        tokio::join!(tell(&mut input, mail.as_bytes()), listen(&mut errors, &mut said));
        pending::<()>().await;
    };
    let status = tokio::select! {
        status = timeout(PATIENCE, child.wait()) => status,
        () = talking => return Ok(()),
    };
    // What the command started may hold on to what it said.
    let _ = timeout(LAST_WORDS, listen(&mut errors, &mut said)).await;
    let status = status.map_err(|_| format!("{program} took longer than {} s", PATIENCE.as_secs()))?;
    let status = status.map_err(failed)?;
    if status.success() {
        return Ok(());
    }
    let said: String = in_one_line(String::from_utf8_lossy(&said).trim()).chars().take(TOLD).collect();
    Err(format!("{program} ended with {status}{}{said}", if said.is_empty() { "" } else { ": " }))
}

/// Hands a command its mail; one that does not read it says how it ended.
async fn tell(input: &mut Option<ChildStdin>, mail: &[u8]) {
    if let Some(mut input) = input.take() {
        let _ = input.write_all(mail).await;
    }
}

/// Keeps the start of what a command says, and lets the rest go by.
async fn listen(errors: &mut Option<ChildStderr>, said: &mut Vec<u8>) {
    let Some(errors) = errors else { return };
    let mut heard = [0; 1024];
    while let Ok(many @ 1..) = errors.read(&mut heard).await {
        let room = MOST_HEARD.saturating_sub(said.len());
        said.extend(heard.iter().take(many.min(room)));
    }
}

/// A message as a mail.
fn mail(from: Option<&str>, address: &str, notification: &Notification) -> String {
    let from = from.map(|from| format!("From: {from}\n")).unwrap_or_default();
    let Notification { subject, body, .. } = notification;
    format!(
        "{from}To: {address}\nSubject: {subject}\nAuto-Submitted: auto-generated\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=utf-8\n\n{body}"
    )
}
