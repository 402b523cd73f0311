import { Alert, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { PeopleAnswer, PeopleQuery } from '../views.ts';
import { primaryName } from './primary-name.ts';

const SHOWN = 10;

/** Finds one registered person by number or name and lets the officer choose; nobody is chosen by the software. The value is the person's number. */
export function PersonField({
  label,
  except,
  status,
  value,
  onChange,
}: {
  label: string;
  except: number;
  /** Only persons of this status are found. */
  status?: PeopleQuery['status'];
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('register');
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const answer = useAnswer<PeopleAnswer>(
    'register/people',
    { q: query, pageSize: SHOWN, status },
    { asks: 'body', enabled: query !== '' },
  );
  const found = query === '' ? [] : (answer.data?.rows ?? []).filter(({ personNo }) => personNo !== except);

  function find(): void {
    onChange('');
    setQuery(typed.trim());
  }

  return (
    <Stack gap="xs">
      <Group align="flex-end" wrap="nowrap">
        <TextInput
          size="md"
          required
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
      {answer.error && <ProblemAlert error={answer.error} />}
      {answer.data && query !== '' && found.length === 0 && <Alert role="status">{t('people.none')}</Alert>}
      {found.length > 0 && (
        <Radio.Group label={t('people.person')} value={value} onChange={onChange}>
          <Stack gap={6} mt={6}>
            {found.map((row) => (
              <Radio
                key={row.personNo}
                value={String(row.personNo)}
                label={
                  <Text span size="sm">
                    <bdi className="amana-code">{row.registerNumber}</bdi> · <bdi>{primaryName(row.names).primary}</bdi>
                  </Text>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}
