import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../app/format/pick-text.ts';
import type { WorkRow } from '../lists/list-views.ts';
import { HOUSEHOLD_ROLE_WORDS } from '../residents/words.ts';

/** What a row that waits brings with the person: the household that the list named, with who is in it already, and the further names. */
export function RowTies({ row: { household, understood } }: { row: WorkRow }) {
  const { t } = useTranslation('register');
  const further = understood?.furtherNames ?? [];
  return (
    <>
      {household !== null && (
        <Text size="sm">
          {t('list.household', { label: `\u2068${household.label}\u2069` })}:{' '}
          {pickText(HOUSEHOLD_ROLE_WORDS[household.role])} ·{' '}
          {household.members.length === 0 ? t('list.householdAlone') : t('list.householdWith')}{' '}
          {household.members.map(({ personNo, registerNumber }) => (
            <Link key={personNo} to="/people/$personNo" params={{ personNo: String(personNo) }} className="amana-link">
              <bdi className="amana-code">{registerNumber}</bdi>{' '}
            </Link>
          ))}
        </Text>
      )}
      {further.length > 0 && (
        <Text size="sm" c="gray.8">
          {t('list.furtherNames')} <bdi>{further.join(' · ')}</bdi>
        </Text>
      )}
    </>
  );
}
