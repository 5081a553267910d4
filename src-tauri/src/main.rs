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
mod viewing;

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
                .inner_size(USUAL.0, USUAL.1)
                .min_inner_size(1024.0, 680.0)
                .maximized(fills_screen(app.handle()))
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

/// The window's usual size, in logical pixels.
const USUAL: (f64, f64) = (1366.0, 740.0);
/// What the system's own bars take of a screen's height, and more.
const BARS: f64 = 110.0;

/// Whether the first window takes the whole of a small screen; later ones are as they were left.
fn fills_screen(app: &tauri::AppHandle) -> bool {
    let state = app.path().app_config_dir().map(|folder| folder.join(tauri_plugin_window_state::DEFAULT_FILENAME));
    let is_first = state.is_ok_and(|file| !file.exists());
    // Some systems call no screen the first.
    let any = || app.available_monitors().ok()?.into_iter().next();
    let screen = app.primary_monitor().ok().flatten().or_else(any);
    is_first
        && screen.is_some_and(|screen| {
            let size = screen.size().to_logical::<f64>(screen.scale_factor());
            size.width < USUAL.0 || size.height < USUAL.1 + BARS
        })
}
