//! Mẫu soạn sẵn: ready beginnings of everyday letters, and the places in them to fill in. A sample holds what is said and
//! who signs; issuer, place, number, date and contact come from the office's profile and the registry.

use serde::Serialize;

use crate::field::Field;
use crate::json;
use crate::letter::Letter;
use crate::signing::Body;
use crate::text::Text;

/// A ready beginning of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// `giao-nhiem-vu`, the name of its file.
    pub id: &'static str,
    /// As a list shows it.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// The letter.
    pub json: &'static str,
}

impl Sample {
    /// The letter, ready to be filled in.
    pub fn letter(&self) -> Letter {
        json::read(self.json.as_bytes()).expect("every sample is read in tests/samples.rs")
    }

    /// The letter as this body says it. The file speaks as a Đảng uỷ below a Tỉnh uỷ; who is above these two, only the
    /// clerk knows.
    pub fn letter_of(&self, body: Option<Body>) -> Letter {
        let own = match body {
            Some(Body::ProvincialCommittee) => "Tỉnh uỷ",
            Some(Body::CityCommittee) => "Thành uỷ",
            _ => return self.letter(),
        };
        let json = self.json.replace("Ban Thường vụ Tỉnh uỷ", "[cấp uỷ cấp trên]").replace("Đảng uỷ", own);
        json::read(json.as_bytes()).expect("every sample is read in tests/samples.rs")
    }
}

macro_rules! sample {
    ($id:literal, $name:literal, $about:literal) => {
        Sample {
            id: $id,
            name: $name,
            about: $about,
            json: include_str!(concat!("../templates/samples/", $id, ".json")),
        }
    };
}

static SAMPLES: [Sample; 10] = [
    sample!("giao-nhiem-vu", "Giao nhiệm vụ", "Giao việc cho các chi bộ, đảng bộ cơ sở, nêu rõ người làm và thời hạn"),
    sample!("don-doc", "Đôn đốc", "Nhắc các đơn vị chậm thực hiện, nêu thời hạn mới và trách nhiệm"),
    sample!("yeu-cau-bao-cao", "Yêu cầu báo cáo", "Yêu cầu gửi báo cáo: nội dung, thời hạn, đầu mối tiếp nhận"),
    sample!("gui-bao-cao", "Gửi báo cáo", "Gửi báo cáo lên cấp trên, kèm tóm tắt và kiến nghị"),
    sample!("moi-hop", "Mời họp", "Mời dự hội nghị: thời gian, địa điểm, nội dung, chủ trì"),
    sample!(
        "xin-y-kien-ban-thuong-vu",
        "Xin ý kiến Ban Thường vụ",
        "Gửi dự thảo văn bản xin ý kiến các Uỷ viên Ban Thường vụ"
    ),
    sample!("gop-y-du-thao", "Góp ý dự thảo", "Tham gia ý kiến vào dự thảo văn bản của cơ quan khác"),
    sample!("tra-loi-cong-van", "Trả lời công văn", "Trả lời từng nội dung một công văn đã nhận"),
    sample!("de-nghi-phoi-hop", "Đề nghị phối hợp", "Đề nghị các cơ quan, đơn vị cùng làm một việc"),
    sample!("cu-can-bo", "Cử cán bộ", "Cử cán bộ tham gia tổ công tác, đoàn hoặc lớp học theo đề nghị"),
];

/// All samples, in the order of a list to choose from.
pub fn list() -> &'static [Sample] {
    &SAMPLES
}

/// A place to fill in, `[tên hội nghị]`, brackets included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Slot {
    /// Where it stands.
    pub field: Field,
    /// Its first letter, counted in letters from 0.
    pub start: usize,
    /// The one behind its last.
    pub end: usize,
}

/// The places of a letter that are still to be filled in, as the form shows them from top to bottom.
pub fn slots(letter: &Letter) -> Vec<Slot> {
    texts(letter).into_iter().flat_map(|(field, text)| slots_of(field, &text)).collect()
}

fn slots_of(field: Field, text: &str) -> Vec<Slot> {
    let mut slots = Vec::new();
    if !text.contains('[') {
        return slots;
    }
    let mut open = None;
    for (at, c) in text.chars().enumerate() {
        match c {
            '[' => open = Some(at),
            ']' => slots.extend(open.take().map(|start| Slot { field, start, end: at + 1 })),
            _ => {}
        }
    }
    slots
}

fn texts(letter: &Letter) -> Vec<(Field, String)> {
    let signature = letter.signature.clone().unwrap_or_default();
    let single = |field, text: &Option<Text>| text.iter().map(|text| (field, text.to_string())).collect();
    let list = |field: fn(u32) -> Field, texts: &[Text]| -> Vec<(Field, String)> {
        (0..).zip(texts).map(|(i, text)| (field(i), text.to_string())).collect()
    };
    [
        single(Field::Superior, &letter.issuer.superior),
        single(Field::Issuer, &letter.issuer.name),
        single(Field::Symbol, &letter.issuer.symbol),
        single(Field::Place, &letter.place),
        single(Field::Subject, &letter.subject),
        list(Field::Circulation, &letter.circulation),
        list(Field::Addressee, &letter.addressees),
        (0..).zip(&letter.body).map(|(i, item)| (Field::Body(i), item.text.to_string())).collect(),
        list(Field::Recipient, &letter.recipients),
        single(Field::Authority, &signature.authority),
        single(Field::Position, &signature.position),
        single(Field::Signer, &signature.signer),
        single(Field::DrafterMark, &letter.drafter_mark),
        single(Field::Contact, &letter.contact),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(usize, usize)> {
        slots_of(Field::Subject, text).into_iter().map(|slot| (slot.start, slot.end)).collect()
    }

    #[test]
    fn places_to_fill_in_count_letters() {
        assert_eq!(places("về [tên hội nghị] của [cơ quan]"), [(3, 17), (22, 31)]);
        assert_eq!(places("[a][b]"), [(0, 3), (3, 6)]);
        assert_eq!(places("[một [hai] ba] [chưa đóng"), [(5, 10)], "what is open inside another is filled in first");
        assert_eq!(places("không có] chỗ nào"), []);
    }

    #[test]
    fn fields_come_in_the_order_of_the_form() {
        let text = |typed| Text::new(typed);
        let mut letter =
            Letter { subject: text("về [việc]"), contact: text("[điện thoại]"), ..Letter::default() };
        letter.addressees = vec![Text::new("Chi bộ").expect("words"), Text::new("[nơi nhận]").expect("words")];
        letter.issuer.name = text("[cơ quan]");
        let fields: Vec<Field> = slots(&letter).into_iter().map(|slot| slot.field).collect();
        assert_eq!(fields, [Field::Issuer, Field::Subject, Field::Addressee(1), Field::Contact]);
    }
}
