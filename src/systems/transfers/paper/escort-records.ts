import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { type Word, written } from '../../../platform/pdf/written.ts';
import { type EscortSection, escortQuestions, escortSections } from '../escort-questions.ts';
import { ANSWER_WORDS, QUESTION_WORDS, SECTION_WORDS, SOURCE_WORDS, STATE_WORDS } from './escort-words.ts';

/** What the newest answer to a question of the escort record says. */
export type EscortPaperAnswer = {
  readonly question: string;
  readonly answer: string;
  readonly detail: string;
  readonly source: string;
  readonly at: number;
  readonly amends: boolean;
};
/** The escort records of a convoy on paper, person by person. Instants in milliseconds. */
export type EscortRecordsDocument = {
  readonly code: string;
  readonly synthetic: boolean;
  readonly zone: string;
  /** What the document is dated by: the newest thing that it shows. */
  readonly knownAt: number;
  readonly from: Word;
  readonly to: Word;
  readonly escort: Word;
  /** Sections that the officer who asks may not see: the paper says so instead of showing nothing. */
  readonly hidden: readonly EscortSection[];
  readonly persons: readonly {
    readonly registerNumber: string;
    readonly name: string;
    readonly nameLatin: string;
    readonly state: string;
    readonly confirmedAt: number | null;
    readonly answers: readonly EscortPaperAnswer[];
  }[];
};

const TEMPLATE = 'systems/transfers/paper/escort-records.typ';
const WORDS = {
  title: { en: 'Escort records', ar: 'سجلات المرافقة', ckb: 'تۆمارەکانی یاوەری' },
  from: { en: 'From', ar: 'من', ckb: 'لە' },
  to: { en: 'To', ar: 'إلى', ckb: 'بۆ' },
  escort: { en: 'Escort', ar: 'المفرزة المرافقة', ckb: 'پاسەوانی' },
  known: { en: 'As known', ar: 'كما عُرف', ckb: 'وەک زانرا' },
  count: { en: 'Persons', ar: 'عدد الأشخاص', ckb: 'ژمارەی کەسان' },
  question: { en: 'Question', ar: 'السؤال', ckb: 'پرسیار' },
  answer: { en: 'Answer', ar: 'الجواب', ckb: 'وەڵام' },
  detail: { en: 'What must be known or done', ar: 'ما يلزم معرفته أو عمله', ckb: 'ئەوەی دەبێت بزانرێت یان بکرێت' },
  source: { en: 'From, when', ar: 'المصدر والوقت', ckb: 'سەرچاوە و کات' },
  unanswered: { en: 'not answered', ar: 'بلا جواب', ckb: 'بێ وەڵام' },
  amended: { en: 'amended', ar: 'عُدّل', ckb: 'دەستکاریکراو' },
  hidden: {
    en: 'shown to the escort and to health officers only',
    ar: 'يُعرض على المرافقة وضباط الصحة فقط',
    ckb: 'تەنها بۆ یاوەری و ئەفسەرانی تەندروستی پیشان دەدرێت',
  },
} as const satisfies Readonly<Record<string, Word>>;
const names = ({ ar, en, ckb }: Word): Word => ({
  ar: printableText(ar),
  en: printableText(en),
  ckb: printableText(ckb),
});

/** The input of the PDF renderer for the escort records of a convoy. */
export const escortRecordsInput = (document: EscortRecordsDocument): PdfInput => {
  const at = (instant: number) => documentInstant(new Date(instant), document.zone);
  const data = {
    title: WORDS.title,
    number: printableText(document.code),
    synthetic: document.synthetic,
    words: WORDS,
    from: names(document.from),
    to: names(document.to),
    escort: names(document.escort),
    known: at(document.knownAt),
    persons: document.persons.map((person) => ({
      registerNumber: person.registerNumber,
      name: written(person.name),
      nameLatin: person.nameLatin === person.name ? '' : printableText(person.nameLatin),
      state: STATE_WORDS[person.state],
      confirmed: person.confirmedAt === null ? null : at(person.confirmedAt),
      sections: escortSections.map((section) => ({
        title: SECTION_WORDS[section],
        hidden: document.hidden.includes(section),
        questions: escortQuestions[section].map((question: string) => {
          const given = person.answers.find((answer) => answer.question === question);
          return {
            question: QUESTION_WORDS[question],
            answer: given === undefined ? WORDS.unanswered : ANSWER_WORDS[given.answer],
            detail: written(given?.detail ?? ''),
            source: given === undefined ? null : SOURCE_WORDS[given.source],
            at: given === undefined ? null : at(given.at),
            amends: given?.amends ?? false,
          };
        }),
      })),
    })),
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(document.knownAt) };
};

/** The escort records as PDF/A-2b bytes, over as many pages as are needed. The same document always gives the same bytes. */
export const renderEscortRecords = (document: EscortRecordsDocument): Uint8Array =>
  renderPdf(escortRecordsInput(document));
