import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { FormValues } from '../../../app/kit/form-fields.ts';
import type { ErasureInput } from '../erasure/erasure.ts';
import type { ErasuresAnswer, ErasureView } from '../erasure/views.ts';
import { ERASURE_WORDS, FIELD_WORDS, LEVEL_WORDS, REASON_WORDS, STEP_WORDS } from '../erasure/words.ts';
import { ErasureSteps } from './erasure-steps.tsx';

const say = (word: keyof typeof ERASURE_WORDS): string => pickText(ERASURE_WORDS[word]);
const fieldName = (field: string): string => {
  const word = FIELD_WORDS[field];
  return word === undefined ? field : pickText(word);
};
const REASONS = ['wrong-person', 'third-party', 'court-order', 'retention-over'] as const;
const PERSON = 'person';
const EVENT = 'event';
type Input = ErasureInput & { readonly personNo: number };

/** What is chosen in the form: a field of an event, all of an event, or all of the person. */
const chosenIn = ({ what = '' }: FormValues): Pick<ErasureInput, 'level' | 'eventId' | 'fields'> => {
  if (what === PERSON) return { level: 'person' };
  const [eventId = '', field = EVENT] = what.split(' ');
  return field === EVENT ? { level: 'event', eventId } : { level: 'field', eventId, fields: [field] };
};

/** On a person's file: what was erased of its events and by whose order, what waits for a second officer, and the form of an order. */
export default function ErasurePanel({ personNo, zone }: { personNo: number; zone: string }) {
  const answer = useAnswer<ErasuresAnswer>('register/erasures', { personNo });
  if (!answer.data) return null;
  const { orders, abilities } = answer.data;
  const mayOrder = abilities.includes('register/order-erasure');
  if (orders.length === 0 && !mayOrder) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={say('title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {say('title')}
          </Title>
          <Group gap="xs" className="amana-no-print">
            <Link to="/erasures" className="amana-link">
              {say('all')}
            </Link>
            {mayOrder && <OrderErasure personNo={personNo} zone={zone} answer={answer.data} />}
          </Group>
        </Group>
        {orders.length === 0 ? (
          <Text c="gray.7">{say('none')}</Text>
        ) : (
          <Text size="sm">
            <bdi>{say('mark')}</bdi>
          </Text>
        )}
        {orders.map((order) => (
          <Order key={order.orderId} order={order} zone={zone} />
        ))}
      </Stack>
    </Paper>
  );
}

function Order({ order, zone }: { order: ErasureView; zone: string }) {
  const directory = useDirectory();
  const steps = [
    ['ordered', order.ordered],
    ['carriedOut', order.carriedOut],
  ] as const;
  return (
    <div>
      <Group gap="xs">
        <Text fw={700}>
          {pickText(LEVEL_WORDS[order.level])} · {pickText(REASON_WORDS[order.reason])}
        </Text>
        <Badge color={order.step === 'waiting' ? 'yellow.2' : 'gray.3'} c="dark.9" variant="filled" tt="none">
          {pickText(STEP_WORDS[order.step])}
        </Badge>
        <ErasureSteps order={order} />
      </Group>
      {steps.map(
        ([step, by]) =>
          by !== null && (
            <Text key={step} size="sm">
              {say(step)}: <bdi>{pickText({ ...by.officer, ckb: by.officer.ar })}</bdi> ·{' '}
              {directory.authorityName(by.authority)} · {formatInstant(by.at, zone)}
            </Text>
          ),
      )}
      {order.withdrawnAt !== null && (
        <Text size="sm">
          {say('withdrawn')}: {formatInstant(order.withdrawnAt, zone)}
        </Text>
      )}
      <ul>
        {order.events.map((event) => (
          <li key={event.eventId}>
            <Text size="sm">
              {pickText(event.summary)} · {formatInstant(event.occurredAt, zone)} ·{' '}
              {event.fields.map(fieldName).join(', ')}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OrderErasure({ personNo, zone, answer }: { personNo: number; zone: string; answer: ErasuresAnswer }) {
  const { erasable, openFromAt } = answer;
  const open = openFromAt !== null;
  const what = erasable.flatMap(({ eventId, summary, occurredAt, fields, own }) => {
    const about = `${pickText(summary)} · ${formatInstant(occurredAt, zone)}`;
    return [
      ...(own ? fields.map((field) => ({ value: `${eventId} ${field}`, label: `${fieldName(field)}: ${about}` })) : []),
      ...(open ? [{ value: `${eventId} ${EVENT}`, label: `${pickText(LEVEL_WORDS.event)}: ${about}` }] : []),
    ];
  });
  if (open && erasable.length > 0) what.push({ value: PERSON, label: say('wholePerson') });
  if (what.length === 0) return null;
  const isCourt = (values: FormValues) => values.reason === 'court-order';
  return (
    <FormDialog<Input>
      command="register/order-erasure"
      label={say('order')}
      explain={say('orderExplain')}
      zone={zone}
      grave
      fields={[
        { key: 'what', label: say('what'), kind: 'select', required: true, options: what },
        {
          key: 'reason',
          label: say('reason'),
          kind: 'select',
          required: true,
          options: REASONS.filter((reason) => open || reason !== 'retention-over').map((value) => ({
            value,
            label: pickText(REASON_WORDS[value]),
          })),
        },
        {
          key: 'documentSha256',
          label: say('document'),
          kind: 'document',
          required: false,
          follows: (values) => (isCourt(values) ? undefined : ''),
        },
      ]}
      build={(values) => ({
        personNo,
        ...chosenIn(values),
        reason: (values.reason ?? 'wrong-person') as ErasureInput['reason'],
        ...(isCourt(values) && values.documentSha256 ? { documentSha256: values.documentSha256 } : {}),
      })}
    />
  );
}
