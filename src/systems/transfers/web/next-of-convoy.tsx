import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { roleName } from '../../../app/format/role-name.ts';
import type { NextActionView } from '../views.ts';

/** The one next action of a convoy in a row of a table, and whose it is. */
export function NextOfConvoy({ action }: { action: NextActionView | null }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  if (action === null) return '—';
  return (
    <div>
      <Text size="sm" fw={600}>
        {pickText(action.text)}
      </Text>
      <Text size="xs" c="gray.7">
        {roleName(t, action.role)} · {directory.authorityName(action.authority)}
      </Text>
    </div>
  );
}
