import { Badge, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Language, type Numerals, setPreferences, usePreferences } from '../preferences.ts';

/** Language and digits. Sorani is marked as a draft whenever it is chosen. */
export function LanguageSwitch() {
  const { t } = useTranslation('shell');
  const { language, numerals } = usePreferences();
  return (
    <Group gap={6} wrap="nowrap">
      {language === 'ckb' && (
        <Tooltip label={t('language.draftText')} multiline w={260}>
          <Badge color="yellow.2" c="dark.8" variant="filled" tt="none" tabIndex={0}>
            {t('language.draft')}
          </Badge>
        </Tooltip>
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('language.label')}
        value={language}
        onChange={(value) => setPreferences({ language: value as Language })}
        data={[
          { label: 'العربية', value: 'ar' },
          { label: 'کوردی', value: 'ckb' },
          { label: 'English', value: 'en' },
        ]}
      />
      {language !== 'en' && (
        <SegmentedControl
          size="xs"
          aria-label={t('numerals.label')}
          value={numerals}
          onChange={(value) => setPreferences({ numerals: value as Numerals })}
          data={[
            { label: '123', value: 'latn' },
            { label: '١٢٣', value: 'arab' },
          ]}
        />
      )}
    </Group>
  );
}
