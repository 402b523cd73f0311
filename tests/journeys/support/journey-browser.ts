import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../../src/cli/test/find-chromium.ts';

/** A desk or a tablet: width and height of the window in CSS pixels. */
export const windows = { desk: { width: 1280, height: 900 }, tablet: { width: 820, height: 1180 } } as const;

/**
 * What the browser does not do. The last two draw suggestions for the address bar, which no journey has, in two processes for each window: they took four fifths of what opening one costs.
 * The others are those that the driver turns off; its own list is not added to ours but replaced by it.
 */
const DISABLED = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

/** Starts the machine's Chromium. Nothing of it phones home; its sandbox is off only where root runs it, which it refuses otherwise. */
export const startBrowser = async (): Promise<Browser> => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium is on this machine. `./amana test` installs it.');
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--disable-features=${DISABLED.join(',')}`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

/** A device of its own: own cookies, own keys, own window; the language is chosen as a user's browser remembers it. */
export const openDevice = async (
  browser: Browser,
  origin: string,
  language: 'ar' | 'en',
  viewport: { width: number; height: number } = windows.desk,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: origin,
    viewport,
    acceptDownloads: true,
    locale: language === 'ar' ? 'ar-IQ' : 'en-GB',
    reducedMotion: 'reduce',
  });
  // before the first page, and without one: to fill a storage the browser's driver would open a page of its own for each device
  await context.addInitScript(
    ([place, preferences]) => {
      if (location.origin === place && localStorage.getItem('amana.preferences') === null)
        localStorage.setItem('amana.preferences', preferences);
    },
    [origin, `${language} latn`] as const,
  );
  context.setDefaultTimeout(60_000);
  return context;
};
