import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../kit/choice-bar.tsx';
import { type Language, type Numerals, setPreferences, usePreferences } from '../preferences.ts';

/** Language and digits. Sorani is marked as a draft whenever it is chosen. */
export function LanguageSwitch() {
  const { t } = useTranslation('shell');
  const { language, numerals } = usePreferences();
  return (
    <Group gap={6} wrap="nowrap">
      {language === 'ckb' && (
        <Badge
          color="yellow.2"
          c="dark.8"
          variant="filled"
          tt="none"
          miw="max-content"
          title={t('language.draftText')}
          aria-label={t('language.draftText')}
          role="note"
        >
          {t('language.draft')}
        </Badge>
      )}
      <ChoiceBar
        label={t('language.label')}
        value={language}
        onChange={(value) => setPreferences({ language: value as Language })}
        options={[
          { label: 'العربية', value: 'ar' },
          { label: 'کوردی', value: 'ckb' },
          { label: 'English', value: 'en' },
        ]}
      />
      {language !== 'en' && (
        <ChoiceBar
          label={t('numerals.label')}
          value={numerals}
          onChange={(value) => setPreferences({ numerals: value as Numerals })}
          options={[
            { label: '123', value: 'latn' },
            { label: '١٢٣', value: 'arab' },
          ]}
        />
      )}
    </Group>
  );
}
