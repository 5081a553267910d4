//! Names of places, and words that tell their level.

/// People and events that gave communes and wards their names.
pub const PEOPLE: [&str; 40] = [
    "An Dương Vương", "Bùi Thị Xuân", "Cao Thắng", "Chu Văn An", "Đào Duy Từ", "Điện Biên Phủ", "Đinh Tiên Hoàng",
    "Hai Bà Trưng", "Hồ Chí Minh", "Hoàng Diệu", "Hoàng Văn Thụ", "Huỳnh Thúc Kháng", "Lê Chân", "Lê Hồng Phong",
    "Lê Lợi", "Lê Quý Đôn", "Lương Văn Tri", "Lý Thường Kiệt", "Lý Văn Lâm", "Ngô Quyền", "Nguyễn Bỉnh Khiêm",
    "Nguyễn Du", "Nguyễn Huệ", "Nguyễn Trãi", "Nguyễn Uý", "Nguyễn Văn Linh", "Phan Bội Châu", "Phan Chu Trinh",
    "Phan Đình Phùng", "Phan Rang", "Quang Trung", "Tô Hiệu", "Trần Hưng Đạo", "Trần Lãm", "Trần Nhân Tông", "Trần Phú",
    "Trưng Vương", "Trường Chinh", "Võ Thị Sáu", "Yết Kiêu",
];

/// The provinces and cities under the Centre since 01/7/2025.
pub const PROVINCES: [&str; 34] = [
    "An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai",
    "Hà Nội", "Hà Tĩnh", "Hải Phòng", "Hồ Chí Minh", "Huế", "Hưng Yên", "Khánh Hoà", "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai",
    "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh", "Thái Nguyên", "Thanh Hoá",
    "Tuyên Quang", "Vĩnh Long",
];

/// Words that tell the level of a place.
pub const LEVELS: [&str; 10] = ["Tỉnh", "Thành phố", "Xã", "Phường", "Đặc khu", "Thủ đô", "TP", "ĐK", "TP.", "Thị trấn"];
