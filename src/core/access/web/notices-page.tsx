import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import type { NoticesAnswer } from '../break-glass-views.ts';

type Notice = NoticesAnswer['notices'][number];

/** What waits for the officer: reviews of opened walls, those that nobody made in time, and witnesses of the log that refuse. */
export function NoticesPage() {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const answer = useAnswer<NoticesAnswer>('access/notices');
  const columns: Column<Notice>[] = [
    { key: 'at', label: t('notices.since'), value: (row) => row.at, render: (row) => formatInstant(row.at, zone) },
    {
      key: 'kind',
      label: t('notices.what'),
      value: (row) => t(`notices.kinds.${row.kind}`),
      render: (row) => (
        <div>
          <Text size="sm">{t(`notices.kinds.${row.kind}`)}</Text>
          <bdi className="amana-code">{row.about}</bdi>
        </div>
      ),
    },
    {
      key: 'go',
      label: t('notices.where'),
      value: () => null,
      render: (row) => (
        <LinkButton
          to={row.kind === 'witness-refuses' ? '/ledger' : '/break-glass'}
          size="compact-sm"
          variant="light"
          aria-label={t('notices.goTo', { about: row.about })}
        >
          {t('notices.go')}
        </LinkButton>
      ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('notices.title')} sub={t('notices.sub')} />
      <DataTable
        caption={t('notices.title')}
        sortable
        columns={columns}
        rows={answer.data?.notices}
        rowKey={(row) => `${row.kind}-${row.about}-${row.at}`}
        error={answer.error}
        empty={t('notices.none')}
      />
    </Stack>
  );
}
