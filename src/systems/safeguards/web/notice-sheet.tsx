import { useTranslation } from 'react-i18next';
import { languageOptions } from '../../../app/format/language-options.ts';
import type { SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import type { ManifestAnswer } from '../../transfers/views.ts';
import { ManifestSheet } from '../../transfers/web/manifest-sheet.tsx';
import type { GiveNoticeInput } from '../views.ts';

/** Notice of the transfer in a language the person understands (I12-notice-and-interview; GC III 46-48). */
export default function NoticeSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('safeguards');
  const questions: SheetQuestion[] = [
    {
      key: 'form',
      label: t('notice.form'),
      kind: 'choice',
      required: true,
      column: true,
      options: [
        { value: 'written', label: t('notice.written') },
        { value: 'oral', label: t('notice.oral') },
      ],
    },
    {
      key: 'language',
      label: t('notice.language'),
      kind: 'select',
      required: true,
      column: true,
      options: languageOptions(),
    },
  ];
  return (
    <ManifestSheet<GiveNoticeInput>
      answer={answer}
      command="safeguards/give-notice"
      title={t('notice.title')}
      intro={t('notice.intro')}
      questions={questions}
      groups
      needed={(line) => line.gates.notice.state !== 'done'}
      build={(rows, expectedCount) => ({
        manifestNo: answer.manifest.manifestNo,
        expectedCount,
        rows: rows.map(({ personNo, answers, exception }) => ({
          personNo,
          language: answers.language ?? '',
          form: answers.form === 'written' ? 'written' : 'oral',
          ...(exception ? { exception: true } : {}),
        })),
      })}
    />
  );
}
