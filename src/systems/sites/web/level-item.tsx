import { Badge, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { AppealSecurityLevelInput, ApproveSecurityLevelInput, LevelView, ReasonedLevelInput } from '../views.ts';

/** One recorded security level: reasons, who recorded and approved it, its end, the appeal with its answer, and what this officer may do. */
export function LevelItem({ level, zone }: { level: LevelView; zone: string }) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const { recordId } = level;
  const may = (command: string) => level.abilities.includes(command);
  const at = (instant: number) => formatInstant(instant, zone);
  const reasons = [
    { key: 'reasons', label: t('placement.reasons'), kind: 'long', required: true, shortest: 20 } as const,
  ];
  const buildReasons = (values: Readonly<Record<string, string>>): ReasonedLevelInput => ({
    recordId,
    reasons: values.reasons ?? '',
  });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600} component="div">
        {t(`level.${level.level}`)}{' '}
        <Badge
          color={level.state === 'in-force' ? 'orange.2' : 'gray.2'}
          c="dark.9"
          variant="filled"
          tt="none"
          component="span"
        >
          {t(`placement.states.${level.state}`)}
        </Badge>{' '}
        {t('placement.untilAt', { at: at(level.expiresAt) })}
      </Text>
      <Text size="sm">
        <bdi>{level.reasons}</bdi>
      </Text>
      <Text size="xs" c="gray.7">
        {directory.authorityName(level.authority)} ·{' '}
        <bdi>{t('placement.recordedBy', { by: pickName(level.recordedBy.name), at: at(level.recordedAt) })}</bdi>
        {level.approvedBy !== null && level.approvedAt !== null && (
          <>
            {' · '}
            <bdi>{t('placement.approvedBy', { by: pickName(level.approvedBy.name), at: at(level.approvedAt) })}</bdi>
          </>
        )}
      </Text>
      {level.appeal && (
        <Text size="sm">
          {t('placement.appealed', { at: at(level.appeal.at) })} <bdi>{level.appeal.grounds}</bdi>
          {level.answer === null && level.withdrawn === null && (
            <Text size="xs" c="red.9" fw={600} component="span" display="block">
              {t('placement.appealWaits')}
            </Text>
          )}
        </Text>
      )}
      {level.answer && (
        <Text size="sm">
          <bdi>{t('placement.kept', { by: pickName(level.answer.by.name), at: at(level.answer.at) })}</bdi>{' '}
          <bdi>{level.answer.reasons}</bdi>
        </Text>
      )}
      {level.withdrawn && (
        <Text size="sm">
          <bdi>{t('placement.withdrawn', { by: pickName(level.withdrawn.by.name), at: at(level.withdrawn.at) })}</bdi>{' '}
          <bdi>{level.withdrawn.reasons}</bdi>
        </Text>
      )}
      <Group gap="xs" className="amana-no-print">
        {may('sites/approve-security-level') && (
          <CommandButton<ApproveSecurityLevelInput>
            command="sites/approve-security-level"
            input={{ recordId }}
            label={t('placement.approve')}
            explain={t('placement.approveExplain', { level: t(`level.${level.level}`) })}
            size="compact-md"
          />
        )}
        {may('sites/appeal-security-level') && (
          <FormDialog<AppealSecurityLevelInput>
            command="sites/appeal-security-level"
            label={t('placement.appeal')}
            compact={t('placement.appeal')}
            explain={t('placement.appealExplain')}
            zone={zone}
            fields={[{ key: 'grounds', label: t('placement.grounds'), kind: 'long', required: true, shortest: 3 }]}
            build={(values) => ({ recordId, grounds: values.grounds ?? '' })}
          />
        )}
        {may('sites/keep-security-level') && (
          <FormDialog<ReasonedLevelInput>
            command="sites/keep-security-level"
            label={t('placement.keep')}
            compact={t('placement.keep')}
            explain={t('placement.keepExplain')}
            zone={zone}
            fields={reasons}
            build={buildReasons}
          />
        )}
        {may('sites/withdraw-security-level') && (
          <FormDialog<ReasonedLevelInput>
            command="sites/withdraw-security-level"
            label={t('placement.withdraw')}
            compact={t('placement.withdraw')}
            explain={t('placement.withdrawExplain')}
            zone={zone}
            fields={reasons}
            build={buildReasons}
          />
        )}
      </Group>
    </Stack>
  );
}
