//! The window shows this program and nothing else.

use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, Url};

/// Refuses every navigation that leaves the program.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("guard").on_navigation(|_, url| is_ours(url)).build()
}

fn is_ours(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    match url.scheme() {
        "tauri" => host == "localhost",
        "http" | "https" => host == "tauri.localhost" || cfg!(dev) && host == "localhost",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_the_program_itself_is_shown() {
        let ours = |url: &str| is_ours(&url.parse().expect("a URL"));
        assert!(ours("tauri://localhost/index.html") && ours("http://tauri.localhost/"));
        for url in ["https://example.vn/", "tauri://elsewhere/", "file:///etc/passwd", "javascript:alert(1)", "data:,x"]
        {
            assert!(!ours(url), "{url}");
        }
    }
}
