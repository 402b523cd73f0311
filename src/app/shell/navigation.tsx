import {
  IconBuilding,
  IconFileImport,
  IconHeartHandshake,
  IconHelpCircle,
  IconReportAnalytics,
  IconRoute,
  IconShieldHalf,
  IconTruck,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OfficerView } from '../../core/access/views.ts';

/** Address of a page, its name, its picture, and the command without which it is of no use. */
const PAGES = [
  ['/', 'operation', IconTruck],
  ['/convoys', 'convoys', IconRoute],
  ['/people', 'people', IconUsers],
  ['/sites', 'sites', IconBuilding],
  ['/strength', 'strength', IconReportAnalytics],
  ['/lists', 'lists', IconFileImport],
  ['/fears', 'fears', IconShieldHalf, 'safeguards/appeal-fear'],
  ['/requests', 'requests', IconHeartHandshake, 'safeguards/receive-request'],
  ['/officers', 'officers', IconUserShield, 'access/invite-officer'],
] as const;

/** What has nothing on it for who sees one site, numbers alone, or no case. */
const NOT_FOR: { [Sees in OfficerView['sees']]?: readonly string[] } = {
  sites: ['convoys', 'lists'],
  figures: ['convoys', 'lists', 'people'],
  nobody: ['convoys', 'lists', 'people', 'strength'],
};

/** The page of the menu to which an address belongs. */
const pageOf = (pathname: string): string => {
  const first = `/${pathname.split('/')[1]}`;
  if (first === '/manifests' || first === '/operations') return '/';
  return ['/orders', '/breaches', '/owed', '/lateness', '/erasures'].includes(first) ? '/people' : first;
};

/** The pages an officer can open. What is offered follows the abilities that the server named, and whose persons it said the officer reads. */
export function Navigation({
  abilities,
  sees,
  onHelp,
  onChosen,
}: {
  abilities: string[];
  sees: OfficerView['sees'];
  onHelp: () => void;
  onChosen: () => void;
}) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  return (
    <div className="amana-navlinks">
      {PAGES.filter(
        ([, key, , needs]) =>
          (needs === undefined || abilities.includes(needs)) && NOT_FOR[sees]?.includes(key) !== true,
      ).map(([to, key, Icon]) => (
        <Link
          key={to}
          to={to}
          className="amana-navlink"
          aria-current={to === pageOf(pathname) ? 'page' : undefined}
          onClick={onChosen}
        >
          <Icon size={20} stroke={1.6} aria-hidden />
          {t(`navigation.${key === 'operation' && NOT_FOR[sees] ? 'start' : key}`)}
        </Link>
      ))}
      <button type="button" className="amana-navlink" onClick={onHelp}>
        <IconHelpCircle size={20} stroke={1.6} aria-hidden />
        {t('navigation.help')}
      </button>
    </div>
  );
}
