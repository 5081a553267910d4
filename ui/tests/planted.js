// A letter with nine faults of every weight, all over the form.
export const nine = {
  kind: "cong-van",
  issuer: { superior: "TỈNH UỶ ĐẮK LẮK", name: "ĐẢNG UỶ XÃ EA KAR", symbol: "ĐU" },
  number: 118,
  place: "Ea Kar",
  date: "2026-07-14",
  subject: "Về việc chủ động phòng, chống thiên tai mùa mưa bão năm 2026.",
  circulation: [],
  addressees: ["Uỷ ban nhân dân xã", "Các chi bộ, đảng bộ cơ sở trực thuộc"],
  body: [
    { level: 0, text: "Thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2020 của Ban Bí thư và Kế hoạch số 41-KH/TU, ngày 22/6/2026 của Ban Thường vụ Tỉnh uỷ, Ban Thường vụ Đảng uỷ xã yêu cầu:" },
    { level: 1, text: "Uỷ ban nhân dân xã:" },
    { level: 2, text: [{ text: "Rà soát phương án ứng phó , hoàn thành " }, { text: "trước ngày 24 tháng 07 năm 2026", bold: true }, { text: ";" }] },
    { level: 2, text: "Kiểm tra hồ chứa, đập, cầu tràn; báo cáo trong tháng 08 năm 2026." },
    { level: 1, text: "Các chi bộ, đảng bộ cơ sở trực thuộc phân công đảng viên phụ trách từng nhóm hộ, vận động vận động Nhân dân chằng chống nhà cửa; báo cáo trước tháng 09 năm 2026." },
    { level: 0, text: "Yêu cầu các đơn vị nghiêm túc thực hiện./." },
  ],
  recipients: ["Như trên", "Thường trực Đảng uỷ xã", "Lưu Văn phòng Đảng uỷ xã"],
  signature: { authority: "T/M BAN THƯỜNG VỤ", position: "PHÓ BÍ THƯ", signer: "Y Bliu Niê" },
};
