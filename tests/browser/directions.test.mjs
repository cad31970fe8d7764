// Lines in two directions, measured where the signs really stand.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, open, site } from "./site.mjs";

// Each sentence stands in a paragraph of its own.
const arabic = [
  "نشرت الصحيفة خبرها الأول عن شركة Twitter.",
  "كتب الفريق برنامجه بلغة C++ في شهرين كاملين من العمل.",
  "امتدت أعمال الترميم في المدينة خلال 2021-2024 من غير توقف.",
  "للاستفسار عن الموعد اتصلوا بالرقم +963 11 555 0199 في أوقات الدوام.",
  "قال الناطق باسم الشركة إن الحساب @NewsDesk هو الحساب الوحيد.",
];
const english = ["The paper's first word that day was «خبر».", "It was called الجسر القديم, and everybody knew it."];

let browser, own, root, page, finish;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "warraq-lines-"));
  mkdirSync(join(root, "seeds"));
  writeFileSync(join(root, "site.toml"), 'base_url = "http://localhost/"\n');
  writeFileSync(join(root, "seeds/lines.ar.txt"), `أسطر في اتجاهين\n\n${arabic.join("\n\n")}\n`);
  writeFileSync(join(root, "seeds/lines.en.txt"), `Lines in two directions\n\n${english.join("\n\n")}\n`);
  [browser, own] = await Promise.all([launch(), site({ root })]);
  const opened = await open(browser, own.url("ar/articles/lines/"));
  [page, finish] = [opened.page, opened.close];
});

after(async () => {
  await finish?.();
  await browser?.close();
  await own?.close();
  rmSync(root, { recursive: true, force: true });
});

// Where each sign of `words` stands: left edges of its rectangles in the paragraph that begins with `start`.
const lefts = (on, start, words) =>
  on.evaluate(
    ([start, words]) => {
      const paragraph = [...document.querySelectorAll("main .text p, main p")].filter((p) => p.textContent.trim().startsWith(start)).pop();
      if (!paragraph) throw new Error(`no paragraph begins with ${start}`);
      const signs = [];
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) signs.push([walker.currentNode, i]);
      const text = signs.map(([node, i]) => node.data[i]).join("");
      const at = text.indexOf(words);
      if (at < 0) throw new Error(`${words} is not in ${text}`);
      return signs.slice(at, at + words.length).map(([node, i]) => {
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const { left, top } = range.getBoundingClientRect();
        return { sign: node.data[i], left, top };
      });
    },
    [start, words],
  );

// From left to right as read on the screen.
const asSeen = (signs) => [...signs].sort((a, b) => a.left - b.left).map(({ sign }) => sign).join("");

test("a full stop after a Latin word ends an Arabic sentence at its left", async () => {
  const signs = await lefts(page, arabic[0].slice(0, 12), "Twitter.");
  assert.equal(asSeen(signs), ".Twitter");
});

test("C++ keeps its order in an Arabic sentence", async () => {
  assert.equal(asSeen(await lefts(page, arabic[1].slice(0, 12), "C++")), "C++");
});

test("a range of years keeps its order as an Arabic reader reads it", async () => {
  const signs = await lefts(page, arabic[2].slice(0, 12), "2021-2024");
  const seen = asSeen(signs);
  // Each year reads from left to right; the range is one passage, first year first in one direction or the other.
  assert.ok(["2021-2024", "2024-2021"].includes(seen), seen);
  const [from, to] = [signs[0].left, signs[5].left];
  const dash = signs[4].left;
  assert.ok((from < dash && dash < to) || (to < dash && dash < from), "the dash stands between the years");
});

test("a telephone number keeps its order, its sign in front", async () => {
  const number = "+963 11 555 0199";
  assert.equal(asSeen(await lefts(page, arabic[3].slice(0, 12), number)), number);
});

test("an account's name keeps its sign in front", async () => {
  assert.equal(asSeen(await lefts(page, arabic[4].slice(0, 12), "@NewsDesk")), "@NewsDesk");
});

test("quotation marks and commas around Arabic stand where an English reader expects them", async () => {
  const opened = await open(browser, own.url("en/articles/lines/"));
  const stop = await lefts(opened.page, english[0].slice(0, 12), "».");
  const word = await lefts(opened.page, english[0].slice(0, 12), "خبر");
  assert.ok(stop[1].left > Math.max(...word.map(({ left }) => left)), "the full stop stands at the right end");
  const comma = await lefts(opened.page, english[1].slice(0, 12), ",");
  const name = await lefts(opened.page, english[1].slice(0, 12), "الجسر القديم");
  assert.ok(comma[0].left > Math.max(...name.map(({ left }) => left)), "the comma follows the name");
  await opened.close();
});

test("no page carries marks that override directions", async () => {
  const html = await page.content();
  assert.doesNotMatch(html, /[\u202a-\u202e]/u);
});
