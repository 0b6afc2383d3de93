//! Where a command can be given: the tables of a key file, one line each.

macro_rules! scopes {
    ($(#[doc = $doc:literal] $variant:ident $name:literal $title:literal;)*) => {
        /// Where a command can be given: the tables of a key file. Text goes to `line` and `form` first.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Scope { $(#[doc = $doc] $variant,)* }

        impl Scope {
            /// Every scope.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in a key file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// When it is, in words that follow “it is for”: `writing a line`.
            #[must_use]
            pub fn occasion(self) -> String {
                let title = self.title().to_lowercase();
                title.strip_prefix("while ").map_or_else(|| title.clone(), |rest| format!("when {rest}"))
            }

            /// Its title in help.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

scopes! {
    /// On every screen, and in whatever is open where keys are not text.
    Global "global" "Everywhere";
    /// On screens that show sessions: Week and Day.
    Rota "rota" "Sessions";
    /// On the Week screen.
    Week "week" "Week";
    /// On the Day screen.
    Day "day" "Day";
    /// On the People screen.
    People "people" "People";
    /// On the Posts screen.
    Posts "posts" "Posts";
    /// On the Hours screen.
    Hours "hours" "Hours";
    /// On the Groups screen.
    Groups "groups" "Groups";
    /// On the Supervision screen.
    Supervision "supervision" "Supervision";
    /// On the Training screen.
    Training "training" "Training";
    /// On the Reminders screen.
    Reminders "reminders" "Reminders";
    /// On the Directory screen.
    Directory "directory" "Directory";
    /// On the Risks screen.
    Risks "risks" "Risks";
    /// On the Rules screen.
    Rules "rules" "Rules";
    /// On the Policy screen.
    Policy "policy" "Policy";
    /// On the Service screen.
    Service "service" "Service";
    /// On the History screen.
    History "history" "History";
    /// On the Inbox screen.
    Inbox "inbox" "Inbox";
    /// On the Leave screen.
    Leave "leave" "Leave";
    /// On the Caseload screen.
    Caseload "caseload" "Caseload";
    /// While a session is picked up.
    Moving "moving" "While a session is picked up";
    /// While a session is picked up on the Day screen; before `moving`.
    MovingOnDay "moving-day" "While a session is picked up, on the Day screen";
    /// In a line of text: quick add, a reason, a date.
    Line "line" "Writing a line";
    /// In a list to choose from: palette, finder, menus.
    List "list" "Choosing from a list";
    /// In a list of somebody's sessions; before `list`, which it is.
    Sessions "sessions" "Looking through somebody's sessions";
    /// In a form.
    Form "form" "Filling in a form";
    /// In a page to read: help, a difference.
    Page "page" "Reading a page";
    /// In a handover sheet; before `page`, which it is.
    Handover "handover" "Reading a handover sheet";
    /// In why something is flagged; before `list`, which its remedies are.
    Why "why" "Reading why something is flagged";
    /// In what an absence touches; before `list`, which its remedies are.
    Cover "cover" "Looking for cover";
}
