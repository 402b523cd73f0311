import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { COMPLAINANTS, COMPLAINT_OUTCOMES, COMPLAINTS } from '../property/property.ts';
import type { PacketView } from '../property/views.ts';
import { COMPLAINANT_WORDS, COMPLAINT_WORDS, OUTCOME_WORDS, PROPERTY_WORDS } from '../property/words.ts';

const say = (word: keyof typeof PROPERTY_WORDS): string => pickText(PROPERTY_WORDS[word]);
const optionsOf = <Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, { en: string; ar: string; ckb: string }>>,
) => values.map((value) => ({ value, label: pickText(words[value]) }));

type Recorded = { packetId: string; about: string; madeBy: string; account: string; madeAt: number };
type Answered = { complaintId: string; outcome: string; found: string; remedy?: string };

/** The complaints about a packet with their answers, and what may be done: to record one, and to answer. */
export function PropertyComplaints({
  packet,
  zone,
  abilities,
}: {
  packet: PacketView;
  zone: string;
  abilities: string[];
}) {
  return (
    <>
      {packet.complaints.map((made) => (
        <Group key={made.complaintId} gap="xs">
          <Text size="sm" c={made.outcome === null ? 'red.9' : 'dark.9'}>
            {formatInstant(made.madeAt, zone)} · {say('complaint')}: {pickText(COMPLAINT_WORDS[made.about])} ·{' '}
            {say('madeBy')}: {pickText(COMPLAINANT_WORDS[made.madeBy])} · <bdi>{made.account}</bdi> ·{' '}
            {made.outcome === null || made.answeredAt === null ? (
              say('unanswered')
            ) : (
              <>
                {say('answer')} {formatInstant(made.answeredAt, zone)}: {pickText(OUTCOME_WORDS[made.outcome])} ·{' '}
                <bdi>{made.found}</bdi>
                {made.remedy !== null && (
                  <>
                    {' '}
                    · {say('remedy')}: <bdi>{made.remedy}</bdi>
                  </>
                )}
              </>
            )}
          </Text>
          {made.outcome === null && abilities.includes('register/answer-property-complaint') && (
            <AnswerComplaint complaintId={made.complaintId} zone={zone} />
          )}
        </Group>
      ))}
    </>
  );
}

/** The dialog that records a complaint about a packet. */
export function RecordComplaint({ packet, zone }: { packet: PacketView; zone: string }) {
  const { t } = useTranslation('register');
  return (
    <FormDialog<Recorded>
      command="register/record-property-complaint"
      label={t('property.complain')}
      compact={`${t('property.complain')}: ${packet.seal}`}
      explain={t('property.complainExplain')}
      zone={zone}
      fields={[
        {
          key: 'about',
          label: say('complaint'),
          kind: 'select',
          required: true,
          options: optionsOf(COMPLAINTS, COMPLAINT_WORDS),
        },
        {
          key: 'madeBy',
          label: say('madeBy'),
          kind: 'select',
          required: true,
          options: optionsOf(COMPLAINANTS, COMPLAINANT_WORDS),
        },
        { key: 'account', label: t('property.account'), kind: 'long', required: true },
        { key: 'madeAt', label: say('takenAt'), kind: 'instant', required: true },
      ]}
      build={({ about = '', madeBy = '', account = '', madeAt }) => ({
        packetId: packet.packetId,
        about,
        madeBy,
        account,
        madeAt: Number(madeAt),
      })}
    />
  );
}

function AnswerComplaint({ complaintId, zone }: { complaintId: string; zone: string }) {
  const { t } = useTranslation('register');
  return (
    <FormDialog<Answered>
      command="register/answer-property-complaint"
      label={t('property.answer')}
      explain={t('property.answerExplain')}
      zone={zone}
      fields={[
        {
          key: 'outcome',
          label: say('answer'),
          kind: 'select',
          required: true,
          options: optionsOf(COMPLAINT_OUTCOMES, OUTCOME_WORDS),
        },
        { key: 'found', label: say('found'), kind: 'long', required: true },
        { key: 'remedy', label: t('property.remedyWhereRight'), kind: 'long', required: false },
      ]}
      build={({ outcome = '', found = '', remedy = '' }) => ({
        complaintId,
        outcome,
        found,
        ...(remedy === '' ? {} : { remedy }),
      })}
    />
  );
}
