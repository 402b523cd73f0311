import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatNumber } from './format/format-number.ts';
import { getPreferences, subscribePreferences } from './preferences.ts';

/** Addresses of the locale files by path: each system keeps its own beside its pages. They are data, so they travel as JSON. */
const addresses: Record<string, string> = {
  ...import.meta.glob<string>('./locales/*.json', { query: '?url', import: 'default', eager: true }),
  ...import.meta.glob<string>('../systems/*/web/locales/*.json', { query: '?url', import: 'default', eager: true }),
  ...import.meta.glob<string>('../core/*/web/locales/*.json', { query: '?url', import: 'default', eager: true }),
};

function findAddress(language: string, namespace: string): string | undefined {
  const end = namespace === 'shell' ? `./locales/${language}.json` : `/${namespace}/web/locales/${language}.json`;
  return Object.entries(addresses).find(([path]) => (namespace === 'shell' ? path === end : path.endsWith(end)))?.[1];
}

async function load(language: string, namespace: string): Promise<ResourceKey> {
  const address = findAddress(language, namespace);
  if (address === undefined) return {};
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The texts of this page did not arrive (${response.status}).`);
  return (await response.json()) as ResourceKey;
}

const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    load(language, namespace).then(
      (texts) => done(null, texts),
      (error: Error) => done(error, false),
    );
  },
};

/**
 * Starts the translations. Arabic and English are complete (a test says so); Sorani is a draft, and what it
 * lacks is shown in Arabic, which the shell says in words.
 */
export async function startTranslations(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: getPreferences().language,
      fallbackLng: (code) => (code === 'ckb' ? ['ar'] : []),
      supportedLngs: ['ar', 'en', 'ckb'],
      ns: ['shell'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  i18next.services.formatter?.add('number', (value: unknown) => formatNumber(Number(value)));
  subscribePreferences(() => {
    void i18next.changeLanguage(getPreferences().language);
  });
}
