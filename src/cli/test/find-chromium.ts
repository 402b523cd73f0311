import { findProgram } from './find-program.ts';

/** The browser for the journeys: the machine's own Chromium or Chrome; undefined where it has none. */
export const findChromium = (): string | undefined =>
  findProgram([
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]);
