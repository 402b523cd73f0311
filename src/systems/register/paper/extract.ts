import { documentInstant } from '../../../platform/pdf/document-instant.ts';
import { MISSING_CHARACTER, printableText } from '../../../platform/pdf/printable-text.ts';
import { type PdfInput, renderPdf } from '../../../platform/pdf/typst.ts';
import { type Word, written } from '../../../platform/pdf/written.ts';
import type { ExtractFacts } from '../extract/find-extract.ts';
import { EXTRACT_WORDS, OUTCOME_WORDS, STATE_WORDS } from '../extract/words.ts';
import type { Opening } from '../intake/find-openings.ts';
import { gapsOfOpening } from '../intake/opening-gaps.ts';
import type { Particular } from '../intake/particulars.ts';

/** What an extract shows. */
export type ExtractDocument = ExtractFacts & {
  readonly registerNumber: string;
  readonly synthetic: boolean;
  readonly name: string;
  readonly nameLatin: string;
  readonly birth: string | null;
  /** IANA zone in which instants are told. */
  readonly zone: string;
  /** When the register knew this: the date of the document, in milliseconds. */
  readonly knownAt: number;
};

const TEMPLATE = 'systems/register/paper/extract.typ';
const names = ({ ar, en, ckb }: Word): Word => ({
  ar: printableText(ar),
  en: printableText(en),
  ckb: printableText(ckb),
});

const told = (particular: Particular | undefined) => {
  if (particular === undefined || particular.state === 'unknown') return { text: null, note: EXTRACT_WORDS.unknown };
  if (particular.state === 'known') return { text: written(particular.text.replace('T', ' ')), note: null };
  return {
    text: particular.text === undefined ? null : written(particular.text.replace('T', ' ')),
    note: EXTRACT_WORDS.inherited,
  };
};

/** The first appearance before a judge since then: when, before whom, and whether it is inherited. */
const judgeOf = ({ appearance }: Opening) =>
  appearance === null
    ? null
    : {
        when: written(appearance.when.replace('T', ' ')),
        court: written(appearance.court ?? appearance.authority ?? ''),
        note: appearance.source === 'inherited' ? EXTRACT_WORDS.inherited : null,
      };

/** The gaps that the paper has room for: the third is their sum. */
const GAPS = ['arrestToArrival', 'arrivalToJudge'] as const;

/** Hours between arrest, arrival and first judge: a number where minutes are known, a range where less is. */
const gapsTold = (opening: Opening) => {
  const gaps = gapsOfOpening(opening);
  return GAPS.flatMap((name) => {
    const gap = gaps[name];
    if (gap === undefined) return [];
    const { least, most } = gap;
    return [{ name: EXTRACT_WORDS[name], hours: least === most ? String(most) : `${least} – ${most}` }];
  });
};

/** The input of the PDF renderer for an extract; dated by what was known. */
export const extractInput = (document: ExtractDocument): PdfInput => {
  const { zone, periods, release, health, death } = document;
  const at = (instant: number) => documentInstant(new Date(instant), zone);
  const last = periods.at(-1);
  const data = {
    title: EXTRACT_WORDS.title,
    number: document.registerNumber,
    synthetic: document.synthetic,
    words: EXTRACT_WORDS,
    name: written(document.name),
    nameLatin: document.nameLatin === document.name ? '' : printableText(document.nameLatin),
    birth: document.birth === null ? null : written(document.birth),
    known: at(document.knownAt),
    orders: document.orders.map((order) => ({
      authority: names(order.authority),
      issuedAt: at(order.issuedAt),
      expiresAt: at(order.expiresAt),
    })),
    openings: document.openings.map((opening) => ({
      admittedAt: at(opening.at),
      when: told(opening.particulars?.when),
      place: told(opening.particulars?.place),
      judge: judgeOf(opening),
      gaps: gapsTold(opening),
    })),
    responsible: last === undefined || last.outcome !== null ? null : names(last.authority),
    supervisions: document.supervisions.map(({ authority, fromAt, endsAt }) => ({
      authority: names(authority),
      from: at(fromAt),
      to: endsAt === null ? null : at(endsAt),
    })),
    periods: periods.map((period) => ({
      from: at(period.fromAt),
      to: period.toAt === null ? null : at(period.toAt),
      authority: names(period.authority),
      place: period.place === null ? null : names(period.place),
      vehicle: printableText(period.vehicle ?? ''),
      state: STATE_WORDS[period.state],
      outcome: period.outcome === null ? null : OUTCOME_WORDS[period.outcome],
    })),
    release:
      release === null ? null : { at: at(release.at), place: written(release.place), verified: release.verified },
    health: health === null ? null : { at: at(health.at), fit: health.fit },
    death:
      death === null
        ? null
        : {
            at: at(death.at),
            cause: written(death.cause),
            circumstances: written(death.circumstances),
            remains: written(death.remains),
          },
  };
  const hasMissingCharacter = JSON.stringify(data).includes(MISSING_CHARACTER);
  return { template: TEMPLATE, data: { ...data, hasMissingCharacter }, instant: new Date(document.knownAt) };
};

/** The extract of ICPPED 18(1)(a) to (g) as PDF/A-2b bytes, to be certified by hand. The same document always gives the same bytes. */
export const renderExtract = (document: ExtractDocument): Uint8Array => renderPdf(extractInput(document));
