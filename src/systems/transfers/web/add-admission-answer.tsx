import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { AddAdmissionAnswerInput, AdmissionAnswer, AdmissionQuestion } from '../command-views.ts';

/** Asks again what was unknown at admission (Mandela 7, R15): one question at a time. */
export function AddAdmissionAnswer({
  personNo,
  unanswered,
  zone,
}: {
  personNo: number;
  unanswered: string[];
  zone: string;
}) {
  const { t } = useTranslation('transfers');
  const answers: AdmissionAnswer['answer'][] = ['recorded', 'none', 'unknown'];
  return (
    <FormDialog<AddAdmissionAnswerInput>
      command="transfers/add-admission-answer"
      label={t('admission.askAgain')}
      explain={t('admission.askAgainExplain')}
      zone={zone}
      fields={[
        {
          key: 'question',
          label: t('admission.which'),
          kind: 'select',
          required: true,
          options: unanswered.map((value) => ({ value, label: t(`admission.question.${value}`) })),
        },
        {
          key: 'answer',
          label: t('admission.newAnswer'),
          kind: 'select',
          required: true,
          options: answers.map((value) => ({ value, label: t(`admission.answer.${value}`) })),
        },
        { key: 'text', label: t('admission.text'), kind: 'long', required: false },
        { key: 'reason', label: t('admission.reason'), kind: 'text', required: false },
      ]}
      build={({ question, answer, text, reason }) => ({
        personNo,
        question: question as AdmissionQuestion,
        answer: {
          answer: answer as AdmissionAnswer['answer'],
          ...(text ? { text } : {}),
          ...(reason ? { reason } : {}),
        },
      })}
    />
  );
}
