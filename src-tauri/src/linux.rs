//! WebKitGTK as an old office PC needs it: drawn in software, letters where the layout puts them, input methods on.

use std::os::unix::process::CommandExt;
use std::process::Command;

use gtk::prelude::{GtkSettingsExt, ObjectExt};
use tauri::WebviewWindow;
use webkit2gtk::{HardwareAccelerationPolicy, InputMethodContextExt, SettingsExt, WebViewExt};

/// Before the first web view is made: it hears of later changes too late for its first page.
pub fn prepare() {
    let Some(settings) = gtk::Settings::default() else { return };
    // With stronger hinting every letter is as wide as whole dots, and words drift off the places of the layout.
    settings.set_gtk_xft_hinting(1);
    settings.set_gtk_xft_hintstyle(Some("hintslight"));
    // Bars that fade are painted sixty times a second for seconds, and a key typed meanwhile waits for two frames.
    settings.set_property("gtk-overlay-scrolling", false);
}

/// Before the first page is shown.
pub fn tune(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(settings) = view.settings()
            && !has_gpu()
        {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
        // Tauri's web view turns this off; without it Telex and VNI through ibus lose letters.
        if let Some(context) = view.input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

/// A start that finds another window hands over to it; when that one dies before it answers, the start would fail. Then
/// the program begins once more: nobody is there any longer. Comes back only where that does not help.
pub fn again(error: tauri::Error) -> tauri::Error {
    const MARK: &str = "SOAN_CONG_VAN_AGAIN";
    let met = matches!(&error, tauri::Error::PluginInitialization(plugin, _) if plugin == "single-instance");
    if met
        && std::env::var_os(MARK).is_none()
        && let Ok(program) = std::env::current_exe()
    {
        let _ = Command::new(program).args(std::env::args_os().skip(1)).env(MARK, "1").exec();
    }
    error
}

/// Without a render node compositing goes through the processor, and every change costs three frames.
fn has_gpu() -> bool {
    std::fs::read_dir("/dev/dri")
        .is_ok_and(|entries| entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD")))
}
