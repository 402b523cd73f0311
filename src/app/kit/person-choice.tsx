import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesFilter } from '../../core/matches-filter.ts';

/** A person who can be chosen, found by number and by any of the names. */
export interface Choosable {
  personNo: number;
  registerNumber: string;
  /** All names, as one text to search in. */
  names: string;
  /** What stands beside the box. */
  label: ReactNode;
}

/** Chooses persons out of a list by ticking them: all, none, or found by a part of the number or name. Who is hidden by the filter stays as chosen. */
export function PersonChoice({
  persons,
  chosen,
  onChange,
  count,
  all,
  none,
}: {
  persons: readonly Choosable[];
  chosen: ReadonlySet<number>;
  onChange: (chosen: ReadonlySet<number>) => void;
  /** How many are chosen, in words. */
  count: string;
  /** The words on the buttons that choose everybody, and nobody. */
  all: string;
  none: string;
}) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState('');
  const shown = persons.filter(({ registerNumber, names }) =>
    matchesFilter({ registerNumber, name: names, latin: '' }, filter),
  );

  function toggle(personNo: number, on: boolean): void {
    const next = new Set(chosen);
    if (on) next.add(personNo);
    else next.delete(personNo);
    onChange(next);
  }

  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} aria-live="polite">
          {count}
        </Text>
        <Group>
          <TextInput
            data-search
            size="md"
            type="search"
            aria-label={t('shell:sheet.filter')}
            placeholder={t('shell:sheet.filter')}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <Button
            size="md"
            variant="default"
            onClick={() => onChange(new Set(persons.map(({ personNo }) => personNo)))}
          >
            {all}
          </Button>
          <Button size="md" variant="default" onClick={() => onChange(new Set())}>
            {none}
          </Button>
        </Group>
      </Group>
      <div className="amana-pick">
        {shown.map(({ personNo, label }) => (
          <Checkbox
            key={personNo}
            size="md"
            checked={chosen.has(personNo)}
            onChange={(event) => toggle(personNo, event.currentTarget.checked)}
            label={label}
          />
        ))}
      </div>
    </Stack>
  );
}
