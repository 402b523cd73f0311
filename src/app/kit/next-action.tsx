import { Alert, Group, Text } from '@mantine/core';
import { IconArrowBigRightLine } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextActionView } from '../../systems/transfers/views.ts';
import { useDirectory } from '../api/use-directory.ts';
import { pickText } from '../format/pick-text.ts';
import { roleName } from '../format/role-name.ts';

/** The one next action and whose turn it is; the children are the way to do it. */
export function NextAction({ action, children }: { action: NextActionView; children?: ReactNode }) {
  const { t } = useTranslation('shell');
  const directory = useDirectory();
  return (
    <Alert color="teal" variant="light" icon={<IconArrowBigRightLine className="amana-mirror" />}>
      <Group justify="space-between">
        <div>
          <Text fw={700}>
            {t('next.title')} {pickText(action.text)}
          </Text>
          <Text size="sm">
            {t('next.by', { role: roleName(t, action.role), authority: directory.authorityName(action.authority) })}
          </Text>
        </div>
        {children}
      </Group>
    </Alert>
  );
}
