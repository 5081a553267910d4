//! Hướng dẫn 36-HD/VPTW of 03/4/2018, for letters dated before 27/5/2026: where it differs from HD05. Its clauses are named
//! by component: the numbers of its full text could not be read (spec, section 9).

use super::{RuleSet, Sheet, Source, Spacing, Style, Words, also, guide, hd05};
use crate::block::Role;
use crate::units::Length;

pub(super) static RULES: RuleSet = RuleSet {
    id: "HD36",
    name: "Hướng dẫn 36-HD/VPTW",
    font: also(hd05::FONT, "HD36, phông chữ"),
    sheet: SHEET,
    spacing: SPACING,
    words: WORDS,
    style,
};

const SHEET: Sheet = Sheet {
    size: also(hd05::SHEET.size, "HD36, trang giấy"),
    top: also(hd05::SHEET.top, "HD36, trang giấy"),
    bottom: also(hd05::SHEET.bottom, "HD36, trang giấy"),
    inner: also(hd05::SHEET.inner, "HD36, trang giấy"),
    outer: also(hd05::SHEET.outer, "HD36, trang giấy"),
    page_number: also(hd05::SHEET.page_number, "HD36, trang giấy"),
    circulation: also(hd05::SHEET.circulation, "HD36, trang giấy"),
    last_page_mark: also(hd05::SHEET.last_page_mark, "HD36, trang giấy"),
};

const SPACING: Spacing = Spacing {
    indent: also(hd05::SPACING.indent, "HD36, nội dung"),
    between_paragraphs: also(hd05::SPACING.between_paragraphs, "HD36, nội dung"),
    pitch: also(hd05::SPACING.pitch, "HD36, nội dung"),
    ..hd05::SPACING
};

const WORDS: Words = Words {
    party_title: also(hd05::WORDS.party_title, "HD36, tiêu đề"),
    star: also(hd05::WORDS.star, "HD36, tên cơ quan ban hành"),
    number: also(hd05::WORDS.number, "HD36, số và ký hiệu"),
    letter_symbol: also(hd05::WORDS.letter_symbol, "HD36, số và ký hiệu"),
    number_join: also(hd05::WORDS.number_join, "HD36, số và ký hiệu"),
    symbol_join: also(hd05::WORDS.symbol_join, "HD36, số và ký hiệu"),
    place_end: also(hd05::WORDS.place_end, "HD36, địa danh và ngày tháng"),
    day: also(hd05::WORDS.day, "HD36, địa danh và ngày tháng"),
    month: also(hd05::WORDS.month, "HD36, địa danh và ngày tháng"),
    year: also(hd05::WORDS.year, "HD36, địa danh và ngày tháng"),
    draft_round: also(hd05::WORDS.draft_round, "HD36, dự thảo"),
    addressees: also(hd05::WORDS.addressees, "HD36, Kính gửi"),
    addressee_end: guide(",", "HD36, Kính gửi"),
    last_addressee_end: guide(".", "HD36, Kính gửi"),
    recipients: also(hd05::WORDS.recipients, "HD36, Nơi nhận"),
    recipient_end: guide(",", "HD36, Nơi nhận"),
    last_recipient_end: guide(".", "HD36, Nơi nhận"),
    dash: also(hd05::WORDS.dash, "HD36, Nơi nhận"),
    concurrently: also(hd05::WORDS.concurrently, "HD36, chữ ký"),
    copies_join: also(hd05::WORDS.copies_join, "HD36, ký hiệu người đánh máy"),
    last_page_mark: also(hd05::WORDS.last_page_mark, "HD36, phạm vi lưu hành"),
    pad_number_below: also(hd05::WORDS.pad_number_below, "HD36, số và ký hiệu"),
    pad_day_below: also(hd05::WORDS.pad_day_below, "HD36, địa danh và ngày tháng"),
    pad_month_below: also(hd05::WORDS.pad_month_below, "HD36, địa danh và ngày tháng"),
    ..hd05::WORDS
};

fn style(role: Role) -> Style {
    if let Role::Sheet(_) = role {
        return hd05::style(role);
    }
    let same = Style { source: Source::Guide(clause(role)), ..hd05::style(role) };
    match role {
        Role::DrafterMark => Style { size: Length::pt(8.0), ..same }.capitals(),
        _ => same,
    }
}

fn clause(role: Role) -> &'static str {
    match role {
        Role::PartyTitle => "HD36, tiêu đề",
        Role::Superior | Role::Issuer | Role::Star => "HD36, tên cơ quan ban hành",
        Role::Reference => "HD36, số và ký hiệu",
        Role::PlaceDate => "HD36, địa danh và ngày tháng",
        Role::Subject => "HD36, trích yếu",
        Role::Urgency => "HD36, độ khẩn",
        Role::DraftRound => "HD36, dự thảo",
        Role::Circulation | Role::LastPageMark => "HD36, phạm vi lưu hành",
        Role::AddresseesLabel | Role::Addressee => "HD36, Kính gửi",
        Role::Paragraph | Role::Item(_) => "HD36, nội dung",
        Role::Authority | Role::Position | Role::Concurrently | Role::Signer => "HD36, chữ ký",
        Role::RecipientsLabel | Role::Recipient => "HD36, Nơi nhận",
        Role::DrafterMark => "HD36, ô 12, ký hiệu người đánh máy",
        Role::Contact => "HD36, thông tin liên hệ",
        Role::PageNumber => "HD36, số trang",
        Role::Sheet(_) => "",
    }
}
