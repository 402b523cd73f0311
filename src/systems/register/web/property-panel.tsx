import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormField } from '../../../app/kit/form-fields.ts';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { ENDS, type PacketItem, PURPOSES, readItems, SEAL_STATES } from '../property/property.ts';
import type { PacketView, PropertyAnswer } from '../property/views.ts';
import { END_WORDS, PROPERTY_WORDS, PURPOSE_WORDS, SEAL_WORDS } from '../property/words.ts';
import { PropertyComplaints, RecordComplaint } from './property-complaints.tsx';

type SealPacketInput = {
  personNo: number;
  seal: string;
  items: PacketItem[];
  takenFrom: string;
  takenWhere: string;
  takenAt: number;
};
type PassPacketsInput = {
  packets: { packetId: string; sealFound: string; newSeal?: string }[];
  purpose: string;
  releasedBy: string;
  receivedBy: string;
};
type EndPacketInput = { packetId: string; ended: string; authorisedBy: string; witness: string };

const say = (word: keyof typeof PROPERTY_WORDS): string => pickText(PROPERTY_WORDS[word]);
const required = (key: keyof typeof PROPERTY_WORDS): FormField => ({
  key,
  label: say(key),
  kind: 'text',
  required: true,
});

/** On a person's file: what was taken into keeping, under which seal, every hand-over, a seal that was not intact, and the end; with the person's receipt. */
export function PropertyPanel({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const answer = useAnswer<PropertyAnswer>('register/property', { personNo });
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (!answer.data) return null;
  const { packets, differences, openComplaints, abilities } = answer.data;
  return (
    <Paper withBorder p="md" component="section" aria-label={say('property')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {say('property')}
          </Title>
          <Group gap="xs" className="amana-no-print">
            {packets.length > 0 && (
              <Button
                component="a"
                variant="default"
                href={`/api/register/property-receipt?personNo=${personNo}`}
                target="_blank"
                rel="noreferrer"
              >
                {t('property.receipt')}
              </Button>
            )}
            {abilities.includes('register/seal-packet') && <SealPacket personNo={personNo} zone={zone} />}
          </Group>
        </Group>
        {differences > 0 && <Alert color="red">{t('property.difference', { count: differences })}</Alert>}
        {openComplaints > 0 && <Alert color="red">{t('property.openComplaints', { count: openComplaints })}</Alert>}
        {packets.length === 0 && <Text c="gray.7">{t('property.none')}</Text>}
        {packets.map((packet) => (
          <Packet key={packet.packetId} packet={packet} zone={zone} abilities={abilities} />
        ))}
      </Stack>
    </Paper>
  );
}

function Packet({ packet, zone, abilities }: { packet: PacketView; zone: string; abilities: string[] }) {
  return (
    <section aria-label={`${say('seal')} ${packet.seal}`}>
      <Group gap="xs">
        <Text fw={700}>
          {say('seal')} <bdi className="amana-code">{packet.seal}</bdi>
        </Text>
        {packet.firstSeal !== packet.seal && (
          <Text size="sm">
            {say('firstSeal')} <bdi className="amana-code">{packet.firstSeal}</bdi>
          </Text>
        )}
        <Badge color={packet.ended === null ? 'teal.1' : 'gray.3'} c="dark.9" variant="filled" tt="none">
          {packet.ended === null ? say('inKeeping') : pickText(END_WORDS[packet.ended])}
        </Badge>
      </Group>
      <Text size="sm">
        {packet.items.map(({ quantity, description }, i) => (
          <span key={`${quantity} ${description}`}>
            {i > 0 && ' · '}
            {quantity} × <bdi>{description}</bdi>
          </span>
        ))}
      </Text>
      <Text size="xs" c="gray.7">
        {say('takenFrom')}: <bdi>{packet.takenFrom}</bdi> · <bdi>{packet.takenWhere}</bdi> ·{' '}
        {formatInstant(packet.takenAt, zone)}
      </Text>
      {packet.passes.map((pass) => (
        <Text key={`${pass.at} ${pass.releasedBy}`} size="sm" c={pass.sealFound === 'intact' ? 'dark.9' : 'red.9'}>
          {formatInstant(pass.at, zone)} · {say('releasedBy')}: <bdi>{pass.releasedBy}</bdi> · {say('receivedBy')}:{' '}
          <bdi>{pass.receivedBy}</bdi> · {pickText(PURPOSE_WORDS[pass.purpose])} · {say('sealFound')}:{' '}
          {pickText(SEAL_WORDS[pass.sealFound])}
          {pass.newSeal !== null && (
            <>
              {' '}
              · {say('newSeal')} <bdi className="amana-code">{pass.newSeal}</bdi>
            </>
          )}
        </Text>
      ))}
      {packet.ended !== null && packet.endedAt !== null && (
        <Text size="sm">
          {formatInstant(packet.endedAt, zone)} · {say('authorisedBy')}: <bdi>{packet.authorisedBy}</bdi> ·{' '}
          {say('witness')}: <bdi>{packet.witness}</bdi>
        </Text>
      )}
      <PropertyComplaints packet={packet} zone={zone} abilities={abilities} />
      <Group gap="xs" mt={4} className="amana-no-print">
        {packet.ended === null && abilities.includes('register/pass-packets') && (
          <PassPacket packet={packet} zone={zone} />
        )}
        {packet.ended === null && abilities.includes('register/end-packet') && (
          <EndPacket packet={packet} zone={zone} />
        )}
        {abilities.includes('register/record-property-complaint') && <RecordComplaint packet={packet} zone={zone} />}
      </Group>
    </section>
  );
}

function SealPacket({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  return (
    <FormDialog<SealPacketInput>
      command="register/seal-packet"
      label={t('property.take')}
      explain={t('property.takeExplain')}
      zone={zone}
      fields={[
        required('seal'),
        { key: 'items', label: t('property.items'), kind: 'long', required: true },
        required('takenFrom'),
        required('takenWhere'),
        { key: 'takenAt', label: say('takenAt'), kind: 'instant', required: true },
      ]}
      build={(values) => ({
        personNo,
        seal: values.seal ?? '',
        items: readItems(values.items ?? ''),
        takenFrom: values.takenFrom ?? '',
        takenWhere: values.takenWhere ?? '',
        takenAt: Number(values.takenAt),
      })}
    />
  );
}

function PassPacket({ packet, zone }: { packet: PacketView; zone: string }) {
  const { t } = useTranslation('register');
  return (
    <FormDialog<PassPacketsInput>
      command="register/pass-packets"
      label={t('property.pass')}
      compact={`${t('property.pass')}: ${packet.seal}`}
      explain={t('property.passExplain')}
      zone={zone}
      fields={[
        required('releasedBy'),
        required('receivedBy'),
        {
          key: 'purpose',
          label: say('purpose'),
          kind: 'select',
          required: true,
          options: PURPOSES.map((value) => ({ value, label: pickText(PURPOSE_WORDS[value]) })),
        },
        {
          key: 'sealFound',
          label: say('sealFound'),
          kind: 'select',
          required: true,
          options: SEAL_STATES.map((value) => ({ value, label: pickText(SEAL_WORDS[value]) })),
        },
        { key: 'newSeal', label: t('property.newSeal'), kind: 'text', required: false },
      ]}
      build={({ purpose = '', releasedBy = '', receivedBy = '', sealFound = '', newSeal = '' }) => ({
        packets: [{ packetId: packet.packetId, sealFound, ...(newSeal === '' ? {} : { newSeal }) }],
        purpose,
        releasedBy,
        receivedBy,
      })}
    />
  );
}

function EndPacket({ packet, zone }: { packet: PacketView; zone: string }) {
  const { t } = useTranslation('register');
  return (
    <FormDialog<EndPacketInput>
      command="register/end-packet"
      label={t('property.end')}
      compact={`${t('property.end')}: ${packet.seal}`}
      explain={t('property.endExplain')}
      zone={zone}
      fields={[
        {
          key: 'ended',
          label: t('property.how'),
          kind: 'select',
          required: true,
          options: ENDS.map((value) => ({ value, label: pickText(END_WORDS[value]) })),
        },
        required('authorisedBy'),
        required('witness'),
      ]}
      build={({ ended = '', authorisedBy = '', witness = '' }) => ({
        packetId: packet.packetId,
        ended,
        authorisedBy,
        witness,
      })}
    />
  );
}
