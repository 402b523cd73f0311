import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import type { NewestInspection } from '../vehicles/views.ts';

/** What an inspection found: fit or not, when and where, what was not in order. */
export function InspectionText({ inspection }: { inspection: NewestInspection | null }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  if (inspection === null)
    return (
      <Text size="sm" c="gray.7">
        {t('inspection.never')}
      </Text>
    );
  return (
    <div>
      <Text size="sm" fw={600} {...(inspection.fit ? {} : { className: 'amana-wrong' })}>
        {inspection.fit ? t('inspection.fit') : t('inspection.notFit')}
      </Text>
      <Text size="xs" c="gray.7">
        {t(`inspection.occasions.${inspection.occasion}`)} · {directory.siteName(inspection.site)} ·{' '}
        {formatInstant(inspection.inspectedAt, directory.zoneOf(inspection.site))}
      </Text>
      {inspection.defects.length > 0 && (
        <Text size="xs">
          {t('inspection.defects')}:{' '}
          {inspection.defects.map((part) => t(`inspection.parts.${part}`)).join(t('separator'))}
          {inspection.note !== null && (
            <>
              {' · '}
              <bdi>{inspection.note}</bdi>
            </>
          )}
        </Text>
      )}
    </div>
  );
}
