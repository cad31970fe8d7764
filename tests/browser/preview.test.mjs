// The preview in a browser: a page that is open shows an edit by itself.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, open, project, warraq } from "./site.mjs";

let browser, root, serving, url;

before(async () => {
  root = mkdtempSync(join(tmpdir(), "warraq-preview-"));
  cpSync(join(project, "tests/fixtures/bilingual"), root, { recursive: true });
  browser = await launch();
  serving = spawn(warraq, ["serve", "--port", "0", "--root", root], { stdio: ["ignore", "pipe", "ignore"] });
  url = await new Promise((resolve, reject) => {
    serving.stdout.once("data", (line) => resolve(String(line).trim()));
    serving.once("exit", (status) => reject(new Error(`the preview ended with ${status}`)));
  });
});

after(async () => {
  await browser?.close();
  serving?.kill("SIGKILL");
  rmSync(root, { recursive: true, force: true });
});

const edit = (file, change) => writeFileSync(join(root, file), change(readFileSync(join(root, file), "utf8")));

test("an edit is seen without a key being pressed", async () => {
  const { page, complaints, close } = await open(browser, `${url}en/articles/harbour/bridge-reopens/`);
  edit("seeds/harbour/bridge-reopens.en.txt", (text) => text.replace("forty people", "sixty people"));
  await page.getByText("sixty people").first().waitFor();
  assert.deepEqual(complaints.filter((text) => !text.includes("_warraq/events")), []);
  await close();
});

test("a fault is shown over the page, and goes when it is mended", async () => {
  const { page, close } = await open(browser, `${url}en/`);
  const sound = readFileSync(join(root, "site.toml"), "utf8");
  writeFileSync(join(root, "site.toml"), "base_url = 3\n");
  await page.getByText("site.toml:1:12").first().waitFor();
  writeFileSync(join(root, "site.toml"), sound);
  await page.getByText("site.toml:1:12").first().waitFor({ state: "detached" });
  await page.getByText("The Harbour Ledger").first().waitFor();
  await close();
});
