// The script makes the same keys as the program, and cuts words at the same places.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isNear, parse, readings, searchKey, words } from "../../static/search-engine.js";

const vectors = readFileSync(new URL("../vectors/search-keys.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => line.split("\t"));

test("three thousand real words have the keys that the program gives them", () => {
  assert.ok(vectors.length >= 3000, String(vectors.length));
  const wrong = vectors.filter(([word, key, rest]) => searchKey(word) !== key || readings(key).join(" ") !== rest);
  assert.deepEqual(wrong.map(([word, key, rest]) => [word, key, searchKey(word), rest, readings(key).join(" ")]), []);
});

test("each of them is one word", () => {
  const wrong = vectors.filter(([word]) => words(word).length !== 1 || words(word)[0].text !== word);
  assert.deepEqual(wrong, []);
});

test("a query is words and phrases, whatever stands in it", () => {
  const table = [
    ["", []],
    ["«حرية التعبير» تويتر", ["حري+تعبير", "تويتر"]],
    ['"open letter', ["open+letter"]],
    ["؟!…\u202E\u200F😀", []],
    ["<script>alert(1)</script>", ["script", "alert", "1", "script"]],
    ["پارس", ["بارس"]],
  ];
  for (const [query, want] of table) {
    assert.deepEqual(parse(query).map((unit) => unit.words.map((word) => word.key).join(unit.phrase ? "+" : "?")), want, query);
  }
  assert.equal(parse("ب".repeat(10_000)).length, 1);
  assert.equal(parse("كلمة ".repeat(1000)).length, 16);
});

test("one wrong letter is near, two are not", () => {
  for (const [a, b, near] of [["تويتر", "تويتير", true], ["twitter", "twittre", true], ["musk", "dusk", true], ["musk", "dust", false], ["ab", "ab", true], ["abc", "cab", false]]) {
    assert.equal(isNear(a, b), near, `${a} ${b}`);
  }
});
