import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patiently } from '../../../app/api/load-part.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { ConvoyOfPapers } from './papers-dialog.tsx';

const PapersDialog = lazy(patiently(() => import('./papers-dialog.tsx')));

/** Opens the taking of papers of these convoys in one file. Nothing where the officer takes nothing along, as a monitor. */
export function PapersButton({
  find,
  isOne = false,
}: {
  /** Which convoys: asked when it is pressed, because a page shows a part of them. */
  find: () => Promise<readonly ConvoyOfPapers[]>;
  isOne?: boolean;
}) {
  const { t } = useTranslation('transfers');
  const abilities = useMe().data?.abilities ?? [];
  const [convoys, setConvoys] = useState<readonly ConvoyOfPapers[]>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  if (!abilities.includes('access/export-list')) return null;

  async function open(): Promise<void> {
    setFailure(undefined);
    setBusy(true);
    try {
      setConvoys(await find());
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button variant="default" className="amana-no-print" loading={busy} onClick={() => void open()}>
        {isOne ? t('papers.allOfConvoy') : t('papers.title')}
      </Button>
      <Suspense fallback={null}>
        {convoys && <PapersDialog convoys={convoys} isOne={isOne} onClose={() => setConvoys(undefined)} />}
      </Suspense>
      {failure !== undefined && <ProblemAlert error={failure} />}
    </>
  );
}
