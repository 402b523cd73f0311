import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import type { ChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { ChosenBar } from './chosen-bar.tsx';

/** Most rows that are chosen at once: as many as the commands for many take. */
const MOST_CHOSEN = 5000;
/** The largest page of a list. */
const LARGEST_PAGE = 500;

/** How many rows of a list are chosen, on whatever page they stand; all that match chosen, or none; and what can be done with them. `list` is a query that asks by its body. */
export function ChooseBar<Row>({
  list,
  asked,
  chosen,
  total,
  children,
}: {
  list: string;
  /** The question of the list, without its page. */
  asked: Readonly<Record<string, string | number | undefined>>;
  chosen: ChosenRows<Row>;
  total: number;
  children: ReactNode;
}) {
  const { t } = useTranslation('register');
  const [failure, setFailure] = useState<unknown>();
  // while all are fetched nothing can be done yet: it would be done to fewer than were asked for
  const [choosing, setChoosing] = useState(false);
  const count = chosen.rows.length;

  async function chooseAll(): Promise<void> {
    const wanted = Math.min(total, MOST_CHOSEN);
    const found: Row[] = [];
    setFailure(undefined);
    setChoosing(true);
    try {
      for (let page = 1; found.length < wanted; page += 1) {
        const { rows } = await postJson<{ rows: Row[] }>(`/api/${list}`, { ...asked, page, pageSize: LARGEST_PAGE });
        if (rows.length === 0) break;
        found.push(...rows);
      }
      chosen.replace(found.slice(0, wanted));
    } catch (error) {
      setFailure(error);
    } finally {
      setChoosing(false);
    }
  }

  return (
    <ChosenBar count={count}>
      {total > count && (
        <Button variant="subtle" size="compact-md" loading={choosing} onClick={() => void chooseAll()}>
          {total > MOST_CHOSEN
            ? t('bulk.chooseFirst', { limit: formatNumber(MOST_CHOSEN) })
            : t('bulk.chooseAll', { count: total })}
        </Button>
      )}
      {count > 0 && !choosing && (
        <>
          <Button variant="subtle" size="compact-md" onClick={() => chosen.replace([])}>
            {t('bulk.chooseNone')}
          </Button>
          {children}
        </>
      )}
      {failure !== undefined && <ProblemAlert error={failure} />}
    </ChosenBar>
  );
}
