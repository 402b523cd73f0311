import { useTranslation } from 'react-i18next';
import type { SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import type { RecordBoardingInput } from '../command-views.ts';
import type { BoardingOutcome } from '../line-views.ts';
import type { ManifestAnswer } from '../views.ts';
import { ManifestSheet } from './manifest-sheet.tsx';

const OUTCOMES: BoardingOutcome[] = ['boarded', 'absent', 'wrong-person', 'refused-to-board'];

/** Boarding with identity check: each person is compared with the manifest at the door of the vehicle. */
export default function BoardingSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const seats = new Map(answer.lines.map((line) => [line.personNo, line]));
  const questions: SheetQuestion[] = [
    {
      key: 'outcome',
      label: t('boarding.outcome'),
      kind: 'choice',
      required: true,
      column: true,
      options: OUTCOMES.map((value) => ({
        value,
        label: t(`boarding.outcomes.${value}`),
        tone: value === 'boarded' ? 'plain' : 'bad',
      })),
    },
    {
      key: 'note',
      label: t('boarding.note'),
      kind: 'text',
      required: true,
      forRest: false,
      when: (answers) => answers.outcome !== undefined && answers.outcome !== 'boarded',
    },
  ];
  return (
    <ManifestSheet<RecordBoardingInput>
      answer={answer}
      command="transfers/record-boarding"
      title={t('boarding.title')}
      intro={t('boarding.intro')}
      questions={questions}
      needed={(line) => line.boarding === null}
      build={(rows, expectedCount) => ({
        manifestNo: answer.manifest.manifestNo,
        expectedCount,
        rows: rows.map(({ personNo, answers, exception }) => {
          const line = seats.get(personNo);
          const outcome = OUTCOMES.find((value) => value === answers.outcome) ?? 'absent';
          return {
            personNo,
            outcome,
            ...(exception ? { exception: true } : {}),
            ...(outcome === 'boarded' && line?.vehicle ? { vehicle: line.vehicle } : {}),
            ...(outcome === 'boarded' && line?.compartment ? { compartment: line.compartment } : {}),
            ...(answers.note ? { note: answers.note } : {}),
          };
        }),
      })}
    />
  );
}
