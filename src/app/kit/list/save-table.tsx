import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportListInput, ExportListResult } from '../../../core/access/list-views.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMe } from '../../api/use-me.ts';
import { usePreferences } from '../../preferences.ts';
import { CommandNotice } from '../command-notice.tsx';

const MEDIA_TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Offers what was made of a list to be saved under its name. */
function offer({ fileName, csv, workbook, file }: ExportListResult): void {
  const link = document.createElement('a');
  link.download = fileName;
  // a long list is streamed by the register to where the browser saves it
  if (file !== undefined) {
    link.href = file;
    link.click();
    return;
  }
  const part = workbook === undefined ? (csv ?? '') : Uint8Array.from(atob(workbook), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([part], { type: MEDIA_TYPES[workbook === undefined ? 'csv' : 'xlsx'] }));
  link.href = address;
  link.click();
  URL.revokeObjectURL(address);
}

/** What a table is made of: the query's name, and its filters with what says whose list it is. */
export interface TableWanted {
  list: string;
  filter: Readonly<Record<string, string>>;
  format?: 'csv' | 'xlsx';
}

/**
 * The one way to a file of rows: the register writes down who took which list by which filters, and answers the table. Nothing where the officer may not, as a
 * monitor, who takes nothing along.
 */
export function SaveTable({
  list,
  filter,
  format = 'csv',
  label,
  disabled = false,
  large = false,
}: TableWanted & { label?: string; disabled?: boolean; large?: boolean }) {
  const { t } = useTranslation('shell');
  const { language } = usePreferences();
  const abilities = useMe().data?.abilities ?? [];
  const command = useCommand<ExportListInput, ExportListResult>('access/export-list');
  if (!abilities.includes('access/export-list')) return null;

  async function save(): Promise<void> {
    const answer = await command.send({ list, filter, language, format });
    if (answer?.result) offer(answer.result);
  }

  return (
    <>
      <Button
        variant="default"
        className="amana-no-print"
        leftSection={<IconDownload size={18} aria-hidden />}
        loading={command.busy}
        disabled={disabled}
        title={t('list.csvHelp')}
        onClick={() => void save()}
        {...(large ? { size: 'md' } : {})}
      >
        {command.phase === 'unsent' ? t('action.sendAgain') : (label ?? t('list.csv'))}
      </Button>
      <CommandNotice command={command} />
    </>
  );
}
