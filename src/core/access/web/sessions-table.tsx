import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { EndSessionInput, SessionRow, SessionsAnswer, SessionsEnded } from '../account-views.ts';
import { useBrowserWords } from './use-browser-words.ts';

/** The sessions of an officer, each of which can be ended: one's own where no officer is named. */
export function SessionsTable({ officerNo }: { officerNo?: number }) {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const queryClient = useQueryClient();
  const answer = useAnswer<SessionsAnswer>('access/sessions', officerNo === undefined ? {} : { officerNo });
  const wordsOf = useBrowserWords();
  const [busy, setBusy] = useState<string>();
  const [ended, setEnded] = useState<number>();
  const [error, setError] = useState<unknown>();

  async function end(what: string, body: EndSessionInput | Record<string, never>): Promise<void> {
    setBusy(what);
    setError(undefined);
    try {
      const { ended: count } = await postJson<SessionsEnded>(`/api/access/${what.split(' ')[0]}`, body);
      setEnded(count);
      await queryClient.invalidateQueries({ queryKey: ['access/sessions'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(undefined);
    }
  }

  const columns: Column<SessionRow>[] = [
    {
      key: 'browser',
      label: t('sessions.browser'),
      value: wordsOf,
    },
    {
      key: 'begun',
      label: t('sessions.begun'),
      value: (row) => row.begunAt,
      render: (row) => formatInstant(row.begunAt, zone),
    },
    {
      key: 'seen',
      label: t('sessions.seen'),
      value: (row) => row.seenAt,
      render: (row) => formatInstant(row.seenAt, zone),
    },
    {
      key: 'ends',
      label: t('sessions.ends'),
      value: (row) => row.endsAt,
      render: (row) => formatInstant(row.endsAt, zone),
    },
    {
      key: 'end',
      label: t('sessions.act'),
      value: (row) => (row.own ? 1 : 0),
      render: (row) =>
        row.own ? (
          <Text size="sm">{t('sessions.own')}</Text>
        ) : (
          <Button
            size="compact-sm"
            variant="light"
            loading={busy === `end-session ${row.sessionId}`}
            aria-label={t('sessions.endOne', { at: formatInstant(row.begunAt, zone) })}
            onClick={() => void end(`end-session ${row.sessionId}`, { sessionId: row.sessionId })}
          >
            {t('sessions.end')}
          </Button>
        ),
    },
  ];
  const others = answer.data?.sessions.some(({ own }) => !own) ?? false;
  return (
    <Stack gap="sm">
      <DataTable
        caption={t('sessions.title')}
        columns={columns}
        rows={answer.data?.sessions}
        rowKey={(row) => row.sessionId}
        error={answer.error}
        empty={t('sessions.none')}
      />
      {officerNo === undefined && others && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={busy === 'end-other-sessions'}
          onClick={() => void end('end-other-sessions', {})}
        >
          {t('sessions.endOthers')}
        </Button>
      )}
      {error !== undefined && <ProblemAlert error={error} />}
      <Text size="sm" role="status">
        {ended !== undefined && t('sessions.ended', { count: ended })}
      </Text>
    </Stack>
  );
}
