import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Finds persons of a roll by number or name, while it is typed. */
export function RollSearch({ typed, onType }: { typed: string; onType: (typed: string) => void }) {
  const { t } = useTranslation();
  return (
    <TextInput
      data-search
      size="md"
      type="search"
      className="amana-no-print"
      autoComplete="off"
      aria-label={t('shell:sheet.filter')}
      placeholder={t('shell:sheet.filter')}
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
