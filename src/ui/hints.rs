//! Which keys the last line shows: the commands that matter on a screen, and in what is open over it.

use crate::app::{App, Layer, Screen};
use crate::command::Command;

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

/// Those of the Reminders screen.
const REMINDERS: &[Command] = &[
    Command::TickReminder,
    Command::GoToReminder,
    Command::Down,
    Command::Up,
    Command::Undo,
    Command::ShowWeek,
    Command::Palette,
    Command::Quit,
];

/// Those of the Directory screen.
const DIRECTORY: &[Command] = &[
    Command::FindOrganisation,
    Command::NoteCall,
    Command::EditOrganisation,
    Command::NewOrganisation,
    Command::WhatWhere,
    Command::Reviewed,
    Command::PlanNetwork,
    Command::RemoveOrganisation,
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
    Command::ListSessions,
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
pub(super) fn hints(app: &App) -> &'static [Command] {
    use Command as C;
    match app.layers.last() {
        Some(Layer::Line(_)) => &[C::Accept, C::Complete, C::NextProposal, C::Dismiss],
        Some(Layer::List(list)) if !list.closable && list.offers(C::Redo) => {
            &[C::Choose, C::Redo, C::NextItem, C::PreviousItem, C::Palette, C::Quit]
        }
        Some(Layer::List(list)) if !list.closable => {
            &[C::Choose, C::NextItem, C::PreviousItem, C::Palette, C::Quit]
        }
        Some(Layer::Sessions(_)) => {
            &[C::Choose, C::SessionsBack, C::SessionsOn, C::NextItem, C::PreviousItem, C::CloseList]
        }
        Some(Layer::List(_) | Layer::Finder(_) | Layer::Clash(_)) => {
            &[C::Choose, C::NextItem, C::PreviousItem, C::CloseList]
        }
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
            C::ListSessions,
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
        Screen::Reminders => REMINDERS,
        Screen::Directory => DIRECTORY,
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
