import { useTranslation } from 'react-i18next';
import { countryOptions } from '../../../app/format/country-name.ts';
import { readDigits } from '../../../app/format/read-digits.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormValues } from '../../../app/kit/form-fields.ts';
import { isOfNationality, type Measure, measures } from '../published/measures.ts';
import type { PublishedFigureInput, RecordPublishedFiguresInput } from '../published/views.ts';
import type { OperationRoomAnswer } from '../room-views.ts';

const latin = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) % 16));

const figureOf = (values: FormValues): PublishedFigureInput => {
  const value = (key: string) => values[key] ?? '';
  const measure: Measure = measures.find((one) => one === value('measure')) ?? 'not-counted';
  const atLeast = readDigits(value('atLeast'));
  const atMost = readDigits(value('atMost'));
  return {
    reference: latin(value('reference')),
    measure,
    ...(isOfNationality(measure) && value('nationality') ? { nationality: value('nationality') } : {}),
    said: value('said'),
    unit: value('unit'),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(value('asOf') ? { asOf: latin(value('asOf')) } : {}),
    publishedOn: latin(value('publishedOn')),
    definition: value('definition'),
    attributedTo: value('attributedTo'),
    source: value('source'),
    ...(value('remark') ? { remark: value('remark') } : {}),
  };
};

/** Enters one figure that somebody published, with its source. It changes no figure of the register. */
export function RecordPublishedButton({ room }: { room: OperationRoomAnswer }) {
  const { t } = useTranslation(['transfers', 'register']);
  const text = (key: string, required: boolean, help?: string) => ({
    key,
    label: t(`published.field.${key}`),
    kind: 'text' as const,
    required,
    ...(help === undefined ? {} : { help }),
  });
  return (
    <FormDialog<RecordPublishedFiguresInput>
      command="transfers/record-published-figures"
      label={t('published.record')}
      explain={t('published.explain')}
      zone={room.zone}
      initial={{ unit: 'persons' }}
      fields={[
        text('reference', true, t('published.help.reference')),
        text('said', true, t('published.help.said')),
        text('unit', true),
        {
          key: 'measure',
          label: t('published.field.measure'),
          kind: 'select',
          required: true,
          options: measures.map((value) => ({ value, label: t(`published.measure.${value}`) })),
        },
        {
          key: 'nationality',
          label: t('published.field.nationality'),
          help: t('published.help.nationality'),
          kind: 'select',
          required: false,
          options: countryOptions(t),
        },
        text('atLeast', false, t('published.help.bounds')),
        text('atMost', false, t('published.help.bounds')),
        text('asOf', false, t('published.help.day')),
        text('publishedOn', true, t('published.help.day')),
        { ...text('definition', true, t('published.help.definition')), kind: 'long', shortest: 3 },
        text('attributedTo', true),
        { ...text('source', true, t('published.help.source')), shortest: 3 },
        { ...text('remark', false), kind: 'long' },
      ]}
      build={(values) => ({ operationNo: room.operation.operationNo, figures: [figureOf(values)] })}
    />
  );
}
