import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../app/api/use-directory.ts';
import { formatNumber } from '../../../app/format/format-number.ts';
import { toUserDigits } from '../../../app/format/to-user-digits.ts';
import { ScrollRegion } from '../../../app/kit/scroll-region.tsx';
import type { OccupancyRow } from '../../sites/capacity/occupancy-views.ts';
import type { OperationRoomAnswer, RoomRoute } from '../room-views.ts';
import { bendOf, type DrawnPlace, layOutMap, type MapLayout } from './map-layout.ts';
import { MapPlaceMark } from './map-place-mark.tsx';
import { DisputeSign, HazardSign, SiteShape } from './map-signs.tsx';
import './room-map.css';
import { RoomMapTables } from './room-map-tables.tsx';
import { shortName } from './short-name.ts';

/** How a stretch is drawn: by the liveliest of what goes it. */
const stateOf = ({ underWay, travelled }: RoomRoute): 'under-way' | 'travelled' | 'planned' =>
  underWay > 0 ? 'under-way' : travelled > 0 ? 'travelled' : 'planned';
const STATES = ['under-way', 'travelled', 'planned'] as const;

/** The map of the operation, drawn from the coordinates that the register has: no map is fetched from anywhere. What it shows stands in two tables below it too. */
export default function RoomMap({ room, occupancy }: { room: OperationRoomAnswer; occupancy: OccupancyRow[] }) {
  const { t } = useTranslation(['transfers', 'sites']);
  const directory = useDirectory();
  const codes = room.places.map(({ code }) => code);
  const sites = directory.sites.filter(({ code }) => codes.includes(code));
  if (room.routes.length === 0)
    return (
      <Text size="sm" c="gray.7" role="status">
        {t('map.none')}
      </Text>
    );
  const layout = layOutMap(
    sites.map(({ code, lat, lon }) => ({ code, lat, lon, label: shortName(directory.siteName(code)) })),
    room.routes,
  );
  const across = layout.places.map(({ x }) => x);
  const whole = (code: string) => occupancy.find((row) => row.site === code && row.section === null);
  return (
    <Stack gap="sm">
      <ScrollRegion
        label={t('room.map')}
        // where it does not fit, what is on the map is seen first and not the empty land beside it
        centre={(Math.min(...across) + Math.max(...across)) / 2 / layout.width}
      >
        <svg
          className="amana-map"
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          role="img"
          aria-label={t('map.label', {
            sites: formatNumber(layout.places.length),
            routes: formatNumber(room.routes.length),
          })}
          direction={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}
        >
          <Grid layout={layout} />
          {room.routes.map((route) => (
            <Route key={`${route.from} ${route.to} ${route.mode}`} route={route} places={layout.places} />
          ))}
          {layout.places.map((place) => (
            <MapPlaceMark
              key={place.code}
              place={place}
              kind={sites.find(({ code }) => code === place.code)?.kind ?? 'prison'}
              occupancy={whole(place.code)}
              room={room.places.find(({ code }) => code === place.code)}
            />
          ))}
          <Scale layout={layout} text={t('map.kilometres', { number: formatNumber(layout.scale.kilometres) })} />
        </svg>
      </ScrollRegion>
      <Group gap="md" component="ul" className="amana-map-legend">
        {STATES.map((state) => (
          <li key={state}>
            <svg width="34" height="10" aria-hidden="true">
              <path d="M2 5H32" className="amana-map-route" data-state={state} />
            </svg>
            {t(`map.route.${state}`)}
          </li>
        ))}
        {(['prison', 'camp', 'crossing', 'rehabilitation'] as const).map((kind) => (
          <li key={kind}>
            <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
              <SiteShape kind={kind} size={6} />
            </svg>
            {t(`sites:kind.${kind}`)}
          </li>
        ))}
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <HazardSign />
          </svg>
          {t('map.hazard')}
        </li>
        <li>
          <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
            <DisputeSign />
          </svg>
          {t('map.dispute')}
        </li>
        <li>{t('map.occupancy')}</li>
      </Group>
      <Text size="xs" c="gray.7">
        {t('map.own')}
      </Text>
      <RoomMapTables room={room} occupancy={occupancy} />
    </Stack>
  );
}

function Grid({ layout }: { layout: MapLayout }) {
  const { t } = useTranslation('transfers');
  return (
    <g className="amana-map-grid">
      {layout.parallels.map(({ degree, at }) => (
        <g key={degree}>
          <path d={`M0 ${at}H${layout.width}`} />
          <text x={26} y={at - 4}>
            {t('map.north', { degree: toUserDigits(String(degree)) })}
          </text>
        </g>
      ))}
      {layout.meridians.map(({ degree, at }) => (
        <g key={degree}>
          <path d={`M${at} 0V${layout.height}`} />
          <text x={at} y={layout.height - 6}>
            {t('map.east', { degree: toUserDigits(String(degree)) })}
          </text>
        </g>
      ))}
    </g>
  );
}

function Route({ route, places }: { route: RoomRoute; places: DrawnPlace[] }) {
  const from = places.find(({ code }) => code === route.from);
  const to = places.find(({ code }) => code === route.to);
  if (from === undefined || to === undefined) return null;
  const { path, middle } = bendOf(from, to);
  const state = stateOf(route);
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <g>
      <path d={path} className="amana-map-route" data-state={state} />
      <path
        d="M-5 -6L7 0L-5 6Z"
        className="amana-map-arrow"
        data-state={state}
        transform={`translate(${middle.x} ${middle.y}) rotate(${Math.round(angle)})`}
      />
      <text x={middle.x} y={middle.y - 9} className="amana-map-count">
        {formatNumber(route.planned + route.underWay + route.travelled)}
      </text>
    </g>
  );
}

function Scale({ layout, text }: { layout: MapLayout; text: string }) {
  const end = layout.width - 20;
  const start = end - layout.scale.length;
  return (
    <g className="amana-map-scale">
      <path d={`M${start} 16V22H${end}V16`} />
      <text x={(start + end) / 2} y={14}>
        {text}
      </text>
    </g>
  );
}
