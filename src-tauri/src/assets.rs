//! The window's files. The page's fonts are not among those that are embedded for it: the library has them already.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use congvan::Fonts;
use congvan::font::Face;
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{App, Assets, Context, Wry};

/// The files embedded for the window, and the fonts.
struct Files(Arc<OnceLock<Box<dyn Assets<Wry>>>>);

impl Files {
    fn embedded(&self) -> &dyn Assets<Wry> {
        self.0.get().expect("set before the program runs").as_ref()
    }
}

/// Lets the window load the page's fonts.
pub fn with_fonts(mut context: Context<Wry>) -> Context<Wry> {
    let embedded = Arc::new(OnceLock::new());
    let _ = embedded.set(context.set_assets(Box::new(Files(Arc::clone(&embedded)))));
    context
}

impl Assets<Wry> for Files {
    fn setup(&self, app: &App) {
        self.embedded().setup(app);
    }

    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        font(key.as_ref()).map(Cow::Borrowed).or_else(|| self.embedded().get(key))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        self.embedded().iter()
    }

    fn csp_hashes(&self, html_path: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        self.embedded().csp_hashes(html_path)
    }
}

/// The font file of this name, as `fonts/` and `app.css` have it.
fn font(path: &str) -> Option<&'static [u8]> {
    let face = match path {
        "/LiberationSerif-Regular.ttf" => Face::Regular,
        "/LiberationSerif-Bold.ttf" => Face::Bold,
        "/LiberationSerif-Italic.ttf" => Face::Italic,
        "/LiberationSerif-BoldItalic.ttf" => Face::BoldItalic,
        _ => return None,
    };
    Some(Fonts::embedded().file(face).bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_gets_every_font_it_asks_for() {
        let style = include_str!("../../ui/src/app.css");
        let asked: Vec<_> = style.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let files: Vec<_> = asked.iter().map(|path| font(path)).collect();
        let fonts = Fonts::embedded();
        assert_eq!(files, Face::ALL.map(|face| Some(fonts.file(face).bytes)));
    }
}
