import { useTranslation } from 'react-i18next';
import { countryOptions } from '../../../app/format/country-name.ts';
import { languageOptions } from '../../../app/format/language-options.ts';
import type { SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import type { ManifestAnswer } from '../../transfers/views.ts';
import { ManifestSheet } from '../../transfers/web/manifest-sheet.tsx';
import type { RecordInterviewInput } from '../views.ts';

/** The private interview before transfer, and the fear that a person voices in it (I11-fear-suspends-line). */
export default function InterviewSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('safeguards');
  useTranslation('register');
  const voiced = (answers: Readonly<Record<string, string>>) => answers.fear === 'yes';
  const questions: SheetQuestion[] = [
    {
      key: 'outcome',
      label: t('interview.outcome'),
      kind: 'choice',
      required: true,
      column: true,
      options: [
        { value: 'held', label: t('interview.held') },
        { value: 'refused-by-person', label: t('interview.refused') },
      ],
    },
    {
      key: 'fear',
      label: t('interview.fear'),
      kind: 'choice',
      required: true,
      column: true,
      when: (answers) => answers.outcome === 'held',
      options: [
        { value: 'no', label: t('interview.noFear') },
        { value: 'yes', label: t('interview.hasFear'), tone: 'bad' },
      ],
    },
    { key: 'language', label: t('notice.language'), kind: 'select', required: true, options: languageOptions() },
    {
      key: 'private',
      label: t('interview.private'),
      kind: 'choice',
      required: true,
      options: [{ value: 'yes', label: t('interview.privateYes') }],
    },
    {
      key: 'country',
      label: t('interview.country'),
      kind: 'select',
      required: true,
      when: voiced,
      forRest: false,
      options: countryOptions(t),
    },
    { key: 'account', label: t('interview.account'), kind: 'text', required: true, when: voiced, forRest: false },
  ];
  return (
    <ManifestSheet<RecordInterviewInput>
      answer={answer}
      command="safeguards/record-interview"
      title={t('interview.title')}
      intro={t('interview.intro')}
      questions={questions}
      needed={(line) => line.gates.interview.state !== 'done'}
      build={(rows, expectedCount) => ({
        manifestNo: answer.manifest.manifestNo,
        expectedCount,
        rows: rows.map(({ personNo, answers, exception }) => ({
          personNo,
          outcome: answers.outcome === 'held' ? 'held' : 'refused-by-person',
          language: answers.language ?? '',
          private: true,
          ...(exception ? { exception: true } : {}),
          ...(answers.fear === 'yes'
            ? { fear: { country: answers.country ?? '', account: answers.account ?? '' } }
            : {}),
        })),
      })}
    />
  );
}
