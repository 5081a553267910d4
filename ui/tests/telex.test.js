import assert from "node:assert/strict";
import { test } from "node:test";
import { telex } from "./real/telex.js";

test("Vietnamese as the keys of Telex", () => {
  const cases = [
    ["Đảng uỷ", "DDangr uyr"],
    ["tăng cường lãnh đạo", "tawng cuwowngf lanhx ddaoj"],
    ["Nguyễn Văn Hưởng", "Nguyeenx Vawn Huwowngr"],
    ["HỘI NGHỊ", "HOOIj NGHIj"],
    ["số 12-KH/TU, ngày 15/5", "soos 12-KH/TU, ngayf 15/5"],
    ["đấy".normalize("NFD"), "ddaays"],
  ];
  for (const [text, keys] of cases) assert.equal(telex(text), keys);
});
