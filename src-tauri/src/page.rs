//! The page, asked for and answered within a keystroke: what was typed and the page it makes then come to the screen in one
//! frame. The answer of a command comes a frame later, and WebKitGTK paints sixty of them a second.

use congvan::Letter;
use congvan::view::{Preview, Seen};
use serde::{Deserialize, Serialize};
use tauri::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE};
use tauri::http::{Request, Response};
use tauri::{Runtime, UriSchemeContext};

use crate::commands::{Failure, preview};

/// The address is `page://localhost`; only this program's own window can ask there.
pub const SCHEME: &str = "page";

/// Whether the window may ask so: tried with WebKitGTK alone.
pub const IS_TRIED: bool = cfg!(target_os = "linux");

/// Where the window's own files come from.
const WINDOW: &str = "tauri://localhost";

#[derive(Deserialize)]
struct Question {
    letter: Letter,
    seen: Option<Seen>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Ok(Preview),
    Failure(Failure),
}

/// Answers what the command `preview` answers.
pub fn answer<R: Runtime>(_: UriSchemeContext<'_, R>, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
    let set = |Question { letter, seen }| preview(letter, seen);
    let unread = |error: serde_json::Error| Failure::new("page", error.to_string());
    let answer = serde_json::from_slice(request.body()).map_err(unread).and_then(set);
    let answer = answer.map_or_else(Answer::Failure, Answer::Ok);
    Response::builder()
        .header(CONTENT_TYPE, "application/json")
        .header(ACCESS_CONTROL_ALLOW_ORIGIN, WINDOW)
        .body(serde_json::to_vec(&answer).unwrap_or_default())
        .expect("these headers are allowed")
}
