import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { roleName } from '../../../app/format/role-name.ts';
import type { OwedCountView } from '../way-views.ts';

/** A head-count that nobody has recorded, in one sentence: on which occasion, where, since when. */
export function OwedCount({ owed }: { owed: OwedCountView }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const zone = directory.zoneOf(owed.place);
  const what = {
    occasion: t(`count.occasions.${owed.occasion}`),
    place: directory.siteName(owed.place),
    at: formatInstant(owed.since, zone),
  };
  return owed.wentOnAt === null
    ? t('count.owed', what)
    : t('count.notCounted', { ...what, left: formatInstant(owed.wentOnAt, zone) });
}

/** Head-counts that are owed, and by whom; the page of the escort takes each into its form. Nothing where all were recorded. */
export function CountsOwed({
  counts,
  onCount,
}: {
  counts: readonly OwedCountView[];
  onCount?: (owed: OwedCountView) => void;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const [first] = counts;
  if (first === undefined) return null;
  return (
    <Alert color="orange" title={t('count.owedTitle', { count: counts.length })}>
      <Stack gap="xs">
        {counts.map((owed) => (
          <Group key={`${owed.occasion}-${owed.place}-${owed.since}`} justify="space-between">
            <Text size="sm">
              <OwedCount owed={owed} />
            </Text>
            {onCount && (
              <Button size="compact-md" variant="default" onClick={() => onCount(owed)}>
                {owed.wentOnAt === null ? t('count.now') : t('count.tell')}
              </Button>
            )}
          </Group>
        ))}
        <Text size="sm" c="gray.8">
          {t('count.owedBy', {
            role: roleName(t, first.role),
            authority: directory.authorityName(first.authority),
          })}
        </Text>
      </Stack>
    </Alert>
  );
}
