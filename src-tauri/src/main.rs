//! The desktop program: one window over the library.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arrivals;
mod assets;
mod commands;
mod drafts;
mod fault;
mod files;
mod guard;
mod keeping;
#[cfg(target_os = "linux")]
mod linux;
mod measuring;
mod page;
mod printing;
mod profiles;

use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};

fn main() {
    // The web view takes longer to begin than this.
    std::thread::spawn(commands::warm_up);
    let ended = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            arrivals::come(app, arrivals::named(arguments.into_iter().skip(1), folder.as_ref()));
            if let Some(window) = app.get_webview_window("main") {
                let _ = window.set_focus();
            }
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(guard::plugin())
        .plugin(tauri_plugin_opener::init())
        .register_uri_scheme_protocol(page::SCHEME, page::answer)
        .manage(files::Exported::default())
        .manage(arrivals::Arrivals::at_start())
        .invoke_handler(fault::guarded(tauri::generate_handler![
            drafts::start,
            drafts::keep,
            drafts::drafts,
            drafts::remove_draft,
            drafts::look_at,
            drafts::keep_look,
            commands::samples,
            commands::preview,
            commands::check,
            commands::guide,
            commands::mend,
            measuring::measured,
            measuring::check_sheet,
            files::open,
            files::recent,
            files::open_recent,
            files::is_in_file,
            files::save,
            files::export,
            files::show_export,
            files::title,
            arrivals::ready,
            printing::printers,
            printing::print,
            printing::view_pdf,
            profiles::profiles,
            profiles::put_profile,
            profiles::remove_profile,
            profiles::order_profiles,
            profiles::use_profile,
            profiles::put_off_profiles,
            profiles::patterns,
            profiles::propose,
            profiles::begin,
            profiles::fill,
            profiles::bodies,
            profiles::survey,
            profiles::compose
        ]))
        .setup(|app| {
            app.manage(keeping::Keeping::open(app.handle()));
            printing::clean(app.handle());
            #[cfg(target_os = "linux")]
            linux::prepare();
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Soạn Công văn")
                .inner_size(1366.0, 740.0)
                .min_inner_size(1024.0, 680.0)
                .build()?;
            arrivals::watch(&window);
            #[cfg(target_os = "linux")]
            linux::tune(&window)?;
            Ok(())
        })
        .run(assets::with_fonts(tauri::generate_context!()));
    #[cfg(target_os = "linux")]
    let ended = ended.map_err(linux::again);
    ended.expect("the window opens");
}
