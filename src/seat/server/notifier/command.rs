//! The command that sends a message, such as `sendmail -t`: it reads one mail and is given up after a while.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use tokio::time::timeout;

use crate::domain::plain_text::in_one_line;
use crate::report::notification::Notification;
use crate::seat::server::config::NotifyConfig;

/// How long a message may take to send.
const PATIENCE: Duration = Duration::from_secs(30);
/// How many letters of what the command says are told.
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
    let mut input = child.stdin.take();
    let sending = async {
        if let Some(input) = &mut input {
            // A command that does not read says how it ended.
            let _ = input.write_all(mail.as_bytes()).await;
        }
        drop(input);
        child.wait_with_output().await
    };
    let output = timeout(PATIENCE, sending).await;
    let output = output.map_err(|_| format!("{program} took longer than {} s", PATIENCE.as_secs()))?;
    let output = output.map_err(failed)?;
    if output.status.success() {
        return Ok(());
    }
    let said: String =
        in_one_line(String::from_utf8_lossy(&output.stderr).trim()).chars().take(TOLD).collect();
    Err(format!("{program} ended with {}{}{said}", output.status, if said.is_empty() { "" } else { ": " }))
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
