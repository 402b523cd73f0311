import { Button, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patiently } from '../../../app/api/load-part.ts';
import { useMe } from '../../../app/api/use-me.ts';
import type { BulkItem } from '../../../app/kit/bulk/bulk-run.ts';
import type { ChosenRows } from '../../../app/kit/list/use-chosen-rows.tsx';
import { ChooseBar } from '../../register/web/choose-bar.tsx';
import { RecordOrderButton } from '../../register/web/record-order-button.tsx';
import type { LineView } from '../line-views.ts';
import { StrikeOffFields } from './strike-off-fields.tsx';

const BulkDialog = lazy(patiently(() => import('../../../app/kit/bulk/bulk-dialog.tsx')));
const SealSeveral = lazy(patiently(() => import('../../register/web/seal-several.tsx')));

/** Whether a line can be listed again: struck off or suspended, and no fear stands. */
const canBeListedAgain = ({ state, gates }: LineView): boolean =>
  (state === 'struck-off' || state === 'suspended') && gates.fear.state === 'done';

const lineItem = (line: LineView, command: string, input: object): BulkItem => ({
  key: line.personNo,
  label: line.registerNumber,
  command,
  input,
});

/** What can be done with the lines that were chosen, on whatever page they stand: struck off each by a command of its own, listed again together, refused by itself; one order for all. */
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
  // belongings are taken whatever the state of the manifest
  const maySeal = useMe().data?.abilities.includes('register/seal-packets') ?? false;
  const { rows } = chosen;
  const listed = rows.filter(({ state }) => state !== 'struck-off');
  const again = rows.filter(canBeListedAgain);
  const close = (done: ReadonlySet<string | number>) => {
    setAct(undefined);
    chosen.replace(rows.filter(({ personNo }) => !done.has(personNo)));
  };

  return (
    <ChooseBar list="transfers/lines" asked={{ manifestNo, ...asked }} chosen={chosen} total={total}>
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
            items={() => again.map((line) => lineItem(line, '', {}))}
            together={{
              command: 'transfers/add-lines',
              most: 5000,
              inputOf: (items) => ({ manifestNo, persons: items.map(({ key }) => key) }),
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </ChooseBar>
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
      ready={lines.length > 0}
      missing={[
        ...(reason === '' ? [t('strikeOff.reason')] : []),
        ...(note.trim() === '' ? [t('strikeOff.note')] : []),
      ]}
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
