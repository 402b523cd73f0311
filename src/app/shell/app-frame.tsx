import { Badge, Group, Text } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficerView } from '../../core/access/views.ts';
import { useMe } from '../api/use-me.ts';
import { PageProblem } from '../kit/page-problem.tsx';
import { Waiting } from '../kit/waiting.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Navigation } from './navigation.tsx';
import { OfficerPanel } from './officer-panel.tsx';
import { PageProgress } from './page-progress.tsx';
import { RegisterClock } from './register-clock.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const HelpDialog = lazy(() => import('./help-dialog.tsx'));
const NoticeBell = lazy(() => import('../../core/access/web/notice-bell.tsx'));
const SignInAgainDialog = lazy(() => import('../../core/access/web/sign-in-again-dialog.tsx'));

/**
 * The frame of every page behind sign-in. When a session ends under the officer's hands, the page stays with all that
 * was typed and sign-in is asked on top of it; a first visit without a session goes to the sign-in page and comes back.
 */
export function AppFrame() {
  const { t } = useTranslation('shell');
  const me = useMe();
  const [menuOpen, setMenuOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const lastOfficer = useRef<OfficerView | undefined>(undefined);
  useShortcuts(() => setHelpOpen(true));
  useEffect(() => {
    if (me.data?.officer) lastOfficer.current = me.data.officer;
  }, [me.data]);

  if (me.isPending) return <Waiting />;
  if (!me.data) return <PageProblem error={me.error} />;
  const officer = me.data.officer ?? lastOfficer.current;
  if (!officer) return <ToSignIn />;
  return (
    <div className="amana-frame">
      <header className="amana-header">
        <Group h="100%" justify="space-between" gap="xs">
          <a href="#main" className="amana-skip">
            {t('skip')}
          </a>
          <Group gap="sm" wrap="nowrap">
            <button
              type="button"
              className="amana-menu amana-icon-button"
              aria-expanded={menuOpen}
              aria-label={t('menu')}
              onClick={() => setMenuOpen((open) => !open)}
            >
              <IconMenu2 size={22} aria-hidden />
            </button>
            <Text component="span" fz={24} fw={700} c="teal.9" lh={1}>
              {t('brand')}
            </Text>
            <Text size="sm" c="gray.7" visibleFrom="lg">
              {t('tagline')}
            </Text>
            {me.data.register.synthetic && (
              <Badge color="yellow.3" c="dark.9" variant="filled" tt="none" size="lg" radius="sm">
                {t('synthetic')}
              </Badge>
            )}
          </Group>
          <Group gap="md" wrap="nowrap" className="amana-header-tools">
            {officer.sees !== 'figures' && officer.sees !== 'nobody' && (
              <Link to="/people" hash="search" className="amana-header-search">
                {t('search')}
              </Link>
            )}
            {me.data.officer && (
              <Suspense>
                <NoticeBell />
              </Suspense>
            )}
            <RegisterClock />
            <LanguageSwitch />
          </Group>
        </Group>
        <PageProgress />
      </header>
      <nav className="amana-nav" data-open={menuOpen || undefined} aria-label={t('navigation.label')}>
        <Navigation
          abilities={me.data.abilities}
          sees={officer.sees}
          onHelp={() => setHelpOpen(true)}
          onChosen={() => setMenuOpen(false)}
        />
        <OfficerPanel officer={officer} />
      </nav>
      <main className="amana-main" id="main">
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
      {helpOpen && (
        <Suspense>
          <HelpDialog onClose={() => setHelpOpen(false)} />
        </Suspense>
      )}
      {!me.data.officer && (
        <Suspense>
          <SignInAgainDialog officer={officer} />
        </Suspense>
      )}
    </div>
  );
}

/** Goes to the sign-in page, once: the router draws this again while the page is on its way, and must not be sent again. */
function ToSignIn() {
  const navigate = useNavigate();
  const { href } = useLocation();
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    void navigate({ to: '/sign-in', search: { back: href }, replace: true });
  }, [navigate, href]);
  return <Waiting />;
}
