import { NativeSelect, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { strikeOffReasons } from '../convoy-words.ts';

/** The coded reason and the note with which one person or several are struck off. */
export function StrikeOffFields({
  reason,
  note,
  onReason,
  onNote,
}: {
  reason: string;
  note: string;
  onReason: (reason: string) => void;
  onNote: (note: string) => void;
}) {
  const { t } = useTranslation('transfers');
  return (
    <>
      <NativeSelect
        label={t('strikeOff.reason')}
        required
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
        data={[
          { value: '', label: t('shell:action.choose') },
          ...strikeOffReasons.map((value) => ({ value, label: t(`strikeOff.reasons.${value}`) })),
        ]}
      />
      <Textarea
        label={t('strikeOff.note')}
        required
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </>
  );
}
