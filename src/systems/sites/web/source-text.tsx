import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pickName } from '../../../app/format/pick-text.ts';
import type { OfficerName } from '../../../core/access/views.ts';

/** What the register itself calls the source of a change that both sides signed. */
const ROLL_CALL = 'roll-call';

/** Where a statement about a site comes from, and who recorded it. */
export function SourceText({ kind, source, by }: { kind: string; source: string; by: OfficerName }) {
  const { t } = useTranslation('sites');
  const registerWords = source === ROLL_CALL ? t('source.rollCall') : t('source.register');
  return (
    <div>
      <Text size="sm">
        {kind === 'register' ? (
          registerWords
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
