//! What the guide says of a choice: the clause that allows it, or the one that forbids it.

use serde::Serialize;

use super::bodies::{Leadership, Office};
use super::{Authority, Choice, Collective, Principal, names};

/// Why a way to sign may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Basis {
    /// `R83`.
    pub rule: &'static str,
    /// `HD05 I.7.1.1a`.
    pub clause: &'static str,
    /// When it is right, in the clerk's words.
    pub when: String,
}

/// Why it may not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Refusal {
    /// `R83`.
    pub rule: &'static str,
    /// `HD05 I.7.1.1a`.
    pub clause: &'static str,
    /// What is wrong and what is needed, in the clerk's words.
    pub reason: String,
}

struct Rule(&'static str, &'static str);

impl Rule {
    fn allows(self, when: impl Into<String>) -> Result<Basis, Refusal> {
        Ok(Basis { rule: self.0, clause: self.1, when: when.into() })
    }

    fn forbids<T>(self, reason: impl Into<String>) -> Result<T, Refusal> {
        Err(Refusal { rule: self.0, clause: self.1, reason: reason.into() })
    }
}

const R24: Rule = Rule("R24", "HD05 I.2.1.2b–d");
const R83: Rule = Rule("R83", "HD05 I.7.1.1a");
const R84: Rule = Rule("R84", "HD05 I.7.1.2b");
const R85: Rule = Rule("R85", "HD05 I.7.1.1b, I.7.1.4c");
const R86: Rule = Rule("R86", "HD05 I.7.1.4c(iii)–(iv)");
const R87: Rule = Rule("R87", "HD05 I.7.1.4d");
const R88: Rule = Rule("R88", "HD05 I.7.1.2");
const R89: Rule = Rule("R89", "HD05 I.7.1.4đ(ii)");
const R90: Rule = Rule("R90", "HD05 I.7.1.3");
const R92: Rule = Rule("R92", "HD05 I.8.1.2");

type Judgement = Result<Basis, Refusal>;

/// What the guide says of a choice, whoever's name stands below.
pub(super) fn of(choice: &Choice) -> Judgement {
    let basis = match choice.body.leadership() {
        Leadership::Collective => collective(choice)?,
        Leadership::Head => under_head(choice)?,
        Leadership::Commission => return commission(choice),
    };
    if choice.office.is_in_commission() {
        return R88.forbids(format!("Chức vụ không kèm tên cơ quan, đang là «{}».", choice.office.title()));
    }
    Ok(basis)
}

/// What it says of the name.
pub(super) fn of_name(name: Option<&str>) -> Result<(), Refusal> {
    match name.and_then(names::title_before) {
        Some(title) => R90.forbids(format!(
            "Trước họ tên không ghi học hàm, học vị, quân hàm, danh hiệu: cần bỏ «{title}», chỉ ghi họ và tên."
        )),
        None => Ok(()),
    }
}

fn collective(choice: &Choice) -> Judgement {
    let body = choice.body.name();
    match &choice.authority {
        Authority::OnBehalf { of } => on_behalf(choice, *of),
        Authority::ByOrder { of } => by_order_of_committee(choice, *of),
        Authority::ForHead => {
            R83.forbids(format!("{body} là tập thể, cấp phó không ký thay (K/T): cần ghi «T/M {body}»."))
        }
        Authority::Own => R83.forbids(format!(
            "Văn bản của {body} là văn bản của tập thể, không ký riêng với chức vụ: cần ghi «T/M {body}» ở trên."
        )),
        Authority::Acting => R86.forbids(format!(
            "«Q.» là của người quyền đứng đầu cơ quan theo chế độ thủ trưởng; {body} là tập thể, cần ghi «T/M {body}»."
        )),
        Authority::Concurrently { .. } => only_in_commissions(),
    }
}

fn on_behalf(choice: &Choice, of: Collective) -> Judgement {
    let (body, office) = (choice.body, choice.office);
    let name = super::collective(body, of);
    if of == Collective::StandingCommittee && !body.has_standing_committee() {
        return R83.forbids(format!("{} không có ban thường vụ: cần ghi «T/M {0}».", body.name()));
    }
    if office == Office::Member {
        return R84.allows("Người ký không giữ chức vụ nào được ghi dưới T/M: chỉ ghi quyền hạn và họ tên.");
    }
    if ![body.head(), body.deputy()].contains(&office) {
        return R84.forbids(format!(
            "Dưới «T/M {name}» chỉ ghi chức vụ lãnh đạo của tập thể ấy, đang là «{}». Người giữ chức vụ khác cần ghi «T/L» \
             khi được uỷ quyền.",
            office.title()
        ));
    }
    if choice.body == super::Body::Cell {
        return R92.allows("Chi bộ không có con dấu riêng thì ký như vậy và không đóng dấu.");
    }
    R83.allows(format!("Văn bản do {name} quyết định, ký thay mặt tập thể."))
}

fn by_order_of_committee(choice: &Choice, of: Principal) -> Judgement {
    let (body, office) = (choice.body, choice.office);
    let name = body.name();
    if body == super::Body::Cell {
        return R92.forbids(
            "Chi bộ cần văn bản có dấu thì ký thừa lệnh để dùng dấu của cấp uỷ cấp trên, nhưng hướng dẫn không nêu cách \
             ghi. Cần hỏi văn phòng cấp uỷ cấp trên rồi gõ thẳng quyền hạn ký và chức vụ.",
        );
    }
    if !body.has_standing_committee() {
        return R87.forbids(format!(
            "Chỉ ban thường vụ cấp uỷ hoặc thủ trưởng cơ quan uỷ quyền ký thừa lệnh (T/L): cần ghi «T/M {name}»."
        ));
    }
    if of == Principal::Head {
        return R87.forbids(format!("{name} là tập thể, không có thủ trưởng: cần ghi «T/L Ban Thường vụ»."));
    }
    if [body.head(), body.deputy(), Office::Member].contains(&office) {
        return R83.forbids("Người trong ban thường vụ không ký thừa lệnh: cần ghi «T/M Ban Thường vụ».");
    }
    if office.is_in_unit() {
        return R87.forbids(format!(
            "Người được Ban Thường vụ uỷ quyền không được uỷ quyền tiếp: «{}» không ký «T/L Ban Thường vụ».",
            office.title()
        ));
    }
    R87.allows("Người ký được Ban Thường vụ uỷ quyền ký thừa lệnh; không được uỷ quyền tiếp cho người khác.")
}

fn under_head(choice: &Choice) -> Judgement {
    let (body, office) = (choice.body, choice.office);
    let (name, head, deputy) = (body.name(), body.head(), body.deputy());
    let (title, head_title) = (office.title(), head.title());
    match &choice.authority {
        Authority::Own if office == head => R85.allows(format!("{head_title} trực tiếp ký.")),
        Authority::Own if office == deputy => R86
            .allows(format!("Chỉ khi chưa có {head_title}: cấp phó phụ trách ký với chức vụ của mình, không ghi K/T.")),
        Authority::ForHead if office == deputy => R85.allows(format!("{title} ký thay {head_title}.")),
        Authority::Acting if office == head => {
            R86.allows(format!("Người ký được giao quyền {head_title}, chưa được bổ nhiệm chính thức."))
        }
        Authority::Own => R85.forbids(format!("Văn bản của {name} do «{head_title}» ký.")),
        Authority::ForHead if office == head => {
            R85.forbids(format!("{head_title} ký với chức vụ của mình, không ghi K/T."))
        }
        Authority::ForHead => {
            R85.forbids(format!("Ký thay (K/T) {head_title} là cấp phó của người đó: cần là «{}».", deputy.title()))
        }
        Authority::Acting => R86.forbids(format!("Sau «Q.» cần là chức vụ của người đứng đầu: «Q. {head_title}».")),
        Authority::OnBehalf { .. } => R83.forbids(format!(
            "T/M chỉ dùng cho tập thể; {name} theo chế độ thủ trưởng: người đứng đầu cần ghi «{head_title}», cấp phó \
             «K/T {head_title}»."
        )),
        Authority::ByOrder { of } => by_order_of_head(choice, *of),
        Authority::Concurrently { .. } => only_in_commissions(),
    }
}

fn by_order_of_head(choice: &Choice, of: Principal) -> Judgement {
    let (body, office) = (choice.body, choice.office);
    let head = body.head().title();
    if of == Principal::StandingCommittee {
        return R24.forbids(format!(
            "Văn bản ký «T/L Ban Thường vụ» là văn bản của Ban Thường vụ: cơ quan ban hành cần là cấp uỷ, không phải {}.",
            body.name()
        ));
    }
    if office == body.head() {
        return R85.forbids(format!("{head} ký với chức vụ của mình, không ký thừa lệnh của chính mình."));
    }
    if office == body.deputy() {
        return R85.forbids(format!("Cấp phó ký thay, không ký thừa lệnh: cần ghi «K/T {head}»."));
    }
    if office == Office::Member {
        return R87.forbids("Ký thừa lệnh cần ghi chức vụ của người được uỷ quyền.");
    }
    R87.allows(format!("Người ký được {head} uỷ quyền ký thừa lệnh; không được uỷ quyền tiếp cho người khác."))
}

fn commission(choice: &Choice) -> Judgement {
    let (body, office) = (choice.body, choice.office);
    let name = body.name();
    match &choice.authority {
        Authority::Concurrently { main } if has_prefix(main) => {
            R89.forbids(format!("Trên chữ «kiêm» cần là chức vụ, không có T/M, K/T, T/L, Q.; đang là «{main}»."))
        }
        Authority::Concurrently { .. } if [body.head(), body.deputy()].contains(&office) => {
            R89.allows(format!("{name} không có con dấu riêng: ghi chức vụ chính, «kiêm», chức vụ trong {name}."))
        }
        Authority::Concurrently { .. } => R89.forbids(format!("Dưới chữ «kiêm» cần là chức vụ trong {name}.")),
        Authority::ForHead => R89.forbids(format!(
            "{name} không có con dấu riêng, cấp phó không ghi K/T: cần ghi chức vụ chính, «kiêm», chức vụ trong {name}."
        )),
        Authority::OnBehalf { .. } => R89.forbids(format!(
            "{name} không có con dấu riêng, không ghi T/M: cần ghi chức vụ chính, «kiêm», chức vụ trong {name}."
        )),
        Authority::Own | Authority::ByOrder { .. } | Authority::Acting => {
            R89.forbids(format!("{name} không có con dấu riêng: cần ghi chức vụ chính, «kiêm», chức vụ trong {name}."))
        }
    }
}

fn only_in_commissions() -> Judgement {
    R89.forbids("Chữ «kiêm» chỉ dùng cho ban chỉ đạo, tiểu ban, hội đồng không có con dấu riêng.")
}

fn has_prefix(office: &str) -> bool {
    let upper = office.to_uppercase();
    ["T/M", "K/T", "T/L", "Q.", "TM.", "KT.", "TL.", "TUQ."].iter().any(|prefix| upper.starts_with(prefix))
}
