import { Alert, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { formatInstant } from '../../../app/format/format-instant.ts';
import { pickName, pickText } from '../../../app/format/pick-text.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { ProblemAlert } from '../../../app/kit/problem-alert.tsx';
import { ACCOMPANIMENT_OUTCOMES } from '../accompanying/accompanying.ts';
import type {
  AccompanimentAnswer,
  AccompanimentPair,
  CorrectAccompaniedParentInput,
  DecideAccompanimentInput,
} from '../accompanying/views.ts';
import { OUTCOME_WORDS } from '../accompanying/words.ts';
import { DetainResident } from './detain-resident.tsx';
import { PersonField } from './person-field.tsx';
import { PlaceText } from './place-text.tsx';
import { useSectionOptions } from './use-section-options.ts';

/** On a person's file: the parent whom a child accompanies, or the children who accompany a parent; what child protection decided of them, and what is owed where the two are not together. */
export function AccompanimentPanel({ personNo, zone }: { personNo: number; zone: string }) {
  const { t } = useTranslation('register');
  const answer = useAnswer<AccompanimentAnswer>('register/accompaniment', { personNo });
  const here = answer.data?.pairs.find(({ child }) => child.personNo === personNo)?.child.site;
  const sections = useSectionOptions(here ?? undefined);
  if (answer.error) return <ProblemAlert error={answer.error} />;
  if (!answer.data || answer.data.pairs.length === 0) return null;
  const { pairs, abilities } = answer.data;
  const isChild = pairs.some(({ child }) => child.personNo === personNo);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('accompanying.title')}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('accompanying.title')}
        </Title>
        <Alert color="teal" variant="light">
          {isChild ? t('accompanying.isChild') : t('accompanying.isParent')}
        </Alert>
        {pairs.map((pair) => (
          <Pair key={pair.child.personNo} pair={pair} own={personNo} zone={zone} abilities={abilities} />
        ))}
        {isChild && abilities.includes('register/record-departure') && (
          <Group>
            <FormDialog<object>
              command="register/record-departure"
              label={t('accompanying.depart')}
              explain={t('accompanying.departExplain')}
              zone={zone}
              fields={[
                { key: 'destination', label: t('household.whereTo'), kind: 'text', required: true, shortest: 3 },
                { key: 'account', label: t('household.account'), kind: 'long', required: true, shortest: 3 },
                { key: 'occurredAt', label: t('file.occurredAt'), kind: 'instant', required: false },
              ]}
              build={({ destination = '', account = '', occurredAt }) => ({
                personNo,
                destination,
                account,
                ...(occurredAt ? { occurredAt: Number(occurredAt) } : {}),
              })}
            />
            {abilities.includes('register/detain-resident') && (
              <DetainResident personNo={personNo} zone={zone} sections={sections} />
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Pair({
  pair: { child, parent, sinceAt, born, without, decided, decisions, before },
  own,
  zone,
  abilities,
}: {
  pair: AccompanimentPair;
  own: number;
  zone: string;
  abilities: readonly string[];
}) {
  const { t } = useTranslation('register');
  const other = child.personNo === own ? parent : child;
  return (
    <div>
      <Group gap="xs">
        <Text component="span">{child.personNo === own ? t('accompanying.parent') : t('intake.child')}</Text>
        <Link to="/people/$personNo" params={{ personNo: String(other.personNo) }} className="amana-link">
          <PersonName registerNumber={other.registerNumber} name={other.name ?? ''} />
        </Link>
        <Text component="span" size="sm">
          <PlaceText place={other} />
        </Text>
        <Badge color={decided === 'beside' ? 'teal.1' : 'gray.3'} c="dark.9" variant="filled" tt="none">
          {decided === null ? t('accompanying.undecided') : pickText(OUTCOME_WORDS[decided])}
        </Badge>
      </Group>
      <Text size="sm" c="gray.7">
        {born ? t('accompanying.born') : t('accompanying.came')} {formatInstant(sinceAt, zone)}
      </Text>
      {without !== null && (
        <Alert color="red" mt="xs">
          {pickText(without.text)}
        </Alert>
      )}
      {decisions.map((decision) => (
        <Text key={decision.decisionId} size="sm">
          <b>{pickText(decision.text)}</b> · <bdi>{decision.reasons}</bdi> · {formatInstant(decision.decidedAt, zone)} ·{' '}
          {pickName(decision.decidedBy.name)} ·{' '}
          {t('accompanying.reviewed', { at: formatInstant(decision.reviewAt, zone) })}
        </Text>
      ))}
      {before.map((one) => (
        <Group key={one.endedAt} gap="xs" c="gray.7">
          <Text component="span" size="sm">
            {one.corrected ? t('accompanying.wrongParent') : t('accompanying.formerParent')}
          </Text>
          <Link to="/people/$personNo" params={{ personNo: String(one.parent.personNo) }} className="amana-link">
            <PersonName registerNumber={one.parent.registerNumber} name={one.parent.name ?? ''} />
          </Link>
          <Text component="span" size="sm">
            {[one.source, one.reason].map(
              (word) =>
                word !== null && (
                  <span key={word}>
                    <bdi>{word}</bdi>
                    {' · '}
                  </span>
                ),
            )}
            {formatInstant(one.endedAt, zone)}
          </Text>
        </Group>
      ))}
      <Group gap="xs" mt="xs">
        {abilities.includes('register/decide-accompaniment') && (
          <FormDialog<DecideAccompanimentInput>
            command="register/decide-accompaniment"
            label={t('accompanying.decide')}
            explain={t('accompanying.decideExplain')}
            zone={zone}
            fields={[
              {
                key: 'outcome',
                label: t('accompanying.outcome'),
                kind: 'select',
                required: true,
                options: ACCOMPANIMENT_OUTCOMES.map((value) => ({ value, label: pickText(OUTCOME_WORDS[value]) })),
              },
              { key: 'reasons', label: t('accompanying.reasons'), kind: 'long', required: true, shortest: 20 },
              { key: 'reviewAt', label: t('accompanying.reviewAt'), kind: 'instant', required: true },
            ]}
            build={({ outcome, reasons = '', reviewAt }) => ({
              personNo: child.personNo,
              parentNo: parent.personNo,
              outcome: outcome === 'apart' ? 'apart' : 'beside',
              reasons,
              reviewAt: Number(reviewAt),
            })}
          />
        )}
        {abilities.includes('register/correct-accompanied-parent') && (
          <FormDialog<CorrectAccompaniedParentInput>
            command="register/correct-accompanied-parent"
            label={t('accompanying.correct')}
            compact={t('accompanying.correctOf', { number: child.registerNumber })}
            explain={t('accompanying.correctExplain')}
            zone={zone}
            grave
            fields={[
              {
                key: 'parentNo',
                label: t('accompanying.rightParent'),
                kind: 'own',
                required: true,
                draw: (value, onChange) => (
                  <PersonField
                    label={t('accompanying.rightParent')}
                    except={child.personNo}
                    value={value}
                    onChange={onChange}
                  />
                ),
              },
              { key: 'source', label: t('accompanying.source'), kind: 'text', required: true },
              { key: 'reason', label: t('accompanying.why'), kind: 'long', required: true, shortest: 20 },
            ]}
            build={({ parentNo, source = '', reason = '' }) => ({
              personNo: child.personNo,
              parentNo: Number(parentNo),
              source,
              reason,
            })}
          />
        )}
      </Group>
    </div>
  );
}
