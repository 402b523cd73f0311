import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type {
  ProposeEmergencyGroundInput,
  SignEmergencyGroundInput,
  WithdrawEmergencyGroundInput,
} from '../command-views.ts';
import { emergencyGrounds } from '../emergency-ground.ts';
import type { EmergencyGroundView, ManifestOverview } from '../views.ts';
import { noticeHours } from './notice-hours.ts';

/** Why the notice of this convoy may be shorter than 72 hours: who named it, who signed it, until when. Nothing where the 72 hours hold and nobody may shorten them. */
export function EmergencyGroundPanel({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const zone = directory.zoneOf(answer.manifest.from);
  const grounds = answer.emergencyGrounds;
  const mayPropose =
    answer.abilities.includes('transfers/propose-emergency-ground') &&
    grounds.every(({ state }) => state === 'withdrawn');
  if (grounds.length === 0 && !mayPropose) return null;
  return (
    <Stack gap="xs">
      {grounds.map((ground) => (
        <Ground key={ground.groundId} ground={ground} answer={answer} zone={zone} />
      ))}
      {mayPropose && (
        <div className="amana-no-print">
          <FormDialog<ProposeEmergencyGroundInput>
            command="transfers/propose-emergency-ground"
            label={t('emergencyGround.propose')}
            explain={t('emergencyGround.explain')}
            zone={zone}
            fields={[
              {
                key: 'ground',
                label: t('emergencyGround.ground'),
                kind: 'select',
                required: true,
                options: emergencyGrounds.map((value) => ({ value, label: t(`emergencyGround.grounds.${value}`) })),
              },
              {
                key: 'hours',
                label: t('emergencyGround.hours'),
                kind: 'select',
                required: true,
                options: noticeHours(t),
              },
              { key: 'reasons', label: t('emergencyGround.reasons'), kind: 'long', required: true, shortest: 3 },
              { key: 'documentSha256', label: t('order.document'), kind: 'document', required: true },
              { key: 'expiresAt', label: t('emergencyGround.until'), kind: 'instant', required: true },
            ]}
            build={(values) => ({
              manifestNo: answer.manifest.manifestNo,
              ground: emergencyGrounds.find((ground) => ground === values.ground) ?? 'attack',
              hours: Number(values.hours),
              reasons: values.reasons ?? '',
              documentSha256: values.documentSha256 ?? '',
              expiresAt: Number(values.expiresAt),
            })}
            grave
          />
        </div>
      )}
    </Stack>
  );
}

function Ground({ ground, answer, zone }: { ground: EmergencyGroundView; answer: ManifestOverview; zone: string }) {
  const { t } = useTranslation('transfers');
  const may = (command: string) => answer.abilities.includes(command);
  const hours = t('emergencyGround.ofHours', { count: ground.hours });
  const isOpen = ground.state === 'proposed' || ground.state === 'in-force';
  return (
    <Alert
      color={ground.state === 'in-force' ? 'orange' : 'gray'}
      title={`${t(`emergencyGround.states.${ground.state}`, { hours })} · ${t(`emergencyGround.grounds.${ground.ground}`)}`}
    >
      <Text size="sm">
        <bdi>{ground.reasons}</bdi>
      </Text>
      <Text size="sm">
        {t('emergencyGround.proposedBy', {
          by: pickName(ground.proposedBy.name),
          until: formatInstant(ground.expiresAt, zone),
        })}
        {ground.signedBy !== null && ground.signedAt !== null && (
          <>
            {' · '}
            {t('emergencyGround.signedBy', {
              by: pickName(ground.signedBy.name),
              at: formatInstant(ground.signedAt, zone),
            })}
          </>
        )}
        {ground.withdrawal !== null && (
          <>
            {' · '}
            <bdi>{ground.withdrawal}</bdi>
          </>
        )}
      </Text>
      <Text size="sm">{t('emergencyGround.remains')}</Text>
      {isOpen && (
        <Group gap="xs" mt="xs" className="amana-no-print">
          {ground.state === 'proposed' && may('transfers/sign-emergency-ground') && (
            <CommandButton<SignEmergencyGroundInput>
              command="transfers/sign-emergency-ground"
              input={{ groundId: ground.groundId }}
              label={t('emergencyGround.sign')}
              explain={t('emergencyGround.signExplain', { hours })}
              size="md"
            />
          )}
          {may('transfers/withdraw-emergency-ground') && (
            <FormDialog<WithdrawEmergencyGroundInput>
              command="transfers/withdraw-emergency-ground"
              label={t('emergencyGround.withdraw')}
              explain={t('emergencyGround.withdrawExplain')}
              zone={zone}
              fields={[{ key: 'reason', label: t('strikeOff.reason'), kind: 'long', required: true, shortest: 3 }]}
              build={(values) => ({ groundId: ground.groundId, reason: values.reason ?? '' })}
            />
          )}
        </Group>
      )}
    </Alert>
  );
}
