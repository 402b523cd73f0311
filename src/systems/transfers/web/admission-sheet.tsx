import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { useMe } from '../../../app/api/use-me.ts';
import type { SheetAnswers, SheetQuestion } from '../../../app/kit/sheet/sheet-types.ts';
import { usePlacementNotes } from '../../sites/web/use-placement-notes.ts';
import { useSectionLabel } from '../../sites/web/use-section-words.ts';
import type { AdmissionAnswer, AdmissionQuestion, RecordAdmissionInput } from '../command-views.ts';
import type { LineView } from '../line-views.ts';
import type { ManifestAnswer } from '../views.ts';
import { ManifestSheet } from './manifest-sheet.tsx';
import { waitsForAdmission } from './waits-for-admission.ts';

const QUESTIONS: AdmissionQuestion[] = [
  'a_identity',
  'b_reasons',
  'c_hour',
  'd_injuries',
  'e_property',
  'f_family',
  'g_contact',
];

/** Identity, reasons and hour always exist: they are recorded or unknown, never "none". */
function possibleAnswers(question: AdmissionQuestion): AdmissionAnswer['answer'][] {
  const exists = question === 'a_identity' || question === 'b_reasons' || question === 'c_hour';
  return exists ? ['recorded', 'unknown'] : ['recorded', 'none', 'unknown'];
}

function readAnswer(answers: SheetAnswers, question: AdmissionQuestion): AdmissionAnswer {
  const value = answers[question];
  const text = answers[`${question}_text`];
  const reason = answers[`${question}_reason`];
  return {
    answer: value === 'recorded' || value === 'none' ? value : 'unknown',
    ...(text ? { text } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** Admission with the seven questions of Mandela 7 (a)-(g); `unknown` needs a reason and is asked again later. */
export default function AdmissionSheet({ answer }: { answer: ManifestAnswer }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  // who was taken back is admitted by the giving authority where the convoy came from
  const own = useMe().data?.officer?.authority.code;
  const { authorities } = answer.manifest;
  const isBack = own === authorities.origin.code && own !== authorities.destination.code;
  // of a convoy that was turned back whole, also the rest comes to where it came from
  const isHome = own === authorities.origin.code;
  const site = isBack ? answer.manifest.from : answer.manifest.to;
  const sectionLabel = useSectionLabel();
  const notes = usePlacementNotes(answer.lines, answer.keepApart ?? [], directory.zoneOf(site));
  const sections = directory.sites.find(({ code }) => code === site)?.sections ?? [];
  const named = new Map(answer.lines.map((line) => [line.personNo, line.section]));
  // who was born on the way was accepted nowhere: the child comes where its mother comes
  const accepted = new Map(
    answer.lines.map(({ personNo, section, accompanies }) => [
      personNo,
      section ?? (accompanies === null ? null : (named.get(accompanies.personNo) ?? null)),
    ]),
  );
  /** Whose child it is, and what must be decided before a section takes it. */
  const ofChild = ({ accompanies }: LineView): string[] =>
    accompanies === null
      ? []
      : [
          t('lines.childOf', { parent: accompanies.registerNumber }),
          ...(accompanies.orderOwed ? [t('lines.cameOfAge')] : []),
          ...(accompanies.orderOwed || accompanies.beside ? [] : [t('lines.childUndecided')]),
        ];
  const questions: SheetQuestion[] = [
    {
      key: 'section',
      label: t('admission.section'),
      kind: 'select',
      required: true,
      column: true,
      options: [
        ...(isBack ? [] : [{ value: 'accepted', label: t('admission.acceptedSection') }]),
        ...sections.map((section) => ({ value: section.section, label: sectionLabel(section) })),
      ],
    },
    ...QUESTIONS.flatMap((question): SheetQuestion[] => [
      {
        key: question,
        label: t(`admission.question.${question}`),
        kind: 'choice',
        required: true,
        options: possibleAnswers(question).map((value) => ({
          value,
          label: t(`admission.answer.${value}`),
          tone: value === 'unknown' ? 'bad' : 'plain',
        })),
      },
      {
        key: `${question}_text`,
        label: t('admission.text'),
        kind: 'text',
        required: false,
        forRest: false,
        when: (answers) => answers[question] === 'recorded',
      },
      {
        key: `${question}_reason`,
        label: t('admission.reason'),
        kind: 'text',
        required: true,
        when: (answers) => answers[question] === 'unknown',
      },
    ]),
  ];
  return (
    <ManifestSheet<RecordAdmissionInput>
      answer={answer}
      command="transfers/record-admission"
      title={t('admission.title')}
      intro={t('admission.intro', { site: directory.siteName(site) })}
      questions={questions}
      notes={(line) => [...notes(line), ...ofChild(line)]}
      groups
      needed={(line) => waitsForAdmission(line, isBack) || (isHome && waitsForAdmission(line, true))}
      build={(rows, expectedCount) => ({
        manifestNo: answer.manifest.manifestNo,
        expectedCount,
        rows: rows.map(({ personNo, answers, exception }) => ({
          personNo,
          site,
          section: answers.section === 'accepted' ? (accepted.get(personNo) ?? '') : (answers.section ?? ''),
          ...(exception ? { exception: true } : {}),
          answers: {
            a_identity: readAnswer(answers, 'a_identity'),
            b_reasons: readAnswer(answers, 'b_reasons'),
            c_hour: readAnswer(answers, 'c_hour'),
            d_injuries: readAnswer(answers, 'd_injuries'),
            e_property: readAnswer(answers, 'e_property'),
            f_family: readAnswer(answers, 'f_family'),
            g_contact: readAnswer(answers, 'g_contact'),
          },
        })),
      })}
    />
  );
}
