CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    letter TEXT NOT NULL,
    sum INTEGER NOT NULL,
    file ANY,
    changed INTEGER NOT NULL
) STRICT;
CREATE TABLE profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rank INTEGER NOT NULL,
    content TEXT NOT NULL,
    sum INTEGER NOT NULL
) STRICT;
CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
PRAGMA user_version = 1;
PRAGMA application_id = 1129709569;
INSERT INTO draft VALUES (1, 'chưa xong', -6779690006102323229, NULL, 1779999999000000);
INSERT INTO draft VALUES (4, '{"kind": "cong-van", "place": "Tân Hoà"}', 2756438973749932342, '/công văn/07.json', 1780000000000000);
INSERT INTO profile VALUES (2, 5, '{"id":null,"name":"Đảng uỷ","issuer":{"superior":"Đảng bộ tỉnh An Bình","name":"Đảng uỷ xã Tân Hoà","symbol":"ĐU"},"place":"Tân Hoà","signers":[{"authority":"T/M Ban Thường vụ","position":"Bí thư\nkiêm\nChủ tịch","signer":"Trần Văn An"},{"authority":"T/M Ban Thường vụ","position":"Bí thư\nkiêm\nChủ tịch","signer":"Lê Thị Bình"}],"archive":"Lưu Văn phòng Đảng uỷ","contact":null}', 3110210783295122636);
INSERT INTO setting VALUES ('recent-files', '["/công văn/07.json"]');
