// Search as a reader meets it: typed, shared by its address, without scripts, with damaged files.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, open, site } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const languages = ["ar", "en"];

let browser, own;

before(async () => {
  [browser, own] = await Promise.all([launch(), site()]);
});

after(async () => {
  await browser?.close();
  await own?.close();
});

const address = (language, query = {}) => own.url(`${language}/search/?${new URLSearchParams(query)}`);
const hits = (page) => page.locator("[data-search-result]");
const titles = (page) => page.locator("[data-search-result] h2").allInnerTexts();
const status = (page) => page.locator("[role=status]");
const answered = (page) => page.waitForFunction(() => document.querySelector("[role=status]").textContent.trim());

// What a query finds, as titles, on a page of its own.
async function found(language, query) {
  const { page, complaints, close } = await open(browser, address(language, query));
  await answered(page);
  const seen = { titles: await titles(page), status: await status(page).innerText(), complaints };
  await close();
  return seen;
}

describe("one word in all its forms finds one set", () => {
  for (const forms of [["انتخابات", "الانتخابات"], ["أحمد", "وأحمد"], ["منصة", "والمنصة", "المنصه"], ["ايلون", "إيلون", "إِيلُون"], ["election", "Elections", "ELECTIONS"]]) {
    test(forms.join(" "), async () => {
      const [first, ...others] = await Promise.all(forms.map((q) => found("ar", { q })));
      assert.deepEqual(first.complaints, []);
      for (const other of others) assert.deepEqual([other.titles, other.status], [first.titles, first.status]);
    });
  }
});

test("a name is found in both scripts, says so, and can be taken as written", async () => {
  for (const [language, q, other] of [["en", "Trump", "ترامب"], ["ar", "ماسك", "Musk"]]) {
    const { page, close } = await open(browser, address(language, { q }));
    await answered(page);
    assert.ok((await page.locator("[data-notes]").innerText()).includes(other));
    const all = await status(page).innerText();
    for (const lang of languages) assert.ok((await found(language, { q, lang })).titles.length > 0, `${q} ${lang}`);
    await page.locator("[data-notes] button").click();
    await page.waitForFunction((before) => document.querySelector("[role=status]").textContent !== before, all);
    assert.equal(new URL(page.url()).searchParams.get("exact"), "1");
    await close();
  }
});

describe("results", () => {
  for (const language of languages) {
    test(`show passage, marks and directions, and lead to the paragraph (${language})`, async () => {
      const q = language === "ar" ? "استطلاع" : "poll";
      const { page, complaints, close } = await open(browser, address(language, { q }));
      await page.locator("[data-search-result] .passage mark").first().waitFor();
      const link = page.locator("[data-search-result] h2 a").first();
      const wrong = await hits(page).evaluateAll((all) => all.filter((li) => li.querySelector("h2").dir !== (li.querySelector("h2").lang === "ar" ? "rtl" : "ltr")).length);
      assert.equal(wrong, 0);
      await page.waitForFunction(() => document.querySelector("[data-search-result] h2 a").hash);
      const href = await link.evaluate((a) => a.href);
      await link.click();
      await page.waitForURL(href);
      assert.ok(await page.evaluate(() => document.querySelector(":target")?.closest(".text")), href);
      assert.deepEqual(complaints, []);
      await close();
    });

    test(`have no fault of accessibility, and fit a small screen (${language})`, async () => {
      for (const [colorScheme, width] of [["light", 1280], ["dark", 320]]) {
        const q = language === "ar" ? "تويتر" : "twitter";
        const { page, close } = await open(browser, address(language, { q }), { colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
        await answered(page);
        await page.locator("[data-filters]").evaluate((details) => (details.open = true));
        await page.locator("[data-facets] button").first().waitFor();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ").slice(0, 300)}`), [], colorScheme);
        const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
        assert.ok(scroll <= client, `${scroll} > ${client}`);
        await close();
      }
    });
  }
});

test("typing answers at once, the address follows, and the back button leads back", async () => {
  const { page, complaints, close } = await open(browser, address("ar", { q: "ترامب" }));
  await answered(page);
  const first = await status(page).innerText();
  await page.locator("#search-words").fill("");
  await page.locator("#search-words").pressSequentially("البرازيل", { delay: 20 });
  await page.waitForURL((url) => url.searchParams.get("q") === "البرازيل");
  await page.waitForFunction((before) => document.querySelector("[role=status]").textContent !== before, first);
  const typed = await titles(page);
  assert.deepEqual(typed, (await found("ar", { q: "البرازيل" })).titles);
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.evaluate(() => document.activeElement.matches("[data-search-result] a")));
  await page.locator("[data-facets] button").first().click();
  await page.waitForURL((url) => url.searchParams.size > 1);
  await page.goBack();
  await page.waitForURL((url) => url.searchParams.size === 1);
  await page.waitForFunction((n) => document.querySelectorAll("[data-search-result]").length === n, typed.length);
  assert.deepEqual(await titles(page), typed);
  assert.deepEqual(complaints, []);
  await close();
});

test("filters narrow, and say beforehand to how many", async () => {
  const { page, close } = await open(browser, address("en", { q: "Musk" }));
  await answered(page);
  await page.locator("[data-facets] button").first().waitFor();
  const options = await page.locator("[data-facets] li").evaluateAll((all) => all.map((li) => [li.querySelector("button").textContent, Number(li.querySelector(".count").textContent)]));
  assert.ok(options.length > 6);
  for (const index of [0, 3, options.length - 1]) {
    await page.locator("[data-facets] li button").nth(index).click();
    const count = options[index][1];
    await page.waitForFunction((n) => document.querySelector("[role=status]").textContent.startsWith(`${n} `), count);
    await page.goBack();
    await page.waitForFunction((n) => document.querySelectorAll("[data-facets] li").length === n, options.length);
  }
  await close();
});

test("a phrase keeps its words together", async () => {
  const pair = /\b[a-z]{5,} [a-z]{5,}\b/i;
  const article = own.articles.find((a) => a.language === "en" && pair.test(a.title.text));
  const [one, other] = pair.exec(article.title.text)[0].split(" ");
  const [phrase, turned, apart] = await Promise.all([`"${one} ${other}"`, `"${other} ${one}"`, `${other} ${one}`].map((q) => found("en", { q })));
  assert.ok(phrase.titles.includes(article.title.text), one);
  assert.ok(apart.titles.includes(article.title.text), one);
  assert.ok(!turned.titles.includes(article.title.text), one);
});

test("one wrong letter is forgiven and told", async () => {
  for (const [language, q, right] of [["en", "electoin", "elect"], ["en", "rbazil", "brazil"], ["ar", "البرازيال", "برازيل"]]) {
    const { page, close } = await open(browser, address(language, { q }));
    await answered(page);
    assert.ok((await hits(page).count()) > 0, q);
    assert.ok((await page.locator("[data-notes]").innerText()).includes(right), q);
    await close();
  }
});

describe("whatever is asked, there is an answer and no complaint", () => {
  for (const q of ["؟", "ا", "ب".repeat(10_000), "...!!؟", "<script>alert(1)</script>", "\u202Eabc\u2066", "😀", "پرسش گفتگو", '"', "«»", "%00", "constructor __proto__", "\u0001x"]) {
    test(JSON.stringify(q.slice(0, 30)), async () => {
      const { page, complaints, close } = await open(browser, own.url("en/search/"));
      await page.locator("#search-words").evaluate((field, value) => {
        field.value = value;
        field.form.requestSubmit();
      }, q);
      await answered(page);
      assert.deepEqual(complaints, []);
      assert.equal(await page.locator("main script:not([type])").count(), 0);
      await close();
    });
  }
});

test("the form of any page leads to search without JavaScript, and search to the topics", async () => {
  const { page, close } = await open(browser, own.url("ar/"), { javaScriptEnabled: false });
  await page.locator(".seek input").fill("ترامب");
  await page.locator(".seek input").press("Enter");
  await page.waitForURL(address("ar", { q: "ترامب" }));
  assert.ok(await page.locator(`noscript a[href$="/ar/topics/"], .notice a[href$="/ar/topics/"]`).count());
  await close();
});

// Each takes something away from the index, and gives it back.
const damages = {
  "a missing file": (file) => {
    renameSync(file, `${file}.away`);
    return () => renameSync(`${file}.away`, file);
  },
  "a damaged file": (file) => {
    const bytes = readFileSync(file);
    rmSync(file);
    writeFileSync(file, "damaged");
    return () => writeFileSync(file, bytes);
  },
  "half a file": (file) => {
    const bytes = readFileSync(file);
    rmSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    return () => writeFileSync(file, bytes);
  },
};

describe("a broken index is told, with a way to the topics", () => {
  for (const [name, damage] of Object.entries(damages)) {
    test(name, async () => {
      const folder = join(own.output, "search");
      for (const which of ["index.bin", readdirSync(folder).find((file) => file !== "index.bin")]) {
        const files = which === "index.bin" ? [which] : readdirSync(folder).filter((file) => file !== "index.bin");
        const mend = files.map((file) => damage(join(folder, file)));
        const { page, complaints, close } = await open(browser, address("ar", { q: "ترامب" }));
        await page.locator('[role=status] a[href$="/ar/topics/"]').waitFor();
        const faults = complaints.filter((text) => !text.includes("404"));
        assert.deepEqual(faults, [], which);
        await close();
        for (const again of mend) again();
      }
    });
  }
});

test("a browser without the needed parts is told so", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => delete window.DecompressionStream);
  await page.goto(address("en", { q: "Trump" }));
  await page.locator('[role=status] a[href$="/en/topics/"]').waitFor();
  await context.close();
});
