import fs from 'node:fs';
import path from 'node:path';
import i18next from 'i18next';
import type { Trilingual } from '../../../src/core/access/views.ts';

const source = path.resolve(import.meta.dirname, '../../../src');

/** Languages that the journeys are walked in. */
export type JourneyLanguage = 'ar' | 'en';

const findLocales = (language: JourneyLanguage): Record<string, object> => {
  const files = fs.globSync(`{app,core/*/web,systems/*/web}/locales/${language}.json`, { cwd: source });
  return Object.fromEntries(
    files.map((file) => {
      const parts = file.split(path.sep);
      const namespace = parts[0] === 'app' ? 'shell' : (parts[1] as string);
      return [namespace, JSON.parse(fs.readFileSync(path.join(source, file), 'utf8')) as object];
    }),
  );
};

/** What the screens say in one language, read from the same files: a journey looks for what a user reads. */
export interface Texts {
  readonly language: JourneyLanguage;
  /** A text by namespace and key (`transfers:create.title`), in the plural that `count` asks for. */
  say(key: string, values?: Record<string, string | number>): string;
  /** The part in this language of a text that the server sent. */
  pick(text: Trilingual): string;
}

/** Reads the texts of a language. A key that does not exist is an error. */
export const readTexts = async (language: JourneyLanguage): Promise<Texts> => {
  const texts = i18next.createInstance();
  await texts.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: findLocales(language) },
    interpolation: { escapeValue: false },
  });
  const locale = language === 'en' ? 'en-GB' : 'ar-IQ';
  const format = new Intl.NumberFormat(`${locale}-u-nu-latn`);
  texts.services.formatter?.add('number', (value: unknown) => format.format(Number(value)));
  return {
    language,
    say: (key, values = {}) => {
      if (!texts.exists(key, values)) throw new Error(`There is no text ${key} in ${language}.`);
      return texts.t(key, values);
    },
    pick: (text) => text[language],
  };
};
