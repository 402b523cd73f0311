import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import type { SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import type { AcceptLinesInput } from '../command-views.ts';
import type { ManifestAnswer } from '../views.ts';
import { ManifestSheet } from './manifest-sheet.tsx';

/** Acceptance person by person by the receiving authority, with the section that will hold each (I06, I17). */
export default function AcceptanceSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const site = answer.manifest.to;
  const sections = directory.sites.find(({ code }) => code === site)?.sections ?? [];
  const accepted = (answers: Readonly<Record<string, string>>) => answers.decision === 'accepted';
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
      options: sections.map((section) => ({
        value: section.section,
        label: t('acceptance.sectionFree', {
          section: section.section,
          free: formatNumber(section.capacity - section.occupied),
          group: [t(`sexGroup.${section.sex}`), t(`ageGroup.${section.ageGroup}`)].join(t('listSeparator')),
        }),
      })),
    },
    {
      key: 'reason',
      label: t('acceptance.reason'),
      kind: 'text',
      required: true,
      when: (answers) => answers.decision === 'refused',
    },
  ];
  return (
    <ManifestSheet<AcceptLinesInput>
      answer={answer}
      command="transfers/accept-lines"
      title={t('acceptance.title')}
      intro={t('acceptance.intro', { site: directory.siteName(site) })}
      questions={questions}
      groups
      needed={(line) => line.gates.acceptance.state !== 'done'}
      build={(rows, expectedCount) => ({
        manifestNo: answer.manifest.manifestNo,
        expectedCount,
        decisions: rows.map(({ personNo, answers, exception }) => ({
          personNo,
          decision: answers.decision === 'accepted' ? 'accepted' : 'refused',
          site,
          ...(answers.section ? { section: answers.section } : {}),
          ...(exception ? { exception: true } : {}),
          ...(answers.reason ? { reason: answers.reason } : {}),
        })),
      })}
    />
  );
}
