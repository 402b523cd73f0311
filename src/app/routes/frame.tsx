import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { lazyPage } from '../api/load-part.ts';
import type { ListSearch } from '../kit/list/list-search.ts';
import { Waiting } from '../kit/waiting.tsx';

/** Filters of a list: the list itself reads them, and leaves out what is none (`useListState`). */
export const listSearch = (search: Record<string, unknown>) => search as ListSearch;

/** What every address stands below. */
export const root = createRootRoute({
  component: () => (
    <Suspense fallback={<Waiting />}>
      <Outlet />
    </Suspense>
  ),
  notFoundComponent: lazyPage(() => import('../shell/not-found-page.tsx'), 'NotFoundPage'),
});

/** The pages of who is signed in: navigation, clock, account. */
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: lazyPage(() => import('../shell/app-frame.tsx'), 'AppFrame'),
});
