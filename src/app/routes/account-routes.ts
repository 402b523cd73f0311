import { createRoute } from '@tanstack/react-router';
import { lazyPage } from '../api/load-part.ts';
import { frame, listSearch } from './frame.tsx';

const officers = createRoute({
  getParentRoute: () => frame,
  path: '/officers',
  validateSearch: listSearch,
  component: lazyPage(() => import('../../core/access/web/officers-page.tsx'), 'OfficersPage'),
});

const officer = createRoute({
  getParentRoute: () => frame,
  path: '/officers/$officerNo',
  component: lazyPage(() => import('../../core/access/web/officer-page.tsx'), 'OfficerPage'),
});

const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyPage(() => import('../../core/access/web/account-page.tsx'), 'AccountPage'),
});

const breakGlass = createRoute({
  getParentRoute: () => frame,
  path: '/break-glass',
  validateSearch: listSearch,
  component: lazyPage(() => import('../../core/access/web/break-glass-page.tsx'), 'BreakGlassPage'),
});

const notices = createRoute({
  getParentRoute: () => frame,
  path: '/notices',
  component: lazyPage(() => import('../../core/access/web/notices-page.tsx'), 'NoticesPage'),
});

const exportsOfLists = createRoute({
  getParentRoute: () => frame,
  path: '/exports',
  validateSearch: listSearch,
  component: lazyPage(() => import('../../core/access/web/exports-page.tsx'), 'ExportsPage'),
});

const readingCounts = createRoute({
  getParentRoute: () => frame,
  path: '/readings',
  validateSearch: listSearch,
  component: lazyPage(() => import('../../core/access/web/reading-counts-page.tsx'), 'ReadingCountsPage'),
});

const refusals = createRoute({
  getParentRoute: () => frame,
  path: '/refusals',
  validateSearch: listSearch,
  component: lazyPage(() => import('../../core/access/web/refusals-page.tsx'), 'RefusalsPage'),
});

const publicLog = createRoute({
  getParentRoute: () => frame,
  path: '/ledger',
  validateSearch: listSearch,
  component: lazyPage(() => import('../../systems/ledger/web/log-page.tsx'), 'LogPage'),
});

const permissions = createRoute({
  getParentRoute: () => frame,
  path: '/permissions',
  validateSearch: listSearch,
  component: lazyPage(() => import('../../core/access/web/permissions-page.tsx'), 'PermissionsPage'),
});

/** Pages of one's own account, of administrators, and of what was taken along, opened or logged. */
export const accountRoutes = [
  officers,
  officer,
  account,
  permissions,
  breakGlass,
  notices,
  exportsOfLists,
  readingCounts,
  refusals,
  publicLog,
] as const;
