import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { RollAnswer, RollNumbersAnswer, RollPerson } from '../control/views.ts';
import { RollSearch } from './roll-search.tsx';
import { useSettled } from './use-settled.ts';

/**
 * Marks persons of a roll, as present or as missing: nobody is until the officer says so. The roll comes page by page and is searched by number or name; whoever is marked stays so when another page is shown. Who was marked or
 * unmarked one by one stands below by name: of a camp of which everybody is marked, the few exceptions.
 */
export function RollPicker({
  site,
  section,
  marked,
  onChange,
  count,
}: {
  site: string;
  /** One section; the whole site where it is not said. */
  section?: string;
  marked: ReadonlySet<number>;
  onChange: (marked: ReadonlySet<number>) => void;
  /** Says how many are marked, and as what. */
  count: (marked: number) => string;
}) {
  const { t } = useTranslation('sites');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(1);
  const [byHand, setByHand] = useState<ReadonlyMap<number, RollPerson>>(new Map());
  const [failed, setFailed] = useState<unknown>();
  const [fetching, setFetching] = useState(false);
  const q = useSettled(typed).trim();
  const roll = useAnswer<RollAnswer>('sites/roll', { code: site, section, q: q || undefined, page }, { asks: 'body' });

  function toggle(person: RollPerson, on: boolean): void {
    const next = new Set(marked);
    if (on) next.add(person.personNo);
    else next.delete(person.personNo);
    onChange(next);
    setByHand(new Map(byHand).set(person.personNo, person));
  }

  async function markAll(): Promise<void> {
    setFetching(true);
    setFailed(undefined);
    try {
      const all = await postJson<RollNumbersAnswer>('/api/sites/roll-numbers', { code: site, section });
      onChange(new Set(all.persons));
      setByHand(new Map());
    } catch (error) {
      setFailed(error);
    } finally {
      setFetching(false);
    }
  }

  function markNobody(): void {
    onChange(new Set());
    setByHand(new Map());
  }

  if (roll.error && !roll.data) return <ProblemAlert error={roll.error} />;
  if (!roll.data) return <Waiting />;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600} aria-live="polite">
          {count(marked.size)}
        </Text>
        <Group>
          <RollSearch
            typed={typed}
            onType={(text) => {
              setTyped(text);
              setPage(1);
            }}
          />
          <Button size="md" variant="default" loading={fetching} onClick={() => void markAll()}>
            {t('roll.all')}
          </Button>
          <Button size="md" variant="default" onClick={markNobody}>
            {t('roll.none')}
          </Button>
        </Group>
      </Group>
      {failed !== undefined && <ProblemAlert error={failed} />}
      <Marks persons={roll.data.persons} site={site} marked={marked} onToggle={toggle} />
      {roll.data.total === 0 && <Text c="gray.7">{q === '' ? t('roll.empty') : t('roll.noneFound')}</Text>}
      <Group justify="space-between">
        <Text size="sm" c="gray.7" role="status">
          {t('shell:table.rows', { count: roll.data.total })}
        </Text>
        <Pager paging={roll.data} onPage={setPage} />
      </Group>
      {byHand.size > 0 && (
        <Stack gap={4} component="section" aria-label={t('roll.byHand')}>
          <Text fw={600} size="sm">
            {t('roll.byHand')}
          </Text>
          <Marks persons={[...byHand.values()].reverse()} site={site} marked={marked} onToggle={toggle} />
        </Stack>
      )}
    </Stack>
  );
}

function Marks({
  persons,
  site,
  marked,
  onToggle,
}: {
  persons: readonly RollPerson[];
  site: string;
  marked: ReadonlySet<number>;
  onToggle: (person: RollPerson, on: boolean) => void;
}) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  return (
    <div className="amana-pick">
      {persons.map((person) => (
        <Checkbox
          key={person.personNo}
          size="md"
          checked={marked.has(person.personNo)}
          onChange={(event) => onToggle(person, event.currentTarget.checked)}
          label={
            <>
              <PersonName registerNumber={person.registerNumber} name={person.name} />
              {person.section && (
                <Text size="xs" c="gray.7">
                  {t('site.section')}: <bdi>{directory.sectionName(site, person.section)}</bdi>
                </Text>
              )}
            </>
          }
        />
      ))}
    </div>
  );
}
