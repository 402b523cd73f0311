import {
  IconBuilding,
  IconFileImport,
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

/** Address of a page, its name, its picture, and the command without which it is of no use. */
const PAGES = [
  ['/', 'operation', IconTruck],
  ['/convoys', 'convoys', IconRoute],
  ['/people', 'people', IconUsers],
  ['/sites', 'sites', IconBuilding],
  ['/strength', 'strength', IconReportAnalytics],
  ['/lists', 'lists', IconFileImport],
  ['/fears', 'fears', IconShieldHalf, 'safeguards/appeal-fear'],
  ['/officers', 'officers', IconUserShield, 'access/invite-officer'],
] as const;

/** The page of the menu to which an address belongs. */
const pageOf = (pathname: string): string => {
  const first = `/${pathname.split('/')[1]}`;
  if (first === '/manifests' || first === '/operations') return '/';
  return ['/orders', '/breaches', '/owed', '/lateness'].includes(first) ? '/people' : first;
};

/** The pages an officer can open. What is offered follows the abilities that the server named. */
export function Navigation({
  abilities,
  onHelp,
  onChosen,
}: {
  abilities: string[];
  onHelp: () => void;
  onChosen: () => void;
}) {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  return (
    <div className="amana-navlinks">
      {PAGES.filter(([, , , needs]) => needs === undefined || abilities.includes(needs)).map(([to, key, Icon]) => (
        <Link
          key={to}
          to={to}
          className="amana-navlink"
          aria-current={to === pageOf(pathname) ? 'page' : undefined}
          onClick={onChosen}
        >
          <Icon size={20} stroke={1.6} aria-hidden />
          {t(`navigation.${key}`)}
        </Link>
      ))}
      <button type="button" className="amana-navlink" onClick={onHelp}>
        <IconHelpCircle size={20} stroke={1.6} aria-hidden />
        {t('navigation.help')}
      </button>
    </div>
  );
}
