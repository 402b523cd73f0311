import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { languageOptions } from '../../../app/format/language-options.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import type { SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import type { ManifestAnswer } from '../../transfers/views.ts';
import { ManifestSheet } from '../../transfers/web/manifest-sheet.tsx';
import type { GiveNoticeInput } from '../views.ts';

/** Notice of the transfer in a language the person understands (I12-notice-and-interview; GC III 46-48). */
export default function NoticeSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('safeguards');
  const directory = useDirectory();
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
      intro={[
        t('notice.intro'),
        t('notice.destination', { site: directory.siteName(answer.manifest.to) }),
        answer.mailAddress === null
          ? t('notice.noMail')
          : t('notice.mail', { address: pickText(answer.mailAddress.address) }),
      ].join(' ')}
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
