import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Stands where a dialog will open that is still being fetched. It says that no answer came only after a second: most come at once. */
export function Opening() {
  const { t } = useTranslation('shell');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_000);
    return () => clearTimeout(timer);
  }, []);
  return late ? (
    <Text role="status" size="sm" className="amana-no-print">
      {t('problem.noAnswer')}
    </Text>
  ) : null;
}
