import { Pagination } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paging } from '../../core/wire.ts';

/** Whether this page holds every row that there is. */
export const isWhole = (paging: Paging | undefined): boolean => paging === undefined || paging.total <= paging.pageSize;

/** Steps through the pages of a list that the server cuts; nothing where one page holds everything. A page that has become empty gives way to the last one. */
export function Pager({ paging, onPage }: { paging: Paging | undefined; onPage: (page: number) => void }) {
  const { t } = useTranslation('shell');
  const pages = paging === undefined ? 1 : Math.max(1, Math.ceil(paging.total / paging.pageSize));
  const isBehind = paging !== undefined && paging.page > pages;
  // once: to go to another page draws this one again, until the answer is there
  const go = useRef(onPage);
  go.current = onPage;
  useEffect(() => {
    if (isBehind) go.current(pages);
  }, [isBehind, pages]);
  if (paging === undefined || pages === 1) return null;
  const page = Math.min(paging.page, pages);
  return (
    <>
      <Pagination
        total={pages}
        value={page}
        onChange={onPage}
        getControlProps={(control) => ({ 'aria-label': t(`pager.${control}`) })}
      />
      <span className="amana-print-only">{t('pager.onPaper', { page, pages })}</span>
    </>
  );
}
