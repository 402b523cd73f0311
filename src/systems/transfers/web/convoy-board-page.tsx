import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../app/api/save-file.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { Pager } from '../../../app/kit/pager.tsx';
import { PrintButton } from '../../../app/kit/print-button.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { ZoneNote } from '../../../app/kit/zone-note.tsx';
import { usePreferences } from '../../../app/preferences.ts';
import type { ConvoysAnswer } from '../room-views.ts';
import { ConvoyTable } from './convoy-table.tsx';

const PAGE_SIZE = 25;

/** All convoys of all operations that the officer sees: where each stands, what is due next and by whom, and what is late. */
export function ConvoyBoardPage() {
  const { t } = useTranslation('transfers');
  const { language } = usePreferences();
  const directory = useDirectory();
  const navigate = useNavigate();
  // what is asked for stands in the address, so that a view can be kept and sent
  const asked: { operation?: string; state?: string; site?: string; late?: string } = useSearch({ strict: false });
  const [page, setPage] = useState(1);
  const [error, setError] = useState<unknown>();
  const parameters = {
    operationNo: asked.operation,
    state: asked.state,
    site: asked.site,
    late: asked.late,
  };
  const answer = useAnswer<ConvoysAnswer>(
    'transfers/convoys',
    { ...parameters, page, pageSize: PAGE_SIZE },
    { refreshEvery: 15_000 },
  );
  const change = (part: Partial<Record<keyof typeof asked, string | undefined>>) => {
    setPage(1);
    const next = Object.fromEntries(Object.entries({ ...asked, ...part }).filter(([, value]) => value));
    void navigate({ to: '/convoys', search: next, replace: true });
  };
  const states = answer.data?.states ?? [];
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const every = { value: '', label: t('board.every') };

  return (
    <Stack>
      <PageTitle
        title={t('board.title')}
        sub={
          answer.data && (
            <>
              {t('board.summary', { count: answer.data.total })} ·{' '}
              {formatInstant(answer.data.at, directory.zoneOf(null))}
            </>
          )
        }
      >
        <PrintButton large />
        <Button
          variant="default"
          size="md"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => {
            setError(undefined);
            const known = Object.entries(parameters).flatMap(([key, value]) => (value ? [[key, value]] : []));
            saveFile(`/api/transfers/convoys-report?${new URLSearchParams([...known, ['language', language]])}`).catch(
              setError,
            );
          }}
        >
          {t('board.csv')}
        </Button>
      </PageTitle>
      {error !== undefined && <ProblemAlert error={error} />}
      <Paper withBorder p="sm">
        <Stack gap="sm">
          <fieldset className="amana-bar" data-large aria-label={t('manifest.status')}>
            <button type="button" aria-pressed={asked.state === undefined} onClick={() => change({ state: undefined })}>
              {t('board.all')} {formatNumber(all)}
            </button>
            {states.map(({ state, count }) => (
              <button
                key={state}
                type="button"
                aria-pressed={asked.state === state}
                onClick={() => change({ state: asked.state === state ? undefined : state })}
              >
                {t(`board.state.${state}`)} {formatNumber(count)}
              </button>
            ))}
          </fieldset>
          <Group align="flex-end" className="amana-no-print">
            <NativeSelect
              size="md"
              label={t('board.operation')}
              value={asked.operation ?? ''}
              onChange={(event) => change({ operation: event.currentTarget.value })}
              data={[
                every,
                ...(answer.data?.operations ?? []).map(({ operationNo, code, title }) => ({
                  value: String(operationNo),
                  label: `${code} · ${pickText(title)}`,
                })),
              ]}
            />
            <NativeSelect
              size="md"
              label={t('board.site')}
              value={asked.site ?? ''}
              onChange={(event) => change({ site: event.currentTarget.value })}
              data={[every, ...directory.sites.map(({ code }) => ({ value: code, label: directory.siteName(code) }))]}
            />
            <Checkbox
              size="md"
              pb={8}
              checked={asked.late === 'yes'}
              onChange={(event) => change({ late: event.currentTarget.checked ? 'yes' : undefined })}
              label={`${t('board.lateOnly')} (${formatNumber(answer.data?.late ?? 0)})`}
            />
          </Group>
        </Stack>
      </Paper>
      {answer.data && (
        <ZoneNote sites={answer.data.rows.flatMap((row) => [row.from, row.to, row.last?.place ?? row.from])} />
      )}
      <ConvoyTable
        rows={answer.data?.rows}
        at={answer.data?.at ?? 0}
        error={answer.data ? undefined : answer.error}
        empty={all === 0 ? t('board.none') : t('board.noneSuch')}
      />
      {answer.isError && answer.data && (
        <Text size="sm" role="status" c="red.9">
          {t('board.stale')}
        </Text>
      )}
      <Pager paging={answer.data} onPage={setPage} />
    </Stack>
  );
}
