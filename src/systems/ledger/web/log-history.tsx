import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import type { LogKeyView, LogPolicyView, LogStateAnswer } from '../views.ts';

/** Names one after the other, each in its own direction. */
const named = (names: readonly string[]) => names.map((name) => `\u2068${name}\u2069`).join(' · ');

/** Which keys sign and signed the log, and what it said in its own entries of its witnesses. @param at how an instant is written */
export function LogHistory({
  data,
  at,
}: {
  data: LogStateAnswer | undefined;
  at: (instant: number | null | undefined) => string;
}) {
  const { t } = useTranslation('ledger');
  const witnessesOf = ({ witnesses }: LogPolicyView) =>
    witnesses.length === 0 ? t('policy.nobody') : named(witnesses.map(({ name, keyId }) => `${name} (${keyId})`));
  const neededOf = ({ needed }: LogPolicyView) =>
    needed === null ? t('policy.nobody') : t('policy.countOf', { count: needed.count, of: named(needed.of) });
  const keys: Column<LogKeyView>[] = [
    {
      key: 'keyId',
      label: t('key.id'),
      value: ({ keyId }) => keyId,
      render: ({ keyId }) => <bdi className="amana-code">{keyId}</bdi>,
    },
    { key: 'from', label: t('key.from'), value: ({ from }) => from, numeric: true },
    { key: 'fromAt', label: t('key.fromAt'), value: ({ fromAt }) => fromAt, render: (row) => at(row.fromAt) },
    { key: 'until', label: t('key.until'), value: ({ until }) => until, numeric: true },
    {
      key: 'untilAt',
      label: t('key.untilAt'),
      value: ({ untilAt }) => untilAt,
      render: (row) => (row.until === null ? t('key.now') : at(row.untilAt)),
    },
    {
      key: 'key',
      label: t('key.whole'),
      value: ({ key }) => key,
      render: ({ key }) => (
        <Text component="bdi" size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
          {key ?? t('key.unsaid')}
        </Text>
      ),
      wide: true,
    },
  ];
  const policies: Column<LogPolicyView>[] = [
    { key: 'at', label: t('policy.at'), value: (row) => row.at, render: (row) => at(row.at) },
    { key: 'index', label: t('policy.index'), value: ({ index }) => index, numeric: true },
    {
      key: 'keyId',
      label: t('key.id'),
      value: ({ keyId }) => keyId,
      render: ({ keyId }) => <bdi className="amana-code">{keyId}</bdi>,
    },
    { key: 'witnesses', label: t('witnesses'), value: witnessesOf, wide: true },
    { key: 'needed', label: t('policy.needed'), value: neededOf, wide: true },
  ];
  return (
    <>
      <Title order={2} size="h4">
        {t('keys')}
      </Title>
      <DataTable
        caption={t('keys')}
        columns={keys}
        rows={data?.keys}
        rowKey={({ from }) => String(from)}
        error={null}
        empty={t('noKey')}
        sortable={false}
      />
      <Text size="sm" c="gray.7">
        {t('keysHelp')}
      </Text>
      <Title order={2} size="h4">
        {t('policies')}
      </Title>
      <DataTable
        caption={t('policies')}
        columns={policies}
        rows={data?.policies}
        rowKey={({ index }) => String(index)}
        error={null}
        empty={t('noPolicy')}
        sortable={false}
      />
    </>
  );
}
