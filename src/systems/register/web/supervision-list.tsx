import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import type { PersonView } from '../views.ts';

/** Who supervised the detention of a person, from when until when and by which source (ICPPED 17(3)(d)). */
export function SupervisionList({ person, zone }: { person: PersonView; zone: string }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  return (
    <div>
      <Text size="sm" fw={700}>
        {t('supervision.title')}
      </Text>
      {person.supervisions.length === 0 && <Text size="sm">{t('supervision.none')}</Text>}
      {person.supervisions.map((one) => (
        <Text size="sm" key={one.supervisionId} c={one.withdrawal === null ? 'dark.9' : 'gray.7'}>
          <bdi style={one.withdrawal === null ? {} : { textDecoration: 'line-through' }}>
            {one.name ?? directory.authorityName(one.authority)}
          </bdi>
          {' · '}
          {formatInstant(one.fromAt, zone)} –{' '}
          {one.endsAt === null ? t('supervision.ongoing') : formatInstant(one.endsAt, zone)}
          {' · '}
          <bdi>{one.source}</bdi>
          {one.withdrawal !== null && (
            <>
              {' · '}
              {t('supervision.withdrawn')}: <bdi>{one.withdrawal}</bdi>
            </>
          )}
        </Text>
      ))}
    </div>
  );
}
