import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import type { ConvoyView } from '../convoy-views.ts';

/** Why the convoy was cancelled, when and by whom. */
export function ConvoyCancelled({
  cancellation,
  zone,
}: {
  cancellation: NonNullable<ConvoyView['cancellation']>;
  zone: string;
}) {
  const { t } = useTranslation('transfers');
  return (
    <Alert color="red" variant="light" title={t('convoy.cancelled')}>
      {t(`convoy.cancelReasons.${cancellation.reason}`, { defaultValue: cancellation.reason })}
      {cancellation.note && (
        <>
          {' · '}
          <bdi>{cancellation.note}</bdi>
        </>
      )}{' '}
      · <bdi>{formatInstant(cancellation.at, zone)}</bdi> · {pickName(cancellation.by.name)}
    </Alert>
  );
}
