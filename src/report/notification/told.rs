//! The words that people are told: in ASCII, since nobody knows what they go through on their way.

use super::Notification;
use super::fold::{LeaveNews, PersonalNews, RequestNews};
use crate::domain::{Date, LeaveSpan, PersonId, Week};
use crate::words::{day, day_before, in_a_row, when};

/// What everything that is told ends with.
const ENDS: &str = "Open Tandem to see it. Families, names and reasons are never sent.";
/// The most days that are told one by one.
const MOST_DAYS: usize = 5;

impl PersonalNews {
    /// All of it for one person, where there is anything. Where it is one thing, the subject says it.
    pub(super) fn told(self, to: PersonId, today: Date) -> Option<Notification> {
        let lines = self.lines(today);
        let subject = match lines.as_slice() {
            [] => return None,
            [only] => only.trim_end_matches('.').to_owned(),
            more => format!("{} things are new in your rota", more.len()),
        };
        let body = lines.iter().map(String::as_str).chain(["", ENDS, ""]).collect::<Vec<_>>().join("\n");
        Some(Notification { to, subject, body })
    }

    fn lines(&self, today: Date) -> Vec<String> {
        let named = |week: &Week| from_to(week.monday(), week.sunday(), today);
        let published = self.published.iter().map(|week| format!("Your week {} is published.", named(week)));
        let withdrawn = self
            .withdrawn
            .iter()
            .map(|week| format!("Your week {} is a draft again, and may still change.", named(week)));
        let days: Vec<String> = self.changed.iter().map(|date| day(*date, today)).collect();
        let changed = match (days.as_slice(), self.changed.first().zip(self.changed.last())) {
            ([_, ..], Some((first, last))) if days.len() > MOST_DAYS => Some(format!(
                "Your published rota has changed on {} days {}.",
                days.len(),
                from_to(*first, *last, today)
            )),
            ([_, ..], _) => Some(format!("Your published rota has changed on {}.", in_a_row(&days))),
            ([], _) => None,
        };
        let leave = self.leave.iter().map(|(span, news)| {
            let words = match news {
                LeaveNews::Agreed => "is agreed",
                LeaveNews::Declined => "is not agreed",
                LeaveNews::Undecided => "waits to be decided again",
                LeaveNews::Cancelled => "is cancelled",
            };
            format!("Your leave {} {words}.", days_of(*span, today))
        });
        let supervision = self
            .supervision
            .iter()
            .map(|start| format!("Supervision is booked for {}.", when(*start, today)));
        let requests = self.requests.iter().map(|news| {
            let words = match news {
                RequestNews::Asked => "A colleague asks something of you: your inbox has it.",
                RequestNews::ToDecide => "A request waits for you to decide: your inbox has it.",
                RequestNews::Answered => "What you asked a colleague has an answer: your inbox has it.",
                RequestNews::Over => "What a colleague asked of you is settled: your inbox has it.",
            };
            words.to_owned()
        });
        published.chain(withdrawn).chain(changed).chain(leave).chain(supervision).chain(requests).collect()
    }
}

fn days_of(span: LeaveSpan, today: Date) -> String {
    let (first, last) = (span.first_day(), span.last_day());
    if first == last { format!("on {}", day(first, today)) } else { from_to(first, last, today) }
}

fn from_to(first: Date, last: Date, today: Date) -> String {
    format!("from {} to {}", day_before(first, last), day(last, today))
}
