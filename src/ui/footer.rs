//! The two lines at the bottom: what was said, or flagged, of what is selected; and the keys that matter now.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::text::{Strip, width};
use super::{Brush, columns, lines};
use crate::app::{App, Layer, Screen};
use crate::command::Command;
use crate::keymap::Resolution;
use crate::rules::Flag;

/// What was last said; else the gravest flag of what is selected.
pub(super) fn draw_said(frame: &mut Frame, area: Rect, brush: Brush) {
    let Brush { app, theme } = brush;
    let mut line = Strip::new(columns(area));
    if let Some(notice) = &app.notice {
        let style = if notice.bad { theme.red } else { theme.good };
        line.put(format!(" {}", notice.text), style);
        if let Some(news) = app.fresh.line.as_ref().map(|news| format!("{} {news} ", theme.signs.fresh))
            && line.left() > width(&news) + 1
        {
            line.space_before(width(&news));
            line.put(news, theme.quiet);
        }
    } else if app.preview.as_ref().is_some_and(|preview| preview.view.is_none()) {
        line.put(" its flags: the week is on its way from the disk …", theme.quiet);
    } else if let Some(preview) = &app.preview {
        put_consequences(&mut line, &preview.added, &preview.cleared, brush);
    } else if let Some(news) = &app.fresh.line {
        line.put(format!(" {} ", theme.signs.fresh), theme.fresh);
        line.put(news, theme.quiet);
    } else if let Some(flag) = gravest(app) {
        let style = theme.severity(flag.severity);
        line.put(format!(" {} {} ", theme.sign(flag.severity), flag.severity.word()), style);
        line.put(flag.message.clone(), theme.text);
    }
    lines(frame, area, [line.line()]);
}

/// The flags that a draft adds and clears.
fn put_consequences(line: &mut Strip, added: &[Flag], cleared: &[Flag], brush: Brush) {
    let theme = brush.theme;
    if let Some(flag) = added.iter().min_by_key(|flag| flag.severity) {
        let more = if added.len() > 1 { format!(" (and {} more)", added.len() - 1) } else { String::new() };
        let sign = theme.sign(flag.severity);
        line.put(format!(" adds {sign} {}: ", flag.severity.word()), theme.severity(flag.severity));
        line.put(format!("{}{more}", flag.message), theme.text);
    }
    if let Some(flag) = cleared.iter().min_by_key(|flag| flag.severity) {
        let more =
            if cleared.len() > 1 { format!(" (and {} more)", cleared.len() - 1) } else { String::new() };
        line.put(format!(" clears {}: ", flag.severity.word()), theme.good);
        line.put(format!("{}{more}", flag.message), theme.quiet);
    }
    if added.is_empty() && cleared.is_empty() {
        line.put(" adds no flags", theme.good);
    }
}

/// The gravest flag of the session that the selection rests on, else of the person.
fn gravest(app: &App) -> Option<&Flag> {
    let shows_people = matches!(app.screen, Screen::Week | Screen::Day | Screen::People);
    let view = app.view().filter(|_| shows_people)?;
    let on_session =
        app.rested.session.as_ref().and_then(|id| view.flags_on(id).min_by_key(|flag| flag.severity));
    let on_person =
        || app.rested.person.as_ref().and_then(|id| view.flags_of(id).min_by_key(|flag| flag.severity));
    on_session.or_else(on_person)
}

/// The keys that matter now, from the bindings in force; of a sequence begun, what can follow.
pub(super) fn draw_keys(frame: &mut Frame, area: Rect, brush: Brush) {
    let Brush { app, theme } = brush;
    let mut line = Strip::new(columns(area));
    if !app.typed.is_empty()
        && let Resolution::Pending(next) = app.keymap.resolve(app.scopes(), &app.typed)
    {
        for step in next {
            line.put(format!(" {}", step.key), theme.key);
            line.put(format!(" {} ", step.what), theme.text);
        }
        lines(frame, area, [line.line()]);
        return;
    }
    let scopes = app.scopes();
    let help = app.keymap.keys_of(Command::Help, scopes).into_iter().next();
    let help = help.map(|key| (key, Command::Help.label()));
    let room = help.as_ref().map_or(0, |(key, label)| width(key) + width(label) + 3);
    for command in hints(app) {
        let Some(key) = app.keymap.keys_of(*command, scopes).into_iter().next() else { continue };
        if line.left() < width(&key) + width(command.label()) + 3 + room {
            break;
        }
        let available = app.rested_in.reason_against(*command).is_none();
        line.put(format!(" {key}"), if available { theme.key } else { theme.quiet });
        line.put(format!(" {} ", command.label()), if available { theme.text } else { theme.quiet });
    }
    if let Some((key, label)) = help {
        line.space_before(room);
        line.put(format!(" {key}"), theme.key);
        line.put(format!(" {label}"), theme.text);
    }
    lines(frame, area, [line.line()]);
}

/// Those of the Posts screen.
const POSTS: &[Command] = &[
    Command::ChangeShare,
    Command::HandOverDay,
    Command::SplitPost,
    Command::EndShare,
    Command::FillVacancy,
    Command::ConvertHours,
    Command::Undo,
    Command::Why,
    Command::NextWeek,
    Command::PreviousWeek,
    Command::Palette,
    Command::Quit,
];

/// Those of the Hours screen.
const HOURS: &[Command] = &[
    Command::OpenHours,
    Command::HoursOfWeeks,
    Command::Down,
    Command::Up,
    Command::NextWeek,
    Command::PreviousWeek,
    Command::ShowPosts,
    Command::ShowWeek,
    Command::Palette,
    Command::Quit,
];

/// Those of the Leave screen.
const ON_LEAVE: &[Command] = &[
    Command::AskLeave,
    Command::MarkDays,
    Command::DecideLeave,
    Command::CoverLeave,
    Command::LeaveParts,
    Command::WithdrawLeave,
    Command::SickLeave,
    Command::NextWeek,
    Command::NextMonth,
    Command::NextYear,
    Command::ShowAccount,
    Command::LeaveScale,
    Command::EarnToil,
    Command::CarryLeave,
    Command::OpenLeaveDay,
    Command::Undo,
    Command::ShowWeek,
    Command::Palette,
    Command::Quit,
];

/// Those of the Supervision screen.
const SUPERVISION: &[Command] = &[
    Command::BookSupervision,
    Command::BookRound,
    Command::NameSupervisor,
    Command::Why,
    Command::Down,
    Command::Up,
    Command::Undo,
    Command::ShowWeek,
    Command::Palette,
    Command::Quit,
];

/// Those of the Caseload screen.
const CASELOAD: &[Command] = &[
    Command::NextCaseStep,
    Command::MatchFamily,
    Command::ContactDone,
    Command::BookContact,
    Command::PlanContacts,
    Command::AddFamily,
    Command::EditFamily,
    Command::CaseStepForm,
    Command::Why,
    Command::FilterCases,
    Command::SortCases,
    Command::GroupCases,
    Command::WhatIf,
    Command::HandOverCases,
    Command::ContactMissed,
    Command::ShowSteps,
    Command::CasesOfTeam,
    Command::Undo,
    Command::Palette,
    Command::Quit,
];

/// Those of the Training screen.
const TRAINING: &[Command] = &[
    Command::EditTraining,
    Command::RoleCard,
    Command::Left,
    Command::Right,
    Command::Down,
    Command::Up,
    Command::Why,
    Command::Undo,
    Command::ShowWeek,
    Command::Palette,
    Command::Quit,
];

/// Those of the Groups screen.
const GROUPS: &[Command] = &[
    Command::ContactBefore,
    Command::TickGroup,
    Command::NewGroup,
    Command::EditGroup,
    Command::CallGroupOff,
    Command::GoToGroup,
    Command::Why,
    Command::Down,
    Command::Up,
    Command::Undo,
    Command::Palette,
    Command::Quit,
];

/// The commands worth a hint, the most wanted first.
fn hints(app: &App) -> &'static [Command] {
    use Command as C;
    match app.layers.last() {
        Some(Layer::Line(_)) => &[C::Accept, C::Complete, C::NextProposal, C::Dismiss],
        Some(Layer::List(list)) if !list.closable => &[C::Choose, C::NextItem, C::PreviousItem, C::Quit],
        Some(Layer::List(_) | Layer::Clash(_)) => &[C::Choose, C::NextItem, C::PreviousItem, C::CloseList],
        Some(Layer::Form(_) | Layer::Publish(_)) => {
            &[C::Save, C::NextField, C::PreviousField, C::FormComplete, C::CloseForm]
        }
        Some(Layer::Why(_)) => &[
            C::Choose,
            C::NextItem,
            C::PreviousItem,
            C::NextFlag,
            C::PreviousFlag,
            C::CloseList,
            C::PageDown,
        ],
        Some(Layer::Cover(_)) => &[
            C::Choose,
            C::CoverTogether,
            C::NextTouched,
            C::NextItem,
            C::PreviousItem,
            C::PreviousTouched,
            C::CloseList,
        ],
        Some(Layer::Handover(_)) => {
            &[C::TickHandover, C::ScrollDown, C::ScrollUp, C::ScrollPageDown, C::ClosePage]
        }
        Some(Layer::Offer(_)) => &[C::Choose, C::NextItem, C::PreviousItem, C::CloseList, C::PageDown],
        Some(Layer::Page(_)) => &[C::ScrollDown, C::ScrollUp, C::ScrollPageDown, C::ClosePage],
        Some(Layer::Moving(_)) => &[
            C::Drop,
            C::PutBack,
            C::Earlier,
            C::Later,
            C::HourEarlier,
            C::HourLater,
            C::DayBefore,
            C::DayAfter,
            C::PersonAbove,
            C::PersonBelow,
            C::Widen,
        ],
        None => hints_on(app.screen),
    }
}

/// The commands worth a hint on a screen where nothing is open, the most wanted first.
fn hints_on(screen: Screen) -> &'static [Command] {
    use Command as C;
    match screen {
        Screen::People => &[
            C::Down,
            C::Up,
            C::RoleCard,
            C::NoteTraining,
            C::ShowWeek,
            C::ShowDay,
            C::Find,
            C::Palette,
            C::Undo,
            C::Quit,
        ],
        Screen::Posts => POSTS,
        Screen::Hours => HOURS,
        Screen::Leave => ON_LEAVE,
        Screen::Groups => GROUPS,
        Screen::Training => TRAINING,
        Screen::Caseload => CASELOAD,
        Screen::Supervision => SUPERVISION,
        Screen::Risks => &[
            C::OpenRisk,
            C::Why,
            C::GroupRisks,
            C::RisksBySeverity,
            C::RisksByPerson,
            C::RisksByTeam,
            C::RisksOfWeeks,
            C::AllRisks,
            C::NextWeek,
            C::PreviousWeek,
            C::Publish,
            C::Changes,
            C::Find,
            C::Palette,
            C::Quit,
        ],
        Screen::Rules => &[
            C::OpenRule,
            C::Down,
            C::Up,
            C::NextWeek,
            C::PreviousWeek,
            C::ShowPolicy,
            C::ShowWeek,
            C::Palette,
            C::Quit,
        ],
        Screen::Policy => &[
            C::EditPolicy,
            C::ResetPolicy,
            C::Down,
            C::Up,
            C::Undo,
            C::ShowRules,
            C::ShowWeek,
            C::Palette,
            C::Quit,
        ],
        Screen::History => &[
            C::OpenEntry,
            C::GoToEntry,
            C::HistoryBy,
            C::HistoryOfPerson,
            C::HistoryByKind,
            C::HistoryByTeam,
            C::HistoryOfWeek,
            C::HistoryUndone,
            C::SignIns,
            C::AllHistory,
            C::ShowWeek,
            C::Palette,
            C::Quit,
        ],
        Screen::Week | Screen::Day => &[
            C::Add,
            C::EditSession,
            C::PickUp,
            C::NextSession,
            C::MarkDone,
            C::Cancel,
            C::Undo,
            C::Why,
            C::NextWeek,
            C::Find,
            C::Palette,
            C::Publish,
            C::Quit,
            C::Assign,
            C::Duplicate,
            C::EditShift,
            C::Changes,
        ],
    }
}
