import { Alert, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { securityLevels } from '../security-level.ts';
import type { PersonPlacement, RecordSecurityLevelInput } from '../views.ts';
import { AbsenceCard } from './absence-card.tsx';
import { KeepApartItem } from './keep-apart-item.tsx';
import { LevelItem } from './level-item.tsx';
import { RollDifferences } from './roll-differences.tsx';

/** On a person's file: the security level with its reasons, end, appeal and withdrawal (P3), and from whom the person is kept apart (I16). */
export function PersonPlacementPanel({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('sites');
  const answer = useAnswer<PersonPlacement>('sites/person-placement', { personNo });
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (!answer.data) return null;
  const { levels, keepApart, rollDifferences, sectionBelow, abilities } = answer.data;
  return (
    <>
      <RollDifferences differences={rollDifferences} zone={zone} />
      <AbsenceCard placement={answer.data} personNo={personNo} zone={zone} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Paper withBorder p="md" component="section">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {t('placement.levels')}
            </Title>
            {sectionBelow !== null && (
              <Alert color="red" variant="light">
                {t('placement.below', { section: t(`level.${sectionBelow}`) })}
              </Alert>
            )}
            {levels.length === 0 && <Text c="gray.7">{t('placement.noLevel')}</Text>}
            {levels.map((level) => (
              <LevelItem key={level.recordId} level={level} zone={zone} />
            ))}
            {abilities.includes('sites/record-security-level') && (
              <div>
                <FormDialog<RecordSecurityLevelInput>
                  command="sites/record-security-level"
                  label={t('placement.record')}
                  explain={t('placement.recordExplain')}
                  zone={zone}
                  fields={[
                    {
                      key: 'level',
                      label: t('placement.level'),
                      kind: 'select',
                      required: true,
                      options: securityLevels.map((value) => ({ value, label: t(`level.${value}`) })),
                    },
                    { key: 'expiresAt', label: t('placement.until'), kind: 'instant', required: true },
                    { key: 'reasons', label: t('placement.reasons'), kind: 'long', required: true, shortest: 20 },
                  ]}
                  build={(values) => ({
                    personNo,
                    level: securityLevels.find((level) => level === values.level) ?? 'ordinary',
                    expiresAt: Number(values.expiresAt),
                    reasons: values.reasons ?? '',
                  })}
                />
              </div>
            )}
          </Stack>
        </Paper>
        <Paper withBorder p="md" component="section">
          <Stack gap="sm">
            <Title order={2} size="h4">
              {t('placement.apart')}
            </Title>
            {keepApart.length === 0 && <Text c="gray.7">{t('placement.nobodyApart')}</Text>}
            {keepApart.map((pair) => (
              <KeepApartItem key={pair.keepApartId} pair={pair} personNo={personNo} zone={zone} />
            ))}
          </Stack>
        </Paper>
      </SimpleGrid>
    </>
  );
}
