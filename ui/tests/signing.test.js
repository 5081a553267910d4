import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./hands.js";
import { inWindow, out, sample } from "./window.js";

const signed = (authority, position, signer) => ({ authority, position, signer });

const profile = (body, issuer, signers) => ({
  profiles: () => ({
    profiles: [{ id: 1, name: issuer.name, body, issuer, place: "Tân Hoà", signers, archive: null, contact: null }],
    current: 1,
    put_off: false,
  }),
  use_profile: () => null,
});

const section = (page) => page.locator("#section-signature");
const offers = (page, name) => section(page).getByRole("listbox").getByRole("option", name);
const value = (page, field) => page.locator(`main [data-field="signature.${field}"]`).inputValue();
const block = async (page) => [await value(page, "authority"), await value(page, "position"), await value(page, "signer")];
const has = (page, field, text) =>
  page.waitForFunction(([name, wanted]) => document.querySelector(`main [data-field="signature.${name}"]`)?.value === wanted, [field, text]);

async function open(page) {
  await section(page).getByRole("button", { name: "Ký thay ai" }).click();
  await offers(page).first().waitFor();
}

test("a usual signer signs at one click, as one step of undo", () => {
  const issuer = { superior: "Đảng bộ tỉnh An Bình", name: "Đảng uỷ xã Tân Hoà", symbol: "ĐU" };
  const signers = [
    signed("T/M Ban Thường vụ", "Phó Bí thư", "Lê Thị Hạnh"),
    signed("T/L Ban Thường vụ", "Chánh Văn phòng", "Trần Minh Khôi"),
  ];
  return inWindow({ answers: profile("committee", issuer, signers) }, async ({ page }) => {
    await has(page, "signer", "Lê Thị Hạnh");
    const second = section(page).getByRole("button", { name: /Trần Minh Khôi/ });
    assert.equal(await second.getAttribute("aria-pressed"), "false");
    await second.click();
    assert.deepEqual(await block(page), ["T/L Ban Thường vụ", "Chánh Văn phòng", "Trần Minh Khôi"]);
    assert.equal(await second.getAttribute("aria-pressed"), "true");
    await section(page).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${out}/signing-usual.png` });
    await page.keyboard.press("Control+z");
    assert.deepEqual(await block(page), ["T/M Ban Thường vụ", "Phó Bí thư", "Lê Thị Hạnh"]);
  });
});

test("who signs for whom is chosen, and the signer keeps the name", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    const before = await block(page);
    await section(page).getByText(/^Đang ghi: /).waitFor();
    await open(page);
    const chosen = offers(page, { selected: true });
    assert.equal(await chosen.count(), 1);
    await page.screenshot({ path: `${out}/signing-chooser.png` });
    await chosen.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await has(page, "authority", "T/L Ban Thường vụ");
    assert.deepEqual(await block(page), ["T/L Ban Thường vụ", "Chánh Văn phòng", before[2]]);
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Ký thay ai/);
    await section(page).getByText("Đang ghi: T/L Ban Thường vụ – Chánh Văn phòng").waitFor();
    await page.keyboard.press("Control+z");
    assert.deepEqual(await block(page), before);
  }));

test("what the guide forbids cannot be chosen and says why", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    const before = await block(page);
    await open(page);
    const forbidden = offers(page, { disabled: true });
    assert.equal(await forbidden.count(), 5);
    const deputy = forbidden.filter({ hasText: "K/T Bí thư" });
    assert.match(await deputy.innerText(), /Không được ký[\s\S]*cấp phó không ký thay[\s\S]*HD05 I\.7\.1\.1a/);
    await deputy.click({ force: true });
    await section(page).getByText(/^Không chọn được\. Đảng uỷ là tập thể/).waitFor();
    await deputy.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press(" ");
    assert.deepEqual(await block(page), before);
    await deputy.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${out}/signing-forbidden.png` });
    assert.equal(await deputy.getAttribute("aria-selected"), "false");
  }));

test("free text wins and is called so", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    await page.locator('main [data-field="signature.authority"]').fill("TM. Đảng uỷ");
    await section(page).getByText("Tự nhập", { exact: true }).waitFor();
    await open(page);
    assert.equal(await offers(page, { selected: true }).count(), 0);
    await page.locator('main [data-field="signature.authority"]').fill("T/M ĐẢNG ỦY");
    await page.locator('main [data-field="signature.position"]').fill("BÍ THƯ");
    const chosen = offers(page, { selected: true });
    const isBlock = (text) => /T\/M Đảng uỷ\s*Bí thư/i.test(text);
    assert.ok(isBlock(await eventually(() => chosen.innerText(), isBlock)));
    assert.equal(await value(page, "authority"), "T/M ĐẢNG ỦY", "as it was typed");
  }));

test("two offices of one signer are joined, the main one in words", () => {
  const issuer = { superior: "Đảng uỷ xã Tân Hoà", name: "Ban Chỉ đạo Chuyển đổi số", symbol: "BCĐĐU" };
  return inWindow({ answers: profile("unsealed-steering-board", issuer, []) }, async ({ page }) => {
    await page.waitForFunction(() => document.querySelector('main [data-field="issuer.symbol"]')?.value === "BCĐĐU");
    await open(page);
    const main = section(page).getByLabel(/^Chức vụ chính/);
    await main.fill("T/M Đảng uỷ");
    await main.press("Enter");
    await section(page).getByText(/^Không chọn được\. Trên chữ «kiêm» cần là chức vụ.*HD05 I\.7\.1\.4đ/).waitFor();
    assert.equal(await value(page, "position"), "");
    await main.fill("Chủ tịch Uỷ ban nhân dân xã");
    await section(page).getByLabel("Chức vụ ghi dưới").selectOption({ label: "Phó Trưởng Ban Chỉ đạo" });
    await main.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${out}/signing-two-offices.png` });
    await section(page).getByRole("button", { name: "Ghép khối chữ ký" }).click();
    await has(page, "position", "Chủ tịch Uỷ ban nhân dân xã\nkiêm\nPhó Trưởng Ban Chỉ đạo");
    await section(page).getByText(/^Đang ghi: Chủ tịch Uỷ ban nhân dân xã kiêm Phó Trưởng Ban Chỉ đạo/).waitFor();
  });
});

test("the body is told by the issuer's name, and the clerk may say another", () => {
  // A slow machine: what an issuer can be comes after the issuer was told.
  const bodies = async () => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return [
      { body: "cell", name: "Chi bộ" },
      { body: "office", name: "Văn phòng" },
    ];
  };
  return inWindow({ size: [1024, 680], dark: true, answers: { bodies } }, async ({ page }) => {
    await section(page).getByRole("button", { name: "Ký thay ai" }).click();
    await section(page).getByText("Chưa nhận ra cơ quan ban hành").waitFor();
    await page.locator('main [data-field="issuer.name"]').fill("Văn phòng");
    await offers(page, { name: /K\/T Chánh Văn phòng/ }).first().waitFor();
    const body = section(page).getByLabel("Cơ quan ban hành là");
    const isOffice = (value) => value === "office";
    assert.ok(isOffice(await eventually(() => body.inputValue(), isOffice)));
    await section(page).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${out}/signing-dark-small.png` });
    await body.selectOption("cell");
    await offers(page, { name: /T\/M Chi bộ/ }).first().waitFor();
  });
});

test("another letter begins with the ways to sign closed", () =>
  inWindow({ letter: sample("full") }, async ({ page }) => {
    await open(page);
    await page.keyboard.press("Control+n");
    await page.getByRole("menuitem", { name: "Công văn trống" }).click();
    await section(page).getByRole("listbox").waitFor({ state: "detached" });
    assert.equal(await section(page).getByRole("button", { name: "Ký thay ai" }).getAttribute("aria-expanded"), "false");
  }));
