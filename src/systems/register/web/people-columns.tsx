import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { countryName } from '../../../app/format/country-name.ts';
import { BreachBadge } from '../../../app/kit/breach-badge.tsx';
import type { Column } from '../../../app/kit/data-table.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import type { PersonRow } from '../views.ts';
import { isAway } from './is-away.ts';
import { PlaceText } from './place-text.tsx';
import { primaryName } from './primary-name.ts';

/** What a list of persons shows of each. */
export function usePeopleColumns(): Column<PersonRow>[] {
  const { t } = useTranslation(['register', 'transfers']);
  const directory = useDirectory();
  return [
    {
      key: 'person',
      label: t('people.person'),
      value: (row) => row.registerNumber,
      render: (row) => {
        const name = primaryName(row.names);
        return (
          <Link to="/people/$personNo" params={{ personNo: String(row.personNo) }} className="amana-link">
            <PersonName registerNumber={row.registerNumber} name={name.primary} latin={name.latin} />
          </Link>
        );
      },
    },
    {
      key: 'age',
      label: t('people.birth'),
      value: (row) => row.birth?.from ?? null,
      render: (row) => (
        <div>
          <Text size="sm">
            <bdi style={{ whiteSpace: 'nowrap' }}>
              {row.birth?.text ?? (row.closed ? t('identity.birthClosed') : t('people.birthUnknown'))}
            </bdi>
          </Text>
          <Text size="xs" c="gray.7">
            {t(`transfers:ageClass.${row.ageClass}`)} · {t(`sex.${row.sex}`)}
          </Text>
        </div>
      ),
    },
    {
      key: 'nationalities',
      label: t('people.nationalities'),
      value: (row) => row.nationalities.map((code) => countryName(t, code)).join(' · ') || null,
    },
    {
      key: 'custodian',
      label: t('people.custodian'),
      value: (row) =>
        row.resident ? t('custody.states.resident') : row.custodian ? directory.authorityName(row.custodian) : null,
      render: (row) => (
        <div>
          {row.resident
            ? t('custody.states.resident')
            : row.custodian
              ? directory.authorityName(row.custodian)
              : t('custody.states.ended')}
          {row.state === 'accompanying' && <Text size="xs">{t('custody.states.accompanying')}</Text>}
          {isAway(row.state) && (
            <Text size="xs" c="red.9" fw={600}>
              {t(`custody.states.${row.state}`)}
            </Text>
          )}
          {row.supervisor !== null && (
            <Text size="xs" c="gray.7">
              {t('supervision.title')}: <bdi>{directory.authorityName(row.supervisor)}</bdi>
            </Text>
          )}
        </div>
      ),
    },
    {
      key: 'place',
      label: t('people.place'),
      value: (row) => directory.siteName(row.place.site) || row.place.vehicle,
      render: (row) => <PlaceText place={row.place} />,
    },
    {
      key: 'breaches',
      label: t('people.breaches'),
      value: (row) => row.breaches,
      render: (row) => (row.breaches > 0 ? <BreachBadge count={row.breaches} /> : '—'),
    },
  ];
}
