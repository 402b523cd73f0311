import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What a form still needs, by the names of its fields; nothing where nothing is missing. Said when its button was pressed: a grey button says nothing. */
export function StillMissing({ labels }: { labels: readonly string[] }) {
  const { t } = useTranslation('shell');
  if (labels.length === 0) return null;
  return (
    <Alert color="red" role="alert">
      {t('form.missing')} {labels.join(' · ')}
    </Alert>
  );
}
