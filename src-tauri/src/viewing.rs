//! A file in the system's viewer.

use std::path::Path;
#[cfg(target_os = "linux")]
use std::time::Duration;

use tauri::AppHandle;
#[cfg(not(target_os = "linux"))]
use tauri_plugin_opener::OpenerExt;

/// So long a machine without a viewer may take to say so. A viewer that runs longer shows the file.
#[cfg(target_os = "linux")]
const SOON: Duration = Duration::from_millis(1500);

/// Opens the file with the program that the system has for it.
///
/// # Errors
/// What the system says when it has none.
#[cfg(target_os = "linux")]
pub fn open(_: &AppHandle, file: &Path) -> Result<(), String> {
    open::that_detached_with_timeout(file, SOON).map_err(|error| error.to_string())
}

/// Opens the file with the program that the system has for it.
///
/// # Errors
/// What the system says when it has none.
#[cfg(not(target_os = "linux"))]
pub fn open(app: &AppHandle, file: &Path) -> Result<(), String> {
    app.opener().open_path(file.to_string_lossy(), None::<&str>).map_err(|error| error.to_string())
}
