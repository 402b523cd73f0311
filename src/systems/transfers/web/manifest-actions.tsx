import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ManifestOverview } from '../views.ts';
import { ActionControl } from './action-control.tsx';

const ORDER = [
  'transfers/propose-order',
  'transfers/approve-order',
  'register/record-order',
  'transfers/add-lines',
  'care/record-fitness',
  'safeguards/give-notice',
  'safeguards/record-interview',
  'transfers/accept-lines',
  'transfers/assign-compartments',
  'transfers/answer-escort-section',
  'transfers/propose-seal',
  'transfers/seal-manifest',
  'transfers/void-seal',
  'transfers/record-boarding',
  'transfers/record-count',
  'transfers/record-movement',
  'transfers/offer-handover',
  'transfers/complete-handover',
  'transfers/record-admission',
  'transfers/close-movement',
  'transfers/refuse-entry',
  'transfers/grant-entry',
  'transfers/redirect-convoy',
  'transfers/order-return',
  'transfers/put-in-phase',
  'transfers/cancel-convoy',
];

/** Everything else this officer may do on the manifest, in the order of the work. The next action is not repeated. */
export function ManifestActions({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const commands = ORDER.filter(
    (command) => answer.abilities.includes(command) && command !== answer.nextAction?.command,
  );
  if (commands.length === 0) return null;
  return (
    <Group gap="xs" component="nav" aria-label={t('actions')} className="amana-no-print">
      {commands.map((command) => (
        <ActionControl key={command} command={command} answer={answer} />
      ))}
    </Group>
  );
}
