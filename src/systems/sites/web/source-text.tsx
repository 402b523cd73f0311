import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pickName } from '../../../app/format/pick-text.ts';
import type { OfficerName } from '../../../core/access/views.ts';

/** Where a statement about a site comes from, and who recorded it. */
export function SourceText({ kind, source, by }: { kind: string; source: string; by: OfficerName }) {
  const { t } = useTranslation('sites');
  return (
    <div>
      <Text size="sm">
        {kind === 'register' ? (
          t('source.register')
        ) : (
          <>
            {t(`source.kinds.${kind}`)}: <bdi>{source}</bdi>
          </>
        )}
      </Text>
      <Text size="xs" c="gray.7">
        {t('source.by', { by: pickName(by) })}
      </Text>
    </div>
  );
}
