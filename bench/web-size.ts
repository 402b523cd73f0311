/**
 * Measures what a browser loads before an officer can work: every script requested by the sign-in page, and by the operation
 * page for a signed-in officer, in kB (1000 bytes) after gzip level 9. Needs a running synthetic register:
 * `node bench/web-size.ts http://127.0.0.1:8080`. Prints one JSON line; ends with code 1 above 170 kB.
 */
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';

const LIMIT = 170;
const base = process.argv[2] ?? 'http://127.0.0.1:8080';
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Does something on a page and answers the gzipped size of all scripts that were requested meanwhile. */
async function weigh(page: Page, work: () => Promise<void>): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const collect = (response: { url(): string; body(): Promise<Buffer> }) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  };
  page.on('response', collect);
  await work();
  await page.waitForLoadState('networkidle');
  page.off('response', collect);
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10;
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  const enter = page.locator('main section button').first();
  const signIn = await weigh(page, async () => {
    await page.goto(`${base}/sign-in`);
    await enter.waitFor();
  });
  await enter.click();
  await page.waitForURL((url) => url.pathname === '/');
  const fresh = await browser.newContext({ storageState: await context.storageState() });
  const landing = await fresh.newPage();
  const operation = await weigh(landing, async () => {
    await landing.goto(`${base}/`);
    await landing.locator('nav').first().waitFor();
  });
  console.log(JSON.stringify({ bench: 'web-size', unit: 'kB gzip', signIn, operation, limit: LIMIT }));
  if (Math.max(signIn, operation) > LIMIT) process.exitCode = 1;
} finally {
  await browser.close();
}
