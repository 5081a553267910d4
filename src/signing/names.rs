//! The signer's name: nothing stands before it (R90).

/// Academic and military titles, honours and forms of address, in lower case and without full stops.
const TITLES: [&str; 37] = [
    "gs",
    "pgs",
    "ts",
    "tskh",
    "ths",
    "bs",
    "bscki",
    "bsckii",
    "ks",
    "cn",
    "ls",
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "bác sĩ",
    "kỹ sư",
    "cử nhân",
    "luật sư",
    "nhà giáo",
    "nsnd",
    "nsưt",
    "ngnd",
    "ngưt",
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại uý",
    "thượng uý",
    "trung uý",
    "đồng chí",
    "đ/c",
];

/// What stands before the name and has no place there, as it was written: `TS.`, `Đại tá`.
pub(crate) fn title_before(name: &str) -> Option<&str> {
    let ends = name.char_indices().filter(|(_, c)| matches!(c, ' ' | '.' | ',')).map(|(at, c)| (at, at + c.len_utf8()));
    let mut starts = ends.map(|(end, next)| (&name[..end], next));
    let (_, next) = starts.find(|(start, _)| TITLES.contains(&plain(start).as_str()))?;
    Some(name[..next].trim_end())
}

/// `Tiến sỹ` and `Tiến sĩ`, `Đại úy` and `Đại uý` are the same title.
fn plain(title: &str) -> String {
    title.to_lowercase().replace("sỹ", "sĩ").replace("úy", "uý")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_before_a_name_are_seen_however_they_are_written() {
        for (name, title) in [
            ("TS. Lê Thị Hạnh", Some("TS.")),
            ("PGS.TS Lê Thị Hạnh", Some("PGS.")),
            ("Tiến sỹ Lê Thị Hạnh", Some("Tiến sỹ")),
            ("Đại úy Trần Minh Khôi", Some("Đại úy")),
            ("ĐẠI TÁ Trần Minh Khôi", Some("ĐẠI TÁ")),
            ("đ/c Khôi", Some("đ/c")),
            ("Trần Minh Khôi", None),
            ("Đại Văn Tá", None),
            ("Kỷ Sư", None),
            ("ts", None),
            ("", None),
        ] {
            assert_eq!(title_before(name), title, "{name}");
        }
    }
}
