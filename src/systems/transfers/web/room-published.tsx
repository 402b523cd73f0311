import { Anchor, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../../app/format/country-name.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { type Measure, measures } from '../published/measures.ts';
import type { PublishedFigureView, WithdrawPublishedFigureInput } from '../published/views.ts';
import type { OperationRoomAnswer } from '../room-views.ts';
import { OwnFigure } from './own-figure.tsx';
import { Difference, partialDay, Said } from './published-parts.tsx';
import { RecordPublishedButton } from './record-published-button.tsx';

/** Figures on a page. */
const PAGE_SIZE = 20;
/** The day, month or year of which a figure speaks, or else on which it was published. */
const dayOf = ({ asOf, publishedOn }: PublishedFigureView): string => asOf ?? publishedOn;

const COUNTED: (Measure | 'departed' | 'admitted')[] = [
  'departed',
  ...measures.filter((measure) => measure !== 'not-counted'),
  'admitted',
];

/**
 * What others published of the operation, each with its source and what it counts, and the register's own figure of the same day beside it. Filtered here and not by a question of
 * its own: the table of figures by day and the sheet that is taken have all of them from the same answer already, some 80 for a month.
 */
export function RoomPublished({ room }: { room: OperationRoomAnswer }) {
  const { t } = useTranslation(['transfers', 'register']);
  const { operationNo } = room.operation;
  const [day, setDay] = useState('');
  const [measure, setMeasure] = useState('');
  const [page, setPage] = useState(1);
  const days = [...new Set(room.published.map(dayOf))].sort().reverse();
  const counted = measures.filter((one) => room.published.some((figure) => figure.measure === one));
  const rows = room.published.filter(
    (figure) => (day === '' || dayOf(figure) === day) && (measure === '' || figure.measure === measure),
  );
  const paging = { total: rows.length, page, pageSize: PAGE_SIZE };
  const columns: Column<PublishedFigureView>[] = [
    {
      key: 'reference',
      label: t('published.reference'),
      value: (row) => row.reference,
      render: (row) => <bdi className="amana-code">{row.reference}</bdi>,
    },
    {
      key: 'said',
      label: t('published.said'),
      value: (row) => row.atLeast ?? row.atMost ?? row.said,
      render: (row) => (
        <div>
          <Said figure={row} />{' '}
          <Text span size="xs" c="gray.7">
            {t(`published.unit.${row.unit}`, { count: row.atLeast ?? row.atMost ?? 0, defaultValue: row.unit })}
          </Text>
          {row.withdrawn && (
            <Text size="xs" c="red.9">
              {t('published.withdrawn')} <bdi>{row.withdrawn.reason}</bdi>
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'definition',
      label: t('published.definition'),
      value: (row) => row.definition,
      render: (row) => (
        <div>
          <Text size="sm">
            <q dir="auto">{row.definition}</q>
          </Text>
          <Text size="xs" c="gray.7">
            {t(`published.measure.${row.measure}`)}
            {row.nationality && ` · ${countryName(t, row.nationality)}`}
          </Text>
          {row.remark && (
            <Text size="xs" c="gray.7" dir="auto">
              {row.remark}
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'asOf',
      label: t('published.asOf'),
      value: (row) => row.asOf ?? row.publishedOn,
      render: (row) => (
        <div>
          <Text size="sm">{row.asOf === null ? t('published.noDay') : partialDay(row.asOf)}</Text>
          <Text size="xs" c="gray.7">
            {t('published.on', { day: partialDay(row.publishedOn) })}
          </Text>
        </div>
      ),
    },
    {
      key: 'source',
      label: t('published.source'),
      value: (row) => row.attributedTo,
      render: (row) => (
        <div>
          <Text size="sm">
            <bdi>{row.attributedTo}</bdi>
          </Text>
          <Source source={row.source} />
        </div>
      ),
    },
    {
      key: 'own',
      label: t('published.own'),
      value: (row) => row.own,
      render: (row) =>
        row.own === null || row.measure === 'not-counted' ? (
          <Text size="sm" c="gray.7">
            {row.measure === 'not-counted' ? t('published.notCounted') : t('published.notOver')}
          </Text>
        ) : (
          <OwnFigure
            operationNo={operationNo}
            measure={row.measure}
            nationality={row.nationality}
            untilAt={row.untilAt}
            value={row.own}
          />
        ),
    },
    {
      key: 'difference',
      label: t('published.difference'),
      value: (row) => row.difference,
      render: (row) => (
        <Stack gap={4} align="flex-start">
          <Difference figure={row} />
          {row.mayWithdraw && (
            <FormDialog<WithdrawPublishedFigureInput>
              command="transfers/withdraw-published-figure"
              label={t('published.withdraw')}
              compact={t('published.withdrawOf', { reference: row.reference })}
              zone={room.zone}
              fields={[{ key: 'reason', label: t('strikeOff.reason'), kind: 'long', required: true, shortest: 3 }]}
              build={({ reason = '' }) => ({ operationNo, reference: row.reference, reason })}
              grave
            />
          )}
        </Stack>
      ),
    },
  ];
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('published.title')}
        </Title>
        {room.abilities.includes('transfers/record-published-figures') && <RecordPublishedButton room={room} />}
      </Group>
      <Text size="sm" mb="sm" maw={820}>
        {t('published.intro')}
      </Text>
      {room.published.length > 1 && (
        <Group mb="sm" align="flex-end" className="amana-no-print">
          <NativeSelect
            size="md"
            label={t('published.asOf')}
            value={day}
            onChange={(event) => {
              setDay(event.currentTarget.value);
              setPage(1);
            }}
            data={[
              { value: '', label: t('published.everyDay') },
              ...days.map((one) => ({ value: one, label: partialDay(one) })),
            ]}
          />
          <NativeSelect
            size="md"
            label={t('published.field.measure')}
            value={measure}
            onChange={(event) => {
              setMeasure(event.currentTarget.value);
              setPage(1);
            }}
            data={[
              { value: '', label: t('published.everyMeasure') },
              ...counted.map((one) => ({ value: one, label: t(`published.measure.${one}`) })),
            ]}
          />
          <Text size="sm" role="status">
            {t('published.shown', { count: rows.length })}
          </Text>
        </Group>
      )}
      <DataTable
        bare
        caption={t('published.title')}
        columns={columns}
        sortable={isWhole(paging)}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={(row) => `${row.reference} ${row.recordedAt} ${row.withdrawn?.at ?? ''}`}
        empty={rows.length === room.published.length ? t('published.none') : t('published.noneOfThese')}
      />
      <Pager paging={paging} onPage={setPage} />
      <Title order={3} size="h5" mt="md">
        {t('published.definitions')}
      </Title>
      <dl>
        {COUNTED.map((measure) => (
          <div key={measure}>
            <dt id={`definition-${measure}`} tabIndex={-1}>
              <Text size="sm" fw={600}>
                {t(`published.measure.${measure}`)}
              </Text>
            </dt>
            <dd>
              <Text size="sm">{t(`published.counts.${measure}`)}</Text>
            </dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}

/** An address is a link that tells its site nothing of this page; anything else is shown as it was said. */
function Source({ source }: { source: string }) {
  const host = /^https?:\/\/(?:www\.)?([^/:]+)/.exec(source)?.[1];
  return host === undefined ? (
    <Text size="xs" c="gray.7" dir="auto">
      {source}
    </Text>
  ) : (
    <Anchor href={source} size="xs" target="_blank" rel="noreferrer noopener">
      <bdi className="amana-code">{host}</bdi>
    </Anchor>
  );
}
