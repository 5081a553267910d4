//! Hướng dẫn 05-HD/VPTW of 27/5/2026.

use super::{Align, Gaps, RuleSet, Ruled, Sheet, Source, Spacing, Style, Words, guide, ours, sheet};
use crate::block::Role;
use crate::units::{Length, Size};

pub(super) static RULES: RuleSet = RuleSet {
    id: "HD05",
    name: "Hướng dẫn 05-HD/VPTW",
    font: FONT,
    sheet: SHEET,
    spacing: SPACING,
    words: WORDS,
    style,
};

pub(super) const FONT: Ruled<&str> = guide("Times New Roman", "HD05 IV.1");

const A4: Size = Size { width: Length::mm(210.0), height: Length::mm(297.0) };

pub(super) const SHEET: Sheet = Sheet {
    size: guide(A4, "HD05 IV.3"),
    top: guide(Length::mm(20.0), "HD05 IV.4.1"),
    bottom: guide(Length::mm(20.0), "HD05 IV.4.1"),
    inner: guide(Length::mm(30.0), "HD05 IV.4.1, IV.4.2"),
    outer: guide(Length::mm(15.0), "HD05 IV.4.1, IV.4.2"),
    page_number: guide(Length::mm(10.0), "HD05 IV.5.1"),
    circulation: guide(Length::mm(10.0), "HD05 II.4.1"),
    last_page_mark: guide(Length::mm(10.0), "HD05 II.4.1"),
};

pub(super) const SPACING: Spacing = Spacing {
    left_block: ours(Length::mm(75.0), "PL1 names no widths; 75 + 90 mm holds the usual names on one line"),
    right_block: ours(Length::mm(90.0), "PL1 names no widths; 75 + 90 mm holds the usual names on one line"),
    right_block_most: ours(Length::mm(96.0), "«TP Hồ Chí Minh, ngày 28 tháng 12 năm 2026» is 90.8 mm long"),
    between_blocks: ours(
        Length::mm(3.0),
        "names of one line (R20, R25) and a full date (R45) need more than 75 or 90 mm",
    ),
    stroke: ours(Length::pt(0.75), "the guide asks for a solid line, not for its thickness"),
    title_stroke_gap: ours(Length::pt(1.5), "clear of the dots below Ộ and Ệ"),
    title_to_date: ours(Length::pt(32.2), "level with the star of the usual two-line issuer"),
    under_marks: ours(Length::pt(6.0), "the guide gives no distance; the head keeps its height while they leave room"),
    around_addressees: ours(Length::pt(12.0), "the block stands free between head and body (R61)"),
    after_addressees_label: ours(Length::pt(4.0), "a blank after the colon"),
    indent: guide(Length::mm(10.0), "HD05 I.6.2.2"),
    between_paragraphs: guide(Length::pt(6.0), "HD05 I.6.2.2"),
    pitch: guide(Length::pt(18.0), "HD05 I.6.2.2"),
    above_signature: ours(Length::pt(12.0), "the guide gives no distance; one line's air"),
    signature_room: ours(Length::mm(30.0), "R127: five 14-pt lines, room for the seal"),
    around_contact_stroke: ours(Length::pt(3.0), "HD05 II.6 asks for the line, not for its distance"),
    together: ours(2, "no widow, no orphan"),
    widest_blank: ours(3.0, "wider blanks read as holes"),
    narrowest_blank: ours(0.875, "an eighth is not seen and evens the lines"),
    gaps: Gaps {
        number: ours(Length::mm(12.0), "R38: three digits by hand"),
        symbol: ours(Length::mm(12.0), "R38"),
        place: ours(Length::mm(20.0), "a place name by hand, the whole line still one line"),
        day: ours(Length::mm(8.0), "two digits by hand"),
        year: ours(Length::mm(14.0), "four digits by hand"),
        name: ours(Length::mm(60.0), "a body's name by hand"),
    },
};

pub(super) const WORDS: Words = Words {
    party_title: guide("Đảng Cộng sản Việt Nam", "HD05 I.1"),
    star: guide("*", "HD05 I.2.2.1"),
    number: guide("Số", "HD05 I.3.2.2"),
    letter_symbol: guide("CV", "HD05 I.3.1.2"),
    number_join: guide("-", "HD05 I.3.2.2"),
    symbol_join: guide("/", "HD05 I.3.2.2"),
    place_end: guide(",", "HD05 I.4.2.2"),
    day: guide("ngày", "HD05 I.4.2.2"),
    month: guide("tháng", "HD05 I.4.2.2"),
    year: guide("năm", "HD05 I.4.2.2"),
    draft_round: guide("Dự thảo lần", "HD05 II.4.2"),
    addressees: guide("Kính gửi:", "HD05 I.9.2.3"),
    addressee_end: guide(";", "HD05 I.9.2.5"),
    last_addressee_end: guide(";", "HD05 I.9.2.5"),
    only_addressee_end: ours("", "R63: the guide is silent for one addressee; careful offices write nothing"),
    recipients: guide("Nơi nhận:", "HD05 I.9.2.1"),
    recipient_end: guide(";", "HD05 I.9.2.5"),
    last_recipient_end: guide(".", "HD05 I.9.2.5"),
    dash: guide("-", "HD05 I.9.2.5"),
    concurrently: guide("kiêm", "HD05 I.7.1.4đ"),
    copies_join: guide("-", "HD05 II.5"),
    last_page_mark: guide("Không phổ biến trên phương tiện thông tin đại chúng", "HD05 II.4.1"),
    pad_number_below: guide(10, "HD05 I.3.2.2"),
    pad_day_below: guide(10, "HD05 I.4.2.2"),
    pad_month_below: guide(3, "HD05 I.4.2.2"),
};

/// PL2 of the guide, row by row.
pub(super) fn style(role: Role) -> Style {
    use Align::{Center, Justify, Left, Right};
    let by = Source::Guide;
    match role {
        Role::PartyTitle => Style::new(15.0, Center, by("HD05 I.1, PL2-1")).bold().capitals(),
        Role::Superior => Style::new(14.0, Center, by("HD05 I.2.2, PL2-2")).capitals(),
        Role::Issuer => Style::new(14.0, Center, by("HD05 I.2.2, PL2-2")).bold().capitals(),
        Role::Star => Style::new(14.0, Center, by("HD05 I.2.2.1")),
        Role::Reference => Style::new(14.0, Center, by("HD05 I.3.2, PL2-3")),
        Role::PlaceDate => Style::new(14.0, Center, by("HD05 I.4.2, PL2-4")).italic(),
        Role::Subject => Style::new(12.0, Center, by("HD05 I.5.2.3, PL2-5")).italic(),
        Role::Urgency => Style::new(14.0, Center, by("HD05 II.3, PL2-11")).bold().capitals(),
        Role::DraftRound => Style::new(14.0, Center, by("HD05 II.4.2, PL2-12")).italic(),
        Role::Circulation => Style::new(12.0, Right, by("HD05 II.4.1, PL2-12")).bold().capitals(),
        Role::LastPageMark => Style::new(12.0, Center, by("HD05 II.4.1, PL2-12")).bold().capitals(),
        Role::AddresseesLabel => Style::new(14.0, Left, by("HD05 I.9.2.3, PL2-9")).italic(),
        Role::Addressee => Style::new(14.0, Left, by("HD05 I.9.2.5, PL2-9")),
        Role::Paragraph | Role::Item(_) => Style::new(14.0, Justify, by("HD05 I.6.2.2, PL2-6")),
        Role::Authority => Style::new(14.0, Center, by("HD05 I.7.2.1, PL2-7")).bold().capitals(),
        Role::Position => Style::new(14.0, Center, by("HD05 I.7.2.1, PL2-7")).capitals(),
        Role::Concurrently => Style::new(14.0, Center, by("HD05 I.7.1.4đ")),
        Role::Signer => Style::new(14.0, Center, by("HD05 I.7.2.1, PL2-7")).bold(),
        Role::RecipientsLabel => Style::new(14.0, Left, by("HD05 I.9.2.1, PL2-9")).underline(),
        Role::Recipient => Style::new(12.0, Left, by("HD05 I.9.2.5, PL2-9")),
        Role::DrafterMark => Style::new(11.0, Left, by("HD05 II.5, PL2-13")),
        Role::Contact => Style::new(10.0, Left, by("HD05 II.6, PL2-14")),
        Role::PageNumber => Style::new(14.0, Center, by("HD05 IV.5, PL2-15")),
        Role::Sheet(part) => sheet::style(part),
    }
}
