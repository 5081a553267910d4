//! Embeds the window's files and gives every command of ours a permission of its own.

/// Each needs its `allow-…` in `capabilities/main.json`.
const COMMANDS: &[&str] = &[
    "start",
    "keep",
    "drafts",
    "remove_draft",
    "look_at",
    "keep_look",
    "samples",
    "preview",
    "check",
    "guide",
    "mend",
    "measured",
    "check_sheet",
    "open",
    "recent",
    "open_recent",
    "is_in_file",
    "save",
    "export",
    "show_export",
    "title",
    "ready",
    "printers",
    "print",
    "view_pdf",
    "profiles",
    "put_profile",
    "remove_profile",
    "order_profiles",
    "use_profile",
    "put_off_profiles",
    "patterns",
    "propose",
    "begin",
    "fill",
    "bodies",
    "survey",
    "compose",
];

fn main() {
    // A program that was built before the window's files were there would not notice them.
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("the window's files and permissions are in order");
}
