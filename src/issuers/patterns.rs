//! The list itself. Names after HD05 and spec 5.3, symbols by the composition rule of 5.2, archive lines by R104; every
//! one can be changed in the profile, as an office's founding decision has the last word (R19).

use super::{Ask, Pattern, Question, Serves, Tier};
use crate::signing::Body;

const R20: &str = "HD05 I.2.1.2a";
const R21: &str = "HD05 I.2.1.2b";
const R22: &str = "HD05 I.2.1.2c";
const R23: &str = "HD05 I.2.1.2d";
const R23_CELL: &str = "HD05 I.2.1.2đ";
const R25: &str = "HD05 I.2.1.3";
const R19: &str = "HD05 I.2.1";

const fn question(ask: Ask, label: &'static str, example: &'static str, before: &'static [&'static str]) -> Question {
    Question { ask, label, example, before }
}

const PROVINCE: Question = question(Ask::Province, "Tên tỉnh, thành phố", "An Bình", &["tỉnh", "thành phố"]);
const COMMUNE: Question = question(Ask::Commune, "Tên xã, phường, đặc khu", "Tân Hoà", &["xã", "phường", "đặc khu"]);
const XA_PHUONG: Question = question(Ask::Commune, "Tên xã, phường", "Tân Hoà", &["xã", "phường"]);
const DAC_KHU: Question = question(Ask::Commune, "Tên đặc khu", "Hòn Mây", &["đặc khu"]);
const SEAT: Question =
    question(Ask::Seat, "Nơi cơ quan đóng trụ sở", "Tân Hoà", &["xã", "phường", "đặc khu", "tỉnh", "thành phố"]);
const ABOVE: Question =
    question(Ask::Above, "Đảng bộ cấp trên trực tiếp", "Uỷ ban nhân dân tỉnh An Bình", &["Đảng bộ"]);
const COMMITTEE: Question =
    question(Ask::Committee, "Cấp uỷ lập ra", "xã Tân Hoà", &["Đảng uỷ", "Tỉnh uỷ", "Thành uỷ"]);

/// A committee of a commune, ward or special zone.
const OF_COMMUNE: Pattern = Pattern {
    id: "dang-uy-xa",
    name: "Đảng uỷ xã",
    tier: Tier::Commune,
    questions: &[question(Ask::Commune, "Tên xã", "Tân Hoà", &["xã"]), PROVINCE],
    superior: Some("Đảng bộ {province}"),
    issuer: "Đảng uỷ {commune}",
    own_symbol: "",
    serves: Serves::Committee,
    place: Ask::Commune,
    archive: "Lưu Văn phòng Đảng uỷ",
    body: Some(Body::Committee),
    clause: R22,
};

/// A body that serves such a committee.
const SERVES_COMMUNE: Pattern = Pattern {
    questions: &[COMMUNE, PROVINCE],
    superior: Some("Đảng uỷ {commune}"),
    body: Some(Body::Board),
    clause: R25,
    ..OF_COMMUNE
};

/// A provincial committee.
const OF_PROVINCE: Pattern = Pattern {
    id: "tinh-uy",
    name: "Tỉnh uỷ",
    tier: Tier::Province,
    questions: &[question(Ask::Province, "Tên tỉnh", "An Bình", &["tỉnh"])],
    superior: None,
    issuer: "Tỉnh uỷ {province name}",
    own_symbol: "",
    serves: Serves::Provincial,
    place: Ask::Province,
    archive: "Lưu Văn phòng Tỉnh uỷ",
    body: Some(Body::ProvincialCommittee),
    clause: R21,
};

/// A body that serves such a committee.
const SERVES_PROVINCE: Pattern = Pattern {
    questions: &[PROVINCE],
    superior: Some("{provincial} {province name}"),
    body: Some(Body::Board),
    clause: R25,
    ..OF_PROVINCE
};

/// The Central Committee, whose letters are those of the Politburo and the Secretariat too. How they are signed the
/// clerk writes: no rule composes `T/M BAN BÍ THƯ`.
const OF_CENTRE: Pattern = Pattern {
    id: "ban-chap-hanh-trung-uong",
    name: "Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư",
    tier: Tier::Central,
    questions: &[SEAT],
    superior: None,
    issuer: CENTRE,
    own_symbol: "",
    serves: Serves::Central,
    place: Ask::Seat,
    archive: "Lưu Văn phòng Trung ương Đảng",
    body: None,
    clause: R20,
};

const CENTRE: &str = "Ban Chấp hành Trung ương";

/// A body that serves the Central Committee.
const SERVES_CENTRE: Pattern = Pattern { superior: Some(CENTRE), body: Some(Body::Board), clause: R25, ..OF_CENTRE };

/// A service unit of the Central Committee; its symbol stands alone.
const fn unit_of_centre(id: &'static str, name: &'static str, symbol: &'static str, archive: &'static str) -> Pattern {
    Pattern { id, name, issuer: name, own_symbol: symbol, serves: Serves::Nobody, archive, body: None, ..SERVES_CENTRE }
}

/// A committee right under the province's that is no commune's.
const UNDER_PROVINCE: Pattern = Pattern {
    questions: &[PROVINCE],
    superior: Some("Đảng bộ {province}"),
    serves: Serves::Committee,
    archive: "Lưu Văn phòng Đảng uỷ",
    body: Some(Body::Committee),
    clause: R22,
    ..OF_PROVINCE
};

/// A commission, by default one without a seal of its own.
const COMMISSION: Pattern = Pattern {
    id: "ban-chi-dao",
    name: "Ban chỉ đạo của cấp uỷ",
    tier: Tier::Commission,
    questions: &[COMMITTEE, question(Ask::Topic, "Tên ban chỉ đạo", "Chuyển đổi số", &["Ban Chỉ đạo"]), SEAT],
    superior: Some("{committee}"),
    issuer: "{topic}",
    own_symbol: "BCĐ",
    serves: Serves::Named,
    place: Ask::Seat,
    archive: "Lưu Văn phòng {committee before}",
    body: Some(Body::UnsealedSteeringBoard),
    clause: R25,
};

static PATTERNS: [Pattern; 48] = [
    OF_COMMUNE,
    Pattern {
        id: "dang-uy-phuong",
        name: "Đảng uỷ phường",
        questions: &[question(Ask::Commune, "Tên phường", "Tân Hoà", &["phường"]), PROVINCE],
        ..OF_COMMUNE
    },
    Pattern { id: "dang-uy-dac-khu", name: "Đảng uỷ đặc khu", questions: &[DAC_KHU, PROVINCE], ..OF_COMMUNE },
    Pattern {
        id: "van-phong-dang-uy",
        name: "Văn phòng Đảng uỷ xã, phường, đặc khu",
        issuer: "Văn phòng",
        own_symbol: "VP",
        body: Some(Body::Office),
        ..SERVES_COMMUNE
    },
    Pattern {
        id: "ban-xay-dung-dang",
        name: "Ban Xây dựng Đảng của Đảng uỷ xã, phường",
        questions: &[XA_PHUONG, PROVINCE],
        issuer: "Ban Xây dựng Đảng",
        own_symbol: "BXDĐ",
        archive: "Lưu Ban Xây dựng Đảng",
        ..SERVES_COMMUNE
    },
    Pattern {
        id: "uy-ban-kiem-tra-dang-uy",
        name: "Uỷ ban Kiểm tra Đảng uỷ xã, phường, đặc khu",
        issuer: "Uỷ ban Kiểm tra",
        own_symbol: "UBKT",
        archive: "Lưu Uỷ ban Kiểm tra",
        body: Some(Body::InspectionCommittee),
        ..SERVES_COMMUNE
    },
    Pattern {
        id: "co-quan-uy-ban-kiem-tra-dang-uy",
        name: "Cơ quan Uỷ ban Kiểm tra Đảng uỷ xã, phường, đặc khu",
        issuer: "Cơ quan Uỷ ban Kiểm tra",
        own_symbol: "CQUBKT",
        archive: "Lưu Cơ quan Uỷ ban Kiểm tra",
        body: None,
        ..SERVES_COMMUNE
    },
    Pattern {
        id: "ban-to-chuc-dac-khu",
        name: "Ban Tổ chức Đảng uỷ đặc khu",
        questions: &[DAC_KHU, PROVINCE],
        issuer: "Ban Tổ chức",
        own_symbol: "BTC",
        archive: "Lưu Ban Tổ chức",
        ..SERVES_COMMUNE
    },
    Pattern {
        id: "ban-tuyen-giao-va-dan-van-dac-khu",
        name: "Ban Tuyên giáo và Dân vận Đảng uỷ đặc khu",
        questions: &[DAC_KHU, PROVINCE],
        issuer: "Ban Tuyên giáo và Dân vận",
        own_symbol: "BTGDV",
        archive: "Lưu Ban Tuyên giáo và Dân vận",
        ..SERVES_COMMUNE
    },
    Pattern {
        id: "trung-tam-chinh-tri",
        name: "Trung tâm Chính trị xã, phường, đặc khu",
        issuer: "Trung tâm Chính trị",
        own_symbol: "TTCT",
        archive: "Lưu Trung tâm Chính trị",
        body: Some(Body::Centre),
        ..SERVES_COMMUNE
    },
    OF_PROVINCE,
    Pattern {
        id: "thanh-uy",
        name: "Thành uỷ thành phố trực thuộc Trung ương",
        questions: &[question(Ask::Province, "Tên thành phố", "An Bình", &["thành phố"])],
        issuer: "Thành uỷ {province name}",
        archive: "Lưu Văn phòng Thành uỷ",
        body: Some(Body::CityCommittee),
        ..OF_PROVINCE
    },
    Pattern {
        id: "van-phong-tinh-uy",
        name: "Văn phòng Tỉnh uỷ, Thành uỷ",
        issuer: "Văn phòng",
        own_symbol: "VP",
        archive: "Lưu Văn phòng {provincial}",
        body: Some(Body::Office),
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "ban-to-chuc-tinh-uy",
        name: "Ban Tổ chức Tỉnh uỷ, Thành uỷ",
        issuer: "Ban Tổ chức",
        own_symbol: "BTC",
        archive: "Lưu Ban Tổ chức {provincial}",
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "ban-tuyen-giao-va-dan-van-tinh-uy",
        name: "Ban Tuyên giáo và Dân vận Tỉnh uỷ, Thành uỷ",
        issuer: "Ban Tuyên giáo và Dân vận",
        own_symbol: "BTGDV",
        archive: "Lưu Ban Tuyên giáo và Dân vận {provincial}",
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "ban-noi-chinh-tinh-uy",
        name: "Ban Nội chính Tỉnh uỷ, Thành uỷ",
        issuer: "Ban Nội chính",
        own_symbol: "BNC",
        archive: "Lưu Ban Nội chính {provincial}",
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "uy-ban-kiem-tra-tinh-uy",
        name: "Uỷ ban Kiểm tra Tỉnh uỷ, Thành uỷ",
        issuer: "Uỷ ban Kiểm tra",
        own_symbol: "UBKT",
        archive: "Lưu Uỷ ban Kiểm tra {provincial}",
        body: Some(Body::InspectionCommittee),
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "co-quan-uy-ban-kiem-tra-tinh-uy",
        name: "Cơ quan Uỷ ban Kiểm tra Tỉnh uỷ, Thành uỷ",
        issuer: "Cơ quan Uỷ ban Kiểm tra",
        own_symbol: "CQUBKT",
        archive: "Lưu Cơ quan Uỷ ban Kiểm tra {provincial}",
        body: None,
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "truong-chinh-tri",
        name: "Trường Chính trị tỉnh, thành phố",
        issuer: "Trường Chính trị",
        own_symbol: "TCT",
        archive: "Lưu Trường Chính trị",
        body: Some(Body::School),
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "bao-va-phat-thanh-truyen-hinh",
        name: "Báo và Phát thanh, Truyền hình tỉnh, thành phố",
        issuer: "Báo và Phát thanh, Truyền hình {province name}",
        own_symbol: "CQBPTTH",
        archive: "Lưu Báo và Phát thanh, Truyền hình",
        body: None,
        ..SERVES_PROVINCE
    },
    Pattern {
        id: "dang-uy-cac-co-quan-dang",
        name: "Đảng uỷ các cơ quan Đảng tỉnh, thành phố",
        issuer: "Đảng uỷ các cơ quan Đảng {province before}",
        ..UNDER_PROVINCE
    },
    Pattern {
        id: "dang-uy-uy-ban-nhan-dan",
        name: "Đảng uỷ Uỷ ban nhân dân tỉnh, thành phố",
        issuer: "Đảng uỷ Uỷ ban nhân dân {province before}",
        ..UNDER_PROVINCE
    },
    Pattern {
        id: "dang-uy-cong-an",
        name: "Đảng uỷ Công an tỉnh, thành phố",
        issuer: "Đảng uỷ Công an {province before}",
        own_symbol: "ĐUCA",
        serves: Serves::Nobody,
        ..UNDER_PROVINCE
    },
    Pattern {
        id: "dang-uy-quan-su",
        name: "Đảng uỷ Quân sự tỉnh, thành phố",
        issuer: "Đảng uỷ Quân sự {province before}",
        own_symbol: "ĐUQS",
        serves: Serves::Nobody,
        ..UNDER_PROVINCE
    },
    Pattern {
        id: "dang-uy-bien-phong",
        name: "Đảng uỷ Bộ đội Biên phòng tỉnh, thành phố",
        issuer: "Đảng uỷ Bộ đội Biên phòng {province before}",
        own_symbol: "ĐUBP",
        serves: Serves::Nobody,
        ..UNDER_PROVINCE
    },
    Pattern {
        id: "dang-uy-co-quan",
        name: "Đảng uỷ cơ quan, đơn vị, doanh nghiệp",
        tier: Tier::GrassRoots,
        questions: &[
            question(Ask::Own, "Tên cơ quan, đơn vị, doanh nghiệp", "Công ty Cấp nước An Bình", &["Đảng uỷ"]),
            ABOVE,
            SEAT,
        ],
        superior: Some("{above}"),
        issuer: "{own}",
        place: Ask::Seat,
        archive: "Lưu Đảng uỷ",
        clause: R23,
        ..UNDER_PROVINCE
    },
    Pattern {
        id: "dang-uy-truc-thuoc-trung-uong",
        name: "Đảng uỷ trực thuộc Trung ương",
        tier: Tier::GrassRoots,
        questions: &[question(Ask::Own, "Tên đảng uỷ", "Quốc hội", &["Đảng uỷ"]), SEAT],
        superior: None,
        issuer: "{own}",
        place: Ask::Seat,
        clause: R21,
        ..UNDER_PROVINCE
    },
    Pattern {
        id: "chi-bo",
        name: "Chi bộ",
        tier: Tier::GrassRoots,
        questions: &[question(Ask::Own, "Tên chi bộ", "thôn Đông", &["Chi bộ"]), ABOVE, SEAT],
        superior: Some("{above}"),
        issuer: "{own}",
        own_symbol: "CB",
        serves: Serves::Nobody,
        place: Ask::Seat,
        archive: "Lưu Chi bộ",
        body: Some(Body::Cell),
        clause: R23_CELL,
    },
    COMMISSION,
    Pattern {
        id: "doan-chu-tich-dai-hoi",
        name: "Đoàn Chủ tịch đại hội",
        questions: &[question(Ask::Above, "Tên đại hội", "Đảng bộ xã Tân Hoà lần thứ II", &["Đại hội"]), SEAT],
        superior: Some("{above}"),
        issuer: "Đoàn Chủ tịch",
        own_symbol: "ĐH",
        serves: Serves::Nobody,
        archive: "Lưu Văn phòng Đảng uỷ",
        body: Some(Body::CongressPresidium),
        ..COMMISSION
    },
    Pattern {
        id: "tieu-ban",
        name: "Tiểu ban của cấp uỷ",
        questions: &[COMMITTEE, question(Ask::Topic, "Tên tiểu ban", "Văn kiện", &["Tiểu ban"]), SEAT],
        own_symbol: "TB",
        body: Some(Body::UnsealedSubcommittee),
        ..COMMISSION
    },
    Pattern {
        id: "hoi-dong",
        name: "Hội đồng của cấp uỷ",
        questions: &[COMMITTEE, question(Ask::Topic, "Tên hội đồng", "Thi đua, khen thưởng", &["Hội đồng"]), SEAT],
        own_symbol: "HĐ",
        body: Some(Body::UnsealedCouncil),
        ..COMMISSION
    },
    OF_CENTRE,
    Pattern {
        id: "van-phong-trung-uong",
        name: "Văn phòng Trung ương Đảng",
        issuer: "Văn phòng",
        own_symbol: "VP",
        body: Some(Body::Office),
        ..SERVES_CENTRE
    },
    Pattern {
        id: "ban-to-chuc-trung-uong",
        name: "Ban Tổ chức Trung ương",
        issuer: "Ban Tổ chức",
        own_symbol: "BTC",
        archive: "Lưu Ban Tổ chức Trung ương",
        ..SERVES_CENTRE
    },
    Pattern {
        id: "ban-tuyen-giao-va-dan-van-trung-uong",
        name: "Ban Tuyên giáo và Dân vận Trung ương",
        issuer: "Ban Tuyên giáo và Dân vận",
        own_symbol: "BTGDV",
        archive: "Lưu Ban Tuyên giáo và Dân vận Trung ương",
        ..SERVES_CENTRE
    },
    Pattern {
        id: "ban-noi-chinh-trung-uong",
        name: "Ban Nội chính Trung ương",
        issuer: "Ban Nội chính",
        own_symbol: "BNC",
        archive: "Lưu Ban Nội chính Trung ương",
        ..SERVES_CENTRE
    },
    Pattern {
        id: "uy-ban-kiem-tra-trung-uong",
        name: "Uỷ ban Kiểm tra Trung ương",
        issuer: "Uỷ ban Kiểm tra",
        own_symbol: "UBKT",
        archive: "Lưu Uỷ ban Kiểm tra Trung ương",
        body: Some(Body::InspectionCommittee),
        ..SERVES_CENTRE
    },
    Pattern {
        id: "quan-uy-trung-uong",
        name: "Quân uỷ Trung ương",
        issuer: "Quân uỷ Trung ương",
        own_symbol: "QUTW",
        serves: Serves::Nobody,
        archive: "Lưu Văn phòng Quân uỷ Trung ương",
        clause: R21,
        ..OF_CENTRE
    },
    unit_of_centre("bao-nhan-dan", "Báo Nhân Dân", "BND", "Lưu Báo Nhân Dân"),
    unit_of_centre("tap-chi-cong-san", "Tạp chí Cộng sản", "TCCS", "Lưu Tạp chí Cộng sản"),
    unit_of_centre(
        "hoc-vien-chinh-tri-quoc-gia",
        "Học viện Chính trị quốc gia Hồ Chí Minh",
        "HVCTQGHCM",
        "Lưu Học viện Chính trị quốc gia Hồ Chí Minh",
    ),
    unit_of_centre("dai-truyen-hinh", "Đài Truyền hình Việt Nam", "ĐTHVN", "Lưu Đài Truyền hình Việt Nam"),
    unit_of_centre("dai-tieng-noi", "Đài Tiếng nói Việt Nam", "ĐTNVN", "Lưu Đài Tiếng nói Việt Nam"),
    unit_of_centre("thong-tan-xa", "Thông tấn xã Việt Nam", "TTXVN", "Lưu Thông tấn xã Việt Nam"),
    unit_of_centre(
        "vien-han-lam-khoa-hoc-xa-hoi",
        "Viện Hàn lâm Khoa học xã hội Việt Nam",
        "VHLKHXHVN",
        "Lưu Viện Hàn lâm Khoa học xã hội Việt Nam",
    ),
    unit_of_centre(
        "vien-han-lam-khoa-hoc-va-cong-nghe",
        "Viện Hàn lâm Khoa học và Công nghệ Việt Nam",
        "VHLKHCNVN",
        "Lưu Viện Hàn lâm Khoa học và Công nghệ Việt Nam",
    ),
    Pattern {
        id: "khac",
        name: "Cơ quan khác",
        tier: Tier::Other,
        questions: &[],
        superior: None,
        issuer: "",
        own_symbol: "",
        serves: Serves::Nobody,
        place: Ask::Seat,
        archive: "",
        body: None,
        clause: R19,
    },
];

/// All kinds of bodies, in the order of the list.
pub fn list() -> &'static [Pattern] {
    &PATTERNS
}
