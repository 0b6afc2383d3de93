//! Forms: fields of text with their proposals and what is wrong with each. A form says what it asks for and what that comes
//! to (`reading`); its layer knows no more of it.

pub(in crate::app) mod accept;
pub(in crate::app) mod case;
pub(in crate::app) mod days;
mod field;
pub(in crate::app) mod group;
mod input;
mod kind;
mod layer;
pub(in crate::app) mod leave;
pub(in crate::app) mod measure;
mod opened;
pub(in crate::app) mod organisation;
pub(in crate::app) mod outcome;
pub(in crate::app) mod policy;
mod reading;
mod remark;
pub(in crate::app) mod session;
mod set_up;
pub(in crate::app) mod share;
pub(in crate::app) mod split;
pub(in crate::app) mod supervisor;
mod take;
pub(in crate::app) mod values;

pub(in crate::app) use super::model::Form;
pub use super::model::FormLayer;
pub(in crate::app) use field::{Context, Field, Fields, Findings};
pub use input::FieldInput;
pub use kind::FieldKind;
pub use remark::FormRemark;
pub(in crate::app) use take::Answer;
