import { Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDocumentLimits } from '../api/use-document-limits.ts';
import { formatNumber } from '../format/format-number.ts';

/** What files are taken, in words. */
export function useDocumentRule(): string {
  const { t } = useTranslation('shell');
  const limits = useDocumentLimits();
  return limits ? t('document.rule', { size: formatNumber(Math.floor(limits.maximumBytes / 2 ** 20)) }) : '';
}

/** Says before the form is opened that a document will be asked for, so that the officer has it at hand. */
export function DocumentNeeded() {
  const { t } = useTranslation('shell');
  const rule = useDocumentRule();
  return (
    <Text size="sm" c="gray.8" className="amana-no-print">
      <IconPaperclip size={14} aria-hidden /> {t('document.needed')} {rule}
    </Text>
  );
}
