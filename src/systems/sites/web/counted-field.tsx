import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** How many an officer counted at a roll-call: digits of any script, read by `readDigits`. */
export function CountedField({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const { t } = useTranslation('sites');
  return (
    <TextInput
      size="md"
      label={t('roll.counted')}
      description={t('roll.countedHelp')}
      inputMode="numeric"
      autoComplete="off"
      required
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      styles={{ input: { direction: 'ltr' } }}
    />
  );
}
