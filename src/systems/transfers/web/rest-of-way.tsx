import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import type { ManifestOverview } from '../views.ts';
import { PlanLegs } from './plan-legs.tsx';

/** Of a convoy that was turned: the plan led elsewhere, and the rest of the way is proposed from where the convoy was heard of last. */
export function RestOfWay({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [open, setOpen] = useState(false);
  return (
    <Alert color="orange" variant="light" role="status" mb="sm">
      <Group justify="space-between">
        <Text size="sm">{t('leg.toPlan', { site: directory.siteName(answer.manifest.to) })}</Text>
        {answer.abilities.includes('transfers/plan-legs') && (
          <Button size="md" onClick={() => setOpen(true)}>
            {t('leg.planRest')}
          </Button>
        )}
      </Group>
      {open && <PlanLegs answer={answer} legs={[]} onClose={() => setOpen(false)} />}
    </Alert>
  );
}
