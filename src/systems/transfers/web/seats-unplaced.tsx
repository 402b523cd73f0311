import { Alert, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Codes } from '../../../app/kit/codes.tsx';
import type { ManifestAnswer } from '../views.ts';
import type { RoomOfVehicle } from './propose-reseating.ts';

/** How a compartment is named in a list to choose from. */
export const roomName = ({ vehicle, compartment }: RoomOfVehicle): string => `${vehicle} / ${compartment}`;

/** Who finds no seat by the rules, and where they sit all the same: what happened is recorded, also against the rules, with its breach. */
export function SeatsUnplaced({
  answer,
  unplaced,
  rooms,
  value,
  onChange,
  stay,
}: {
  answer: ManifestAnswer;
  unplaced: readonly number[];
  rooms: readonly RoomOfVehicle[];
  /** The name of a compartment; empty: they stay where they are. */
  value: string;
  onChange: (room: string) => void;
  stay: string;
}) {
  const { t } = useTranslation('transfers');
  if (unplaced.length === 0) return null;
  return (
    <Alert color="orange">
      {t('reseat.unplaced', { count: unplaced.length })}{' '}
      <Codes
        codes={answer.lines
          .filter(({ personNo }) => unplaced.includes(personNo))
          .map(({ registerNumber }) => registerNumber)}
      />
      <NativeSelect
        mt="xs"
        label={t('reseat.others')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={[
          { value: '', label: stay },
          ...rooms.map((room) => ({
            value: roomName(room),
            label: t('reseat.against', { place: roomName(room) }),
          })),
        ]}
      />
    </Alert>
  );
}
