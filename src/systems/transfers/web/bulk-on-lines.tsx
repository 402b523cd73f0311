import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postJson } from '../../../app/api/request.ts';
import { useMe } from '../../../app/api/use-me.ts';
import type { BulkItem } from '../../../app/kit/bulk/bulk-run.ts';
import type { ChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { RecordOrderButton } from '../../register/web/record-order-button.tsx';
import type { LinesAnswer, LineView } from '../line-views.ts';
import { StrikeOffFields } from './strike-off-fields.tsx';

const BulkDialog = lazy(() => import('../../../app/kit/bulk/bulk-dialog.tsx'));
const SealSeveral = lazy(() => import('../../register/web/seal-several.tsx'));

/** The largest page: a manifest of more is chosen page by page. */
const LARGEST_PAGE = 500;

/** Whether a line can be listed again: struck off or suspended, and no fear stands. */
const canBeListedAgain = ({ state, gates }: LineView): boolean =>
  (state === 'struck-off' || state === 'suspended') && gates.fear.state === 'done';

const lineItem = (line: LineView, command: string, input: object): BulkItem => ({
  key: line.personNo,
  label: line.registerNumber,
  command,
  input,
});

/** What can be done with the lines that were chosen, on whatever page they stand: struck off and listed again each by a command of its own, refused by itself; one order for all. */
export default function BulkOnLines({
  manifestNo,
  chosen,
  asked,
  total,
  abilities,
  zone,
}: {
  manifestNo: number;
  chosen: ChosenRows<LineView>;
  /** The question of the list, without its page. */
  asked: Readonly<Record<string, string | undefined>>;
  total: number;
  abilities: readonly string[];
  zone: string;
}) {
  const { t } = useTranslation(['transfers', 'register']);
  const [act, setAct] = useState<'strike-off' | 'again' | 'seal'>();
  const [failure, setFailure] = useState<unknown>();
  // belongings are taken whatever the state of the manifest
  const maySeal = useMe().data?.abilities.includes('register/seal-packets') ?? false;
  const { rows } = chosen;
  const count = rows.length;
  const listed = rows.filter(({ state }) => state !== 'struck-off');
  const again = rows.filter(canBeListedAgain);
  const close = (done: ReadonlySet<string | number>) => {
    setAct(undefined);
    chosen.replace(rows.filter(({ personNo }) => !done.has(personNo)));
  };

  async function chooseAll(): Promise<void> {
    const found: LineView[] = [];
    setFailure(undefined);
    try {
      for (let page = 1; found.length < total; page += 1) {
        const body = { manifestNo, ...asked, page, pageSize: LARGEST_PAGE };
        const answer = await postJson<LinesAnswer>('/api/transfers/lines', body);
        if (answer.rows.length === 0) break;
        found.push(...answer.rows);
      }
      chosen.replace(found);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <Group gap="xs" className="amana-no-print" role="group" aria-label={t('register:bulk.label')}>
      <Text size="sm" fw={600} role="status">
        {t('register:bulk.chosen', { count })}
      </Text>
      {total > count && (
        <Button variant="subtle" size="compact-md" onClick={() => void chooseAll()}>
          {t('register:bulk.chooseAll', { count: total })}
        </Button>
      )}
      {count > 0 && (
        <>
          <Button variant="subtle" size="compact-md" onClick={() => chosen.replace([])}>
            {t('register:bulk.chooseNone')}
          </Button>
          {abilities.includes('transfers/strike-off') && listed.length > 0 && (
            <Button variant="default" onClick={() => setAct('strike-off')}>
              {t('strikeOff.several')}
            </Button>
          )}
          {abilities.includes('transfers/add-lines') && again.length > 0 && (
            <Button variant="default" onClick={() => setAct('again')}>
              {t('lines.againSeveral')}
            </Button>
          )}
          {maySeal && listed.length > 0 && (
            <Button variant="default" onClick={() => setAct('seal')}>
              {t('register:bulk.seal')}
            </Button>
          )}
          {abilities.includes('register/record-order') && listed.length > 0 && (
            <RecordOrderButton
              variant="default"
              persons={listed.map(({ personNo }) => personNo)}
              zone={zone}
              about={t('lines.orderForChosen', { count: listed.length })}
            />
          )}
        </>
      )}
      {failure !== undefined && <ProblemAlert error={failure} />}
      <Suspense fallback={null}>
        {act === 'strike-off' && <StrikeOffSeveral manifestNo={manifestNo} lines={listed} onClose={close} />}
        {act === 'seal' && (
          <SealSeveral
            owners={listed.map(({ personNo, registerNumber, name }) => ({
              personNo,
              registerNumber,
              name: name.primary,
            }))}
            zone={zone}
            onClose={() => setAct(undefined)}
          />
        )}
        {act === 'again' && (
          <BulkDialog
            title={t('lines.againSeveral')}
            explain={t('lines.againSeveralExplain', { count: again.length })}
            ready
            items={() =>
              again.map((line) => lineItem(line, 'transfers/add-lines', { manifestNo, persons: [line.personNo] }))
            }
            onClose={close}
          />
        )}
      </Suspense>
    </Group>
  );
}

/** One reason and one note for all who are chosen. */
function StrikeOffSeveral({
  manifestNo,
  lines,
  onClose,
}: {
  manifestNo: number;
  lines: readonly LineView[];
  onClose: (done: ReadonlySet<string | number>) => void;
}) {
  const { t } = useTranslation('transfers');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  return (
    <BulkDialog
      title={t('strikeOff.several')}
      explain={t('strikeOff.severalExplain', { count: lines.length })}
      ready={reason !== '' && note.trim() !== ''}
      items={() =>
        lines.map((line) =>
          lineItem(line, 'transfers/strike-off', { manifestNo, personNo: line.personNo, reason, note: note.trim() }),
        )
      }
      form={
        <Stack gap="sm">
          <StrikeOffFields reason={reason} note={note} onReason={setReason} onNote={setNote} />
        </Stack>
      }
      onClose={onClose}
    />
  );
}
