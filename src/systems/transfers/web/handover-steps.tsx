import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import type { ManifestOverview } from '../views.ts';
import { sidesOf } from './sides-of-handover.ts';

/** Each passing of custody of the convoy, with its receipt once both officers signed. */
export function HandoverSteps({ answer }: { answer: ManifestOverview }) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  const { handovers, manifestNo } = answer.manifest;
  return (
    <Paper withBorder p="md" h="100%">
      <Title order={2} size="h4" mb="xs">
        {t('handover.steps')}
      </Title>
      <Stack gap="sm">
        {handovers.map((handover) => {
          const sides = sidesOf(handover, directory);
          return (
            <Group key={handover.ordinal} justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text size="sm" fw={600}>
                  {formatNumber(handover.ordinal)}. {sides.from}{' '}
                  <span aria-hidden>{document.documentElement.dir === 'ltr' ? '→' : '←'}</span> {sides.to}
                </Text>
                <Text size="sm" c="gray.7">
                  {directory.siteName(handover.place)}
                  {handover.instantAt !== undefined &&
                    ` · ${formatInstant(handover.instantAt, directory.zoneOf(handover.place))}`}
                  {handover.count !== undefined && ` · ${t('shell:people', { count: handover.count })}`}
                </Text>
                {handover.receiptId && (
                  <Group gap="sm">
                    <Anchor
                      href={`/api/transfers/receipt.pdf?handover=${handover.receiptId}`}
                      size="sm"
                      target="_blank"
                      rel="noreferrer"
                    >
                      {t('handover.receipt')}
                    </Anchor>
                    <Anchor
                      href={`/api/transfers/person-receipts?handover=${handover.receiptId}`}
                      size="sm"
                      target="_blank"
                      rel="noreferrer"
                    >
                      {t('handover.personReceipts')}
                    </Anchor>
                  </Group>
                )}
              </div>
              <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
                <Badge
                  tt="none"
                  size="lg"
                  miw="max-content"
                  variant="filled"
                  c="dark.8"
                  color={handover.state === 'done' ? 'teal.1' : handover.state === 'offered' ? 'yellow.2' : 'gray.2'}
                >
                  {t(`handover.state.${handover.state}`)}
                </Badge>
                {!handover.receiptId && (
                  <LinkButton
                    size="compact-md"
                    variant="default"
                    to="/manifests/$manifestNo/hand-over/$ordinal"
                    params={{ manifestNo: String(manifestNo), ordinal: String(handover.ordinal) }}
                  >
                    {t('handover.open')}
                  </LinkButton>
                )}
              </Group>
            </Group>
          );
        })}
      </Stack>
    </Paper>
  );
}
