import { Button, Grid, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../../app/api/use-command.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { Duration } from '../../../app/kit/duration.tsx';
import type { EscortAnswerValue, EscortSource } from '../escort-questions.ts';
import type { EscortSectionView } from '../escort-views.ts';
import type { AnswerEscortSectionInput } from '../way-command-views.ts';
import { knownOf, takenAnswers } from './known-sections.ts';

const ANSWERS: EscortAnswerValue[] = ['no', 'yes', 'unknown'];
const SOURCES: EscortSource[] = ['asked', 'seen', 'file', 'earlier-record'];
type Draft = { answer: string; detail: string; source: string };
const empty: Draft = { answer: '', detail: '', source: '' };

/**
 * One section of an escort record: what was answered, what is known already with age and source, and the form. No answer is chosen beforehand; what an earlier record answers and is younger than 48 hours is confirmed by one press where it is
 * the whole section, and filled in by one press where questions are left open.
 */
export function EscortSectionForm({
  section,
  manifestNo,
  personNo,
  zone,
}: {
  section: EscortSectionView;
  manifestNo: number;
  personNo: number;
  zone: string;
}) {
  const { t } = useTranslation('transfers');
  const command = useCommand<AnswerEscortSectionInput>('transfers/answer-escort-section');
  const [open, setOpen] = useState(false);
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const draftOf = (question: string) => drafts[question] ?? empty;
  const change = (question: string, part: Partial<Draft>) =>
    setDrafts((now) => ({ ...now, [question]: { ...(now[question] ?? empty), ...part } }));
  const isAnswered = section.questions.some(({ given }) => given.length > 0);
  const answers = section.questions.flatMap(({ question }) => {
    const draft = draftOf(question);
    const answer = ANSWERS.find((one) => one === draft.answer);
    const source = SOURCES.find((one) => one === draft.source);
    if (!answer || !source || (answer !== 'no' && draft.detail.trim() === '')) return [];
    return [{ question, answer, source, ...(draft.detail.trim() ? { detail: draft.detail.trim() } : {}) }];
  });
  const missing = section.questions.length - answers.length;
  const known = isAnswered ? [] : knownOf(section);
  const isKnown = known.length === section.questions.length;

  function fill(): void {
    setDrafts(
      Object.fromEntries(
        known.map(({ question, answer, detail }) => [question, { answer, detail, source: 'earlier-record' }]),
      ),
    );
    setOpen(true);
  }

  async function submit(given: AnswerEscortSectionInput['answers']): Promise<void> {
    const done = await command.send({ manifestNo, personNo, section: section.section, answers: given });
    if (!done) return;
    setDrafts({});
    setOpen(false);
  }

  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h4" mb="sm">
        {t(`escort.sections.${section.section}`)}
      </Title>
      {!section.isShown && (
        <Text size="sm">{t(section.section === 'health' ? 'escort.notShown' : 'escort.notShownHere')}</Text>
      )}
      {section.isShown && (
        <Stack gap="md">
          {section.questions.map(({ question, given, known: told, open: why }) => (
            <div key={question}>
              <Text fw={600}>{t(`escort.questions.${question}`)}</Text>
              {given.map((one) => (
                <Text key={one.at} size="sm">
                  <b>{t(`escort.answers.${one.answer}`)}</b>
                  {one.detail && (
                    <>
                      {' · '}
                      <bdi>{one.detail}</bdi>
                    </>
                  )}{' '}
                  · {t(`escort.sources.${one.source}`)} · <bdi>{formatInstant(one.at, zone)}</bdi> ·{' '}
                  {pickName(one.by.name)}
                  {one.amends && ` · ${t('escort.amended')}`}
                  {one.origin !== null && (
                    <>
                      {' · '}
                      {t('escort.origin')} <bdi>{formatInstant(one.origin.at, zone)}</bdi> ·{' '}
                      {pickName(one.origin.by.name)} <bdi className="amana-code">{one.origin.manifestCode}</bdi>
                    </>
                  )}
                </Text>
              ))}
              {told.map((one) => (
                <Text key={`${one.source}-${one.at}`} size="sm" c="gray.7">
                  {t('escort.known')}: {one.answer !== null && `${t(`escort.answers.${one.answer}`)} · `}
                  <bdi>{one.detail}</bdi> · {t(`escort.sources.${one.source}`)}{' '}
                  {one.manifestCode && <bdi className="amana-code">{one.manifestCode}</bdi>} ·{' '}
                  <bdi>{formatInstant(one.at, zone)}</bdi> · {one.by !== null && `${pickName(one.by.name)} · `}
                  {t('escort.age')} <Duration milliseconds={one.age} />
                </Text>
              ))}
              {section.canAnswer && known.length > 0 && why !== null && (
                <Text size="sm" className="amana-wrong">
                  {t(`escort.openWhy.${why}`)}
                </Text>
              )}
              {open && (
                <Grid mt={4}>
                  <Grid.Col span={{ base: 12, sm: 3 }}>
                    <NativeSelect
                      size="md"
                      label={t('escort.answer')}
                      aria-label={`${t('escort.answer')} · ${t(`escort.questions.${question}`)}`}
                      value={draftOf(question).answer}
                      onChange={(event) => change(question, { answer: event.currentTarget.value })}
                      data={[
                        { value: '', label: t('shell:action.choose') },
                        ...ANSWERS.map((value) => ({ value, label: t(`escort.answers.${value}`) })),
                      ]}
                    />
                  </Grid.Col>
                  <Grid.Col span={{ base: 12, sm: 3 }}>
                    <NativeSelect
                      size="md"
                      label={t('escort.source')}
                      aria-label={`${t('escort.source')} · ${t(`escort.questions.${question}`)}`}
                      value={draftOf(question).source}
                      onChange={(event) => change(question, { source: event.currentTarget.value })}
                      data={[
                        { value: '', label: t('shell:action.choose') },
                        ...SOURCES.map((value) => ({ value, label: t(`escort.sources.${value}`) })),
                      ]}
                    />
                  </Grid.Col>
                  <Grid.Col span={{ base: 12, sm: 6 }}>
                    <TextInput
                      size="md"
                      label={t('escort.detail')}
                      aria-label={`${t('escort.detail')} · ${t(`escort.questions.${question}`)}`}
                      value={draftOf(question).detail}
                      onChange={(event) => change(question, { detail: event.currentTarget.value })}
                    />
                  </Grid.Col>
                </Grid>
              )}
            </div>
          ))}
          {section.canAnswer && !open && (
            <Group>
              {known.length > 0 && (
                <Button
                  size="md"
                  title={t('escort.takeExplain')}
                  loading={command.busy}
                  onClick={() => (isKnown ? void submit(takenAnswers(known)) : fill())}
                >
                  {isKnown
                    ? t('escort.takeSection', { count: known.length })
                    : t('escort.fillSection', { count: known.length })}
                </Button>
              )}
              <Button size="md" variant="default" onClick={() => setOpen(true)}>
                {isAnswered ? t('escort.answerAnew') : t('escort.answerSection')}
              </Button>
              {known.length > 0 && !isKnown && (
                <Text size="sm">{t('escort.openLeft', { count: section.questions.length - known.length })}</Text>
              )}
            </Group>
          )}
          <CommandNotice command={command} />
          {open && (
            <>
              {missing > 0 && (
                <Text size="sm" role="status">
                  {t('escort.missing', { count: missing })}
                </Text>
              )}
              <Button size="md" loading={command.busy} disabled={missing > 0} onClick={() => void submit(answers)}>
                {t('escort.submit')}
              </Button>
            </>
          )}
        </Stack>
      )}
    </Paper>
  );
}
