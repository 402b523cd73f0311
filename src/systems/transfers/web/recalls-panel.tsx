import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { AnswerRecallInput, RequestRecallInput } from '../command-views.ts';
import type { RecallView } from '../convoy-views.ts';
import { type RecallRefusalReason, recallGrounds, recallRefusalReasons } from '../convoy-words.ts';
import type { LineView } from '../line-views.ts';
import type { ManifestOverview } from '../views.ts';
import { LineField } from './line-field.tsx';

/** Persons of this manifest who are asked back by the authority that transferred them (GC III 12), and the answers. */
export function RecallsPanel({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { manifest, counts, recalls, abilities } = answer;
  const zone = directory.zoneOf(manifest.to);
  const canAsk = abilities.includes('transfers/request-recall');
  if (recalls.length === 0 && !canAsk) return null;
  const open = new Set(recalls.filter((recall) => recall.answer === null).map(({ personNo }) => personNo));
  const isReceived = (line: LineView) =>
    (line.state === 'handed-over' || line.state === 'admitted') && !open.has(line.personNo);
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('recall.title')}
        </Title>
        {canAsk && counts.handedOver > open.size && (
          <FormDialog<RequestRecallInput>
            command="transfers/request-recall"
            label={t('command.transfers-request-recall')}
            explain={t('recall.explainRequest')}
            zone={zone}
            fields={[
              {
                key: 'person',
                label: t('lines.person'),
                kind: 'own',
                required: true,
                draw: (value, onChange) => (
                  <LineField
                    label={t('lines.person')}
                    manifestNo={manifest.manifestNo}
                    allows={isReceived}
                    value={value}
                    onChange={onChange}
                  />
                ),
              },
              {
                key: 'ground',
                label: t('recall.ground'),
                kind: 'select',
                required: true,
                options: recallGrounds.map((value) => ({ value, label: t(`recall.grounds.${value}`) })),
              },
              { key: 'reasons', label: t('recall.reasons'), kind: 'long', required: true, shortest: 3 },
            ]}
            build={({ person, ground, reasons = '' }) => ({
              manifestNo: manifest.manifestNo,
              personNo: Number(person),
              ground: recallGrounds.find((one) => one === ground) ?? 'other',
              reasons,
            })}
          />
        )}
      </Group>
      {recalls.length === 0 && <Text size="sm">{t('recall.none')}</Text>}
      <Stack gap="sm">
        {recalls.map((recall) => (
          <RecallEntry key={recall.recallId} recall={recall} zone={zone} abilities={abilities} />
        ))}
      </Stack>
    </Paper>
  );
}

/** What was answered: of a refusal, why. */
const answerText = (
  t: TFunction<'transfers'>,
  answer: 'agreed' | 'refused',
  reason: RecallRefusalReason | null,
): string =>
  reason === null
    ? t(`recall.answers.${answer}`)
    : `${t(`recall.answers.${answer}`)}: ${t(`recall.refusals.${reason}`)}`;

function RecallEntry({ recall, zone, abilities }: { recall: RecallView; zone: string; abilities: readonly string[] }) {
  const { t } = useTranslation('transfers');
  return (
    <div>
      <Text fw={600}>
        <bdi className="amana-code">{recall.registerNumber ?? ''}</bdi> ·{' '}
        {t(`recall.grounds.${recall.ground}`, { defaultValue: recall.ground })}
      </Text>
      <Text size="sm">
        <bdi>{recall.reasons}</bdi>
      </Text>
      <Text size="sm" c="gray.7">
        {formatInstant(recall.requestedAt, zone)} · {pickName(recall.requestedBy.name)}
      </Text>
      {recall.answer ? (
        <Text size="sm">
          {answerText(t, recall.answer.answer, recall.answer.reason)}
          {recall.answer.note && (
            <>
              {' · '}
              <bdi>{recall.answer.note}</bdi>
            </>
          )}{' '}
          · <bdi>{formatInstant(recall.answer.at, zone)}</bdi> · {pickName(recall.answer.by.name)}
        </Text>
      ) : (
        <Group gap="xs">
          <Text size="sm" fw={700} c="red.9">
            {t('recall.open')}
          </Text>
          {abilities.includes('transfers/answer-recall') && (
            <FormDialog<AnswerRecallInput>
              command="transfers/answer-recall"
              label={t('command.transfers-answer-recall')}
              compact={t('recall.answerOf', { number: recall.registerNumber ?? '' })}
              explain={t('recall.explainAnswer')}
              zone={zone}
              fields={[
                {
                  key: 'answer',
                  label: t('recall.answer'),
                  kind: 'select',
                  required: true,
                  options: [
                    { value: 'agreed', label: answerText(t, 'agreed', null) },
                    ...recallRefusalReasons.map((value) => ({ value, label: answerText(t, 'refused', value) })),
                  ],
                },
                { key: 'note', label: t('strikeOff.note'), kind: 'long', required: false },
              ]}
              build={({ answer, note = '' }) => ({
                recallId: recall.recallId,
                ...(answer === 'agreed'
                  ? { answer: 'agreed' }
                  : { answer: 'refused', reason: recallRefusalReasons.find((one) => one === answer) ?? 'other' }),
                note,
              })}
            />
          )}
        </Group>
      )}
    </div>
  );
}
