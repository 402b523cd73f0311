import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';

/** A person of a manifest, as far as placement asks. */
interface Placed {
  personNo: number;
  registerNumber: string;
  level: string | null;
  legalStatus: string;
}

/** What placement must know of a person beside sex and age: convicted, a security level in force, and from whom of this manifest the person is kept apart, and why. */
export function usePlacementNotes(
  people: readonly Placed[],
  pairs: readonly { personNo: number; otherPersonNo: number; expiresAt: number; reason: string }[],
  zone: string,
): (person: Placed) => string[] {
  const { t } = useTranslation('sites');
  const numbers = new Map(people.map((person) => [person.personNo, person.registerNumber]));
  return (person) => [
    ...(person.legalStatus === 'convicted' ? [t('convicted')] : []),
    ...(person.level === null ? [] : [t('levelOfPerson', { level: t(`level.${person.level}`) })]),
    ...pairs
      .filter((pair) => pair.personNo === person.personNo || pair.otherPersonNo === person.personNo)
      .map((pair) =>
        t('apartFrom', {
          number: numbers.get(pair.personNo === person.personNo ? pair.otherPersonNo : pair.personNo) ?? '',
          until: formatInstant(pair.expiresAt, zone),
          reason: pair.reason,
        }),
      ),
  ];
}
