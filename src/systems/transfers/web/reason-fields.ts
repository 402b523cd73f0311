import { useTranslation } from 'react-i18next';

/** The fields of a coded reason, and of the words that *other* needs. @param words where the codes are said, below `transfers` */
export const useReasonFields = (reasons: readonly string[], words: string) => {
  const { t } = useTranslation('transfers');
  return [
    {
      key: 'reason',
      label: t('strikeOff.reason'),
      kind: 'select' as const,
      required: true,
      options: reasons.map((value) => ({ value, label: t(`${words}.${value}`) })),
    },
    { key: 'note', label: t('strikeOff.note'), kind: 'long' as const, required: false },
  ];
};

/** The reason that was chosen; *other* where it is none of them. */
export const reasonIn = <Reason extends string>(
  reasons: readonly (Reason | 'other')[],
  value: string | undefined,
): Reason | 'other' => reasons.find((one) => one === value) ?? 'other';
