import { findProgram } from './find-program.ts';

/**
 * The browser for the journeys: the machine's own Chromium or Chrome; undefined where it has none. Its build without a screen comes first where it is installed: the same
 * engine lays out, draws and runs a page, and no window of a desktop is kept up around it, which was a sixth of what the journeys cost.
 */
export const findChromium = (): string | undefined =>
  findProgram([
    'chromium-headless-shell',
    // where Debian's package of that name has it
    '/usr/lib/chromium/chromium-headless-shell',
    'chrome-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]);
