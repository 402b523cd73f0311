import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { FormDialog } from '../../../app/kit/form-dialog.tsx';
import type { ManifestAnswer } from '../views.ts';
import type { RecordRecaptureInput } from '../way-command-views.ts';
import type { WayAnswer } from '../way-views.ts';
import { roomName } from './seats-unplaced.tsx';

/** Records that somebody who got away from the convoy was caught and sits in one of its vehicles again. Nothing where nobody is at large. */
export function RecaptureButton({
  answer: { manifest, vehicles, lines },
  way: { atLarge },
  onRecorded,
}: {
  answer: ManifestAnswer;
  way: WayAnswer;
  /** Told what was recorded, in words. */
  onRecorded: (text: string) => void;
}) {
  const { t } = useTranslation('transfers');
  const directory = useDirectory();
  if (atLarge.length === 0) return null;
  const rooms = vehicles.flatMap(({ code: vehicle, compartments }) =>
    compartments.map(({ code }) => ({ vehicle, compartment: code })),
  );
  const [only] = atLarge.length === 1 ? atLarge : [];
  const nameOf = (personNo: number) => lines.find((line) => line.personNo === personNo)?.name.primary;
  const numberOf = (personNo: string | undefined) =>
    atLarge.find((one) => String(one.personNo) === personNo)?.registerNumber ?? '';
  return (
    <FormDialog<RecordRecaptureInput>
      command="transfers/record-recapture"
      label={t('recapture.title')}
      explain={t('recapture.explain')}
      zone={directory.zoneOf(manifest.to)}
      fields={[
        {
          key: 'personNo',
          label: t('recapture.person'),
          kind: 'select',
          required: true,
          options: atLarge.map(({ personNo, registerNumber }) => ({
            value: String(personNo),
            label: [registerNumber, nameOf(personNo)].filter((word) => word !== undefined).join(' · '),
          })),
        },
        {
          key: 'compartment',
          label: t('recapture.seat'),
          kind: 'select',
          required: true,
          options: rooms.map((room) => ({ value: roomName(room), label: roomName(room) })),
        },
        { key: 'place', label: t('recapture.place'), kind: 'text', required: true },
        { key: 'circumstances', label: t('recapture.circumstances'), kind: 'long', required: true },
        { key: 'at', label: t('movement.occurredAt'), kind: 'instant', required: false },
      ]}
      initial={{
        personNo: only === undefined ? '' : String(only.personNo),
        compartment:
          only?.vehicle == null || only.compartment === null
            ? ''
            : roomName({ vehicle: only.vehicle, compartment: only.compartment }),
      }}
      build={({ personNo, compartment, place = '', circumstances = '', at }) => {
        const room = rooms.find((one) => roomName(one) === compartment);
        return {
          manifestNo: manifest.manifestNo,
          personNo: Number(personNo),
          vehicle: room?.vehicle ?? '',
          compartment: room?.compartment ?? '',
          place,
          circumstances,
          ...(at ? { occurredAt: Number(at) } : {}),
        };
      }}
      onDone={({ events }) =>
        onRecorded(t('recapture.recorded', { number: numberOf(String(events[0]?.streamNo ?? '')) }))
      }
    />
  );
}
