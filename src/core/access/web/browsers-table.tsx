import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { ForgetBrowserInput, KnownBrowserRow, KnownBrowsersAnswer } from '../account-views.ts';
import { useBrowserWords } from './use-browser-words.ts';

/** The browsers in which the officer signed in before, each of which can be forgotten. */
export function BrowsersTable() {
  const { t } = useTranslation('access');
  const zone = useDirectory().zoneOf(null);
  const wordsOf = useBrowserWords();
  const queryClient = useQueryClient();
  const answer = useAnswer<KnownBrowsersAnswer>('access/known-browsers');
  const [error, setError] = useState<unknown>();

  async function forget(input: ForgetBrowserInput): Promise<void> {
    setError(undefined);
    try {
      await postJson('/api/access/forget-browser', input);
      await queryClient.invalidateQueries({ queryKey: ['access/known-browsers'] });
    } catch (failure) {
      setError(failure);
    }
  }

  const columns: Column<KnownBrowserRow>[] = [
    { key: 'browser', label: t('browsers.browser'), value: wordsOf },
    {
      key: 'first',
      label: t('browsers.first'),
      value: (row) => row.firstAt,
      render: (row) => formatInstant(row.firstAt, zone),
    },
    {
      key: 'used',
      label: t('browsers.used'),
      value: (row) => row.usedAt,
      render: (row) => formatInstant(row.usedAt, zone),
    },
    {
      key: 'forget',
      label: t('browsers.act'),
      value: () => null,
      render: (row) => (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={t('browsers.forgetOne', { at: formatInstant(row.firstAt, zone) })}
          onClick={() => void forget({ browserId: row.browserId })}
        >
          {t('browsers.forget')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('browsers.title')}
        columns={columns}
        rows={answer.data?.browsers}
        rowKey={(row) => row.browserId}
        error={answer.error}
        empty={t('browsers.none')}
      />
      {error !== undefined && <ProblemAlert error={error} />}
    </>
  );
}
