import assert from "node:assert/strict";
import { test } from "node:test";
import { faults } from "./axe.js";
import { inWindow, sample } from "./window.js";

const issuer = { superior: "Đảng uỷ xã Tân Hoà", name: "Ban Chỉ đạo Chuyển đổi số", symbol: "BCĐĐU" };
const profile = {
  id: 1,
  name: "Ban Chỉ đạo Chuyển đổi số",
  body: "unsealed-steering-board",
  issuer,
  place: "Tân Hoà",
  signers: [{ authority: null, position: "Phó Bí thư\nkiêm\nTrưởng Ban Chỉ đạo", signer: "Lê Thị Hạnh" }],
  archive: "Lưu Văn phòng Đảng uỷ",
  contact: null,
};
const one = { answers: { profiles: () => ({ profiles: [profile], current: 1, put_off: false }), remove_profile: () => null } };
const none = { answers: { profiles: () => ({ profiles: [], current: null, put_off: false }) } };

async function make(page, step) {
  await page.locator("dialog[open] [role=option]").first().waitFor();
  if (step === 1) return;
  await page.keyboard.type("dang uy xa");
  await page.keyboard.press("Enter");
  await page.getByLabel("Tên xã").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Cần điền mục này").first().waitFor();
  if (step === 2) return;
  await page.getByLabel("Tên xã").fill("Tân Hoà");
  await page.getByLabel("Tên tỉnh, thành phố", { exact: true }).fill("An Bình");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.locator("dialog[open] .offer").first().waitFor();
  if (step === 3) return;
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  await page.getByLabel("Tên hồ sơ").waitFor();
}

const button = (page, name) => page.locator("main").getByRole("button", { name });

const STATES = {
  "choosing the kind of body": [none, (page) => make(page, 1)],
  "names that are missing": [none, (page) => make(page, 2)],
  "choosing who usually signs": [none, (page) => make(page, 3)],
  "looking at the new profile": [none, (page) => make(page, 4)],
  "the list of profiles": [one, (page) => button(page, profile.name).click()],
  "editing a profile": [one, (page) => button(page, "Sửa hồ sơ").click()],
  "a removed profile": [one, (page) => button(page, "Xoá hồ sơ").click()],
  "two offices of one signer": [one, (page) => button(page, "Ký thay ai").click()],
  "who signs for whom": [{ letter: sample("full") }, (page) => button(page, "Ký thay ai").click()],
};

for (const [name, [options, work]] of Object.entries(STATES)) {
  test(`${name}: no serious fault for a screen reader or weak eyes, light and dark`, async () => {
    for (const dark of [false, true]) {
      await inWindow({ ...options, dark }, async ({ page }) => {
        await work(page);
        assert.deepEqual(await faults(page), [], dark ? "dark" : "light");
      });
    }
  });
}
