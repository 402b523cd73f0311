import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api/use-answer.ts';
import { useCommand } from '../../../app/api/use-command.ts';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { Codes } from '../../../app/kit/codes.tsx';
import { CommandNotice } from '../../../app/kit/command-notice.tsx';
import { LinkButton } from '../../../app/kit/link-button.tsx';
import { PageProblem } from '../../../app/kit/page-problem.tsx';
import { PageTitle } from '../../../app/kit/page-title.tsx';
import { PersonName } from '../../../app/kit/person-name.tsx';
import { AnswerSelect } from '../../../app/kit/sheet/answer-select.tsx';
import { StickyBar } from '../../../app/kit/sticky-bar.tsx';
import { StillMissing } from '../../../app/kit/still-missing.tsx';
import { Waiting } from '../../../app/kit/waiting.tsx';
import { usePlacementNotes } from '../../sites/web/use-placement-notes.ts';
import type { AssignCompartmentsInput } from '../command-views.ts';
import { goesAlong } from '../line-states.ts';
import type { ManifestAnswer, VehicleView } from '../views.ts';
import type { LegView, WayAnswer } from '../way-views.ts';
import { type Assignment, proposeCompartments } from './propose-compartments.ts';
import { useManifest } from './use-manifest.ts';
import { vehiclesOfWay } from './vehicles-of-way.ts';

/** So many who still need a seat are named at once. */
const NAMED = 10;

/** Seats of the convoy: a proposal by the separation rules that the officer changes where needed and confirms. */
export function CompartmentsPage() {
  const answer = useManifest();
  const manifestNo = answer.data?.manifest.manifestNo;
  const way = useAnswer<WayAnswer>(
    'transfers/way',
    { manifestNo: String(manifestNo ?? '') },
    { enabled: manifestNo !== undefined },
  );
  if (answer.error && !answer.data) return <PageProblem error={answer.error} />;
  if (way.error && !way.data) return <PageProblem error={way.error} />;
  if (!answer.data || !way.data) return <Waiting />;
  return <Compartments answer={answer.data} legs={way.data.legs} />;
}

function Compartments({ answer, legs }: { answer: ManifestAnswer; legs: readonly LegView[] }) {
  const { t } = useTranslation(['transfers', 'register']);
  const command = useCommand<AssignCompartmentsInput>('transfers/assign-compartments');
  const lines = answer.lines.filter(goesAlong);
  const proposal = useMemo(
    () =>
      proposeCompartments(
        answer.lines.filter(goesAlong),
        vehiclesOfWay(answer.vehicles, legs),
        answer.keepApart ?? [],
        {
          households: answer.households ?? [],
        },
      ),
    [answer.lines, answer.vehicles, legs, answer.keepApart, answer.households],
  );
  const directory = useDirectory();
  const notes = usePlacementNotes(answer.lines, answer.keepApart ?? [], directory.zoneOf(answer.manifest.from));
  const mayAssign = answer.abilities.includes('transfers/assign-compartments');
  const recorded = lines.every((line) => line.vehicle !== null);
  const [changes, setChanges] = useState<Record<number, string>>({});
  const [tried, setTried] = useState(false);
  const manifestNo = String(answer.manifest.manifestNo);

  const seats = new Map<number, string>();
  if (recorded) for (const line of lines) seats.set(line.personNo, `${line.vehicle}/${line.compartment}`);
  else for (const seat of proposal.assignments) seats.set(seat.personNo, `${seat.vehicle}/${seat.compartment}`);
  for (const [personNo, seat] of Object.entries(changes)) seats.set(Number(personNo), seat);
  const rooms = answer.vehicles.flatMap((vehicle) =>
    vehicle.compartments.map((compartment) => ({ ...compartment, key: `${vehicle.code}/${compartment.code}` })),
  );
  /** Number on this page of the household that a person sits with; nobody's where the person travels alone. */
  const households = new Map(
    (answer.households ?? [])
      .filter((household) => household.length > 1)
      .flatMap((household, index) => household.map((personNo) => [personNo, index + 1] as const)),
  );
  const numberOf = new Map(lines.map((line) => [line.personNo, line.registerNumber]));
  const apart = proposal.apart.filter((members) => members.some((personNo) => !seats.get(personNo)));
  const counts = new Map<string, number>();
  for (const seat of seats.values()) counts.set(seat, (counts.get(seat) ?? 0) + 1);
  const taken = (key: string) => counts.get(key) ?? 0;
  const used = rooms.filter(({ key }) => taken(key) > 0);
  const empty = rooms.filter(({ key }) => taken(key) === 0);
  const without = lines.filter((line) => !seats.get(line.personNo));
  /** Who still needs a seat, by number; of many the first ones. */
  const withoutNamed = [
    ...without.slice(0, NAMED).map(({ registerNumber }) => t('compartments.seatOf', { number: registerNumber })),
    ...(without.length > NAMED ? ['…'] : []),
  ];
  const options = rooms.map((room) => ({
    value: room.key,
    label: `${room.key} (${formatNumber(taken(room.key))}/${formatNumber(room.seats)})`,
  }));

  function confirm(): void {
    setTried(true);
    if (without.length > 0) return;
    const assignments: Assignment[] = lines.flatMap((line) => {
      const [vehicle, compartment] = (seats.get(line.personNo) ?? '').split('/');
      return vehicle && compartment ? [{ personNo: line.personNo, vehicle, compartment }] : [];
    });
    void command.send({ manifestNo: answer.manifest.manifestNo, assignments });
  }

  return (
    <Stack>
      <PageTitle title={t('compartments.title')} sub={<bdi className="amana-code">{answer.manifest.code}</bdi>}>
        <LinkButton to="/manifests/$manifestNo" params={{ manifestNo }} variant="default" size="md">
          {t('sheet.backToManifest')}
        </LinkButton>
      </PageTitle>
      {recorded || mayAssign ? (
        <Text maw={820}>{recorded ? t('compartments.recorded') : t('compartments.intro')}</Text>
      ) : (
        <Alert color="gray" role="status">
          {t('compartments.notYours')}
        </Alert>
      )}
      {answer.vehicles.length === 0 && <Alert color="orange">{t('compartments.noVehicles')}</Alert>}
      {without.length > 0 && (
        <Alert color="orange" role="status">
          {t('compartments.without', { count: without.length })}
        </Alert>
      )}
      {apart.map((members) => (
        <Alert key={members.join(' ')} color="orange" role="status">
          {t('compartments.apart', { count: members.length })}{' '}
          <Codes codes={members.flatMap((personNo) => numberOf.get(personNo) ?? [])} />
        </Alert>
      ))}
      <Rooms rooms={used} taken={taken} />
      {empty.length > 0 && (
        <details>
          <summary>{t('compartments.empty', { count: empty.length })}</summary>
          <Rooms rooms={empty} taken={taken} />
        </details>
      )}
      <Paper withBorder className="amana-sheet-frame">
        <table className="amana-sheet amana-seats">
          <thead>
            <tr>
              <th data-part="number">#</th>
              <th data-part="person">{t('lines.person')}</th>
              <th data-part="about">{t('compartments.group')}</th>
              <th data-part="seat">{t('lines.seat')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={line.personNo} data-mark={changes[line.personNo] === undefined ? 'rest' : 'exception'}>
                <td data-part="number" className="amana-number">
                  {formatNumber(index + 1)}
                </td>
                <td data-part="person">
                  <PersonName registerNumber={line.registerNumber} name={line.name.primary} latin={line.name.latin} />
                </td>
                <td data-part="about">
                  {t(`register:sex.${line.sex}`)} · {t(`ageClass.${line.ageClass}`)}
                  {households.has(line.personNo) && (
                    <div className="amana-quiet">
                      {t('compartments.household', { number: formatNumber(households.get(line.personNo) ?? 0) })}
                    </div>
                  )}
                  {notes(line).map((note) => (
                    <div className="amana-note" key={note}>
                      <bdi>{note}</bdi>
                    </div>
                  ))}
                </td>
                <td data-kind="select" data-label={t('lines.seat')}>
                  <AnswerSelect
                    aria-label={t('compartments.seatOf', { number: line.registerNumber })}
                    options={options}
                    empty={t('compartments.none')}
                    value={seats.get(line.personNo) ?? ''}
                    disabled={!mayAssign}
                    onChoose={(value) => setChanges((now) => ({ ...now, [line.personNo]: value }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Paper>
      {mayAssign && (
        <StickyBar>
          <Stack gap="xs">
            <StillMissing labels={tried ? withoutNamed : []} />
            <CommandNotice command={command} />
            {command.phase === 'done' && (
              <Alert color="teal" role="status">
                {t('compartments.done')}
              </Alert>
            )}
            <Group>
              <Button size="md" loading={command.busy} onClick={confirm}>
                {t('compartments.confirm', { count: lines.length })}
              </Button>
              <Text size="sm" fw={600}>
                {t('compartments.seated', { count: lines.length - without.length })}
              </Text>
            </Group>
          </Stack>
        </StickyBar>
      )}
    </Stack>
  );
}

/** Compartments with whom they are for and how many sit in each. */
function Rooms({
  rooms,
  taken,
}: {
  rooms: readonly (VehicleView['compartments'][number] & { key: string })[];
  taken: (key: string) => number;
}) {
  const { t } = useTranslation('transfers');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {rooms.map((room) => (
        <Paper key={room.key} withBorder p="sm" component="section">
          <Group justify="space-between">
            <Title order={2} size="h5">
              <bdi className="amana-code">{room.key}</bdi>
            </Title>
            <Text size="sm" fw={600} {...(taken(room.key) > room.seats ? { c: 'red.9' } : {})}>
              {t('compartments.seats', { taken: formatNumber(taken(room.key)), seats: formatNumber(room.seats) })}
            </Text>
          </Group>
          <Text size="xs" c="gray.7">
            {room.sex === 'any'
              ? t('compartments.families')
              : `${t(`sexGroup.${room.sex}`)} · ${t(`ageGroup.${room.ageGroup}`)} · ${t(`compartments.status.${room.legalStatus}`)}`}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
