import { Badge, Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { MarkNoticesInput, NoticesAnswer } from '../mail-views.ts';

type Notice = NoticesAnswer['notices'][number];

/** Where what a notice tells of is done. */
const places: Readonly<Record<Notice['kind'], string>> = {
  review: '/break-glass',
  'review-overdue': '/break-glass',
  'witness-refuses': '/ledger',
  'mail-fails': '/officers',
  'password-changed': '/account',
  'sign-in-renewed': '/account',
  'key-enrolled': '/account',
  'passkey-added': '/account',
  'passkey-revoked': '/account',
  'passkey-owed': '/account',
  'recovery-asked': '/officers',
  'recovery-confirmed': '/officers',
};
/** What is done about an officer, unless it is oneself. */
const placeOf = ({ kind, about }: Notice, own: string | undefined): string =>
  kind.startsWith('recovery-') && about === own ? '/account' : places[kind];
/** The most that the server marks at once. */
const MOST = 200;

/** What waits for the officer: reviews of opened walls, those that nobody made in time, witnesses of the log that refuse, officers whom no mail reaches. What is marked as read stays until it is done. */
export function NoticesPage() {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const queryClient = useQueryClient();
  const own = useMe().data?.officer?.username;
  const answer = useAnswer<NoticesAnswer>('access/notices');
  const [error, setError] = useState<unknown>();
  const unread = (answer.data?.notices ?? []).filter(({ readAt }) => readAt === null).map(({ id }) => id);

  async function mark(input: MarkNoticesInput): Promise<void> {
    setError(undefined);
    try {
      await postJson('/api/access/mark-notices', input);
      await queryClient.invalidateQueries({ queryKey: ['access/notices'] });
    } catch (failure) {
      setError(failure);
    }
  }

  const columns: Column<Notice>[] = [
    { key: 'at', label: t('notices.since'), value: (row) => row.at, render: (row) => formatInstant(row.at, zone) },
    {
      key: 'kind',
      label: t('notices.what'),
      value: (row) => t(`notices.kinds.${row.kind}`),
      render: (row) => (
        <div>
          <Text size="sm" fw={row.readAt === null ? 700 : 400}>
            {t(`notices.kinds.${row.kind}`)}
          </Text>
          <bdi className="amana-code">{row.about}</bdi>
        </div>
      ),
    },
    // before what marks it as read: on a telephone the last column is beyond the edge
    {
      key: 'go',
      label: t('notices.where'),
      value: () => null,
      render: (row) => (
        <LinkButton
          to={placeOf(row, own)}
          size="compact-sm"
          variant="light"
          aria-label={t('notices.goTo', { about: row.about })}
        >
          {t('notices.go')}
        </LinkButton>
      ),
    },
    {
      key: 'read',
      label: t('notices.state'),
      value: (row) => row.readAt ?? 0,
      render: (row) =>
        row.readAt === null ? (
          <Button
            size="compact-sm"
            variant="light"
            aria-label={t('notices.markOne', { about: row.about })}
            onClick={() => void mark({ notices: [row.id] })}
          >
            {t('notices.mark')}
          </Button>
        ) : (
          <Badge color="gray.8" variant="outline" tt="none" radius="sm">
            {t('notices.isRead')}
          </Badge>
        ),
    },
  ];
  return (
    <Stack>
      <PageTitle title={t('notices.title')} sub={t('notices.sub')}>
        {unread.length > 1 && (
          <Button size="md" variant="default" onClick={() => void mark({ notices: unread.slice(0, MOST) })}>
            {t('notices.markAll')}
          </Button>
        )}
      </PageTitle>
      {error !== undefined && <ProblemAlert error={error} />}
      <DataTable
        caption={t('notices.title')}
        sortable
        columns={columns}
        rows={answer.data?.notices}
        rowKey={(row) => row.id}
        error={answer.error}
        empty={t('notices.none')}
      />
    </Stack>
  );
}
