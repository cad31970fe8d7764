// What every page promises, whatever it shows.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { launch, open, site } from "./site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, own, kinds;

before(async () => {
  [browser, own] = await Promise.all([launch(), site()]);
  const translated = own.articles.find((article) => article.translations.length > 0);
  const alone = own.articles.find((article) => article.language === "ar" && article.translations.length === 0);
  const dated = own.articles.find((article) => article.date?.precision === "day");
  const [year, month] = dated.date.value.split("-");
  const topic = own.articles.flatMap((article) => article.topics)[0].id;
  const each = (language) => ({
    home: own.url(`${language}/`),
    article: own.article(translated, language),
    "article without a translation": own.article(alone, language),
    topics: own.url(`${language}/topics/`),
    topic: own.url(`${language}/topics/${topic}/`),
    dates: own.url(`${language}/dates/`),
    month: own.url(`${language}/dates/${year}/${month}/`),
  });
  kinds = [
    ...["ar", "en"].flatMap((language) => Object.entries(each(language)).map(([kind, url]) => ({ kind: `${kind} (${language})`, language, url }))),
    { kind: "not found", language: "ar", url: own.url("nothing/at/all/") },
  ];
});

after(async () => {
  await browser?.close();
  await own?.close();
});

// Opens every kind of page, one after another, and names the kind in what fails.
async function onEveryKind(options, look) {
  for (const { kind, language, url } of kinds) {
    const { page, complaints, close } = await open(browser, url, options);
    try {
      await look(page, { kind, language, url, complaints });
    } finally {
      await close();
    }
  }
}

describe("every kind of page", () => {
  test("has its language and direction, one h1, and a title", () =>
    onEveryKind({}, async (page, { kind, language }) => {
      const seen = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
        headings: document.querySelectorAll("h1").length,
        title: document.title,
      }));
      assert.deepEqual([seen.lang, seen.dir, seen.headings], [language, language === "ar" ? "rtl" : "ltr", 1], kind);
      assert.ok(seen.title.length > 3, kind);
    }));

  test("asks no other host for anything, and complains of nothing", () =>
    onEveryKind({}, async (page, { kind, complaints }) => {
      // A page that is not there is told by the browser too.
      const faults = complaints.filter((text) => !(kind === "not found" && text.includes("404")));
      assert.deepEqual(faults, [], kind);
    }));

  test("is set in the site's own fonts", () =>
    onEveryKind({}, async (page, { kind, language }) => {
      const loaded = await page.evaluate(() => [...document.fonts].filter((font) => font.status === "loaded").map((font) => font.family));
      assert.ok(loaded.length > 0, `${kind}: no font was loaded`);
      const works = await page.evaluate((sample) => {
        const family = getComputedStyle(document.querySelector("h1")).fontFamily;
        return document.fonts.check(`20px ${family}`, sample);
      }, language === "ar" ? "خبر" : "News");
      assert.ok(works, kind);
    }));

  for (const width of [320, 360, 1280]) {
    test(`fits a screen of ${width} pixels`, () =>
      onEveryKind({ viewport: { width, height: 800 } }, async (page, { kind }) => {
        const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
        assert.ok(scroll <= client, `${kind}: ${scroll} > ${client}`);
      }));
  }

  for (const colorScheme of ["light", "dark"]) {
    test(`has no fault of accessibility in ${colorScheme}`, () =>
      onEveryKind({ colorScheme, bypassCSP: true }, async (page, { kind }) => {
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ").slice(0, 300)}`), [], kind);
      }));
  }

  test("leads to its text with the first Tab", () =>
    onEveryKind({}, async (page, { kind }) => {
      await page.keyboard.press("Tab");
      const first = await page.evaluate(() => {
        const link = document.activeElement;
        const box = link.getBoundingClientRect();
        return { target: link.getAttribute("href"), visible: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 };
      });
      assert.deepEqual(first, { target: "#main", visible: true }, kind);
      await page.keyboard.press("Enter");
      assert.equal(new URL(page.url()).hash, "#main", kind);
    }));

  test("shows its text and its links without JavaScript", () =>
    onEveryKind({ javaScriptEnabled: false }, async (page, { kind }) => {
      assert.ok((await page.locator("main").innerText()).trim().length > 20, kind);
      assert.ok((await page.locator("a[href]").count()) > 3, kind);
    }));
});

test("the language switch leads from an article to the same article, and back", async () => {
  const article = own.articles.find((a) => a.language === "ar" && a.translations.length > 0);
  const { page, close } = await open(browser, own.article(article, "ar"));
  await page.locator(".languages a[hreflang=en], a[hreflang=en][lang=en]").first().click();
  await page.waitForURL(own.article(article, "en"));
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.locator(".languages a[hreflang=ar], a[hreflang=ar][lang=ar]").first().click();
  await page.waitForURL(own.article(article, "ar"));
  await close();
});

test("an article without a translation is shown in the other chrome in its own language and direction", async () => {
  const article = own.articles.find((a) => a.language === "ar" && a.translations.length === 0);
  const { page, close } = await open(browser, own.article(article, "en"));
  const text = page.locator("main [lang=ar][dir=rtl] p, main [lang=ar] p").first();
  assert.equal(await page.evaluate(() => document.documentElement.dir), "ltr");
  assert.equal(await text.evaluate((p) => getComputedStyle(p).direction), "rtl");
  await close();
});

for (const [locale, language] of [["ar-SY", "ar"], ["en-GB", "en"]]) {
  test(`the site's root leads a reader of ${locale} home`, async () => {
    const { page, close } = await open(browser, own.url(""), { locale, moves: true });
    await page.waitForURL(own.url(`${language}/`));
    await close();
  });
}

test("the site's root leads on without JavaScript", async () => {
  const { page, close } = await open(browser, own.url(""), { javaScriptEnabled: false, moves: true });
  await page.waitForURL(/\/(ar|en)\/$/);
  await close();
});

test("every feed and the sitemap are well-formed", async () => {
  const { page, close } = await open(browser, own.url("en/"));
  for (const path of ["ar/feed.xml", "en/feed.xml", "sitemap.xml"]) {
    const fault = await page.evaluate(async (url) => {
      const parsed = new DOMParser().parseFromString(await (await fetch(url)).text(), "application/xml");
      return parsed.querySelector("parsererror")?.textContent ?? null;
    }, own.url(path));
    assert.equal(fault, null, path);
  }
  await close();
});
