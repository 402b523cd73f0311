import { Alert, Group, Text } from '@mantine/core';
import { IconArrowBigRightLine, IconHourglass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextActionView } from '../../systems/transfers/views.ts';
import { useDirectory } from '../api/use-directory.ts';
import { useMe } from '../api/use-me.ts';
import { formatInstant } from '../format/format-instant.ts';
import { pickText } from '../format/pick-text.ts';
import { roleName } from '../format/role-name.ts';

/**
 * The one next action and whose turn it is. The children are the way to do it. Where they are given and the turn is another's, this officer may do it as well: the page says both, because
 * "your turn" beside another's role is read as a mistake.
 */
export function NextAction({ action, zone, children }: { action: NextActionView; zone: string; children?: ReactNode }) {
  const { t } = useTranslation('shell');
  const directory = useDirectory();
  const who = { role: roleName(t, action.role), authority: directory.authorityName(action.authority) };
  const { data: me } = useMe();
  const yours = Boolean(children);
  const named =
    me?.officer?.authority.code === action.authority && me.officer.roles.some(({ role }) => role === action.role);
  const turn = !yours ? t('next.awaited', who) : named ? t('next.yours', who) : t('next.alsoYours', who);
  return (
    <Alert
      color={yours ? 'teal' : 'gray'}
      variant="light"
      role="status"
      icon={yours ? <IconArrowBigRightLine className="amana-mirror" /> : <IconHourglass />}
    >
      <Group justify="space-between">
        <div>
          <Text fw={700}>
            {t('next.title')} {pickText(action.text)}
          </Text>
          <Text size="sm">{turn}</Text>
          {action.notBefore !== undefined && (
            <Text size="sm">{t('next.notBefore', { at: formatInstant(action.notBefore, zone) })}</Text>
          )}
        </div>
        {children}
      </Group>
    </Alert>
  );
}
