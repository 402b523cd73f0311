import { Alert, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NameText } from './person-name.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** A person who was found. */
export interface FoundPerson {
  personNo: number;
  registerNumber: string;
  name: string;
}

/** Finds one person by number or name and lets the officer choose; nobody is chosen by the software. The value is the person's number; `found` is undefined until something was looked for. */
export function PersonSearch({
  label,
  found,
  error,
  onFind,
  value,
  onChange,
  required = true,
  more = false,
}: {
  label: string;
  required?: boolean;
  /** Whether more persons answer to what was typed than are offered. */
  more?: boolean;
  found: readonly FoundPerson[] | undefined;
  error: unknown;
  onFind: (query: string) => void;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('register');
  const [typed, setTyped] = useState('');

  function find(): void {
    onChange('');
    onFind(typed.trim());
  }

  return (
    <Stack gap="xs">
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          size="md"
          required={required}
          label={label}
          description={t('people.searchHelp')}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            find();
          }}
          style={{ flexGrow: 1 }}
        />
        <Button size="md" variant="default" onClick={find} style={{ flexShrink: 0 }}>
          {t('people.find')}
        </Button>
      </Group>
      {error !== null && error !== undefined && <ProblemAlert error={error} />}
      {found?.length === 0 && (
        // who finds no child registers the child a second time
        <Alert role="status">
          {t('people.none')} {t('people.noneMayBeClosed')}
        </Alert>
      )}
      {found !== undefined && found.length > 0 && (
        <Radio.Group label={t('people.person')} value={value} onChange={onChange}>
          <Stack gap={6} mt={6}>
            {found.map(({ personNo, registerNumber, name }) => (
              <Radio
                key={personNo}
                value={String(personNo)}
                label={
                  <Text span size="sm">
                    <bdi className="amana-code">{registerNumber}</bdi> · <NameText name={name} />
                  </Text>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {more && (
        <Text size="sm" role="status">
          {t('people.more')}
        </Text>
      )}
    </Stack>
  );
}
