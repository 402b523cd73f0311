import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { type Column, DataTable } from '../../../app/kit/data-table.tsx';
import { isWhole, Pager } from '../../../app/kit/pager.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import type { Paging } from '../../../core/wire.ts';

/** Somebody of a site in a list: who it is and in which section. */
interface PersonOfSite {
  personNo: number;
  registerNumber: string;
  name: string;
  section: string | null;
}

/** A list of persons of a site, page by page: the person and the section lead each row, what the list is about follows. */
export function PersonsOfSite<Row extends PersonOfSite>({
  caption,
  site,
  columns,
  answer,
  rowKey,
  empty,
  onPage,
}: {
  caption: string;
  /** Code of the site. */
  site: string;
  columns: Column<Row>[];
  answer: { data: (Paging & { rows: Row[] }) | undefined; error: unknown };
  rowKey: (row: Row) => string | number;
  empty: string;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const leading: Column<Row>[] = [
    {
      key: 'person',
      label: t('roll.person'),
      value: (row) => row.registerNumber,
      render: (row) => (
        <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
          <PersonName registerNumber={row.registerNumber} name={row.name} />
        </Link>
      ),
    },
    {
      key: 'section',
      label: t('site.section'),
      value: (row) => (row.section === null ? null : directory.sectionName(site, row.section)),
    },
  ];
  return (
    <>
      <DataTable
        caption={caption}
        columns={[...leading, ...columns]}
        sortable={isWhole(answer.data)}
        rows={answer.data?.rows}
        rowKey={rowKey}
        error={answer.data ? undefined : answer.error}
        empty={empty}
      />
      <Pager paging={answer.data} onPage={onPage} />
    </>
  );
}
