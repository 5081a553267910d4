//! The desktop program: one window over the library.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod drafts;
mod files;
mod guard;
#[cfg(target_os = "linux")]
mod linux;

use commands::App;
use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};

fn main() {
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.set_focus();
            }
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(guard::plugin())
        .plugin(tauri_plugin_opener::init())
        .manage(App::new())
        .manage(files::Places::default())
        .invoke_handler(tauri::generate_handler![
            drafts::start,
            drafts::keep,
            commands::samples,
            commands::preview,
            files::open,
            files::save,
            files::export,
            files::show_export
        ])
        .setup(|app| {
            app.manage(drafts::Drafts::open(app.handle()));
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Soạn Công văn")
                .inner_size(1366.0, 740.0)
                .min_inner_size(1024.0, 680.0)
                .build()?;
            #[cfg(target_os = "linux")]
            linux::tune(&window)?;
            #[cfg(not(target_os = "linux"))]
            let _ = window;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window opens");
}
