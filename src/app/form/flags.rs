//! The flags that what is written would add and clear, told in its form: of the same look at every week that any draft has;
//! of leave those of its own sessions as one line.

use crate::app::form::{FormLayer, FormRemark};
use crate::app::{App, words};
use crate::domain::{Leave, counted};
use crate::planner::FlagDelta;
use crate::rules::{Flag, Severity, When};

/// How many of the flags it would add are listed: of leave, and of what is less in a form.
const LISTED: (usize, usize) = (6, 3);

impl App {
    /// The flags that what is written in a form would add and clear, as far as they have been looked for; or why it cannot be
    /// saved.
    pub(in crate::app) fn flags_of_form(&self, form: &FormLayer) -> Vec<FormRemark> {
        let Some(preview) = self.preview.as_ref().filter(|_| self.tells_flags_above()) else { return vec![] };
        if let Some(refused) = &preview.refused {
            let text = format!("{}.", words::capital(refused));
            return vec![FormRemark { warns: Some(Severity::Red), text }];
        }
        self.flags_of(form.leave(), &preview.flags)
    }

    fn flags_of(&self, leave: Option<&Leave>, found: &FlagDelta) -> Vec<FormRemark> {
        let (this, today) = (self.today().week(), self.today());
        let of_its_sessions = |flag: &&Flag| {
            let is_theirs = leave.is_some_and(|leave| flag.people.contains(&leave.person));
            matches!(flag.rule, "clash.on_leave" | "cover.leave") && is_theirs
        };
        let (uncovered, others): (Vec<&Flag>, Vec<&Flag>) = found.adds.iter().partition(of_its_sessions);
        // What has begun cannot be covered any more.
        let now = self.now;
        let is_ahead = |flag: &&&Flag| match flag.start {
            Some(When::Moment(start)) => start > now,
            start => start.is_none_or(|start| start.date() >= today),
        };
        let ahead = uncovered.iter().filter(is_ahead).count();
        let mut remarks = vec![];
        for (many, of, until) in [
            (ahead, "sessions in it", "until they are covered or cancelled"),
            (uncovered.len() - ahead, "sessions already begun", "until they or the leave are corrected"),
        ] {
            if many > 0 {
                let text = format!("{} on {of}, {until}.", counted(many, "flag"));
                remarks.push(FormRemark { warns: Some(Severity::Red), text });
            }
        }
        let listed = if leave.is_some() { LISTED.0 } else { LISTED.1 };
        remarks.extend(others.iter().take(listed).map(|flag| FormRemark {
            warns: (flag.severity != Severity::Note).then_some(flag.severity),
            text: format!(
                "{}: {} ({}).",
                words::capital(flag.severity.word()),
                flag.message,
                words::time_of(flag, today)
            ),
        }));
        if others.len() > listed {
            let more = counted(others.len() - listed, "more flag");
            let of =
                found.looks_at().map(|weeks| format!(", in {}", counted(weeks, "week"))).unwrap_or_default();
            remarks.push(FormRemark::told(format!("And {more}{of}.")));
        }
        if let Some((first, more)) = found.clears.split_first() {
            let more = match more.len() {
                0 => String::new(),
                more => format!(", and {}", counted(more, "more flag")),
            };
            remarks.push(FormRemark::told(format!(
                "Clears {}: {}{more}.",
                first.severity.word(),
                first.message
            )));
        }
        if !found.is_settled() {
            remarks.push(FormRemark::told(words::capital(&words::looking_on(found, this))));
        } else if found.adds.is_empty() {
            let landing = words::landing(found.landing(), this);
            let weeks = if landing.is_empty() { landing } else { format!(" in {landing}") };
            remarks.push(FormRemark::told(format!("Adds no flags{weeks}.")));
        }
        remarks
    }
}
