import { Button, Group, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDigits } from '../../format/read-digits.ts';

/** Marks all of the shown persons, or the first so many, so that a section of sixty places is filled without sixty presses. */
export function MarkFirst({
  marked,
  onMark,
  onAll,
}: {
  /** How many are marked. */
  marked: number;
  onMark: (count: number) => void;
  /** Marks all that are shown; where some are marked, takes their marks away. */
  onAll: () => void;
}) {
  const { t } = useTranslation('shell');
  const [typed, setTyped] = useState('');
  const count = readDigits(typed);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (count === undefined) return;
    onMark(count);
    setTyped('');
  }

  return (
    <form onSubmit={submit} className="amana-no-print">
      <Group gap="xs">
        <Text size="sm">{t('sheet.markFirst')}</Text>
        <TextInput
          size="md"
          w={84}
          inputMode="numeric"
          aria-label={`${t('sheet.markFirst')} … ${t('sheet.markFirstOf')}`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Text size="sm">{t('sheet.markFirstOf')}</Text>
        <Button type="submit" size="md" variant="default" disabled={count === undefined}>
          {t('sheet.mark')}
        </Button>
        <Button size="md" variant="default" onClick={onAll}>
          {marked > 0 ? t('sheet.selectNone') : t('sheet.selectShown')}
        </Button>
      </Group>
    </form>
  );
}
