import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Somebody who was chosen and is not worked on: a number, never a name, and why in words. */
export interface NotAmong {
  label: string;
  why: string;
}

/** So many numbers are listed of one reason; of the others it is said how many they are. */
const SHOWN = 100;

/** Before an act on several: who of those that were chosen is left out, reason by reason, with their numbers. */
export function LeftOut({ persons }: { persons: readonly NotAmong[] }) {
  const { t } = useTranslation('shell');
  if (persons.length === 0) return null;
  const reasons = [...Map.groupBy(persons, ({ why }) => why)];
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('bulk.leftOut', { count: persons.length })}
      </Text>
      {reasons.map(([why, those]) => (
        <details key={why}>
          <summary>{t('bulk.leftOutWhy', { count: those.length, why })}</summary>
          <Text size="sm" className="amana-code">
            {those.slice(0, SHOWN).map(({ label }, i) => (
              <span key={label}>
                {i > 0 && ' · '}
                <bdi>{label}</bdi>
              </span>
            ))}
            {those.length > SHOWN && ' …'}
          </Text>
        </details>
      ))}
    </div>
  );
}
