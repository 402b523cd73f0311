import { Alert, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { Figure } from '../../../app/kit/figure.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { accessPermissions } from '../../../core/permissions/access-permissions.ts';
import type { LogStateAnswer, WitnessNotice, WitnessView } from '../views.ts';
import { LogHistory } from './log-history.tsx';

const lookers = accessPermissions.queries['reading-counts'].askers;
/** Bytes that a key begins with are enough to tell two of one name apart. */
const shortKey = (witness: string): string => witness.split('+')[1] ?? witness;

/** How the public log stands: its newest head, who cosigned it and when, and what became of asking each witness. */
export function LogPage() {
  const { t } = useTranslation(['ledger', 'access']);
  const looksAtReadings = useMe().data?.officer?.roles.some(({ role }) => lookers.some((one) => one === role)) ?? false;
  const zone = useDirectory().zoneOf(null);
  const state = useListState([]);
  const { data, error } = useAnswer<LogStateAnswer>('ledger/state', { page: state.page }, { refreshEvery: 10_000 });
  const at = (instant: number | null | undefined) => (instant == null ? t('never') : formatInstant(instant, zone));
  const refusing = data?.witnesses.filter(({ kind }) => kind === 'refuses') ?? [];
  const words = (row: { words: string | null }) => row.words ?? '';
  const witnesses: Column<WitnessView>[] = [
    { key: 'name', label: t('witness.name'), value: ({ name }) => name, render: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'key',
      label: t('witness.key'),
      value: ({ witness }) => shortKey(witness),
      render: ({ witness }) => <bdi className="amana-code">{shortKey(witness)}</bdi>,
    },
    { key: 'kind', label: t('witness.kind'), value: ({ kind }) => t(`kind.${kind}`) },
    { key: 'since', label: t('witness.since'), value: (row) => row.since, render: (row) => at(row.since) },
    { key: 'size', label: t('witness.size'), value: (row) => row.size, numeric: true },
    {
      key: 'cosignedAt',
      label: t('witness.cosignedAt'),
      value: (row) => row.cosignedAt,
      render: (row) => at(row.cosignedAt),
    },
    { key: 'words', label: t('witness.words'), value: words, render: (row) => <bdi>{words(row)}</bdi>, wide: true },
  ];
  const notices: Column<WitnessNotice>[] = [
    { key: 'at', label: t('notice.at'), value: (row) => row.at, render: (row) => at(row.at) },
    { key: 'name', label: t('witness.name'), value: ({ name }) => name, render: ({ name }) => <bdi>{name}</bdi> },
    { key: 'kind', label: t('notice.kind'), value: ({ kind }) => t(`kind.${kind}`) },
    { key: 'size', label: t('notice.size'), value: (row) => row.size, numeric: true },
    { key: 'words', label: t('witness.words'), value: words, render: (row) => <bdi>{words(row)}</bdi>, wide: true },
  ];
  return (
    <Stack>
      <PageTitle title={t('title')} sub={t('sub')}>
        {looksAtReadings && (
          <LinkButton to="/readings" variant="default">
            {t('access:counted.title')}
          </LinkButton>
        )}
        <PrintButton />
      </PageTitle>
      {refusing.map(({ witness, name, words: reason }) => (
        <Alert key={witness} color="red" title={t('refuses.title', { name })}>
          <bdi>{reason}</bdi>
          <Text size="sm">{t('refuses.next')}</Text>
        </Alert>
      ))}
      {data !== undefined && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Figure value={data.newest?.size ?? 0} label={t('newest', { at: at(data.newest?.signedAt) })} />
          <Figure value={data.cosigned?.size ?? 0} label={t('cosigned', { at: at(data.cosigned?.signedAt) })} />
        </SimpleGrid>
      )}
      <Title order={2} size="h4">
        {t('witnesses')}
      </Title>
      <DataTable
        caption={t('witnesses')}
        columns={witnesses}
        rows={data?.witnesses}
        rowKey={({ witness }) => witness}
        error={error}
        empty={t('noWitness')}
      />
      <Title order={2} size="h4">
        {t('notices')}
      </Title>
      <DataTable
        caption={t('notices')}
        columns={notices}
        rows={data?.notices}
        rowKey={({ no }) => String(no)}
        error={null}
        empty={t('noNotice')}
        sortable={false}
      />
      <Pager paging={data} onPage={state.setPage} />
      <LogHistory data={data} at={at} />
      <Text size="sm" c="gray.7">
        {t('check')} <bdi dir="ltr">./amana ledger verify</bdi> {t('address')} <bdi dir="ltr">/ledger/checkpoint</bdi>
      </Text>
    </Stack>
  );
}
