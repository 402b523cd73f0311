import { Group, Text } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { formatInstant } from '../format/format-instant.ts';
import { useRegisterClock } from './use-register-clock.ts';

const AdvanceClockDialog = lazy(() => import('./advance-clock-dialog.tsx'));

/** The register clock, and on a synthetic register the button that advances it. */
export function RegisterClock() {
  const { t } = useTranslation('shell');
  const { data } = useMe();
  const nowAt = useRegisterClock();
  const [open, setOpen] = useState(false);
  if (!data || nowAt === undefined) return null;
  return (
    <Group gap={4} wrap="nowrap">
      <div>
        <Text size="xs" c="gray.7" lh={1.2}>
          {t('clock.label')}
        </Text>
        <Text size="sm" fw={600} lh={1.3} className="amana-number">
          {formatInstant(nowAt, data.register.zone)}
        </Text>
      </div>
      {data.register.synthetic && data.abilities.includes('access/advance-clock') && (
        <button
          type="button"
          className="amana-icon-button"
          aria-label={t('clock.advance')}
          title={t('clock.advance')}
          onClick={() => setOpen(true)}
        >
          <IconPlayerTrackNext size={18} stroke={1.6} className="amana-mirror" />
        </button>
      )}
      {open && (
        <Suspense>
          <AdvanceClockDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Group>
  );
}
