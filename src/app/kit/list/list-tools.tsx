import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LARGEST_EXPORT } from '../../../core/access/list-limits.ts';
import type { ExportListInput, ExportListResult } from '../../../core/access/list-views.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMe } from '../../api/use-me.ts';
import { formatNumber } from '../../format/format-number.ts';
import { usePreferences } from '../../preferences.ts';
import { CommandNotice } from '../command-notice.tsx';
import { PrintButton } from '../print-button.tsx';
import type { ListFilters, ListState } from './use-list-state.ts';

const ListViews = lazy(() => import('./list-views-bar.tsx'));

/** Offers a text to be saved under a name. */
function offer(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/**
 * What every list has: its views, how many rows there are, the list as a table, and on paper. `list` is the query's name; `fixed` are parameters that are no
 * filter, and `searched` is what was typed to search, which is never part of a view.
 */
export function ListTools({
  list,
  state,
  total,
  searched = '',
  fixed = {},
}: {
  list: string;
  state: ListState;
  total: number | undefined;
  searched?: string;
  fixed?: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('shell');
  const { language } = usePreferences();
  const abilities = useMe().data?.abilities ?? [];
  const command = useCommand<ExportListInput, ExportListResult>('access/export-list');
  const filter: ListFilters & { q?: string } = { ...state.filters, ...(searched === '' ? {} : { q: searched }) };
  const tooMany = total !== undefined && total > LARGEST_EXPORT;

  async function save(): Promise<void> {
    const answer = await command.send({ list, filter: { ...filter, ...fixed }, language });
    if (answer?.result) offer(answer.result.fileName, answer.result.csv);
  }

  return (
    <Stack gap="xs" className="amana-no-print">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Suspense fallback={<span />}>
          {abilities.includes('access/save-view') ? (
            <ListViews list={list} state={state} searched={searched} />
          ) : (
            <span />
          )}
        </Suspense>
        <Group gap="xs">
          {total !== undefined && (
            <Text size="sm" role="status">
              {t('table.rows', { count: total })}
            </Text>
          )}
          {abilities.includes('access/export-list') && (
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              loading={command.busy}
              disabled={tooMany}
              title={t('list.csvHelp', { limit: formatNumber(LARGEST_EXPORT) })}
              onClick={() => void save()}
            >
              {command.phase === 'unsent' ? t('action.sendAgain') : t('list.csv')}
            </Button>
          )}
          <Link to="/exports" className="amana-link">
            <Text size="sm" component="span">
              {t('list.exports')}
            </Text>
          </Link>
          <PrintButton />
        </Group>
      </Group>
      {tooMany && <Text size="sm">{t('list.tooMany', { limit: formatNumber(LARGEST_EXPORT) })}</Text>}
      <CommandNotice command={command} />
    </Stack>
  );
}
