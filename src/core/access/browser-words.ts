/** Kinds of browsers that a list of sessions calls by name, in the order in which they are looked for: several claim to be others as well. */
const BROWSERS = [
  ['edge', /\bEdgA?\//],
  ['opera', /\bOPR\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|CriOS|HeadlessChrome|Chromium)\//],
  ['safari', /\bSafari\//],
] as const;

const SYSTEMS = [
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['macos', /\bMac OS X\b/],
  ['linux', /\bLinux\b|\bCrOS\b/],
] as const;

const findKind = (kinds: readonly (readonly [string, RegExp])[], text: string): string =>
  kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';

/**
 * What kind of browser on what kind of system sent a request, as `firefox/android`; `other` for what is not known. That is enough for an officer to tell the own sessions apart; the whole text,
 * by which a device could be told from others, is not kept.
 * @param userAgent the header, which anybody may write as they like
 */
export const browserWords = (userAgent: string | undefined): string => {
  const text = (userAgent ?? '').slice(0, 500);
  return `${findKind(BROWSERS, text)}/${findKind(SYSTEMS, text)}`;
};

/** The two words that were kept; `other` for what was not. */
export const splitBrowserWords = (words: string | null): { browser: string; system: string } => {
  const [browser = 'other', system = 'other'] = words?.split('/') ?? [];
  return { browser, system };
};
