import { useTranslation } from 'react-i18next';
import type { FormField, FormValues } from '../../../app/kit/form-fields.ts';
import { type SourceKind, sourceKinds } from '../source.ts';

/** The two fields in which an officer says where a statement about a site comes from. */
export const useSourceFields = (): FormField[] => {
  const { t } = useTranslation('sites');
  return [
    {
      key: 'sourceKind',
      label: t('source.kind'),
      kind: 'select',
      required: true,
      options: sourceKinds.map((value) => ({ value, label: t(`source.kinds.${value}`) })),
    },
    { key: 'source', label: t('source.reference'), help: t('source.help'), kind: 'text', required: true, shortest: 3 },
  ];
};

/** What the two fields hold, for the command. */
export const sourceOfValues = (values: FormValues): { sourceKind: SourceKind; source: string } => ({
  sourceKind: sourceKinds.find((kind) => kind === values.sourceKind) ?? 'statement',
  source: values.source ?? '',
});
