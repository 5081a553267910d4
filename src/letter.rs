//! The letter as data: what the form fills in and a saved file holds. Everything may still be missing.

use std::fmt;
use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::de::Deserializer;
use serde::{Deserialize, Serialize, Serializer};

use crate::body::Item;
use crate::check::Dismissal;
use crate::error::{Error, Result};
use crate::layout::MOST_PAGES;
use crate::strict::{Object, word};
use crate::text::{Text, clean};

/// A công văn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
pub struct Letter {
    /// Which kind of document this is.
    pub kind: Kind,
    /// Cơ quan ban hành.
    #[serde(default, deserialize_with = "issuer", skip_serializing_if = "Issuer::is_empty")]
    pub issuer: Issuer,
    /// Số; `None`: the registry has not given it yet, a gap is printed (R38).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<NonZeroU32>,
    /// Địa danh.
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// Ngày ban hành; it also decides the rule set.
    #[cfg_attr(test, ts(as = "Option<String>"))]
    #[serde(default, with = "iso_date", skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// Trích yếu, as the clerk wrote it.
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "Option::is_none")]
    pub subject: Option<Text>,
    /// Mức độ khẩn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<Urgency>,
    /// n of «Dự thảo lần n».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft_round: Option<NonZeroU32>,
    /// Chỉ dẫn phạm vi lưu hành (R113).
    #[serde(default, deserialize_with = "list", skip_serializing_if = "Vec::is_empty")]
    pub circulation: Vec<Text>,
    /// Names after «Kính gửi:», without dash and closing mark.
    #[serde(default, deserialize_with = "list")]
    pub addressees: Vec<Text>,
    /// Nội dung.
    #[serde(default, deserialize_with = "items")]
    pub body: Vec<Item>,
    /// Lines under «Nơi nhận:», without dash and closing mark.
    #[serde(default, deserialize_with = "list")]
    pub recipients: Vec<Text>,
    /// Khối chữ ký.
    #[serde(default, deserialize_with = "signature")]
    pub signature: Option<Signature>,
    /// Ký hiệu người soạn thảo.
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "Option::is_none")]
    pub drafter_mark: Option<Text>,
    /// Số bản phát hành.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<NonZeroU32>,
    /// Thông tin liên hệ.
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "Option::is_none")]
    pub contact: Option<Text>,
    /// Findings of the check that were looked at and put aside.
    #[cfg_attr(test, ts(as = "Option<Vec<Dismissal>>"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dismissed: Vec<Dismissal>,
}

impl Letter {
    /// Refuses, before any work is done, what could not stand on [`MOST_PAGES`] pages.
    ///
    /// # Errors
    /// [`Error::TooLong`].
    pub fn check_length(&self) -> Result<()> {
        // Generous: no page of words holds as many letters, lines or changes of style.
        const LETTERS: usize = 3_500;
        const LINES: usize = 80;
        const SPANS: usize = 100;
        let lists = self.circulation.len() + self.addressees.len() + self.body.len() + self.recipients.len();
        let spans = self.body.iter().map(|item| item.text.iter().count()).sum::<usize>();
        let letters = self.texts().map(|text| text.chars().count()).sum::<usize>();
        let breaks = self.texts().map(|text| text.bytes().filter(|byte| *byte == b'\n').count()).sum::<usize>();
        if letters > LETTERS * MOST_PAGES || lists + breaks > LINES * MOST_PAGES || spans > SPANS * MOST_PAGES {
            return Err(Error::TooLong { limit: MOST_PAGES });
        }
        Ok(())
    }

    /// Every text of the letter.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let Issuer { superior, name, symbol } = &self.issuer;
        let fields = [superior, name, symbol, &self.place, &self.subject, &self.drafter_mark, &self.contact];
        let signature = self.signature.iter().flat_map(|signed| [&signed.authority, &signed.position, &signed.signer]);
        let lists = [&self.circulation, &self.addressees, &self.recipients];
        let body = self.body.iter().flat_map(|item| item.text.iter()).map(|span| span.text.as_str());
        let single = fields.into_iter().chain(signature).flatten();
        single.chain(lists.into_iter().flatten()).map(|text| text.as_str()).chain(body)
    }
}

/// Kind of document; only the công văn for now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "\"cong-van\""))]
pub enum Kind {
    /// Công văn.
    #[default]
    #[serde(rename = "cong-van")]
    CongVan,
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Kind, D::Error> {
        word(deserializer, |written| match written {
            "cong-van" => Ok(Kind::CongVan),
            other => Err(format!("chưa soạn được loại văn bản «{other}»; hiện chỉ có «cong-van»")),
        })
    }
}

/// Who issues the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, optional_fields))]
pub struct Issuer {
    /// Cơ quan cấp trên trực tiếp; `None` where there is none (R20, R21).
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "Option::is_none")]
    pub superior: Option<Text>,
    /// Cơ quan ban hành.
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// Its own sign, `ĐU`; the reference is composed from it.
    #[serde(default, deserialize_with = "filled", skip_serializing_if = "Option::is_none")]
    pub symbol: Option<Text>,
}

impl Issuer {
    fn is_empty(&self) -> bool {
        *self == Issuer::default()
    }
}

/// Mức độ khẩn (R111).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export, type = "\"khẩn\" | \"thượng khẩn\" | \"hoả tốc\""))]
pub enum Urgency {
    /// Khẩn.
    Urgent,
    /// Thượng khẩn.
    VeryUrgent,
    /// Hoả tốc.
    Flash,
}

/// The word as the data holds it and the page prints it.
impl fmt::Display for Urgency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Urgency::Urgent => "khẩn",
            Urgency::VeryUrgent => "thượng khẩn",
            Urgency::Flash => "hoả tốc",
        })
    }
}

impl Serialize for Urgency {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Urgency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Urgency, D::Error> {
        word(deserializer, |written| match clean(written).to_lowercase().as_str() {
            "khẩn" => Ok(Urgency::Urgent),
            "thượng khẩn" => Ok(Urgency::VeryUrgent),
            "hoả tốc" | "hỏa tốc" => Ok(Urgency::Flash),
            _ => Err(format!("mức độ khẩn là «khẩn», «thượng khẩn» hoặc «hoả tốc», đang là «{written}»")),
        })
    }
}

/// Khối chữ ký.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Signature {
    /// Quyền hạn ký, `T/M BAN THƯỜNG VỤ`.
    #[serde(default, deserialize_with = "filled")]
    pub authority: Option<Text>,
    /// Chức vụ; may hold `\nkiêm\n` (R89).
    #[serde(default, deserialize_with = "filled")]
    pub position: Option<Text>,
    /// Họ và tên.
    #[serde(default, deserialize_with = "filled")]
    pub signer: Option<Text>,
}

/// What is empty is not there.
pub(crate) fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<Text>, D::Error> {
    let text = Option::<Text>::deserialize(deserializer)?;
    Ok(text.filter(|text| !text.is_empty()))
}

fn issuer<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Issuer, D::Error> {
    Object::deserialize(deserializer).map(|Object(issuer)| issuer)
}

fn signature<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<Signature>, D::Error> {
    let signature = Option::<Object<Signature>>::deserialize(deserializer)?;
    Ok(signature.map(|Object(signature)| signature))
}

fn items<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Vec<Item>, D::Error> {
    let items: Vec<Object<Item>> = list(deserializer)?;
    Ok(items.into_iter().map(|Object(item)| item).collect())
}

fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> std::result::Result<Vec<T>, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// `2026-06-05` and nothing else.
mod iso_date {
    use super::{Deserialize, Deserializer, NaiveDate, Serializer, word};

    pub fn serialize<S: Serializer>(date: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => serializer.collect_str(date),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        let date = Option::<Date>::deserialize(deserializer)?;
        Ok(date.and_then(|Date(date)| date))
    }

    struct Date(Option<NaiveDate>);

    impl<'de> Deserialize<'de> for Date {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
            word(deserializer, |written| read(written.trim()).map(Date))
        }
    }

    fn read(written: &str) -> Result<Option<NaiveDate>, String> {
        if written.is_empty() {
            return Ok(None);
        }
        if !is_iso(written) {
            return Err(format!("ngày viết dạng năm-tháng-ngày, ví dụ 2026-06-05; đang là «{written}»"));
        }
        written.parse().map(Some).map_err(|_| format!("không có ngày «{written}» trong lịch"))
    }

    /// chrono alone would also take blanks and signs.
    fn is_iso(written: &str) -> bool {
        let fits = |(byte, sample): (u8, u8)| if sample == b'-' { byte == b'-' } else { byte.is_ascii_digit() };
        written.len() == "2026-06-05".len() && written.bytes().zip(*b"2026-06-05").all(fits)
    }
}
