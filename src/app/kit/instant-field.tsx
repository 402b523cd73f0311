import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant, fromLocalInput, toLocalInput } from '../format/format-instant.ts';
import { zoneName } from '../format/zone-name.ts';
import { usePreferences } from '../preferences.ts';

/**
 * A day and time in a named zone; the value is an instant in milliseconds. The browser writes the field in its own order of
 * day and month, so what was read is said in words below it.
 */
export function InstantField({
  label,
  zone,
  value,
  onChange,
  required = true,
  error,
}: {
  label: string;
  zone: string;
  value: number | undefined;
  onChange: (at: number | undefined) => void;
  required?: boolean;
  /** What is wrong with it, said beside the field. */
  error?: string | undefined;
}) {
  const { t } = useTranslation('shell');
  const { language } = usePreferences();
  return (
    <div>
      <TextInput
        size="md"
        type="datetime-local"
        label={label}
        description={t('instant.zone', { zone: zoneName(zone, language) })}
        required={required}
        error={error}
        value={value === undefined ? '' : toLocalInput(value, zone)}
        onChange={(event) => onChange(fromLocalInput(event.currentTarget.value, zone))}
        styles={{ input: { direction: 'ltr' } }}
      />
      {value !== undefined && (
        <Text size="sm" fw={600} mt={2} aria-live="polite">
          {formatInstant(value, zone)}
        </Text>
      )}
    </div>
  );
}
