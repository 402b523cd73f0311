import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../app/api/request.ts';
import type { ChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { BoardRow, ConvoysAnswer } from '../room-views.ts';
import { PapersButton } from './papers-button.tsx';

/** The largest page of the board. */
const LARGEST_PAGE = 200;

/** What can be done with the convoys that were chosen, on whatever page they stand: their papers in one file. */
export function ConvoysChosen({
  chosen,
  asked,
  total,
}: {
  chosen: ChosenRows<BoardRow>;
  /** The question of the board, without its page. */
  asked: Readonly<Record<string, string | undefined>>;
  total: number;
}) {
  const { t } = useTranslation('transfers');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const count = chosen.rows.length;

  async function chooseAll(): Promise<void> {
    const found: BoardRow[] = [];
    setFailure(undefined);
    setBusy(true);
    try {
      for (let page = 1; found.length < total; page += 1) {
        const question = { ...asked, page, pageSize: LARGEST_PAGE };
        const { rows } = await getJson<ConvoysAnswer>('/api/transfers/convoys', question);
        if (rows.length === 0) break;
        found.push(...rows);
      }
      chosen.replace(found);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Group gap="xs" className="amana-no-print" role="group" aria-label={t('board.title')}>
      <Text size="sm" fw={600} role="status">
        {t('board.chosen', { count })}
      </Text>
      {total > count && (
        <Button variant="subtle" size="compact-md" loading={busy} onClick={() => void chooseAll()}>
          {t('board.chooseAll', { count: total })}
        </Button>
      )}
      {count > 0 && (
        <>
          <Button variant="subtle" size="compact-md" onClick={() => chosen.replace([])}>
            {t('board.chooseNone')}
          </Button>
          <PapersButton find={async () => chosen.rows} />
        </>
      )}
      {failure !== undefined && <ProblemAlert error={failure} />}
    </Group>
  );
}
