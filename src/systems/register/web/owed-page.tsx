import { useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { NotFoundPage } from '../../../app/shell/not-found-page.tsx';

const PAGES: Readonly<Record<string, ReturnType<typeof lazy>>> = {
  children: lazy(async () => ({ default: (await import('./children-alone-page.tsx')).ChildrenAlonePage })),
  judge: lazy(async () => ({ default: (await import('./no-judge-page.tsx')).NoJudgePage })),
  health: lazy(async () => ({ default: (await import('../../care/web/health-owed-page.tsx')).HealthOwedPage })),
};

/** The lists of what is owed to persons, one for each thing: `/owed/children`, `/owed/health`, `/owed/judge`. */
export function OwedPage() {
  const { what = '' } = useParams({ strict: false });
  const Page = PAGES[what];
  return Page === undefined ? <NotFoundPage /> : <Page />;
}
