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
  const items = [
    {
      to: '/' as const,
      label: t('navigation.operation'),
      Icon: IconTruck,
      active: pathname === '/' || pathname.startsWith('/manifests') || pathname.startsWith('/operations'),
    },
    {
      to: '/convoys' as const,
      label: t('navigation.convoys'),
      Icon: IconRoute,
      active: pathname.startsWith('/convoys'),
    },
    {
      to: '/people' as const,
      label: t('navigation.people'),
      Icon: IconUsers,
      active: pathname.startsWith('/people'),
    },
    {
      to: '/sites' as const,
      label: t('navigation.sites'),
      Icon: IconBuilding,
      active: pathname.startsWith('/sites'),
    },
    {
      to: '/strength' as const,
      label: t('navigation.strength'),
      Icon: IconReportAnalytics,
      active: pathname.startsWith('/strength'),
    },
    {
      to: '/lists' as const,
      label: t('navigation.lists'),
      Icon: IconFileImport,
      active: pathname.startsWith('/lists'),
    },
    {
      to: '/fears' as const,
      label: t('navigation.fears'),
      Icon: IconShieldHalf,
      active: pathname.startsWith('/fears'),
      needs: 'safeguards/appeal-fear',
    },
    {
      to: '/officers' as const,
      label: t('navigation.officers'),
      Icon: IconUserShield,
      active: pathname.startsWith('/officers'),
      needs: 'access/invite-officer',
    },
  ];
  return (
    <div className="amana-navlinks">
      {items
        .filter((item) => item.needs === undefined || abilities.includes(item.needs))
        .map(({ to, label, Icon, active }) => (
          <Link
            key={to}
            to={to}
            className="amana-navlink"
            aria-current={active ? 'page' : undefined}
            onClick={onChosen}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            {label}
          </Link>
        ))}
      <button type="button" className="amana-navlink" onClick={onHelp}>
        <IconHelpCircle size={20} stroke={1.6} aria-hidden />
        {t('navigation.help')}
      </button>
    </div>
  );
}
