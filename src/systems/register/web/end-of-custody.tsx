import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import type { CustodyPeriod } from '../views.ts';

/** In place of who holds a person whom nobody holds: how custody ended, and when. */
export function EndOfCustody({ periods }: { periods: CustodyPeriod[] }) {
  const { t } = useTranslation('register');
  const directory = useDirectory();
  const last = periods.findLast(({ outcome }) => outcome !== null);
  if (!last?.outcome || last.toAt === null) return <>{t('person.noCustodian')}</>;
  return (
    <>
      {t('person.ended', {
        outcome: t(`custody.outcomes.${last.outcome}`, { defaultValue: last.outcome }),
        at: formatInstant(last.toAt, directory.zoneOf(last.place.site)),
      })}
    </>
  );
}
