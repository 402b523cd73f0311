import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Prints the page by the browser, as the sheet for printing shows it. `large` where it stands in the heading of a page. */
export function PrintButton({ large = false }: { large?: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={18} aria-hidden />}
      onClick={() => window.print()}
      {...(large ? { size: 'md' } : {})}
    >
      {t('action.print')}
    </Button>
  );
}
