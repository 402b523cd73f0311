import { useDirection } from '@mantine/core';
import { useEffect } from 'react';
import { directionOf, usePreferences } from '../preferences.ts';

/** Keeps the document's language and direction in step with the chosen language. Renders nothing. */
export function LanguageDirection() {
  const { language } = usePreferences();
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(directionOf(language));
  }, [language, setDirection]);
  return null;
}
