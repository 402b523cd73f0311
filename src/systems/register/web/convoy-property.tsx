import { Alert, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import type { SealState } from '../property/property.ts';
import type { ConvoyPropertyAnswer } from '../property/views.ts';
import { PROPERTY_WORDS, SEAL_WORDS } from '../property/words.ts';

type PassInput = {
  packets: { packetId: string; sealFound: SealState }[];
  purpose: 'transfer';
  releasedBy: string;
  receivedBy: string;
  manifestNo: number;
};
const sealsIn = (text: string | undefined): Set<string> =>
  new Set((text ?? '').split(/[\n,،]/).map((seal) => seal.trim()));

/** Beside the persons of a hand-over: how many bags go with them, each seal to compare, and the seals that were not intact. */
export function ConvoyProperty({ manifestNo, zone }: { manifestNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const answer = useAnswer<ConvoyPropertyAnswer>('register/convoy-property', { manifestNo });
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (!answer.data) return null;
  const { packets, persons, differences, abilities } = answer.data;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} size="h4">
          {pickText(PROPERTY_WORDS.property)}
        </Title>
        <Text fw={700}>
          {t('property.bags', { count: packets.length })} · {t('property.owners', { count: persons })}
        </Text>
        <Text size="sm">
          {packets.map(({ packetId, registerNumber, seal }, i) => (
            <span key={packetId}>
              {i > 0 && ' · '}
              <bdi className="amana-code">{registerNumber}</bdi>: <bdi className="amana-code">{seal}</bdi>
            </span>
          ))}
        </Text>
        {differences.map((difference) => (
          <Alert key={`${difference.seal} ${difference.at}`} color="red">
            <bdi className="amana-code">{difference.registerNumber}</bdi> · {pickText(PROPERTY_WORDS.seal)}{' '}
            <bdi className="amana-code">{difference.seal}</bdi>: {pickText(SEAL_WORDS[difference.sealFound])}
          </Alert>
        ))}
        {packets.length > 0 && abilities.includes('register/pass-packets') && (
          <div>
            <FormDialog<PassInput>
              command="register/pass-packets"
              label={t('property.passAll')}
              explain={t('property.passAllExplain')}
              zone={zone}
              fields={[
                { key: 'releasedBy', label: pickText(PROPERTY_WORDS.releasedBy), kind: 'text', required: true },
                { key: 'receivedBy', label: pickText(PROPERTY_WORDS.receivedBy), kind: 'text', required: true },
                { key: 'missing', label: t('property.missing'), kind: 'long', required: false },
                { key: 'broken', label: t('property.broken'), kind: 'long', required: false },
              ]}
              build={({ releasedBy = '', receivedBy = '', missing, broken }) => ({
                packets: packets.map(({ packetId, seal }) => ({
                  packetId,
                  sealFound: sealsIn(missing).has(seal) ? 'missing' : sealsIn(broken).has(seal) ? 'broken' : 'intact',
                })),
                purpose: 'transfer',
                releasedBy,
                receivedBy,
                manifestNo,
              })}
            />
          </div>
        )}
      </Stack>
    </Paper>
  );
}
