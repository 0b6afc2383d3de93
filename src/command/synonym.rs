//! What people call the things they want: other words by which the palette finds a command, and what is done by a subcommand.

use super::list::Command;

/// Other words for commands.
const SYNONYMS: &[(Command, &[&str])] = {
    use Command as C;
    &[
        (C::Add, &["new session", "create", "insert", "book", "plan", "appointment", "visit", "quick add"]),
        (C::EditSession, &["change", "open", "details", "rename", "length", "swap"]),
        (
            C::PickUp,
            &["reschedule", "shift a session", "drag", "swap", "other day", "other time", "postpone"],
        ),
        (C::Assign, &["add person", "add somebody", "second person", "buddy", "swap"]),
        (C::Unassign, &["remove person", "take somebody off", "swap"]),
        (C::Cancel, &["call off", "stop", "drop", "did not attend"]),
        (C::Delete, &["remove", "erase", "bin", "get rid of"]),
        (C::Duplicate, &["copy and move", "again", "twice"]),
        (C::MarkDone, &["happened", "finished", "complete", "tick", "attended"]),
        (C::MarkMissed, &["no show", "did not attend", "dna"]),
        (C::EditShift, &["hours of a day", "working times", "late", "overtime", "day off", "swap days"]),
        (C::SickLeave, &["ill", "illness", "absent", "absence", "off sick", "unwell"]),
        (
            C::AskLeave,
            &["holiday", "annual leave", "time off", "vacation", "day off", "absence", "request leave"],
        ),
        (C::ShowLeave, &["holiday", "annual leave", "who is away", "absence", "vacation", "calendar"]),
        (
            C::ShowChristmas,
            &["christmas", "xmas", "new year", "festive", "holidays in december", "hogmanay", "fortnight"],
        ),
        (C::WithdrawLeave, &["cancel leave", "delete leave", "take back leave"]),
        (C::DecideLeave, &["approve", "agree", "decline", "refuse"]),
        (C::CoverSession, &["replace", "stand in", "swap", "find somebody", "substitute"]),
        (C::CoverDay, &["replace", "absent", "ill", "find somebody", "stand in"]),
        (C::Undo, &["back", "take back", "revert", "mistake", "oops", "go back"]),
        (C::Redo, &["again", "repeat"]),
        (C::Back, &["close", "escape", "cancel", "go back"]),
        (C::Publish, &["send out", "finish the week", "release", "share the rota", "close week", "reopen"]),
        (
            C::PublishUntil,
            &["publish several", "publish weeks", "publish ahead", "send out weeks", "release weeks"],
        ),
        (
            C::ExtendSeries,
            &[
                "extend series",
                "renew",
                "prolong",
                "continue series",
                "series that end",
                "comes to an end",
                "repeat longer",
            ],
        ),
        (C::SwapDays, &["swap", "exchange days", "change over", "swap shifts", "swap two people"]),
        (
            C::CopyDays,
            &["copy week", "copy a day", "copy day", "same again", "repeat a week", "duplicate week"],
        ),
        (C::RollForward, &["repeat last week", "copy last week", "same as last week"]),
        (C::Find, &["search", "look for", "where is", "go to"]),
        (C::GoToDate, &["jump", "calendar", "other week", "which date"]),
        (C::Today, &["now", "this week"]),
        (C::ListSessions, &["appointments", "diary", "contacts of", "past sessions"]),
        (C::ShowHandover, &["what happened", "what is new", "news", "while i was away", "catch up"]),
        (C::Why, &["explain", "warning", "reason", "fix", "flags"]),
        (C::ShowRisks, &["warnings", "problems", "alerts", "flags", "what needs doing"]),
        (C::ShowPeople, &["staff", "team", "workers", "contacts"]),
        (C::ShowPosts, &["jobs", "funding", "vacancies", "contracts"]),
        (C::ShowHours, &["timesheet", "overtime", "worked", "balance"]),
        (C::ShowCaseload, &["families", "mothers", "clients", "cases", "who is with whom"]),
        (C::AddFamily, &["new family", "add family", "referral", "new client", "new mother"]),
        (C::MatchFamily, &["assign worker", "allocate", "who could support"]),
        (C::BookContact, &["appointment", "next visit", "plan a contact"]),
        (C::HandOverCases, &["reassign", "give away", "leaving", "transfer", "swap"]),
        (C::ShowInbox, &["requests", "messages", "waiting for me", "to do", "answers"]),
        (C::AskColleague, &["swap", "request", "offer", "exchange", "favour", "stand in"]),
        (C::Agree, &["approve", "say yes", "accept"]),
        (C::Decline, &["refuse", "say no", "withdraw", "take back"]),
        (C::ShowGroups, &["classes", "sessions for several"]),
        (C::ShowSupervision, &["one to one", "line manager", "clinical"]),
        (C::ShowTraining, &["courses", "certificates", "learning"]),
        (C::ShowReminders, &["texts", "messages", "sms", "letters"]),
        (C::ShowDirectory, &["organisations", "services", "signpost", "phone numbers"]),
        (C::ShowSummary, &["report", "quarter", "statistics", "figures", "outcomes"]),
        (C::ShowRules, &["what is checked", "limits", "law"]),
        (C::ShowService, &["set up", "places", "teams", "travel", "activities", "courses", "bank holidays"]),
        (C::ShowPolicy, &["settings", "preferences", "options", "configure"]),
        (C::ShowHistory, &["log", "audit", "who changed", "changes"]),
        (C::Theme, &["colour", "color", "dark", "light", "contrast", "appearance"]),
        (C::Help, &["keys", "shortcuts", "how do i", "manual"]),
        (C::Here, &["online", "others", "users"]),
        (C::Quit, &["exit", "close", "log out", "leave tandem", "end", "bye"]),
        (C::NewGroup, &["add group", "start a group"]),
        (C::MoveGroup, &["move group", "venue", "other place", "hall", "room", "where it meets", "travel"]),
        (C::ChangeShare, &["contract", "hours a week", "pattern", "working days"]),
        (
            C::ChangeFunding,
            &[
                "hours change",
                "cut",
                "more hours",
                "budget",
                "band",
                "money",
                "paid until",
                "grant",
                "contract ends",
            ],
        ),
        (C::SplitPost, &["job share", "divide"]),
        (C::EndShare, &["leaver", "leaving", "resign"]),
        (C::Leaver, &["leaving", "resign", "last day", "notice", "goes away", "retire", "end of contract"]),
        (C::Readiness, &["checklist", "readiness", "before the start", "new starter", "ready"]),
        (C::NoteTraining, &["course", "certificate"]),
        (
            C::Joiner,
            &["joiner", "induction", "starter", "hire", "appoint", "new person", "onboarding", "first weeks"],
        ),
        (C::AddKey, &["sign in", "login", "log in", "password", "ssh", "access", "new user"]),
        (C::EarnToil, &["overtime", "time off in lieu", "extra hours"]),
        (C::Redraw, &["refresh", "garbled", "repaint"]),
    ]
};

/// Something that people look for and that is done otherwise than by a command of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoneElsewhere {
    /// What they want.
    pub label: &'static str,
    /// Other words for it.
    pub words: &'static [&'static str],
    /// How it is done.
    pub how: &'static str,
}

impl DoneElsewhere {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self {
            label: "Print",
            words: &["paper", "pdf", "printer", "hand out"],
            how: "in a shell: tandem week --plain > week.txt, and print that",
        },
        Self {
            label: "Save",
            words: &["store", "keep", "write"],
            how: "nothing to do: every change is saved as it is made; in a form, Enter saves it",
        },
        Self {
            label: "Backup",
            words: &["copy of everything", "safety", "save a copy"],
            how: "in a shell: tandem backup FILE",
        },
        Self {
            label: "Export",
            words: &["spreadsheet", "excel", "csv", "calendar file", "download"],
            how: "in a shell: tandem export --help says what it can write",
        },
        Self {
            label: "Import",
            words: &[
                "upload",
                "team file",
                "bring in",
                "add a member of staff",
                "add staff",
                "new starter",
                "new person",
            ],
            how: "in a shell: tandem import FILE; people, teams and posts stand in the team file",
        },
        Self {
            label: "Forget families",
            words: &["delete data", "purge", "gdpr"],
            how: "in a shell: tandem purge --help",
        },
    ];
}

impl Command {
    /// Other words that people look for it by.
    #[must_use]
    pub fn synonyms(self) -> &'static [&'static str] {
        SYNONYMS.iter().find(|(command, _)| *command == self).map_or(&[], |(_, words)| words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_is_given_other_words_twice_and_none_of_them_is_its_name() {
        for (at, (command, words)) in SYNONYMS.iter().enumerate() {
            assert!(SYNONYMS.iter().skip(at + 1).all(|(other, _)| other != command), "{}", command.name());
            assert!(!words.is_empty() && words.iter().all(|it| *it != command.label()), "{}", command.name());
            assert!(words.iter().all(|it| it.to_lowercase() == **it), "{words:?}");
        }
    }
}
