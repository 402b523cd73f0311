import { Alert, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import type { PersonPlacement } from '../views.ts';

/** On a person's file: roll-calls at which the person was missing, or was there without being on the roll; red until somebody explains it (D4). */
export function RollDifferences({
  differences,
  zone,
}: {
  differences: PersonPlacement['rollDifferences'];
  zone: string;
}) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  if (differences.length === 0) return null;
  return (
    <Alert
      color={differences.some(({ explanation }) => explanation === null) ? 'red' : 'gray'}
      variant="light"
      title={t('roll.calls')}
    >
      {differences.map((row) => {
        const values = { site: directory.siteName(row.site), at: formatInstant(row.calledAt, zone) };
        return (
          <Text size="sm" key={row.rollCallId}>
            <Link
              to="/sites/$code/roll-calls/$rollCallId"
              params={{ code: row.site, rollCallId: row.rollCallId }}
              className="amana-link"
            >
              {row.onOld ? t('roll.wasMissing', values) : t('roll.wasUnknown', values)}
            </Link>{' '}
            {row.explanation === null ? t('roll.openQuestion') : t(`roll.explanations.${row.explanation}`)}
          </Text>
        );
      })}
    </Alert>
  );
}
