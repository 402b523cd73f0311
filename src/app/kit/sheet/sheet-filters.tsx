import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../choice-bar.tsx';
import type { SheetFacet, SheetQuestion } from './sheet-types.ts';
import type { SheetView, Shown } from './sheet-view.ts';

/** What is looked at: search by number or name, one list for each facet and for the open question, and which rows. */
export function SheetFilters({
  view,
  onChange,
  facets,
  questions,
}: {
  view: SheetView;
  onChange: (view: SheetView) => void;
  facets: SheetFacet[];
  questions: SheetQuestion[];
}) {
  const { t } = useTranslation('shell');
  const required = questions.filter((question) => question.required);
  return (
    <Group gap="xs" align="flex-end" className="amana-no-print">
      <TextInput
        data-search
        size="md"
        type="search"
        w={220}
        aria-label={t('sheet.filter')}
        placeholder={t('sheet.filter')}
        value={view.text}
        onChange={(event) => onChange({ ...view, text: event.currentTarget.value })}
      />
      {facets.map((facet) => (
        <NativeSelect
          key={facet.key}
          size="md"
          aria-label={facet.label}
          value={view.facets[facet.key] ?? ''}
          onChange={(event) =>
            onChange({ ...view, facets: { ...view.facets, [facet.key]: event.currentTarget.value } })
          }
          data={[{ value: '', label: `${facet.label}: ${t('sheet.shown.all')}` }, ...facet.options]}
        />
      ))}
      {required.length > 1 && (
        <NativeSelect
          size="md"
          maw={240}
          aria-label={t('sheet.openQuestion')}
          value={view.openQuestion}
          onChange={(event) => onChange({ ...view, openQuestion: event.currentTarget.value })}
          data={[
            { value: '', label: `${t('sheet.openQuestion')}: ${t('sheet.shown.all')}` },
            ...required.map(({ key, label }) => ({ value: key, label: t('sheet.openFor', { question: label }) })),
          ]}
        />
      )}
      <ChoiceBar
        large
        label={t('sheet.show')}
        value={view.shown}
        onChange={(value) => onChange({ ...view, shown: value as Shown })}
        options={(['all', 'exceptions', 'rest', 'problems'] as const).map((value) => ({
          value,
          label: t(`sheet.shown.${value}`),
        }))}
      />
    </Group>
  );
}
