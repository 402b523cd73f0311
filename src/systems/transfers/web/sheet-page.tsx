import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { NotFoundPage } from '../../../app/shell/not-found-page.tsx';
import { useManifest } from './use-manifest.ts';

const SHEETS = {
  fitness: lazy(() => import('../../care/web/fitness-sheet.tsx')),
  notice: lazy(() => import('../../safeguards/web/notice-sheet.tsx')),
  interview: lazy(() => import('../../safeguards/web/interview-sheet.tsx')),
  acceptance: lazy(() => import('./acceptance-sheet.tsx')),
  boarding: lazy(() => import('./boarding-sheet.tsx')),
  admission: lazy(() => import('./admission-sheet.tsx')),
};

/** The sheet that the address names, over the manifest that the address names. */
export function SheetPage() {
  const { sheet } = useParams({ strict: false });
  const answer = useManifest();
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (!answer.data) return <Waiting />;
  const Chosen = Object.entries(SHEETS).find(([name]) => name === sheet)?.[1];
  if (!Chosen) return <NotFoundPage />;
  return (
    <Suspense fallback={<Waiting />}>
      <Chosen answer={answer.data} />
    </Suspense>
  );
}
