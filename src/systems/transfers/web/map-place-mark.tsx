import { formatNumber } from '../../../app/format/format-number.ts';
import type { OccupancyRow } from '../../sites/capacity/occupancy-views.ts';
import type { RoomPlace } from '../room-views.ts';
import type { DrawnPlace } from './map-layout.ts';
import { DisputeSign, HazardSign, SiteShape } from './map-signs.tsx';

const RING = 13;
const AROUND = 2 * Math.PI * RING;

/** A site on the map: its shape says its kind, a ring how full it is, and signs that it is in danger or disputed. Nothing is told by colour alone. */
export function MapPlaceMark({
  place,
  kind,
  occupancy,
  room,
}: {
  place: DrawnPlace;
  kind: string;
  occupancy: OccupancyRow | undefined;
  room: RoomPlace | undefined;
}) {
  const places = occupancy?.places ?? null;
  const inside = occupancy?.inside ?? 0;
  const full = places === null || places === 0 ? 0 : inside / places;
  const held = room?.control.map(({ authority, holder }) => authority ?? holder).join(' / ');
  const shows = kind !== 'crossing' || inside > 0;
  return (
    <g>
      {places !== null && places > 0 && (
        <g transform={`translate(${place.x} ${place.y}) rotate(-90)`}>
          <circle r={RING} className="amana-map-ring" />
          <circle
            r={RING}
            className="amana-map-ring"
            data-full={full > 1 ? 'over' : 'within'}
            strokeDasharray={`${Math.min(1, full) * AROUND} ${AROUND}`}
          />
        </g>
      )}
      <g transform={`translate(${place.x} ${place.y})`}>
        <SiteShape kind={kind} size={7} />
      </g>
      {(room?.hazards.length ?? 0) > 0 && (
        <g transform={`translate(${place.x + 15} ${place.y - 13})`}>
          <HazardSign />
        </g>
      )}
      {room?.disputed && (
        <g transform={`translate(${place.x - 15} ${place.y - 13})`}>
          <DisputeSign />
        </g>
      )}
      <text x={place.labelX} y={place.labelY - 2} className="amana-map-name">
        {place.label}
      </text>
      <text x={place.labelX} y={place.labelY + 12} className="amana-map-detail">
        {[
          ...(shows
            ? [places === null ? formatNumber(inside) : `${formatNumber(inside)} / ${formatNumber(places)}`]
            : []),
          ...(held ? [held] : []),
        ].join(' · ')}
      </text>
    </g>
  );
}
