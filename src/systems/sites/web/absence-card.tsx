import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { OverdueBadge } from '../../../app/kit/overdue-badge.tsx';
import { absenceReasons } from '../absences/absence-words.ts';
import type { RecordAbsenceInput } from '../absences/views.ts';
import type { PersonPlacement } from '../views.ts';
import { ReturnButton } from './return-button.tsx';

/** On a person's file: times out of the section, at court or in hospital, with the return of each. */
export function AbsenceCard({
  placement,
  personNo,
  zone,
}: {
  placement: PersonPlacement;
  personNo: number;
  zone: string;
}) {
  const { t } = useTranslation('sites');
  const directory = useDirectory();
  const authorities = useMe().data?.register.authorities ?? [];
  const { absences, abilities } = placement;
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('absence.title')}
        </Title>
        {absences.length === 0 && <Text c="gray.7">{t('absence.never')}</Text>}
        {absences.map((absence) => (
          <Stack gap={4} align="flex-start" key={absence.absenceId}>
            <Text size="sm" {...(absence.state === 'returned' ? {} : { fw: 600 })}>
              {t(`absence.reasons.${absence.reason}`)}: <bdi>{absence.destination}</bdi> ·{' '}
              {t('absence.with', { escort: directory.authorityName(absence.escort) })}
            </Text>
            <Text size="xs" c="gray.7">
              {t('absence.between', {
                left: formatInstant(absence.leftAt, zone),
                due: formatInstant(absence.dueAt, zone),
                by: pickName(absence.recordedBy.name),
              })}
            </Text>
            {absence.returned ? (
              <Text size="sm">
                {t('absence.cameBack', {
                  at: formatInstant(absence.returned.at, zone),
                  by: pickName(absence.returned.by.name),
                })}{' '}
                <bdi>{absence.returned.account}</bdi>
              </Text>
            ) : (
              <Text size="sm">{t(`absence.states.${absence.state}`)}</Text>
            )}
            <OverdueBadge by={absence.overdueBy} />
            <ReturnButton absence={absence} zone={zone} />
          </Stack>
        ))}
        {abilities.includes('sites/record-absence') && absences.every(({ state }) => state === 'returned') && (
          <div>
            <FormDialog<RecordAbsenceInput>
              command="sites/record-absence"
              label={t('absence.record')}
              explain={t('absence.explain')}
              zone={zone}
              fields={[
                {
                  key: 'reason',
                  label: t('absence.reason'),
                  kind: 'select',
                  required: true,
                  options: absenceReasons.map((value) => ({ value, label: t(`absence.reasons.${value}`) })),
                },
                { key: 'destination', label: t('absence.destination'), kind: 'text', required: true, shortest: 3 },
                {
                  key: 'escort',
                  label: t('absence.escort'),
                  kind: 'select',
                  required: true,
                  options: authorities.map(({ code, name }) => ({ value: code, label: pickText(name) })),
                },
                { key: 'leftAt', label: t('absence.leftAt'), kind: 'instant', required: true },
                { key: 'dueAt', label: t('absence.dueAt'), kind: 'instant', required: true },
              ]}
              build={(values) => ({
                personNo,
                reason: absenceReasons.find((reason) => reason === values.reason) ?? 'court',
                destination: values.destination ?? '',
                escort: values.escort ?? '',
                leftAt: Number(values.leftAt),
                dueAt: Number(values.dueAt),
              })}
            />
          </div>
        )}
      </Stack>
    </Paper>
  );
}
