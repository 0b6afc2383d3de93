//! Forms: fields of text with their proposals and what is wrong with each. A form says what it asks for and what that comes
//! to (`reading`); its layer knows no more of it.

pub(in crate::app) mod accept;
pub(in crate::app) mod ask;
pub(in crate::app) mod case;
pub(in crate::app) mod days;
pub(in crate::app) mod every;
mod field;
pub(in crate::app) mod free_id;
pub(in crate::app) mod group;
mod input;
mod kind;
mod layer;
pub(in crate::app) mod leave;
pub(in crate::app) mod measure;
pub(in crate::app) mod name_list;
mod opened;
pub(in crate::app) mod organisation;
pub(in crate::app) mod outcome;
pub(in crate::app) mod policy;
mod propose;
mod reading;
mod remark;
mod service;
pub(in crate::app) mod session;
mod session_words;
mod set_up;
pub(in crate::app) mod share;
pub(in crate::app) mod shift;
pub(in crate::app) mod split;
pub(in crate::app) mod supervisor;
mod take;
mod understood;
pub(in crate::app) mod values;
pub(in crate::app) mod written_when;

pub use super::model::FormLayer;
pub(in crate::app) use super::model::{Form, ReadsFields};
pub(in crate::app) use field::{Context, Field, Fields, Findings};
pub use input::FieldInput;
pub use kind::FieldKind;
pub use remark::FormRemark;
pub(in crate::app) use service::open_in_short;
pub(in crate::app) use take::Answer;
pub use understood::Understood;
