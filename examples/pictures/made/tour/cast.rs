//! The tour as an asciicast, version 2: the bytes that a terminal is sent, a line of text for each frame, and a mark for each
//! step. <https://docs.asciinema.org/manual/asciicast/v2/>

use std::fmt::Write as _;

use serde_json::json;
use tandem::seat::{Canvases, Renderer, SignSet};

use super::super::Made;
use super::TITLE;
use super::played::Played;

/// The recording, as players of terminals take it.
pub fn cast(played: &Played) -> Made<String> {
    let size = played.shots.first().map_or((0, 0), |shot| {
        let area = shot.scene.cells.area;
        (area.width, area.height)
    });
    let mut renderer = Renderer::new(size, SignSet::Drawn, Canvases::default());
    let header = json!({ "version": 2, "width": size.0, "height": size.1, "title": TITLE });
    let mut out = format!("{header}\n");
    for shot in &played.shots {
        if let Some(said) = &shot.says {
            let _ = writeln!(out, "{}", json!([seconds(shot.at), "m", said]));
        }
        let bytes = renderer.frame(|canvas| {
            canvas.cells_mut().clone_from(&shot.scene.cells);
            if let Some(at) = shot.scene.cursor {
                canvas.set_cursor(at);
            }
        })?;
        if !bytes.is_empty() {
            let _ = writeln!(out, "{}", json!([seconds(shot.at), "o", String::from_utf8(bytes)?]));
        }
    }
    // The last frame is looked at, too.
    let _ = writeln!(out, "{}", json!([seconds(played.lasts), "o", ""]));
    Ok(out)
}

/// Milliseconds as seconds.
fn seconds(milliseconds: u64) -> serde_json::Number {
    let written = format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000);
    written.parse().ok().and_then(serde_json::Number::from_f64).unwrap_or_else(|| 0.into())
}
