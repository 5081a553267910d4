//! The window keeps its own boundaries: one door, one file of words, one permission for each command.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Files that may hold Vietnamese letters outside comments: words, and what reads or makes labels.
const WORDS: [&str; 4] = ["strings.ts", "help/words.ts", "numbering.ts", "body/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Path below `ui/src` and text of each file we wrote.
fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root().join("ui/src"), &mut found);
    assert!(found.len() > 20, "the window's files are gone");
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("bindings") {
                collect(&path, found);
            }
        } else if path.extension().is_some_and(|ending| ending == "ts" || ending == "svelte") {
            let relative = path.strip_prefix(root().join("ui/src")).unwrap();
            let name: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            found.push((name.join("/"), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Without comments.
fn code(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let trimmed = line.trim_start();
        let is_comment = ["//", "/*", "*", "<!--"].iter().any(|mark| trimmed.starts_with(mark));
        if !is_comment {
            code.push_str(line.split(" // ").next().unwrap_or_default());
            code.push('\n');
        }
    }
    code
}

fn is_vietnamese(c: char) -> bool {
    "đĐăĂâÂêÊôÔơƠưƯ".contains(c) || ('\u{1ea0}'..='\u{1ef9}').contains(&c)
}

#[test]
fn only_the_door_knows_tauri() {
    for (name, text) in files() {
        assert!(name == "host.ts" || !text.contains("@tauri-apps"), "{name} goes past the door");
    }
}

#[test]
fn every_word_on_the_screen_stands_in_one_file() {
    for (name, text) in files() {
        if WORDS.iter().any(|home| name.starts_with(home)) {
            continue;
        }
        let stray = code(&text).lines().find(|line| line.contains(is_vietnamese)).map(str::to_owned);
        // The data's own words for urgency are no words on the screen.
        let stray = stray.filter(|line| !line.contains("<option value="));
        assert_eq!(stray, None, "in {name}");
    }
}

#[test]
fn pasted_or_opened_text_never_becomes_markup() {
    for (name, text) in files() {
        for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "{@html", "document.write", "eval("] {
            assert!(!code(&text).contains(way), "{name} uses {way}");
        }
    }
}

#[test]
fn every_command_has_its_permission_and_no_other_is_given() {
    let build = fs::read_to_string(root().join("src-tauri/build.rs")).unwrap();
    let list = build.split("COMMANDS: &[&str] = &[").nth(1).unwrap().split(']').next().unwrap();
    let commands: BTreeSet<String> =
        list.split('"').skip(1).step_by(2).map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    let capability = fs::read_to_string(root().join("src-tauri/capabilities/main.json")).unwrap();
    let capability: serde_json::Value = serde_json::from_str(&capability).unwrap();
    let given: BTreeSet<String> =
        capability["permissions"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    let mut expected = commands.clone();
    // To hear of letters from outside and of the wish to close, and to close when everything is written.
    let of_tauri = ["core:event:allow-listen", "core:event:allow-unlisten", "core:window:allow-destroy"];
    expected.extend(of_tauri.map(str::to_owned));
    assert_eq!(given, expected);
    let main = fs::read_to_string(root().join("src-tauri/src/main.rs")).unwrap();
    let handlers = main.split("generate_handler![").nth(1).unwrap().split(']').next().unwrap();
    let handled: BTreeSet<String> = handlers
        .split(',')
        .filter_map(|path| path.trim().rsplit("::").next().filter(|name| !name.is_empty()))
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    assert_eq!(handled, commands);
}

#[test]
fn the_window_reaches_no_network() {
    let config = fs::read_to_string(root().join("src-tauri/tauri.conf.json")).unwrap();
    let config: serde_json::Value = serde_json::from_str(&config).unwrap();
    let csp = config["app"]["security"]["csp"].as_str().unwrap();
    assert!(csp.starts_with("default-src 'none'"), "{csp}");
    for loophole in ["unsafe-inline", "unsafe-eval", "*", "https:"] {
        assert!(!csp.contains(loophole), "{loophole} in {csp}");
    }
    let manifest = fs::read_to_string(root().join("src-tauri/Cargo.toml")).unwrap();
    for plugin in ["plugin-fs", "plugin-shell", "plugin-http", "plugin-updater", "devtools"] {
        assert!(!manifest.contains(plugin), "{plugin}");
    }
}
