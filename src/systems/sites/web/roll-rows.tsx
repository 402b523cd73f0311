import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { SaveTable } from '../../../app/kit/list/save-table.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import type { RollCallAnswer, RollRow, RollRowsAnswer } from '../control/views.ts';
import { ExplainDifference } from './explain-difference.tsx';
import { RollSearch } from './roll-search.tsx';
import { useSettled } from './use-settled.ts';

/** Those of a roll-call who are on one roll only, each until it is explained, or those on both; page by page, searched by number or name. */
export function RollRows({
  call,
  state,
  zone,
  empty,
}: {
  call: RollCallAnswer;
  state: 'differences' | 'both';
  zone: string;
  /** Said where there is nobody. */
  empty: string;
}) {
  const { t } = useTranslation('sites');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(1);
  const q = useSettled(typed).trim();
  const answer = useAnswer<RollRowsAnswer>(
    'sites/roll-rows',
    { rollCallId: call.rollCallId, state, q: q || undefined, page },
    { asks: 'body' },
  );
  const columns: Column<RollRow>[] = [
    {
      key: 'person',
      label: t('roll.person'),
      value: (row) => row.registerNumber ?? row.name,
      render: (row) =>
        row.personNo === null ? (
          <Text size="sm">
            <bdi>{row.name}</bdi> ({t('roll.stranger')})
          </Text>
        ) : (
          <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
            <PersonName registerNumber={row.registerNumber ?? ''} name={row.name} />
          </Link>
        ),
    },
    { key: 'old', label: t('roll.onOld'), value: (row) => (row.onOld ? t('roll.yes') : t('roll.no')) },
    { key: 'new', label: t('roll.onNew'), value: (row) => (row.onNew ? t('roll.yes') : t('roll.no')) },
    {
      key: 'explained',
      label: t('roll.became'),
      value: (row) => row.explained?.explanation ?? (row.onOld === row.onNew ? '' : '!'),
      render: (row) =>
        row.explained ? (
          <div>
            <Text size="sm">
              {t(`roll.explanations.${row.explained.explanation}`)}: <bdi>{row.explained.account}</bdi>
            </Text>
            <Text size="xs" c="gray.7">
              {pickName(row.explained.by.name)} · {formatInstant(row.explained.at, zone)}
            </Text>
          </div>
        ) : row.onOld === row.onNew ? (
          <Text size="sm">{call.signedAt === null ? t('roll.wouldPass') : t('roll.passed')}</Text>
        ) : (
          <Stack gap={4} align="flex-start">
            <Text size="sm" c="red.9" fw={600}>
              {t('roll.openQuestion')}
            </Text>
            {call.abilities.includes('sites/explain-roll-difference') && (
              <ExplainDifference rollCallId={call.rollCallId} row={row} zone={zone} />
            )}
          </Stack>
        ),
    },
  ];
  return (
    <Stack gap="sm">
      {(q !== '' || !isWhole(answer.data)) && (
        <Group justify="space-between">
          <Text size="sm" c="gray.7" role="status">
            {t('shell:table.rows', { count: answer.data?.total ?? 0 })}
          </Text>
          <RollSearch
            typed={typed}
            onType={(text) => {
              setTyped(text);
              setPage(1);
            }}
          />
        </Group>
      )}
      <DataTable
        caption={state === 'both' ? t('roll.both') : t('roll.person')}
        columns={columns}
        sortable={isWhole(answer.data)}
        rows={answer.data?.rows}
        rowKey={(row) => row.ord}
        error={answer.data ? undefined : answer.error}
        empty={q === '' ? empty : t('roll.noneFound')}
      />
      {answer.data !== undefined && answer.data.total > 0 && (
        <Group justify="flex-end">
          <SaveTable
            list="sites/roll-rows"
            filter={{ rollCallId: call.rollCallId, state, ...(q === '' ? {} : { q }) }}
          />
        </Group>
      )}
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
