//! What the guide calls each field of the form, and where it says so: shown beside the field.

use serde::Serialize;

use super::{Case, RuleSet, Source, Style};
use crate::block::Role;

/// A component of the guide behind a field of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Component {
    /// Path in the data, lists without a number: `addressees`.
    pub field: &'static str,
    /// The guide's own word for it.
    pub name: &'static str,
    /// How it is printed: `chữ in thường, nghiêng, cỡ 12`.
    pub look: String,
    /// `HD05 I.5.2.3`, or this project's reason where the guide is silent.
    pub clause: &'static str,
}

const FIELDS: [(&str, &str, Role); 19] = [
    ("issuer.superior", "Tên cơ quan cấp trên trực tiếp", Role::Superior),
    ("issuer.name", "Tên cơ quan ban hành văn bản", Role::Issuer),
    ("issuer.symbol", "Ký hiệu văn bản", Role::Reference),
    ("number", "Số văn bản", Role::Reference),
    ("place", "Địa danh", Role::PlaceDate),
    ("date", "Ngày, tháng, năm ban hành văn bản", Role::PlaceDate),
    ("subject", "Trích yếu nội dung văn bản", Role::Subject),
    ("urgency", "Mức độ khẩn", Role::Urgency),
    ("draft_round", "Dự thảo văn bản", Role::DraftRound),
    ("circulation", "Chỉ dẫn phạm vi lưu hành", Role::Circulation),
    ("addressees", "Kính gửi", Role::Addressee),
    ("body", "Nội dung văn bản", Role::Paragraph),
    ("recipients", "Nơi nhận văn bản", Role::Recipient),
    ("signature.authority", "Quyền hạn ký", Role::Authority),
    ("signature.position", "Chức vụ người ký", Role::Position),
    ("signature.signer", "Họ và tên người ký", Role::Signer),
    ("drafter_mark", "Ký hiệu người soạn thảo văn bản", Role::DrafterMark),
    ("copies", "Số lượng bản phát hành", Role::DrafterMark),
    ("contact", "Thông tin liên hệ", Role::Contact),
];

/// What the clerk calls each component.
const NAMES: [(Role, &str); 22] = [
    (Role::PartyTitle, "Tiêu đề"),
    (Role::Superior, "Cơ quan cấp trên"),
    (Role::Issuer, "Cơ quan ban hành"),
    (Role::Star, "Dấu sao"),
    (Role::Reference, "Số và ký hiệu"),
    (Role::PlaceDate, "Địa danh, ngày tháng năm"),
    (Role::Subject, "Trích yếu"),
    (Role::Urgency, "Mức độ khẩn"),
    (Role::DraftRound, "Dự thảo"),
    (Role::Circulation, "Phạm vi lưu hành"),
    (Role::AddresseesLabel, "Từ «Kính gửi»"),
    (Role::Addressee, "Tên nơi nhận sau «Kính gửi»"),
    (Role::Paragraph, "Nội dung"),
    (Role::Authority, "Quyền hạn ký"),
    (Role::Position, "Chức vụ"),
    (Role::Concurrently, "Từ «kiêm»"),
    (Role::Signer, "Họ tên người ký"),
    (Role::RecipientsLabel, "Từ «Nơi nhận»"),
    (Role::Recipient, "Dòng nơi nhận"),
    (Role::DrafterMark, "Ký hiệu người soạn thảo, số bản"),
    (Role::Contact, "Thông tin liên hệ"),
    (Role::LastPageMark, "Phạm vi phổ biến"),
];

impl Role {
    /// What the clerk calls the component. Paragraphs and items of the body have one name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Item(_) => Role::Paragraph.name(),
            Role::PageNumber => "Số trang",
            role => NAMES.iter().find(|(known, _)| *known == role).map_or("", |(_, name)| name),
        }
    }
}

impl RuleSet {
    /// What each field of the form is in this guide.
    pub fn components(&self) -> Vec<Component> {
        let component = |(field, name, role)| {
            let style = self.style(role);
            let clause = match style.source {
                Source::Guide(text) | Source::Ours(text) => text,
            };
            Component { field, name, look: look(style), clause }
        };
        FIELDS.into_iter().map(component).collect()
    }
}

/// A style in the guide's words: `chữ in thường, nghiêng, cỡ 12`.
pub(crate) fn look(style: Style) -> String {
    let case = match style.case {
        Case::AsWritten => "chữ in thường",
        Case::Capitals => "chữ in hoa",
    };
    let slant = if style.italic { "nghiêng" } else { "đứng" };
    let weight = if style.bold { ", đậm" } else { "" };
    format!("{case}, {slant}{weight}, cỡ {}", style.size.to_pt())
}

#[cfg(test)]
mod tests {
    use crate::RuleSet;

    #[test]
    fn the_subject_is_told_as_the_guide_tells_it() {
        let rules = RuleSet::on("2026-06-05".parse().expect("a date"));
        let components = rules.components();
        let subject = components.iter().find(|component| component.field == "subject").expect("it is there");
        assert_eq!(subject.look, "chữ in thường, nghiêng, cỡ 12");
        assert!(subject.clause.starts_with("HD05 I.5.2.3"), "{}", subject.clause);
    }
}
