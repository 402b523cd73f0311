import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName } from '../../../app/format/pick-text.ts';
import { CommandButton } from '../../../app/kit/command-button.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { NameText } from '../../../app/kit/person-name.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import type { EscortRecordAnswer } from '../escort-views.ts';
import type { AnswerEscortSectionsInput } from '../way-command-views.ts';
import { EscortStateBadge } from './escort-records-page.tsx';
import { EscortSectionForm } from './escort-section-form.tsx';
import { knownOf, takenAnswers } from './known-sections.ts';
import { useManifest } from './use-manifest.ts';

/** The escort record of one person: four sections, each answered whole by whom it is for. */
export function EscortRecordPage() {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { manifestNo = '', personNo = '' } = useParams({ strict: false });
  const manifest = useManifest();
  const record = useAnswer<EscortRecordAnswer>('transfers/escort-record', { manifestNo, personNo });
  const error = manifest.error ?? record.error;
  if (error && !(manifest.data && record.data)) return <PageProblem error={error} />;
  if (!manifest.data || !record.data) return <Waiting />;
  const line = manifest.data.lines.find((one) => one.personNo === Number(personNo));
  const zone = directory.zoneOf(manifest.data.manifest.from);
  const { confirmedBy, sections } = record.data;
  const { state, confirmedAt, amendedAt } = record.data.record;
  const known = sections.flatMap((section) => {
    const answers = knownOf(section);
    const isAnswered = section.questions.some(({ given }) => given.length > 0);
    return section.canAnswer && !isAnswered && answers.length === section.questions.length
      ? [{ personNo: Number(personNo), section: section.section, answers: takenAnswers(answers) }]
      : [];
  });
  return (
    <Stack>
      <PageTitle
        title={t('escort.one')}
        sub={
          <>
            <bdi className="amana-code">{line?.registerNumber ?? ''}</bdi>{' '}
            {line && <NameText name={line.name.primary} />}
          </>
        }
      >
        <EscortStateBadge state={state} />
        {known.length > 0 && (
          <CommandButton<AnswerEscortSectionsInput>
            size="md"
            command="transfers/answer-escort-sections"
            input={{ manifestNo: Number(manifestNo), rows: known }}
            label={t('escort.takeRecord', { count: known.length })}
            explain={t('escort.takeExplain')}
          />
        )}
        <LinkButton to="/manifests/$manifestNo/escort" params={{ manifestNo }} variant="default" size="md">
          {t('escort.back')}
        </LinkButton>
      </PageTitle>
      <Text maw={820}>{t('escort.explain')}</Text>
      {confirmedAt !== null && confirmedBy && (
        <Text size="sm" fw={600}>
          {t('escort.confirmedBy')} {pickName(confirmedBy.name)} · <bdi>{formatInstant(confirmedAt, zone)}</bdi>
          {amendedAt !== null && (
            <>
              {' · '}
              {t('escort.amended')} <bdi>{formatInstant(amendedAt, zone)}</bdi>
            </>
          )}
        </Text>
      )}
      {sections.map((section) => (
        <EscortSectionForm
          key={section.section}
          section={section}
          manifestNo={Number(manifestNo)}
          personNo={Number(personNo)}
          zone={zone}
        />
      ))}
    </Stack>
  );
}
