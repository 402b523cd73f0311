import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import type { ControlView } from '../control/views.ts';

/** Who withdrew what was recorded of a site, when, and why. */
export function WithdrawnText({ withdrawn, zone }: { withdrawn: NonNullable<ControlView['withdrawn']>; zone: string }) {
  const { t } = useTranslation('sites');
  return (
    <Text size="sm">
      {t('control.withdrawn', { by: pickName(withdrawn.by.name), at: formatInstant(withdrawn.at, zone) })}{' '}
      <bdi>{withdrawn.reason}</bdi>
    </Text>
  );
}
