import { Image, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import type { PersonView } from '../views.ts';

/** What the person is recognised by: the newest photograph, which is not on paper, and the distinguishing marks. */
export function MarksAndPhotograph({ person, withheld, zone }: { person: PersonView; withheld: number; zone: string }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const standing = person.photographs.filter(({ withdrawal }) => withdrawal === null);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('marks.title')}>
      <Stack gap="xs">
        <div className="amana-no-print">
          <Title order={2} size="h4">
            {t('photograph.title')}
          </Title>
          {withheld > 0 ? (
            <Text size="sm">{t('photograph.withheld', { count: withheld })}</Text>
          ) : (
            <Photograph person={person} zone={zone} />
          )}
          {standing.length > 1 && <Text size="xs">{t('photograph.earlier', { count: standing.length - 1 })}</Text>}
          {person.photographs
            .filter(({ withdrawal }) => withdrawal !== null)
            .map(({ photographId, takenAt, withdrawal }) => (
              <Text size="xs" c="gray.7" key={photographId}>
                {t('photograph.withdrawn', { at: formatInstant(takenAt, zone) })}: <bdi>{withdrawal}</bdi>
              </Text>
            ))}
        </div>
        <Title order={2} size="h4">
          {t('marks.title')}
        </Title>
        {person.marks.length === 0 && <Text size="sm">{t('marks.none')}</Text>}
        {person.marks.map((mark) => (
          <Text size="sm" key={mark.markId} c={mark.withdrawal === null ? 'dark.9' : 'gray.7'}>
            <span style={mark.withdrawal === null ? {} : { textDecoration: 'line-through' }}>
              {t(`marks.kinds.${mark.kind}`)} · {t(`marks.places.${mark.place}`)}
            </span>
            {mark.description !== null && (
              <>
                {' · '}
                <bdi>{mark.description}</bdi>
              </>
            )}
            {' · '}
            {formatInstant(mark.seenAt, directory.zoneOf(person.place.site))} · <bdi>{mark.seenBy}</bdi>
            {mark.withdrawal !== null && (
              <>
                {' · '}
                {t('marks.withdrawn')}: <bdi>{mark.withdrawal}</bdi>
              </>
            )}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}

/** The newest photograph that stands, with when and by which authority it was taken. */
export function Photograph({
  person: { registerNumber, photographs },
  zone,
}: {
  person: Pick<PersonView, 'registerNumber' | 'photographs'>;
  zone: string;
}) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const newest = photographs.find(({ withdrawal }) => withdrawal === null);
  if (newest === undefined) return <Text size="sm">{t('photograph.none')}</Text>;
  return (
    <figure style={{ margin: 0 }}>
      <Image
        src={`/api/documents/${newest.documentSha256}`}
        alt={t('photograph.alt', { number: registerNumber })}
        w="auto"
        mah={240}
        maw="100%"
        fit="contain"
      />
      <Text size="xs" c="gray.7" component="figcaption">
        {t('photograph.taken', {
          at: formatInstant(newest.takenAt, zone),
          authority: directory.authorityName(newest.takenBy),
        })}
      </Text>
    </figure>
  );
}
