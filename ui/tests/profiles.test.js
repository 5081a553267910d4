import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { eventually } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

/** A folder for the user's database, gone after the test. */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "profiles-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const signed = (authority, position, signer) => ({ authority, position, signer });

const COMMUNE = {
  id: 1,
  name: "Đảng uỷ xã Tân Hoà",
  body: "committee",
  issuer: { superior: "Đảng bộ tỉnh An Bình", name: "Đảng uỷ xã Tân Hoà", symbol: "ĐU" },
  place: "Tân Hoà",
  signers: [signed("T/M Ban Thường vụ", "Phó Bí thư", "Lê Thị Hạnh")],
  archive: "Lưu Văn phòng Đảng uỷ",
  contact: "Văn phòng Đảng uỷ xã Tân Hoà; điện thoại: 0200.3000000",
};
const OFFICE = {
  id: 2,
  name: "Văn phòng Tỉnh uỷ",
  body: "office",
  issuer: { superior: "Tỉnh uỷ An Bình", name: "Văn phòng", symbol: "VPTU" },
  place: "An Bình",
  signers: [signed(null, "Chánh Văn phòng", "Trần Minh Khôi")],
  archive: "Lưu Văn phòng Tỉnh uỷ",
  contact: null,
};
const both = { profiles: () => ({ profiles: [COMMUNE, OFFICE], current: 1, put_off: false }) };
const kept = { put_profile: ({ profile }) => profile.id ?? 3, remove_profile: () => null, order_profiles: () => null, use_profile: () => null };

const value = (page, field) => page.locator(`main [data-field="${field}"]`).first().inputValue();
const values = (page, selector) => page.locator(selector).evaluateAll((inputs) => inputs.map((input) => input.value));
const chooser = (page) => page.getByRole("group", { name: "Hồ sơ cơ quan" });
const focused = (page) => page.evaluate(() => document.activeElement?.dataset.field);
const has = (page, field, text) =>
  page.waitForFunction(([name, wanted]) => document.querySelector(`main [data-field="${name}"]`)?.value === wanted, [field, text]);

async function choose(page, name) {
  await chooser(page).locator("[aria-haspopup]").click();
  await page.locator("[data-profile]", { hasText: name }).click();
}

test("the first start makes a profile by keyboard alone; the next start has it", () =>
  inFolder(async (store) => {
    await inWindow({ store }, async ({ page }) => {
      const { keyboard } = page;
      const option = page.locator("dialog[open] [role=option][aria-selected=true]");
      await option.waitFor();
      await page.screenshot({ path: `${out}/first-start-1-kind.png` });
      await keyboard.type("tinh uy");
      await page.getByText(/^Có \d+ loại cơ quan/).waitFor();
      for (let i = 0; i < 8; i++) await keyboard.press("Backspace");
      await keyboard.type("phuong");
      await option.getByText("Đảng uỷ phường", { exact: true }).waitFor();
      await keyboard.press("ArrowDown");
      await option.getByText("Văn phòng Đảng uỷ xã, phường, đặc khu").waitFor();
      await keyboard.press("ArrowUp");
      await keyboard.press("Enter");

      await page.getByLabel("Tên phường").waitFor();
      await keyboard.press("Enter");
      assert.equal(await page.getByText("Cần điền mục này").count(), 2, "names are needed");
      await keyboard.type("Bến Sông");
      await page.locator("dialog[open] .capitals", { hasText: "Đảng uỷ phường Bến Sông" }).waitFor();
      await keyboard.press("Tab");
      await keyboard.press("ArrowDown");
      await keyboard.press("Tab");
      await keyboard.type("Hải An");
      await page.locator("dialog[open] .capitals", { hasText: "Đảng bộ thành phố Hải An" }).waitFor();
      await page.screenshot({ path: `${out}/first-start-2-names.png` });
      await keyboard.press("Enter");

      await page.locator("dialog[open] .offer").first().waitFor();
      const noPosition = page.locator("dialog[open] [role=status]", { hasText: "Chưa có chức vụ" });
      assert.equal(await noPosition.count(), 0, "nothing is asked of a step that is left empty");
      await keyboard.type("Lê Thị Hạnh");
      await noPosition.waitFor();
      await keyboard.press("Tab");
      await keyboard.press("Tab");
      await keyboard.press("ArrowDown");
      await keyboard.press("Enter");
      await page.locator("dialog[open] .name .block", { hasText: "Phó Bí thư" }).waitFor();
      assert.equal(await noPosition.count(), 0, "the chosen way to sign brings the position");
      await page.screenshot({ path: `${out}/first-start-3-signer.png` });
      // What is chosen needs no choosing: Enter goes on.
      await keyboard.press("Enter");

      await page.getByLabel("Tên hồ sơ").waitFor();
      await page.screenshot({ path: `${out}/first-start-4-review.png` });
      assert.equal(await page.getByLabel("Ký hiệu cơ quan").last().inputValue(), "ĐU");
      await keyboard.press("Enter");

      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await has(page, "issuer.name", "Đảng uỷ phường Bến Sông");
      await page.waitForFunction(() => document.activeElement?.dataset.field === "subject");
      await page.screenshot({ path: `${out}/first-start-5-letter.png` });
    });
    await inWindow({ store }, async ({ page }) => {
      await has(page, "issuer.superior", "Đảng bộ thành phố Hải An");
      assert.equal(await page.locator("dialog[open]").count(), 0);
      assert.equal(await value(page, "place"), "Bến Sông");
      assert.deepEqual(await values(page, "#section-recipients input"), ["Như trên", "Lưu Văn phòng Đảng uỷ"]);
      assert.equal(await value(page, "signature.authority"), "T/M Ban Thường vụ");
      assert.equal(await value(page, "signature.signer"), "Lê Thị Hạnh");
      assert.equal(await value(page, "number"), "");
      assert.equal(await value(page, "date"), "");
    });
  }));

test("what is not in the list is written by hand", () =>
  inFolder((store) =>
    inWindow({ store }, async ({ page }) => {
      const { keyboard } = page;
      await page.locator("dialog[open] [role=option]").first().waitFor();
      await keyboard.type("co quan khac");
      await keyboard.press("Enter");
      await page.locator("dialog[open]").getByLabel("Cơ quan ban hành").fill("Đoàn công tác số 7");
      await keyboard.press("Enter");
      await page.getByText("Cần điền ký hiệu").waitFor();
      await keyboard.type("ĐCT");
      await keyboard.press("Enter");
      await page.getByText("Chưa nhận ra cơ quan ban hành").waitFor();
      await page.getByRole("button", { name: "Tiếp tục" }).click();
      await page.getByRole("button", { name: "Tạo hồ sơ" }).click();
      await has(page, "issuer.symbol", "ĐCT");
    }),
  ));

test("making a profile is left for later and comes back from the menu, as far as it was", () =>
  inFolder(async (store) => {
    await inWindow({ store }, async ({ page }) => {
      await page.locator("dialog[open] [role=option]").first().waitFor();
      await page.keyboard.type("chi bo");
      await page.keyboard.press("Enter");
      await page.getByLabel("Tên chi bộ").fill("thôn Đông");
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await page.keyboard.press("Control+n");
      await page.getByRole("menuitem", { name: "Hồ sơ mới" }).click();
      await page.getByLabel("Tên chi bộ").waitFor();
      assert.equal(await page.getByLabel("Tên chi bộ").inputValue(), "thôn Đông");
      await page.getByRole("button", { name: "Để sau" }).click();
    });
    await inWindow({ store }, async ({ page }) => {
      await chooser(page).getByText("Chưa có hồ sơ cơ quan").waitFor();
      assert.deepEqual(await values(page, "#section-recipients input"), ["Như trên"]);
      assert.equal(await page.locator("dialog[open]").count(), 0);
    });
  }));

test("a profile in the making is kept while it is typed, and the next start goes on with it", () =>
  inFolder(async (store) => {
    let look = null;
    const start = async () => ({ gauge: [], draft: null, look, news: [] });
    const answers = { start, keep_look: (args) => void (look = args.look) };
    await inWindow({ store, answers }, async ({ page }) => {
      await page.locator("dialog[open] [role=option]").first().waitFor();
      await page.keyboard.type("chi bo");
      await page.keyboard.press("Enter");
      await page.getByLabel("Tên chi bộ").fill("thôn Đông");
      await eventually(() => look?.making?.names.own?.name, (name) => name === "thôn Đông");
      assert.equal(look.making.names.own.name, "thôn Đông");
      // The program is killed here.
    });
    await inWindow({ store, answers }, async ({ page }) => {
      await page.getByLabel("Tên chi bộ").waitFor();
      assert.equal(await page.getByLabel("Tên chi bộ").inputValue(), "thôn Đông");
      await page.getByLabel("Đảng bộ cấp trên trực tiếp").fill("xã Tân Hoà");
      await page.getByRole("textbox", { name: "Nơi cơ quan đóng trụ sở" }).fill("Tân Hoà");
      await page.getByRole("button", { name: "Tiếp tục" }).click();
      await page.getByRole("button", { name: "Tiếp tục" }).click();
      await page.getByRole("button", { name: "Tạo hồ sơ" }).click();
      await has(page, "issuer.name", "Chi bộ thôn Đông");
      await eventually(() => look.making, (making) => making === null);
      assert.equal(look.making, null, "a profile that is made is no longer in the making");
    });
  }));

test("a new letter is of the office of the letter on the desk, whatever was chosen and taken back", () =>
  inWindow({ answers: { ...both, ...kept } }, async ({ page }) => {
    await has(page, "issuer.symbol", "ĐU");
    await page.locator('[data-field="subject"]').first().fill("về việc chuẩn bị hội nghị");
    await choose(page, "Văn phòng Tỉnh uỷ");
    await has(page, "issuer.symbol", "VPTU");
    await page.keyboard.press("Control+z");
    await has(page, "issuer.symbol", "ĐU");
    await page.keyboard.press("Control+n");
    await page.getByText("Theo hồ sơ: Đảng uỷ xã Tân Hoà").waitFor();
    await page.getByRole("menuitem", { name: "Công văn trống" }).click();
    await has(page, "subject", "");
    assert.equal(await value(page, "issuer.symbol"), "ĐU");
    assert.equal(await value(page, "signature.signer"), "Lê Thị Hạnh");
  }));

test("choosing a profile is one step of undo and keeps what was typed", () =>
  inWindow({ answers: { ...both, ...kept } }, async ({ page, calls }) => {
    await has(page, "issuer.name", "Đảng uỷ xã Tân Hoà");
    await page.locator('[data-field="subject"]').first().fill("về việc chuẩn bị hội nghị");
    const first = page.locator("#section-recipients input").first();
    await first.click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Hội Nông dân xã");
    await page.screenshot({ path: `${out}/profile-before.png` });
    await choose(page, "Văn phòng Tỉnh uỷ");
    await has(page, "issuer.symbol", "VPTU");
    const now = ["Như trên", "Hội Nông dân xã", "Lưu Văn phòng Tỉnh uỷ"];
    assert.deepEqual(await values(page, "#section-recipients input"), now);
    assert.equal(await value(page, "place"), "An Bình");
    assert.equal(await value(page, "contact"), "", "the other office's contact went with it");
    assert.equal(await value(page, "subject"), "về việc chuẩn bị hội nghị");
    assert.equal(calls.findLast((call) => call.name === "use_profile").args.id, 2);
    await page.keyboard.press("Control+z");
    await has(page, "issuer.symbol", "ĐU");
    assert.deepEqual(await values(page, "#section-recipients input"), ["Như trên", "Hội Nông dân xã", "Lưu Văn phòng Đảng uỷ"]);
    assert.equal(await value(page, "place"), "Tân Hoà");
    assert.equal(await value(page, "contact"), COMMUNE.contact);
    await page.keyboard.press("Control+y");
    await has(page, "issuer.symbol", "VPTU");
  }));

test("a letter nobody has written in begins anew for another office", () =>
  inWindow({ answers: { ...both, ...kept } }, async ({ page }) => {
    await has(page, "signature.authority", "T/M Ban Thường vụ");
    await choose(page, "Văn phòng Tỉnh uỷ");
    await has(page, "signature.position", "Chánh Văn phòng");
    assert.equal(await value(page, "signature.authority"), "");
    assert.deepEqual(await values(page, "#section-recipients input"), ["Như trên", "Lưu Văn phòng Tỉnh uỷ"]);
  }));

test("a letter from elsewhere keeps its own issuer", () =>
  inWindow({ letter: sample("two-offices-of-one-signer"), answers: { ...both, ...kept } }, async ({ page, calls }) => {
    const own = sample("two-offices-of-one-signer").issuer.name;
    assert.equal(await value(page, "issuer.name"), own);
    await chooser(page).getByRole("button", { name: "Không theo hồ sơ nào" }).waitFor();
    assert.equal(await chooser(page).getByRole("button", { name: "Sửa hồ sơ" }).count(), 0);
    assert.equal(calls.some((call) => call.name === "fill"), false);
    await page.screenshot({ path: `${out}/profile-none.png` });
  }));

test("the chooser opens and closes by keyboard", () =>
  inWindow({ answers: { ...both, ...kept } }, async ({ page }) => {
    const button = chooser(page).locator("[aria-haspopup]");
    await has(page, "issuer.symbol", "ĐU");
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.screenshot({ path: `${out}/profile-chooser.png` });
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Văn phòng Tỉnh uỷ/);
    await page.keyboard.press("Escape");
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    assert.equal(await value(page, "issuer.symbol"), "ĐU");
  }));

test("a profile is edited in place, kept at once, and the letter takes it on", () =>
  inFolder(async (store) => {
    await inWindow({ store }, async ({ page }) => {
      await page.locator("dialog[open] [role=option]").first().waitFor();
      await page.keyboard.type("tinh uy");
      await page.keyboard.press("Enter");
      await page.getByLabel("Tên tỉnh").fill("An Bình");
      for (const name of ["Tiếp tục", "Tiếp tục", "Tạo hồ sơ"]) await page.getByRole("button", { name }).click();
      await has(page, "issuer.name", "Tỉnh uỷ An Bình");

      await chooser(page).getByRole("button", { name: "Sửa hồ sơ" }).click();
      const editor = page.getByRole("group", { name: /^Sửa hồ sơ/ });
      await editor.getByLabel("Thông tin liên hệ").fill("Văn phòng Tỉnh uỷ An Bình");
      await editor.getByRole("button", { name: "thêm người ký" }).click();
      const signer = editor.getByRole("group", { name: "Người ký 1" });
      await signer.getByRole("button", { name: "Chọn quyền hạn ký" }).click();
      await signer.getByRole("option", { name: /Phó Bí thư.*Văn bản do Tỉnh uỷ/ }).first().click();
      await signer.getByLabel("Họ và tên").fill("Đỗ Văn Sơn");
      assert.equal(await signer.getByLabel("Quyền hạn ký").inputValue(), "T/M Tỉnh uỷ");
      await page.screenshot({ path: `${out}/profile-editing.png` });
      await editor.getByLabel("Tên hồ sơ").press("Escape");
      await editor.waitFor({ state: "detached" });
      await has(page, "contact", "Văn phòng Tỉnh uỷ An Bình");
      await page.getByRole("group", { name: "Người thường ký" }).getByRole("button", { name: /Đỗ Văn Sơn/ }).waitFor();
    });
    await inWindow({ store }, async ({ page }) => {
      await has(page, "signature.signer", "Đỗ Văn Sơn");
      assert.equal(await value(page, "contact"), "Văn phòng Tỉnh uỷ An Bình");
    });
  }));

test("what is changed in a profile can be put back", () =>
  inWindow({ answers: { ...both, ...kept } }, async ({ page, calls }) => {
    await has(page, "issuer.symbol", "ĐU");
    await chooser(page).getByRole("button", { name: "Sửa hồ sơ" }).click();
    const editor = page.getByRole("group", { name: /^Sửa hồ sơ/ });
    await editor.getByLabel("Địa danh").fill("Bến Sông");
    await editor.getByRole("button", { name: "Trả lại như lúc mở" }).click();
    assert.equal(await editor.getByLabel("Địa danh").inputValue(), "Tân Hoà");
    await editor.getByRole("button", { name: "Xong" }).click();
    await editor.waitFor({ state: "detached" });
    const puts = calls.filter((call) => call.name === "put_profile");
    assert.equal(puts.at(-1).args.profile.place, "Tân Hoà");
    assert.equal(await value(page, "place"), "Tân Hoà");
  }));

test("an office that changes its name takes its letter with it, but no other letter", () =>
  inWindow(
    {
      letter: { issuer: COMMUNE.issuer, contact: COMMUNE.contact, recipients: ["Như trên", COMMUNE.archive] },
      answers: { ...both, ...kept, open: () => ({ letter: sample("two-offices-of-one-signer"), file: "/nha/khac.congvan" }) },
    },
    async ({ page }) => {
      const editor = page.getByRole("group", { name: /^Sửa hồ sơ/ });
      const edit = () => chooser(page).getByRole("button", { name: "Sửa hồ sơ" }).click();
      await edit();
      await editor.getByRole("textbox", { name: "Cơ quan ban hành" }).fill("Đảng uỷ xã Tân Hoà Đông");
      await editor.getByLabel("Thông tin liên hệ").fill("");
      await chooser(page).getByRole("button", { name: "Đảng uỷ xã Tân Hoà" }).waitFor();
      await page.screenshot({ path: `${out}/profile-editing-top.png` });
      await editor.getByRole("button", { name: "Xong" }).click();
      await has(page, "issuer.name", "Đảng uỷ xã Tân Hoà Đông");
      assert.equal(await value(page, "contact"), "", "it was the office's");
      await edit();
      await editor.getByLabel("Ký hiệu cơ quan").fill("ĐUX");
      await page.keyboard.press("Control+o");
      const { name, symbol } = sample("two-offices-of-one-signer").issuer;
      await has(page, "issuer.name", name);
      await editor.getByRole("button", { name: "Xong" }).click();
      await editor.waitFor({ state: "detached" });
      assert.equal(await value(page, "issuer.symbol"), symbol);
    },
  ));

test("a removed profile can be taken back, in its place", () =>
  inFolder(async (store) => {
    const make = async (page, kind, label, name) => {
      await page.locator("dialog[open] [role=option]").first().waitFor();
      await page.keyboard.type(kind);
      await page.keyboard.press("Enter");
      await page.getByLabel(label).fill(name);
      for (const button of ["Tiếp tục", "Tiếp tục", "Tạo hồ sơ"]) await page.getByRole("button", { name: button }).click();
      await page.locator("dialog[open]").waitFor({ state: "detached" });
    };
    const names = async (page) => {
      await chooser(page).locator("[aria-haspopup]").click();
      const all = await chooser(page).getByRole("menuitem").locator("b").allInnerTexts();
      await page.keyboard.press("Escape");
      return all;
    };
    await inWindow({ store }, async ({ page }) => {
      await make(page, "tinh uy", "Tên tỉnh", "An Bình");
      await chooser(page).getByRole("button", { name: "Hồ sơ mới" }).click();
      await make(page, "thanh uy truc thuoc", "Tên thành phố", "Hải An");
      await choose(page, "Tỉnh uỷ An Bình");
      await chooser(page).getByRole("button", { name: "Tỉnh uỷ An Bình" }).waitFor();
      await chooser(page).getByRole("button", { name: "Xoá hồ sơ" }).click();
      await page.getByText("Đã xoá hồ sơ «Tỉnh uỷ An Bình». Công văn đang soạn không thay đổi.").waitFor();
      assert.equal(await value(page, "issuer.name"), "Tỉnh uỷ An Bình");
      await page.screenshot({ path: `${out}/profile-removed.png` });
      assert.deepEqual(await names(page), ["Thành uỷ Hải An"]);
      await page.getByRole("button", { name: "Lấy lại hồ sơ" }).click();
      await chooser(page).getByRole("button", { name: "Tỉnh uỷ An Bình" }).waitFor();
      assert.deepEqual(await names(page), ["✓ Tỉnh uỷ An Bình", "Thành uỷ Hải An"]);
    });
    await inWindow({ store }, async ({ page }) => {
      await has(page, "issuer.name", "Tỉnh uỷ An Bình");
      assert.deepEqual(await names(page), ["✓ Tỉnh uỷ An Bình", "Thành uỷ Hải An"]);
    });
  }));

test("profiles are put into another order, with keys and with the mouse", () =>
  inWindow({ answers: { ...both, ...kept } }, async ({ page, calls }) => {
    await has(page, "issuer.symbol", "ĐU");
    const names = () => chooser(page).locator("[data-profile] b").allInnerTexts();
    const orders = () => calls.filter(({ name }) => name === "order_profiles").map(({ args }) => args.order);
    await chooser(page).locator("[aria-haspopup]").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+ArrowDown");
    await eventually(names, (now) => now[1] === "✓ Đảng uỷ xã Tân Hoà");
    assert.deepEqual(await names(), ["Văn phòng Tỉnh uỷ", "✓ Đảng uỷ xã Tân Hoà"]);
    await page.waitForFunction(() => document.activeElement?.dataset.profile === "1");
    await page.screenshot({ path: `${out}/profiles-order.png` });
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction(() => document.activeElement?.dataset.profile === "2");
    await page.getByRole("menuitem", { name: "Chuyển lên: Đảng uỷ xã Tân Hoà" }).click();
    await eventually(names, (now) => now[0] === "✓ Đảng uỷ xã Tân Hoà");
    assert.deepEqual(orders(), [[2, 1], [1, 2]], "the last one does not move further down");
    assert.equal(await value(page, "issuer.name"), "Đảng uỷ xã Tân Hoà", "the letter stays as it is");
  }));

test("a new letter begins with the office and its sample, at the first place to fill in", () =>
  inWindow({ answers: { ...both, ...kept } }, async ({ page }) => {
    await has(page, "issuer.symbol", "ĐU");
    await page.keyboard.press("Control+n");
    await page.getByText("Theo hồ sơ: Đảng uỷ xã Tân Hoà").waitFor();
    await page.getByRole("menuitem", { name: "Mời họp" }).click();
    await page.waitForFunction(() => getSelection().toString() === "[tên hội nghị]");
    assert.equal(await focused(page), "subject");
    assert.deepEqual(await values(page, "#section-recipients input"), ["Như trên", "Thường trực Đảng uỷ", "Lưu Văn phòng Đảng uỷ"]);
    assert.equal(await value(page, "signature.authority"), "T/L Ban Thường vụ");
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Công văn trống" }).click();
    await has(page, "subject", "");
    await page.waitForFunction(() => document.activeElement?.dataset.field === "subject");
    assert.equal(await focused(page), "subject");
  }));

test("a profile that cannot be kept is said so, and nothing typed is gone", () =>
  inWindow(
    {
      answers: {
        profiles: () => ({ profiles: [], current: null, put_off: false }),
        put_profile: () => {
          throw Object.assign(new Error("ổ đĩa đã đầy"), { code: "store" });
        },
      },
    },
    async ({ page }) => {
      await page.locator("dialog[open] [role=option]").first().waitFor();
      await page.keyboard.type("tinh uy");
      await page.keyboard.press("Enter");
      await page.getByLabel("Tên tỉnh").fill("An Bình");
      for (const name of ["Tiếp tục", "Tiếp tục", "Tạo hồ sơ"]) await page.getByRole("button", { name }).click();
      await page.getByText("Chưa lưu được hồ sơ: ổ đĩa đã đầy").waitFor();
      assert.equal(await page.getByLabel("Tên hồ sơ").inputValue(), "Tỉnh uỷ An Bình");
    },
  ));

test("the first start in a small dark window", () =>
  inWindow(
    { dark: true, size: [1024, 680], answers: { profiles: () => ({ profiles: [], current: null, put_off: false }) } },
    async ({ page }) => {
      await page.locator("dialog[open] [role=option]").first().waitFor();
      await page.screenshot({ path: `${out}/first-start-1-dark-small.png` });
      await page.keyboard.type("dac khu");
      await page.keyboard.press("Enter");
      await page.getByLabel("Tên đặc khu").fill("Hòn Mây");
      await page.getByLabel("Tên tỉnh, thành phố", { exact: true }).fill("An Bình");
      await page.keyboard.press("Enter");
      await page.locator("dialog[open] .offer").first().waitFor();
      await page.screenshot({ path: `${out}/first-start-3-dark-small.png` });
      await page.getByRole("button", { name: "Tiếp tục" }).click();
      await page.screenshot({ path: `${out}/first-start-4-dark-small.png` });
      const wide = await page.locator("dialog[open]").evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth);
      assert.equal(wide, false);
    },
  ));

test("names written in small letters only get their capitals when the field is left", () =>
  inFolder((store) =>
    inWindow({ store }, async ({ page }) => {
      const { keyboard } = page;
      await page.locator("dialog[open] [role=option][aria-selected=true]").waitFor();
      await keyboard.type("phuong");
      await page.locator("dialog[open] [role=option][aria-selected=true]").getByText("Đảng uỷ phường", { exact: true }).waitFor();
      await keyboard.press("Enter");
      const ward = page.getByLabel("Tên phường");
      await ward.fill("bến sông");
      await keyboard.press("Tab");
      assert.equal(await ward.inputValue(), "Bến Sông");
      await page.locator("dialog[open] .capitals", { hasText: "Đảng uỷ phường Bến Sông" }).waitFor();
      await ward.fill("Ea kar");
      await keyboard.press("Tab");
      assert.equal(await ward.inputValue(), "Ea kar", "who writes a capital knows why the others are small");
      await page.getByLabel(/^Tên (tỉnh|thành phố)/).last().fill("hải an");
      // Enter leaves the field too.
      await keyboard.press("Enter");
      await page.locator("dialog[open] .offer").first().waitFor();
      const signer = page.locator("dialog[open] .name input");
      await signer.fill("nguyễn văn an");
      await keyboard.press("Tab");
      assert.equal(await signer.inputValue(), "Nguyễn Văn An");
    }),
  ));
