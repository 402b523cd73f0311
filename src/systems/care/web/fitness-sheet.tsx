import { useTranslation } from 'react-i18next';
import type { SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import type { ManifestAnswer } from '../../transfers/views.ts';
import { ManifestSheet } from '../../transfers/web/manifest-sheet.tsx';
import type { RecordFitnessInput } from '../views.ts';

/** Fitness to travel by a health officer (I10-fitness-48h). The note stays behind the health wall. */
export default function FitnessSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('care');
  const questions: SheetQuestion[] = [
    {
      key: 'fit',
      label: t('fitness.question'),
      kind: 'choice',
      required: true,
      column: true,
      options: [
        { value: 'yes', label: t('fitness.fit') },
        { value: 'no', label: t('fitness.unfit'), tone: 'bad' },
      ],
    },
    { key: 'note', label: t('fitness.note'), kind: 'text', required: false, forRest: false },
    { key: 'medication', label: t('fitness.medication'), kind: 'text', required: false, forRest: false },
  ];
  return (
    <ManifestSheet<RecordFitnessInput>
      answer={answer}
      command="care/record-fitness"
      title={t('fitness.title')}
      intro={t('fitness.intro')}
      questions={questions}
      needed={(line) => line.gates.fitness.state !== 'done'}
      build={(rows, expectedCount) => ({
        manifestNo: answer.manifest.manifestNo,
        expectedCount,
        rows: rows.map(({ personNo, answers, exception }) => ({
          personNo,
          fit: answers.fit === 'yes',
          ...(exception ? { exception: true } : {}),
          ...(answers.note ? { note: answers.note } : {}),
          ...(answers.medication ? { medication: answers.medication } : {}),
        })),
      })}
    />
  );
}
