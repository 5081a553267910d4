//! Embeds the window's files and gives every command of ours a permission of its own.

/// Each needs its `allow-…` in `capabilities/main.json`.
const COMMANDS: &[&str] = &["start", "keep", "samples", "preview", "open", "save", "export", "show_export"];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("the window's files and permissions are in order");
}
