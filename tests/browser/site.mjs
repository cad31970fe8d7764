// The repository's own archive, built below a base path, served as GitHub Pages would serve it, and seen by a browser.

import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const project = fileURLToPath(new URL("../..", import.meta.url));
export const base = "/archive";

const types = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
  xml: "application/xml",
  jsonl: "application/jsonl",
  txt: "text/plain; charset=utf-8",
};

// The program: the one that tests/run has built, or the debug build.
export const warraq = process.env.WARRAQ || join(project, "target/debug/warraq");

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH || "/usr/bin/chromium",
    headless: true,
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });

// Builds an archive and serves it; `close` ends it and removes what was built.
export async function site({ root = project } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "warraq-site-"));
  const output = join(folder, "site");
  execFileSync(warraq, ["build", "--quiet", "--root", root, "--output", output, "--base-url", `http://localhost${base}/`], { stdio: ["ignore", "ignore", "inherit"] });
  const server = createServer((request, response) => answer(output, request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const articles = readFileSync(join(output, "archive.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  return {
    output,
    articles,
    origin,
    url: (path) => `${origin}${base}/${path}`,
    // The address of an article's page in one language's chrome.
    article: (article, language) => `${origin}${new URL(article.url[language]).pathname}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answer(output, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const below = path.startsWith(`${base}/`) ? path.slice(base.length + 1) : "404.html";
  let file = join(output, below.endsWith("/") || below === "" ? `${below}index.html` : below);
  let status = below === "404.html" ? 404 : 200;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    response.writeHead(301, { location: `${path}/` }).end();
    return;
  }
  if (!found) [file, status] = [join(output, "404.html"), 404];
  response.writeHead(status, { "content-type": types[file.split(".").pop()] ?? "application/octet-stream" });
  createReadStream(file).pipe(response);
}

// A page that remembers what it should not have done: errors, and requests to other hosts.
// `moves` says that the page leads on by itself: nothing is awaited on it then.
export async function open(browser, url, { moves = false, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) complaints.push(`another host: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: moves ? "commit" : "load" });
  if (!moves) await page.evaluate(() => document.fonts.ready);
  return { page, complaints, close: () => context.close() };
}
