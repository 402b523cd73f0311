import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { useFilterWords } from '../../../app/kit/list/use-filter-words.ts';
import { useListState } from '../../../app/kit/list/use-list-state.ts';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import type { ExportRow, ExportsAnswer } from '../list-views.ts';

/** What left the register as a table: who took which list, by which filters, and how many rows. */
export function ExportsPage() {
  const { t } = useTranslation('access');
  const directory = useDirectory();
  const state = useListState([]);
  const answer = useAnswer<ExportsAnswer>('access/exports', { page: state.page });
  const filterWords = useFilterWords();
  const wordsOf = ({ list, filter }: ExportRow) =>
    filterWords(list, filter).map(({ key, name, value }) => {
      const rule = answer.data?.rules.find((one) => one.rule === value);
      const known = answer.data?.references.find((one) => one.filter === key && one.value === filter[key]);
      return { name, value: rule === undefined ? (known?.reference ?? value) : pickText(rule.text) };
    });
  const columns: Column<ExportRow>[] = [
    {
      key: 'at',
      label: t('exports.at'),
      value: (row) => row.exportedAt,
      render: (row) => formatInstant(row.exportedAt, directory.zoneOf(null)),
    },
    { key: 'officer', label: t('exports.officer'), value: (row) => pickName(row.officer.name) },
    {
      key: 'list',
      label: t('exports.list'),
      value: (row) => t(`exports.lists.${row.list.replace('/', '-')}`, { defaultValue: row.list }),
    },
    {
      key: 'filter',
      label: t('exports.filter'),
      value: (row) =>
        wordsOf(row)
          .map(({ value }) => value)
          .join(' '),
      render: (row) => (
        <>
          {wordsOf(row).map(({ name, value }) => (
            <Text size="sm" key={name}>
              {t('exports.set', { name, value })}
            </Text>
          ))}
          {row.search !== null && (
            <Text size="sm">
              {t('exports.search')} <bdi>{row.search}</bdi>
            </Text>
          )}
          {Object.keys(row.filter).length === 0 && row.search === null && t('exports.unfiltered')}
        </>
      ),
    },
    { key: 'rows', label: t('exports.rows'), value: (row) => row.rows, numeric: true },
  ];
  return (
    <Stack>
      <PageTitle title={t('exports.title')} sub={t('exports.sub')} />
      <DataTable
        caption={t('exports.title')}
        sortable={isWhole(answer.data)}
        columns={columns}
        rows={answer.data?.rows}
        rowKey={(row) => `${row.officer.officerNo}-${row.list}-${row.exportedAt}`}
        error={answer.error}
        empty={t('exports.none')}
      />
      <Pager paging={answer.data} onPage={state.setPage} />
    </Stack>
  );
}
