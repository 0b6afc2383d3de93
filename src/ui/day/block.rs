//! What stands in a block: as much of a session as fits, whole words alone, the dearest first.

use ratatui::style::Style;

use super::super::DrawContext;
use super::hyphen;
use crate::app::words;
use crate::domain::{ActivityKind, Booking, FamilyRef, PersonId, Status};
use crate::rota::Booked;
use crate::rules::{Flag, Severity};

/// Which class of work a block is: each has an edge of its own, so that no colour is needed to tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Contact,
    Group,
    Meeting,
    Own,
}

impl Class {
    /// Of a session.
    pub(super) fn of(booked: &Booked) -> Self {
        match booked.kind {
            Some(ActivityKind::Contact) => Self::Contact,
            Some(ActivityKind::Group) => Self::Group,
            Some(ActivityKind::Supervision | ActivityKind::Meeting | ActivityKind::Network) => Self::Meeting,
            _ => Self::Own,
        }
    }

    /// Its edge.
    pub(super) const fn edge(self) -> &'static str {
        match self {
            Self::Contact => "▎",
            Self::Group => "▌",
            Self::Meeting => "│",
            Self::Own => "╎",
        }
    }

    /// What it is, in words.
    pub(super) const fn called(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Group => "group",
            Self::Meeting => "meeting",
            Self::Own => "own work",
        }
    }

    /// The line below it.
    pub(super) const fn base(self) -> &'static str {
        match self {
            Self::Contact | Self::Meeting => "▁",
            Self::Group => "▂",
            Self::Own => "",
        }
    }
}

/// What became of a session, or is to, in words and in a sign.
fn became(context: DrawContext, booked: &Booked, is_to_cover: bool) -> [String; 2] {
    let (now, signs) = (context.app.now, &context.theme.signs);
    let word = |sign: &str, word: &str| [format!("{sign}\u{a0}{word}"), sign.to_owned()];
    match booked.booking().status {
        Status::Planned if is_to_cover => ["needs cover", "?"].map(str::to_owned),
        Status::Planned if booked.start <= now && now < booked.end => ["now", ""].map(str::to_owned),
        Status::Planned => [String::new(), String::new()],
        Status::Done => word(signs.done, "done"),
        Status::Cancelled => word(signs.cancelled, "cancelled"),
        Status::Missed => word(signs.missed, "missed"),
    }
}

/// What there is to say of a session, each by itself.
struct Parts {
    sign: &'static str,
    /// Its whole title, and what it is called for short.
    title: [String; 2],
    /// The families, and how many they are where they are several.
    families: [String; 2],
    /// Since when it goes on, where that is the day before.
    since: String,
    role: String,
    /// With whom, and the first of them.
    with: [String; 2],
    place: String,
    became: [String; 2],
    away: &'static str,
}

/// What is said of a session in a block of so many columns and rows; nothing where there is room for nothing.
pub(super) fn said(
    context: DrawContext,
    booked: &Booked,
    person: &PersonId,
    is_to_cover: bool,
    room: (usize, usize),
) -> Vec<String> {
    let parts = Parts::of(context, booked, person, is_to_cover);
    let tries = match Class::of(booked) {
        Class::Contact if !parts.families[0].is_empty() => parts.of_contact(),
        Class::Own => parts.of_own_work(),
        _ => parts.of_several(),
    };
    // A word is broken only where nothing whole says what it is.
    let whole = tries.iter().find_map(|it| hyphen::set(it, room.0, room.1, false));
    let broken = || tries.iter().find_map(|it| hyphen::set(it, room.0, room.1, true));
    let least = || hyphen::set(&parts.least(), room.0, room.1, false);
    whole.or_else(broken).or_else(least).unwrap_or_default()
}

impl Parts {
    fn of(context: DrawContext, booked: &Booked, person: &PersonId, is_to_cover: bool) -> Self {
        let state = context.app.shown();
        let booking = booked.booking();
        let day = context.app.selection.day;
        let lead = booking.lead.as_ref().filter(|_| booking.people.len() > 1);
        let others = booked.attendance().filter(|id| *id != person && Some(*id) != lead);
        let beside: Vec<&PersonId> = others.collect();
        let with = match beside.as_slice() {
            [] => [String::new(), String::new()],
            [one] => [format!("with {}", state.display_name(one)), state.display_name(one).to_owned()],
            [first, rest @ ..] => [
                format!("with {}", words::people(beside.iter().copied(), state)),
                format!("{} +{}", state.display_name(first), rest.len()),
            ],
        };
        let many = booking.families.len();
        Self {
            sign: sign(context, booked),
            title: [words::what(booking, state), words::brief(booking, state)],
            families: [refs(booking), if many > 1 { format!("{many} families") } else { String::new() }],
            since: if booked.start.date() < day {
                format!("since {} {}", booked.start.date().weekday(), booked.start.time())
            } else {
                String::new()
            },
            role: role(context, booked, person),
            with,
            place: place(context, booked).unwrap_or_default(),
            became: became(context, booked, is_to_cover),
            away: if booked.has(person) { "" } else { "away" },
        }
    }

    /// With one family: who it is comes first.
    fn of_contact(&self) -> Vec<Vec<String>> {
        let Self { sign, title: [full, short], families: [whom, _], became: [long, brief], .. } = self;
        let [full, short] = [full, short].map(|title| unbroken(&uncapital(title)));
        let whom = format!("{sign}{whom}");
        let rest = |with: &str| self.rest(with, long);
        let [with, first] = &self.with;
        let place = self.place.as_str();
        vec![
            [vec![format!("{whom}\u{a0}{full}")], rest(with), vec![place.to_owned()]].concat(),
            [vec![whom.clone(), full.clone()], rest(with), vec![place.to_owned()]].concat(),
            [vec![format!("{whom}\u{a0}{full}")], rest(with)].concat(),
            [vec![whom.clone(), full], rest(with)].concat(),
            [vec![format!("{whom}\u{a0}{short}")], rest(with)].concat(),
            [vec![whom.clone(), short.clone()], rest(first)].concat(),
            [vec![format!("{whom}\u{a0}{short}")], rest("")].concat(),
            [vec![whom.clone(), short.clone()], rest("")].concat(),
            vec![format!("{whom} {short} {brief}")],
            vec![format!("{whom} {brief}")],
        ]
    }

    /// A group or a meeting: what it is comes first.
    fn of_several(&self) -> Vec<Vec<String>> {
        let Self { sign, title: [full, short], families: [whom, many], became: [long, brief], .. } = self;
        let full = format!("{sign}{full}");
        let short = format!("{sign}{short}");
        let [with, first] = &self.with;
        let place = self.place.clone();
        let rest = |with: &str| self.rest(with, long);
        vec![
            [vec![full.clone(), whom.clone(), self.role.clone()], rest(with), vec![place]].concat(),
            [vec![full.clone(), whom.clone(), self.role.clone()], rest(with)].concat(),
            [vec![full.clone(), whom.clone(), self.role.clone()], rest(first)].concat(),
            [
                vec![full.clone(), whom.clone()],
                if self.role.is_empty() { rest(first) } else { rest(&self.role) },
            ]
            .concat(),
            [vec![full.clone(), whom.clone()], rest("")].concat(),
            [vec![full, many.clone()], rest("")].concat(),
            [vec![short.clone(), many.clone()], rest("")].concat(),
            vec![short.clone(), (*brief).clone()],
            vec![format!("{short} {brief}")],
            vec![short],
            vec![(*sign).to_owned(), self.title[1].clone()],
        ]
    }

    /// Own work: what it is, and with whom where it is shared.
    fn of_own_work(&self) -> Vec<Vec<String>> {
        let Self { sign, title: [full, short], became: [long, brief], .. } = self;
        vec![
            vec![format!("{sign}{full}"), self.with[0].clone(), (*long).clone()],
            vec![format!("{sign}{full}"), (*long).clone()],
            vec![format!("{sign}{short}"), (*long).clone()],
            vec![format!("{sign}{short} {brief}")],
        ]
    }

    fn rest(&self, with: &str, became: &str) -> Vec<String> {
        [self.since.as_str(), with, became, self.away].map(str::to_owned).to_vec()
    }

    /// What stands even where there is room for next to nothing.
    fn least(&self) -> Vec<String> {
        vec![format!("{}{}", self.sign, self.became[1])]
    }
}

/// The families by reference; those that are kept from whoever looks are counted.
pub(super) fn refs(booking: &Booking) -> String {
    let families = &booking.families;
    if families.iter().any(FamilyRef::is_stand_in) {
        return words::families(families);
    }
    families.iter().map(words::family).collect::<Vec<_>>().join(" ")
}

/// Where it is, where that is not the team's own base.
fn place(context: DrawContext, booked: &Booked) -> Option<String> {
    let state = context.app.shown();
    let place = booked.place.as_ref()?;
    let bases = || state.records.teams.values().filter_map(|row| row.item.place.as_ref());
    let is_dear = matches!(Class::of(booked), Class::Contact | Class::Group);
    (is_dear && bases().all(|base| base != place)).then(|| state.place(place).map(|it| it.name.clone()))?
}

/// A title in the middle of a sentence; a name of its own stays as it is.
fn uncapital(title: &str) -> String {
    let is_name = title.chars().skip(1).any(char::is_uppercase);
    if is_name { title.to_owned() } else { words::in_sentence(title) }
}

/// A text that stays on one line.
fn unbroken(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The sign of what is amiss with a session; nothing where nothing is.
pub(super) fn sign(context: DrawContext, booked: &Booked) -> &'static str {
    let Some(view) = context.app.view().filter(|_| Class::of(booked) != Class::Own) else { return "" };
    // That somebody has asked for the day stands with their name, and not again in each of its sessions.
    let is_of_session = |flag: &Flag| flag.rule != "clash.on_leave" || flag.severity == Severity::Red;
    let mark = view.mark_of(|flag| flag.is_about_session(&booked.id) && is_of_session(flag));
    mark.map_or("", |mark| context.theme.mark(mark))
}

/// What somebody does in a session with others: who leads it, or that one is along to learn.
fn role(context: DrawContext, booked: &Booked, person: &PersonId) -> String {
    let booking = booked.booking();
    match &booking.lead {
        _ if booking.shadow.contains(person) => "along to learn".to_owned(),
        Some(lead) if booking.people.len() > 1 && lead == person => "leads".to_owned(),
        Some(lead) if booking.people.len() > 1 => {
            format!("{} leads", context.app.state.display_name(lead))
        }
        _ => String::new(),
    }
}

/// What is said of several pieces of own work in one block.
pub(super) fn together(
    context: DrawContext,
    all: &[&Booked],
    (columns, rows): (usize, usize),
) -> Vec<String> {
    let state = context.app.shown();
    let name = |booked: &&Booked| -> String {
        let is_way = booked.kind == Some(ActivityKind::Travel);
        if is_way { context.theme.signs.travel.to_owned() } else { words::brief(booked.booking(), state) }
    };
    let done = all.iter().all(|booked| booked.booking().status == Status::Done);
    let names: Vec<String> = all.iter().map(name).collect();
    let first = names.first().map_or("", String::as_str);
    let mark = if done { context.theme.signs.done } else { "" };
    let tries = [
        vec![names.join(" "), mark.to_owned()],
        vec![format!("{} {mark}", names.join(" "))],
        vec![format!("{first} +{} {mark}", names.len() - names.len().min(1))],
        vec![format!("{}{mark}", names.len())],
    ];
    tries.iter().find_map(|paragraphs| hyphen::set(paragraphs, columns, rows, false)).unwrap_or_default()
}

/// How a block is coloured: by what became of it, else by its kind; what is selected has a style of its own.
pub(super) fn style(context: DrawContext, booked: &Booked) -> Style {
    let theme = context.theme;
    let style = theme.status(booked.booking().status).unwrap_or_else(|| theme.kind(booked.kind));
    style.patch(theme.fill(booked.kind))
}
