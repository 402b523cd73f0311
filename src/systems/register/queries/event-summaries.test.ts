import { expect, test } from 'vitest';
import { type Sentence, say } from '../../../core/register/refusal-text.ts';
import { allEvents } from '../../all-events.ts';
import { eventSentences } from './event-sentences.ts';
import { summaryOf } from './event-summaries.ts';
import { wordsOf } from './event-words.ts';

const called = new Map<string, Sentence>([
  ['KRK', say('Karkh', 'الكرخ', 'کەرخ')],
  ['SDF', say('Syrian Democratic Forces', 'قوات سوريا الديمقراطية', 'هێزەکانی سووریای دیموکرات')],
]);
const summary = (type: string, data: Record<string, unknown>): Sentence =>
  summaryOf(type, data, (code) => called.get(code));
/** Letters of the Latin alphabet in a sentence for readers of Arabic: a code that nobody put into words. */
const latin = /[A-Za-z]/;

test('every event of a person, a manifest or an operation has a line of its own', () => {
  const shown = allEvents
    .filter(({ stream }) => ['person', 'manifest', 'operation'].includes(stream))
    .map(({ type }) => type);
  expect(shown.length).toBeGreaterThan(30);
  expect(shown.filter((type) => summary(type, {}).en === type)).toEqual([]);
});

test('sites and authorities are called by name in each language', () => {
  expect(summary('SectionMoved', { site: 'KRK', section: 'J' })).toMatchObject({
    en: 'Moved to section J at Karkh.',
    ar: 'نقل إلى القسم J في الكرخ.',
  });
  expect(summary('CustodyFound', { custodian: 'SDF', site: 'KRK', basis: 'arrest' }).ar).toBe(
    'احتجاز قائم لدى قوات سوريا الديمقراطية في الكرخ.',
  );
  expect(summary('MovementRecorded', { kind: 'stop', place: 'kilometre 40' }).en).toBe('Stopped at kilometre 40.');
});

test('every code of an event has its words in every language', () => {
  for (const [type, fields] of Object.entries(wordsOf))
    for (const [field, words] of Object.entries(fields))
      for (const code of Object.keys(words)) {
        const { en, ar, ckb } = summary(type, { [field]: /^\d$/.test(code) ? Number(code) : code });
        const sentence = `${type}: ${en} ${ar} ${ckb}`;
        if (code.includes('-')) expect(sentence).not.toContain(code);
        const shown = (text: string) => text.replaceAll(/\{\w+\}/g, '');
        expect([shown(ar), shown(ckb)].filter((text) => latin.test(text))).toEqual([]);
      }
});

test('every code that a sentence says has its words, whatever the schema allows', () => {
  type Field = { options?: readonly string[]; unwrap?: () => Field };
  const optionsOf = (field: Field | undefined): readonly string[] =>
    field?.options ?? (field?.unwrap === undefined ? [] : optionsOf(field.unwrap()));
  let said = 0;
  const raw = allEvents.flatMap(({ type, data }) => {
    const { shape } = data as unknown as { shape: Record<string, Field> };
    const fields = [...(eventSentences[type]?.ar ?? '').matchAll(/\{(\w+)\}/g)].map(([, field]) => String(field));
    return fields.flatMap((field) =>
      optionsOf(shape[field]).flatMap((code) => {
        said += 1;
        return latin.test(summary(type, { [field]: code }).ar.replaceAll(/\{\w+\}/g, ''))
          ? [`${type}.${field}: ${code}`]
          : [];
      }),
    );
  });
  expect(said).toBeGreaterThan(20);
  expect(raw).toEqual([]);
});

test('a yes or a no that a sentence says is said in words, and nothing of a template is left in a line', () => {
  const checked = (satisfied: boolean) => summary('ReleaseChecked', { item: 'identity', satisfied });
  expect(checked(true)).toMatchObject({
    en: 'Checklist of the release: Identity checked, yes.',
    ar: 'قائمة التحقق من الإفراج: التحقق من الهوية، نعم.',
  });
  expect(checked(false).en).toContain(', no.');
  const left = allEvents.flatMap(({ type, data }) => {
    const { shape } = data as unknown as { shape: Record<string, { type?: string }> };
    return Object.entries(shape)
      .filter(([field, { type: kind }]) => kind === 'boolean' && eventSentences[type]?.ar.includes(`{${field}}`))
      .filter(([field]) => [true, false].some((value) => summary(type, { [field]: value }).ar.includes(`{${field}}`)))
      .map(([field]) => `${type}.${field}`);
  });
  expect(left).toEqual([]);
});

test('every kind of movement that can be recorded is a sentence of its own', () => {
  const movement = allEvents.find(({ type }) => type === 'MovementRecorded') as unknown as {
    data: { shape: { kind: { options: string[] } } };
  };
  const kinds = movement.data.shape.kind.options;
  expect(kinds).toContain('border-crossed');
  expect(kinds.filter((kind) => !Object.hasOwn(eventSentences, `MovementRecorded:${kind}`))).toEqual([]);
  expect(summary('MovementRecorded', { kind: 'border-crossed', place: 'KRK' })).toMatchObject({
    en: 'Crossed the border at Karkh.',
    ar: 'عبور الحدود عند الكرخ.',
  });
});

test('numbers of persons follow the plural of each language', () => {
  const arabic = (counted: number) => summary('HandedOver', { counted }).ar;
  expect([1, 2, 3, 11, 100].map(arabic)).toEqual([
    'انتقلت عهدة شخص واحد بتوقيعين.',
    'انتقلت عهدة شخصين بتوقيعين.',
    'انتقلت عهدة 3 أشخاص بتوقيعين.',
    'انتقلت عهدة 11 شخصًا بتوقيعين.',
    'انتقلت عهدة 100 شخص بتوقيعين.',
  ]);
  expect(summary('SealProposed', { sealNo: 1, lineCount: 1 }).en).toBe('Seal 1 was proposed over 1 person.');
  expect(summary('HandoverOffered', { ordinal: 2, counted: 148 }).ar).toBe('عُرض التسليم الثاني على أساس 148 شخصًا.');
});

test('a breach is told by what the rule says, and a notice by the language', () => {
  const breach = summary('BreachOpened', { rule: 'I17-section-capacity' });
  expect(`${breach.en}${breach.ar}${breach.ckb}`).not.toContain('I17');
  expect(summary('NoticeGiven', { language: 'ckb', form: 'oral' }).en).toBe(
    'Told of the move (Central Kurdish, orally).',
  );
  expect(latin.test(summary('NoticeGiven', { language: 'fr', form: 'written' }).ar)).toBe(false);
});

test('a withdrawn record says so; a value that is not there leaves no gap', () => {
  expect(summary('CustodyCorrected', { withdrawn: true }).en).toBe(
    'An earlier record was withdrawn: it never happened.',
  );
  expect(summary('CustodyCorrected', {}).en).toBe('An earlier record was corrected.');
  expect(summary('LineStruckOff', {}).en).toBe('Struck off a manifest.');
});
