import { Alert } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import type { SheetAnswers, SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import { usePlacementNotes } from '../../sites/web/use-placement-notes.ts';
import { useSectionLabel } from '../../sites/web/use-section-words.ts';
import { ACCEPTANCE_REFUSAL_WORDS } from '../acceptance-refusal.ts';
import type { AcceptLinesInput } from '../command-views.ts';
import { type AcceptanceRefusalReason, acceptanceRefusalReasons } from '../convoy-words.ts';
import type { LineView } from '../line-views.ts';
import type { ManifestAnswer } from '../views.ts';
import { changedText } from './changed-text.ts';
import { HouseholdsWithoutSection } from './households-without-section.tsx';
import { ManifestSheet } from './manifest-sheet.tsx';
import { proposeSections } from './propose-sections.ts';

/** The answer that stands for each person's own proposed section. */
const PROPOSED = 'proposed';

/** Acceptance person by person by the receiving authority, with the section that will hold each (I06, I17). */
export default function AcceptanceSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const site = answer.manifest.to;
  const sectionLabel = useSectionLabel();
  const placementNotes = usePlacementNotes(answer.lines, answer.keepApart ?? [], directory.zoneOf(site));
  const sections = directory.sites.find(({ code }) => code === site)?.sections ?? [];
  // Fixed with the persons of the sheet: a refresh must not change what was looked at.
  const [waiting] = useState(() =>
    answer.lines.filter((line) => line.state !== 'struck-off' && line.gates.acceptance.state !== 'done'),
  );
  const undecided = new Set(waiting.map(({ personNo }) => personNo));
  const settled = new Map(
    answer.lines.flatMap(({ personNo, section, state }) =>
      section === null || ['struck-off', 'admitted'].includes(state) || undecided.has(personNo)
        ? []
        : [[personNo, section] as const],
    ),
  );
  const proposal = proposeSections(waiting, sections, answer.keepApart, answer.households, settled);
  /** Who finds no section, and is in no household that is told of as a whole. */
  const alone = proposal.unplaced.filter((personNo) => !proposal.apart.flat().includes(personNo)).length;
  /** What is proposed in words: the section's name, and for whom it is. */
  const proposedLabel = (personNo: number) => {
    const section = sections.find((one) => one.section === proposal.sections.get(personNo));
    return section ? sectionLabel(section) : t('acceptance.noSection');
  };
  /** Who was accepted before: a receiver who decides anew is told that it is a second time, and looks at the file first. */
  const lapseNotes = ({ gates: { acceptance } }: LineView) =>
    acceptance.state === 'lapsed' && acceptance.at !== undefined
      ? [
          acceptance.changed?.length
            ? t('acceptance.lapsedBy', {
                at: formatInstant(acceptance.at, directory.zoneOf(site)),
                facts: acceptance.changed.map(changedText(directory.zoneOf(site))).join(t('listSeparator')),
              })
            : t('acceptance.lapsed', { at: formatInstant(acceptance.at, directory.zoneOf(site)) }),
        ]
      : [];
  const accepted = (answers: SheetAnswers) => answers.decision === 'accepted';
  const isRefused = (answers: SheetAnswers) => answers.decision === 'refused';
  // the code *other* says nothing without words; every other leaves them open
  const needsWords = (answers: SheetAnswers) => isRefused(answers) && answers.reason === 'other';
  const mayAddWords = (answers: SheetAnswers) =>
    isRefused(answers) && answers.reason !== undefined && answers.reason !== 'other';
  const questions: SheetQuestion[] = [
    {
      key: 'decision',
      label: t('acceptance.decision'),
      kind: 'choice',
      required: true,
      column: true,
      options: [
        { value: 'accepted', label: t('acceptance.accepted') },
        { value: 'refused', label: t('acceptance.refused'), tone: 'bad' },
      ],
    },
    {
      key: 'section',
      label: t('acceptance.section'),
      kind: 'select',
      required: true,
      column: true,
      when: accepted,
      options: [
        { value: PROPOSED, label: t('acceptance.proposedSection') },
        ...sections.map((section) => ({ value: section.section, label: sectionLabel(section) })),
      ],
    },
    {
      key: 'reason',
      label: t('acceptance.reason'),
      kind: 'select',
      required: true,
      when: isRefused,
      options: acceptanceRefusalReasons.map((value) => ({ value, label: pickText(ACCEPTANCE_REFUSAL_WORDS[value]) })),
    },
    { key: 'words', label: t('acceptance.words'), kind: 'text', required: true, when: needsWords },
    { key: 'note', label: t('acceptance.note'), kind: 'text', required: false, when: mayAddWords },
  ];
  const sectionOf = (personNo: number, chosen: string | undefined) => {
    const section = chosen === PROPOSED ? proposal.sections.get(personNo) : chosen;
    return section ? { section } : {};
  };
  return (
    <ManifestSheet<AcceptLinesInput>
      answer={answer}
      command="transfers/accept-lines"
      title={t('acceptance.title')}
      intro={
        <>
          {t('acceptance.intro', { site: directory.siteName(site) })}
          {alone > 0 && (
            <Alert component="span" display="block" color="orange" mt="xs">
              {t('acceptance.unplaced', { count: alone })}
            </Alert>
          )}
          <HouseholdsWithoutSection households={proposal.apart} lines={answer.lines} site={directory.siteName(site)} />
        </>
      }
      questions={questions}
      groups
      notes={(line) => [
        ...placementNotes(line),
        ...lapseNotes(line),
        t('acceptance.proposed', { section: proposedLabel(line.personNo) }),
      ]}
      needed={(line) => line.gates.acceptance.state !== 'done'}
      build={(rows, expectedCount) => ({
        manifestNo: answer.manifest.manifestNo,
        expectedCount,
        decisions: rows.map(({ personNo, answers, exception }) => ({
          personNo,
          decision: answers.decision === 'accepted' ? 'accepted' : 'refused',
          site,
          ...sectionOf(personNo, answers.section),
          ...(exception ? { exception: true } : {}),
          ...(isRefused(answers)
            ? {
                reason: answers.reason as AcceptanceRefusalReason,
                note: (needsWords(answers) ? answers.words : answers.note) ?? '',
              }
            : {}),
        })),
      })}
    />
  );
}
