//! Bodies and offices, as far as a signature goes: what they are called and who is whose deputy.

use serde::{Deserialize, Serialize};

/// A body that issues letters. A standing committee is none: the head of its letters names the committee (R24).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Body {
    /// Tỉnh uỷ.
    ProvincialCommittee,
    /// Thành uỷ of a city under the Centre.
    CityCommittee,
    /// Đảng uỷ of a commune, ward, special zone, agency, company.
    Committee,
    /// Chi bộ.
    Cell,
    /// Uỷ ban kiểm tra.
    InspectionCommittee,
    /// Đoàn chủ tịch of a congress.
    CongressPresidium,
    /// Hội đồng with a seal of its own.
    Council,
    /// Văn phòng.
    Office,
    /// Ban: xây dựng đảng, tổ chức, tuyên giáo và dân vận, nội chính.
    Board,
    /// Trường chính trị.
    School,
    /// Trung tâm chính trị.
    Centre,
    /// Ban chỉ đạo with a seal of its own.
    SteeringBoard,
    /// Tiểu ban with a seal of its own.
    Subcommittee,
    /// Ban chỉ đạo without a seal.
    UnsealedSteeringBoard,
    /// Tiểu ban without a seal.
    UnsealedSubcommittee,
    /// Hội đồng without a seal.
    UnsealedCouncil,
}

/// How a body decides, and with it how its letters are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Leadership {
    /// Together: signed on its behalf (R83).
    Collective,
    /// Under one head, who signs in person (R85).
    Head,
    /// A commission without a seal: signed with the office whose seal is used (R89).
    Commission,
}

/// What is known of a body.
struct BodyRow {
    name: &'static str,
    leadership: Leadership,
    head: Office,
    deputy: Office,
}

impl Body {
    /// All of them, in the order of a list to choose from.
    pub const ALL: [Body; 16] = [
        Body::Committee,
        Body::ProvincialCommittee,
        Body::CityCommittee,
        Body::Cell,
        Body::InspectionCommittee,
        Body::Office,
        Body::Board,
        Body::School,
        Body::Centre,
        Body::CongressPresidium,
        Body::Council,
        Body::SteeringBoard,
        Body::Subcommittee,
        Body::UnsealedSteeringBoard,
        Body::UnsealedSubcommittee,
        Body::UnsealedCouncil,
    ];

    fn row(self) -> BodyRow {
        use Leadership::{Collective, Commission, Head};
        let row = |name, leadership, head, deputy| BodyRow { name, leadership, head, deputy };
        match self {
            Body::ProvincialCommittee => row("Tỉnh uỷ", Collective, Office::Secretary, Office::DeputySecretary),
            Body::CityCommittee => row("Thành uỷ", Collective, Office::Secretary, Office::DeputySecretary),
            Body::Committee => row("Đảng uỷ", Collective, Office::Secretary, Office::DeputySecretary),
            Body::Cell => row("Chi bộ", Collective, Office::Secretary, Office::DeputySecretary),
            Body::InspectionCommittee => {
                row("Uỷ ban Kiểm tra", Collective, Office::InspectionHead, Office::InspectionDeputy)
            }
            Body::CongressPresidium => row("Đoàn Chủ tịch", Collective, Office::Member, Office::Member),
            Body::Council => row("Hội đồng", Collective, Office::Chair, Office::ViceChair),
            Body::Office => row("Văn phòng", Head, Office::OfficeHead, Office::OfficeDeputy),
            Body::Board => row("Ban", Head, Office::BoardHead, Office::BoardDeputy),
            Body::School => row("Trường", Head, Office::Principal, Office::VicePrincipal),
            Body::Centre => row("Trung tâm", Head, Office::Director, Office::DeputyDirector),
            Body::SteeringBoard => row("Ban Chỉ đạo", Head, Office::BoardHead, Office::BoardDeputy),
            Body::Subcommittee => row("Tiểu ban", Head, Office::SubcommitteeHead, Office::SubcommitteeDeputy),
            Body::UnsealedSteeringBoard => row("Ban Chỉ đạo", Commission, Office::SteeringHead, Office::SteeringDeputy),
            Body::UnsealedSubcommittee => {
                row("Tiểu ban", Commission, Office::SubcommitteeHead, Office::SubcommitteeDeputy)
            }
            Body::UnsealedCouncil => row("Hội đồng", Commission, Office::CouncilChair, Office::CouncilViceChair),
        }
    }

    /// As a signature block names it: `Đảng uỷ`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// As a list names it: commissions with and without a seal are signed for in different ways.
    pub fn label(self) -> String {
        use Body::{Council, SteeringBoard, Subcommittee};
        let name = self.name();
        match self.leadership() {
            Leadership::Commission => format!("{name} (dùng dấu của cấp uỷ)"),
            _ if matches!(self, Council | SteeringBoard | Subcommittee) => format!("{name} (có con dấu riêng)"),
            Leadership::Collective | Leadership::Head => name.to_owned(),
        }
    }

    /// How its letters are signed.
    pub fn leadership(self) -> Leadership {
        self.row().leadership
    }

    /// The office that leads it.
    pub fn head(self) -> Office {
        self.row().head
    }

    /// The office of the head's deputies.
    pub fn deputy(self) -> Office {
        self.row().deputy
    }

    /// Whether a standing committee acts for it between meetings.
    pub fn has_standing_committee(self) -> bool {
        matches!(self, Body::ProvincialCommittee | Body::CityCommittee | Body::Committee)
    }
}

/// Chức vụ of who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the titles say what the offices are")]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub enum Office {
    Secretary,
    DeputySecretary,
    InspectionHead,
    InspectionDeputy,
    Chair,
    ViceChair,
    OfficeHead,
    OfficeDeputy,
    BoardHead,
    BoardDeputy,
    Principal,
    VicePrincipal,
    Director,
    DeputyDirector,
    SubcommitteeHead,
    SubcommitteeDeputy,
    SteeringHead,
    SteeringDeputy,
    CouncilChair,
    CouncilViceChair,
    UnitHead,
    UnitDeputy,
    /// Of a collective, without one of the offices that are printed (R84).
    Member,
}

impl Office {
    /// All of them.
    pub const ALL: [Office; 23] = [
        Office::Secretary,
        Office::DeputySecretary,
        Office::InspectionHead,
        Office::InspectionDeputy,
        Office::Chair,
        Office::ViceChair,
        Office::OfficeHead,
        Office::OfficeDeputy,
        Office::BoardHead,
        Office::BoardDeputy,
        Office::Principal,
        Office::VicePrincipal,
        Office::Director,
        Office::DeputyDirector,
        Office::SubcommitteeHead,
        Office::SubcommitteeDeputy,
        Office::SteeringHead,
        Office::SteeringDeputy,
        Office::CouncilChair,
        Office::CouncilViceChair,
        Office::UnitHead,
        Office::UnitDeputy,
        Office::Member,
    ];

    fn row(self) -> (&'static str, Option<Office>) {
        match self {
            Office::Secretary => ("Bí thư", None),
            Office::DeputySecretary => ("Phó Bí thư", Some(Office::Secretary)),
            Office::InspectionHead => ("Chủ nhiệm", None),
            Office::InspectionDeputy => ("Phó Chủ nhiệm", Some(Office::InspectionHead)),
            Office::Chair => ("Chủ tịch", None),
            Office::ViceChair => ("Phó Chủ tịch", Some(Office::Chair)),
            Office::OfficeHead => ("Chánh Văn phòng", None),
            Office::OfficeDeputy => ("Phó Chánh Văn phòng", Some(Office::OfficeHead)),
            Office::BoardHead => ("Trưởng Ban", None),
            Office::BoardDeputy => ("Phó Trưởng Ban", Some(Office::BoardHead)),
            Office::Principal => ("Hiệu trưởng", None),
            Office::VicePrincipal => ("Phó Hiệu trưởng", Some(Office::Principal)),
            Office::Director => ("Giám đốc", None),
            Office::DeputyDirector => ("Phó Giám đốc", Some(Office::Director)),
            Office::SubcommitteeHead => ("Trưởng Tiểu ban", None),
            Office::SubcommitteeDeputy => ("Phó Trưởng Tiểu ban", Some(Office::SubcommitteeHead)),
            Office::SteeringHead => ("Trưởng Ban Chỉ đạo", None),
            Office::SteeringDeputy => ("Phó Trưởng Ban Chỉ đạo", Some(Office::SteeringHead)),
            Office::CouncilChair => ("Chủ tịch Hội đồng", None),
            Office::CouncilViceChair => ("Phó Chủ tịch Hội đồng", Some(Office::CouncilChair)),
            Office::UnitHead => ("Trưởng phòng", None),
            Office::UnitDeputy => ("Phó Trưởng phòng", Some(Office::UnitHead)),
            Office::Member => ("", None),
        }
    }

    /// As it is printed, without the body's name (R88); nothing for a member. Only the offices in commissions name
    /// their body: beside the main office a bare «Trưởng Ban» would say too little.
    pub fn title(self) -> &'static str {
        self.row().0
    }

    /// Whose deputy it is.
    pub fn deputy_of(self) -> Option<Office> {
        self.row().1
    }

    /// An office in a commission without a seal, whose title names the body.
    pub fn is_in_commission(self) -> bool {
        use Office::{CouncilChair, CouncilViceChair, SteeringDeputy, SteeringHead};
        matches!(self, SteeringHead | SteeringDeputy | CouncilChair | CouncilViceChair)
    }

    /// An office inside a unit of a body.
    pub fn is_in_unit(self) -> bool {
        matches!(self, Office::UnitHead | Office::UnitDeputy)
    }
}
