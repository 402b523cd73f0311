import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatNumber } from './format/format-number.ts';
import { getPreferences, subscribePreferences } from './preferences.ts';

type Loader = () => Promise<{ default: Record<string, unknown> }>;

/** Locale files by namespace: each system keeps its own beside its pages. */
const loaders: Record<string, Loader> = {
  ...import.meta.glob<{ default: Record<string, unknown> }>('./locales/*.json'),
  ...import.meta.glob<{ default: Record<string, unknown> }>('../systems/*/web/locales/*.json'),
  ...import.meta.glob<{ default: Record<string, unknown> }>('../core/*/web/locales/*.json'),
};

function findLoader(language: string, namespace: string): Loader | undefined {
  const wanted = namespace === 'shell' ? `./locales/${language}.json` : `/${namespace}/web/locales/${language}.json`;
  return Object.entries(loaders).find(([path]) =>
    namespace === 'shell' ? path === wanted : path.endsWith(wanted),
  )?.[1];
}

const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = findLoader(language, namespace);
    if (!load) return done(null, {});
    load().then(
      (module) => done(null, module.default),
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
