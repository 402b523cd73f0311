import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import type { Word } from '../../../platform/pdf/written.ts';
import { total } from '../strength/strength.ts';
import type { StrengthAnswer } from '../strength/views.ts';
import { GAIN_WORDS, LOSS_WORDS, REPORT_WORDS, SCOPE_WORDS } from '../strength/words.ts';

/** A strength report as paper shows it. */
export type StrengthDocument = StrengthAnswer & { readonly synthetic: boolean };

const TEMPLATE = 'systems/register/paper/strength-report.typ';
const printable = ({ ar, en, ckb }: Word): Word => ({
  ar: printableText(ar),
  en: printableText(en),
  ckb: printableText(ckb),
});

/** The input of the PDF renderer for a strength report; dated by the instant at which it was known. */
export const strengthReportInput = (document: StrengthDocument): PdfInput => {
  const { zone, gains, losses } = document;
  const data = {
    title: REPORT_WORDS.title,
    number: `${document.code} ${new Date(document.toAt).toISOString().slice(0, 16)}Z`,
    synthetic: document.synthetic,
    scope: SCOPE_WORDS[document.scope],
    code: document.code,
    name: printable(document.name),
    from: documentInstant(new Date(document.fromAt), zone),
    to: documentInstant(new Date(document.toAt), zone),
    known: documentInstant(new Date(document.knownAt), zone),
    opening: document.opening,
    gains: gains.map(({ reason, persons }) => ({ label: GAIN_WORDS[reason], persons })),
    losses: losses.map(({ reason, persons }) => ({ label: LOSS_WORDS[reason], persons })),
    allGains: total(gains),
    allLosses: total(losses),
    closing: document.closing,
    withinReach: document.withinReach,
    words: REPORT_WORDS,
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(document.knownAt) };
};

/** The strength report as PDF/A-2b bytes (the questions of DA form 2674, in words of our own). The same document always gives the same bytes. */
export const renderStrengthReport = (document: StrengthDocument): Uint8Array =>
  renderPdf(strengthReportInput(document));
