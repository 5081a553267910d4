import assert from "node:assert/strict";
import { test } from "node:test";
import { intoBody, letter, letterWhen, paste } from "./hands.js";
import { inWindow } from "./window.js";

const plain = ({ level, text }) => [level, typeof text === "string" ? text : text.map((span) => span.text).join("")];
const texts = (one) => one.body.map(plain);

/** Pastes into an empty body; the items that it makes. */
async function pasted(page, calls, offered) {
  await page.locator(".ProseMirror").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Backspace");
  await letterWhen(calls, (one) => one.body.length === 0);
  await paste(page, offered);
  return (await letterWhen(calls, (one) => one.body.length > 0)).body;
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Công văn</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:14.0pt;} @list l0:level1 {mso-level-number-format:decimal;} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-indent:1.0cm'><span lang=VI style='font-size:14.0pt;font-family:"Times New Roman",serif'>Thực hiện
Kế hoạch số&nbsp;05, <b style='mso-bidi-font-weight:normal'>Đảng uỷ</b> yêu cầu<span style='mso-spacerun:yes'>  </span>như sau:<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]><span lang=VI>Các chi bộ <i>rà soát</i><o:p></o:p></span></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>Danh sách <st1:place w:st="on">Tân Hoà</st1:place></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Kết quả</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid border=1><tr><td width=60><p class=MsoNormal>1<o:p></o:p></p></td><td><p class=MsoNormal>Chi bộ thôn Đông</p></td></tr>
<tr><td><p class=MsoNormal>Dòng một</p><p class=MsoNormal>Dòng hai</p></td><td><p class=MsoNormal>Bên cạnh</p></td></tr></table>
<p class=MsoNormal>Cuối<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[A1]</a></span>.<br>Xuống dòng</p>
<div style='mso-element:comment-list'><p class=MsoCommentText>Lời bình của người khác</p></div>
<!--EndFragment--></body></html>`;

const LIBREOFFICE = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head>
<body lang="vi-VN" link="#000080"><p align="justify" style="line-height: 100%; margin-bottom: 0cm">Đề nghị các đơn vị:</p>
<ol><li><p align="justify" style="margin-bottom: 0cm"><font face="Times New Roman, serif"><font size="4" style="font-size: 14pt"><b>Thứ nhất</b></font></font></p>
<ol type="a"><li><p>Việc nhỏ</p></li></ol></li><li><p>Thứ hai</p></li></ol><ul><li><p>Gạch</p></li></ul></body></html>`;

const GOOGLE = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38;">
<span style="font-size:11pt;font-family:Arial;font-weight:400;font-style:normal;text-decoration:none;white-space:pre-wrap;">Thường, </span><span style="font-weight:700;font-style:italic;text-decoration:underline;white-space:pre-wrap;">ba kiểu</span></p>
<br /><ol style="margin-top:0;"><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">Một</span></p></li>
<ol><li dir="ltr" style="list-style-type:lower-alpha;" aria-level="2"><p><span style="font-weight:400">Nhỏ</span></p></li></ol></ol></b><br class="Apple-interchange-newline">`;

test("Word's paragraphs, lists and tables become clean items", () =>
  inWindow({}, async ({ page, calls }) => {
    const body = await pasted(page, calls, { html: WORD, text: "khác" });
    assert.deepEqual(body.map(plain), [
      [0, "Thực hiện Kế hoạch số 05, Đảng uỷ yêu cầu như sau:"],
      [1, "Các chi bộ rà soát"],
      [2, "Danh sách Tân Hoà"],
      [3, "Kết quả"],
      [0, "1 Chi bộ thôn Đông"],
      [0, "Dòng một"],
      [0, "Dòng hai"],
      [0, "Bên cạnh"],
      [0, "Cuối.\nXuống dòng"],
    ]);
    assert.deepEqual(body[0].text[1], { text: "Đảng uỷ", bold: true });
    assert.deepEqual(body[1].text[1], { text: "rà soát", italic: true });
  }));

test("LibreOffice, Google Docs and a web page give the same clean items", () =>
  inWindow({}, async ({ page, calls }) => {
    const libre = await pasted(page, calls, { html: LIBREOFFICE });
    assert.deepEqual(libre.map(plain), [[0, "Đề nghị các đơn vị:"], [1, "Thứ nhất"], [2, "Việc nhỏ"], [1, "Thứ hai"], [3, "Gạch"]]);
    assert.deepEqual(libre[1].text, [{ text: "Thứ nhất", bold: true }]);
    const google = await pasted(page, calls, { html: GOOGLE });
    assert.deepEqual(google.map(plain), [[0, "Thường, ba kiểu"], [1, "Một"], [2, "Nhỏ"]]);
    assert.deepEqual(google[0].text, [{ text: "Thường, " }, { text: "ba kiểu", bold: true, italic: true, underline: true }]);
    const web = await pasted(page, calls, {
      html: `<div class="bai"><h2>Tiêu đề</h2><div>Đoạn một<br><br>Đoạn hai <a href="https://example.invalid/">liên kết</a></div>
        <ul><li>chấm<ul><li>sâu</li></ul></li><li></li></ul>sau danh sách<p style="display:none">ẩn</p><pre>dòng 1\ndòng 2</pre></div>`,
    });
    assert.deepEqual(web.map(plain), [
      [0, "Tiêu đề"],
      [0, "Đoạn một"],
      [0, "Đoạn hai liên kết"],
      [3, "chấm"],
      [3, "sâu"],
      [0, "sau danh sách"],
      [0, "dòng 1"],
      [0, "dòng 2"],
    ]);
  }));

test("plain text becomes clean lines with the levels of its labels", () =>
  inWindow({}, async ({ page, calls }) => {
    const made = await pasted(page, calls, {
      text: "\ufeffThực\u00a0hiện\u200b như\tsau:\r\n\r\n1. Mo\u0323\u0302t\r\na)\u00a0Hai\u00ad ba\r\n-\tGạch\r\n• Chấm\r\n5 năm qua\u000bdòng\r\n",
    });
    assert.deepEqual(made.map(plain), [
      [0, "Thực hiện như sau:"],
      [1, "Một"],
      [2, "Hai ba"],
      [3, "Gạch"],
      [3, "Chấm"],
      [0, "5 năm qua\ndòng"],
    ]);
  }));

test("what is pasted into words goes on with them", () =>
  inWindow({ letter: { body: [{ level: 0, text: "Đầu cuối" }, { level: 1, text: "Mục" }] } }, async ({ page, calls }) => {
    await intoBody(page, 0, 4);
    await paste(page, { text: "- giữa " });
    assert.deepEqual(texts(await letterWhen(calls, (one) => /giữa/.test(plain(one.body[0])[1]))), [[0, "Đầu - giữa cuối"], [1, "Mục"]]);
    await page.keyboard.type("|");
    await letterWhen(calls, (one) => plain(one.body[0])[1] === "Đầu - giữa |cuối");
    await intoBody(page, 1, 3);
    await page.keyboard.press("Enter");
    await paste(page, { text: "Hai\nBa" });
    assert.deepEqual(texts(await letterWhen(calls, (one) => one.body.length === 4)).slice(1), [[1, "Mục"], [1, "Hai"], [1, "Ba"]], "plain lines in an item are items like it");
    await intoBody(page, 0, 3);
    await paste(page, { html: "<p>như sau:</p><ol><li>x</li></ol>" });
    const made = await letterWhen(calls, (one) => one.body.length === 5);
    assert.deepEqual(texts(made).slice(0, 2), [[0, "Đầunhư sau:"], [1, "x - giữa |cuối"]]);
    await page.keyboard.press("Control+z");
    await letterWhen(calls, (one) => one.body.length === 4);
  }));

test("nothing in pasted HTML runs, loads or leaves", () =>
  inWindow({}, async ({ page, calls }) => {
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    const hostile = `<p data-level="1e9">a</p><script>window.ran = 1</script><img src="http://127.0.0.1:9/x.png" onerror="window.ran = 2">
      <svg onload="window.ran = 3"><script>window.ran = 4</script></svg><iframe src="javascript:parent.ran = 5"></iframe>
      <link rel=stylesheet href="http://127.0.0.1:9/x.css"><style>@import "http://127.0.0.1:9/y.css"; body { display: none }</style>
      <p style="background:url(http://127.0.0.1:9/z.png)" onclick="window.ran = 6">&lt;b&gt;chữ&lt;/b&gt;</p>
      <template><p>mẫu</p></template><math><mtext><img src=x onerror="window.ran = 7"></mtext></math>`;
    for (const html of [hostile, `<div data-pm-slice="0 0 []">${hostile}</div>`]) {
      const made = await pasted(page, calls, { html });
      assert.deepEqual(made.map((item) => plain(item)[1].trim()).filter(Boolean).slice(0, 2), ["a", "<b>chữ</b>"]);
      assert.ok(made.every(({ level }) => level <= 3));
    }
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.deepEqual(requests, []);
    assert.equal(await page.locator(".ProseMirror :not(p, strong, em, u, br, .place, .finding, .ProseMirror-trailingBreak)").count(), 0);
  }));

test("two megabytes from Word do not stop the window, a book is refused with a reason", () =>
  inWindow({}, async ({ page, calls }) => {
    const rubbish = `<span style='font-size:14.0pt;font-family:"Times New Roman",serif;mso-fareast-language:VI'>`.repeat(8);
    const line = `<p class=MsoNormal style='text-align:justify'>${rubbish}Các chi bộ, đảng bộ cơ sở thực hiện nghiêm túc.${"</span>".repeat(8)}</p>`;
    const html = line.repeat(Math.ceil(2_000_000 / line.length));
    const took = await page.evaluate(() => performance.now()).then(async (start) => {
      await pasted(page, calls, { html });
      return (await page.evaluate(() => performance.now())) - start;
    });
    const { length } = letter(calls).body;
    assert.ok(length > 2000, `${length} paragraphs`);
    assert.ok(took < 4000, `took ${took} ms for ${length} paragraphs`);
    console.log(`2 MB of HTML: ${length} paragraphs, ${Math.round(took)} ms until the library had them`);
    const start = Date.now();
    await paste(page, { text: "Một dòng của cuốn sách dày. ".repeat(80_000) });
    await page.getByText("chưa được dán").waitFor();
    assert.ok(Date.now() - start < 3000);
    assert.equal(letter(calls).body.length, length);
  }));
