//! What saving what is written would add and clear, told where it is written, in a form or a line: of the same look at every week
//! that any draft has; of leave, the flags of its own sessions as one line.

use super::form::FormRemark;
use super::model::Layer;
use super::{App, words};
use crate::domain::{Leave, counted};
use crate::planner::FlagDelta;
use crate::rules::{Flag, Severity, When};

/// How many flags are told one by one: of those it would add, and of those it would clear.
struct Told {
    adds: usize,
    clears: usize,
    /// Whether what a rule finds of the same people week after week is told once.
    folds: bool,
}

/// In a line, in a form, and in a form of leave, which says less besides.
const IN_LINE: Told = Told { adds: 3, clears: 3, folds: false };
const IN_FORM: Told = Told { adds: 3, clears: 1, folds: false };
/// In a form with pages, whose last one tells all that it does, line by line.
const IN_PAGES: Told = Told { adds: 2, clears: 0, folds: true };
const OF_LEAVE: Told = Told { adds: 6, clears: 1, folds: false };

impl App {
    /// The flags that what is written in front would add and clear, as far as they have been looked for; or why it cannot be
    /// saved. Nothing where the last line of the screen tells it.
    #[must_use]
    pub fn consequences(&self) -> Vec<FormRemark> {
        let Some(preview) = self.preview.as_ref().filter(|_| self.tells_flags_above()) else { return vec![] };
        let (leave, many) = match self.layers.last() {
            Some(Layer::Form(form)) => {
                let many = if form.leave().is_some() {
                    OF_LEAVE
                } else if form.has_pages() {
                    IN_PAGES
                } else {
                    IN_FORM
                };
                (form.leave(), many)
            }
            _ => (None, IN_LINE),
        };
        if let Some(refused) = &preview.refused {
            return vec![FormRemark::as_grave_as(Severity::Red, format!("{}.", words::capital(refused)))];
        }
        // A line says so itself.
        let is_form = matches!(self.layers.last(), Some(Layer::Form(_)));
        let proposed = preview.proposes.as_ref().filter(|_| is_form);
        let proposed = proposed.map(|it| FormRemark::told(format!("{}.", words::capital(it))));
        let supposed = preview.supposes.as_ref();
        let supposed = supposed.map(|it| FormRemark::told(format!("{}:", words::capital(it))));
        proposed.into_iter().chain(supposed).chain(self.told_of(leave, &preview.flags, &many)).collect()
    }

    fn told_of(&self, leave: Option<&Leave>, found: &FlagDelta, many: &Told) -> Vec<FormRemark> {
        let this = self.today().week();
        let of_its_sessions = |flag: &&Flag| {
            let is_theirs = leave.is_some_and(|leave| flag.people.contains(&leave.person));
            matches!(flag.rule, "clash.on_leave" | "cover.leave") && is_theirs
        };
        let (uncovered, others): (Vec<&Flag>, Vec<&Flag>) = found.adds.iter().partition(of_its_sessions);
        let (others, clears) = if many.folds {
            (once_each(&others), once_each(&found.clears.iter().collect::<Vec<_>>()))
        } else {
            (others, found.clears.iter().collect())
        };
        let mut remarks = self.of_sessions(&uncovered);
        let week = |flag: &Flag| {
            if flag.rule().is_of_week() {
                format!(" in {}", words::weeks(&[flag.week], this))
            } else {
                String::new()
            }
        };
        let line = |verb: &str, flag: &Flag| {
            format!("{verb} {}{}: {}", flag.severity.word(), week(flag), flag.message)
        };
        let adds = others.iter().take(many.adds);
        remarks.extend(adds.map(|flag| FormRemark::as_grave_as(flag.severity, line("adds", flag))));
        let landing = words::landing(found.landing(), this);
        let weeks = if landing.is_empty() { landing } else { format!(" in {landing}") };
        let rest = |all: usize, told: usize, what: &str| {
            let more = all.checked_sub(told).filter(|more| *more > 0)?;
            let thing = if many.folds { "matter" } else { "flag" };
            Some(FormRemark::told(format!("and {} {what}", counted(more, thing))))
        };
        remarks.extend(rest(others.len(), many.adds, &format!("more that it adds{weeks}")));
        remarks.extend(clears.iter().take(many.clears).map(|flag| FormRemark::good(line("clears", flag))));
        remarks.extend(rest(clears.len(), many.clears, "more that it clears"));
        if !found.is_settled() {
            remarks.push(FormRemark::told(words::looking_on(found, this)));
        } else if found.adds.is_empty() {
            remarks.push(FormRemark::told(format!("Nothing new is flagged{weeks}.")));
        }
        remarks
    }

    /// The flags on the sessions of a leave: on those ahead, and on those that have begun, which cannot be covered any more.
    fn of_sessions(&self, uncovered: &[&Flag]) -> Vec<FormRemark> {
        let (now, today) = (self.now, self.today());
        let is_ahead = |flag: &&Flag| match flag.start {
            Some(When::Moment(start)) => start > now,
            start => start.is_none_or(|start| start.date() >= today),
        };
        let (ahead, begun): (Vec<&&Flag>, Vec<&&Flag>) = uncovered.iter().partition(|flag| is_ahead(flag));
        let red = |words: &str| FormRemark::as_grave_as(Severity::Red, words.to_owned());
        let ahead =
            (!ahead.is_empty()).then(|| red("What is booked in it is red until it is covered or cancelled."));
        let begun = (!begun.is_empty())
            .then(|| red("What has begun in it is red until that or the leave is corrected."));
        ahead.into_iter().chain(begun).collect()
    }
}

/// The first of what each rule finds of the same people, in order.
fn once_each<'f>(flags: &[&'f Flag]) -> Vec<&'f Flag> {
    let mut told: Vec<&'f Flag> = vec![];
    for flag in flags {
        if !told.iter().any(|it| it.rule == flag.rule && it.people == flag.people) {
            told.push(flag);
        }
    }
    told
}
